// The child chooses. One to four pictures, three ways out, and a quiet row for the adult.
import { Icon, WrongButton } from './faces.js';
import { Notes, Old } from './moment.js';

const PANELS = [['find', 'play_this_one'], ['now', 'right_now'], ['more', 'more']];

export const Pick = {
  components: { Icon, Notes, Old, WrongButton },
  inject: ['t', 'act', 'avatar'],
  props: ['view'],
  data: () => ({ PANELS, refusing: false }),
  computed: {
    facts() {
      const { offer, saved, tray, round } = this.view;
      return [
        round && this.t(`late.round_${round.mode}`, { round: round.round, pair: round.trial + 1, pairs: (round.of * (round.of - 1)) / 2 }),
        this.t('minutes_left', { n: offer.minutes_left }),
        offer.place && this.t(`vocabulary.place.${offer.place}`),
        tray?.age && this.t(tray.age[0], { n: tray.age[1] }),
        this.t(saved.pending ? 'saving' : saved.waiting ? 'saved_here' : 'saved'),
      ].filter(Boolean);
    },
  },
  methods: {
    /** Open a panel of the adult's, or close it. */
    panel(name, event) {
      this.act({ type: 'panel', open: this.view.panel === name ? null : name }, event);
    },
    /** A picture is tapped: the child wants it, or, when the adult has said "Not that" before, does not. */
    tapped({ way }, event) {
      this.act(this.refusing ? { type: 'not-that', way } : { type: 'pick', way, by: 'child' }, event);
    },
  },
  template: `
<div class="pick" @click="refusing = false">
 <header class="top">
  <button class="who" data-control="not-this-child" :aria-label="t('not_this_child', {nickname: view.child.nickname})" :title="t('not_this_child', {nickname: view.child.nickname})" @click="act({type: 'not-this-child', open: true}, $event)"><img :src="avatar(view.child)" alt="" width="56" height="56"></button><div class="titles"><h1 aria-live="polite">{{ t(refusing ? 'not_that_hint' : 'what_next', {nickname: view.child.nickname}) }}</h1><p class="facts">{{ facts.join(' · ') }}</p></div>
  <b v-if="view.offer.last" class="tag">{{ t('last_one') }}</b>
  <span v-if="view.pace?.countdown !== 'none'" class="ring" :class="{dots: view.pace?.countdown === 'dots'}" :style="{'--share': view.offer.share_left}"></span>
  <wrong-button/>
 </header>
 <nav class="adult" :aria-label="t('for_the_adult')">
  <button v-if="view.undo" data-control="undo" :aria-label="t('undo')" :title="view.undo.label" @click="act({type: 'undo'}, $event)"><icon name="undo"/></button>
  <button data-control="not-that" :aria-pressed="refusing" :disabled="!!view.offer.empty" @click.stop="refusing = !refusing">{{ t('not_that') }}</button>
  <button v-for="[name, words] in PANELS" :key="name" :data-control="name" :aria-expanded="view.panel === name" @click="panel(name, $event)">{{ t(words) }}</button>
  <button data-control="finish" @click="act({type: 'finish'}, $event)">{{ t('finish') }}</button>
 </nav>
 <div v-if="view.offer.empty" class="empty" tabindex="0"><h2>{{ t('nothing_left') }}</h2><p>{{ t('nothing_left_hint') }}</p>
  <ul><li v-for="one in view.offer.empty.removed" :key="one.why"><b>{{ one.count }}</b> {{ one.why }}</li></ul><old v-if="view.tray?.old" :view="view"/><notes :notes="view.notes"/></div>
 <div v-else class="board" :key="view.pace?.slow && view.offer.number" :class="{refusing}" :data-count="view.offer.tiles.length">
  <button v-for="tile in view.offer.tiles" :key="tile.way" class="tile" :data-kind="tile.kind" :data-prompt="tile.prompt" :data-way="tile.way"
   :aria-label="tile.title" @click="tapped(tile, $event)">
   <span class="pic"><img :src="tile.picture" alt="" draggable="false"></span><span class="name">{{ tile.title }}<small>{{ view.round ? t('late.round_why') : tile.why }}</small></span>
  </button>
 </div>
 <div class="says">
  <button class="soft" data-control="else" :disabled="!!view.offer.empty" @click="act({type: 'else'}, $event)">{{ t('something_else') }}</button>
  <button v-if="!view.round" class="soft" data-control="you-pick" :disabled="!!view.offer.empty" @click="act({type: 'you-pick'}, $event)">{{ t('you_pick') }}</button>
 </div>
</div>`,
};
