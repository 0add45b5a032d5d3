// How much time this child is given, as an adult changes it in the middle of a play.
const WAITS = [0, 1, 3, 5, 8, 10, 15]; // seconds
const COUNTDOWNS = ['pie', 'dots', 'none'];
const SWITCHES = ['preview', 'slow'];

export const PacePart = {
  inject: ['t', 'act'],
  props: ['view'],
  data: () => ({ WAITS, COUNTDOWNS, SWITCHES }),
  computed: {
    /** The waits to tap, and the one that holds where it is another. */
    waits() {
      return [...new Set([...WAITS, this.view.pace.wait_s ?? 0])].sort((a, b) => a - b);
    },
  },
  methods: {
    set(change, event) {
      this.act({ type: 'pace', change }, event);
    },
  },
  template: `
<section class="part"><h3>{{ t('late.pace_title', {nickname: view.child.nickname}) }}</h3>
 <div class="row"><button class="chip" data-control="then" @click="act({type: 'panel', open: 'then'}, $event)">{{ t('late.first_then') }}</button>
  <button v-for="name in SWITCHES" :key="name" class="chip" :data-control="'pace-' + name" :aria-pressed="!!view.pace[name]" @click="set({[name]: !view.pace[name]}, $event)">{{ t('late.pace_' + name) }}</button></div>
 <h4>{{ t('late.pace_wait') }}</h4>
 <div class="row"><button v-for="n in waits" :key="n" class="chip" :data-control="'wait-' + n" :aria-pressed="(view.pace.wait_s ?? 0) === n" @click="set({wait_s: n}, $event)">{{ t('late.seconds', {n}) }}</button></div>
 <h4>{{ t('late.countdown') }}</h4>
 <div class="row"><button v-for="name in COUNTDOWNS" :key="name" class="chip" :data-control="'countdown-' + name" :aria-pressed="(view.pace.countdown || 'pie') === name" @click="set({countdown: name}, $event)">{{ t('late.countdown_' + name) }}</button></div></section>`,
};
