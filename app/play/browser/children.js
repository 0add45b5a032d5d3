// Who is playing? The faces, and what this tablet can promise without a network.
import { Icon } from './faces.js';

/** A grid of faces; says chosen(id, event). */
export const Faces = {
  components: { Icon },
  inject: ['t', 'avatar'],
  props: ['faces'],
  emits: ['chosen'],
  template: `
<div class="faces">
 <button v-for="face in faces" :key="face.id" class="face" data-control="child" :data-child="face.id" @click="$emit('chosen', face.id, $event)">
  <img :src="avatar(face)" alt="" width="96" height="96">
  <b>{{ face.nickname }}</b>
  <small v-if="face.sample" class="tag">{{ t('sample') }}</small>
  <small v-else-if="face.ready === false">{{ t('needs_wifi') }}</small>
 </button>
</div>`,
};

/** What every screen says about safe keeping; `update` offers the new version. */
export const Saved = {
  components: { Icon },
  inject: ['t', 'act'],
  props: ['saved'],
  template: `
<div class="saved">
 <p v-if="saved.ready" class="good" data-control="ready"><icon name="check"/>{{ t('late.ready_no_wifi') }}</p>
 <p v-else-if="saved.ready === false && saved.secure" data-control="not-ready"><icon name="wait"/>{{ t('late.not_ready_no_wifi', {missing: saved.missing.join(', ')}) }}</p>
 <p v-if="!saved.secure" class="warn" data-control="insecure"><icon name="warn"/>{{ t('insecure') }}</p>
 <p><icon :name="saved.waiting ? 'wait' : 'check'"/>{{ saved.waiting ? t('taps_waiting', {n: saved.waiting}) : t('taps_sent') }}</p>
 <p v-if="saved.refused" class="warn"><icon name="warn"/>{{ t('late.taps_refused', {n: saved.refused}) }}</p>
 <p v-if="saved.age_days > 0"><icon name="wait"/>{{ t('trays_old', {n: saved.age_days}) }}</p>
 <button v-if="saved.update" class="soft" data-control="update" @click="act({type: 'update'}, $event)"><icon name="again"/>{{ t('late.update') }}</button>
</div>`,
};

export const Children = {
  components: { Faces, Icon, Saved },
  inject: ['t', 'act'],
  props: ['view'],
  template: `
<div class="page">
 <header class="top"><h1>{{ t('who_plays') }}</h1><i class="sp"></i>
  <button class="soft small" data-control="home" @click="act({type: 'home'}, $event)">{{ t('home') }}</button></header>
 <div class="scroll">
  <p v-if="!view.faces.length" class="lead">{{ t('no_children') }}</p>
  <faces :faces="view.faces" @chosen="(id, event) => act({type: 'child', id}, event)"/>
 </div>
 <saved :saved="view.saved"/>
</div>`,
};
