// One prompt on the real play surface, for an adult who looks at it or writes it: nothing is kept and nothing is told.
// The page around it hands {playcue: {...}} over by postMessage, again whenever a word was changed.
import { createApp, h, shallowRef } from 'vue'
import { Surface } from './surface.js'
import { begin, step, viewOf } from './session.js'
import { begun, toVerse, untilNextVerse } from './timing.js'
import { stageFor } from './stage.js'

const here = JSON.parse(document.getElementById('here').textContent)
const faces = [{ id: 'preview', nickname: '', avatar: 'bear' }]
const picture = (name, folder = 'prompts') => `/play/pictures/${folder}/${name}.svg?v=${here.pictures}`
const drawn = shallowRef(null), stage = stageFor(act)
let state = null, given = null, timer

/** The play of what was given; one that is only changed stays on its verse, so that a word can be watched. */
function show(what) {
  const now = Date.now(), verse = state?.play && given?.way === what.way ? state.play.verse : 0
  const entry = { ...what, mood: 'ready', stay: null, why: what.about, plan: what.verses.length, seconds: what.seconds }
  const play = begun(entry, what, what.tune, 'preview', now)
  given = what
  state = { ...begin(now), screen: 'play', child: 'preview', session: 'preview', started: now, sound: state?.sound ?? { on: false },
    moment: { minutes: 180, materials: [], yes: [] }, play: verse ? toVerse(play, Math.min(verse, play.plan - 1), now) : play }
  draw()
}

function act(action) {
  if (['outcome', 'all-done', 'again', 'finish'].includes(action.type)) {
    state = { ...state, play: null }
    return show(given)
  }
  if (!['verse', 'chose', 'sound', 'volume', 'interrupted', 'beat'].includes(action.type)) return
  state = step(state, action, Date.now(), () => 'preview').state
  draw()
}

function draw() {
  drawn.value = viewOf(state, { now: Date.now(), faces, picture })
  stage.follow({ ...state, session: null }) // a screen that is only looked at may fall asleep
  clearTimeout(timer)
  const wait = untilNextVerse(state.play, Date.now())
  if (wait !== null) timer = setTimeout(() => act({ type: 'beat' }), wait + 5)
}

addEventListener('message', ({ origin, data }) => {
  if (origin === location.origin && data?.playcue) show(data.playcue)
})
createApp({ render: () => drawn.value && h(Surface, { view: drawn.value, words: here.words, onAct: act }) }).mount('#play')
parent.postMessage({ playcue: 'ready' }, location.origin)
