// After the first picture: everything that no WiFi needs is laid in, and the "Ready for no WiFi" tick is worked out.
// The tick looks at what is there, never at what was asked for. Loaded late, with the sound and the wake lock.
import { preload } from './surface.js'
import { whole } from './unpack.js'
export { stageFor } from './stage.js'

export function readier({ box, here, saved, picture, show, faces, trays }) {
  let registration = null, laid = false // nothing is "missing" while it is still being brought

  async function layIn() {
    document.querySelector('[rel=icon]').href = `/play/static/${here.version}/icon.svg` // no tile waits for it
    if (registration) registration.update().catch(() => {}) // asked again after a long sleep
    else registration = await worker()
    await parts()
    await shelf(box)
    await trays()
    await pictures(true)
    await Promise.allSettled([import('./sound.js'), import('./old.js')])
    await preload()
    await navigator.storage?.persist?.().catch(() => false)
    if (registration) await settled(registration)
    laid = true
    await look()
  }

  /** Fill `saved.ready` and `saved.missing`. */
  async function look() {
    if (!laid) return
    saved.missing = await missing()
    saved.ready = saved.missing.length === 0
    saved.update = !!registration?.waiting
    show()
  }

  async function missing() {
    if (!isSecureContext) return ['secure']
    const checks = {
      worker: () => navigator.serviceWorker?.controller?.state === 'activated' && registration?.active?.state === 'activated',
      shell: () => all(here.shell),
      pictures: async () => (await pictures(false)) === 0,
      trays: async () => faces().length > 0 && (await every(faces(), async ({ id }) => whole(await box.tray(id)))),
      cards: async () => every(await entries(), ({ prompt }) => box.get('cards', prompt)),
      sound: () => all(here.shell.filter((path) => path.endsWith('/sound.js'))),
      storage: () => navigator.storage?.persisted?.(),
      install: () => navigator.standalone !== false, // only iPadOS and iOS know the word
    }
    const lacking = []
    for (const [name, check] of Object.entries(checks)) if (!(await Promise.resolve(check()).catch(() => false))) lacking.push(name)
    return lacking
  }

  const entries = async () => (await box.trays()).flatMap((tray) => Object.values(whole(tray)?.entries ?? {}))

  const all = async (paths) => paths.length > 0 && every(paths, (path) => caches.match(path, { ignoreSearch: false }))

  /** Parts of the app that the browser threw away are asked for, and the worker lays them in again. */
  async function parts() {
    if (!navigator.serviceWorker?.controller) return
    for (const path of here.shell) if (!(await caches.match(path))) await fetch(path).catch(() => {})
  }

  /** How many pictures of the trays are not in the cache; with `fetching` they are brought there first. */
  async function pictures(fetching) {
    if (!globalThis.caches) return NaN
    const cache = await caches.open(`playcue-pictures-${here.pictures}`)
    const kept = new Set((await cache.keys()).map(({ url }) => url.slice(location.origin.length)))
    const lacking = [...(await shown())].filter((url) => !kept.has(url))
    if (!fetching) return lacking.length
    const some = async () => { // a few at a time: a tablet asks for hundreds
      for (let url; (url = lacking.shift());) await cache.add(url).catch(() => {})
    }
    await Promise.all(Array.from({ length: 6 }, some))
  }

  /** Addresses of faces, of prompts and their verses, and of what a story lets choose. */
  async function shown() {
    const urls = new Set(faces().map(({ avatar }) => `/play/pictures/avatars/${avatar}.svg`)), prompts = new Set()
    for (const { picture: name, prompt } of await entries()) urls.add(picture(name)) && prompts.add(prompt)
    for (const prompt of prompts) {
      const card = await box.get('cards', prompt)
      for (const { picture: name, options = [] } of Object.values(card?.prompt?.ways ?? {}).flatMap(({ verses }) => verses)) {
        if (name) urls.add(picture(name, 'verses'))
        for (const { part } of options) urls.add(picture(part, 'parts'))
      }
    }
    return urls
  }

  /** The tap on "Update": take over now, or as soon as no play is running. */
  function update(free = true) {
    if (!registration?.waiting || !free) return
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    registration.waiting.postMessage({ type: 'update' })
  }

  async function worker() {
    const found = await navigator.serviceWorker?.register('/sw.js', { updateViaCache: 'none' }).catch(() => null)
    found?.addEventListener('updatefound', () => found.installing?.addEventListener('statechange', look))
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

  return { cards: fresh, layIn, look, update }
}

async function shelf(box) {
  const reply = await fetch('/play/shelf.json', { cache: 'no-cache' }).catch(() => null)
  const told = reply?.ok ? await reply.json().catch(() => null) : null
  const kept = await box.meta('shelf')
  if (told && told.version !== kept?.version) await box.putShelf(told)
}

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
