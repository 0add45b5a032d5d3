// Taps on their way to the server: sent in batches until it has all, and let go of only when it says so.
import { PACKED } from './outbox.js'

const DECIDED = new Set(['accepted', 'known', 'refused'])
const AT_ONCE = 200, BYTES_AT_ONCE = 500_000 // the server takes 1 MB at most
const PATIENCE_MS = 60_000 // a network that swallows everything ends no request by itself

/** Whoever else of this tablet is awake, other windows and the worker, hears here whose trays a sync has kept. */
export const others = globalThis.BroadcastChannel && new BroadcastChannel('playcue')

/**
 * Send what waits, one tab at a time. Resolves to {state, sent, refused, trays, kept, now, shelf}: state is 'done', 'busy' (another
 * tab is at it), 'away' (no server in reach), 'unpaired' (401) or 'closed' (403).
 */
export async function sync(box, { post = fetch, clock = Date.now, patience = PATIENCE_MS } = {}) {
  const work = async () => {
    const told = await sendAll(box, post, clock, patience)
    if (told.sent) others?.postMessage({ kept: told.kept ? Object.keys(told.trays) : [], shelf: told.shelf })
    return told
  }
  const locks = globalThis.navigator?.locks
  return locks ? locks.request('playcue-sync', { ifAvailable: true }, (lock) => (lock ? work() : { state: 'busy', trays: {} })) : work()
}

async function sendAll(box, post, clock, patience) {
  const told = { state: 'done', sent: 0, refused: 0, trays: {}, now: null }
  let most = AT_ONCE, last = ''
  for (;;) {
    const events = await batch(box, most, last)
    if (!events.length) return told
    let reply
    try {
      reply = await post('/play/sync', {
        method: 'POST', headers: { 'Content-Type': 'application/json', Accept: PACKED }, credentials: 'same-origin', cache: 'no-store',
        signal: AbortSignal.timeout?.(patience), body: JSON.stringify({ device_time: new Date(clock()).toISOString(), events }),
      })
    } catch {
      return { ...told, state: 'away' }
    }
    if (reply.status === 401 || reply.status === 403) return { ...told, state: reply.status === 401 ? 'unpaired' : 'closed' }
    let results
    if (reply.status === 413) {
      most = Math.ceil(events.length / 2)
      if (events.length > 1) continue
      results = [{ id: events[0].id, status: 'refused', why: 'It is too large to send.' }]
    } else if (!reply.ok) return { ...told, state: 'away' }
    else {
      const said = await reply.json().catch(() => null)
      if (!Array.isArray(said?.results)) return { ...told, state: 'away' } // a Wi-Fi sign-in page answers 200 as well
      results = said.results
      Object.assign(told.trays, said.trays)
      Object.assign(told, { now: said.now, shelf: said.shelf })
    }
    const named = new Set(results.filter(({ status }) => DECIDED.has(status)).map(({ id }) => id))
    // First: what these taps said of today lives on in the tray alone.
    told.kept = await box.putTrays(told.trays, clock()).then(() => true, () => false)
    await settle(box, results)
    last = events.at(-1).id // what was not decided waits for the next round, and holds up nothing behind it
    if (!events.every(({ id }) => named.has(id))) told.state = 'away'
    told.sent += results.length
    told.refused += results.filter(({ status }) => status === 'refused').length
  }
}

/** Unsent taps, oldest first, as many as go out at once; those after the tap `after` only. */
async function batch(box, most = AT_ONCE, after = '') {
  const events = await box.read('outbox', (store) => store.getAll(IDBKeyRange.lowerBound(after, true), most))
  let bytes = 0
  const fit = events.findIndex((event) => (bytes += JSON.stringify(event).length) > BYTES_AT_ONCE)
  return fit < 0 ? events : events.slice(0, Math.max(1, fit))
}

/** Let go of what the server has on its disk; keep apart what it refused. Anything it did not speak of stays. */
function settle(box, results) {
  return box.write(['outbox', 'refused'], 'strict', (store) => {
    for (const { id, status, why = '' } of results) {
      if (typeof id !== 'string') continue
      if (!DECIDED.has(status)) continue
      if (status === 'refused') {
        const found = store('outbox').get(id)
        found.onsuccess = () => found.result && store('refused').put({ id, why, event: found.result })
      }
      store('outbox').delete(id)
    }
  })
}
