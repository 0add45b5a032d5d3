// What the surface draws, worked out from the state of the play session and what the shell knows beside it.
import { ageOf, laid, needs, passingWays, precautions, questions, ready, removed, safe, stopKept, stopOf } from './today.js'
import { elapsed, planned } from './timing.js'

/** The one plain object of the surface. `extras`: now (ms), faces, saved, picture(name, folder) -> URL, word(key) -> text. */
export function viewOf(state, { now, faces = [], saved = {}, picture = (name) => name, word = (key) => key }) {
  const { tray, moment, screen } = state
  const known = faces.find((face) => face.id === state.child)
  const child = known || tray ? { ...tray?.face, ...known } : null
  const stop = tray && moment ? stopOf(tray, moment) : null
  const seconds = moment && state.started !== null ? Math.max(0, moment.minutes * 60 - (now - state.started) / 1000) : null
  return {
    screen, saved, child, faces, back: !state.session,
    moment: moment && { ...moment },
    asks: { places: [], positions: [], givers: [], materials: [], ...tray?.asks, questions: questions(tray),
      needs: tray && moment && screen === 'moment' ? needs(tray, moment) : [] },
    touch_open: tray?.touch_open ?? false,
    tray: tray && told(tray, now),
    ...precautions(tray, moment),
    ready_to_start: screen === 'moment' && ready(tray, moment),
    waits: screen === 'moment' && !!tray && !laid(tray, moment),
    stop: stop === null ? null : { message: stop, kept: stopKept(tray, moment) },
    offer: screen === 'pick' ? offered(state, seconds, picture, word) : null,
    play: screen === 'play' ? playing(state, now, seconds, picture) : null,
    undo: state.undo.length && state.closing?.reason !== 'stopped_for_safety' ? { label: word(`undo.${state.undo.at(-1).label}`) } : null,
    said_no: [...(tray?.not_here ?? []), ...(moment?.stopped ?? [])], last_no: tray?.last_no ?? [],
    wrong: state.wrong && { from: state.wrong.from, seconds: Math.max(0, (now - state.wrong.at) / 1000), signs: tray?.signs ?? [], ...tray?.wrong },
    panel: state.panel, access: accessOf(state), seeing: seeingOf(state), pace: paceOf(state), round: state.round && { ...state.round, of: state.rounds.prompts.length },
    rounds: state.panel === 'rounds' && tray ? rounds(state, picture) : null,
    strip: stripOf(state, picture), pool: ['find', 'then'].includes(state.panel) ? found(state, picture) : null,
    switch: state.switching ? { faces: faces.filter((face) => face.id !== state.child) } : null,
    closing: screen === 'closing' ? closed(state, picture) : null,
  }
}

/** How old the tray is, in hours or days when it is not fresh; whether that is too old, and what it knows of the child. */
function told(tray, now) {
  const { known = [] } = tray
  const hours = Math.floor(ageOf(tray, now) / 3_600_000), days = Math.floor(hours / 24)
  return { age: days ? ['trays_old', days] : hours ? ['trays_hours', hours] : null, days, old: tray.precautions === 'old', known,
    again: known.filter(({ due }) => due && Date.parse(due) <= now) }
}

/** How the child chooses: as the adult said on this tablet, else as the tray says. */
export const accessOf = ({ tray, access }) => access ?? tray?.face?.access ?? {}

/** How the child sees and hears, as far as it is not the usual way. */
export const seeingOf = ({ tray, seeing }) => seeing ?? tray?.face?.seeing ?? {}

/** Does the child see a thing best alone on black? */
export const onBlack = ({ look = 'paper' } = {}) => look !== 'paper'

/** How much time the child is given, in the same way. */
export const paceOf = ({ tray, pace }) => pace ?? tray?.face?.pace ?? {}

/** What is first and then, each with how it stands; what is not safe any more is not among them. */
function stripOf({ tray, moment, screen, strip, play }, picture) {
  if (!strip?.length || !['pick', 'play'].includes(screen)) return null
  const ways = passingWays(tray, moment), left = strip.filter(({ way, done }) => done || !way || ways.includes(way))
  const next = left.find(({ done }) => !done)
  const drawn = left.map((one) => ({ ...one, name: one.picture, picture: one.picture && picture(one.picture), stands: one.done ? 'done' : one !== next ? 'then' : one.prompt && one.prompt === play?.prompt ? 'now' : 'first' }))
  return drawn.length ? drawn : null
}

