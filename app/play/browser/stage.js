// What happens around a play besides the picture: the melody, a felt beat, a screen that stays awake and fades as the
// child needs it, and what busy hands say otherwise than by a tap.
import { busy } from './busy.js'
import { claps } from './clap.js'
import { fades } from './fading.js'
import { pedals } from './pedals.js'
import { play, setVolume, stop, wake } from './sound.js'
import { ticks } from './tick.js'
import { comesAgain } from './timing.js'
import { accessOf, paceOf, seeingOf, soundOf } from './view.js'

const SEEN_FIRST_S = 1.5 // nothing sounds with a change of the screen: what will sound is seen first
const SOFT_START_S = 2 // for a child whose screens come slowly

/** follow(state): sound, wake lock and the rest as this state wants them; asked again with the same state, nothing
 * changes. `act` takes what a pedal or a clap asks for, `box` is the tablet's store, which knows what was recorded. */
export function stageFor(act, box = null) {
  let now = null, heard = null, met = null, lock = null, wish = false, asking = false, voice = null
  const fade = fades(), tick = ticks(), pedal = pedals(act), clap = claps(act)

  function follow(state) {
    now = state
    const { play: one, panel, switching } = state, free = panel || switching ? null : one
    fade(paceOf(state).slow)
    sound(state)
    tick.follow(busy().tick && one?.beat && !one.coming && !one.asks && !one.paused && !one.over ? one.beat.bpm : null)
    pedal.follow(free, accessOf(state))
    clap.follow(free)
    if (seeingOf(state).speech) voice ??= import('./voice.js').then(({ speaker }) => speaker(document, box), () => (voice = null))
    voice?.then((one) => one?.follow(state))
    awake(state.session !== null && state.screen !== 'closing')
  }

  function sound(state) {
    const { play: one } = state, { on, volume, fadeIn } = soundOf(state)
    const sounds = on && one && !one.paused && !one.over && (one.tune || one.beat)
    if (sounds && (one.coming || one.asks)) wake() // it comes without a tap of its own
    const wanted = sounds && !one.coming && !one.asks ? one.id : null
    if (wanted !== heard) {
      heard = wanted
      if (wanted) sing(one, volume, Math.max(fadeIn, paceOf(state).slow ? SOFT_START_S : 0), met === one.id ? 0 : SEEN_FIRST_S)
      else stop()
    } else if (wanted) setVolume(volume)
    if (one && !one.coming && !one.asks) met = one.id
  }

  // Round and round until the play ends: the card says how often, the child says how long. Where the words come round
  // again too, the child's time to answer comes first.
  function sing(one, volume, fadeIn, after = 0) {
    const { tune, beat, id } = one
    if (!tune) return play([], { bpm: beat.bpm, volume, fadeIn, after, clicks: true })
    const quarter = 60 / (beat?.bpm ?? tune.bpm) / (4 * tune.beat[0] / tune.beat[1]) // the beat is a fraction of a whole note
    const notes = tune.notes.map(([midi, quarters]) => [midi, quarters * quarter])
    play(notes, { bpm: beat?.bpm ?? tune.bpm, volume, fadeIn, after, onEnd: () => heard === id && sing(one, volume, 0.05, pause(id)) })
  }

  function pause(id) {
    const { play: one } = now
    return one?.id === id && comesAgain(one, one.verse + 1) ? one.wait ?? 0 : 0
  }

  async function awake(wanted) {
    wish = wanted
    if (asking) return // one lock at a time, or one would never be let go of
    if (wish && !document.hidden && (!lock || lock.released)) {
      asking = true
      lock = await navigator.wakeLock?.request('screen').catch(() => null)
      asking = false
    }
    if (wish) return
    lock?.release().catch(() => {})
    lock = null
  }

  return { follow }
}
