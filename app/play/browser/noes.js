// What the child said no to today, beside what the server has heard of it: for a tablet that may be without one.

/** Of taps that the server has not heard of yet: noes in the form of the tray's own, `undone` ids, and by prompt the
 play sessions with a stop. */
export function unheardNoes(told) {
  const undone = new Set(told.filter(({ kind }) => kind === 'undone').flatMap(({ events }) => events))
  const moved = told.filter(({ id, kind }) => kind === 'moved_out' && !undone.has(id)).flatMap(({ events }) => events)
  const gone = new Set([...undone, ...moved])
  const events = told.flatMap((one) => (one.kind === 'moved_in' ? one.events : [one])).filter(({ id }) => !gone.has(id))
  const plays = Object.fromEntries(events.filter(({ kind }) => kind === 'picked').map(({ play, prompt }) => [play, prompt]))
  const of = (kind) => events.filter((one) => one.kind === kind)
  const stops = {}
  for (const one of events) if (isStop(one) && plays[one.play]) (stops[plays[one.play]] ??= []).push(one.session)
  return { undone: [...undone], stops: Object.fromEntries(Object.entries(stops).map(([prompt, all]) => [prompt, new Set(all).size])),
    not_here: of('not_here').map(({ id, at, area, side = null, by = 'child' }) => ({ id, at, area, side, by })),
    not_these: of('not_that').map(({ id, at, prompt }) => ({ id, at, prompt })) }
}

const isStop = ({ kind, answer, number }) => kind === 'all_done' || kind === 'not_here' || (kind === 'assent' && answer === 'no')
  || (kind === 'comfort' && (answer === 'stop' || answer === 'ouch' || number >= 1))

/** The tray with these noes; the very same one when they add and take nothing. */
export function noted(tray, noes) {
  if (!tray || !noes) return tray
  const merged = (name) => {
    const had = tray[name] ?? [], known = new Set(had.map(({ id }) => id))
    const all = [...had, ...(noes[name] ?? []).filter(({ id }) => !known.has(id))].filter(({ id }) => !noes.undone.includes(id))
    return all.length === had.length && all.every((one) => known.has(one.id)) ? tray[name] : all
  }
  const not_here = merged('not_here'), not_these = merged('not_these')
  return not_here === tray.not_here && not_these === tray.not_these ? tray : { ...tray, not_here, not_these }
}

/** The tray with the noes of this day; those of another one are the last time's. */
export function ofToday(tray, now) {
  const { not_here: here = [], not_these: these = [] } = tray
  const day = (at) => new Date(at).toDateString(), fresh = ({ at }) => day(at) === day(now)
  if (here.every(fresh) && these.every(fresh)) return tray
  const before = here.filter((one) => !fresh(one))
  return { ...tray, not_here: here.filter(fresh), not_these: these.filter(fresh), last_no: before.length ? before : tray.last_no }
}

const PARKED_AFTER = 3 // play sessions with a stop, as in noes.py

/** Prompts that the child stopped so often that an adult has to look first, with what the server has not heard of. */
export const stoppedOften = (tray, { stops = {} } = {}) =>
  Object.keys(stops).filter((prompt) => (tray?.stops?.[prompt] ?? 0) + stops[prompt] >= PARKED_AFTER)
