// Buttons of a game pad. Browsers tell them only to who asks, so each frame asks while a pad is there and a child needs it.

const TILTED = 0.6 // of a stick, which then counts as the cross

/** `down(name)` and `up(name)` hear buttons as "pad 0", `lost()` that a pad went while one was held; `listen(on)` begins and ends. */
export function pads(down, up, lost) {
  let frame = 0, held = new Set()

  function look() {
    const now = new Set()
    for (const pad of navigator.getGamepads?.() ?? []) {
      if (!pad) continue
      pad.buttons.forEach(({ pressed }, n) => pressed && now.add(`pad ${n}`))
      const [x = 0, y = 0] = pad.axes
      for (const [tilt, n] of [[-y, 12], [y, 13], [-x, 14], [x, 15]]) if (tilt > TILTED) now.add(`pad ${n}`)
    }
    const before = held
    held = now
    for (const name of now) if (!before.has(name)) down(name)
    for (const name of before) if (!now.has(name)) up(name)
    frame = requestAnimationFrame(look)
  }

  const there = () => [...(navigator.getGamepads?.() ?? [])].some(Boolean)
  let wanted = false
  function listen(on = wanted) {
    wanted = on
    if (on && !frame && there()) look()
    if (!on || !there()) {
      cancelAnimationFrame(frame)
      frame = 0
      if (held.size) lost()
      held = new Set()
    }
  }
  for (const name of ['gamepadconnected', 'gamepaddisconnected']) addEventListener(name, () => listen())
  return { listen }
}
