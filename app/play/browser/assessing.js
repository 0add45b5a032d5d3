// Preference rounds as turns of a play session: what is laid, what a pick starts, what an answer leaves to be asked.
// Loaded late and handed to `step` as its `rules`; the state knows an assessment as rounds.js does, and whether it is `on`.
import { inMood } from './offer.js'
import { safe } from './today.js'
import { close, ended, lay, shown, timeUp } from './sitting.js'
import { answer, finished, nextTrial, told } from './rounds.js'
export { told } from './rounds.js'

const BRIEF_S = 15 // a short play holds verses for at least so long, and ends with one of them

/** The pictures of the next trial and its mark; null, and the rounds rest, when none can be asked now. */
export function laid(next, soFar) {
  const { rounds, tray, moment } = next
  const saidNow = soFar.filter(({ kind }) => kind === 'not_that'), notThese = new Set([...(tray.not_these ?? []), ...saidNow].map(({ prompt }) => prompt))
  const ways = new Map(safe(tray, moment).map((way) => [tray.entries[way].prompt, way]))
  const trial = nextTrial(rounds, [...ways.keys()].filter((prompt) => !notThese.has(prompt)))
  if (!trial) {
    next.rounds = { ...rounds, on: false }
    return null
  }
  const { round, trial: n, shown: prompts } = trial
  return { round: { assessment: rounds.id, mode: rounds.mode, round, trial: n },
    offer: prompts.map((prompt) => ways.get(prompt)).map((way) => ({ way, role: 'round', ...inMood(tray.entries[way], moment.mood ?? 'ready') })) }
}

/** A picture was picked, or none of them. A row that is refused rests, so that something else comes; pairs go on. */
export function answered(next, picked) {
  const { rounds, round } = next
  next.rounds = { ...rounds, trials: [...rounds.trials, answer(round, shown(next), picked)], on: picked !== null || rounds.mode === 'paired' }
}

/** A play as short as rounds want it, whole verses only. */
export function brief(play, round) {
  const verses = []
  for (let seconds = 0; seconds < BRIEF_S; seconds += verses.at(-1).seconds) verses.push(play.verses[verses.length % play.verses.length])
  return { ...play, verses, plan: verses.length, round }
}

/** A short play that was over at the heartbeat before goes to the next pictures by itself; not from under an adult who has
 a panel open, in which something may be half typed. */
export function moveOn(next, how) {
  if (!how.state.play.over || next.play.paused || next.panel) return
  ended(next, how, 'natural_end')
  if (timeUp(how)) close(next, how, 'time_up')
  else lay(next, how)
}

/** The adult begins rounds ({mode, prompts}), goes on with those there are, or lets them rest. */
export function set(next, { begin, on }, how) {
  const { state, now, newId, say } = how
  if (!['pick', 'play'].includes(state.screen)) return false
  if (begin) {
    const { mode, prompts } = begin, id = newId(now)
    say('rounds_begun', { assessment: id, mode, prompts })
    next.rounds = { id, mode, prompts, trials: [], on: true }
  } else if (!state.rounds || (on && finished(state.rounds))) return false
  else next.rounds = { ...state.rounds, on }
  next.panel = null
  if (state.screen === 'pick') lay(next, how)
}

/** What of preference rounds is open for the child at play: as the tray knows, and by taps that are still on this tablet. */
export const openFor = ({ tray, log }, unsent) => told(tray?.face?.rounds, [...unsent, ...log])
