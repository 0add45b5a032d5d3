// The play surface: one component that draws `view` and says what was tapped. No fetch, no storage, no clock.
//
// Props: `view` (a plain object, replaced whole at each change), `words` (flat: key -> text), `avatars` (address of the
// folder of face pictures). Emits `act` with {type, ...}. Screens that the first tile does not need load late.
import { compile, markRaw, shallowReactive } from 'vue';
import { Children } from './children.js';
import { Icon, Whose, WrongButton } from './faces.js';
import { Moment } from './moment.js';
import { Pick } from './pick.js';

const GHOST_MS = 400; // the browser's own click follows a lifted finger within this time
const ELSEWHERE_PX = 60, BESIDE_PX = 40, SHRUNK_PX = 4; // pressed, a picture is that much smaller at most
const LOCK_MS = 300, GUARD_MS = 500; // where a child has none of their own
const CHILDS = '.tile, .says button, .answer button, .comfort button, [data-control=lines], [data-control=again], [data-control=go-on]';
/** What a child takes by resting or lifting, where that is its way. All else is one tap: it is the adult's as well, or a no. */
export const PATIENT = '.tile, .says button, [data-control=assent-yes]';
const GUARDED = ['pick', 'play', 'closing']; // the adult's own pages wait for nobody
const screens = shallowReactive({ children: markRaw(Children), moment: markRaw(Moment), pick: markRaw(Pick) });
const late = {
  play: () => worded(import('./play.js')).then((module) => module.Play),
  closing: () => dressed(import('./closing.js')).then((module) => module.Closing), // what calms waits for no words
  wrong: () => worded(import('./wrong.js')).then((module) => module.Wrong),
  find: () => dressed(import('./pick_panels.js')).then((module) => module.Find),
  now: () => dressed(import('./pick_panels.js')).then((module) => module.RightNow),
  switch: () => worded(import('./pick_panels.js')).then((module) => module.Switch),
  more: () => worded(import('./more.js')).then((module) => module.More),
  rounds: () => worded(import('./rounds_panel.js')).then((module) => module.RoundsPanel),
  then: () => worded(import('./strip.js')).then((module) => module.Then),
  strip: () => worded(import('./strip.js')).then((module) => module.Strip),
};
let look = null, looks = null; // the style of the late screens, and of children who see another way
let bringWords = () => null; // of the late screens

/** Who brings the words of the late screens: a function whose promise is kept, with them or without. */
export const wordsBy = (bring) => (bringWords = bring);

/** What has to be there before this child's first picture, or null. A look that cannot be had holds nothing up. */
export const dressedFor = ({ look: one = 'paper', text = 100 } = {}) =>
  (one === 'paper' && text === 100 ? null : (looks ??= style('looks.css', () => (looks = null))).catch(() => {}));

/** Load the late screens now, so that they are at hand with no network. Resolves to true when all are. */
export const preload = () => Promise.all(Object.keys(late).map(load)).then((all) => all.every(Boolean));

