// The child chooses. One to four pictures, three ways out, and a quiet row for the adult.
import { Icon, Whose } from './faces.js';
import { Health, Moods, Notes, Old, Touch } from './moment.js';

export const Pick = {
  components: { Health, Icon, Moods, Notes, Old, Touch, Whose },
  inject: ['t', 'act', 'avatar'],
  props: ['view'],
  data: () => ({ wanted: '', now: false, refusing: false }),
  computed: {
    found() {
      const wanted = this.wanted.trim().toLocaleLowerCase();
      return this.view.find.filter((one) => one.title.toLocaleLowerCase().includes(wanted));
    },
    facts() {
      const { offer, saved, tray } = this.view;
      return [
        this.t('minutes_left', { n: offer.minutes_left }),
        offer.place && this.t(`vocabulary.place.${offer.place}`),
        tray?.age && this.t(tray.age[0], { n: tray.age[1] }),
        this.t(saved.pending ? 'saving' : saved.waiting ? 'saved_here' : 'saved'),
      ].filter(Boolean);
    },
  },
  methods: {
    mood(mood, event) {
      this.act({ type: 'mood', mood }, event);
    },
    /** A picture is tapped: the child wants it, or, when the adult has said "Not that" before, does not. */
    tapped({ way }, event) {
      this.act(this.refusing ? { type: 'not-that', way } : { type: 'pick', way, by: 'child' }, event);
    },
  },
  template: `
<div class="pick" @click="refusing = false">
 <header class="top">
  <span class="who"><img :src="avatar(view.child)" alt="" width="56" height="56"></span><div class="titles"><h1 aria-live="polite">{{ t(refusing ? 'not_that_hint' : 'what_next', {nickname: view.child.nickname}) }}</h1><p class="facts">{{ facts.join(' · ') }}</p></div>
  <span class="ring" :style="{'--share': view.offer.share_left}"></span>
 </header>
 <nav class="adult" :aria-label="t('for_the_adult')">
  <button v-if="view.undo" data-control="undo" :aria-label="t('undo')" :title="view.undo.label" @click="act({type: 'undo'}, $event)"><icon name="undo"/></button>
  <button data-control="not-that" :aria-pressed="refusing" :disabled="!!view.offer.empty" @click.stop="refusing = !refusing">{{ t('not_that') }}</button>
  <button data-control="find" :aria-expanded="!!view.find" @click="act({type: 'find', open: !view.find}, $event)">{{ t('play_this_one') }}</button>
  <button data-control="now" :aria-expanded="now" @click="now = !now">{{ t('right_now') }}</button>
  <button data-control="not-this-child" @click="act({type: 'not-this-child', open: true}, $event)">{{ t('not_this_child', {nickname: view.child.nickname}) }}</button>
  <button data-control="finish" @click="act({type: 'finish'}, $event)">{{ t('finish') }}</button>
 </nav>
 <div v-if="view.offer.empty" class="empty" tabindex="0"><h2>{{ t('nothing_left') }}</h2><p>{{ t('nothing_left_hint') }}</p>
  <ul><li v-for="one in view.offer.empty.removed" :key="one.why"><b>{{ one.count }}</b> {{ one.why }}</li></ul><old v-if="view.tray?.old" :view="view"/><notes :notes="view.notes"/></div>
 <div v-else class="board" :class="{refusing}" :data-count="view.offer.tiles.length">
  <button v-for="tile in view.offer.tiles" :key="tile.way" class="tile" :data-kind="tile.kind" :data-prompt="tile.prompt" :data-way="tile.way"
   :aria-label="tile.title" @click="tapped(tile, $event)">
   <span class="pic"><img :src="tile.picture" alt="" draggable="false"></span><span class="name">{{ tile.title }}<small>{{ tile.why }}</small></span>
  </button>
 </div>
 <div class="says">
  <button class="soft" data-control="else" :disabled="!!view.offer.empty" @click="act({type: 'else'}, $event)">{{ t('something_else') }}</button>
  <button class="soft" data-control="you-pick" :disabled="!!view.offer.empty" @click="act({type: 'you-pick'}, $event)">{{ t('you_pick') }}</button>
 </div>
 <section v-if="view.find" class="panel" role="dialog" aria-labelledby="pc-find">
  <div class="bar"><h2 id="pc-find">{{ t('play_this_one') }}</h2><whose :child="view.child"/>
   <button class="round" data-control="close" :aria-label="t('close')" @click="act({type: 'find', open: false}, $event)"><icon name="cross"/></button></div>
  <label class="filter"><icon name="find"/><input v-model="wanted" type="search" autocomplete="off" :aria-label="t('filter')" :placeholder="t('filter')"></label>
  <ul class="found"><li v-for="one in found" :key="one.way"><button :data-kind="one.kind" :data-prompt="one.prompt || one.way.split('#')[0]" :data-way="one.way"
   @click="act({type: 'pick', way: one.way, by: 'adult'}, $event)"><img :src="one.picture" alt="" loading="lazy" width="64" height="54">{{ one.title }}</button></li></ul>
  <p v-if="!found.length">{{ t('none_found') }}</p>
 </section>
 <section v-else-if="now" class="panel" role="dialog" aria-labelledby="pc-now">
  <div class="bar"><h2 id="pc-now">{{ t('right_now') }}</h2><whose :child="view.child"/>
   <button class="round" data-control="close" :aria-label="t('close')" @click="now = false"><icon name="cross"/></button></div>
  <old v-if="view.tray?.old" :view="view"/>
  <moods :mood="view.moment.mood" @chosen="mood"/>
  <h2>{{ t('health_today') }}</h2>
  <health :questions="view.asks.questions" :yes="view.moment.yes" @changed="(yes, event) => act({type: 'moment', change: {yes}}, event)"/><notes :notes="view.notes"/>
  <touch :no="view.moment.no_touch" @changed="(no_touch, event) => act({type: 'moment', change: {no_touch}}, event)"/>
 </section>
</div>`,
};
