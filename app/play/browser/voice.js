// What the tablet says aloud for a child who wants it: what was picked, the verses, and what is lit or has the focus. What
// the practice has recorded in its own voice is heard in the place of the tablet's.
// Loaded only where speech is on. It never speaks of its own accord, and falls silent at once on a stop or a pause.
import { fetched, playing, recordings } from './recorded.js'
import { duck } from './sound.js'
import { precautions } from './today.js'
import { accessOf, seeingOf, soundOf } from './view.js'
import { loudness, utterance } from './voices.js'

const CHILDS = '.tile,[data-control=else],[data-control=you-pick],[data-control=all-done]' // told when keys bring the focus there
const SCANNED = ['one_switch', 'two_switches'] // a light that goes round is told by the cue, not by the voice
const USUAL_MOST = 0.6 // of a melody, where no precaution says less; a voice may then be as loud as it was set

/** follow(state): say what is new of it, hush what is over. Listens on `root` for `lit` and the focus. */
export function speaker(root = document, box = null) {
  const saying = new Set(), own = recordings(box)
  let state = null, told = null, stopIt = () => {}

  root.addEventListener('lit', ({ target }) => preview(target, SCANNED.includes(accessOf(state ?? {}).way)))
  root.addEventListener('focusin', ({ target }) => target.matches(`:is(${CHILDS}):focus-visible`) && preview(target, false))
  addEventListener('pagehide', hush)
  document.addEventListener('visibilitychange', () => document.hidden && hush())

  function follow(next) {
    const before = state, verse = tellable(next), on = speaks(next), paused = next.play?.paused
    const started = !!verse && told?.play !== verse.play, fresh = started || (!!verse && told.key !== verse.key)
    state = next
    told = verse
    if (before?.screen !== next.screen) own.look() // another shelf may have come meanwhile
    if (!before) return // what was under way before goes on in silence
    if (!on || paused || fresh || before.screen !== next.screen) hush()
    if (!on || paused || !fresh) return
    const sung = soundOf(next).on && next.play.tune // over its melody the words are for people to sing
    say([...(started ? [next.play.title] : []), ...(sung ? [] : verse.lines)], next.play.prompt)
  }

  const player = () => precautions(state.tray, state.moment).player
  const speaks = (one) => !!seeingOf(one).speech && !precautions(one.tray, one.moment).player.media_off

  function preview(node, cue) {
    if (!state || !speaks(state) || !['pick', 'play'].includes(state.screen) || state.play?.paused) return
    const text = (node.getAttribute('aria-label') || (node.querySelector('.next') ?? node).textContent).trim() // of the lines, what a press brings
    hush()
    if (text) say([text], node.dataset.prompt ?? state.play?.prompt, cue)
  }

  /** One text after the other. Voices have a queue of their own; where a recording is among them, each waits here. */
  function say(texts, prompt, cue = false) {
    const heard = texts.map((text) => own.find(prompt, text, state.tray?.face?.language))
    if (heard.some(Boolean)) inTurn(texts, heard, cue)
    else for (const text of texts) speak(text, cue)
  }

  async function inTurn(texts, heard, cue) {
    const turn = {}, mine = () => saying.has(turn)
    saying.add(turn)
    duck(true)
    for (const [n, text] of texts.entries()) {
      const sound = heard[n] && (await fetched(heard[n]))
      if (!mine()) return
      if (sound) {
        const { over, stop } = playing(sound, loudness(seeingOf(state), cue, most()))
        stopIt = stop
        await over
      } else await speak(text, cue)
      if (!mine()) return
    }
    ended(turn)
  }

  /** A voice of the tablet says it; resolves when it has. */
  function speak(text, cue) {
    const said = utterance(text, root.querySelector('main.pc')?.lang || 'en', seeingOf(state), cue, most())
    if (!said) return null
    saying.add(said)
    duck(true)
    return new Promise((go) => {
      said.onend = said.onerror = () => go(ended(said))
      speechSynthesis.speak(said)
    })
  }

  const most = () => Math.min(1, player().volume_max / USUAL_MOST)
  const ended = (one) => saying.delete(one) && !saying.size && duck(false)

  function hush() {
    if (!saying.size) return
    saying.clear()
    stopIt()
    globalThis.speechSynthesis?.cancel()
    duck(false)
  }

  return { follow, hush }
}

/** Which verse of a play it is, and its words. */
function tellable({ screen, play }) {
  if (screen !== 'play' || !play) return null
  const { id, verse, verses, chosen = {}, over, coming, asks } = play, one = verses[verse % verses.length]
  if (coming || asks) return { play: id, key: 'not yet', lines: [] } // its title alone
  const option = chosen?.[verse]
  return { play: id, key: `${over ? 'over' : verse} ${option ?? ''}`, lines: over ? [] : one?.options?.[option]?.lines ?? one?.lines ?? [] }
}
