// What happens around a play besides the picture: the melody, and a screen that stays awake.
import { play, setVolume, stop } from './sound.js'
import { soundOf } from './view.js'

/** follow(state): sound and wake lock as this state wants them; asked again with the same state, nothing changes. */
export function stageFor() {
  let heard = null, lock = null, wish = false, asking = false

  function follow(state) {
    sound(state)
    awake(state.session !== null && state.screen !== 'closing')
  }

  function sound(state) {
    const { play: one } = state, { on, volume, fadeIn } = soundOf(state)
    const wanted = on && one && !one.paused && !one.over && (one.tune || one.beat) ? one.id : null
    if (wanted !== heard) {
      heard = wanted
      if (wanted) sing(one, volume, fadeIn)
      else stop()
    } else if (wanted) setVolume(volume)
  }

  // Round and round until the play ends: the card says how often, the child says how long.
  function sing(one, volume, fadeIn) {
    const { tune, beat, id } = one
    if (!tune) return play([], { bpm: beat.bpm, volume, fadeIn, clicks: true })
    const quarter = 60 / (beat?.bpm ?? tune.bpm) / (4 * tune.beat[0] / tune.beat[1]) // the beat is a fraction of a whole note
    const notes = tune.notes.map(([midi, quarters]) => [midi, quarters * quarter])
    play(notes, { bpm: beat?.bpm ?? tune.bpm, volume, fadeIn, onEnd: () => heard === id && sing(one, volume, 0.05) })
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
