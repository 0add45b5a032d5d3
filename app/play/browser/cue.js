// The body cue of a play: the touched area lit, and a sign of what the hand does there.
import { SHAPES, figure, isSaid, places } from './body.js';

const CALM_S = 0.5; // no sign comes and goes more than twice a second, however fast the song

/** The touched area lit, and a stroke, press, tap or circle that shows what the hand does there. */
export const BodyCue = {
  props: ['hands', 'bpm'],
  emits: ['no'],
  computed: {
    view() {
      return SHAPES.front[this.hands.area] ? 'front' : 'back';
    },
    figure() {
      return figure(this.view);
    },
    lit() {
      return places(this.view).filter((place) => isSaid([this.hands], place));
    },
    motion() {
      return motion(this.hands);
    },
    pace() {
      return { '--stroke': `${Math.max(CALM_S, ((this.hands.beats || 4) * 60) / (this.bpm || 60))}s` };
    },
  },
  template: `
<svg class="body cue" viewBox="0 6 260 384" aria-hidden="true" :style="pace">
 <ellipse class="ground" cx="130" cy="372" rx="112" ry="13"/><g v-html="figure"/>
 <template v-for="place in lit" :key="place.key"><g v-for="part in place.parts" @click="$emit('no', $event)" :key="part" :transform="part || null">
  <path class="lit" :d="place.shape[0]" :class="{line: place.shape[1]}" :stroke-width="place.shape[1] ? place.shape[1] + 5 : 4"/><g class="motion" v-html="motion"/></g></template>
</svg>`,
};

const OUTWARDS = 'head neck shoulder arm elbow forearm wrist palm hand knuckle finger waist hip thigh knee calf shin ankle heel sole foot toe';
const MANNERS = [
  ['still', /rest|one place|still|hug/], ['circle', /round|circles/], ['tap', /on and off|here and there|pats|tapping/],
  ['rock', /side to side|to and fro|rocking|rom_/], ['press', /press|squeeze|in from|compression|petrissage|palm (to|on)/],
];

// The first that direction or technique speaks of; a stroke else.
const manner = ({ direction = '', technique }) => MANNERS.find(([, said]) => said.test(`${direction} ${technique}`))?.[0];

/** Does a direction such as "toes to knee" run towards the trunk? Told from the order of the words in it. */
export function inwards({ direction = '', technique }) {
  const order = OUTWARDS.split(' ');
  const words = direction.toLowerCase().match(/[a-z]+/g) || [];
  const steps = words.map((word) => order.findIndex((part) => word.startsWith(part))).filter((step) => step >= 0);
  if (steps.length > 1) return steps[0] > steps.at(-1);
  return words.includes('up') || (!direction && technique === 'effleurage');
}

function motion(hands) {
  const shape = SHAPES.front[hands.area] || SHAPES.back[hands.area];
  if (!shape) return '';
  const [, width, x, y] = shape;
  const tip = (tx, ty, angle) => `<path d="M-11-11L0 0L-11 11" transform="translate(${tx} ${ty}) rotate(${angle})"/>`;
  const how = manner(hands);
  if (how === 'still') return `<circle cx="${x}" cy="${y}" r="12"/><circle cx="${x}" cy="${y}" r="23"/>`;
  if (how === 'tap') return [[0, 0], [-11, -9], [11, -9], [-9, 11], [10, 10]].map(([a, b]) => `<circle class="drop" cx="${x + a}" cy="${y + b}" r="4"/>`).join('');
  if (how === 'press') return `<path d="M${x - 40} ${y}h16M${x + 40} ${y}h-16"/>${tip(x - 20, y, 0)}${tip(x + 20, y, 180)}`;
  if (how === 'rock') return `<path d="M${x - 28} ${y}h56"/>${tip(x + 30, y, 0)}${tip(x - 30, y, 180)}`;
  if (how === 'circle') return `<path d="M${x - 20} ${y}a20 20 0 1 1 20 20"/>${tip(x - 3, y + 20, 180)}`;
  const beside = width ? x + width / 2 + 16 : x;
  const up = inwards(hands) ? -1 : 1;
  return `<path class="dash" d="M${beside} ${y - up * 26}v${up * 52}"/>${tip(beside, y + up * 26, up * 90)}`;
}
