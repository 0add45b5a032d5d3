// The shell around the play surface: the only place with a clock, a network, a storage and a page.
// A tap goes: surface -> step (pure) -> IndexedDB and surface side by side. The network is never on that way.
import { createApp, h, nextTick, shallowRef } from 'vue'
import { Surface, dressedFor, wordsBy } from './surface.js'
import { begin, seeingOf, step, unpacked, viewOf } from './session.js'
import { diskOf } from './keeping.js'
import { onBlack } from './view.js'
import { untilNextVerse } from './timing.js'
import { unheardNoes } from './noes.js'
import { momentJson, ready, unheardYes } from './today.js'
import { offer } from './offer.js'
import { idMaker } from './ids.js'
import { openOutbox, PACKED } from './outbox.js'
import { traysOf } from './trays.js'

const HEARTBEAT_MS = 5000
const WORDS_MS = 4000 // a network that hangs holds no panel up for longer
const QUIET_AFTER_TAP_MS = 400
const STALE_MS = 600_000 // a tablet that woke up later than that asks again for everything
const LEAVES = new Set(['home', 'child', 'back', 'closing-done', 'switch']) // to the adult's pages and to other children
const UNTAPPED = new Set(['beat', 'resume', 'tray']) // time and news, not a finger
const QUIET_MS = 2500 // nobody tapped for so long: time to lay in what no WiFi needs

const here = JSON.parse(document.getElementById('here').textContent)
const words = shallowRef(here.words), spoken = { [here.language]: here.words }
const word = (key) => words.value[key] ?? ''
const language = () => state.tray?.face?.language || here.language
const picture = (name, folder = 'prompts', bare = onBlack(seeingOf(state))) => `/play/pictures/${folder}/${name}.svg?v=${here.pictures}${bare ? '&bare' : ''}`
const newId = idMaker()
const drawn = shallowRef(null), notice = shallowRef(null)
const cards = new Map()
const saved = { waiting: 0, online: true, ready: null, missing: [], secure: isSecureContext, age_days: 0, refused: 0, update: false }

let pressedAt = -1e6
let box, disk, trays, state, carry, stage, later, verseTimer, ways
let rules = null // of preference rounds
let lock = null, shut = false // the child's side, when an adult locked it; `shut` when it was and its module is not here
let offset = Date.now() - performance.now()

/** Milliseconds that go on evenly; `setClock` brings them back to the tablet's clock after a sleep or a change of it. */
const clock = () => Math.round(offset + performance.now())
const setClock = () => {
  if (Math.abs(Date.now() - clock()) > 2000) offset = Date.now() - performance.now()
}

async function act(action) {
  if (shut && LEAVES.has(action.type)) await smith().catch(() => {})
  if (action.type === 'lock' || lock?.holds(action)) return (await smith()).turn(action)
  if (shut && LEAVES.has(action.type)) return
  if (action.type === 'update') return later?.update?.(!state.play)
  if (action.type === 'home' && state.screen === 'children') return location.assign('/') // to the adult's pages
  setClock()
  // Another way to play it must be at hand by then: a stop waits for nothing.
  if (action.type === 'not-here' || action.type === 'comfort') action = { ...action, told: wordsOf(cards.get(state.play?.prompt)) }
  const whole = wants(action) ? await equipped(action) : action
  if (!whole || (UNTAPPED.has(action.type) && (await disk.isOvertaken()))) return
  const tongue = whole.tray?.face?.language
  const worn = dressedFor(whole.tray ? whole.tray.face.seeing : whole.type === 'seeing' ? whole.change : undefined)
  if (tongue && !spoken[tongue]) await speak(tongue) // nothing is waited for on the way of a tap otherwise
  if (worn) await worn
  const stops = whole.stop || whole.type === 'all-done' || whole.type === 'wrong' // which wait for nothing
  if ((state.rounds?.on && !stops) || whole.type === 'rounds') await inRounds()
  const { state: next, events } = step(state, whole, clock(), newId, rules)
  if (next === state) return
  state = next
  // The disk is asked first and writes while the next picture is drawn; the word "saved" waits for it.
  pressedAt = performance.now()
  const written = disk.keep(events, UNTAPPED.has(action.type) ? null : newId(clock()))
  if (action.type === 'read') box.putRead(state.tray).catch(() => {}) // lost, it is asked again
  show()
  await painted()
  stage?.follow(state)
  if (events.length) written.then(show).then(() => carry?.soon(state.screen === 'closing' ? 300 : undefined))
  if (state.screen === 'pick') for (const tile of state.offer) card(tile.prompt)
  lateWork()
}

/** The rules of preference rounds at hand; a tablet that cannot get them plays on without. */
async function inRounds() {
  rules ??= await import('./assessing.js').catch(() => null)
}

const smith = () => (smith.asked ??= import('./lock.js').then((late) => late.locksmith({ box, act, screen: () => state.screen })).then(
  (one) => ((shut = false), (lock = one)), (lost) => {
    smith.asked = null // asked again with the next tap
    throw lost
  }))

