// The play surface: one component that draws `view` and says what was tapped. No fetch, no storage, no clock.
//
// Props: `view` (a plain object, replaced whole at each change), `words` (flat: key -> text), `avatars` (address of the
// folder of face pictures). Emits `act` with {type, ...}. Screens that the first tile does not need load late.
import { compile, markRaw, shallowReactive } from 'vue';
import { Children, Faces } from './children.js';
import { Icon, Whose } from './faces.js';
import { Moment } from './moment.js';
import { Pick } from './pick.js';

const GHOST_MS = 400; // the browser's own click follows a lifted finger within this time
const ELSEWHERE_PX = 60;
const LOCK_MS = 300; // from the last accepted press; a tremor's second tap is not a second wish
const screens = shallowReactive({ children: markRaw(Children), moment: markRaw(Moment), pick: markRaw(Pick) });
const late = {
  play: () => dressed(import('./play.js')).then((module) => module.Play),
  closing: () => dressed(import('./closing.js')).then((module) => module.Closing),
};
let look = null; // the style of the late screens

/** Load the late screens now, so that they are at hand with no network. Resolves to true when all are. */
export const preload = () => Promise.all(Object.keys(late).map(load)).then((all) => all.every(Boolean));

/** The text of a key ("all_done" means "surface.all_done"), its {names} filled in; an unknown key shows its last part. */
export function say(words, key, values = {}) {
  const full = key.includes('.') ? key : `surface.${key}`;
  const plural = 'n' in values && words[`${full}_${plurals(words['surface.lang'] || 'en').select(values.n)}`];
  const text = plural || words[full] || plainly(full);
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

let rules = null; // making one takes milliseconds
const plurals = (lang) => (rules?.lang === lang ? rules : (rules = { lang, all: new Intl.PluralRules(lang), select: (n) => rules.all.select(n) }));

export const Surface = {
  name: 'Surface',
  components: { Faces, Icon, Whose },
  props: {
    view: { type: Object, required: true },
    words: { type: Object, default: () => ({}) },
    avatars: { type: String, default: '/play/pictures/avatars/' },
  },
  emits: ['act'],
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
      return ['pick', 'play'].includes(this.view.screen);
    },
    stopped() {
      return this.view.stop && !['children', 'closing'].includes(this.view.screen);
    },
  },
  watch: {
    'view.screen'(name) {
      if (late[name]) load(name);
      if (name === 'pick') this.$nextTick(this.afterPictures);
      requestAnimationFrame(() => setTimeout(() => this.$el.focus({ preventScroll: true }))); // after the frame: it lays out
    },
  },
  created() {
    this.held = new Map(); // what each finger is on; the other hand often rests on the glass
    this.tapped = null; // the finger last lifted from a button
    this.felt = null; // while its tap is passed on: when the glass felt it, however busy the tablet was since
    this.last = null; // the last accepted press: {at, control, small, x, y}
    if (late[this.view.screen]) load(this.view.screen);
  },
  methods: {
    t(key, values) {
      return say(this.words, key, values);
    },
    /** The late screens come after the pictures of the offer, which the child waits for. */
    afterPictures() {
      Promise.allSettled([...this.$el.querySelectorAll('img')].map((image) => image.decode())).then(preload);
    },
    /** Pass an action on, unless it comes too soon after the last accepted one. */
    act(action, event) {
      if (event && !this.accepts(action, event)) return;
      this.$emit('act', action);
    },
    accepts(action, event) {
      const at = this.felt ?? event.timeStamp, control = event.currentTarget;
      const small = action.type === 'moment' || action.type === 'cue'; // one of several small answers on one page
      const soon = this.last && at - this.last.at < LOCK_MS;
      const { x, y } = this.felt === null ? event : this.tapped;
      // On the page of the moment a quick adult answers one thing after the other; a tremor stays where it is.
      const another = (small || action.type === 'start') && this.last?.control !== control
        && (this.last?.small || Math.hypot(x - this.last?.x, y - this.last?.y) > ELSEWHERE_PX);
      if (soon && !another && action.type !== 'all-done') return false;
      this.last = { at, control, small, x, y };
      return true;
    },
    down(event) {
      this.up(event); // a mouse may have let go of it elsewhere
      const held = event.target.closest('button, [role=checkbox]');
      held?.setAttribute('data-pressed', '');
      this.held.set(event.pointerId, held);
    },
    up({ pointerId }) {
      const held = this.held.get(pointerId);
      held?.removeAttribute('data-pressed');
      this.held.delete(pointerId);
      return held;
    },
    /** A finger lifted from the button it pressed is a tap at once, also when it slid a little; the browser's own click
     * comes a frame later, or not at all after a slide, and is not needed any more. */
    lifted(event) {
      const held = this.up(event);
      if (event.pointerType !== 'touch' || held?.tagName !== 'BUTTON' || held.disabled) return;
      const { left, right, top, bottom } = held.getBoundingClientRect();
      if (event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom) return;
      this.tapped = { at: event.timeStamp, id: event.pointerId, x: event.clientX, y: event.clientY };
      this.felt = event.timeStamp;
      held.click();
      this.felt = null;
    },
    /** The browser's click of that very finger, wherever it lands on the changed screen; never another finger's. */
    ghost(event) {
      const { tapped } = this;
      if (!tapped || !event.isTrusted || event.timeStamp - tapped.at > GHOST_MS) return;
      const same = event.pointerId > 0 ? event.pointerId === tapped.id
        : Math.hypot(event.clientX - tapped.x, event.clientY - tapped.y) < 3; // browsers whose click names no pointer
      if (same) event.stopImmediatePropagation();
    },
  },
  template: `
<main class="pc" tabindex="-1" :lang="words['surface.lang']" :dir="words['surface.dir']" :class="{still: view.player?.reduced_motion, dim: view.player?.screen_dim, 'heard-only': view.player?.audio_only}" :data-screen="view.screen"
  @pointerdown="down" @pointerup="lifted" @pointercancel="up" @click.capture="ghost" @contextmenu.prevent @dragstart.prevent @gesturestart.prevent>
 <div class="frame">
  <section v-if="stopped" class="halt" role="alert">
   <whose :child="view.child"/><icon name="hand"/><h1>{{ t('stop_title') }}</h1><p>{{ view.stop.message }}</p><p v-if="view.stop.kept">{{ t('stop_kept') }}</p>
   <div class="row">
    <button v-if="!view.stop.kept" class="soft" data-control="change-answers" @click="act({type: 'moment', change: {yes: [], answered: false}}, $event)">{{ t('change_answers') }}</button>
    <button v-if="view.undo" class="soft" data-control="undo" :title="view.undo.label" @click="act({type: 'undo'}, $event)">{{ t('undo') }}</button>
    <button class="soft" data-control="back" @click="act({type: 'back'}, $event)">{{ t('back') }}</button>
   </div>
  </section>
  <template v-else>
   <component v-if="screen" :is="screen" :view="view"/>
   <section v-if="view.switch" class="panel" role="dialog" aria-labelledby="pc-switch">
    <div class="bar"><h2 id="pc-switch">{{ t('who_is_it') }}</h2><whose :child="view.child"/>
     <button class="round" data-control="close" :aria-label="t('close')" @click="act({type: 'not-this-child', open: false}, $event)"><icon name="cross"/></button></div>
    <p>{{ t('who_is_it_hint', {nickname: view.child?.nickname}) }}</p>
    <faces :faces="view.switch.faces" @chosen="(id, event) => act({type: 'switch', to: id}, event)"/>
   </section>
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

const dressed = (asked) => Promise.all([asked, (look ??= lateStyle())]).then(([module]) => module);

function lateStyle() {
  const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('late.css', import.meta.url) });
  const there = new Promise((done, failed) => {
    sheet.onload = done;
    sheet.onerror = () => {
      sheet.remove();
      look = null;
      failed();
    };
  });
  document.head.prepend(sheet);
  return there;
}

function plainly(key) {
  const text = key.split('.').pop().replaceAll('_', ' ');
  return text[0].toUpperCase() + text.slice(1);
}
