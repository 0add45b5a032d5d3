// A loud clap by the adult, heard on this tablet alone. Only how loud it is right now is ever looked at: no sound is
// kept, none is sent, and the microphone is open in the middle of a play (and while it is being set) only.
import { busy } from './busy.js'
import { microphone } from './microphone.js'
import { nextLine } from './pedals.js'
import { sounding } from './sound.js'

const LOOK_MS = 30
export const DEAF_MS = 200 // after a clap: its echo, and the hands coming apart
const ARMED_BELOW = 0.5 // of the threshold: it has to be quiet in between
const ABOVE_OWN = 2 // while Playcue sounds a clap has to be so many times louder than what is heard anyhow
const FORGETS = 0.97 // what is heard anyhow, a look later

/** hears(level, at, threshold, own) -> true at a clap. Levels 0 to 1; `own`: Playcue itself is sounding. */
export function clapper() {
  let armed = true, last = -Infinity, usual = 0
  return (level, at, threshold, own) => {
    const needed = own ? Math.max(threshold, usual * ABOVE_OWN) : threshold
    const clap = armed && level >= needed && at - last >= DEAF_MS
    if (clap) {
      last = at
      armed = false
    } else if (level < needed * ARMED_BELOW) armed = true
    usual = Math.max(usual * FORGETS, clap ? 0 : level)
    return clap
  }
}

/** follow(play): listen while there is a play; `act` takes what a clap asks for. */
export function claps(act, open = microphone) {
  let play = null, ear = null, opening = false, timer = null
  const close = () => {
    clearInterval(timer)
    ear?.close()
    ear = null
  }

  async function listen() {
    if (ear || opening) return
    opening = true
    const found = await open().catch(() => null) // never asks in the middle of a play
    opening = false
    if (!found) return
    ear = found
    if (!play || document.hidden) return close()
    const hears = clapper()
    timer = setInterval(() => hears(ear.level(), performance.now(), busy().clap_at, sounding()) && said(), LOOK_MS)
  }

  function said() {
    if (busy().clap_says === 'into_it') act({ ...(busy().zero ? { type: 'next' } : { type: 'outcome', outcome: 'into_it' }), by: 'hands' })
    else if (nextLine(play)) act(nextLine(play))
  }

  const look = () => (play && !document.hidden ? listen() : close())
  document.addEventListener('visibilitychange', look)
  return {
    follow(wanted) {
      play = busy().clap && !wanted?.paused ? wanted : null
      look()
    },
  }
}
