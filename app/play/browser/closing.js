// The end. After All done it is as quiet as can be; otherwise: what was played, how it went, what held the child longest.
import { busy } from './busy.js';
import { Saved } from './children.js';
import { Icon, WrongButton } from './faces.js';
import './stopping.js';
import './drawings.js';

const OUTCOMES = ['into_it', 'so_so', 'had_enough'];

export const Closing = {
  components: { Icon, Saved, WrongButton },
  inject: ['t', 'act', 'avatar'],
  props: ['view'],
  data: () => ({ OUTCOMES, open: false, back: false }),
  computed: {
    end() {
      return this.view.closing;
    },
  },
  methods: {
    busy,
    /** Nothing is asked of a play that the child ended with "All done", or did not want to begin. */
    asked(play) {
      return play.id && !['all_done', 'never_engaged'].includes(play.reason);
    },
    stayed(seconds) {
      return seconds < 60 ? this.t('late.seconds', { n: Math.max(1, Math.round(seconds)) }) : this.t('minutes', { n: Math.round(seconds / 60) });
    },
  },
  template: `
<div v-if="end.calm && !back" class="calm" :class="{hush: end.quiet}">
 <img :src="avatar(view.child)" alt="" width="180" height="180"><h1>{{ t(end.reason === 'child_stopped' ? 'stopped_said' : 'all_done_said') }}</h1><p>{{ view.child.nickname }}</p>
 <div class="leave"><button v-if="view.undo" class="round" data-control="undo" :aria-label="t('undo')" :title="view.undo.label" @click="act({type: 'undo'}, $event)"><icon name="undo"/></button>
 <wrong-button/><button class="round" data-control="after" :aria-label="t('for_the_adult')" :aria-expanded="open" @click="open = !open"><icon name="more"/></button>
 <template v-if="open"><button class="soft small" data-control="quiet" :aria-pressed="!!end.quiet" @click="act({type: 'quiet', on: !end.quiet}, $event); open = false">{{ t('late.stay_quiet') }}</button>
 <button v-if="busy().zero && end.plays.some(asked)" class="soft small" data-control="look-back" @click="back = true">{{ t('late.how_it_went') }}</button>
 <button v-if="!view.stop" class="soft small" data-control="different" @click="act({type: 'different'}, $event)">{{ t('late.different') }}</button>
 <button class="soft small" data-control="finish" @click="act({type: 'closing-done'}, $event)">{{ t('late.finished') }}</button></template></div>
</div>
<div v-else class="page">
 <header class="top"><span class="who"><img :src="avatar(view.child)" alt="" width="56" height="56"></span><h1>{{ t('late.closing_title', {nickname: view.child.nickname}) }}</h1><i class="sp"></i><wrong-button/>
  <button v-if="view.undo" class="round" data-control="undo" :aria-label="t('undo')" :title="view.undo.label" @click="act({type: 'undo'}, $event)"><icon name="undo"/></button></header>
 <div class="scroll closing" tabindex="0">
  <p v-if="end.reason === 'stopped_for_safety' && view.stop" class="lead" role="alert"><b>{{ t('stop_title') }}.</b> {{ view.stop.message }}</p>
  <p v-if="end.longest" class="longest">{{ t('late.longest', {nickname: view.child.nickname, title: end.longest.title, time: stayed(end.longest.stay_s)}) }}</p>
  <p v-if="!end.plays.length" class="lead">{{ t('late.nothing_played') }}</p>
  <ul v-else><li v-for="(play, n) in end.plays" :key="n" :data-kind="play.kind"><img :src="play.picture" alt="" width="84" height="70">
   <div><b>{{ play.title }}</b><small>{{ stayed(play.stay_s) }} · {{ t('late.by_' + play.by.replace('-', '_'), {nickname: view.child.nickname}) }}</small></div>
   <div v-if="asked(play)" class="went" role="group" :aria-label="t('late.how_it_went_with', {title: play.title})"><button v-for="one in OUTCOMES" :key="one" class="chip" :data-control="'went-' + one.replace('_', '-')" :aria-pressed="play.outcome === one"
    @click="act({type: 'went', play: play.id, outcome: one}, $event)"><icon :name="one"/>{{ t('late.' + one) }}</button></div></li></ul>
 </div>
 <saved :saved="view.saved"/>
 <div class="go"><button class="start" data-control="closing-done" @click="act({type: 'closing-done'}, $event)">{{ t('late.done') }}</button></div>
</div>`,
};
