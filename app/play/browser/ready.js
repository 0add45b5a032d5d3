// After the first picture: everything that no WiFi needs is laid in, and the "Ready for no WiFi" tick is worked out.
// The tick looks at what is there, never at what was asked for. Loaded late, with the sound and the wake lock.
import { preload } from './surface.js'
import { keepPhotosOf } from './photos.js'
import { addresses, SOUNDS } from './recorded.js'
import { whole } from './unpack.js'
import { onBlack } from './view.js'
export { carrier } from './carrier.js'
export { stageFor } from './stage.js'

const PATIENCE_MS = 60_000 // for an answer: a network that swallows everything would keep all that comes after it waiting
const PICTURES = '/play/pictures/', TOGETHER = 250, SVG = { headers: { 'Content-Type': 'image/svg+xml' } }

export function readier({ box, here, saved, picture, show, trays, child }) {
  let registration = null, laid = false // nothing is "missing" while it is still being brought
  let wanted = null, known = [] // addresses of pictures and recordings, and children, as they were last told
  let newest = null // look

  async function layIn() {
    document.querySelector('[rel=icon]').href = `/play/static/${here.version}/icon.svg` // no tile waits for it
    if (registration) registration.update().catch(() => {}) // asked again after a long sleep
    else registration = await worker()
    await parts()
    await shelf(box)
    await allTrays()
    await pictures(true)
    await Promise.allSettled([import('./sound.js'), import('./old.js'), import('./assessing.js')])
    await preload()
    await navigator.storage?.persist?.().catch(() => false)
    if (registration) await settled(registration)
    laid = true
    await look()
  }

  /** The trays of all children, that of the child at play first; each is kept as it comes, whatever happens next. */
  async function allTrays() {
    if ((await trays.ask('faces')) === undefined) return
    const ids = trays.faces.map(({ id }) => id).sort((a, b) => (b === child()) - (a === child()))
    for (const id of ids) if ((await trays.complete(id)) === undefined && !trays.isFresh(id)) return // nobody answers
  }

  /** Fill `saved.ready` and `saved.missing`. */
  async function look() {
    if (!laid) return
    const mine = (newest = {}), lacking = await missing()
    if (mine !== newest) return // what was seen earlier may be true no more
    saved.missing = lacking
    saved.ready = saved.missing.length === 0
    saved.update = !!registration?.waiting
    show()
  }

  async function missing() {
    if (!isSecureContext) return ['secure']
    let lost = []
    const checks = {
      worker: () => navigator.serviceWorker?.controller?.state === 'activated' && registration?.active?.state === 'activated',
      shell: async () => all(await shell()),
      pictures: async () => (lost = await pictures(false)).every((url) => url.startsWith(SOUNDS)),
      recordings: async () => !lost.some((url) => url.startsWith(SOUNDS)),
      trays: async () => trays.faces.length > 0 && (await every(trays.faces, async ({ id }) => whole(await box.tray(id)))),
      cards: async () => {
        const kept = new Set(await box.read('cards', (cards) => cards.getAllKeys()))
        return (await entries()).every(({ prompt }) => kept.has(prompt))
      },
      sound: async () => all((await shell()).filter((path) => path.endsWith('/sound.js'))),
      storage: () => navigator.storage?.persisted?.(),
      install: () => navigator.standalone !== false, // only iPadOS and iOS know the word
    }
    const lacking = []
    for (const [name, check] of Object.entries(checks)) if (!(await Promise.resolve(check()).catch(() => false))) lacking.push(name)
    return lacking
  }

  const entries = async () => (await box.trays()).flatMap((tray) => Object.values(whole(tray)?.entries ?? {}))

  /** Addresses of all parts of the app; the list is one of them. */
  async function shell() {
    const base = `/play/static/${here.version}/`, names = await (await bring(`${base}parts.json`)).json()
    return ['/play/', '/manifest.webmanifest', `${base}parts.json`, ...names.map((name) => base + name)]
  }

  const all = async (paths) => paths.length > 0 && every(paths, (path) => caches.match(path, { ignoreSearch: false }))

  /** Parts of the app that the browser threw away are asked for, and the worker lays them in again. */
  async function parts() {
    if (!navigator.serviceWorker?.controller) return
    for (const path of await shell().catch(() => [])) if (!(await caches.match(path))) await bring(path).catch(() => {})
  }

  /** Pictures of the trays and recordings that are not in the cache; with `fetching` they are brought there first. */
  async function pictures(fetching) {
    if (!globalThis.caches) return []
    const cache = await caches.open(`playcue-pictures-${here.pictures}`)
    const kept = new Set((await cache.keys()).map(({ url }) => url.slice(location.origin.length)))
    wanted = await shown()
    const asked = [...wanted].filter((url) => !kept.has(url))
    if (!fetching) return asked
    await keepPhotosOf(trays.faces.map(({ id }) => id), wanted).catch(() => {})
    const lacking = await together(cache, asked)
    const some = async () => { // photos and recordings, a few at a time
      for (let url; (url = lacking.shift());) await cache.add(new Request(url, patient())).catch(() => {})
    }
    await Promise.all(Array.from({ length: 6 }, some))
  }

  /** Pictures that ship come by the hundred, packed in one answer; those that did not. */
  async function together(cache, asked) {
    const lacking = new Set(asked), shipped = asked.filter((url) => url.startsWith(PICTURES))
    while (shipped.length) {
      const body = JSON.stringify(shipped.splice(0, TOGETHER))
      const reply = await bring('/play/pictures', { method: 'POST', body }).catch(() => null)
      const told = reply?.ok ? await reply.json().catch(() => null) : null
      if (!told) break
      await Promise.all(Object.entries(told).map(([url, svg]) => cache.put(url, new Response(svg, SVG)).then(() => lacking.delete(url), () => {})))
    }
    return [...lacking]
  }

  /** Addresses of faces, of prompts and their verses, of what a story lets choose, and of words in an own voice. */
  async function shown() {
    const urls = new Set(trays.faces.map(({ avatar }) => `/play/pictures/avatars/${avatar}.svg`)), prompts = new Map()
    for (const tray of await box.trays()) {
      const bare = onBlack(tray.face?.seeing)
      for (const [url, prompt] of pictured(tray)) {
        urls.add(url)
        prompts.set(prompt, (prompts.get(prompt) ?? new Set()).add(bare))
      }
    }
    for (const [prompt, seen] of prompts) {
      const card = await box.get('cards', prompt), verses = Object.values(card?.prompt?.ways ?? {}).flatMap((way) => way.verses)
      for (const bare of seen) for (const { picture: name, options = [] } of verses) {
        if (name) urls.add(picture(name, 'verses', bare))
        for (const { part } of options) urls.add(picture(part, 'parts', bare))
      }
    }
    for (const url of addresses((await box.meta('shelf'))?.sounds)) urls.add(url)
    return urls
  }

  /** Addresses of the pictures of a tray, each with its prompt. */
  const pictured = (tray) => Object.values(whole(tray)?.entries ?? {}).map(({ picture: name, prompt }) => [picture(name, 'prompts', onBlack(tray.face?.seeing)), prompt])

  /** The tap on "Update": take over now, or as soon as no play is running. */
  function update(free = true) {
    if (!registration?.waiting || !free) return
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    registration.waiting.postMessage({ type: 'update' })
  }

  async function worker() {
    const found = await navigator.serviceWorker?.register('/sw.js', { updateViaCache: 'none' }).catch(() => null)
    const follow = () => [found.installing, found.waiting, found.active].forEach((one) => one?.addEventListener('statechange', look))
    found?.addEventListener('updatefound', follow)
    if (found) follow() // it may have been found before anybody listened
    navigator.serviceWorker?.addEventListener('controllerchange', look)
    return found
  }

  /** Fetch the cards anew when the shelf is another one by now; true when they came. */
  async function fresh(version) {
    if ((await box.meta('shelf'))?.version === version || !laid) return false
    await shelf(box)
    await pictures(true)
    await look()
    return true
  }

  /** Trays came: what they show for the first time, a new photo or another look, is brought. */
  async function came(these) {
    if (!wanted || Object.values(these).every((tray) => pictured(tray).every(([url]) => wanted.has(url)))) return
    await pictures(true)
    await look()
  }

  /** Faces came: the photos of who is gone go, and who is new gets a tray. */
  async function met(children) {
    const isNew = laid && children.some((id) => !known.includes(id))
    known = children
    await keepPhotosOf(children).catch(() => {})
    if (!isNew) return
    await allTrays()
    await pictures(true)
    await look()
  }

  addEventListener('online', () => laid && !saved.ready && layIn()) // what the network went away from
  return { came, cards: fresh, layIn, look, update, met }
}

async function shelf(box) {
  const reply = await bring('/play/shelf.json', { cache: 'no-cache' }).catch(() => null)
  const told = reply?.ok ? await reply.json().catch(() => null) : null
  const kept = await box.meta('shelf')
  if (told && told.version !== kept?.version) await box.putShelf(told)
}

const patient = () => ({ signal: AbortSignal.timeout?.(PATIENCE_MS) })
const bring = (url, how) => fetch(url, { ...how, ...patient() })

const every = async (things, check) => (await Promise.all(things.map(check))).every(Boolean)

/** When the worker is in charge of this page, or will not be. */
function settled(registration) {
  const worker = registration.installing ?? registration.waiting ?? registration.active
  if (navigator.serviceWorker.controller || !worker) return null
  return new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
    worker.addEventListener('statechange', () => worker.state === 'redundant' && resolve())
  })
}