/** The words of a child's language at hand; they lie beside the other parts of the app. */
async function speak(name) {
  if (name && !spoken[name]) spoken[name] = await wordsIn(name)
}

/** The words that the first tile does without. A late screen, which is made of them, waits for them. */
const lateWords = () => (lateWords.asked ??= wordsIn(here.language).then((told) => {
  if (told) spoken[here.language] = told
  else lateWords.asked = null // asked again with the next screen
  if (state) show()
}))
wordsBy(lateWords)

const wordsIn = (name) => fetch(`/play/static/${here.version}/words-${name}.json`, { signal: AbortSignal.timeout?.(WORDS_MS) }).then((reply) => reply.json()).catch(() => null)

/** After the frame that shows a tap; at once on a page that nobody sees, which gets no frames. */
const painted = () => new Promise((go) => {
  if (document.hidden) return go()
  const late = setTimeout(go, 100) // a frame that never comes holds no tap back
  requestAnimationFrame(() => setTimeout(() => (clearTimeout(late), go())))
})

function show() {
  words.value = spoken[language()] ?? here.words
  const unsaved = disk.unsaved.size, missing = unsaved ? ['disk'] : saved.missing
  const told = { ...saved, pending: unsaved > 0, waiting: saved.waiting + unsaved, missing: missing.map((key) => word(`missing.${key}`)),
    ready: unsaved ? false : saved.ready, age_days: trays.metAt === null ? 0 : Math.floor((Date.now() - trays.metAt) / 86_400_000) }
  const shown = trays.faces.map((face) => ({ ...face, ready: trays.ids.has(face.id) }))
  if (ready(state.tray, state.moment) && state.screen === 'moment') foresee()
  if (trays.unpaired && state.screen === 'children') notice.value = 'unpaired'
  drawn.value = viewOf(state, { now: clock(), faces: shown, saved: told, picture, word })
  if (drawn.value.waits) trays.complete(state.child)
  clearTimeout(verseTimer)
  if (ways) nextTick(() => ways.follow?.(drawn.value))
  else if (state.session && (state.tray?.face?.access?.way ?? 'touch') !== 'touch') waysIn()
  const wait = untilNextVerse(state.play, clock())
  if (wait !== null) verseTimer = setTimeout(() => document.hidden || act({ type: 'beat' }), wait + 5)
}

/** Other ways in than a tap, and what tells how taps went. */
async function waysIn() {
  ways ??= {}
  const module = await import('./ways.js').catch(() => (ways = null)) // asked again with the next picture
  if (module) ways = module.waysFor(document.getElementById('play'), { tell: (told) => act({ type: 'pressing', told }) })
  show()
}

/** Fetch the pictures of the first offer while the adult's finger is on its way to Start. */
function foresee() {
  clearTimeout(foresee.timer)
  foresee.timer = setTimeout(() => state.screen === 'moment' && ready(state.tray, state.moment) && fetchFirst(), 150)
}

function fetchFirst() {
  const said = { kind: 'session_started', moment: momentJson(state.tray, state.moment) }
  for (const tile of offer(state.tray, [said], state.tray.face.pictures)) new Image().src = picture(tile.picture)
}

const comesBack = () => state.undo.at(-1)?.before.child // whose screen "Undo" would bring back
const wants = ({ type, to, open }) => ['child', 'pick', 'you-pick'].includes(type) || (type === 'switch' && to)
  || (type === 'panel' && open === 'rounds')
  || (type === 'undo' && state.undo.length > 0 && comesBack() !== state.child)

/** The action with what it needs from the tablet's store, or null when this tablet does not have it. */
async function equipped(action) {
  if (action.type === 'undo') return { ...action, tray: await trays.tray(comesBack()) }
  if (action.type === 'panel') {
    const { child } = state
    const [unsent] = await Promise.all([box.unsent(child).catch(() => []), inRounds()])
    const here = [...unsent, ...disk.unsaved.values()].filter((event) => event.child === child)
    return rules && state.child === child && { ...action, rounds: rules.openFor(state, here) }
  }
  if (action.type === 'child' || action.type === 'switch') {
    const id = action.to ?? action.id
    const asked = equipped.asked = {}, { child, screen } = state
    const kept = await trays.tray(id)
    if (kept && !kept.only) trays.complete(id) // what the chart says by now follows
    const tray = kept ?? (await trays.first(id))
    const told = [...(await box.unsent(id)), ...disk.unsaved.values()].filter((event) => event.child === id)
    const held = unheardYes(told), noes = unheardNoes(told)
    if (equipped.asked !== asked || state.child !== child || state.screen !== screen) return null // overtaken by another tap
    if (tray) return { ...action, tray, held, noes }
    show()
    return null
  }
  const way = action.way ?? state.offer[0]?.way
  if (!way) return action
  const [prompt, variant = ''] = way.split('#')
  const found = await card(prompt).catch(() => null) // a play without its words is better than a tap without a play
  const told = wordsOf(found)
  const verses = told?.ways[variant]?.verses
  return { ...action, card: verses && { verses, beat: found.prompt.beat, about: told.about }, tune: found?.tune }
}

const wordsOf = (found) => found?.prompt.in?.[language()] ?? found?.prompt

