// One prompt being played: the picture or the body cue, the words, what hands do, and how it went.
import { Shall } from './assent.js';
import { placeName } from './body.js';
import { busy } from './busy.js';
import { Comfort } from './comfort.js';
import { BodyCue } from './cue.js';
import { Icon, WrongButton } from './faces.js';
import { byAdult } from './stopping.js';
import './drawings.js';

const CUES = ['leaned_in', 'smiled', 'vocalised', 'relaxed', 'looked_away', 'stiffened', 'arched', 'pushed_off'];
const OUTCOMES = [['into_it', 'into-it'], ['so_so', 'so-so'], ['had_enough', 'had-enough']];

export const Play = {
  components: { BodyCue, Comfort, Icon, Shall, WrongButton },
  inject: ['t', 'act', 'avatar'],
  props: ['view'],
  data: () => ({ CUES, OUTCOMES, loudness: false }),
  computed: {
    play() {
      return this.view.play;
    },
    stands() {
      const { way, asks, coming } = this.play;
      return `${way} ${asks} ${coming}`;
    },
    now() {
      const { asks, verse, verses } = this.play;
      // Before a touch the first one is shown that will be made.
      return (asks && verses.slice(verse).find(({ hands }) => byAdult(hands))) || this.at(verse);
    },
    next() {
      return this.play.over || this.play.verse + 1 >= this.play.plan ? null : this.at(this.play.verse + 1);
    },
    options() {
      const { over, verse, chosen } = this.play;
      return over || this.play.asks || chosen[verse] !== undefined ? null : this.now.options;
    },
    hands() {
      return this.now?.hands;
    },
    touched() {
      return this.hands?.area && this.hands.pressure > 0 ? this.hands : null;
    },
    /** Where a no may be said now: where the hand is, or wherever it may be when the card is not on this tablet. */
    places() {
      if (this.touched) return [this.touched];
      return this.play.touch === 'adult' && !this.play.verses.some(({ hands }) => hands) ? this.play.areas : [];
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
    /** The time gone, in fifths where it is drawn as a row of dots. */
    share() {
      const { share } = this.play;
      return this.view.pace?.countdown === 'dots' ? Math.floor(share * 5) / 5 : share;
    },
    beats() {
      const beats = this.hands?.beats || 0;
      return beats >= 2 && beats <= 8 ? beats : 4;
    },
  },
  watch: {
    /** Another play, or the same one with its touch. */
    stands: { handler() { this.came = performance.now(); }, immediate: true },
  },
  methods: {
    busy,
    /** The child says no here: in one tap, on the lit place or beside it. The second tap on a picture lands there too, before
     * anybody can have seen what there is to say no to. */
    notHere(by, { area, side }, event) {
      this.act({ type: 'not-here', area, side, by, stop: true, came: this.came }, event);
    },
    place(hands) {
      return placeName(this.t, hands);
    },
    /** A verse as it is told: what the child chose in it answers its question. */
    at(verse) {
      const told = this.play.verses[verse % this.play.verses.length], chosen = told.options?.[this.play.chosen[verse]];
      return chosen ? { ...told, lines: chosen.lines } : told;
    },
    on(event) {
      if (!this.play.over) this.act({ type: 'verse', to: this.play.coming ? 0 : this.play.verse + 1 }, event);
    },
    /** The zone at the edge, and the one button of a tablet that asks nothing meanwhile. */
    went(event) {
      this.act(busy().zero ? { type: 'next' } : { type: 'outcome', outcome: 'into_it' }, event);
    },
    sound(event) {
      this.loudness = !this.play.sound;
      this.act({ type: 'sound', on: !this.play.sound }, event);
    },
  },
  template: `
<div class="play" :data-kind="play.kind" :class="{edged: busy().edges}">
 <div v-if="play.coming" class="coming">
  <button class="shown" data-control="go-on" :aria-label="t('late.next_line')" @click="on"><img :src="play.picture" alt=""></button><h1>{{ t('late.now_comes', {title: play.title}) }}</h1>
  <button class="whose" data-control="not-this-child" :title="t('not_this_child', {nickname: view.child.nickname})" @click="act({type: 'not-this-child', open: true}, $event)"><img :src="avatar(view.child)" alt="" width="44" height="44">{{ view.child.nickname }}</button>
 </div>
 <template v-else>
 <div class="stage">
  <div v-if="options" class="asked" role="group" :aria-label="t('late.story_next')"><button v-for="(option, n) in options" :key="option.label" class="tile" :data-option="n" @click="act({type: 'chose', option: n}, $event)"><img v-if="option.picture" :src="option.picture" alt=""><b>{{ option.label }}</b></button></div>
  <body-cue v-else-if="touched" @no="(event) => play.asks || notHere('child', touched, event)" :hands="touched" :bpm="play.beat?.bpm" :class="{halted: play.paused}"/>
  <img v-else class="large" :key="view.pace?.slow && play.scene" :src="play.scene" alt="">
  <p v-if="view.player.audio_only" class="by-voice">{{ t('late.by_voice') }}</p>
  <span v-if="!play.asks && view.pace?.countdown !== 'none'" class="pie" :class="view.pace?.countdown" :style="{'--share': share}" role="img" :aria-label="t('late.time_gone')"></span>
  <button class="whose" data-control="not-this-child" :title="t('not_this_child', {nickname: view.child.nickname})" @click="act({type: 'not-this-child', open: true}, $event)"><img :src="avatar(view.child)" alt="" width="44" height="44">{{ view.child.nickname }}</button>
  <div class="under"><p v-if="play.last_one && !play.paused && !play.asks" class="last">{{ t('last_one') }}</p>
   <p v-if="play.paused && !play.asks" class="last">{{ t('late.paused') }}</p>
   <template v-if="!play.asks && !play.over"><button v-for="one in places" :key="one.area + one.side" class="chip away not-here" data-control="not-here" @click="notHere(view.moment.giver || 'caregiver', one, $event)"><icon name="cross"/><span>{{ t('late.not_here', {area: place(one)}) }}</span></button></template></div>
  <div class="sound"><button v-if="play.has_tune || play.beat" class="round" data-control="sound" :aria-pressed="play.sound" :aria-label="t('late.sound')" @click="sound"><icon :name="play.sound ? 'note' : 'quiet'"/></button>
   <input v-if="loudness && play.sound" type="range" min="0" :max="view.player.volume_max" step="0.05" :value="play.volume" data-control="volume" :aria-label="t('late.volume')" @input="act({type: 'volume', value: +$event.target.value})"></div>
  <button v-if="!play.asks" class="round halt-it" data-control="interrupted" :aria-pressed="play.paused" :aria-label="t('late.interrupted')" @click="act({type: 'interrupted'}, $event)"><icon :name="play.paused ? 'go' : 'pause'"/></button>
 </div>
 <shall v-if="play.asks" :view="view" :hands="hands" :now="now"/>
 <div v-else class="card">
  <div class="titled"><img v-if="touched" :src="play.scene" alt="" width="72" height="60"><div><h1>{{ play.title }}</h1><p class="why">{{ play.why }}</p></div>
   <button class="round quiet" data-control="more" :aria-label="t('more')" :aria-expanded="view.panel === 'more'" @click="act({type: 'panel', open: view.panel === 'more' ? null : 'more'}, $event)"><icon name="more"/></button></div>
  <button class="lines" data-control="lines" @click="on">
   <span v-if="play.asks_how" class="now">{{ t('late.that_was_all') }}</span>
   <span v-else-if="!now.lines.length" class="next">{{ t('late.no_words_yet') }}</span>
   <template v-else><span class="now"><span v-for="line in now.lines" :key="line">{{ line }} </span></span>
   <span v-if="next" class="next"><span v-for="line in next.lines" :key="line">{{ line }} </span></span></template></button>
  <p v-if="play.verse === 0 && !play.over" class="hint">{{ play.about }}</p>
  <dl v-if="hands || play.beat" class="hands">
   <template v-if="hands"><dt>{{ t('late.hands') }}</dt><dd><b v-if="where">{{ where }}:</b>{{ hands.words }}</dd></template>
   <template v-if="hands?.pressure > 0"><dt>{{ t('late.touch') }}</dt><dd>{{ t('late.pressure_' + hands.pressure) }}<template v-if="asks">. {{ t('late.ask_pressure') }}</template></dd></template>
   <template v-if="play.beat"><dt>{{ t('late.beat') }}</dt><dd class="beat" :class="{halted: play.paused}" :style="{'--beat': 60 / play.beat.bpm + 's', '--beats': beats}"><i v-for="n in beats" :key="beats + '-' + n" :style="{'--n': n - 1}"></i><span>{{ t('late.a_minute', {n: play.beat.bpm}) }}</span></dd></template>
  </dl>
  <comfort v-if="touched" :view="view" :hands="hands"/>
  <div class="cues" role="group" :aria-label="t('late.what_i_saw')"><button v-for="(cue, n) in CUES" :key="cue" class="chip" :class="{away: n > 3}" :data-control="'cue-' + cue" :aria-pressed="play.cues.includes(cue)" @click="act({type: 'cue', cue}, $event)">{{ t('vocabulary.cue.' + cue) }}</button></div>
 </div>
 </template>
 <wrong-button/>
 <template v-if="busy().edges">
  <button class="edge" data-control="edge-into-it" @click="went($event)"><icon :name="busy().zero ? 'go' : 'into_it'"/><span>{{ t(busy().zero ? 'late.next' : 'late.into_it') }}</span></button>
  <button class="edge on" data-control="edge-line" :disabled="!!options" @click="on"><icon name="back"/><span>{{ t('late.next_line') }}</span></button>
 </template>
 <div class="outcomes">
  <button class="undo" data-control="undo" :aria-label="t('undo')" :title="view.undo?.label" :disabled="!view.undo" @click="act({type: 'undo'}, $event)"><icon name="undo"/></button>
  <button class="again" data-control="again" @click="act({type: 'again'}, $event)"><icon name="again"/><span>{{ t('late.again') }}</span></button>
  <button v-if="busy().zero" class="into_it only" data-control="next" @click="went($event)"><icon name="go"/><span>{{ t('late.next') }}</span></button>
  <template v-else><button v-for="[outcome, control] in OUTCOMES" :key="outcome" :class="outcome" :data-control="control" @click="act({type: 'outcome', outcome}, $event)"><icon :name="outcome"/><span>{{ t('late.' + outcome) }}</span></button></template>
 </div>
</div>`,
};
