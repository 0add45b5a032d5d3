// The service worker. In front of this text the server puts VERSION, PICTURES, SHELL, outbox.js and sending.js.
// Shell: from the cache first, one cache a version, so that a page never mixes two. Pictures and recordings: from their cache first.
// All else (trays, sync, NiceGUI's pages, which embed a client id) goes to the network and is never kept.

const SHELL_CACHE = `playcue-shell-${VERSION}`
const PICTURE_CACHE = `playcue-pictures-${PICTURES}`
const PARTS = new Set(SHELL)

self.addEventListener('install', (event) => event.waitUntil(layIn()))
self.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => self.clients.claim())))
self.addEventListener('fetch', (event) => {
  const strategy = event.request.method === 'GET' && strategyFor(new URL(event.request.url), event.request)
  if (strategy) event.respondWith(strategy(event.request))
})
self.addEventListener('message', ({ data }) => data?.type === 'update' && self.skipWaiting())
self.addEventListener('sync', (event) => event.tag === 'playcue-outbox' && event.waitUntil(emptyOutbox()))

function strategyFor(url, request) {
  if (url.origin !== self.location.origin) return null
  if (request.mode === 'navigate') return url.pathname === '/play/' || url.pathname === '/play' ? shellPage : null
  if (PARTS.has(url.pathname)) return shellFirst
  // A child's photo that an adult's page shows is not the tablet's to keep; those of its trays it lays in by ?v=.
  if (/\/prompts\/[a-z0-9-]+\.[a-z0-9-]+\.svg$/.test(url.pathname) && !url.search) return null
  if (url.pathname.startsWith('/play/pictures/')) return pictureFirst
  if (url.pathname.startsWith('/play/sounds/') && url.search.startsWith('?v=')) return pictureFirst
  return null
}

const shellPage = () => shellFirst(new Request('/play/'))

// A part that the browser threw away is laid in again by whoever asks for it.
async function shellFirst(request) {
  const { pathname } = new URL(request.url)
  const kept = await fromShell(pathname)
  if (kept) return kept
  const fresh = await fetch(request)
  if (fresh.ok && (pathname !== '/play/' || fresh.headers.get('X-Playcue-Version') === VERSION)) await keep(SHELL_CACHE, pathname, fresh)
  return fresh
}

async function pictureFirst(request) {
  const kept = await from(PICTURE_CACHE, request)
  if (kept) return kept
  let fresh
  try {
    fresh = await fetch(request)
  } catch (away) {
    const other = await from(PICTURE_CACHE, withOrWithoutGround(request.url))
    if (other) return other
    throw away
  }
  if (fresh.ok) await keep(PICTURE_CACHE, request, fresh)
  return fresh
}

// A look that was changed far from the network: the same thing on the other ground is better than no picture.
const withOrWithoutGround = (url) => (url.endsWith('&bare') ? url.slice(0, -'&bare'.length) : `${url}&bare`)

const fromShell = (path) => from(SHELL_CACHE, path)

// A cache that cannot be read or has no room left is no reason to show nothing.
const from = (name, what) => caches.open(name).then((cache) => cache.match(what)).catch(() => undefined)
const keep = (name, what, fresh) => caches.open(name).then((cache) => cache.put(what, fresh.clone())).catch(() => {})

// Beside what is there: the running version keeps its own cache until this one takes over.
async function layIn() {
  const cache = await caches.open(SHELL_CACHE)
  await cache.addAll(SHELL.filter((path) => path !== '/play/'))
  const page = await fetch('/play/', { cache: 'no-cache' })
  if (page.headers.get('X-Playcue-Version') !== VERSION) throw new Error('The server changed meanwhile; the next visit tries again.')
  await cache.put('/play/', page)
}

async function tidy() {
  const keep = [SHELL_CACHE, PICTURE_CACHE]
  for (const name of await caches.keys()) if (name.startsWith('playcue-') && !keep.includes(name)) await caches.delete(name)
}

async function emptyOutbox() {
  const box = await openOutbox()
  const told = await sync(box)
  if (told.state === 'away') throw new Error('No server in reach; the browser tries again.')
}
