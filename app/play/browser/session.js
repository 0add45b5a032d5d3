// A play session on the tablet: what is tapped goes in, a new state and the events that tell it come out.
// Nothing here knows a page, a clock or a network: `now` (milliseconds) and `newId(now)` are handed in.
import { askAnew, dated, momentJson, passes, ready, safe, stopOf } from './today.js'
import { inMood } from './offer.js'
import { changed, close, ended, kept, lay, play, shown, timeUp, toldStop } from './sitting.js'
import { answered, asking, bank, begun, paused, resumed, toVerse } from './timing.js'
export { viewOf } from './view.js'

const UNDO_DEPTH = 12
const MOVED_AT_ONCE = 400 // events named by one move
const LOST_AFTER_MS = 2 * 3600_000 // a play session left alone for longer is over, and its answers are of another day
const SITTING_MS = 3 * 3600_000 // and so is one that was begun so long ago, on a tablet that nobody put away

/** A tablet that lies on the table: no child, no play session. */
export const begin = (now) => ({
  v: 1, screen: 'children', child: null, tray: null, session: null, started: null, moment: null, number: -1, offer: [],
  play: null, plays: [], finding: false, switching: false, sound: null, closing: null, carried: [], log: [], undo: [],
  beat: now,
})

/** One action further. An action that does not belong here changes nothing and says nothing. */
export function step(was, action, now, newId) {
  // How old a tray is counts from the start of play: nothing goes from under a child's hands because midnight passed.
  const tray = dated(was.tray, was.session ? was.started : now)
  const state = tray === was.tray ? was : { ...was, tray }
  if (action.tray) action = { ...action, tray: dated(action.tray, now) }
  if (isOver(state, now) && !ENDING.has(action.type)) action = { type: 'resume' }
  const turn = Object.hasOwn(TURNS, action.type) && TURNS[action.type]
  const play = state.play && bank(state.play, now)
  const next = { ...state, play, beat: now }
  const events = []
  const say = (kind, more = {}, child = next.child ?? state.child) =>
    events.push({ id: newId(now), child, session: next.session ?? state.session, at: new Date(now).toISOString(), kind, ...more })
  if (!turn || turn(next, action, { state, now, newId, events, say }) === false) return { state, events: [] }
  if (!events.length || action.type === 'undo' || !next.session) return { state: next, events }
  if (action.type !== 'switch') next.log = [...state.log, ...events]
  if (!BY_ITSELF.has(action.type)) {
    const { undo, ...before } = { ...state, play }
    if (before.child === next.child) before.tray = null // undo takes the newest one; a dozen old trays would weigh megabytes
    const names = events.map(({ id, child }) => ({ id, child }))
    next.undo = [...undo, { label: action.outcome ?? action.type, names, before }].slice(-UNDO_DEPTH)
  }
  return { state: next, events }
}

/** The state without its trays, which rest beside it; `unpacked` puts the child's newest tray back. */
export const packed = (state) =>
  ({ ...state, tray: null, undo: state.undo.map((one) => ({ ...one, before: { ...one.before, tray: null } })) })

export const unpacked = (state, tray) => ({ ...state, tray: tray ?? null })

const BY_ITSELF = new Set(['tray', 'resume', 'read']) // nobody tapped it, or it was read for good: "Undo" is not about it
const ENDING = new Set(['resume', 'all-done', 'finish'])

const isOver = ({ session, screen, beat, started }, now) => screen !== 'children'
  && (now - beat >= LOST_AFTER_MS || (session && screen !== 'closing' && now - started >= SITTING_MS))

