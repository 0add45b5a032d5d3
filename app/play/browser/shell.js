// The shell around the play surface: the only place with a clock, a network, a storage and a page.
// A tap goes: surface -> step (pure) -> IndexedDB and surface side by side. The network is never on that way.
import { createApp, h, shallowRef } from 'vue'
import { Surface } from './surface.js'
import { begin, packed, step, unpacked, viewOf } from './session.js'
import { untilNextVerse } from './timing.js'
import { momentJson, ready, unheardYes } from './today.js'
import { offer } from './offer.js'
import { whole } from './unpack.js'
import { idMaker } from './ids.js'
import { openOutbox, PACKED } from './outbox.js'
import { carrier } from './carrier.js'

const HEARTBEAT_MS = 5000
const PATIENCE_MS = 60_000 // for an answer
const QUIET_AFTER_TAP_MS = 400
const FRESH_MS = 60_000 // a tray is as good as new for so long
const STALE_MS = 600_000 // a tablet that woke up later than that asks again for everything
const QUIET_MS = 2500 // nobody tapped for so long: time to lay in what no WiFi needs

const here = JSON.parse(document.getElementById('here').textContent)
const words = shallowRef(here.words), spoken = { [here.words['surface.lang']]: here.words }
const word = (key) => words.value[key] ?? ''
const language = () => state.tray?.face?.language || here.words['surface.lang']
const picture = (name, folder = 'prompts') => `/play/pictures/${folder}/${name}.svg?v=${here.pictures}`
const newId = idMaker()
const drawn = shallowRef(null), notice = shallowRef(null)
const cards = new Map(), unsaved = new Map(), freshAt = new Map()
const saved = { waiting: 0, online: true, ready: null, missing: [], secure: isSecureContext, age_days: 0, refused: 0, update: false }

let pressedAt = -1e6, overtaken = false
let box, state, faces = [], trayIds = new Set(), carry, stage, later, verseTimer, metAt = null
let unpaired = false
let offset = Date.now() - performance.now()

/** Milliseconds that go on evenly; `setClock` brings them back to the tablet's clock after a sleep or a change of it. */
const clock = () => Math.round(offset + performance.now())
const setClock = () => {
  if (Math.abs(Date.now() - clock()) > 2000) offset = Date.now() - performance.now()
}

async function act(action) {
  if (action.type === 'update') return later?.update?.(!state.play)
  if (action.type === 'home' && state.screen === 'children') return location.assign('/') // to the adult's pages
  setClock()
  const whole = wants(action) ? await equipped(action) : action
  if (!whole) return
  const tongue = whole.tray?.face?.language
  if (tongue && !spoken[tongue]) await speak(tongue) // nothing is waited for on the way of a tap otherwise
  const { state: next, events } = step(state, whole, clock(), newId)
  if (next === state) return
  state = next
  // The disk is asked first and writes while the next picture is drawn; the word "saved" waits for it.
  for (const event of events) unsaved.set(event.id, event)
  pressedAt = performance.now()
  const written = keep(action.type !== 'beat')
  if (action.type === 'read') box.putRead(state.tray).catch(() => {}) // lost, it is asked again
  show()
  await painted()
  stage?.follow(state)
  if (events.length) written.then(show).then(() => carry.soon(state.screen === 'closing' ? 300 : undefined))
  if (state.screen === 'pick') for (const tile of state.offer) card(tile.prompt)
  lateWork()
}

/** The words of a child's language at hand; they lie beside the other parts of the app. */
async function speak(name) {
  if (name && !spoken[name]) spoken[name] = await fetch(`/play/static/${here.version}/words-${name}.json`).then((reply) => reply.json()).catch(() => null)
}

/** After the frame that shows a tap; at once on a page that nobody sees, which gets no frames. */
const painted = () => new Promise((go) => {
  if (document.hidden) return go()
  const late = setTimeout(go, 100) // a frame that never comes holds no tap back
  requestAnimationFrame(() => setTimeout(() => (clearTimeout(late), go())))
})

/** Taps on the disk, and with them any that an earlier write could not bring there. */
async function record() {
  const going = [...unsaved.values()]
  try {
    await box.record(going, packed(state))
    for (const { id } of going) if (unsaved.delete(id)) saved.waiting++
  } catch {
    setTimeout(() => unsaved.size && record().then(show), HEARTBEAT_MS)
  }
}

