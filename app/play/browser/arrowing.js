// Arrow keys, or the cross of a game pad, go from one thing to the next; Enter, Space or the pad's first button takes it.

const PAD = { 'pad 12': 'ArrowUp', 'pad 13': 'ArrowDown', 'pad 14': 'ArrowLeft', 'pad 15': 'ArrowRight' }

export function arrowing(here) {
  function go(key) {
    const all = here.targets(true), at = all.indexOf(document.activeElement)
    const back = getComputedStyle(here.root.firstElementChild).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
    const step = key === back || key === 'ArrowUp' ? -1 : 1
    const next = all[at < 0 ? 0 : (at + step + all.length) % all.length]
    next?.focus({ focusVisible: true })
    next?.dispatchEvent(new CustomEvent('lit', { bubbles: true }))
  }
  return {
    hears: {
      keydown(event) {
        if (event.repeat && event.key === 'Enter') return event.preventDefault() // one that is held is one wish
        if (!event.key.startsWith('Arrow')) return
        event.preventDefault()
        go(event.key)
      },
      padDown(name) {
        if (PAD[name]) return go(PAD[name])
        const on = document.activeElement
        if (here.targets(true).includes(on)) on.click()
        else go('ArrowRight')
      },
    },
    changed() {},
    stop() {},
  }
}
