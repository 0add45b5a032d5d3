// The body as the vocabulary names it, and a map of it to tap: "not here today".
//
// A shape is drawn once, on the viewer's right, and mirrored. Seen from the front the viewer's right is the child's
// left. The front of the neck and the line of the spine are never touched, so nothing here names them.
const MIRROR = 'matrix(-1 0 0 1 260 0)';
const ARM = {
  shoulder: ['M164 138l8 1', 30, 168, 138],
  upper_arm: ['M189 162L195 172', 25, 192, 167],
  forearm: ['M202 198L205 218', 23, 204, 208],
  hand: ['M207 243l2 3', 30, 208, 244],
};
const LEG = {
  hip: ['M165 203l1 4', 20, 165, 205],
  thigh: ['M151 238L153 250', 36, 152, 244],
  ankle: ['M160 340l1 1', 22, 160, 341],
  foot: ['M161 356L170 360', 24, 166, 358],
};
// area: [path, width of the stroke (0: filled), centre x, centre y]; PAIRED lie on both sides of the middle.
export const SHAPES = {
  front: {
    ...ARM, ...LEG,
    knee: ['M155 284l1 2', 31, 155, 285],
    shin: ['M157 315L158 316', 28, 158, 315],
    scalp: ['M86 58a44 44 0 0 1 88-4c-30-10-58-10-88 4z', 0, 130, 32],
    face: ['M87 62q43-18 86-2a43.5 43.5 0 0 1-86 2z', 0, 130, 80],
    chest: ['M130 126h16q14 0 14 14v26h-30z', 0, 146, 146],
    abdomen: ['M102 172h56v16q0 18-16 18h-24q-16 0-16-18z', 0, 130, 188],
  },
  back: {
    ...ARM, ...LEG,
    calf: ['M157 300L158 314', 30, 158, 307],
    buttock: ['M147 209l1 2', 30, 147, 210],
    scalp: ['M86 62a44 44 0 0 1 88 0q0 26-18 38h-52q-18-12-18-38z', 0, 130, 56],
    neck_back: ['M116 102h28v18h-28z', 0, 130, 111],
    upper_back: ['M136 124h14q12 0 12 14v26h-26z', 0, 148, 144],
    lower_back: ['M136 168h26v18q0 12-10 12h-16z', 0, 148, 182],
  },
};
const PAIRED = ['chest', 'upper_back', 'lower_back'];
const MIDDLE = ['scalp', 'face', 'neck_back', 'abdomen', ...PAIRED];

/** Every area that can be said no to, both sides: what "no touch today" means. */
export const EVERYWHERE = [...new Set([...Object.keys(SHAPES.front), ...Object.keys(SHAPES.back)])].flatMap((area) =>
  MIDDLE.includes(area) ? [{ area }] : [{ area, side: 'left' }, { area, side: 'right' }],
);

/** The places of one view: [{key, area, side, shape, parts: [transform]}], one for each side of a sided area. */
export function places(view) {
  const right = view === 'front' ? 'left' : 'right'; // whose side lies on the viewer's right
  const other = view === 'front' ? 'right' : 'left';
  return Object.entries(SHAPES[view]).flatMap(([area, shape]) => {
    if (PAIRED.includes(area)) return [{ key: area, area, shape, parts: ['', MIRROR] }];
    if (MIDDLE.includes(area)) return [{ key: area, area, shape, parts: [''] }];
    return [{ key: area + right, area, side: right, shape, parts: [''] }, { key: area + other, area, side: other, shape, parts: [MIRROR] }];
  });
}

const covers = (said, place) => said.area === place.area && (!said.side || said.side === 'both' || !place.side || said.side === place.side);

/** Is this place among the areas said? A side left out counts as both. */
export const isSaid = (areas, place) => (areas || []).some((said) => covers(said, place));

