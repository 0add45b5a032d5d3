// While the tablet is locked for the child: the browser's own gestures are held off as far as a page can, and two corners
// or two keys, held, open it.
const HOLD_MS = 3000, CORNER_PX = 110, SWALLOW_MS = 700, BACKS = 5;
const KEYS = ['u', 'l'];
const SHORTCUT = /^(F\d+|Browser.*|ContextMenu|Escape)$/;

/** Listeners on the whole page; they do nothing while it is not locked. */
export function guard({ locked, hint, open }) {
  const fingers = new Map(), keys = new Set();
  let timer = null, swallow = -Infinity;
  const on = (names, work, options = { capture: true, passive: false }) => {
    for (const name of names.split(' ')) addEventListener(name, (event) => locked() && work(event), options);
  };
  const stop = (event) => event.preventDefault();

  const held = () => {
    const both = new Set([...fingers.values()].map(({ corner }) => corner));
    const wanted = (both.has('top') && both.has('bottom')) || KEYS.every((key) => keys.has(key));
    if (wanted && timer === null) {
      timer = setTimeout(opened, HOLD_MS);
      setTimeout(letGo); // once the surface has heard of them: two hands there mean the lock, however short they stay
    }
    if (!wanted) {
      clearTimeout(timer);
      timer = null;
    }
  };
  const letGo = () => {
    for (const [pointerId, finger] of fingers) {
      if (!finger.corner) continue; // it may be a child's, on "All done"
      finger.lock = true;
      finger.target.dispatchEvent(new PointerEvent('pointercancel', { pointerId, bubbles: true }));
    }
  };
  const opened = () => {
    timer = null;
    keys.clear();
    open();
  };

  on('pointerdown pointermove', (event) => {
    if (event.type === 'pointermove' && !fingers.has(event.pointerId)) return;
    const before = event.type === 'pointermove' && fingers.get(event.pointerId);
    fingers.set(event.pointerId, { target: event.target, ...before, corner: corner(event) });
    held();
  });
  const lifted = (event) => {
    const finger = fingers.get(event.pointerId);
    if (finger?.lock && event.type === 'pointercancel' && !event.isTrusted) return; // said by us
    if (finger?.lock) swallow = performance.now();
    if (fingers.delete(event.pointerId) && locked()) held();
  };
  addEventListener('pointerup', lifted, true); // also of the fingers that opened it just now
  addEventListener('pointercancel', lifted, true);
  on('blur', () => (fingers.clear(), keys.clear(), held()));
  on('keyup', ({ key }) => (keys.delete(key.toLowerCase()), held()));
  on('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || SHORTCUT.test(event.key)) stop(event);
    keys.add(event.key.toLowerCase());
    held();
  });
  on('contextmenu selectstart dragstart dblclick gesturestart', stop);
  on('touchmove', (event) => event.touches.length > 1 && stop(event));
  on('wheel', (event) => event.ctrlKey && stop(event));
  on('popstate', deepen);
  addEventListener('click', (event) => {
    const { target } = event, stops = target.closest?.('[data-control=all-done]');
    const late = event.isTrusted && !stops && performance.now() - swallow < SWALLOW_MS; // the browser's click of such a finger
    const adults = locked() && (target.closest?.('.adult') || (target.closest?.('a') && !target.closest('.trouble')));
    if (!late && !adults) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    if (adults) hint();
  }, true);
}

/** Something for "back" to take: as many of them as small fingers take before the page hears of the first. */
export function deepen() {
  for (let deep = history.state?.deep ?? 0; deep < BACKS; ) history.pushState({ deep: ++deep }, '');
}

/** And none of them is left in the way of an adult. */
export const surfaced = () => history.state?.deep && history.go(-history.state.deep);

/** Where the child's screen reads to. */
export const direction = () => document.querySelector('.pc')?.dir || 'ltr';

/** Which corner of the page a finger is in: the two that open lie away from "All done", so that holding never says it. */
function corner({ clientX, clientY }) {
  const far = direction() === 'rtl', left = clientX < CORNER_PX, right = clientX > innerWidth - CORNER_PX;
  if (clientY < CORNER_PX && (far ? left : right)) return 'top';
  if (clientY > innerHeight - CORNER_PX && (far ? right : left)) return 'bottom';
  return null;
}
