// A play session on the tablet: what is tapped goes in, a new state and the events that tell it come out.
// Nothing here knows a page, a clock or a network: `now` (milliseconds) and `newId(now)` are handed in.
import { noted, stoppedOften } from './noes.js'
import { askAnew, dated, momentJson, passes, ready, safe, stopOf } from './today.js'
import { inMood } from './offer.js'
import { changed, close, ended, kept, lay, marked, play, screenOf, shown, timeUp, toldStop, wrongOver } from './sitting.js'
import { accessOf, paceOf, seeingOf } from './view.js'
import { SETTLING_S, answered, asking, bank, begun, paused, resumed, toVerse } from './timing.js'
export { seeingOf, viewOf } from './view.js'

const UNDO_DEPTH = 12
const STRIP_MOST = 6 // small pictures of first and then
const LOST_AFTER_MS = 2 * 3600_000 // a play session left alone for longer is over, and its answers are of another day
const SITTING_MS = 3 * 3600_000 // and so is one that was begun so long ago, on a tablet that nobody put away

/** A tablet that lies on the table: no child, no play session. */
export const begin = (now) => ({
  v: 1, screen: 'children', child: null, tray: null, session: null, started: null, moment: null, number: -1, offer: [],
  play: null, plays: [], panel: null, access: null, seeing: null, pace: null, strip: [], wrong: null, rounds: null, round: null, switching: false, sound: null, closing: null, carried: [], log: [], undo: [],
  beat: now, noes: null,
})

/** One action further. An action that does not belong here changes nothing and says nothing. `rules` are those of
 preference rounds (assessing.js), which load late. */
export function step(was, action, now, newId, rules = null) {
  // How old a tray is counts from the start of play: nothing goes from under a child's hands because midnight passed.
  const tray = dated(noted(was.tray, was.noes), was.session ? was.started : now)
  const state = tray === was.tray ? was : { ...was, tray }
  if (action.tray) action = { ...action, tray: dated(noted(action.tray, action.noes ?? was.noes), now) }
  if (isOver(state, now) && !ENDING.has(action.type)) action = { type: 'resume' }
  if (state.play?.asks && !state.play.coming && WAITS.has(action.type)) return { state, events: [] }
  const turn = Object.hasOwn(TURNS, action.type) && TURNS[action.type]
  const play = state.play && bank(state.play, now)
  const next = { ...state, play, beat: now }
  const events = []
  const say = (kind, more = {}, child = next.child ?? state.child) =>
    events.push({ id: newId(now), child, session: next.session ?? (next.wrong ?? state.wrong)?.session ?? state.session, at: new Date(now).toISOString(), kind, ...more })
  if (!turn || turn(next, action, { state, now, newId, events, say, rules }) === false) return { state, events: [] }
  if (!events.length || action.type === 'undo' || !(next.session || next.wrong)) return { state: next, events }
  if (action.type !== 'switch') next.log = [...state.log, ...events]
  if (!BY_ITSELF.has(action.type)) {
    const { undo, ...before } = { ...state, play }
    if (before.child === next.child) before.tray = null // undo takes the newest one; a dozen old trays would weigh megabytes
    const names = events.map(({ id, child }) => ({ id, child }))
    next.undo = [...undo, { label: action.type === 'went' ? 'went' : action.outcome ?? action.type, names, before }].slice(-UNDO_DEPTH)
  }
  return { state: next, events }
}

/** The state without its trays, which rest beside it; `unpacked` puts the child's newest tray back. */
export const packed = (state) =>
  ({ ...state, tray: null, undo: state.undo.map((one) => ({ ...one, before: { ...one.before, tray: null } })) })

export const unpacked = (state, tray) => ({ ...state, tray: tray ?? null })

// Nobody tapped it, it was read for good, or it is changed back where it was changed: "Undo" is not about it.
const BY_ITSELF = new Set(['tray', 'resume', 'read', 'access', 'seeing', 'pace', 'pressing', 'strip', 'beat'])
const WAITS = new Set(['verse', 'chose', 'interrupted']) // until the child was asked before a touch
const ENDING = new Set(['resume', 'all-done', 'finish'])

