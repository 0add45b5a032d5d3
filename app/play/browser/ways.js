// Ways in for a child who does not simply tap: one module a family, chosen by what the child's page says. Each ends in a
// click on what the child means, which the surface takes like a tap. Nothing here touches what belongs to the adult.
import { arrowing } from './arrowing.js'
import { pads } from './pads.js'
import { pointing } from './pointing.js'
import { switching } from './switching.js'
import { tallies } from './tallies.js'
import { asked, nearest, spotOf, things } from './targets.js'

const NEAR_PX = 60 // a touch so near beside a picture was probably meant for it
const FAMILY = { hold: pointing, release: pointing, dwell: pointing, one_switch: switching, two_switches: switching, keys: arrowing }
const FINGERS = [undefined, 'touch', 'hold', 'release']
const OVER = '[role=dialog], .halt'
const NO_WAY = { hears: {}, changed() {}, stop() {} }
const PICKED_OFTEN = 5 // presses after which it is worth a word

/** `tell(tally)` hears now and then how presses went; `follow(view)` is called after each change of what is drawn. */
export function waysFor(root, { tell, clock = () => performance.now() }) {
  let view = null, way = NO_WAY, said, drawnFor = '', stood = ''
  const here = { access: {}, changedAt: -Infinity, tally: tallies(), clock, root, targets, open, hearing, allDone }
  const lost = () => way.lost?.() // what was held is no wish any more: nobody will see it end
  const pad = pads((name) => way.hears.padDown?.(name), (name) => way.hears.padUp?.(name), lost)

  function follow(next) {
    const before = view
    view = next
    if (said !== JSON.stringify(next.access)) begin(next.access)
    const stands = JSON.stringify([next.screen, next.offer?.number, open(), asked(root)])
    const drawn = JSON.stringify([stands, next.play?.way, next.play?.chosen, next.play?.verse, next.play?.over])
    if (drawn === drawnFor) return
    const others = before?.screen !== next.screen || before?.offer?.number !== next.offer?.number
    const anew = stands !== stood // other things to choose from, or the same ones once more
    drawnFor = drawn
    stood = stands
    if (anew && before) here.changedAt = clock() // the first pictures were there before this module
    way.changed(next.screen, anew)
    if (others) send(next.screen)
    pad.listen(hearing() && !!way.hears.padDown)
  }

  function begin(access) {
    way.stop()
    said = JSON.stringify(access)
    here.access = access
    root.dataset.ways = ['hold', 'release'].includes(access?.way) ? 'patient' : ''
    way = FAMILY[access?.way]?.(here) ?? NO_WAY
    way.changed(view.screen, true)
  }

  /** Does the child's side stand there alone, seen, with no page of the adult over it? Where a finger says "Not that" it is the
   * adult's: meanwhile no switch, key or pointer chooses. */
  function open() {
    return ['pick', 'play'].includes(view?.screen) && !view.panel && !view.switch && !document.hidden
      && !root.querySelector(FINGERS.includes(here.access?.way) ? OVER : `${OVER}, .refusing`)
  }

  /** A switch is the child's wherever "All done" is, also under a page of the adult's: held long, it says so. And on the calm
   * page after it, where it does nothing any more. */
  function hearing() {
    return open() || (!!way.stops && !!root.querySelector('[data-control=all-done], .calm'))
  }

  function targets(points = false) {
    return open() ? things(root, view.screen, points) : []
  }

  function allDone() {
    root.querySelector('[data-control=all-done]')?.click()
  }

  function send(screen) {
    const told = ['pick', 'closing'].includes(screen) && here.tally.since(screen === 'closing' ? 1 : PICKED_OFTEN)
    if (told) tell({ way: here.access?.way ?? 'touch', ...told })
  }

  /** Touches are counted for every way: they tell whether a finger finds its picture. */
  function touched(event) {
    const all = targets(true)
    if (event.pointerType !== 'touch' || !all.length) return
    if (spotOf(all, event)?.matches('.tile')) here.tally.took(clock() - here.changedAt)
    else if (!event.target.closest?.('button, input, [role=checkbox]') && nearest(all, event, NEAR_PX)) here.tally.add('near')
  }

  const adults = ({ target, ctrlKey, metaKey, altKey }) => ctrlKey || metaKey || altKey || target.closest?.('input:not([type=range]), textarea, select')
  const hear = (event) => way.hears[event.type]?.(event)
  root.addEventListener('pointerdown', touched, true)
  for (const name of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'pointerleave']) root.addEventListener(name, hear, true)
  for (const name of ['keydown', 'keyup']) addEventListener(name, (event) => {
    if (hearing() && (name === 'keyup' || !adults(event))) hear(event) // a press that was heard is heard to its end
  }, true)
  addEventListener('blur', lost)
  const again = () => view && follow(view)
  document.addEventListener('visibilitychange', () => (document.hidden && lost(), again()))
  new MutationObserver(again).observe(root, { childList: true, subtree: true }) // what an adult opens is not always told

  return { follow, early: () => here.tally.add('early') }
}
