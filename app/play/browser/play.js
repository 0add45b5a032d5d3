// One prompt being played: the picture or the body cue, the words, what hands do, and how it went.
import { placeName } from './body.js';
import { BodyCue } from './cue.js';
import { Icon } from './faces.js';

const CUES = ['leaned_in', 'smiled', 'vocalised', 'relaxed', 'looked_away', 'stiffened', 'arched', 'pushed_off'];
const OUTCOMES = [['into_it', 'into-it'], ['so_so', 'so-so'], ['had_enough', 'had-enough']];

export const Play = {
  components: { BodyCue, Icon },
  inject: ['t', 'act', 'avatar'],
  props: ['view'],
  data: () => ({ CUES, OUTCOMES, loudness: false }),
  computed: {
    play() {
      return this.view.play;
    },
    now() {
      return this.at(this.play.verse);
    },
    next() {
      return this.play.over || this.play.verse + 1 >= this.play.plan ? null : this.at(this.play.verse + 1);
    },
    options() {
      const { over, verse, chosen } = this.play;
      return over || chosen[verse] !== undefined ? null : this.now.options;
    },
    hands() {
      return this.now?.hands;
    },
    touched() {
      return this.hands?.area && this.hands.pressure > 0 ? this.hands : null;
    },
    /** Left or right, where it is not for the child to choose. */
    where() {
      const { area, side } = this.hands || {};
      return area && side && side !== 'both' ? placeName(this.t, this.hands) : '';
    },
    asks() {
      const { pressure, giver, technique } = this.hands;
      return pressure > 0 && giver !== 'self' && technique !== 'self_massage';
    },
    beats() {
      const beats = this.hands?.beats || 0;
      return beats >= 2 && beats <= 8 ? beats : 4;
    },
  },
  methods: {
    /** A verse as it is told: what the child chose in it answers its question. */
    at(verse) {
      const told = this.play.verses[verse % this.play.verses.length], chosen = told.options?.[this.play.chosen[verse]];
      return chosen ? { ...told, lines: chosen.lines } : told;
    },
    on(event) {
      if (!this.play.over) this.act({ type: 'verse', to: this.play.verse + 1 }, event);
    },
    sound(event) {
      this.loudness = !this.play.sound;
      this.act({ type: 'sound', on: !this.play.sound }, event);
    },
  },
  template: `
<div class="play" :data-kind="play.kind">
 <div class="stage">
  <div v-if="options" class="asked" role="group" :aria-label="t('story_next')"><button v-for="(option, n) in options" :key="option.label" class="tile" :data-option="n" @click="act({type: 'chose', option: n}, $event)"><img v-if="option.picture" :src="option.picture" alt=""><b>{{ option.label }}</b></button></div>
  <body-cue v-else-if="touched" :hands="touched" :bpm="play.beat?.bpm" :class="{halted: play.paused}"/>
  <img v-else class="large" :src="play.scene" alt="">
  <p v-if="view.player.audio_only" class="by-voice">{{ t('by_voice') }}</p>
  <span class="pie" :style="{'--share': play.share}" role="img" :aria-label="t('time_gone')"></span>
  <button class="whose" data-control="not-this-child" :title="t('not_this_child', {nickname: view.child.nickname})" @click="act({type: 'not-this-child', open: true}, $event)"><img :src="avatar(view.child)" alt="" width="44" height="44">{{ view.child.nickname }}</button>
  <p v-if="play.last_one && !play.paused" class="last">{{ t('last_one') }}</p>
  <p v-if="play.paused" class="last">{{ t('paused') }}</p>
  <div class="sound"><button v-if="play.has_tune || play.beat" class="round" data-control="sound" :aria-pressed="play.sound" :aria-label="t('sound')" @click="sound"><icon :name="play.sound ? 'note' : 'quiet'"/></button>
   <input v-if="loudness && play.sound" type="range" min="0" :max="view.player.volume_max" step="0.05" :value="play.volume" data-control="volume" :aria-label="t('volume')" @input="act({type: 'volume', value: +$event.target.value})"></div>
  <button class="round halt-it" data-control="interrupted" :aria-pressed="play.paused" :aria-label="t('interrupted')" @click="act({type: 'interrupted'}, $event)"><icon :name="play.paused ? 'go' : 'pause'"/></button>
 </div>
 <div class="card">
  <div class="titled"><img v-if="touched" :src="play.scene" alt="" width="72" height="60"><div><h1>{{ play.title }}</h1><p class="why">{{ play.why }}</p></div></div>
  <button class="lines" data-control="lines" @click="on">
   <span v-if="play.over" class="now">{{ t('that_was_all') }}</span>
   <template v-else><span class="now"><span v-for="line in now.lines" :key="line">{{ line }} </span></span>
   <span v-if="next" class="next"><span v-for="line in next.lines" :key="line">{{ line }} </span></span></template></button>
  <p v-if="play.verse === 0 && !play.over" class="hint">{{ play.about }}</p>
  <dl v-if="hands || play.beat" class="hands">
   <template v-if="hands"><dt>{{ t('hands') }}</dt><dd><b v-if="where">{{ where }}:</b>{{ hands.words }}</dd></template>
   <template v-if="hands?.pressure > 0"><dt>{{ t('touch') }}</dt><dd>{{ t('pressure_' + hands.pressure) }}<template v-if="asks">. {{ t('ask_pressure') }}</template></dd></template>
   <template v-if="play.beat"><dt>{{ t('beat') }}</dt><dd class="beat" :class="{halted: play.paused}" :style="{'--beat': 60 / play.beat.bpm + 's', '--beats': beats}"><i v-for="n in beats" :key="beats + '-' + n" :style="{'--n': n - 1}"></i><span>{{ t('a_minute', {n: play.beat.bpm}) }}</span></dd></template>
  </dl>
  <div class="cues" role="group" :aria-label="t('what_i_saw')"><button v-for="(cue, n) in CUES" :key="cue" class="chip" :class="{away: n > 3}" :data-control="'cue-' + cue" :aria-pressed="play.cues.includes(cue)" @click="act({type: 'cue', cue}, $event)">{{ t('vocabulary.cue.' + cue) }}</button></div>
 </div>
 <div class="outcomes">
  <button class="undo" data-control="undo" :aria-label="t('undo')" :title="view.undo?.label" :disabled="!view.undo" @click="act({type: 'undo'}, $event)"><icon name="undo"/></button>
  <button class="again" data-control="again" @click="act({type: 'again'}, $event)"><icon name="again"/><span>{{ t('again') }}</span></button>
  <button v-for="[outcome, control] in OUTCOMES" :key="outcome" :class="outcome" :data-control="control" @click="act({type: 'outcome', outcome}, $event)"><icon :name="outcome"/><span>{{ t(outcome) }}</span></button>
 </div>
</div>`,
};
