// What an adult needs now and then in the middle of a play, one section a thing; two taps away, and offline.
import { BusyPart } from './busy_part.js';
import { Icon, Whose, WrongButton } from './faces.js';
import { Lock } from './lock.js';
import { PacePart } from './pace.js';
import { Seeing, Speech } from './seeing.js';

const WAYS = ['touch', 'hold', 'release', 'dwell', 'one_switch', 'two_switches', 'keys'];

/** How the child says which one. */
const Ways = {
  inject: ['t', 'act'],
  props: ['view'],
  data: () => ({ WAYS }),
  template: `
<section class="part"><h3>{{ t('late.ways_title', {nickname: view.child.nickname}) }}</h3>
 <div class="row"><button v-for="way in WAYS" :key="way" class="chip" :data-control="'way-' + way" :aria-pressed="(view.access.way || 'touch') === way"
  @click="act({type: 'access', change: {way}}, $event)">{{ t('late.way_' + way) }}</button></div></section>`,
};

/** A way into a panel of its own. */
const ToRounds = {
  inject: ['t', 'act'],
  template: `
<section class="part"><h3>{{ t('late.rounds_title') }}</h3>
 <div class="row"><button class="chip" data-control="rounds" @click="act({type: 'panel', open: 'rounds'}, $event)">{{ t('late.rounds_choose') }}</button></div></section>`,
};

export const More = {
  components: { BusyPart, Icon, Lock, PacePart, Seeing, Speech, ToRounds, Ways, Whose, WrongButton },
  inject: ['t', 'act'],
  props: ['view'],
  template: `
<section class="panel" role="dialog" aria-labelledby="pc-more">
 <div class="bar"><h2 id="pc-more">{{ t('late.more_title') }}</h2><whose :child="view.child"/><wrong-button/>
  <button class="round" data-control="close" :aria-label="t('close')" @click="act({type: 'panel', open: null}, $event)"><icon name="cross"/></button></div>
 <ways :view="view"/>
 <seeing :view="view"/>
 <speech :view="view"/>
 <to-rounds/>
 <pace-part :view="view"/>
 <busy-part :view="view"/>
 <lock/>
</section>`,
};
