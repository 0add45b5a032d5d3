// The moment on the tablet: what is filled in from last time, what is asked anew, and what the answers open or close.
import { ofToday } from './noes.js'
import { allSafeWays, passing, safeWays, told } from './walk.js'

/** Place, position, giver, minutes and materials are remembered; how the child is, touch and health never are. `held`
 are health answers said yes to before: they stay so here; so do the child's own noes: `stopped` and `resting`. */
export function askAnew(last, held = [], { stopped = [], resting = [] } = {}) {
  const { place = null, position = null, giver = null, minutes = 15, materials = [] } = last ?? {}
  return { place, position, giver, minutes, materials, mood: null, no_touch: null, confirmed: [], checked: {},
    stopped, resting, answered: false, yes: held, held }
}

/** Health answers said yes to in taps that the server has not heard of yet; it alone can tell when they are over. */
export function unheardYes(events) {
  const undone = new Set(events.filter(({ kind }) => kind === 'undone').flatMap((event) => event.events))
  const moved = events.filter(({ id, kind }) => kind === 'moved_out' && !undone.has(id)).flatMap((event) => event.events)
  const gone = new Set([...undone, ...moved])
  const last = {}
  for (const { id, session, moment } of events) if (moment && !gone.has(id)) last[session] = moment
  const said = Object.values(last).flatMap(({ answers }) => Object.keys(answers ?? {}).filter((id) => answers[id].yes))
  return [...new Set(said)]
}

const DAY_MS = 86_400_000, OLD_MS = 7 * DAY_MS // a tray this old closes touch until an adult has confirmed it, for a day

/** Milliseconds since this tablet was handed the tray; a clock that was set back counts like one that went on. */
export const ageOf = (tray, now) => Math.abs(now - (tray.met ?? Date.parse(tray.laid_at)))

/** The tray, and how far its precautions can be relied on at this time. */
export function dated(tray, now) {
  if (!tray) return tray
  tray = ofToday(tray, now)
  const precautions = ageOf(tray, now) < OLD_MS ? 'current' : Math.abs(now - tray.read) < DAY_MS ? 'confirmed' : 'old'
  return tray.precautions === precautions ? tray : { ...tray, precautions }
}

/** The moment as it travels and rests. Until the health list was answered only a yes counts as an answer. */
export function momentJson(tray, moment) {
  const { answered, yes, held, mood, stopped = [], ...rest } = moment
  const answers = {}
  for (const id of tray ? questions(tray).map((one) => one.id) : yes) // without a tray no yes is forgotten
    if (answered || yes.includes(id)) answers[id] = { yes: yes.includes(id) }
  const places = stopped.map(({ area, side = null }) => ({ area, side }))
  return { ...rest, mood: mood ?? 'ready', stopped: places, answers, precautions: tray?.precautions ?? 'current' }
}

/** The message that stops everything: the tray's own, or that of a health answer of today; null when there is none. */
export function stopOf(tray, moment) {
  if (!tray) return null
  if (tray.stop) return tray.stop.message
  const hit = moment.yes.find((id) => tray.if_yes?.[id]?.stop)
  return hit ? tray.if_yes[hit].stop : null
}

/** Is it a stop that no answer of now takes back? */
export const stopKept = (tray, moment) => !!tray.stop || (moment.held ?? []).some((id) => tray.if_yes?.[id]?.stop)

/** What precautions say in this moment: notes for the adult, and how sound and picture are played. */
export function precautions(tray, moment) {
  const { notes, player } = tray ? told(tray, moment ? momentJson(tray, moment) : {}) : { notes: [], player: {} }
  return { notes, player: { volume_max: 0.6, fade_in_s: 0.3, ...player } }
}

/** Has the tray what may pass in this place and position with this giver? A first part has those of one situation. */
export const laid = (tray, { place, position, giver }) => !tray.only || tray.only === `${place}|${position}|${giver}`

/** May this play session start? Touch stays unasked only where no adult touch is open anyhow. */
export const ready = (tray, m) =>
  !!(tray && m.place && m.position && m.giver && m.mood && m.answered && (m.no_touch || !tray.touch_open)
    && laid(tray, m) && stopOf(tray, m) === null)

export const questions = (tray) => tray?.questions ?? tray?.asks?.questions ?? []

export const safe = (tray, moment) => (tray && moment ? safeWays(tray, momentJson(tray, moment)) : [])

/** Every way that passes, also others of the same prompt. */
export const passingWays = (tray, moment) => (tray && moment ? allSafeWays(tray, momentJson(tray, moment)) : [])

/** Does this way pass, be it the first of its prompt or not? */
export const passes = (tray, moment, way) => passingWays(tray, moment).includes(way)

/** What an adult could confirm here, and how many ways to play each one would help to open. */
export function needs(tray, moment) {
  const counts = {}
  for (const [, asked] of passing(tray, moment)) for (const need of asked) counts[need] = (counts[need] ?? 0) + 1
  return Object.entries(counts).map(([need, count]) => ({ need, count }))
}

/** Why nothing is left: rows of the precautions, what each yes of today took away, and the rest (`today` words it). */
export function removed(tray, moment, today) {
  const counts = {}
  for (const { why } of tray.removed ?? []) counts[why] = (counts[why] ?? 0) + 1
  const left = new Set(Object.values(tray.entries).map(({ prompt }) => prompt))
  for (const { id, title } of questions(tray)) {
    const before = left.size
    if (moment.yes.includes(id)) for (const way of tray.if_yes?.[id]?.removes ?? []) left.delete(tray.entries[way].prompt)
    if (left.size < before) counts[title] = before - left.size
  }
  const rest = left.size - safe(tray, moment).length
  if (rest > 0) counts[today] = rest
  return Object.entries(counts).map(([why, count]) => ({ why, count }))
}
