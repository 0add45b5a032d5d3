// What is wrong with a screen in a made-up language: words that came from nowhere, texts cut off, controls that overlap.
(plain, allowed) => {
  const seen = (node) => node.checkVisibility?.({ visibilityProperty: true, opacityProperty: true }) && node.getClientRects().length > 0
  const clean = (text) => allowed.reduce((left, name) => left.replaceAll(name, ''), text.replace(/\/\S+/g, '')) // nor paths
  const shown = (node) => { // the box of a control, as far as what scrolls around it lets it be seen
    let { left, right, top, bottom } = node.getBoundingClientRect()
    for (let up = node.parentElement; up; up = up.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(up), box = up.getBoundingClientRect()
      if (overflowX !== 'visible') left = Math.max(left, box.left), right = Math.min(right, box.right)
      if (overflowY !== 'visible') top = Math.max(top, box.top), bottom = Math.min(bottom, box.bottom)
    }
    return { left, right, top, bottom, width: right - left, height: bottom - top }
  }
  const english = new RegExp(plain), found = []
  const all = [...document.body.querySelectorAll('*')].filter((node) => !node.closest('script,style,noscript,pre,svg,[aria-hidden=true]'))
  for (const node of all) {
    if (!seen(node)) continue
    const own = [...node.childNodes].filter((one) => one.nodeType === 3).map((one) => one.data).join('').trim()
    const told = [own, ...['aria-label', 'title', 'placeholder', 'alt'].map((name) => node.getAttribute(name) ?? '')]
    for (const text of told) if (english.test(clean(text))) found.push(`plain: ${text.slice(0, 60)}`)
    const style = getComputedStyle(node)
    const hides = style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.overflowX !== 'scroll'
    if (own && style.display !== 'inline' && node.clientWidth > 1 && node.scrollWidth > node.clientWidth + 1)
      found.push(`cut off: ${own.slice(0, 40)} (${node.scrollWidth} > ${node.clientWidth}${hides ? ', hidden' : ''})`)
  }
  if (document.documentElement.scrollWidth > innerWidth) {
    const wide = all.filter((node) => seen(node) && (node.getBoundingClientRect().right > innerWidth + 1 || node.getBoundingClientRect().left < -1))
    found.push(`page wider than the window: ${wide.slice(-1).map((node) => `${node.tagName}.${node.className}`)}`)
  }
  for (const node of all.filter((one) => one.matches('button,a[href],input,select') && seen(one))) {
    const { left, right, width } = node.getBoundingClientRect()
    for (let up = node.parentElement; up && width > 2; up = up.parentElement) {
      const { overflowX } = getComputedStyle(up), box = up.getBoundingClientRect()
      if (['auto', 'scroll'].includes(overflowX)) break // can be brought into sight
      if (overflowX !== 'visible' && (right > box.right + 2 || left < box.left - 2)) found.push(`out of reach: ${node.textContent.trim().slice(0, 30)}`)
    }
  }
  const controls = all.filter((node) => node.matches('button,a[href],input,select,[role=slider],summary') && seen(node) && getComputedStyle(node).position !== 'sticky' && !node.closest('.pc-sticky,.pc-editor-bar,.q-field'))
  const boxes = controls.map((node) => [node, shown(node)]).filter(([, box]) => box.width > 2 && box.height > 2)
  for (const [n, [a, one]] of boxes.entries())
    for (const [b, two] of boxes.slice(n + 1)) {
      if (a.contains(b) || b.contains(a) || a.closest('.panel') !== b.closest('.panel')) continue
      const across = Math.min(one.right, two.right) - Math.max(one.left, two.left)
      const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top)
      if (across > 2 && down > 2) {
        const on = [a, b].map((node) => (node.textContent || node.getAttribute('aria-label') || node.className).trim().slice(0, 24))
        const x = Math.max(one.left, two.left) + across / 2, y = Math.max(one.top, two.top) + down / 2
        const top = document.elementFromPoint(x, y)
        if (!top || a.contains(top) || b.contains(top)) found.push(`overlap: ${on.join(' | ')}`)
      }
    }
  return [...new Set(found)]
}
