// Two sections of "More": how the child sees, and what the tablet says aloud.
import { Icon } from './faces.js';
import { sayOnce, voicesFor } from './voices.js';
import './drawings.js';

const LOOKS = ['paper', 'yellow', 'red'];
const SIZES = [100, 125, 150, 200];
const SCANNED = ['one_switch', 'two_switches']; // ways in with a light that goes round
const AT_MOST = 8; // voices shown; some tablets have dozens

export const Seeing = {
  inject: ['t', 'act'],
  props: ['view'],
  data: () => ({ LOOKS, SIZES }),
  methods: {
    change(change, event) {
      this.act({ type: 'seeing', change }, event);
    },
  },
  template: `
<section class="part"><h3>{{ t('late.seeing_title', {nickname: view.child.nickname}) }}</h3>
 <div class="row"><button v-for="look in LOOKS" :key="look" class="chip" :data-control="'look-' + look" :aria-pressed="(view.seeing.look || 'paper') === look" @click="change({look}, $event)">{{ t('late.look_' + look) }}</button>
  <button class="chip" data-control="still" :aria-pressed="!!view.seeing.still" @click="change({still: !view.seeing.still}, $event)">{{ t('late.still') }}</button></div></section>
<section class="part"><h3>{{ t('late.text_title') }}</h3>
 <div class="row"><button v-for="text in SIZES" :key="text" class="chip" :data-control="'text-' + text" :aria-pressed="(view.seeing.text || 100) === text" @click="change({text}, $event)">{{ t('late.text_size', {size: text}) }}</button></div></section>`,
};

export const Speech = {
  components: { Icon },
  inject: ['t', 'act'],
  props: ['view'],
  data: () => ({ voices: [] }),
  mounted() {
    this.look();
    globalThis.speechSynthesis?.addEventListener?.('voiceschanged', this.look); // some tablets know theirs a little later
  },
  unmounted() {
    globalThis.speechSynthesis?.removeEventListener?.('voiceschanged', this.look);
  },
  computed: {
    /** Whose voice is chosen: the one that speaks to all, and where a light goes round the one that tells the child where it is. */
    rows() {
      const own = { field: 'voice', title: 'late.speech_voice', none: 'late.speech_any' };
      return SCANNED.includes(this.view.access.way) ? [own, { field: 'cue_voice', title: 'late.speech_cue', none: 'late.speech_same' }] : [own];
    },
  },
  methods: {
    look() {
      this.voices = voicesFor(this.t('lang'), this.view.seeing).slice(0, AT_MOST);
    },
    change(change, event) {
      this.act({ type: 'seeing', change }, event);
    },
    hear(cue = false) {
      sayOnce(this.view.child.nickname, this.t('lang'), this.view.seeing, cue);
    },
  },
  template: `
<section class="part"><h3>{{ t('late.speech_title') }}</h3>
 <p v-if="view.player.media_off" class="warn">{{ t('late.speech_off_today') }}</p>
 <p v-else-if="!voices.length" data-control="no-voice">{{ t('late.speech_none') }}</p>
 <div class="row"><button class="chip" data-control="speech" :aria-pressed="!!view.seeing.speech" @click="change({speech: !view.seeing.speech}, $event)">{{ t('late.speech_on') }}</button>
  <button v-if="voices.length && !view.player.media_off" class="chip" data-control="speech-try" @click="hear()"><icon name="go"/>{{ t('late.speech_try') }}</button></div>
 <template v-if="view.seeing.speech && voices.length" v-for="{field, title, none} in rows" :key="field"><h3>{{ t(title) }}</h3>
 <div class="row" :data-row="field"><button class="chip" data-control="voice-any" :aria-pressed="!view.seeing[field]" @click="change({[field]: ''}, $event)">{{ t(none) }}</button>
  <button v-for="one in voices" :key="one.voiceURI" class="chip" :data-voice="one.name" :aria-pressed="view.seeing[field] === one.name" @click="change({[field]: one.name}, $event)">{{ one.name }}</button>
  <button v-if="field === 'cue_voice' && !view.player.media_off" class="chip" data-control="cue-try" @click="hear(true)"><icon name="go"/>{{ t('late.speech_try') }}</button></div></template></section>`,
};
