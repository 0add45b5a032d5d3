// A tray that no server has renewed for a week: what it knows of the child, for an adult to confirm before any touch.
import { placeName } from './body.js';
import { Icon } from './faces.js';

export const Old = {
  components: { Icon },
  inject: ['t', 'act'],
  props: ['view'],
  computed: {
    known() {
      const { notes, tray } = this.view;
      return tray.known.map(({ flag, title, areas = [] }) => ({ flag, title: [title, areas.map(this.where).join(', ')].filter(Boolean).join(': '), said: notes.filter((note) => note.flag === flag).map(({ message }) => message).join(' ') }));
    },
  },
  methods: {
    where(place) {
      return placeName(this.t, place);
    },
  },
  template: `
<div class="notes old" role="note" style="display:grid;gap:8px;justify-items:start"><p class="lead warn"><b>{{ t('old_title') }}</b></p><p>{{ t('old_hint', {n: view.tray.days, nickname: view.child.nickname}) }}</p>
 <ul><li v-for="one in known" :key="one.flag"><b>{{ one.title }}</b><br>{{ one.said }}</li><li v-if="!known.length">{{ t('old_nothing', {nickname: view.child.nickname}) }}</li></ul>
 <button class="chip" data-control="read" @click="act({type: 'read'}, $event)"><icon name="check"/>{{ t('old_read') }}</button></div>`,
};