const isOver = ({ session, screen, beat, started }, now) => screen !== 'children'
  && (now - beat >= LOST_AFTER_MS || (session && screen !== 'closing' && screen !== 'wrong' && now - started >= SITTING_MS))

const whyOf = ({ entries }, { way, mood }) => entries[way]?.why[mood] ?? ''

const byItself = ({ play }, how) => (play.over ? 'natural_end' : timeUp(how) ? 'time_up' : 'adult_ended')
const onward = (next, how) => (timeUp(how) ? close(next, how, 'time_up') : lay(next, how))

export const TURNS = {
  child(next, { id, tray, held = [], noes = null }, how) {
    const { state, now } = how
    if (state.session && state.screen !== 'closing') return false
    toldStop(next, how)
    Object.assign(next, begin(now), { screen: 'moment', child: id, tray: tray ?? null, noes, moment: askAnew(tray?.moment, held, { resting: stoppedOften(tray, noes ?? {}) }) })
  },
  home(next, _, how) {
    const { state, now } = how
    if (state.session && screenOf(state) !== 'closing') return false
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
    // Precautions hold at once; names, words and times of the child change when the play has settled.
    next.tray = next.play?.banked < SETTLING_S && state.tray ? { ...tray, face: state.tray.face } : tray
    if (state.tray?.only) next.offer = next.offer.map((one) => ({ ...one, why: one.why || whyOf(tray, one) })) // a first part says few
    if (state.screen === 'moment' && !state.tray && !state.session) next.moment = askAnew(tray.moment, state.moment?.held, state.moment ?? {})
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
    how.say('something_else', { number: next.number, prompts: shown(next), ...marked(next.round) })
    if (next.round) how.rules?.answered(next, null)
    lay(next, how)
  },
  'not-that'(next, { way }, how) {
    const tile = how.state.offer.find((one) => one.way === way)
    if (how.state.screen !== 'pick' || !tile) return false
    how.say('not_that', { prompt: tile.prompt })
    next.strip = (next.strip ?? []).filter(({ prompt, done }) => done || prompt !== tile.prompt)
    lay(next, how)
  },
  'you-pick': (next, _, how) => TURNS.pick(next, { ..._, way: how.state.offer[0]?.way, by: 'you_pick' }, how),
  pick(next, { way, by = 'child', card, tune }, how) {
    const { state, now, newId } = how
    const tile = state.offer.find((one) => one.way === way)
    if (state.screen !== 'pick' || !safe(state.tray, state.moment).includes(way) || (by === 'child' && !tile)) return false
    const one = begun(tile ?? { way, ...inMood(state.tray.entries[way], state.moment.mood) }, card, tune, newId(now), now, paceOf(state))
    const trial = by === 'child' && state.round && how.rules
    if (trial) trial.answered(next, one.prompt)
    play(next, how, trial ? trial.brief(one, state.round) : one, by)
  },
  panel(next, { open, rounds }, { state }) {
    if (!['pick', 'play'].includes(state.screen)) return false
    next.panel = open ?? null
    next.rounds ??= rounds ?? null
  },
  rounds: (next, action, how) => (how.rules ? how.rules.set(next, action, how) : false),
  access(next, { change }, { state, say }) {
    if (!state.session) return false
    next.access = { ...accessOf(state), ...change }
    say('access_set', { access: next.access })
  },
  seeing(next, { change }, { state, say }) {
    if (!state.session) return false
    next.seeing = { ...seeingOf(state), ...change }
    say('seeing_set', { seeing: next.seeing })
  },
  pace(next, { change }, { state, say }) {
    if (!state.session) return false
    next.pace = { ...paceOf(state), ...change }
    say('pace_set', { pace: next.pace })
  },
  strip(next, { items }, { state }) {
    if (!['pick', 'play'].includes(state.screen)) return false
    next.strip = items.slice(0, STRIP_MOST)
  },
  pressing(next, { told }, { state, say }) {
    if (!state.session) return false
    say('pressing', told)
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
    const id = ended(next, how, outcome === 'had_enough' ? 'child_left' : byItself(next, how), outcome)
    how.say('outcome', { play: id, outcome, rater: next.moment.giver ?? 'caregiver' })
    onward(next, how)
  },
  /** On to the next without a word on how it went; the closing page asks for it. */
  next(next, _, how) {
    if (how.state.screen !== 'play') return false
    ended(next, how, byItself(next, how))
    onward(next, how)
  },
  /** How a play went, said at the end; the last word holds. */
  went(next, { play, outcome }, { state, say }) {
    if (state.screen !== 'closing' || !state.plays.some(({ id }) => id === play)) return false
    next.plays = state.plays.map((one) => (one.id === play ? { ...one, outcome } : one))
    say('outcome', { play, outcome, rater: next.moment?.giver ?? 'caregiver' })
  },
  again(next, _, how) {
    const { play: was, tray, moment, screen } = how.state
    if (screen !== 'play' || !passes(tray, moment, was.way)) return false
    ended(next, how, 'natural_end')
    play(next, how, begun(was, { ...was, verses: was.verses.slice(0, was.cycle) }, was.tune, how.newId(how.now), how.now, { wait_s: was.wait }), 'child', true)
  },
  'all-done'(next, action, how) {
    const { state, say } = how
    if (!state.session) return TURNS.home(next, action, how)
    if (screenOf(state) === 'closing') return false
    say('all_done', { play: state.play?.id ?? null })
    if (state.play) ended(next, how, 'all_done')
    close(next, how, 'all_done')
  },
  finish(next, _, how) {
    if (!how.state.session || how.state.screen === 'closing') return false
    if (next.play) ended(next, how, next.play.paused ? 'interrupted' : 'adult_ended')
    close(next, how, timeUp(how) ? 'time_up' : 'adult_ended')
  },
  /** Something is wrong: touch ends at once, and so does the play, which is kept. */
  wrong(next, _, how) {
    const { state, now, newId, say, events } = how
    if (state.wrong || !state.child) return false
    if (next.play) ended(next, how, 'interrupted')
    const from = state.screen === 'play' ? 'pick' : state.screen
    Object.assign(next, { screen: 'wrong', panel: null, switching: false, wrong: { at: now, from, session: state.session ?? newId(now) } })
    say('something_wrong', { play: state.play?.id ?? null })
    next.wrong.id = events.at(-1).id
  },
  'wrong-over'(next, { finish }, how) {
    const { state } = how
    if (!state.wrong) return false
    const from = next.screen = state.wrong.from
    if (!state.session) next.undo = [] // the moment is not begun, and has nothing to take back
    if (finish) {
      if (!state.session || from === 'closing') return TURNS.home(next, {}, how)
      return close(next, how, 'adult_ended')
    }
    wrongOver(next, how)
    if (from === 'pick') lay(next, how)
    kept(next, how)
  },
  sound: (next, { on }) => void (next.sound = { ...next.sound, on: !!on }),
  volume: (next, { value }) => void (next.sound = { ...next.sound, volume: Math.min(1, Math.max(0, value)) }),
  // Who plays after all is said on a late panel, which brings the turn for it (other_child.js).
  'not-this-child': (next, { open }) => void (next.switching = !!open),
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
    const heard = before.child === state.child ? state.noes : before.noes
    const noes = { ...heard, undone: [...(heard?.undone ?? []), ...last.names.map(({ id }) => id)] }
    Object.assign(next, before, { noes, tray: noted(mine, noes), play: running, undo: state.undo.slice(0, -1), beat: now, switching: false })
    kept(next, how)
    next.log = [...next.log, ...events.filter(({ kind }) => kind !== 'undone')]
  },
  beat(next, _, how) {
    if (next.play?.round) how.rules?.moveOn(next, how)
  },
  /** `gone`: nothing is known any more of the child who was here. */
  resume(next, { gone }, how) {
    const { state, now, say } = how
    if (!gone && !isOver(state, now)) return kept(next, how)
    next.wrong = null // nobody said that it was over
    toldStop(next, how)
    if (next.play) ended(next, how, 'app_closed')
    if (state.session && state.screen !== 'closing') say('session_ended', { reason: 'time_up' })
    Object.assign(next, begin(now)) // also a page that only asked, or only told: its answers were of that day
  },
}