/** The text of a key ("all_done" means "surface.all_done"), its {names} filled in; an unknown key shows its last part, which may be the very word. */
export function say(words, key, values = {}) {
  const full = key.includes('.') ? key : `surface.${key}`;
  const plural = 'n' in values && words[`${full}_${plurals(words['surface.lang'] || 'en').select(values.n)}`];
  const text = plural || words[full] || words[`${full}_other`] || plainly(full);
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

let rules = null; // making one takes milliseconds
const plurals = (lang) => (rules?.lang === lang ? rules : (rules = { lang, all: new Intl.PluralRules(lang), select: (n) => rules.all.select(n) }));

export const Surface = {
  name: 'Surface',
  components: { Icon, Whose, WrongButton },
  props: {
    view: { type: Object, required: true },
    words: { type: Object, default: () => ({}) },
    avatars: { type: String, default: '/play/pictures/avatars/' },
  },
  emits: ['act', 'early'],
  provide() {
    return {
      t: (key, values) => say(this.words, key, values),
      act: (action, event) => this.act(action, event),
      avatar: (face) => `${this.avatars}${face.avatar}.svg`,
    };
  },
  computed: {
    screen() {
      return screens[this.view.screen];
    },
    childs() {
      return ['pick', 'play'].includes(this.view.wrong?.from || this.view.screen);
    },
    fresh() {
      const { screen, offer } = this.view;
      return GUARDED.includes(screen) ? `${screen} ${offer?.number}` : '';
    },
    seen() {
      const { screen, seeing } = this.view; // the other pages are the adult's
      return (screen === 'closing' || this.childs) && seeing || {};
    },
    strip() {
      return this.view.strip && screens.strip;
    },
    other() {
      return this.view.switch && screens.switch;
    },
    panel() {
      return this.childs && screens[this.view.panel];
    },
    stopped() {
      return this.view.stop && !['children', 'closing', 'wrong'].includes(this.view.screen);
    },
  },
  watch: {
    fresh() {
      this.changed = this.came = performance.now();
      this.resting = new Set(this.held.keys());
    },
    'view.switch'(open) {
      if (open) load('switch');
    },
    'view.panel'(name) {
      if (late[name]) load(name);
    },
    'view.screen'(name) {
      if (late[name]) load(name);
      if (name === 'pick') this.$nextTick(() => this.afterPictures(preload));
      if (name === 'moment') this.$nextTick(() => this.afterPictures(() => load('wrong'))); // what its triangle opens
      requestAnimationFrame(() => setTimeout(() => this.$el.focus({ preventScroll: true }))); // after the frame: it lays out
    },
  },
  created() {
    this.held = new Map(); // what each finger is on; the other hand often rests on the glass
    this.tapped = null; // the finger last lifted from a button
    this.felt = null; // while its tap is passed on: when the glass felt it, however busy the tablet was since
    this.last = null; // the last accepted press: {at, control, small, x, y}
    this.resting = new Set(); // fingers that were there then; their tremor ends when they have lifted
    this.changed = this.came = -Infinity; // when other pictures came to stand where a finger may be on its way; `changed` waits for `resting`
    const { screen, panel, strip, switch: other } = this.view; // what stood there before a restart is there again
    for (const name of [screen, panel, strip && 'strip', other && 'switch']) if (late[name]) load(name);
  },
  methods: {
    t(key, values) {
      return say(this.words, key, values);
    },
    /** The late screens come after the pictures of the offer, which the child waits for. */
    afterPictures(then) {
      Promise.allSettled([...this.$el.querySelectorAll('img')].map((image) => image.decode())).then(then);
    },
    /** Pass an action on, unless it comes too soon after the last accepted one. */
    act(action, event) {
      if (event && !this.accepts(action, event)) return this.$emit('early');
      this.$emit('act', action);
    },
    accepts(action, event) {
      const at = this.felt ?? event.timeStamp, control = event.currentTarget;
      const wrong = action.type === 'wrong';
      const small = action.type === 'moment' || action.type === 'cue'; // one of several small answers on one page
      const { lock_ms = LOCK_MS, guard_ms = GUARD_MS } = (control.matches(CHILDS) && this.view.access) || {}; // the adult's wait for no child's
      const soon = this.last && at - this.last.at < lock_ms;
      const { x, y } = this.felt === null ? event : this.tapped;
      const there = this.last && Math.hypot(x - this.last.x, y - this.last.y) <= ELSEWHERE_PX;
      // What is meant for a picture must not land on the one after it, nor on what came to stand there meanwhile; a no
      // somewhere else is meant.
      if (at - action.came < guard_ms && (there || !action.stop)) return false;
      const fresh = at - (wrong ? this.came : this.changed) < guard_ms;
      // On the page of the moment a quick adult answers one thing after the other, and the triangle is tapped by another
      // hand than the one on a picture; a tremor stays where it is.
      const another = (wrong || ((small || action.type === 'start') && this.last?.control !== control))
        && (this.last?.small || !there);
      if ((fresh || (soon && !another)) && action.type !== 'all-done' && !action.stop) return false;
      this.last = { at, control, small, x, y };
      return true;
    },
    /** A picture that cannot be had leaves its place empty: the mark of a browser for it would be looked at. */
    shows({ type, target }) {
      target.style.visibility = type === 'error' ? 'hidden' : '';
    },
    down(event) {
      this.up(event); // a mouse may have let go of it elsewhere
      const held = event.target.closest('button, [role=checkbox]');
      held?.setAttribute('data-pressed', '');
      this.held.set(event.pointerId, held);
    },
    up({ pointerId, timeStamp }) {
      if (this.resting.delete(pointerId)) this.changed = timeStamp;
      const held = this.held.get(pointerId);
      held?.removeAttribute('data-pressed');
      this.held.delete(pointerId);
      return held;
    },
    /** A finger lifted from the button it pressed is a tap at once, also when it slid a little; the browser's own click
     * comes a frame later, or not at all after a slide, and is not needed any more. */
    lifted(event) {
      const box = this.held.get(event.pointerId)?.getBoundingClientRect(); // asked first: nothing has to be laid out for it
      const held = this.up(event), { clientX: x, clientY: y } = event;
      const finger = { at: event.timeStamp, id: event.pointerId, x, y };
      if (held && !held.isConnected) this.tapped = finger; // what lies there by now, nobody pressed
      if (event.pointerType !== 'touch' || held?.tagName !== 'BUTTON' || held.disabled || this.patient(held)) return;
      const { left, right, top, bottom } = box;
      const beside = held.matches('.stop') ? BESIDE_PX : SHRUNK_PX; // a hand that slid off a stop means it still
      if (x < left - beside || x > right + beside || y < top - beside || y > bottom + beside) return;
      this.tapped = finger;
      this.felt = event.timeStamp;
      held.click();
      this.felt = null;
    },
    /** Is it one on which a finger has to rest, or to lift? Then the module of ways clicks for it. */
    patient(held) {
      return this.$el.parentElement?.dataset.ways === 'patient' && !!held.closest(PATIENT);
    },
    /** The browser's click of that very finger, wherever it lands on the changed screen; never another finger's. */
    ghost(event) {
      const { tapped } = this;
      if (event.isTrusted && event.detail && this.patient(event.target)) return event.stopImmediatePropagation();
      if (!tapped || !event.isTrusted || event.timeStamp - tapped.at > GHOST_MS) return;
      const same = event.pointerId > 0 ? event.pointerId === tapped.id
        : Math.hypot(event.clientX - tapped.x, event.clientY - tapped.y) < 3; // browsers whose click names no pointer
      if (same) event.stopImmediatePropagation();
    },
  },
  template: `
<main class="pc" tabindex="-1" :lang="words['surface.lang']" :dir="words['surface.dir']" :class="{still: view.player?.reduced_motion || view.seeing?.still, dim: view.player?.screen_dim, 'heard-only': view.player?.audio_only}" :data-screen="view.screen" :data-number="view.offer?.number"
  :data-look="seen.look === 'paper' ? null : seen.look" :data-text="seen.text > 100 ? seen.text : null"
  @pointerdown="down" @pointerup="lifted" @pointercancel="up" @click.capture="ghost" @contextmenu.prevent @dragstart.prevent @gesturestart.prevent @error.capture="shows" @load.capture="shows">
 <div class="frame">
  <section v-if="stopped" class="halt" role="alert">
   <whose :child="view.child"/><icon name="hand"/><h1>{{ t('stop_title') }}</h1><p>{{ view.stop.message }}</p><p v-if="view.stop.kept">{{ t('stop_kept') }}</p>
   <div class="row">
    <button v-if="!view.stop.kept" class="soft" data-control="change-answers" @click="act({type: 'moment', change: {yes: [], answered: false}}, $event)">{{ t('change_answers') }}</button>
    <button v-if="view.undo" class="soft" data-control="undo" :title="view.undo.label" @click="act({type: 'undo'}, $event)">{{ t('undo') }}</button>
    <button class="soft" data-control="back" @click="act({type: 'back'}, $event)">{{ t('back') }}</button>
    <wrong-button/></div>
  </section>
  <template v-else>
   <component v-if="strip" :is="strip" :strip="view.strip"/>
   <component v-if="screen" :is="screen" :view="view"/>
   <component v-if="panel" :is="panel" :view="view"/>
   <component v-if="other" :is="other" :view="view"/>
  </template>
  <b v-if="view.child?.sample" class="tag made-up">{{ t('sample') }}</b>
  <button v-if="childs" class="stop" data-control="all-done" @click="act({type: 'all-done'}, $event)"><icon name="hand"/><span>{{ t('all_done') }}</span></button>
 </div>
</main>`,
};

export default Surface;

async function load(name) {
  if (screens[name]) return true;
  try {
    const screen = await late[name]();
    if (name === 'play') screen.render ??= compile(screen.template); // or the first pick would pay for it; the end has time
    screens[name] = markRaw(screen);
  } catch {
    return false; // no network yet; asked again when the screen is wanted
  }
  return true;
}

const worded = (asked) => Promise.all([dressed(asked), bringWords()]).then(([module]) => module);

const dressed = (asked) => Promise.all([asked, (look ??= style('late.css', () => (look = null)))]).then(([module]) => module);

function style(name, lost) {
  const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL(name, import.meta.url) });
  const there = new Promise((done, failed) => {
    sheet.onload = done;
    sheet.onerror = () => {
      sheet.remove();
      lost();
      failed();
    };
  });
  document.head[name === 'late.css' ? 'prepend' : 'append'](sheet); // surface.css says how the late screens give way
  return there;
}

/** What a key says by itself: of the vocabulary the very word, which stands in the middle of sentences. */
function plainly(key) {
  const text = key.split('.').pop().replaceAll('_', ' ');
  return key.startsWith('vocabulary') ? text : text[0].toUpperCase() + text.slice(1);
}
