// A foot switch or page-turner in the middle of a play. To the browser it is a keyboard with one key or two.
//
// A short press turns the line, a press of 700 ms says how it went: an outcome never comes by a slip of the foot.
//   first pedal: next line; held: Into it, and the next choice      second: a line back; held: Had enough
import { busy } from './busy.js'
import { asking } from './timing.js'

export const HELD_MS = 700
const BOUNCE_MS = 100 // a worn contact closes twice for one press
const SWITCHES = ['one_switch', 'two_switches', 'keys'] // ways in whose keys belong to the child

/** Keys that this child chooses with; a pedal that sends one of them does nothing here. */
export const childsKeys = ({ way, next_keys = [], select_keys = [] } = {}) =>
  !SWITCHES.includes(way) ? [] : way === 'keys' ? ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Enter', ' '] : [...next_keys, ...select_keys]

/** The next line, or null: what a story asks is the child's to answer, and whether a touch is welcome. */
export const nextLine = (play) =>
  play.coming ? { type: 'verse', to: 0 } : play.asks || play.over || asking(play) ? null : { type: 'verse', to: play.verse + 1 }

/** What a pedal asks for in this play, or null. `pedal`: 0 or 1. */
export function asked(play, pedal, held, zero) {
  if (held) return pedal ? { type: 'outcome', outcome: 'had_enough' } : zero ? { type: 'next' } : { type: 'outcome', outcome: 'into_it' }
  if (!pedal || play.coming) return nextLine(play)
  const to = play.asks ? -1 : play.verse - (play.over ? 0 : 1)
  return to < 0 ? null : { type: 'verse', to }
}

/** follow(play, access): listen while there is a play with nothing open over it; `act` takes what is asked for. */
export function pedals(act) {
  let play = null, keys = [], down = null, up = null
  const let_go = () => {
    clearTimeout(down?.timer)
    down = null
  }
  const pedalOf = ({ key, target, ctrlKey, metaKey, altKey }) =>
    !play || ctrlKey || metaKey || altKey || target.matches?.('input:not([type=range]), textarea') || keys.includes(key) ? -1 : busy().keys.findIndex((some) => some.includes(key))
  const say = (pedal, held) => {
    const action = asked(play, pedal, held, busy().zero)
    if (action) act({ ...action, by: 'hands' }) // the adult's, also while the bar is locked
  }

  function pressed(event) {
    const pedal = pedalOf(event)
    if (pedal < 0) return
    event.preventDefault()
    event.stopImmediatePropagation()
    // Held, a pedal repeats its key: some tell so, others press it anew again and again.
    if (event.repeat || down || (up?.key === event.key && performance.now() - up.at < BOUNCE_MS)) return
    const one = down = { key: event.key, pedal, id: play.id, timer: setTimeout(() => {
      if (down !== one) return
      one.said = true
      if (play?.id === one.id) say(pedal, true)
    }, HELD_MS) }
  }

  function lifted(event) {
    if (event.key !== down?.key) return
    const { pedal, said, id } = down
    up = { key: event.key, at: performance.now() }
    let_go()
    event.preventDefault()
    event.stopImmediatePropagation()
    if (!said && play?.id === id) say(pedal, false)
  }

  addEventListener('keydown', pressed, true)
  addEventListener('keyup', lifted, true)
  addEventListener('blur', let_go)
  return {
    follow(wanted, access) {
      play = busy().pedals ? wanted : null
      keys = childsKeys(access)
      if (down && play?.id !== down.id) clearTimeout(down.timer) // its key is still down: it says nothing when it lifts
    },
  }
}