const TURNS = {
  child(next, { id, tray, held = [] }, how) {
    const { state, now } = how
    if (state.session && state.screen !== 'closing') return false
    toldStop(next, how)
    Object.assign(next, begin(now), { screen: 'moment', child: id, tray: tray ?? null, moment: askAnew(tray?.moment, held) })
  },
  home(next, _, how) {
    const { state, now } = how
    if (state.session && state.screen !== 'closing') return false
    toldStop(next, how)
    Object.assign(next, begin(now))
  },
  back(next, action, how) {
    const { session, screen, tray, moment } = how.state
    if (!session || screen !== 'moment' || stopOf(tray, moment) === null) return TURNS.home(next, action, how)
    close(next, how, 'stopped_for_safety') // switched to a child who may not play now
  },
  'closing-done': (...all) => TURNS.home(...all),
  tray(next, { tray }, how) {
    const { state } = how
    if (!tray || tray.child !== state.child) return false
    next.tray = tray
    if (state.screen === 'moment' && !state.tray && !state.session) next.moment = askAnew(tray.moment, state.moment?.held)
    kept(next, how)
  },
  read(next, _, how) {
    if (how.state.tray?.precautions !== 'old') return false
    next.tray = dated({ ...how.state.tray, read: how.now }, how.now)
    if (!next.session || next.screen === 'moment') return
    how.say('moment_changed', { moment: momentJson(next.tray, next.moment) })
    if (next.screen === 'pick') lay(next, how)
  },
  moment(next, { change }, how) {
    const { state } = how
    if (!state.moment || state.screen === 'closing') return false
    next.moment = { ...state.moment, ...change }
    next.moment.yes = [...new Set([...(next.moment.held ?? []), ...next.moment.yes])]
    // What was confirmed or looked at holds there and for that giver only (rule 25).
    if (['place', 'position', 'giver'].some((one) => next.moment[one] !== state.moment[one]))
      Object.assign(next.moment, { confirmed: [], checked: {} })
    if (state.session && (state.screen !== 'moment' || stopOf(next.tray, next.moment) !== null)) changed(next, how)
  },
  mood: (next, { mood }, how) => TURNS.moment(next, { change: { mood } }, how),
  start(next, _, how) {
    const { state, now, newId, say } = how
    if (state.screen !== 'moment' || !ready(state.tray, state.moment)) return false
    if (!state.session) Object.assign(next, { session: newId(now), started: now, log: [] })
    say(state.session ? 'moment_changed' : 'session_started', { moment: momentJson(state.tray, state.moment) })
    lay(next, how)
  },
  else(next, _, how) {
    if (how.state.screen !== 'pick') return false
    how.say('something_else', { number: next.number, prompts: shown(next) })
    lay(next, how)
  },
  'not-that'(next, { way }, how) {
    const tile = how.state.offer.find((one) => one.way === way)
    if (how.state.screen !== 'pick' || !tile) return false
    how.say('not_that', { prompt: tile.prompt })
    lay(next, how)
  },
  'you-pick': (next, _, how) => TURNS.pick(next, { ..._, way: how.state.offer[0]?.way, by: 'you_pick' }, how),
  pick(next, { way, by = 'child', card, tune }, how) {
    const { state, now, newId } = how
    const tile = state.offer.find((one) => one.way === way)
    if (state.screen !== 'pick' || !safe(state.tray, state.moment).includes(way) || (by === 'child' && !tile)) return false
    play(next, how, begun(tile ?? { way, ...inMood(state.tray.entries[way], state.moment.mood) }, card, tune, newId(now), now), by)
  },
  find(next, { open }, { state }) {
    if (state.screen !== 'pick') return false
    next.finding = !!open
  },
  verse(next, { to }, { state, now }) {
    if (state.screen !== 'play') return false
    next.play = toVerse(next.play, to, now)
  },
  chose(next, { option }, { state, now, say }) {
    const what = state.screen === 'play' && asking(state.play)?.[option]
    if (!what) return false
    say('chose', { play: state.play.id, verse: state.play.verse, option: what.label })
    next.play = answered(next.play, option, now)
  },
  cue(next, { cue }, { state }) {
    if (state.screen !== 'play') return false
    const { cues } = state.play
    next.play = { ...next.play, cues: cues.includes(cue) ? cues.filter((one) => one !== cue) : [...cues, cue].slice(-8) }
  },
  interrupted(next, _, { state, now }) {
    if (state.screen !== 'play') return false
    next.play = state.play.paused ? resumed(state.play, now) : paused(next.play)
  },
  outcome(next, { outcome }, how) {
    if (how.state.screen !== 'play') return false
    const went = outcome === 'had_enough' ? 'child_left'
      : next.play.over ? 'natural_end' : timeUp(how) ? 'time_up' : 'adult_ended'
    const id = ended(next, how, went, outcome)
    how.say('outcome', { play: id, outcome, rater: next.moment.giver ?? 'caregiver' })
    if (timeUp(how)) close(next, how, 'time_up')
    else lay(next, how)
  },
  again(next, _, how) {
    const { play: was, tray, moment, screen } = how.state
    if (screen !== 'play' || !passes(tray, moment, was.way)) return false
    ended(next, how, 'natural_end')
    play(next, how, begun(was, was, was.tune, how.newId(how.now), how.now), 'child', true)
  },
  'all-done'(next, action, how) {
    const { state, say } = how
    if (!state.session) return TURNS.home(next, action, how)
    if (state.screen === 'closing') return false
    say('all_done', { play: state.play?.id ?? null })
    if (state.play) ended(next, how, 'all_done')
    close(next, how, 'all_done')
  },
  finish(next, _, how) {
    if (!how.state.session || how.state.screen === 'closing') return false
    if (next.play) ended(next, how, next.play.paused ? 'interrupted' : 'adult_ended')
    close(next, how, timeUp(how) ? 'time_up' : 'adult_ended')
  },
  sound: (next, { on }) => void (next.sound = { ...next.sound, on: !!on }),
  volume: (next, { value }) => void (next.sound = { ...next.sound, volume: Math.min(1, Math.max(0, value)) }),
  'not-this-child': (next, { open }) => void (next.switching = !!open),
  switch(next, { to, tray, held }, how) {
    const { state, say, events } = how
    next.switching = false
    if (!state.child || to === state.child) return
    if (!state.session) return TURNS.child(next, { id: to, tray, held }, how)
    if (next.play) ended(next, how, 'interrupted')
    // Switched again before anything was played: the first switch was the slip, so what it carried goes along.
    const slip = !state.log.some((event) => event.kind === 'picked')
    const tapped = [...(slip ? state.carried : []), ...state.log, ...events]
    for (let at = 0; at < tapped.length; at += MOVED_AT_ONCE) {
      const some = tapped.slice(at, at + MOVED_AT_ONCE)
      say('moved_out', { events: some.map(({ id }) => id), to })
      say('moved_in', { came_from: state.child, events: some }, to)
    }
    Object.assign(next, { child: to, tray: tray ?? null, carried: tapped, log: [], sound: null })
    if (state.screen !== 'closing') Object.assign(next, { screen: 'moment', offer: [], moment: askAnew(state.moment, held) })
  },
  undo(next, { tray }, how) {
    const { state, now, say, events } = how
    const last = state.undo.at(-1)
    // What a health answer has stopped stays stopped; a new play session asks anew.
    if (!last || state.closing?.reason === 'stopped_for_safety') return false
    for (const child of new Set(last.names.map((name) => name.child)))
      say('undone', { events: last.names.filter((name) => name.child === child).map(({ id }) => id) }, child)
    const { before } = last
    const mine = [tray, state.tray, before.tray].find((one) => one?.child === before.child) ?? null // never another child's
    // What passed between the wrong tap and its undoing is nobody's stay.
    const running = before.play && before.play.since !== null ? { ...before.play, since: now } : before.play
    Object.assign(next, before, { tray: mine, play: running, undo: state.undo.slice(0, -1), beat: now, switching: false })
    kept(next, how)
    next.log = [...next.log, ...events.filter(({ kind }) => kind !== 'undone')]
  },
  beat() {},
  resume(next, _, how) {
    const { state, now, say } = how
    if (!isOver(state, now)) return kept(next, how)
    toldStop(next, how)
    if (next.play) ended(next, how, 'app_closed')
    if (state.session && state.screen !== 'closing') say('session_ended', { reason: 'time_up' })
    Object.assign(next, begin(now)) // also a page that only asked, or only told: its answers were of that day
  },
}
