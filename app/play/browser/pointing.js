// A finger that rests, a finger that lifts, a pointer that dwells. Only on what the child takes; "All done" needs one tap, and
// so does what an adult taps too. Each finger counts by itself: a palm that lies on the glass keeps no other one waiting.
import { ring } from './ring.js'
import { dwell, hold } from './resting.js'
import { PATIENT } from './surface.js'
import { nearest, overOther, spotOf } from './targets.js'

const GRAZE_MS = 150 // where lifting counts, a finger that only brushed the glass was no touch
const AWAY = { x: -1e4, y: -1e4 }
const at = ({ clientX: x, clientY: y }) => ({ x, y })

export const pointing = (here) => ({ hold: holding, release: lifting, dwell: dwelling })[here.access.way](here)

function holding(here) {
  const fingers = new Map(), circle = ring(here.root)
  const frame = () => {
    const told = fullest([...fingers.values()].map((one) => one.at(here.clock())))
    if (!told?.taken) return circle.draw(told)
    forget()
    if (here.clock() - here.changedAt < here.access.guard_ms) here.tally.add('early')
    else told.spot.click()
    return false
  }
  const forget = () => (fingers.clear(), circle.draw(null))
  const spot = (event) => spotOf(patient(here), event)
  const down = (event) => {
    const one = hold(here.access)
    one.down(spot(event), at(event), here.clock())
    fingers.set(event.pointerId, one)
    circle.run(frame)
  }
  const end = ({ pointerId }) => {
    if (fingers.get(pointerId)?.up()) here.tally.add('let_go')
    fingers.delete(pointerId)
  }
  return {
    hears: {
      pointerdown: down,
      pointermove: (event) => fingers.get(event.pointerId)?.move(spot(event), at(event)),
      pointerup: end,
      pointercancel: end,
    },
    changed: (_, anew) => anew && forget(),
    stop: () => circle.stop(),
  }
}

function lifting(here) {
  const since = new Map() // by finger
  const up = (event) => {
    const all = patient(here), rested = here.clock() - since.get(event.pointerId)
    if (!since.delete(event.pointerId) || overOther(all, event)) return
    const on = nearest(all, event, here.access.slide_px)
    if (on && rested >= GRAZE_MS) on.click()
    else if (on) here.tally.add('let_go')
  }
  return {
    hears: {
      pointerdown: (event) => since.set(event.pointerId, here.clock()),
      pointerup: up,
      pointercancel: (event) => since.delete(event.pointerId),
    },
    changed: (_, anew) => anew && since.clear(), // a finger that was there before the pictures changed means the old ones
    stop() {},
  }
}

function dwelling(here) {
  const rest = dwell(here.access), circle = ring(here.root)
  let was = 0
  const frame = () => {
    const now = here.clock()
    if (now - here.changedAt < here.access.guard_ms) return rest.idle(now), true
    const told = here.open() ? rest.at(now) : null
    if (!told?.taken && told?.share < was && was >= 0.5 && told.share === 0) here.tally.add('let_go')
    was = told?.share ?? 0
    if (!told?.taken) return circle.draw(told)
    circle.draw(null)
    here.tally.took(now - here.changedAt)
    told.spot.click()
    return false
  }
  return {
    hears: {
      pointermove(event) {
        if (event.pointerType === 'touch') return
        rest.over(spotOf(here.targets(true), event), at(event))
        circle.run(frame)
      },
      pointerleave: (event) => event.target === here.root && rest.over(null, AWAY),
    },
    changed: (_, anew) => anew && (rest.changed(), circle.draw(null)),
    stop: () => circle.stop(),
  }
}

const fullest = (all) => all.reduce((most, one) => (one && !(most?.share >= one.share) ? one : most), null)
const patient = (here) => here.targets(true).filter((one) => one.matches(PATIENT))
