// The moment: a few taps before play. Prefilled: place, minutes, giver, position, what is at hand. Asked every time:
// how the child is, where touch is welcome, today's health. Start says what is still missing.
import { defineAsyncComponent } from 'vue';
import { BodyMap, EVERYWHERE, isSaid, placeName, toggled } from './body.js';
import { Icon, WrongButton } from './faces.js';

const MINUTES = [5, 10, 15, 20, 30, 45];

/** How the child is: four faces with words; says chosen(mood, event). */
export const Moods = {
  components: { Icon },
  inject: ['t'],
  props: ['mood'],
  emits: ['chosen'],
  data: () => ({ all: ['low', 'ready', 'rising', 'over'] }),
  template: `
<div class="moods"><button v-for="one in all" :key="one" class="mood" data-control="mood" :data-mood="one" :aria-pressed="mood === one"
 @click="$emit('chosen', one, $event)"><icon :name="one"/><span>{{ t('mood_' + one) }}</span></button></div>`,
};

/** Where touch is welcome: two short answers or a map to say no on; says changed(no_touch, event). `said` is the child's
 own no of today, which nothing here takes back; where it said no the `last` time stays a no until the adult taps it. */
export const Touch = {
  components: { BodyMap, Icon },
  inject: ['t'],
  props: { no: Array, said: { default: () => [] }, last: { default: () => [] }, nickname: String },
  emits: ['changed'],
  data: () => ({ view: 'front' }),
  computed: {
    before() {
      return this.last.map(({ area, side }) => (side ? { area, side } : { area }));
    },
    fine() {
      return !!this.no?.every((one) => isSaid(this.before, one));
    },
    noes() {
      return [...new Map(this.said.map((one) => [`${one.area} ${one.side}`, one])).values()];
    },
    none() {
      return (this.no || []).length >= EVERYWHERE.length;
    },
  },
  methods: {
    everywhere(open) {
      return open ? this.before : EVERYWHERE;
    },
    picked(place, event) {
      if (!isSaid(this.said, place)) this.$emit('changed', toggled(this.no ?? this.before, place), event);
    },
    who({ by, at, session }) {
      const time = new Date(at).toLocaleTimeString(this.t('lang'), { hour: 'numeric', minute: '2-digit' });
      const giver = by === 'child' ? '' : this.t(`vocabulary.giver.${by}`);
      return this.t(session ? 'said_stop' : giver ? 'said_seen' : 'said_no', { nickname: this.nickname, giver, time });
    },
    name(said) {
      return placeName(this.t, said);
    },
  },
  template: `
<div class="touch">
 <div class="row"><button class="chip" data-control="touch-everywhere" :aria-pressed="fine" @click="$emit('changed', everywhere(true), $event)">{{ t(said.length || last.length ? 'touch_elsewhere' : 'touch_everywhere') }}</button>
  <button class="chip" :class="{no: none}" data-control="touch-none" :aria-pressed="none" @click="$emit('changed', everywhere(false), $event)">{{ t('touch_none') }}</button>
  <button class="chip turn" data-control="turn" @click="view = view === 'front' ? 'back' : 'front'"><icon name="again"/>{{ t(view === 'front' ? 'back_view' : 'front_view') }}</button></div>
 <p v-for="one in noes" :key="one.area + one.side" class="warn said-no"><b>{{ name(one) }}: {{ who(one) }}</b></p>
 <p v-if="last.length" class="hint last-no">{{ t('last_no', {areas: last.map(name).join(', ')}) }}</p>
 <p class="hint">{{ t('touch_hint') }}</p>
 <div class="maps" :data-view="view"><body-map v-for="side in ['front', 'back']" :key="side" :view="side" :no="[...(no ?? before), ...said]" @picked="picked"/></div>
 <div v-if="no?.length && !none" class="row said"><button v-for="said in no" :key="said.area + said.side" class="chip no" @click="$emit('changed', no.filter((one) => one !== said), $event)"><icon name="cross"/>{{ name(said) }}</button></div>
</div>`,
};

/** Today's health questions, of which any can be said yes to; says changed(yes, event). */
export const Health = {
  inject: ['t'],
  props: ['questions', 'yes'],
  emits: ['changed'],
  methods: { flipped },
  template: `
<div class="questions"><button v-for="question in questions" :key="question.id" class="chip away" :class="{long: question.title.length > 110}" :data-control="'yes-' + question.id" :aria-pressed="yes.includes(question.id)"
 @click="$emit('changed', flipped(yes, question.id), $event)">{{ question.title }}</button></div>`,
};

/** What is to be kept in mind of the precautions in force. */
export const Notes = {
  props: ['notes'],
  template: `<ul class="notes"><li v-for="note in notes" :key="note.message" :class="{warn: note.level !== 'modify'}">{{ note.message }}</li></ul>`,
};

/** An old tray asks an adult to confirm what it knows. */
export const Old = defineAsyncComponent(() => import('./old.js').then((module) => module.Old));

