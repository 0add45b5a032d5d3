// What this tablet keeps in IndexedDB: taps not yet at the server, trays, cards, and the running play session.
// Imports nothing: the service worker is served with this text and that of sending.js in front of it. Every write that carries a tap asks for
// `durability: 'strict'`, so it is on the disk before anybody is told that it is saved.

const STORES = { outbox: 'id', refused: 'id', trays: 'child', cards: 'id', session: 'key', meta: 'key' }
export const PACKED = 'application/json; packed=1' // what a tablet accepts: trays as unpack.js reads them
export const FIRST = `${PACKED}; first=1` // the first part of them

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
  record(events, session, tap) {
    return this.write(['outbox', 'session'], 'strict', (store, change) => {
      for (const event of events) store('outbox').put(event)
      store('session').put({ key: 'now', session, tap })
      change.commit?.() // at once: it need not wait until this page has time to hear of each put
    })
  }

  /** The running state alone, after a tap that is no event yet: a cue, the next line. */
  keep(session, tap) {
    return this.write(['session'], 'strict', (store, change) => {
      store('session').put({ key: 'now', session, tap })
      change.commit?.()
    })
  }

  /** The running state as time or news changed it, unless another window of this tablet has tapped since `tap`; was it kept? */
  async goOn(session, tap) {
    let kept = false
    await this.write(['session'], 'relaxed', (store) => {
      store('session').get('now').onsuccess = ({ target }) => {
        if (target.result && target.result.tap !== tap) return
        store('session').put({ key: 'now', session, tap })
        kept = true
      }
    })
    return kept
  }

  /** What is kept: {session, tap}, the state and which tap led to it. */
  kept = async () => (await this.get('session', 'now')) ?? {}

  /** Unsent taps of one child, oldest first. */
  unsent = async (child) => (await this.read('outbox', (store) => store.getAll())).filter((event) => event.child === child)

  waiting = () => this.read('outbox', (store) => store.count())

  refused = () => this.read('refused', (store) => store.count())

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

  putShelf({ version, prompts, tunes = {}, sounds, language }) {
    return this.write(['cards', 'meta'], 'relaxed', (store) => {
      store('cards').clear()
      for (const [id, prompt] of Object.entries(prompts)) store('cards').put({ id, prompt, tune: tunes[prompt.beat?.tune] ?? null })
      store('meta').put({ key: 'shelf', value: { version, prompts: Object.keys(prompts), sounds, language } })
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

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
    request.onblocked = () => {}
  })
}
