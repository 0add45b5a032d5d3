// Melody and beat by Web Audio: a soft plucked bell and a quiet click. Nothing ever starts loud.
//
// `play` must first be called from a tap (browsers keep audio asleep until then).
const FADE_OUT_S = 0.6; // at most a second after "All done"
const CEILING = 0.45; // of full scale at volume 1; a tablet at full loudness stays a speaking voice
const AHEAD_S = 0.12;
const WHISPER = 0.15; // of the loudness, while a voice speaks

let context = null;
let now = null; // what is sounding: {gain, sources, volume}
let ducked = false;

// Asleep still, or again (a call, a locked screen): only inside a tap may it be woken everywhere.
addEventListener('pointerup', () => context && context.state !== 'running' && context.resume(), true);

/** The tablet's audio, for what else is to be heard. */
export const audio = () => (context ||= new (globalThis.AudioContext || globalThis.webkitAudioContext)());

/** Use this audio context from now on (a test's own, say). */
export const useContext = (other) => {
  context = other;
};

/**
 * Play [[midi or null for a rest, seconds], ...] once, with clicks at `bpm` if `clicks`. Replaces what is sounding.
 * `volume` 0 to 1; `fadeIn` and `after` (quiet before it) in seconds; `onEnd` is called when the tune ended by itself, not when it was stopped.
 * No notes and `clicks`: the beat alone, until stopped.
 */
export function play(notes, { bpm = 0, volume = 0.6, fadeIn = 0.3, after = 0, clicks = false, onEnd } = {}) {
  stop(0.1);
  wake();
  const start = context.currentTime + AHEAD_S + after;
  const gain = context.createGain();
  gain.gain.value = 0.0001; // at once: a node is born at full loudness
  gain.gain.setValueAtTime(0.0001, start);
  gain.gain.linearRampToValueAtTime(loud(volume), start + Math.max(0.05, fadeIn));
  gain.connect(context.destination);
  const voice = { gain, sources: [], volume };
  now = voice;
  let at = start;
  for (const [midi, seconds] of notes) {
    if (midi !== null) bell(voice, midi, at, seconds);
    at += seconds;
  }
  if (clicks && bpm) click(voice, bpm, start, notes.length ? at : null);
  if (notes.length && onEnd) {
    const end = silentUntil(voice, at);
    end.onended = () => now === voice && onEnd();
  }
}

/** Within a tap: for what is to sound a little later. */
export function wake() {
  if (audio().state !== 'running') context.resume();
}

/** Change the loudness (0 to 1) of what is sounding, gently. */
export function setVolume(volume) {
  if (!now || now.volume === volume) return; // the same again must not cut a slow start short
  now.volume = volume;
  hold(now.gain.gain).setTargetAtTime(loud(volume), context.currentTime, 0.2);
}

/** While a voice speaks, what is sounding is a whisper; afterwards it comes back slowly. */
export function duck(on) {
  if (ducked === on) return;
  ducked = on;
  if (now) hold(now.gain.gain).setTargetAtTime(loud(now.volume), context.currentTime, on ? 0.08 : 0.5);
}

/** Fade what is sounding out within `fade` seconds, never more than one. */
export function stop(fade = FADE_OUT_S) {
  if (!now) return;
  const { gain, sources } = now;
  now = null;
  const end = context.currentTime + Math.min(1, Math.max(0.02, fade));
  hold(gain.gain).setTargetAtTime(0, context.currentTime, (end - context.currentTime) / 5);
  for (const source of sources) source.stop(end);
}

/** Is anything sounding, a voice included? */
export const sounding = () => now !== null || ducked;

// Ends a fade that is under way where it is; a plain cancel would jump.
function hold(level) {
  const { value } = level;
  level.cancelScheduledValues(context.currentTime);
  return level.setValueAtTime(value, context.currentTime);
}

const loud = (volume) => (ducked ? WHISPER : 1) * CEILING * Math.min(1, Math.max(0, volume)) ** 2;

function bell(voice, midi, at, seconds) {
  const pitch = 440 * 2 ** ((midi - 69) / 12);
  const rings = Math.min(2.2, seconds + 0.5);
  for (const [partial, share] of [[1, 0.7], [2, 0.16], [3.01, 0.05]]) {
    const tone = context.createOscillator();
    const shape = context.createGain();
    tone.frequency.value = pitch * partial;
    shape.gain.setValueAtTime(0, at);
    shape.gain.linearRampToValueAtTime(share, at + 0.015);
    shape.gain.exponentialRampToValueAtTime(0.0008, at + rings / partial ** 0.5);
    tone.connect(shape).connect(voice.gain);
    tone.start(at);
    tone.stop(at + rings);
    voice.sources.push(tone);
  }
}

function click(voice, bpm, at, until) {
  const rate = context.sampleRate;
  const beat = context.createBuffer(1, Math.round((rate * 60) / bpm), rate);
  const wave = beat.getChannelData(0);
  for (let n = 0; n < rate * 0.05; n++) wave[n] = 0.3 * Math.sin((2 * Math.PI * 620 * n) / rate) * Math.min(1, n / 60) * Math.exp(-n / (rate * 0.012));
  const source = context.createBufferSource();
  source.buffer = beat;
  source.loop = true;
  source.connect(voice.gain);
  source.start(at);
  if (until) source.stop(until);
  voice.sources.push(source);
}

function silentUntil(voice, at) {
  const source = context.createConstantSource();
  source.offset.value = 0;
  source.connect(voice.gain);
  source.start();
  source.stop(at);
  voice.sources.push(source);
  return source;
}