export const Moment = {
  components: { Health, Icon, Moods, Notes, Old, Touch, WrongButton },
  inject: ['t', 'act', 'avatar'],
  props: ['view'],
  data: () => ({ open: '' }),
  computed: {
    now() {
      return this.view.moment;
    },
    fields() {
      const { asks } = this.view;
      const of = (name, list) => list.map((id) => ({ id, words: this.t(`vocabulary.${name}.${id}`) }));
      return [
        { name: 'place', options: of('place', asks.places) },
        { name: 'minutes', options: MINUTES.map((n) => ({ id: n, words: this.t('minutes', { n }) })) },
        { name: 'giver', options: of('giver', asks.givers) },
        { name: 'position', options: of('position', asks.positions) },
        ...(asks.materials.length ? [{ name: 'materials', many: true, options: of('material', asks.materials) }] : []),
      ];
    },
    field() {
      return this.fields.find((field) => field.name === this.open);
    },
    missing() {
      const { place, position, giver, mood, no_touch, answered } = this.now;
      const said = { field_place: place, field_giver: giver, field_position: position, how: mood, touch_welcome: no_touch || !this.view.touch_open, health_today: answered };
      return Object.keys(said).filter((key) => !said[key]).map((key) => this.t(key));
    },
  },
  methods: {
    change(change, event) {
      this.act({ type: 'moment', change }, event);
    },
    shown(field) {
      const value = this.now[field.name];
      if (field.name === 'minutes') return this.t('minutes', { n: value });
      if (!field.many) return field.options.find(({ id }) => id === value)?.words || '?';
      return field.options.filter(({ id }) => value.includes(id)).map(({ words }) => words).join(', ') || this.t('nothing');
    },
    chosen(field, id) {
      return field.many ? this.now[field.name].includes(id) : this.now[field.name] === id;
    },
    choose(field, id, event) {
      this.change({ [field.name]: field.many ? flipped(this.now[field.name], id) : id }, event);
      if (!field.many) this.open = '';
    },
    confirmed(need) {
      const [, flag, material] = need.split(':');
      return flag ? !!this.now.checked[flag]?.includes(material) : this.now.confirmed.includes(need);
    },
    confirm(need, event) {
      const [, flag, material] = need.split(':');
      const { checked, confirmed } = this.now;
      if (flag) this.change({ checked: { ...checked, [flag]: flipped(checked[flag] || [], material) } }, event);
      else this.change({ confirmed: flipped(confirmed, need) }, event);
    },
    needed(need) {
      const [, flag, material] = need.split(':');
      return flag ? this.t('looked_at', { material: this.t(`vocabulary.material.${material}`) }) : this.t(`vocabulary.confirmation.${need}`);
    },
  },
  template: `
<div class="page">
 <header class="top"><span class="who"><img :src="avatar(view.child)" alt="" width="56" height="56"></span><h1>{{ t('moment_title', {nickname: view.child.nickname}) }}</h1><p v-if="view.tray?.age" class="facts">{{ t(view.tray.age[0], {n: view.tray.age[1]}) }}</p><i class="sp"></i><wrong-button/></header>
 <div class="scroll moment">
  <section class="given"><h2>{{ t('this_time') }}</h2><old v-if="view.tray?.old" :view="view"/>
   <div class="row"><button v-for="field in fields" :key="field.name" class="chip field" :data-control="field.name" :aria-expanded="open === field.name"
    @click="open = open === field.name ? '' : field.name"><small>{{ t('field_' + field.name) }}</small>{{ shown(field) }}</button></div>
   <div v-if="field" class="row options"><button v-for="option in field.options" :key="option.id" class="chip" :data-control="field.name + '-' + option.id" :aria-pressed="chosen(field, option.id)"
    @click="choose(field, option.id, $event)">{{ option.words }}</button></div>
  </section>
  <section class="how"><h2>{{ t('how_today', {nickname: view.child.nickname}) }}</h2><moods :mood="now.mood" @chosen="(mood, event) => change({mood}, event)"/></section>
  <section class="health"><div class="bar"><h2>{{ t('health_today') }}</h2>
   <button class="chip fine" data-control="all-fine" :aria-pressed="!!now.answered" @click="change({yes: now.yes, answered: true}, $event)"><icon name="check"/>{{ t(now.yes.length ? 'rest_fine' : 'all_fine') }}</button></div>
   <p class="hint">{{ t('health_hint') }}</p>
   <health :questions="view.asks.questions" :yes="now.yes" @changed="(yes, event) => change({yes}, event)"/></section>
  <section class="where"><h2>{{ t('touch_today') }}</h2><touch :no="now.no_touch" :said="view.said_no" :last="view.last_no" :nickname="view.child.nickname" @changed="(no_touch, event) => change({no_touch}, event)"/></section>
  <section v-if="view.asks.needs.length" class="needs"><h2>{{ t('confirm_title') }}</h2>
   <div class="row"><button v-for="need in view.asks.needs" :key="need.need" class="chip" :data-control="'need-' + need.need" :aria-pressed="confirmed(need.need)" @click="confirm(need.need, $event)">
    <icon name="check"/><span>{{ needed(need.need) }}<small>{{ t('opens', {n: need.count}) }}</small></span></button></div></section>
  <section v-if="view.notes.length || !view.touch_open" class="notes"><h2>{{ t('keep_in_mind') }}</h2><p v-for="one in view.tray?.again" :key="one.flag">{{ t('look_again', {title: one.title}) }}</p><p v-if="!view.touch_open" class="warn">{{ t('touch_closed') }}</p><notes :notes="view.notes"/></section>
 </div>
 <div class="go"><button v-if="view.undo" class="round" data-control="undo" :aria-label="t('undo')" :title="view.undo.label" @click="act({type: 'undo'}, $event)"><icon name="undo"/></button>
  <button v-if="view.back !== false" class="soft" data-control="back" @click="act({type: 'back'}, $event)"><icon name="back"/><span>{{ t('back') }}</span></button>
  <button class="start" data-control="start" :disabled="!view.ready_to_start" aria-describedby="pc-missing" @click="act({type: 'start'}, $event)">{{ t('start') }}</button>
  <p id="pc-missing" role="status">{{ missing.length ? t('still_needed', {missing: missing.join(' · ')}) : view.waits ? t('fetching') : '' }}</p></div>
</div>`,
};

function flipped(list, id) {
  return list.includes(id) ? list.filter((one) => one !== id) : [...list, id];
}
