// Turns of a play session in which the child is heard about touch: may we, how is it, not here, stop. They load late,
// with the screens that say them, and are added to the others.
import { close, ended, lay, play } from './sitting.js'
import { TURNS } from './session.js'
import { agreed, begun, elapsed } from './timing.js'
import { allSafeWays } from './walk.js'
import { inMood } from './offer.js'
import { momentJson, stopOf } from './today.js'

/** Does a hand touch in this verse? As the server reads it. */
export const touching = (hands) => !!hands && hands.technique !== 'rom_active'
  && (hands.pressure >= 1 || hands.technique === 'rom_passive' || hands.technique === 'gentle_stretch')
export const byAdult = (hands) => touching(hands) && hands.giver !== 'self' && hands.technique !== 'self_massage'

const firmest = (verses = []) => Math.max(0, ...verses.map(({ hands }) => (byAdult(hands) ? Math.max(1, hands.pressure ?? 1) : 0)))
const isStop = ({ answer, number }) => answer === 'stop' || answer === 'ouch' || number >= 1
const bare = ({ area, side }) => ({ area, side: side && side !== 'both' ? side : null })

/** The moment after a stop: this prompt, and the touch that was going on, are left alone until the play session is over. */
export function cooled(moment, { prompt, hands }, now) {
  const { stopped = [], resting = [] } = moment, at = new Date(now).toISOString()
  return { ...moment, resting: [...new Set([...resting, prompt])],
    stopped: touching(hands) && hands.area ? [...stopped, { ...bare(hands), by: 'child', at, session: true }] : stopped }
}

const handsOf = ({ verses, verse }) => verses[verse]?.hands
const changed = (next, how) => how.say('moment_changed', { moment: momentJson(next.tray, next.moment) })

/** Go on in another declared way of the same prompt that passes whole and is as wished; with none, the next pictures. */
function otherwise(next, how, was, told, wished) {
  const { tray, moment } = next
  const ways = allSafeWays(tray, momentJson(tray, moment)).filter((way) => way !== was.way && tray.entries[way].prompt === was.prompt)
  const way = ways.find((one) => told?.ways?.[tray.entries[one].variant ?? ''] && wished(tray.entries[one], told.ways[tray.entries[one].variant ?? '']))
  if (!way) return lay(next, how)
  const entry = { way, ...inMood(tray.entries[way], moment.mood ?? 'ready') }, { verses } = told.ways[entry.variant ?? '']
  play(next, how, begun(entry, { verses, beat: was.beat, about: told.about }, was.tune, how.newId(how.now), how.now, { wait_s: was.wait }), 'adult')
}

Object.assign(TURNS, {
  assent(next, { answer }, how) {
    const { state, say, now } = how
    if (!state.play?.asks) return false
    say('assent', { play: state.play.id, answer })
    if (answer === 'yes') return void (next.play = agreed(next.play, now))
    next.moment = { ...state.moment, resting: [...new Set([...(state.moment.resting ?? []), state.play.prompt])] }
    changed(next, how)
    ended(next, how, state.play.agreed ? 'child_left' : 'never_engaged')
    lay(next, how)
  },
  'not-here'(next, { area, side, by = 'child', told }, how) {
    const { state, say, now } = how, { play: was } = state
    if (state.screen !== 'play' || !area) return false
    const place = bare({ area, side })
    say('not_here', { ...place, by, play: was.id })
    next.moment = { ...state.moment, stopped: [...(state.moment.stopped ?? []), { ...place, by, at: new Date(now).toISOString() }] }
    changed(next, how)
    ended(next, how, 'child_left')
    otherwise(next, how, was, told, (entry) => entry.touch === 'none')
  },
  comfort(next, { check, answer, number = null, told }, how) {
    const { state, say, now } = how, { play: was } = state
    if (state.screen !== 'play' || was.asks) return false
    const hands = handsOf(next.play), after_s = Math.round(elapsed(next.play, now) * 10) / 10
    const place = hands?.area ? bare(hands) : {}
    say('comfort', { play: was.id, check, answer, number, ...place, after_s })
    if (isStop({ answer, number })) {
      next.moment = cooled(state.moment, { prompt: was.prompt, hands }, now)
      changed(next, how)
      ended(next, how, 'child_left')
      return close(next, how, 'child_stopped')
    }
    if (answer !== 'too_much') return void (next.play = { ...next.play, felt: { at: after_s, ...place } })
    ended(next, how, 'adult_ended')
    const most = firmest(was.verses)
    otherwise(next, how, was, told, (_, { verses }) => firmest(verses) < most)
  },
  quiet(next, { on }, { state }) {
    if (!state.closing?.calm) return false
    next.closing = { ...state.closing, quiet: !!on }
  },
  different(next, _, how) {
    const { state, say, now } = how, last = state.plays.at(-1)
    if (!state.closing?.calm || stopOf(state.tray, state.moment) !== null) return false
    if (last && ['all_done', 'never_engaged'].includes(last.reason)) next.moment = cooled(state.moment, last, now)
    next.closing = null
    say('session_started', { moment: momentJson(next.tray, next.moment) })
    lay(next, how)
  },
})
