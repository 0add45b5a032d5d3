// First, then: small pictures of what comes, above the child's screen; what was played is crossed out.
import { Icon, Whose, WrongButton } from './faces.js';
import './drawings.js';

const MOST = 6;
const ENDS = ['break', 'all_done']; // what can stand at the end in the place of a prompt

export const Strip = {
  components: { Icon },
  inject: ['t'],
  props: ['strip'],
  template: `
<ol class="strip" :aria-label="t('late.first_then')"><li v-for="(one, n) in strip" :key="n" :class="one.stands" :data-kind="one.kind" :data-strip="one.prompt || one.end">
 <span class="small"><img v-if="one.picture" :src="one.picture" alt=""><icon v-else :name="one.end === 'break' ? 'pause' : 'hand'"/><icon v-if="one.done" name="cross"/></span>
 <span><small>{{ t('late.strip_' + one.stands) }}</small><b>{{ one.title || t('late.strip_end_' + one.end) }}</b></span></li></ol>`,
};

export const Then = {
  components: { Icon, Whose, WrongButton },
  inject: ['t', 'act'],
  props: ['view'],
  data: () => ({ ENDS, wanted: '' }),
  computed: {
    items() {
      return (this.view.strip ?? []).map(({ way, prompt, title, name, kind, end, done }) => ({ way, prompt, title, picture: name, kind, end, done }));
    },
    full() {
      return this.items.length >= MOST;
    },
    pool() {
      const wanted = this.wanted.trim().toLocaleLowerCase(), offered = new Set(this.view.offer?.tiles.map(({ way }) => way));
      return this.view.pool.filter(({ title }) => title.toLocaleLowerCase().includes(wanted)).sort((a, b) => offered.has(b.way) - offered.has(a.way));
    },
  },
  methods: {
    keep(items, event) {
      this.act({ type: 'strip', items }, event);
    },
    /** At the end, but before what ends it all, of which there is one. */
    add(one, event) {
      const ends = this.items.filter(({ end }) => end && !one.end);
      this.keep([...this.items.filter(({ end }) => !end), one, ...ends], event);
    },
    without(n, event) {
      this.keep(this.items.filter((_, other) => other !== n), event);
    },
  },
  template: `
<section class="panel" role="dialog" aria-labelledby="pc-then">
 <div class="bar"><h2 id="pc-then">{{ t('late.first_then') }}</h2><whose :child="view.child"/><wrong-button/>
  <button class="round" data-control="close" :aria-label="t('close')" @click="act({type: 'panel', open: null}, $event)"><icon name="cross"/></button></div>
 <p>{{ t('late.first_then_hint') }}</p>
 <div class="row"><button v-for="(one, n) in items" :key="n" class="chip" :data-control="'strip-less-' + n" :aria-label="t('late.take_off', {title: one.title || t('late.strip_end_' + one.end)})" @click="without(n, $event)"><icon name="cross"/>{{ one.title || t('late.strip_end_' + one.end) }}</button></div>
 <div class="row"><button v-for="end in ENDS" :key="end" class="chip" :data-control="'strip-' + end" :disabled="full" @click="add({end, done: false}, $event)"><icon :name="end === 'break' ? 'pause' : 'hand'"/>{{ t('late.strip_end_' + end) }}</button></div>
 <label class="filter"><icon name="find"/><input v-model="wanted" type="search" autocomplete="off" :aria-label="t('filter')" :placeholder="t('filter')"></label>
 <ul class="found"><li v-for="one in pool" :key="one.way"><button :data-kind="one.kind" :data-way="one.way" :disabled="full" @click="add({way: one.way, prompt: one.prompt, title: one.title, kind: one.kind, picture: one.name, done: false}, $event)"><img :src="one.picture" alt="" loading="lazy" width="64" height="54">{{ one.title }}</button></li></ul>
 <p v-if="!pool.length">{{ t('none_found') }}</p>
</section>`,
};
