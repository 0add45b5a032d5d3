// One switch or two: a light goes over the pictures, and a press takes what it stands on. A long press is "All done".
import { further, isLate, moved, started, untilMoved, WAITING } from './scan.js'
import { switches } from './switches.js'
import { asked } from './targets.js'

export function switching(here) {
  const { access, clock, tally } = here, one = access.way === 'one_switch'
  const keys = switches(access, () => here.changedAt)
  let scan = WAITING, timer = 0
  let meant = null // what was lit when the press began

  function light(next) {
    if (one && next.lit === null && next.round >= access.rounds) tally.add('missed')
    scan = next
    const on = scan.lit === null ? null : here.targets()[scan.lit]
    for (const other of here.root.querySelectorAll('[data-lit]')) if (other !== on) other.removeAttribute('data-lit')
    if (on && !on.hasAttribute('data-lit')) {
      on.setAttribute('data-lit', '')
      on.scrollIntoView({ block: 'nearest' }) // in large words not all pictures have room at once
      on.dispatchEvent(new CustomEvent('lit', { bubbles: true }))
    }
    wait()
  }

  /** The light stands while a switch is held: it must not run away from a slow hand. */
  function wait() {
    clearTimeout(timer)
    const moves = one && !keys.held() && here.targets().length ? (untilMoved(scan, access) ?? Infinity) : Infinity
    const until = Math.min(keys.untilLong(), moves)
    if (until < Infinity) timer = setTimeout(tick, Math.max(0, until - clock()))
  }

  function tick() {
    const now = clock()
    if (keys.long(now)) here.allDone()
    else if (one && !keys.held()) light(moved(scan, now, here.targets().length, access))
    wait()
  }

  function press(name) {
    const now = clock()
    if (one) scan = moved(scan, now, here.targets().length, access) // a timer that came late decides nothing
    const how = keys.down(name, now)
    meant = how === 'pressed' ? { on: scan.lit === null ? null : here.targets()[scan.lit], at: now, after: now - scan.since } : null
    if (how === 'early') tally.add('early')
    if (meant && one && isLate(scan, now, access)) tally.add('late')
    light(scan)
  }

  function release(name) {
    const now = clock(), counts = keys.up(name, now)
    if (!counts || !meant) return wait()
    const selects = one || access.select_keys.includes(name) || name === 'pad 0'
    if (selects && meant.on) return take()
    if (here.open()) light(one ? started(now) : further(scan, now, here.targets().length))
  }

  function take() {
    tally.took(meant.after)
    light(WAITING)
    if (meant.on.isConnected) meant.on.click()
  }

  const mine = ({ key }) => access.next_keys.includes(key) || access.select_keys.includes(key)
  const own = (event) => (event.preventDefault(), event.stopPropagation()) // or a button with the focus is clicked as well
  return {
    hears: {
      keydown: (event) => mine(event) && (own(event), event.repeat || press(event.key)),
      keyup: (event) => mine(event) && (own(event), release(event.key)),
      padDown: press,
      padUp: release,
    },
    stops: true,
    /** Other pictures: the light begins anew where a child chooses; in a play it waits to be asked for. */
    changed(screen, anew) {
      if (!anew) return light(scan) // the next verse, for one
      meant = null
      if (!here.hearing()) keys.forget()
      light(one && here.open() && (screen === 'pick' || asked(here.root)) ? started(clock()) : WAITING)
    },
    lost() {
      keys.forget()
      meant = null
      light(scan)
    },
    stop() {
      clearTimeout(timer)
      scan = WAITING
      for (const one of here.root.querySelectorAll('[data-lit]')) one.removeAttribute('data-lit')
    },
  }
}
