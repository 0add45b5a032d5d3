// For a child whom a sudden change startles: the screen that goes lies over the one that comes and fades.
//
// It fades above what comes, takes no tap, and is gone at the first press, so that a press is seen in the next frame.
const FADE_MS = 600;
const SCREENS = '.pick, .play, .page, .calm, .board, .coming, .large';

/** fades(root)(on): watch what leaves `root` while `on`. */
export function fades(root = document.body, still = () => matchMedia('(prefers-reduced-motion: reduce)').matches) {
  let on = false, going = []
  const watcher = new MutationObserver((changes) => {
    for (const { target, removedNodes } of changes)
      for (const gone of removedNodes)
        if (gone.nodeType === 1 && gone.matches(SCREENS) && !gone.isConnected && target.isConnected && !('fading' in gone.dataset)) over(gone, target);
  })
  const end = () => {
    for (const one of going) one.remove()
    going = []
  }

  function over(gone, where) {
    if (still() || where.closest('.still')) return
    gone.dataset.fading = ''
    gone.inert = true
    gone.setAttribute('aria-hidden', 'true')
    for (const one of [gone, ...gone.querySelectorAll('[data-control], [data-prompt], [id]')])
      for (const name of ['data-control', 'data-prompt', 'data-way', 'id', 'aria-live']) one.removeAttribute(name)
    const strip = where.querySelector(':scope > .strip')
    if (strip) gone.style.insetBlockStart = `${strip.offsetHeight}px`
    where.append(gone)
    going.push(gone)
    const fade = gone.animate([{ opacity: 1 }, { opacity: 0 }], { duration: FADE_MS, easing: 'ease-in-out', fill: 'forwards' })
    fade.finished.then(() => gone.remove(), () => gone.remove())
  }

  root.addEventListener('pointerdown', end, true)
  return (wanted) => {
    if (on === !!wanted) return
    on = !!wanted
    if (on) return watcher.observe(root, { childList: true, subtree: true })
    watcher.disconnect()
    end()
  }
}
