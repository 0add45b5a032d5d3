// Trays and faces: what rests on this tablet, what the server tells, and what is still to be asked for.
import { whole } from './unpack.js'
import { FIRST, PACKED } from './outbox.js'

const PATIENCE_MS = 60_000 // for an answer
const FRESH_MS = 60_000 // a tray is as good as new for so long

/** `state()` is the running state, `later()` what came after the first picture; `quiet()` resolves when no finger is busy.
 `hears` is told of the `first()` part of a tray, other `cards()`, the `tray` of the child at play, and that this is a `stranger()`. */
export function traysOf({ box, saved, clock, state, later, quiet, hears }) {
  const firsts = new Map() // first parts of trays, until the whole ones come; never kept
  const freshAt = new Map(), asking = new Map()
  const here = { faces: [], ids: new Set(), metAt: null, unpaired: false }

  /** Whose play session runs: its tray stays until it is over, or this tablet could not show the rest of it. */
  const playing = () => (state().session ? [state().child] : [])
  const of = (child) => `trays?child=${encodeURIComponent(child)}`
  const isFresh = (child) => !firsts.has(child) && Math.abs(clock() - freshAt.get(child)) < FRESH_MS

  /** The tray of a child that rests on this tablet, or the first part of one that is about to. */
  const tray = (child) => box.tray(child).catch(() => null).then((kept) => whole(kept ?? firsts.get(child)))

  /** The first part of a tray that does not rest here, from the server. */
  const first = async (child) => whole((await ask(of(child), FIRST))?.trays?.[child])

  /** The whole tray of a child as the chart is by now, asked for once at a time. */
  function complete(child) {
    if (!isFresh(child) && !asking.has(child)) asking.set(child, ask(of(child)).finally(() => asking.delete(child)))
    return asking.get(child)
  }

  /** What the server told; null when it did not, undefined when nobody answered. */
  async function ask(path, accept = PACKED, asked = fetch(`/play/${path}`, { headers: { Accept: accept }, signal: AbortSignal.timeout?.(PATIENCE_MS) })) {
    const reply = await asked.catch(() => null)
    saved.online = !!reply && reply.status < 500
    if (reply?.status === 401) await stranger()
    const told = reply?.ok ? await reply.json().catch(() => null) : null
    if (told) await received(told)
    return reply ? told : undefined
  }

  /** Not paired, or no more: what is kept of the children goes, but for the tray of a play session that still runs. */
  async function stranger() {
    Object.assign(here, { faces: [], ids: new Set(), unpaired: true })
    hears.stranger()
    const kept = playing()
    const photos = import('./photos.js').then((late) => late.keepPhotosOf(kept))
    await Promise.all([box.keepTraysOf(kept), box.putMeta('faces', []), photos]).catch(() => {})
  }

  /** Faces and trays as the server just told them: kept, if the disk has room, and the child at play gets the fresh one. */
  async function received({ faces, trays: came = {}, kept = false, shelf }) {
    const trays = {}
    here.metAt = Date.now()
    for (const [id, tray] of Object.entries(came)) {
      firsts.delete(id)
      if (tray.only) firsts.set(id, Object.assign(tray, { met: here.metAt })) && hears.first()
      else (trays[id] = tray) && freshAt.set(id, clock())
    }
    box.putMeta('met', here.metAt).catch(() => {})
    if (faces) {
      const ids = faces.map(({ id }) => id)
      here.faces = faces
      await Promise.all([box.putMeta('faces', faces), box.keepTraysOf([...ids, ...playing()])]).catch(() => {})
      here.ids = new Set([...here.ids].filter((id) => ids.includes(id)))
      later()?.met?.(ids).catch(() => {})
    }
    await quiet()
    await (kept ? Promise.resolve() : box.putTrays(trays)).then(() => Object.keys(trays).forEach((id) => here.ids.add(id)), () => {})
    later()?.came?.(trays).catch(() => {})
    if (shelf && (await later()?.cards?.(shelf).catch(() => false))) hears.cards() // prompts were changed or added
    const { child, tray } = state()
    if (trays[child]) await hears.tray(whole(trays[child]))
    else if (firsts.has(child) && !tray?.only) complete(child) // in the place of a whole one is only a whole one
  }

  return Object.assign(here, { ask, complete, first, firsts, isFresh, received, stranger, tray })
}
