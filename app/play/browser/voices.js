// The voices of this tablet: which of them speaks a language, and one thing said with it.

const USUAL = { rate: 0.9, volume: 0.8, cue_rate: 1.2, cue_volume: 0.3 };

/** Voices that speak `lang`, those of the very region and the tablet's own choice first. Ones that would ask the
 * internet are left out, unless `far_voices`: they fall silent with no WiFi. */
export function voicesFor(lang, { far_voices: far } = {}, all = globalThis.speechSynthesis?.getVoices() ?? []) {
  const plain = (tag) => tag.toLowerCase().replace('_', '-'), wanted = plain(lang), [tongue] = wanted.split('-');
  const near = (voice) => (plain(voice.lang) === wanted ? 0 : 2) + (voice.default ? 0 : 1);
  return all.filter((voice) => plain(voice.lang).split('-')[0] === tongue && (far || voice.localService)).sort((a, b) => near(a) - near(b));
}

/** The voice asked for by name, else the tablet's own choice for the language; null when it has none. */
export function voiceFor(lang, seeing, name = seeing.voice, all = undefined) {
  const voices = voicesFor(lang, seeing, all);
  return voices.find((voice) => voice.name === name) ?? voices[0] ?? null;
}

/** How loud it is to be, at most as loud as `most`. */
export const loudness = (seeing, cue, most) => Math.min(most, { ...USUAL, ...seeing }[cue ? 'cue_volume' : 'volume'])

/** What is to be said, ready for the tablet; a `cue` has a voice, speed and loudness of its own. Null without a voice. */
export function utterance(text, lang, seeing, cue = false, most = 1) {
  const told = { ...USUAL, ...seeing };
  const voice = voiceFor(lang, told, cue ? told.cue_voice || told.voice : told.voice);
  if (!voice) return null;
  const said = new SpeechSynthesisUtterance(text);
  return Object.assign(said, { voice, lang: voice.lang, rate: cue ? told.cue_rate : told.rate, volume: loudness(told, cue, most) });
}

/** Say one thing now, in the place of whatever is being said; as a `cue`, so that an adult hears how quiet it is. */
export function sayOnce(text, lang, seeing, cue = false) {
  const said = utterance(text, lang, seeing, cue);
  speechSynthesis.cancel();
  if (said) speechSynthesis.speak(said);
}