async function card(prompt) {
  if (cards.has(prompt)) return cards.get(prompt)
  const found = await box.card(prompt)
  if (found) cards.set(prompt, found)
  if (cards.size > 12) cards.delete(cards.keys().next().value)
  return found
}

/** A fresh tray is put away while no finger is busy. */
async function quiet() {
  for (let n = 0; n < 5 && performance.now() - pressedAt < QUIET_AFTER_TAP_MS; n++)
    await new Promise((go) => setTimeout(go, QUIET_AFTER_TAP_MS))
}

/** What the first tile does not need comes after it: sound, wake lock, service worker, pictures, all trays and cards. */
function lateWork(wait) {
  clearTimeout(lateWork.timer)
  if ((later && !trays.firsts.size) || notice.value) return
  const tiles = state.screen === 'pick' || state.screen === 'play'
  lateWork.timer = setTimeout(async () => {
    for (const id of trays.firsts.keys()) trays.complete(id)
    if (later) return
    later = {}
    const module = await import('./ready.js').catch(() => null)
    if (!module) {
      later = null
      return lateWork(HEARTBEAT_MS) // taps wait for it; nobody may tap again
    }
    carry = module.carrier({ box, saved, clock: Date.now, show, received: trays.received, stranger: trays.stranger })
    carry.soon() // what has gathered till now
    await lateWords()
    stage = module.stageFor(act, box)
    stage.follow(state)
    waysIn()
    later = module.readier({ box, here, saved, picture, show, trays, child: () => state.child })
    await later.layIn()
    if (state.screen === 'pick') for (const tile of state.offer) card(tile.prompt)
  }, wait ?? (tiles ? 300 : QUIET_MS))
}

async function fromAddress() {
  const id = location.hash.slice(1) // small letters, digits and hyphens
  if (id && state.screen === 'children') await act({ type: 'child', id })
}

async function boot() {
  const asked = globalThis.early
  try {
    box = await openOutbox()
  } catch {
    notice.value = 'no_storage'
    return mount()
  }
  const [kept, told, met, known, waiting, locked] = await Promise.all(
    [box.kept(), box.meta('faces'), box.meta('met'), box.trayIds(), box.waiting(), box.meta('lock')])
  const hears = { first: lateWork, cards: () => cards.clear(), tray: (tray) => act({ type: 'tray', tray }), stranger: show }
  trays = traysOf({ box, saved, clock, state: () => state, later: () => later, quiet, hears })
  Object.assign(trays, { faces: told ?? [], metAt: met, ids: new Set(known) })
  saved.waiting = waiting
  const { session: was } = kept
  disk = diskOf(box, kept.tap, { state: () => state, saved, show })
  state = was ? unpacked(was, was.child && (await trays.tray(was.child))) : begin(clock())
  if (state.rounds?.on) await inRounds()
  const gone = state.child && !state.tray && !trays.faces.some(({ id }) => id === state.child)
  const back = step(state, { type: 'resume', gone }, clock(), newId, rules)
  state = back.state
  if (locked?.on) await smith().catch(() => (shut = true))
  await speak(language())
  await dressedFor(seeingOf(state))
  if (back.events.length) await disk.keep(back.events)
  if (!trays.faces.length && state.screen === 'children') await trays.ask('faces', PACKED, asked ?? undefined)
  else if (asked) trays.ask('', PACKED, asked).then((told) => told && show())
  if (!trays.faces.length && state.screen === 'children') notice.value ??= saved.online ? null : 'no_server'
  await fromAddress()
  show()
  mount()
  live()
}

function mount() {
  const root = () => notice.value ? plain(notice.value) : h(Surface, { view: drawn.value, words: words.value, onAct: act, onEarly: () => ways?.early?.() })
  createApp({ render: root }).mount('#play')
}

function plain(key) {
  const way = key === 'unpaired' ? h('a', { href: '/sign-in?next=/play/' }, word('shell.sign_in'))
    : h('button', { onClick: () => location.reload() }, word('shell.try_again'))
  return h('main', { class: 'plain', 'data-screen': key }, [h('h1', word(`shell.${key}`)), h('p', word(`shell.${key}_hint`)), way])
}

function live() {
  lateWork()
  if (state.play) card(state.play.prompt).catch(() => {})
  setInterval(() => {
    setClock()
    lateWords()
    if (!document.hidden && state.session && state.screen !== 'closing') act({ type: 'beat' })
  }, HEARTBEAT_MS)
  setInterval(() => (state.wrong || (state.play && !state.play.paused)) && !document.hidden && show(), 1000)
  addEventListener('online', () => (carry ? carry.soon(0) : lateWork(0)))
  addEventListener('hashchange', fromAddress)
  addEventListener('pagehide', () => document.hidden || disk.keep())
  document.addEventListener('visibilitychange', () => (document.hidden ? disk.keep() : woken()))
}

async function woken() {
  setClock()
  await act({ type: 'resume' })
  carry?.soon(0)
  stage?.follow(state)
  if (state.screen === 'children' && Date.now() - trays.metAt > STALE_MS) later?.layIn?.()
}

boot()
