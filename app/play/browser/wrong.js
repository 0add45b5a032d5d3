// When something is wrong: how long it is going on, the signs of this child's own precautions, and what the practice and the
// family wrote: what to do first, whom to call. Nothing here is advice of ours.
import { Icon, Whose } from './faces.js';

/** What the link of a written number dials: its digits, + * # and pauses. The (0) of "+44 (0)20 ..." is for callers from inside
 the country, and of two emergency numbers in one row ("112/999") the first is dialled. */
export function dialled(number) {
  const one = number.replace(/^([+]|00)([^(]*)[(]0[)]/, '$1$2').replace(/^(\d{2,4}) *[/] *\d{2,4}$/, '$1');
  return `tel:${encodeURIComponent(one.replace(/[^+\d*#,;]/g, '')).replaceAll('%2B', '+').replaceAll('%2C', ',').replaceAll('%3B', ';')}`;
}

export const Wrong = {
  components: { Icon, Whose },
  inject: ['t', 'act'],
  props: ['view'],
  computed: {
    wrong() {
      return this.view.wrong;
    },
    time() {
      const seconds = Math.floor(this.wrong.seconds);
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    },
    /** Whose words: the family's for this child first. */
    said() {
      return ['child', 'practice'].map((whose) => ({ whose, first: '', calls: [], ...this.wrong[whose] }));
    },
    calls() {
      return this.said.flatMap(({ calls }) => calls);
    },
  },
  methods: { dialled },
  template: `
<section class="page trouble" aria-labelledby="pc-wrong">
 <header class="top"><h1 id="pc-wrong">{{ t('wrong') }}</h1><whose :child="view.child"/><i class="sp"></i><b class="timer" role="timer" dir="ltr" :aria-label="t('late.wrong_timer')">{{ time }}</b></header>
 <div class="scroll" tabindex="0">
  <section class="call"><h2>{{ t('late.wrong_call') }}</h2>
   <a v-for="call in calls" :key="call.name + call.number" :href="dialled(call.number)"><b>{{ call.name }}</b><span dir="ltr">{{ call.number }}</span></a>
   <p v-if="!calls.length" class="hint">{{ t('late.wrong_no_call') }}</p></section>
  <section class="first"><h2>{{ t('late.wrong_first') }}</h2>
   <template v-for="one in said" :key="one.whose"><p v-if="one.first" class="words"><small>{{ t('late.wrong_by_' + one.whose, {nickname: view.child.nickname}) }}</small>{{ one.first }}</p></template>
   <p v-if="!said.some(({first}) => first)" class="hint">{{ t('late.wrong_no_first') }}</p></section>
  <section class="signs"><h2>{{ t('late.wrong_signs', {nickname: view.child.nickname}) }}</h2>
   <div v-for="one in wrong.signs" :key="one.flag"><h3>{{ one.title }}</h3><ul><li v-for="sign in one.signs" :key="sign">{{ sign }}</li></ul></div>
   <p class="hint">{{ t('late.wrong_not_ours') }}</p></section>
 </div>
 <div class="go"><button v-if="view.undo" class="round" data-control="undo" :aria-label="t('undo')" :title="view.undo.label" @click="act({type: 'undo'}, $event)"><icon name="undo"/></button>
  <button class="soft" data-control="wrong-over" @click="act({type: 'wrong-over'}, $event)">{{ t(wrong.from === 'pick' ? 'late.wrong_over' : 'late.wrong_back') }}</button>
  <button class="soft" data-control="wrong-finish" @click="act({type: 'wrong-over', finish: true}, $event)">{{ t('finish') }}</button></div>
</section>`,
};
