// The end. After All done it is as quiet as can be; otherwise: what was played, how it went, what held the child longest.
import { Saved } from './children.js';
import { Icon } from './faces.js';

export const Closing = {
  components: { Icon, Saved },
  inject: ['t', 'act', 'avatar'],
  props: ['view'],
  computed: {
    end() {
      return this.view.closing;
    },
  },
  methods: {
    stayed(seconds) {
      return seconds < 60 ? this.t('seconds', { n: Math.max(1, Math.round(seconds)) }) : this.t('minutes', { n: Math.round(seconds / 60) });
    },
  },
  template: `
<div v-if="end.calm" class="calm">
 <img :src="avatar(view.child)" alt="" width="180" height="180"><h1>{{ t('all_done_said') }}</h1><p>{{ view.child.nickname }}</p>
 <div class="leave"><button v-if="view.undo" class="round" data-control="undo" :aria-label="t('undo')" :title="view.undo.label" @click="act({type: 'undo'}, $event)"><icon name="undo"/></button>
 <button class="soft small" data-control="finish" @click="act({type: 'closing-done'}, $event)">{{ t('finish') }}</button></div>
</div>
<div v-else class="page">
 <header class="top"><span class="who"><img :src="avatar(view.child)" alt="" width="56" height="56"></span><h1>{{ t('closing_title', {nickname: view.child.nickname}) }}</h1><i class="sp"></i>
  <button v-if="view.undo" class="round" data-control="undo" :aria-label="t('undo')" :title="view.undo.label" @click="act({type: 'undo'}, $event)"><icon name="undo"/></button></header>
 <div class="scroll closing" tabindex="0">
  <p v-if="end.reason === 'stopped_for_safety' && view.stop" class="lead" role="alert"><b>{{ t('stop_title') }}.</b> {{ view.stop.message }}</p>
  <p v-if="end.longest" class="longest">{{ t('longest', {nickname: view.child.nickname, title: end.longest.title, time: stayed(end.longest.stay_s)}) }}</p>
  <p v-if="!end.plays.length" class="lead">{{ t('nothing_played') }}</p>
  <ul v-else><li v-for="(play, n) in end.plays" :key="n" :data-kind="play.kind"><img :src="play.picture" alt="" width="84" height="70">
   <div><b>{{ play.title }}</b><small>{{ stayed(play.stay_s) }} · {{ t('by_' + play.by.replace('-', '_'), {nickname: view.child.nickname}) }}</small></div>
   <span v-if="play.outcome" class="went"><icon :name="play.outcome"/>{{ t(play.outcome) }}</span></li></ul>
 </div>
 <saved :saved="view.saved"/>
 <div class="go"><button class="start" data-control="closing-done" @click="act({type: 'closing-done'}, $event)">{{ t('done') }}</button></div>
</div>`,
};