/** The areas with this place added, or taken out if it was in. */
export const toggled = (areas, { area, side }) =>
  isSaid(areas, { area, side })
    ? split(areas).filter((said) => said.area !== area || said.side !== side)
    : [...(areas || []), side ? { area, side } : { area }];

const split = (areas) =>
  areas.flatMap(({ area, side }) => (MIDDLE.includes(area) ? [{ area }] : side && side !== 'both' ? [{ area, side }] : [{ area, side: 'left' }, { area, side: 'right' }]));

/** "left hand", or the area alone where it has no side or is both. */
export function placeName(t, { area: name, side: half }) {
  const area = t(`vocabulary.area.${name}`);
  return half && half !== 'both' ? t('side_area', { side: t(`vocabulary.side.${half}`), area }) : area;
}

/** The map of one view; says picked(place, event). */
export const BodyMap = {
  inject: ['t'],
  props: ['view', 'no'],
  emits: ['picked'],
  methods: {
    isSaid,
    name(place) {
      return placeName(this.t, place);
    },
  },
  computed: {
    places() {
      return places(this.view);
    },
    figure() {
      return figure(this.view);
    },
  },
  template: `
<svg class="body map" :class="view" viewBox="30 6 200 376" role="group" :aria-label="t('view_' + view)">
 <g v-html="figure"/>
 <g v-for="place in places" :key="place.key" class="area" role="checkbox" tabindex="0" :aria-checked="isSaid(no, place)" :aria-label="name(place)"
  :data-area="place.area" :data-side="place.side" @click="$emit('picked', place, $event)" @keydown.space.prevent="$emit('picked', place, $event)">
  <g v-for="part in place.parts" :key="part" :transform="part || null"><path :d="place.shape[0]" :class="{line: place.shape[1]}" :stroke-width="place.shape[1] || 2"/>
   <path v-if="isSaid(no, place)" class="no" d="M-6-6L6 6M6-6L-6 6" :transform="'translate(' + place.shape[2] + ' ' + place.shape[3] + ')'"/></g>
 </g>
</svg>`,
};

const EYES = '<circle cx="115" cy="74" r="4"/><circle cx="145" cy="74" r="4"/>';
const SKIN = '#E8B98F';

/** The drawing under the areas, as SVG text. */
export function figure(view) {
  const front = view === 'front';
  const limb = (d, colour, width) => `<path d="${d}" stroke="${colour}" stroke-width="${width}" fill="none" stroke-linecap="round" stroke-linejoin="round"/>`;
  const half =
    limb('M168 138Q202 158 206 226', SKIN, 24) + limb('M207 243l2 3', SKIN, 29) + (front ? limb('M197 238l-4 10', SKIN, 9) : '') +
    limb('M168 138Q184 148 192 164', '#2B7A78', 30) + limb('M155 272L160 344', SKIN, 28) + limb('M161 355L170 360', SKIN, 23) +
    limb('M148 216L154 270', '#3F4E73', 37);
  const face = front
    ? `<path d="M86 62a44 44 0 0 1 88-6c-30 8-60 6-88 6z" fill="#5A3B2E"/><g fill="#22304A">${EYES}</g>${limb('M119 88q11 10 22 0', '#22304A', 4)}<g fill="#F2A98C" opacity=".7"><circle cx="102" cy="86" r="6.5"/><circle cx="158" cy="86" r="6.5"/></g>`
    : '<path d="M85 63a45 45 0 0 1 90 0q0 23-15 33H100q-15-10-15-33z" fill="#5A3B2E"/>';
  return `<g>${half}<g transform="${MIRROR}">${half}</g>${limb('M130 100v14', SKIN, 28)}<rect x="86" y="111" width="88" height="111" rx="36" fill="#2B7A78"/><path d="M92 196h76v8q0 24-20 24h-36q-20 0-20-24z" fill="#3F4E73"/><circle cx="130" cy="62" r="44" fill="${SKIN}"/>${face}</g>`;
}
