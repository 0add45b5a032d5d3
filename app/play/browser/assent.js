// Before a touch the child is asked, in its own way: what would be done, and how this child says yes, no and stop.
import { placeName } from './body.js';
import { Icon } from './faces.js';

/** The permission step, beside the picture of the touch; its answers stay in sight. An adult who asked by voice with both
 hands busy may go on without a tap here: then the time runs from the pick. */
export const Shall = {
  components: { Icon },
  inject: ['t', 'act'],
  props: ['view', 'hands', 'now'],
  computed: {
    signals() {
      const { signals = {} } = this.view.child.saying || {};
      return ['yes', 'no', 'stop'].filter((one) => signals[one]).map((one) => ({ one, looks: signals[one].join(', ') }));
    },
    where() {
      return this.hands?.area ? placeName(this.t, this.hands) : '';
    },
  },
  mounted() {
    this.came = performance.now();
  },
  methods: {
    /** A yes or no; none for a tap that was under way when the question came. */
    says(answer, event) {
      this.act({ type: 'assent', answer, came: this.came }, event);
    },
  },
  template: `
<section class="card shall" aria-live="polite"><div class="titled"><div><h1>{{ view.play.title }}</h1></div></div><p class="ask">{{ t('late.shall_we') }}</p>
 <p v-if="hands" class="lead"><b v-if="where">{{ where }}: </b>{{ hands.words }}</p>
 <dl v-if="signals.length" class="signals"><template v-for="{one, looks} in signals" :key="one"><dt>{{ t('late.signal_' + one) }}</dt><dd>{{ looks }}</dd></template></dl>
 <p v-else class="hint">{{ t('late.show_hands') }}</p>
 <div class="answer"><button data-control="assent-no" @click="says('no', $event)"><icon name="cross"/><span>{{ t('late.assent_no') }}</span></button>
  <button class="into_it" data-control="assent-yes" @click="says('yes', $event)"><icon name="check"/><span>{{ t('late.assent_yes') }}</span></button></div></section>`,
};
