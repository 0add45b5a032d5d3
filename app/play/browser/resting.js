// A finger that rests on a picture, and a pointer that dwells there: both fill a ring and then take it. Pure: every call is
// told the time (ms). `spot` is what is below the finger or pointer, null for nothing that a child takes.

const REARM_PX = 30
const FRAME_MS = 100 // of rest at most for each look: on a screen that stood still nobody rested

/** A finger on the glass: it takes what it rests on for hold_ms, and may tremble by slide_px beside it meanwhile. */
export function hold({ hold_ms, slide_px }) {
  let on = null
  return {
    down: (spot, at, t) => void (on = spot && { spot, since: t, at }),
    /** One that wandered off is no wish any more. */
    move(spot, at) {
      if (on && spot !== on.spot && Math.hypot(at.x - on.at.x, at.y - on.at.y) > slide_px) on = null
    },
    /** True when it was let go before its time. */
    up: () => on !== null && ((on = null), true),
    /** How much of the ring is full over what, and whether that is taken now. */
    at(t) {
      if (!on) return null
      const { spot, since } = on, share = hold_ms ? Math.min(1, (t - since) / hold_ms) : 1
      if (share === 1) on = null
      return { spot, share, taken: share === 1 }
    },
  }
}

/** A pointer that needs no press. What filled in dwell_ms empties in grace_ms when it leaves; what was taken is not taken
 * again before the pointer has left it or gone 30 px. */
export function dwell({ dwell_ms, grace_ms }) {
  let spot = null, where = { x: 0, y: 0 }, full = null, share = 0, last = null, fired = null
  return {
    over(next, at) {
      spot = next
      where = at
      if (fired && (!spot || Math.hypot(at.x - fired.x, at.y - fired.y) > REARM_PX)) fired = null
    },
    at(t) {
      const gone = last === null ? 0 : Math.min(FRAME_MS, t - last)
      last = t
      if (full && spot === full) share = Math.min(1, share + gone / dwell_ms)
      else share = Math.max(0, grace_ms ? share - gone / grace_ms : 0)
      if (share === 0) full = fired ? null : spot
      if (!full) return null
      const told = { spot: full, share, taken: share === 1 }
      if (told.taken) (fired = where), (full = null), (share = 0)
      return told
    },
    /** Nothing counts yet, and the time goes by. */
    idle: (t) => void (last = t),
    /** The pictures changed: what had filled was for another one, and the pointer has to move before the next. */
    changed() {
      full = null
      share = 0
      fired = where
    },
  }
}
