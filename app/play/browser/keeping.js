// Taps and the running state on their way to the disk. The state there never runs ahead of its taps: while any is unsaved, it
// goes along with them. Nor is it written over what another window of this tablet has tapped since.
import { packed } from './session.js'

const AGAIN_MS = 5000 // a disk that refused may have room by then

/** `tap` is the last one on the disk, whichever window it was tapped in; `state()` is the running state. */
export function diskOf(box, tap, { state, saved, show }) {
  const unsaved = new Map()
  let there = tap, overtaken = false, again // the last tap that this window brought there; has another one tapped since?

  /** Keep events and the state they led to; `by` is the id of the tap, unless it was time or news. What those told counts as one. */
  async function keep(events = [], by = null) {
    for (const event of events) unsaved.set(event.id, event)
    const mine = (tap = by ?? events.at(-1)?.id ?? tap)
    if (unsaved.size) return record()
    if (overtaken) return
    if (there !== tap) return box.keep(packed(state()), mine).then(() => (there = mine), () => {})
    if (!(await box.goOn(packed(state()), mine).catch(() => true)) && !unsaved.size) left()
  }

  /** Taps, and with them any that an earlier write could not bring there. */
  async function record() {
    const going = [...unsaved.values()], mine = tap
    try {
      await box.record(going, packed(state()), mine)
      there = mine
      for (const { id } of going) if (unsaved.delete(id)) saved.waiting++
    } catch {
      clearTimeout(again)
      again = setTimeout(() => unsaved.size && record().then(show), AGAIN_MS)
    }
  }

  function left() {
    overtaken = true
    if (!document.hidden) location.reload()
  }

  /** Has another window of this tablet gone on meanwhile? Then nothing of here is kept any more. */
  async function isOvertaken() {
    const { session, tap: last } = await box.kept().catch(() => ({}))
    if (session && last !== tap && there === tap && !unsaved.size) left()
    return overtaken
  }

  return { isOvertaken, keep, unsaved }
}
