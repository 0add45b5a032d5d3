// Words that cannot be read: cut off by a box that does not scroll, out of their button, or under another control.
() => {
  const seen = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && node.getClientRects().length > 0
  const found = [], words = document.createTreeWalker(document.querySelector('main.pc'), NodeFilter.SHOW_TEXT)
  for (let word; (word = words.nextNode()); ) {
    const text = word.data.trim(), node = word.parentElement
    // What comes next is a glance ahead: it may fade, and is shown whole when it is its turn.
    if (!text || !seen(node) || node.closest('.next,.sample,style') || (!node.closest('.panel') && document.querySelector('.panel') && !node.closest('.stop'))) continue
    const range = document.createRange()
    range.selectNodeContents(word)
    for (const line of range.getClientRects()) {
      if (line.width < 1) continue
      const slack = 3 + line.height * 0.12 // a line box is taller than its letters
      for (let up = node; up; up = up.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(up), box = up.getBoundingClientRect(), button = up.tagName === 'BUTTON'
        const scrolls = [overflowX, overflowY].some((one) => ['auto', 'scroll'].includes(one))
        if (scrolls && up.scrollHeight > up.clientHeight + 1 && ['auto', 'scroll'].includes(overflowY)) {
          if (line.left < box.left - 3 || line.right > box.right + 3) found.push(`too wide for what scrolls down: ${text.slice(0, 40)}`)
          break // can be brought into sight
        }
        if (scrolls && up.scrollWidth > up.clientWidth + 1) break
        if ((button || overflowX !== 'visible') && (line.left < box.left - 3 || line.right > box.right + 3)) found.push(`cut off: ${text.slice(0, 40)} by ${up.className || up.tagName}`)
        if ((button || overflowY !== 'visible') && (line.top < box.top - slack || line.bottom > box.bottom + slack)) found.push(`cut off in height: ${text.slice(0, 40)} by ${up.className || up.tagName}`)
        if (up.matches('.pc')) break
      }
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push('page wider than the window')
  const stop = document.querySelector('.stop')?.getBoundingClientRect()
  if (stop) {
    const { left, right, top, bottom } = stop
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) found.push('All done is not whole')
    for (const node of document.querySelectorAll('.pc button:not(.stop)')) {
      if (!seen(node) || node.closest('.panel')) continue
      const box = node.getBoundingClientRect()
      let scrolled = false
      for (let up = node.parentElement; up; up = up.parentElement) scrolled ||= ['auto', 'scroll'].includes(getComputedStyle(up).overflowY)
      if (!scrolled && Math.min(box.right, right) - Math.max(box.left, left) > 2 && Math.min(box.bottom, bottom) - Math.max(box.top, top) > 2)
        found.push(`under All done: ${node.textContent.trim().slice(0, 30)}`)
    }
  }
  return [...new Set(found)]
}