/** The state on the disk never runs ahead of its taps: while any is unsaved, it goes along with them. */
const keep = (tapped = false) => (unsaved.size ? record() : overtaken || box.keep(packed(state), tapped).catch(() => {}))

function show() {
  words.value = spoken[language()] ?? here.words
  const missing = unsaved.size ? ['disk'] : saved.missing
  const told = { ...saved, pending: unsaved.size > 0, waiting: saved.waiting + unsaved.size, missing: missing.map((key) => word(`shell.missing.${key}`)),
    ready: unsaved.size ? false : saved.ready, age_days: metAt === null ? 0 : Math.floor((Date.now() - metAt) / 86_400_000) }
  const shown = faces.map((face) => ({ ...face, ready: trayIds.has(face.id) }))
  if (ready(state.tray, state.moment) && state.screen === 'moment') foresee()
  if (unpaired && state.screen === 'children') notice.value = 'unpaired'
  drawn.value = viewOf(state, { now: clock(), faces: shown, saved: told, picture, word })
  clearTimeout(verseTimer)
  const wait = untilNextVerse(state.play, clock())
  if (wait !== null) verseTimer = setTimeout(() => document.hidden || act({ type: 'beat' }), wait + 5)
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
const wants = ({ type, to }) => ['child', 'pick', 'you-pick'].includes(type) || (type === 'switch' && to)
  || (type === 'undo' && state.undo.length > 0 && comesBack() !== state.child)

/** The action with what it needs from the tablet's store, or null when this tablet does not have it. */
async function equipped(action) {
  if (action.type === 'undo') return { ...action, tray: await trayOf(comesBack()) }
  if (action.type === 'child' || action.type === 'switch') {
    const id = action.to ?? action.id, path = `trays?child=${encodeURIComponent(id)}`
    const asked = equipped.asked = {}, { child, screen } = state
    const kept = await trayOf(id)
    if (kept && !(performance.now() - freshAt.get(id) < FRESH_MS)) fetchTrays(path) // what the chart says by now follows
    const tray = kept ?? whole((await fetchTrays(path))?.trays?.[id])
    const held = unheardYes([...(await box.unsent(id)), ...unsaved.values()].filter((event) => event.child === id))
    if (equipped.asked !== asked || state.child !== child || state.screen !== screen) return null // overtaken by another tap
    if (tray) return { ...action, tray, held }
    show()
    return null
  }
  const way = action.way ?? state.offer[0]?.way
  if (!way) return action
  const [prompt, variant = ''] = way.split('#')
  const found = await card(prompt).catch(() => null) // a play without its words is better than a tap without a play
  const told = found?.prompt.in?.[language()] ?? found?.prompt
  const verses = told?.ways[variant]?.verses
  return { ...action, card: verses && { verses, beat: found.prompt.beat, about: told.about }, tune: found?.tune }
}

/** The tray of a child that rests on this tablet. */
const trayOf = (child) => box.tray(child).then(whole).catch(() => null)

async function card(prompt) {
  if (cards.has(prompt)) return cards.get(prompt)
  const found = await box.card(prompt)
  if (found) cards.set(prompt, found)
  if (cards.size > 12) cards.delete(cards.keys().next().value)
  return found
}

async function fetchTrays(path, asked = fetch(`/play/${path}`, { headers: { Accept: PACKED }, signal: AbortSignal.timeout?.(PATIENCE_MS) })) {
  const reply = await asked.catch(() => null)
  saved.online = !!reply && reply.status < 500
  if (reply?.status === 401) await stranger()
  const told = reply?.ok ? await reply.json().catch(() => null) : null
  if (told) await received(told)
  return told
}

/** Not paired, or no more: what is kept of the children goes, but for the tray of a play session that still runs. */
async function stranger() {
  unpaired = true
  faces = []
  trayIds = new Set()
  show()
  await Promise.all([box.keepTraysOf(state.session ? [state.child] : []), box.putMeta('faces', [])]).catch(() => {})
}

/** Faces and trays as the server just told them: kept, if the disk has room, and the child at play gets the fresh one. */
async function received({ faces: told, trays = {}, kept = false, shelf }) {
  metAt = Date.now()
  for (const id of Object.keys(trays)) freshAt.set(id, performance.now())
  box.putMeta('met', metAt).catch(() => {})
  if (told) {
    faces = told
    await Promise.all([box.putMeta('faces', told), box.keepTraysOf(told.map(({ id }) => id))]).catch(() => {})
    trayIds = new Set([...trayIds].filter((id) => told.some((face) => face.id === id)))
  }
  await quiet()
  await (kept ? Promise.resolve() : box.putTrays(trays)).then(() => Object.keys(trays).forEach((id) => trayIds.add(id)), () => {})
  if (shelf && (await later?.cards?.(shelf).catch(() => false))) cards.clear() // prompts were changed or added
  if (trays[state.child]) await act({ type: 'tray', tray: whole(trays[state.child]) })
}

/** A fresh tray is put away while no finger is busy. */
async function quiet() {
  for (let n = 0; n < 5 && performance.now() - pressedAt < QUIET_AFTER_TAP_MS; n++)
    await new Promise((go) => setTimeout(go, QUIET_AFTER_TAP_MS))
}

/** What the first tile does not need comes after it: sound, wake lock, service worker, pictures, all trays and cards. */
function lateWork(wait = QUIET_MS) {
  clearTimeout(lateWork.timer)
  if (later || notice.value) return
  const tiles = state.screen === 'pick' || state.screen === 'play'
  lateWork.timer = setTimeout(async () => {
    later = {}
    const module = await import('./ready.js').catch(() => null)
    if (!module) return (later = null)
    stage = module.stageFor()
    stage.follow(state)
    later = module.readier({ box, here, saved, picture, show, faces: () => faces, trays: () => fetchTrays('trays') })
    await later.layIn()
    if (state.screen === 'pick') for (const tile of state.offer) card(tile.prompt)
  }, tiles ? 300 : wait)
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
  carry = carrier({ box, saved, clock: Date.now, show, received, stranger })
  const [kept, told, met, known, waiting] = await Promise.all(
    [box.session(), box.meta('faces'), box.meta('met'), box.trayIds(), box.waiting()])
  faces = told ?? []
  metAt = met
  trayIds = new Set(known)
  saved.waiting = waiting
  state = kept ? unpacked(kept, kept.child && (await trayOf(kept.child))) : begin(clock())
  const back = step(state, { type: 'resume' }, clock(), newId)
  for (const event of back.events) unsaved.set(event.id, event)
  state = back.state
  await speak(language())
  if (back.events.length) await record()
  if (!faces.length && state.screen === 'children') await fetchTrays('', asked ?? undefined)
  else if (asked) fetchTrays('', asked).then((told) => told && show())
  if (!faces.length && state.screen === 'children') notice.value ??= saved.online ? null : 'no_server'
  await fromAddress()
  show()
  mount()
  live()
}

function mount() {
  const root = () => notice.value ? plain(notice.value) : h(Surface, { view: drawn.value, words: words.value, onAct: act })
  createApp({ render: root }).mount('#play')
}

function plain(key) {
  const way = key === 'unpaired' ? h('a', { href: '/sign-in?next=/play/' }, word('shell.sign_in'))
    : h('button', { onClick: () => location.reload() }, word('shell.try_again'))
  return h('main', { class: 'plain', 'data-screen': key }, [h('h1', word(`shell.${key}`)), h('p', word(`shell.${key}_hint`)), way])
}

function live() {
  carry.soon()
  lateWork()
  setInterval(() => {
    setClock()
    if (!document.hidden && state.session && state.screen !== 'closing') act({ type: 'beat' })
  }, HEARTBEAT_MS)
  setInterval(() => state.play && !state.play.paused && !document.hidden && show(), 1000)
  addEventListener('online', () => carry.soon(0))
  addEventListener('hashchange', fromAddress)
  addEventListener('pagehide', () => document.hidden || keep())
  document.addEventListener('visibilitychange', () => (document.hidden ? keep() : woken()))
}

async function woken() {
  setClock()
  const kept = await box.session().catch(() => null)
  if (kept?.beat > state.beat && !unsaved.size) {
    overtaken = true // by another window of this tablet, which went on meanwhile; nothing of here is kept any more
    return location.reload()
  }
  act({ type: 'resume' })
  carry.soon(0)
  stage?.follow(state)
  if (state.screen === 'children' && Date.now() - metAt > STALE_MS) later?.layIn?.()
}

boot()
