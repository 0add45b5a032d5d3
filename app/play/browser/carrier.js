// Carries taps to the server: soon after each, when the network is back, and again after a while when nobody answers.
import { others, sync } from './sending.js'

const SOON_MS = 3000 // a pause in the taps: the next one finds the tablet idle
const FIRST_WAIT_MS = 2000, LONGEST_WAIT_MS = 60_000

/** soon(ms): send what waits after a moment. Counts go into `saved`, fresh trays to `received`. */
export function carrier({ box, saved, clock, show, received, stranger }) {
  let timer = null, wait = FIRST_WAIT_MS, running = false, again = false

  function soon(ms = SOON_MS) {
    if (running) return void (again = true)
    clearTimeout(timer)
    timer = setTimeout(go, ms)
  }

  async function go() {
    running = true
    again = false
    const told = await sync(box, { clock }).catch(() => ({ state: 'away', trays: {} }))
    running = false
    saved.online = told.state !== 'away'
    saved.waiting = await box.waiting().catch(() => saved.waiting)
    saved.refused = await box.refused().catch(() => saved.refused)
    if (told.now) await received({ trays: told.trays, kept: told.kept, shelf: told.shelf }).catch(() => {})
    if (told.state === 'unpaired') await stranger()
    show()
    if (told.state !== 'done') {
      if (saved.waiting) {
        timer = setTimeout(go, wait)
        wait = Math.min(LONGEST_WAIT_MS, wait * 2)
        if (told.state === 'away') inBackground()
      }
    } else {
      wait = FIRST_WAIT_MS
      if (again) soon()
    }
  }

  /** Another window or the worker has carried taps: what the server told them holds here as well, a stop before all. */
  async function carried({ kept, shelf }) {
    const trays = {}
    for (const child of kept) trays[child] = await box.tray(child).catch(() => null)
    await received({ trays: Object.fromEntries(Object.entries(trays).filter(([, tray]) => tray)), kept: true, shelf }).catch(() => {})
    soon(0)
  }

  others?.addEventListener('message', ({ data }) => carried(data))
  return { soon }
}

// Where the browser can (not on iPadOS), the service worker sends even after the page was closed.
async function inBackground() {
  const registration = await navigator.serviceWorker?.getRegistration('/')
  await registration?.sync?.register('playcue-outbox').catch(() => {})
}
