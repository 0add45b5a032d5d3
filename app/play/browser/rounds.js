// Which pictures come next in preference rounds, and on which sides: the same as app/therapy/trials.py. What is known of
// an assessment is a plain object: {id, mode, prompts, trials: [{round, trial, shown, picked}]}.
import { byText, drawn } from './offer.js'

export const ROUNDS = 3 // of an assessment without replacement
export const FEWEST = 3, MOST = 7 // pictures that take part
const PROPOSED = { mswo: 5, paired: 4 }

/** The next offer of prompts that are safe now: {round, trial, shown}; null when nothing can be asked now, or all was. */
export function nextTrial({ id, mode, prompts, trials }, safe) {
  const order = new Map(prompts.map((prompt) => [prompt, drawn(`${id}|${prompt}`)]))
  const row = [...prompts].sort((a, b) => order.get(a) - order.get(b) || byText(a, b))
  return mode === 'paired' ? nextPair(row, trials, safe) : nextOfRow(row, trials, safe)
}

/** Every two of a row once, left and right, in an order that seldom shows a prompt twice running (circle method). */
export function pairs(row) {
  const count = row.length + (row.length % 2), found = []
  let seats = Array.from({ length: count }, (_, n) => n)
  for (let turn = 1; turn < count; turn++) {
    for (let at = 0; at < count / 2; at++) {
      const [low, high] = [seats[at], seats[count - 1 - at]].sort((a, b) => a - b)
      if (high < row.length) found.push((low + high) % 2 ? [row[low], row[high]] : [row[high], row[low]])
    }
    seats = [seats[0], seats.at(-1), ...seats.slice(1, -1)]
  }
  return found
}

function nextPair(row, trials, safe) {
  const asked = new Set(trials.map(({ trial }) => trial)), all = pairs(row)
  const trial = all.findIndex((pair, n) => !asked.has(n) && pair.every((prompt) => safe.includes(prompt)))
  return trial < 0 ? null : { round: 1, trial, shown: all[trial] }
}

function nextOfRow(row, trials, safe) {
  const now = Math.max(1, ...trials.map(({ round }) => round))
  for (const round of [now, now + 1]) {
    const asked = trials.filter((trial) => trial.round === round)
    let left = turned(row, (round - 1) * Math.floor(row.length / ROUNDS))
    for (const { picked } of asked) left = turned(left.filter((prompt) => prompt !== picked), 1)
    const shown = left.filter((prompt) => safe.includes(prompt)), over = asked.some(({ picked }) => picked === null)
    // A round begins with a choice; its last picture is offered alone.
    if (round <= ROUNDS && !over && shown.length >= (asked.length ? 1 : 2)) return { round, trial: asked.length, shown }
  }
  return null
}

function turned(row, by) {
  const from = row.length ? by % row.length : 0
  return [...row.slice(from), ...row.slice(0, from)]
}

/** The newest assessment that events tell of, going on from one `known` already; null when there is none. */
export function told(known, events) {
  const all = new Map(events.flatMap((event) => (event.kind === 'moved_in' ? [event, ...event.events] : [event])).map((event) => [event.id, event]))
  const gone = new Set([...all.values()].flatMap(({ kind, events: named }) => (['undone', 'moved_out'].includes(kind) ? named : [])))
  let open = known ?? null
  for (const event of [...all.values()].sort((a, b) => byText(a.id, b.id))) {
    const { kind, assessment, mode, prompts, round } = event
    if (gone.has(event.id)) continue
    if (kind === 'rounds_begun' && (!open || assessment > open.id)) open = { id: assessment, mode, prompts, trials: [] }
    if (!round || round.assessment !== open?.id || !(kind === 'something_else' || (kind === 'picked' && (event.by ?? 'child') === 'child'))) continue
    if (open.trials.some((one) => one.round === round.round && one.trial === round.trial)) continue
    open = { ...open, trials: [...open.trials, kind === 'picked' ? answer(round, event.offered, event.prompt) : answer(round, prompts, null)] }
  }
  return open
}

/** An answered offer. */
export const answer = ({ round, trial }, shown, picked) => ({ round, trial, shown, picked })

/** Is nothing left to ask, whatever is safe? */
export function finished({ mode, prompts, trials }) {
  if (mode === 'paired') return new Set(trials.map(({ trial }) => trial)).size >= (prompts.length * (prompts.length - 1)) / 2
  const last = trials.filter(({ round }) => round === ROUNDS).map(({ picked }) => picked)
  return last.includes(null) || prompts.every((prompt) => last.includes(prompt))
}

/** Pictures that could take part: the best of each kind in turn. `can`: [{prompt, kind, score}]. */
export function proposed(can, mode) {
  const best = [...can].sort((a, b) => b.score - a.score || byText(a.prompt, b.prompt)), seen = {}
  const turn = new Map(best.map((one) => [one, (seen[one.kind] = (seen[one.kind] ?? 0) + 1)]))
  return best.sort((a, b) => turn.get(a) - turn.get(b)).slice(0, PROPOSED[mode]).map(({ prompt }) => prompt)
}
