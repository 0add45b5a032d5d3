// What was filled in is there again when its page had to be loaded anew before it was kept: the server was started again, it was
// out of reach for too long, or somebody had to sign in again. Only what was changed is put back, as a hand would do it.
{
  const KEPT = 'playcue-filled-in', EVERY_MS = 100, TRIES = 50
  const CONTROLS = ['input', 'textarea', '[aria-pressed]', '[role=checkbox]'].map((one) => `[data-put-back] ${one}`).join()
  const came = performance.getEntriesByType('navigation')[0]?.type
  let drawn = null // what the page said before a hand came near

  function says(one) {
    if (one.matches('[type=radio], [type=checkbox]')) return one.checked
    if (one.matches('[role=combobox]')) return one.closest('.q-field__native, .q-field__inner').textContent.trim()
    return one.matches('input, textarea') ? one.value : (one.ariaPressed ?? one.ariaChecked) === 'true'
  }

  // Every control by what it is called; of those that are called the same, the first, the second and so on.
  function controls() {
    const found = new Map()
    for (const one of document.querySelectorAll(CONTROLS)) {
      const group = one.closest('[role=group], [role=radiogroup]')?.ariaLabel
      const label = one.ariaLabel ?? one.closest('.q-field')?.querySelector('.q-field__label')?.textContent ?? one.textContent
      let n = 0
      while (found.has(JSON.stringify([group, label, n]))) n += 1
      found.set(JSON.stringify([group, label, n]), one)
    }
    return found
  }

  const told = () => Object.fromEntries([...controls()].map(([name, one]) => [name, says(one)]))

  function look() {
    drawn ??= document.querySelector(CONTROLS) && told()
  }

  function keep() {
    if (!drawn) return
    const empty = (value) => (typeof value === 'boolean' ? false : '') // of a line that was not there then
    const changed = Object.entries(told()).filter(([name, value]) => value !== (drawn[name] ?? empty(value)))
    sessionStorage.setItem(KEPT, JSON.stringify({ path: location.pathname, changed }))
  }

  function put(one, value) {
    if (typeof value === 'boolean') return one.click()
    if (one.matches('[role=combobox]')) return // it opens a list, and waits for a hand
    one.value = value
    for (const name of ['input', 'change']) one.dispatchEvent(new Event(name, { bubbles: true }))
  }

  function putBack(changed) {
    const tried = new Set()
    let tries = 0
    const open = () => {
      const there = controls()
      return changed.filter(([name, value]) => !there.has(name) || says(there.get(name)) !== value)
    }
    const stop = (left) => {
      clearInterval(turn)
      for (const name of ['pointerdown', 'keydown']) removeEventListener(name, touched, true)
      if (tried.size || left.length) tell(left)
    }
    const touched = (by) => by.isTrusted && stop(open())
    const turn = setInterval(() => {
      if (tries++ < TRIES && !document.querySelector(CONTROLS)) return
      look()
      const there = controls(), left = open()
      if (!left.length || tries > TRIES) return stop(left)
      // What goes down first takes back by itself what only one of can be down.
      const down = left.filter(([name, value]) => value === true && there.has(name))
      for (const [name, value] of down.length ? left.filter(([, value]) => value !== false) : left) {
        if (!there.has(name) || tried.has(name)) continue
        tried.add(name)
        put(there.get(name), value)
      }
    }, EVERY_MS)
    for (const name of ['pointerdown', 'keydown']) addEventListener(name, touched, true)
  }

  function tell(left) {
    const form = document.querySelector('[data-put-back]'), note = document.createElement('p')
    if (!form) return
    const named = left.map(([name, value]) => [JSON.parse(name)[1], ...(typeof value === 'string' ? [value] : [])].join(': '))
    note.textContent = [form.dataset.putBack, ...(left.length ? [form.dataset.notPutBack, named.join(' · ')] : [])].join(' ')
    note.className = 'pc-note pc-put-back'
    note.role = 'alert'
    form.prepend(note)
  }

  for (const name of ['pointerdown', 'keydown', 'focusin', 'click']) addEventListener(name, look, true)
  addEventListener('pagehide', keep)
  document.addEventListener('visibilitychange', () => document.hidden && keep()) // a tablet may throw the page away then

  const { path, changed } = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}')
  const again = came === 'reload' || document.referrer.startsWith(`${location.origin}/sign-in`)
  if (again && path === location.pathname && changed.length) putBack(changed)
  else sessionStorage.removeItem(KEPT)
}
