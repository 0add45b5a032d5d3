// The ring that fills over a picture while a finger or pointer rests there.

/** `run(frame)` calls frame() each frame until it answers false; `draw({spot, share})` shows the ring, null takes it away. */
export function ring(root) {
  const circle = Object.assign(document.createElement('i'), { className: 'fill', hidden: true })
  circle.setAttribute('aria-hidden', 'true')
  let running = 0

  function draw(told) {
    circle.hidden = !told?.spot?.isConnected
    if (circle.hidden) return told !== null
    const { left, top, width, height } = told.spot.getBoundingClientRect()
    circle.style.setProperty('--share', told.share)
    circle.style.left = `${left + width / 2}px`
    circle.style.top = `${top + height / 2}px`
    if (!circle.isConnected) root.firstElementChild.append(circle)
    return true
  }

  function run(frame) {
    if (running) return
    const go = () => (running = frame() ? requestAnimationFrame(go) : 0)
    running = requestAnimationFrame(go)
  }

  return { draw, run, stop: () => (cancelAnimationFrame(running), (running = 0), circle.remove()) }
}
