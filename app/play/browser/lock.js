// The child's side locked. What is the adult's does not answer and says so, the browser's own gestures are held off as far
// as a page can, and the tablet remembers it over a restart. Nobody is locked out: two corners held for three seconds
// always open it, as do two keys held, or a PIN that this tablet keeps as a hash.
//
// A new control of the child needs nothing to go on working. A new action of the adult's goes into ADULTS.
import { createApp, reactive } from 'vue';
import { Icon } from './faces.js';
import { deepen, direction, guard, surfaced } from './gestures.js';
import { say } from './surface.js';
import './drawings.js';

const HINT_MS = 6000, PAD_MS = 15_000;
const PIN = /^[0-9]{4,6}$/, TRIES = 5, TRIES_WAIT_MS = 30_000, ROUNDS = 100_000;
const ADULTS = new Set(['home', 'child', 'back', 'closing-done', 'switch', 'not-this-child', 'finish', 'panel', 'moment', 'mood', 'start',
  'access', 'seeing', 'rounds', 'not-that', 'sound', 'volume', 'interrupted', 'cue', 'update', 'read', 'quiet', 'different', 'pace', 'strip', 'went']);
const BAR = new Set(['outcome', 'again', 'next']);

export const told = reactive({ on: false, bar: false, pin: null, hint: '', pad: false, digits: '', dir: 'ltr', words: {} });
const t = (key, values) => say(told.words, key, values);

const asked = fetch(new URL(`lock-${document.documentElement.lang}.json`, import.meta.url));
asked.then((reply) => reply.json()).then((words) => (told.words = words)).catch(() => {});

/** What the shell asks of the lock: holds(action) whether it is the adult's now, and turn(action) what comes of it. */
export async function locksmith({ box, act, screen }) {
  Object.assign(told, await box.meta('lock').catch(() => null));
  const keep = () => box.putMeta('lock', { on: told.on, bar: told.bar, pin: told.pin && JSON.parse(JSON.stringify(told.pin)) }).catch(() => {});
  guard({ locked: () => told.on, hint: () => hint(), open });
  if (told.on) deepen(); // on a page that was opened locked
  padlock(async (pin) => (await fits(pin, told.pin)) && open());
  shown();

  function holds({ type, by, open: opens }) {
    if (!told.on || opens === false || opens === null) return false;
    if (type === 'undo') return screen() !== 'wrong' && (told.bar || screen() !== 'play');
    return ADULTS.has(type) || (told.bar && BAR.has(type) && by !== 'hands') || (type === 'pick' && by === 'adult');
  }

  async function turn({ type, on, bar, pin, look }) {
    if (look) return; // only to know whether there is a PIN
    if (type !== 'lock') return hint();
    if (pin !== undefined) {
      const made = pin && (await hashed(pin));
      told.pin = made ? { ...made, long: pin.length } : null;
    } else {
      Object.assign(told, { on: !!on, bar: !!bar });
      deepen();
      act({ type: 'panel', open: null });
    }
    await keep();
    shown();
  }

  function open() {
    told.on = false;
    surfaced();
    keep();
    shown();
    hint();
  }

  return { holds, turn };
}

const shown = () => document.documentElement.classList.toggle('locked', told.on);

let waits = 0; // until then no PIN is asked for

/** A short word for the adult; `pad` asks for the PIN as well, which only a tap on the padlock does. */
function hint(pad = false, says = 'locked') {
  if (pad && performance.now() < waits) [pad, says] = [false, 'later'];
  // The corners are lit where they open, which the child's language says; the words are in the adult's.
  Object.assign(told, { hint: told.on ? says : 'unlocked', pad: pad && told.on && !!told.pin, digits: pad && told.hint ? told.digits : '', dir: direction() });
  clearTimeout(hint.timer);
  hint.timer = setTimeout(() => (told.hint = ''), told.pad ? PAD_MS : told.on ? HINT_MS : HINT_MS / 4);
}

