// Presses of switches, keys of a keyboard and buttons of a game pad, which are all the same here: a name that goes down and
// up. Pure: every call is told the time (ms). A short press is taken when it is let go, as it was meant when it began.

/** `changed(t)` tells when the pictures last changed. */
export function switches({ debounce_ms, lock_ms, guard_ms, long_ms }, changed) {
  const keys = new Map()
  let accepted = -Infinity

  /** null when it only bounces, "early" when presses do not count yet, else "pressed". */
  function down(name, t) {
    const key = keys.get(name)
    if (key?.held) return null // the system repeats a key that is held
    if (key && t - key.edge < debounce_ms) return Object.assign(key, { held: true, edge: t, taken: true }), null
    const early = t - accepted < lock_ms || t - changed() < guard_ms
    keys.set(name, { held: true, since: t, edge: t, taken: early, long: false })
    return early ? 'early' : 'pressed'
  }

  /** Is it a press that counts? */
  function up(name, t) {
    const key = keys.get(name)
    if (!key?.held) return false
    Object.assign(key, { held: false, edge: t })
    if (key.taken || key.long) return false
    accepted = t
    return true
  }

  /** Has one been held for long? Told once for each time that it is held, whatever lock-out or guard holds. */
  function long(t) {
    const found = [...keys.values()].find((key) => key.held && !key.long && t - key.since >= long_ms)
    return !!found && (found.long = true)
  }

  /** When a press now held gets long; null when none is. */
  const untilLong = () => Math.min(...[...keys.values()].filter((key) => key.held && !key.long).map((key) => key.since + long_ms), Infinity)

  /** Hands are off, or nobody sees them any more: what is held now counts as nothing, also when it lifts. */
  const forget = () => keys.clear()

  const held = () => [...keys.values()].some((key) => key.held)

  return { down, up, long, untilLong, forget, held }
}
