// The light that goes from one thing to the next while a child waits to press. Pure: every call is told the time (ms).

/** No light; a press lets it start. */
export const WAITING = Object.freeze({ lit: null, since: 0, round: 0 })

/** The light stands on the first thing. */
export const started = (t) => ({ lit: 0, since: t, round: 0 })

/** The light at time t over `count` things; after the last round it waits for a press. */
export function moved(scan, t, count, { scan_ms, first_times, rounds }) {
  let { lit, since, round } = scan
  while (lit !== null && count > 0) {
    const stays = lit === 0 ? scan_ms * first_times : scan_ms
    if (t - since < stays) break
    since += stays
    if (++lit < count) continue
    lit = ++round < rounds ? 0 : null
  }
  return lit === scan.lit && since === scan.since ? scan : { lit, since, round }
}

/** With two switches the child moves the light, and it stands as long as it takes. */
export const further = (scan, t, count) => ({ lit: scan.lit === null ? 0 : (scan.lit + 1) % count, since: t, round: scan.round })

/** When the light moves next; null while it stands. */
export const untilMoved = ({ lit, since }, { scan_ms, first_times }) =>
  lit === null ? null : since + (lit === 0 ? scan_ms * first_times : scan_ms)

/** Was it meant for the one before? So soon after the light came here nobody can have seen it and pressed. */
export const isLate = ({ lit, since }, t, { scan_ms }) => lit > 0 && t - since < Math.min(LATE_MS, scan_ms / 3)
const LATE_MS = 250 // about the fastest answer to a light that a grown-up gives
