// What this tablet keeps in IndexedDB: taps not yet at the server, trays, cards, and the running play session.
// Imports nothing: the service worker is served with this text in front of it. Every write that carries a tap asks for
// `durability: 'strict'`, so it is on the disk before anybody is told that it is saved.

const STORES = { outbox: 'id', refused: 'id', trays: 'child', cards: 'id', session: 'key', meta: 'key' }
const DECIDED = new Set(['accepted', 'known', 'refused'])
export const PACKED = 'application/json; packed=1' // what a tablet accepts: trays as unpack.js reads them
const PATIENCE_MS = 60_000 // a network that swallows everything ends no request by itself
const AT_ONCE = 200, BYTES_AT_ONCE = 500_000 // the server takes 1 MB at most

/** Open the outbox; ends in an error when this browser has no IndexedDB to offer (private windows of some). */
export async function openOutbox(name = 'playcue') {
  const box = new Outbox(name)
  await box.connected()
  return box
}

class Outbox {
  constructor(name) {
    this.name = name
    this.db = null
  }

  /** The connection, opened again when the browser let go of it: it may at any time, Safari does after a sleep. */
  async connected() {
    if (this.db) return this.db
    const opening = indexedDB.open(this.name, 1)
    opening.onupgradeneeded = () => {
      for (const [store, keyPath] of Object.entries(STORES)) opening.result.createObjectStore(store, { keyPath })
    }
    const db = await answer(opening)
    const gone = () => this.db === db && (this.db = null)
    db.onversionchange = () => (db.close(), gone())
    db.onclose = gone
    return (this.db = db)
  }

  /** What `work` makes of a transaction. It is begun and used in one go, or the browser would end it in between. */
  async within(work, ...asked) {
    const db = await this.connected()
    let change
    try {
      change = db.transaction(...asked)
    } catch (fault) {
      if (fault.name !== 'InvalidStateError') throw fault
      this.db = null // closed, and nobody was told
      change = (await this.connected()).transaction(...asked)
    }
    return work(change)
  }

  /** Taps and the state they led to, in one transaction: both are on the disk when this resolves, or neither is. */
  record(events, session) {
    return this.write(['outbox', 'session'], 'strict', (store, change) => {
      for (const event of events) store('outbox').put(event)
      store('session').put({ key: 'now', session })
      change.commit?.() // at once: it need not wait until this page has time to hear of each put
    })
  }

  /** The running state alone: after a tap that is no event yet (a cue, the next line), or at a heartbeat. */
  keep(session, tapped = false) {
    return this.write(['session'], tapped ? 'strict' : 'relaxed', (store, change) => {
      store('session').put({ key: 'now', session })
      change.commit?.()
    })
  }

  session = async () => (await this.get('session', 'now'))?.session ?? null

  /** Unsent taps, oldest first, as many as go out at once; those after the tap `after` only. */
  async batch(most = AT_ONCE, after = '') {
    const events = await this.read('outbox', (store) => store.getAll(IDBKeyRange.lowerBound(after, true), most))
    let bytes = 0
    const fit = events.findIndex((event) => (bytes += JSON.stringify(event).length) > BYTES_AT_ONCE)
    return fit < 0 ? events : events.slice(0, Math.max(1, fit))
  }

  /** Unsent taps of one child, oldest first. */
  unsent = async (child) => (await this.read('outbox', (store) => store.getAll())).filter((event) => event.child === child)

  waiting = () => this.read('outbox', (store) => store.count())

  refused = () => this.read('refused', (store) => store.count())

