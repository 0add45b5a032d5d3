// What an adult opens over the child's side: any prompt by its name, the answers of right now, and who is playing after all.
import { Faces } from './children.js';
import { Icon, Whose, WrongButton } from './faces.js';
import { Health, Moods, Notes, Old, Touch } from './moment.js';
import './drawings.js';
import './other_child.js';

export const Find = {
  components: { Icon, Whose, WrongButton },
  inject: ['t', 'act'],
  props: ['view'],
  data: () => ({ wanted: '' }),
  computed: {
    found() {
      const wanted = this.wanted.trim().toLocaleLowerCase();
      return this.view.pool.filter((one) => one.title.toLocaleLowerCase().includes(wanted));
    },
  },
  template: `
<section class="panel" role="dialog" aria-labelledby="pc-find">
 <div class="bar"><h2 id="pc-find">{{ t('play_this_one') }}</h2><whose :child="view.child"/><wrong-button/>
  <button class="round" data-control="close" :aria-label="t('close')" @click="act({type: 'panel', open: null}, $event)"><icon name="cross"/></button></div>
 <label class="filter"><icon name="find"/><input v-model="wanted" type="search" autocomplete="off" :aria-label="t('filter')" :placeholder="t('filter')"></label>
 <ul class="found"><li v-for="one in found" :key="one.way"><button :data-kind="one.kind" :data-prompt="one.prompt || one.way.split('#')[0]" :data-way="one.way"
  @click="act({type: 'pick', way: one.way, by: 'adult'}, $event)"><img :src="one.picture" alt="" loading="lazy" width="64" height="54">{{ one.title }}</button></li></ul>
 <p v-if="!found.length">{{ t('none_found') }}</p>
</section>`,
};

export const RightNow = {
  components: { Health, Icon, Moods, Notes, Old, Touch, Whose, WrongButton },
  inject: ['t', 'act'],
  props: ['view'],
  template: `
<section class="panel" role="dialog" aria-labelledby="pc-now">
 <div class="bar"><h2 id="pc-now">{{ t('right_now') }}</h2><whose :child="view.child"/><wrong-button/>
  <button class="round" data-control="close" :aria-label="t('close')" @click="act({type: 'panel', open: null}, $event)"><icon name="cross"/></button></div>
 <old v-if="view.tray?.old" :view="view"/>
 <moods :mood="view.moment.mood" @chosen="(mood, event) => act({type: 'mood', mood}, event)"/>
 <h2>{{ t('health_today') }}</h2>
 <health :questions="view.asks.questions" :yes="view.moment.yes" @changed="(yes, event) => act({type: 'moment', change: {yes}}, event)"/><notes :notes="view.notes"/>
 <h2>{{ t('touch_today') }}</h2>
 <touch :no="view.moment.no_touch" :said="view.said_no" :last="view.last_no" :nickname="view.child.nickname" @changed="(no_touch, event) => act({type: 'moment', change: {no_touch}}, event)"/>
</section>`,
};

export const Switch = {
  components: { Faces, Icon, Whose, WrongButton },
  inject: ['t', 'act'],
  props: ['view'],
  template: `
<section class="panel" role="dialog" aria-labelledby="pc-switch">
 <div class="bar"><h2 id="pc-switch">{{ t('late.who_is_it') }}</h2><whose :child="view.child"/><wrong-button/>
  <button class="round" data-control="close" :aria-label="t('close')" @click="act({type: 'not-this-child', open: false}, $event)"><icon name="cross"/></button></div>
 <p>{{ t('late.who_is_it_hint', {nickname: view.child.nickname}) }}</p>
 <faces :faces="view.switch.faces" @chosen="(id, event) => act({type: 'switch', to: id}, event)"/>
</section>`,
};
