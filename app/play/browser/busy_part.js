// Hands busy, as an adult sets it on this tablet: pedals, a clap, the edges, a felt beat, and no taps at all meanwhile.
import { busy, keepBusy } from './busy.js';
import { microphone } from './microphone.js';
import { childsKeys } from './pedals.js';
import { hasMotor } from './tick.js';

const SWITCHES = ['pedals', 'clap', 'edges', 'tick', 'zero'];
const CLAPS = ['line', 'into_it'];
const LOOK_MS = 60;

export const BusyPart = {
  inject: ['t', 'act'],
  props: ['view'],
  data: () => ({ SWITCHES, CLAPS, set: { ...busy() }, learning: null, level: 0, refused: false, motor: hasMotor() }),
  computed: {
    taken() {
      const childs = childsKeys(this.view.access);
      return this.set.keys.flat().filter((key) => childs.includes(key));
    },
  },
  mounted() {
    if (this.set.clap) this.meter();
  },
  unmounted() {
    this.gone = true;
    this.learnt();
    this.deaf();
  },
  methods: {
    keep(change) {
      keepBusy(change);
      this.set = { ...busy() };
    },
    async toggle(name) {
      this.keep({ [name]: !this.set[name] });
      if (name === 'clap') await (this.set.clap ? this.meter(true) : this.deaf());
      this.act({ type: 'beat' }); // the play behind it is drawn anew
    },
    name(key) {
      return key === ' ' ? this.t('late.key_space') : key;
    },
    /** The next key that is pressed is the pedal's. */
    learn(pedal) {
      this.learnt();
      this.learning = pedal;
      this.hear = (event) => {
        if (['Tab', 'Escape', 'Shift', 'Control', 'Alt', 'Meta', 'Unidentified'].includes(event.key) || event.repeat) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        const others = this.set.keys.map((some) => some.filter((one) => one !== event.key));
        this.keep({ keys: others.map((some, n) => (n === pedal ? [event.key] : some)) });
        this.learnt();
      };
      addEventListener('keydown', this.hear, true);
    },
    learnt() {
      if (this.hear) removeEventListener('keydown', this.hear, true);
      this.hear = this.learning = null;
    },
    async meter(ask = false) {
      const ear = await microphone(ask).catch(() => null);
      this.refused = !ear;
      if (!ear || this.gone || this.ear || !this.set.clap) return ear?.close();
      this.ear = ear;
      this.timer = setInterval(() => (this.level = Math.max(ear.level(), this.level * 0.85)), LOOK_MS);
    },
    deaf() {
      clearInterval(this.timer);
      this.ear?.close();
      this.ear = null;
      this.level = 0;
    },
  },
  template: `
<section class="part"><h3>{{ t('late.busy_title') }}</h3><p class="hint">{{ t('late.busy_hint') }}</p>
 <div class="row"><button v-for="name in SWITCHES" :key="name" class="chip" :data-control="'busy-' + name" :aria-pressed="set[name]" :disabled="name === 'tick' && !motor" @click="toggle(name)">{{ t('late.busy_' + name) }}</button></div>
 <p v-if="!motor" class="hint">{{ t('late.no_motor') }}</p>
 <div v-if="set.zero" class="said"><p>{{ t('late.zero_means') }}</p></div>
 <div v-if="set.pedals" class="said"><h4>{{ t('late.busy_pedals') }}</h4>
  <p>{{ t(set.zero ? 'late.pedal_0_zero' : 'late.pedal_0') }}</p><p>{{ t('late.pedal_1') }}</p>
  <div class="row"><button v-for="(some, n) in set.keys" :key="n" class="chip" :data-control="'learn-' + n" :aria-pressed="learning === n" @click="learning === n ? learnt() : learn(n)">{{ learning === n ? t('late.press_now') : t('late.pedal_key', {n: n + 1, key: some.map(name).join(', ') || '–'}) }}</button></div>
  <p v-if="taken.length" class="warn" role="alert">{{ t('late.pedal_taken', {key: taken.map(name).join(', '), nickname: view.child.nickname}) }}</p></div>
 <div v-if="set.clap" class="said"><h4>{{ t('late.busy_clap') }}</h4><p>{{ t('late.clap_private') }}</p>
  <p v-if="refused" class="warn" role="alert">{{ t('late.clap_refused') }}</p><button v-if="refused" class="chip" data-control="clap-allow" @click="meter(true)">{{ t('late.clap_allow') }}</button>
  <div class="row"><button v-for="name in CLAPS" :key="name" class="chip" :data-control="'clap-' + name" :aria-pressed="set.clap_says === name" @click="keep({clap_says: name})">{{ t('late.clap_says_' + name) }}</button></div>
  <label class="louder">{{ t('late.clap_at') }}<span class="heard" :class="{reached: level >= set.clap_at}" :style="{'--level': Math.min(1, level), '--at': set.clap_at}"></span>
   <input type="range" min="0.05" max="0.95" step="0.05" :value="set.clap_at" data-control="clap-at" @input="keep({clap_at: +$event.target.value})"></label></div></section>`,
};
