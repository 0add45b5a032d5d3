// Small drawings as inline SVG text, and <icon name="..."> that shows one. All are decoration: the words stand beside them.
import { h } from 'vue';

export const svg = (inner, box = 48) => `<svg viewBox="0 0 ${box} ${box}" focusable="false">${inner}</svg>`;
export const line = (d, width = 4) =>
  `<path d="${d}" fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
export const dot = (x, y, r = 3, fill = '#fff') => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`;
const INK = '#22304A';
const inked = (d, width = 3) => `<path d="${d}" stroke="${INK}" stroke-width="${width}" fill="none" stroke-linecap="round" stroke-linejoin="round"/>`;
const head = (fill) => dot(32, 34, 22, fill);

export const PICTURES = {
  hand: svg(
    '<circle cx="24" cy="24" r="22" fill="currentColor"/><path d="M16 33V19a3 3 0 0 1 6 0v-3a3 3 0 0 1 6 0v4a3 3 0 0 1 6 0v8a10 10 0 0 1-18 5z" fill="var(--card)"/>',
  ),
  undo: svg(line('M14 20h16a9 9 0 0 1 0 18h-8M22 10L12 20l10 10')),
  again: svg(line('M38 24a14 14 0 1 1-5-10.7M34 5v9h-9', 4.5)),
  check: svg(line('M11 25l9 9 17-19', 5)),
  cross: svg(line('M13 13l22 22M35 13L13 35', 5)),
  wait: svg(line('M24 13v12l8 5M24 5a19 19 0 1 0 .1 0')),
  warn: svg(line('M24 7L4 41h40zM24 20v9M24 35v.1', 4)),
  back: svg(line('M29 11L16 24l13 13', 5)),
  low: svg(head('#8FB8CF') + inked('M19 33q4.5 4 9 0M36 33q4.5 4 9 0M28 44h8') + inked('M49 6h8l-8 9h8', 3), 64),
  ready: svg(head('#7FC296') + dot(24, 31, 3.2, INK) + dot(40, 31, 3.2, INK) + inked('M23 41q9 8 18 0'), 64),
  rising: svg(
    head('#F6C667') + dot(24, 33, 3.2, INK) + dot(40, 33, 3.2, INK) + inked('M25 43q3.5-4 7 0t7 0M19 25l7 2M45 25l-7 2') +
      inked('M4 26q4 8 0 16M60 26q-4 8 0 16', 3), 64,
  ),
  over: svg(
    head('#F2896B') + inked('M20 29l7 4-7 4M44 29l-7 4 7 4') + '<ellipse cx="32" cy="45" rx="5" ry="4" fill="#22304A"/>' +
      inked('M32 8V3M14 14l-4-4M50 14l4-4', 3), 64,
  ),
};

/** <icon name="hand"/> */
export const Icon = (props) => h('span', { class: `ic i-${props.name}`, 'aria-hidden': 'true', innerHTML: PICTURES[props.name] });
Icon.props = ['name'];

/** <whose :child="view.child"/>: face and nickname, so that no tap goes to the wrong chart. */
export const Whose = {
  inject: ['avatar'],
  props: ['child'],
  template: '<span class="whose"><img :src="avatar(child)" alt="" width="44" height="44">{{ child.nickname }}</span>',
};

/** <wrong-button/>: one tap away on every screen that has a child. */
export const WrongButton = {
  components: { Icon },
  inject: ['t', 'act'],
  template: `<button class="round wrong" data-control="wrong" :aria-label="t('wrong')" :title="t('wrong')" @click="act({type: 'wrong'}, $event)"><icon name="warn"/></button>`,
};