/** The hash of a PIN with its salt, as the tablet keeps it: PBKDF2 with SHA-256. Null where the browser has no crypto. */
export async function hashed(pin, salt = [...crypto.getRandomValues(new Uint8Array(16))]) {
  if (!crypto.subtle || !PIN.test(pin)) return null;
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations: ROUNDS }, key, 256);
  return { salt, hash: [...new Uint8Array(bits)] };
}

const fits = async (pin, kept) => !!kept && String((await hashed(pin, [...kept.salt]))?.hash) === String([...kept.hash]);

/** A quiet padlock above everything, and what it says to an adult who taps on what is locked. */
function padlock(tried) {
  const root = Object.assign(document.createElement('div'), { className: 'pc locks' });
  let wrong = 0;
  const Padlock = {
    components: { Icon },
    setup: () => ({ told, t, hint, press }),
    template: `
<button v-if="told.on" class="padlock" data-control="padlock" :aria-label="t('lock.is_on')" @click="hint(true)"><icon name="lock"/></button>
<template v-if="told.hint"><template v-if="told.on"><i class="corner top" :dir="told.dir"></i><i class="corner bottom" :dir="told.dir"></i></template>
<div class="says-locked" role="status"><p>{{ t('lock.hint_' + told.hint) }}</p>
 <div v-if="told.pad" class="digits" dir="ltr" role="group" :aria-label="t('lock.pin')"><button v-for="n in [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]" :key="n" :data-digit="n" @click="press(n)">{{ n }}</button>
 <output :aria-label="t('lock.typed')">{{ '•'.repeat(told.digits.length) }}</output></div></div></template>`,
  };
  async function press(n) {
    const digits = (told.digits + n).slice(-6);
    hint(true);
    told.digits = digits;
    if (digits.length < told.pin.long) return;
    told.digits = '';
    if (await tried(digits)) return;
    if (++wrong % TRIES === 0) waits = performance.now() + TRIES_WAIT_MS;
    hint(true, 'wrong');
  }
  document.body.append(root);
  createApp(Padlock).mount(root);
  root.dir = document.documentElement.dir;
}

/** The section of "More". */
export const Lock = {
  components: { Icon },
  inject: ['act'],
  data: () => ({ pin: '', told, safe: !!globalThis.crypto?.subtle }),
  methods: {
    t,
    keep(pin) {
      this.act({ type: 'lock', pin });
      this.pin = '';
    },
  },
  computed: {
    fine() {
      return PIN.test(this.pin);
    },
  },
  mounted() {
    this.act({ type: 'lock', look: true });
  },
  template: `
<section class="part lock"><h3>{{ t('lock.title') }}</h3><p class="hint">{{ t('lock.lead') }}</p>
 <div class="row"><button class="chip" data-control="lock" @click="act({type: 'lock', on: true}, $event)"><icon name="lock"/>{{ t('lock.buttons') }}</button>
 <button class="chip" data-control="lock-bar" @click="act({type: 'lock', on: true, bar: true}, $event)"><icon name="lock"/>{{ t('lock.bar') }}</button></div>
 <p class="hint">{{ t('lock.opens') }}</p>
 <form v-if="safe" class="row" @submit.prevent="fine && keep(pin)"><label class="filter">{{ t('lock.pin') }}<input v-model="pin" data-control="pin" inputmode="numeric" autocomplete="off" maxlength="6"></label>
  <button class="chip" data-control="keep-pin" type="submit" :disabled="!fine">{{ t(told.pin ? 'lock.other_pin' : 'lock.keep_pin') }}</button>
  <button v-if="told.pin" class="chip" data-control="no-pin" type="button" @click="keep(null)">{{ t('lock.no_pin') }}</button></form>
 <details><summary>{{ t('lock.outside') }}</summary><p>{{ t('lock.outside_lead') }}</p>
  <p><b>{{ t('lock.ipad') }}</b> {{ t('lock.ipad_steps') }}</p><p><b>{{ t('lock.android') }}</b> {{ t('lock.android_steps') }}</p></details></section>`,
};
