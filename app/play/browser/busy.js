// What this tablet does for hands that are busy: kept on it, for whoever plays with it; all of it off at first.
const NAME = 'playcue-hands-busy'
const AT_FIRST = { pedals: false, keys: [['PageDown'], ['PageUp']], clap: false, clap_at: 0.4, clap_says: 'line', edges: false, tick: false, zero: false }

let now = null

/** The settings as they are now. */
export function busy() {
  if (now) return now
  try {
    now = { ...AT_FIRST, ...JSON.parse(localStorage.getItem(NAME)) }
  } catch {
    now = { ...AT_FIRST } // a browser that keeps nothing
  }
  return now
}

/** Change some of them. */
export function keepBusy(change) {
  now = { ...busy(), ...change }
  try {
    localStorage.setItem(NAME, JSON.stringify(now))
  } catch {
    // then until the page is closed
  }
}
