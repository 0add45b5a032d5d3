// How a touch is, asked in the child's way: a quiet card from the fifteenth second on, at each new place and each minute.
import { isSaid } from './body.js';
import { byAdult } from './stopping.js';

const FIRST_S = 15, AGAIN_S = 60; // DOMAIN 5.5; in the first seconds of a play nothing interrupts
// Reduced feeling: there the child's own word says nothing. With the cord affected at the chest, trunk and legs are below the level unsaid.
const NUMB = 'insensate_skin', CORD = 'autonomic_dysreflexia';
const BELOW = ['chest', 'upper_back', 'lower_back', 'abdomen', 'hip', 'buttock', 'thigh', 'knee', 'calf', 'shin', 'ankle', 'foot'];

/** What to ask with now: null when nothing is due; "look" where the child feels little. */
export function due({ gone, felt, asks, paused, over }, hands, { check = 'cues' } = {}, known = []) {
  if (!byAdult(hands) || asks || paused || over || gone < FIRST_S) return null;
  const same = felt && felt.area === hands.area && (felt.side ?? 'both') === (hands.side ?? 'both');
  if (same && gone - felt.at < AGAIN_S) return null;
  const numb = known.filter(({ flag }) => flag === NUMB || flag === CORD);
  const here = numb.some(({ flag, areas = [] }) => !areas.length || !hands.area || isSaid(areas, hands) || (flag === CORD && BELOW.includes(hands.area)));
  return here ? 'look' : check;
}

/** Answers by check: [answer, drawing]. */
const ANSWERS = {
  look: [['fine', ''], ['stop', '']],
  cues: [['fine', ''], ['too_much', ''], ['stop', '']],
  more_stop: [['more', 'more'], ['stop', 'stop']],
  three: [['too_soft', 'soft'], ['just_right', 'right'], ['too_much', 'much'], ['ouch', '']],
};

/** A hand on a cushion, cut from paper: it barely rests, sinks in a little, presses it flat. A hand with more to come, a flat
 hand held up. No faces: a face would ask how the child is to feel. */
const cushion = (y, h) => `<rect x="10" y="${64 - h}" width="76" height="${h}" rx="${h / 2.4}" fill="#8F7FCB"/><path d="M30 ${y}h38q8 0 8 8t-8 8H34q-12 0-12-10z" fill="#E8B98F"/><path d="M64 ${y + 2}V${y - 20}" stroke="#2B7A78" stroke-width="16" stroke-linecap="round"/>`;
const DRAWINGS = {
  soft: cushion(20, 28), right: cushion(28, 26), much: cushion(42, 16),
  more: '<path d="M30 54q-14-16 0-28 12-8 22 2l14-10q10-2 8 8L60 50q-14 14-30 4z" fill="#E8B98F"/><path d="M70 52h18M79 43v18" stroke="#2B7A78" stroke-width="7" stroke-linecap="round"/>',
  stop: '<path d="M34 62q-12-10-10-26l4-2 4 8V14q4-5 8 0v16-22q4-5 8 0v22-18q4-5 8 0v20-12q5-4 8 1v27q-2 14-12 16z" fill="#F2896B"/>',
};

export const Comfort = {
  inject: ['t', 'act'],
  props: ['view', 'hands'],
  data: () => ({ DRAWINGS }),
  computed: {
    check() {
      const { play, child, tray } = this.view;
      return child.saying ? due(play, this.hands, child.saying, tray?.known) : null;
    },
    answers() {
      return ANSWERS[this.check] || [];
    },
    stopSign() {
      return this.view.child.saying?.signals?.stop?.join(', ');
    },
  },
  watch: {
    check: { handler() { this.came = performance.now(); }, immediate: true },
  },
  methods: {
    /** A stop counts at once; another answer not for a tap that was under way, to a cue say, when the question came. */
    say(answer, event, number = null) {
      const stop = ['stop', 'ouch'].includes(answer) || number >= 1;
      this.act({ type: 'comfort', check: this.check, answer, number, stop, came: stop ? undefined : this.came }, event);
    },
  },
  template: `
<div v-if="check" class="comfort" role="group" :aria-label="t('late.comfort')" :data-check="check">
 <p>{{ t('late.comfort_' + check) }}<small v-if="check === 'cues' && stopSign">{{ t('late.stop_is', {looks: stopSign}) }}</small></p>
 <div v-if="check === 'number'" class="numbers"><button v-for="n in 11" :key="n" class="chip" :class="{away: n > 1}" :data-control="'hurt-' + (n - 1)" @click="say('number', $event, n - 1)">{{ n - 1 }}</button></div>
 <div v-else class="row"><button v-for="[answer, drawing] in answers" :key="answer" class="chip" :class="{away: ['stop', 'ouch'].includes(answer)}" :data-control="'felt-' + answer" @click="say(answer, $event)">
  <svg v-if="drawing" viewBox="0 0 96 68" aria-hidden="true" v-html="DRAWINGS[drawing]"/><span>{{ t('late.felt_' + answer) }}</span></button></div>
</div>`,
};
