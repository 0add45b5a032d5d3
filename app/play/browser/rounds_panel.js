// The adult's page of preference rounds: what takes part and how, going on with those begun, and letting them rest.
import { Icon, Whose, WrongButton } from './faces.js';
import { FEWEST, MOST, finished, nextTrial, proposed } from './rounds.js';

const MODES = ['mswo', 'paired'];
const SMALL_PX = 600, MOST_ON_SMALL = 5; // on a phone more pictures would be lower than 20 mm

export const RoundsPanel = {
  components: { Icon, Whose, WrongButton },
  inject: ['t', 'act'],
  props: ['view'],
  data() {
    const { can, pictures } = this.view.rounds, mode = pictures < 3 ? 'paired' : 'mswo';
    return { MODES, FEWEST, most: Math.min(innerWidth, innerHeight) < SMALL_PX ? MOST_ON_SMALL : MOST, mode, chosen: proposed(can, mode) };
  },
  computed: {
    open() {
      return this.view.rounds.open;
    },
    done() {
      return this.open && finished(this.open);
    },
    /** How far those are that were begun. */
    far() {
      const { mode, prompts, trials } = this.open, next = nextTrial(this.open, prompts);
      return this.t(`late.rounds_open_${mode}`, { round: next?.round, pair: trials.length + 1, pairs: (prompts.length * (prompts.length - 1)) / 2 });
    },
    /** What is proposed stands first, and stays there while it is tapped. */
    can() {
      const first = proposed(this.view.rounds.can, this.mode), place = (one) => (first.includes(one.prompt) ? 0 : 1);
      return [...this.view.rounds.can].sort((a, b) => place(a) - place(b) || b.score - a.score);
    },
    taking() {
      return this.chosen.filter((prompt) => this.can.some((one) => one.prompt === prompt));
    },
    fits() {
      return this.taking.length >= FEWEST && this.taking.length <= this.most;
    },
  },
  methods: {
    how(mode) {
      this.mode = mode;
      this.chosen = proposed(this.view.rounds.can, mode);
    },
    toggle(prompt) {
      const { chosen } = this;
      this.chosen = chosen.includes(prompt) ? chosen.filter((one) => one !== prompt) : [...chosen, prompt];
    },
  },
  template: `
<section class="panel" role="dialog" aria-labelledby="pc-rounds">
 <div class="bar"><h2 id="pc-rounds">{{ t('late.rounds_title') }}</h2><whose :child="view.child"/><wrong-button/>
  <button class="round" data-control="close" :aria-label="t('close')" @click="act({type: 'panel', open: null}, $event)"><icon name="cross"/></button></div>
 <p v-if="done">{{ t('late.rounds_done', {nickname: view.child.nickname}) }}</p>
 <section v-else-if="open" class="part"><h3>{{ far }}</h3><div class="row">
  <button v-if="open.on" class="soft small" data-control="rounds-rest" @click="act({type: 'rounds', on: false}, $event)">{{ t('late.rounds_rest') }}</button>
  <button v-else class="soft small" data-control="rounds-go-on" @click="act({type: 'rounds', on: true}, $event)">{{ t('late.rounds_go_on') }}</button></div></section>
 <template v-if="!open?.on || done">
  <p>{{ t('late.rounds_lead', {nickname: view.child.nickname}) }}</p>
  <div class="row"><button v-for="one in MODES" :key="one" class="chip" :data-control="'rounds-' + one" :aria-pressed="mode === one" @click="how(one)">{{ t('late.rounds_' + one) }}</button>
   <button class="soft small" data-control="rounds-start" :disabled="!fits" @click="act({type: 'rounds', begin: {mode, prompts: taking}}, $event)">{{ t('late.rounds_start') }}</button></div>
  <p>{{ t('late.rounds_hint_' + mode) }}</p>
  <p v-if="can.length < FEWEST">{{ t('late.rounds_few', {least: FEWEST}) }}</p>
  <template v-else><h3 aria-live="polite">{{ t('late.rounds_which', {least: FEWEST, most, count: taking.length}) }}</h3>
  <ul class="found"><li v-for="one in can" :key="one.way"><button :data-kind="one.kind" :data-prompt="one.prompt" :aria-pressed="chosen.includes(one.prompt)" @click="toggle(one.prompt)"><img :src="one.picture" alt="" loading="lazy" width="64" height="54">{{ one.title }}</button></li></ul></template>
 </template>
</section>`,
};