  /** Let go of what the server has on its disk; keep apart what it refused. Anything it did not speak of stays. */
  settle(results) {
    return this.write(['outbox', 'refused'], 'strict', (store) => {
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

  tray = async (child) => (await this.get('trays', child))?.tray ?? null

  trays = async () => (await this.read('trays', (store) => store.getAll())).map(({ tray }) => tray)

  trayIds = () => this.read('trays', (store) => store.getAllKeys())

  /** Trays from the server, each with the time by the tablet's own clock. */
  putTrays(trays, now = Date.now()) {
    for (const tray of Object.values(trays)) tray.met = now
    return this.write(['trays'], 'relaxed', (store) => {
      for (const [child, tray] of Object.entries(trays)) store('trays').put({ child, tray })
    })
  }

  /** An adult has confirmed what this tray says; a newer one that came meanwhile stays. */
  putRead(tray) {
    return this.write(['trays'], 'strict', (store) => {
      store('trays').get(tray.child).onsuccess = ({ target }) => {
        const { child, tray: kept } = target.result ?? {}
        if (kept?.id === tray.id) store('trays').put({ child, tray: { ...kept, read: tray.read } })
      }
    })
  }

  /** Forget the trays of children who may no longer be seen here. */
  keepTraysOf(children) {
    return this.write(['trays'], 'relaxed', (store) => {
      store('trays').getAllKeys().onsuccess = ({ target }) => {
        for (const child of target.result) if (!children.includes(child)) store('trays').delete(child)
      }
    })
  }

  /** One card: {prompt, ways, tune}. */
  card = (prompt) => this.get('cards', prompt)

  putShelf({ version, prompts, tunes = {} }) {
    return this.write(['cards', 'meta'], 'relaxed', (store) => {
      store('cards').clear()
      for (const [id, prompt] of Object.entries(prompts)) store('cards').put({ id, prompt, tune: tunes[prompt.beat?.tune] ?? null })
      store('meta').put({ key: 'shelf', value: { version, prompts: Object.keys(prompts) } })
    })
  }

  meta = async (key) => (await this.get('meta', key))?.value ?? null

  putMeta = (key, value) => this.write(['meta'], 'relaxed', (store) => store('meta').put({ key, value }))

  get = (name, key) => this.read(name, (store) => store.get(key))

  read = (name, ask) => this.within((change) => answer(ask(change.objectStore(name))), name)

  write = (names, durability, work) => this.within((change) => wrote(change, work), names, 'readwrite', { durability })
}

function wrote(change, work) {
  const done = new Promise((resolve, reject) => {
    change.oncomplete = () => resolve()
    change.onabort = change.onerror = () => reject(change.error ?? new Error('The tablet could not write: its storage may be full.'))
  })
  try {
    work((name) => change.objectStore(name), change)
  } catch (fault) {
    done.catch(() => {})
    change.abort()
    return Promise.reject(fault)
  }
  return done
}

/**
 * Send what waits, one tab at a time. Resolves to {state, sent, refused, trays, now}: state is 'done', 'busy' (another
 * tab is at it), 'away' (no server in reach), 'unpaired' (401) or 'closed' (403).
 */
export async function sync(box, { post = fetch, clock = Date.now, patience = PATIENCE_MS } = {}) {
  const work = () => sendAll(box, post, clock, patience)
  const locks = globalThis.navigator?.locks
  return locks ? locks.request('playcue-sync', { ifAvailable: true }, (lock) => (lock ? work() : { state: 'busy', trays: {} })) : work()
}

async function sendAll(box, post, clock, patience) {
  const told = { state: 'done', sent: 0, refused: 0, trays: {}, now: null }
  let most = AT_ONCE, last = ''
  for (;;) {
    const events = await box.batch(most, last)
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
      told.now = said.now
    }
    const named = new Set(results.filter(({ status }) => DECIDED.has(status)).map(({ id }) => id))
    // First: what these taps said of today lives on in the tray alone.
    told.kept = await box.putTrays(told.trays, clock()).then(() => true, () => false)
    await box.settle(results)
    last = events.at(-1).id // what was not decided waits for the next round, and holds up nothing behind it
    if (!events.every(({ id }) => named.has(id))) told.state = 'away'
    told.sent += results.length
    told.refused += results.filter(({ status }) => status === 'refused').length
  }
}

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    request.onblocked = () => {}
  })
}
