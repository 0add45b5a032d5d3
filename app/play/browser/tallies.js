// How presses went, counted until they are told: the chart proposes other times from it.

const MOST_TIMES = 40
const fresh = () => ({ times_ms: [], late: 0, missed: 0, near: 0, early: 0, let_go: 0 })

export function tallies() {
  let told = fresh()
  return {
    add: (what) => void told[what]++,
    /** A press that took something, so many milliseconds after it could be seen. */
    took: (ms) => void (told.times_ms.length < MOST_TIMES && told.times_ms.push(Math.round(Math.min(ms, 120_000)))),
    /** What there is, when it is at least so many presses; then it starts at nothing again. */
    since(least) {
      const { times_ms, ...counts } = told
      if (times_ms.length + Object.values(counts).reduce((sum, n) => sum + n, 0) < least) return null
      const said = Object.fromEntries(Object.entries(told).filter(([, value]) => (Array.isArray(value) ? value.length : value)))
      told = fresh()
      return said
    },
  }
}