/** Melody and beat: as the child's sound sense asks at first, as the adult set them afterwards. */
export function soundOf({ tray, moment, sound }) {
  const { volume_max: most, media_off: off, fade_in_s: fadeIn } = precautions(tray, moment).player
  const wanted = { on: tray?.face.sound ?? false, volume: most, ...sound }
  return { on: wanted.on && !off, volume: Math.min(most, wanted.volume), fadeIn }
}

function offered({ tray, moment, number, offer }, seconds, picture, word) {
  const tiles = offer.map(({ way, prompt, kind, title, picture: name, why, stay, role }) =>
    ({ way, prompt, kind, title, picture: picture(name), why, stay_s: stay[0], role }))
  return {
    number, tiles, last: !!offer.length && offer.every((one) => seconds - one.seconds < one.stay[0]), minutes_left: Math.ceil(seconds / 60), share_left: Math.min(1, seconds / (moment.minutes * 60)), place: moment.place,
    empty: tiles.length || !tray ? null : { removed: [...removed(tray, moment, word('shell.taken_today')), ...notThese(tray, moment, word)] },
  }
}

// Where nothing is offered, all that is safe was said "Not that" to.
function notThese(tray, moment, word) {
  const count = safe(tray, moment).length
  return count ? [{ why: word('shell.not_today'), count }] : []
}

const found = ({ tray, moment }, picture) =>
  safe(tray, moment).map((way) => {
    const { prompt, title, kind, picture: name, score } = tray.entries[way]
    return { way, prompt, title, kind, name, picture: picture(name), score: score[moment.mood] }
  })

/** For the panel of preference rounds: those there are, and what could take part. */
function rounds(state, picture) {
  const not = [...(state.tray.not_these ?? []), ...state.log.filter(({ kind }) => kind === 'not_that')].map(({ prompt }) => prompt)
  return { open: state.rounds, can: found(state, picture).filter(({ prompt }) => !not.includes(prompt)), pictures: state.tray.face.pictures }
}

function playing(state, now, left, picture) {
  const { way, prompt, variant, kind, title, picture: name, why, about, verses, verse, plan, beat, tune, paused, over, cues, stay, chosen, coming = false, wait = 0, verseAt } = state.play
  const { on, volume } = soundOf(state)
  const gone = elapsed(state.play, now), whole = planned(state.play)
  return {
    way, prompt, variant, kind, title, picture: picture(name), scene: scene(state.play, picture), why, about, verses: verses.map((one) => shown(one, picture)), verse, plan, paused, over, coming, asks_how: over && gone - verseAt >= wait, cues, volume, touch: state.play.touch, areas: state.play.areas, asks: state.play.asks, felt: state.play.felt, gone, chosen: chosen ?? {},
    share: Math.min(1, gone / whole), beat: beat && { bpm: beat.bpm, pulse: tune?.compound ? (beat.bpm * 4) / 3 : beat.bpm }, sound: on, has_tune: !!tune,
    last_one: left - Math.max(0, whole - gone) < (stay?.[0] ?? whole),
  }
}

// What the child chose, else what the verse shows, else the prompt.
function scene({ picture: name, verses, verse, chosen }, picture) {
  const { options, picture: own } = verses[verse] ?? {}, part = options?.[chosen?.[verse]]?.part
  return part ? picture(part, 'parts') : own ? picture(own, 'verses') : picture(name)
}

const shown = (verse, picture) =>
  verse.options ? { ...verse, options: verse.options.map((one) => ({ ...one, picture: picture(one.part, 'parts') })) } : verse

function closed({ plays, closing, started }, picture) {
  const list = plays.map(({ id, title, kind, picture: name, outcome, reason, stay_s, by }) =>
    ({ id, title, kind, picture: picture(name), outcome, reason, stay_s, by }))
  const longest = list.reduce((best, one) => (one.stay_s > (best?.stay_s ?? 0) ? one : best), null)
  return { reason: closing.reason, calm: closing.calm, quiet: closing.quiet, plays: list, minutes: Math.max(1, Math.round((closing.at - started) / 60_000)),
    longest: longest && { title: longest.title, stay_s: longest.stay_s } }
}
