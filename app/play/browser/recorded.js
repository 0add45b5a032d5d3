// Words in the practice's own voice: which ones are recorded, and playing one. All of them are about equally loud, however
// near the microphone was, and none starts with a click.
import { audio } from './sound.js'

export const SOUNDS = '/play/sounds/'
const USUAL = 0.1 // root mean square at volume 1, of full scale: as loud as a voice of the tablet, about
const PEAK = 0.7, LOUDER = 6 // no sample goes beyond, and hiss is not made a roar
const MOST_S = 15
const AWAKE_MS = 400 // for audio that sleeps; afterwards a voice of the tablet speaks instead
const RAMP_S = 0.03

/** Where the words of all prompts are found, of {prompt: {language: {words: address}}}. */
export const addresses = (sounds = {}) =>
  Object.values(sounds).flatMap((languages) => Object.values(languages).flatMap((said) => Object.values(said).map((one) => SOUNDS + one)))

/** What this tablet's store knows of them: `look` again, and `find` the address of some words, or undefined. */
export function recordings(box) {
  let shelf = null

  async function look() {
    shelf = (await box?.meta('shelf').catch(() => null)) ?? shelf
    if (addresses(shelf?.sounds).length) audio() // it sleeps until the next tap
  }
  look()

  /** A prompt that is translated is heard in the child's language alone, any other one as it was written. */
  function find(prompt, words, language) {
    const said = shelf?.sounds?.[prompt]
    const address = (said?.[language || shelf.language] ?? said?.[''])?.[words]
    return address && SOUNDS + address
  }

  return { look, find }
}

/** The sound at an address, ready to play; null when it is not at hand, or is none, or nothing can be heard now. */
export async function fetched(address) {
  try {
    const context = audio()
    const reply = await fetch(address)
    if (!reply.ok) return null
    const sound = await context.decodeAudioData(await reply.arrayBuffer())
    if (context.state !== 'running') await Promise.race([context.resume(), new Promise((go) => setTimeout(go, AWAKE_MS))])
    return context.state === 'running' ? sound : null
  } catch {
    return null
  }
}

/** Play it at `volume` (0 to 1): {over, stop}. `over` resolves when it ended or was stopped. */
export function playing(sound, volume) {
  const context = audio(), source = context.createBufferSource(), gain = context.createGain(), now = context.currentTime
  source.buffer = sound
  gain.gain.value = 0
  gain.gain.setValueAtTime(0, now)
  gain.gain.linearRampToValueAtTime(volume * evenly(sound), now + RAMP_S)
  source.connect(gain).connect(context.destination)
  const over = new Promise((done) => (source.onended = done))
  source.start(now, 0, MOST_S)
  const stop = () => {
    gain.gain.cancelScheduledValues(context.currentTime)
    gain.gain.setTargetAtTime(0, context.currentTime, RAMP_S / 5)
    source.stop(context.currentTime + RAMP_S)
  }
  return { over, stop }
}

/** The factor that makes a recording as loud as any other. */
export function evenly(sound) {
  let sum = 0, peak = 0, count = 0
  for (let n = 0; n < sound.numberOfChannels; n++) {
    for (const value of sound.getChannelData(n)) {
      sum += value * value
      peak = Math.max(peak, Math.abs(value))
      count++
    }
  }
  return sum ? Math.min(LOUDER, USUAL / Math.sqrt(sum / count), PEAK / peak) : 0
}
