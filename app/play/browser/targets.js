// What a child can take on the screen, in the order in which it is gone through, and what lies below a finger.

const PICK = ['.board .tile', '[data-control=you-pick]', '[data-control=else]', '[data-control=all-done]']
const PLAY = ['[data-control=go-on]', '[data-control=lines]', '[data-control=again]', '[data-control=all-done]']
// What is asked waits for its answer alone: how a story goes on, whether a touch is welcome, how it feels.
const QUESTIONS = ['.asked .tile', '.shall .answer button', '.comfort:is([data-check=more_stop],[data-check=three]) button']

/** What is asked of the child now; "" when nothing is. */
export const asked = (root) => QUESTIONS.find((one) => root.querySelector(one)) ?? ''

/** Buttons of the child's, pictures first, "Something else" and "All done" last. A light goes past "You pick", which would
 * cost every round a wait; who points (`points`) has it. A pointer that rests on what comes only looks at it. */
export function things(root, screen, points) {
  const question = asked(root)
  const order = screen === 'pick' ? PICK : question ? [question, PLAY.at(-1)] : PLAY
  return order.filter((one) => !one.includes(points ? 'go-on' : 'you-pick')).flatMap((one) => [...root.querySelectorAll(one)])
    .filter((one) => !one.disabled && !one.closest('[inert]') && one.getClientRects().length) // nor what fades away
}

/** The one of them below a pointer event, or null. */
export function spotOf(all, { clientX, clientY }) {
  const below = document.elementFromPoint(clientX, clientY)
  return all.find((one) => one.contains(below)) ?? null
}

/** Is another control below a pointer event than these? Then it is meant for that one, however near they are. */
export function overOther(all, { clientX, clientY }) {
  const control = document.elementFromPoint(clientX, clientY)?.closest('button, a, input, [role=checkbox]')
  return !!control && !all.includes(control)
}

/** The nearest one within so many pixels of it, or null. */
export function nearest(all, { clientX: x, clientY: y }, px) {
  let best = null, least = px
  for (const one of all) {
    const { left, right, top, bottom } = one.getBoundingClientRect()
    const far = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
    if (far <= least && (best === null || far < least)) (best = one), (least = far)
  }
  return best
}
