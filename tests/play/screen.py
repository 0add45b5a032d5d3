"""The play surface with everything around it but the shell: real screens, real rules, no server, no storage of taps."""

from typing import Any

from playwright.sync_api import Page

from app.library import read_wording
from app.play.shell import BROWSER

from .served import served
from .table import SAME_IDS, card, tray

PAGE = """<!doctype html><meta name="viewport" content="width=device-width"><style>body { margin: 0 }</style>
<script type="importmap">{"imports": {"vue": "/vue.js"}}</script><div id="play" class="pc-full"></div>
<script type="module">
import { createApp, h, shallowRef } from 'vue'
import { Surface, preload } from '/surface.js'
import { begin, step, viewOf } from '/session.js'
import { idMaker } from '/ids.js'
import { stageFor } from '/stage.js'
const newId = idMaker(SAME_IDS), drawn = shallowRef(null), words = WORDS
globalThis.said = []
globalThis.acts = []
globalThis.state = begin(Date.now())
globalThis.draw = () => drawn.value = viewOf(state, { now: Date.now(), picture: (name) => `/pictures/${name}.svg` })
globalThis.act = (action) => {
  acts.push(action)
  if (action.type !== 'beat') lastPress = performance.now()
  if (action.type === 'pick' || action.type === 'you-pick') action = { ...action, card: cards[action.way] }
  const told = step(state, action, Date.now(), newId)
  state = told.state
  said.push(...told.events)
  draw()
  stage.follow(state)
}
globalThis.cards = {}
const stage = stageFor(act)
draw()
await preload()
createApp({ render: () => h(Surface, { view: drawn.value, words, avatars: '/', onAct: act }) }).mount('#play')
globalThis.open = true
</script>"""

WATCH = "lastPress = -1e6; addEventListener('click', ({ timeStamp }) => (lastPress = timeStamp), true)"
UNLOCKED = "() => performance.now() - lastPress > 520"  # and no child means a picture that came only just now

UNASKED = ".tile:not([data-kind=song])"


def tap(page: Page, selector: str) -> None:
    """A finger on it, as soon as the surface takes a second press."""
    page.wait_for_function(UNLOCKED)
    page.locator(selector).first.click()


def pick(page: Page) -> None:
    """The first picture that needs no asking before a touch, and its play."""
    tap(page, UNASKED)
    page.locator(".play .outcomes").wait_for()


def open_screen(page: Page, given: dict[str, Any] | None = None) -> Page:
    """Mia's pick screen from this tray, or the table's."""
    words = read_wording(BROWSER.parents[2] / "assets").flat("surface", "late", "vocabulary.cue")

    html = PAGE.replace("WORDS", repr(dict(words))).replace("SAME_IDS", SAME_IDS)
    page.route("http://localhost/**", served(html))
    page.add_init_script(WATCH)
    page.goto("http://localhost/")
    page.wait_for_function("globalThis.open")
    given = given or tray()
    page.evaluate(
        """([tray, cards]) => {
          Object.assign(globalThis.cards, cards)
          act({ type: 'child', id: 'mia', tray: { ...tray, met: Date.now() } })
          const answers = [{ mood: 'ready' }, { no_touch: [] }, { answered: true, yes: [] }]
          for (const change of answers) act({ type: 'moment', change })
          act({ type: 'start' })
        }""",
        [given, {way: card(way)["ways"][""] for way in given["entries"]}],
    )
    page.locator(".board").wait_for()
    return page


def with_pace(**pace: Any) -> dict[str, Any]:
    """The table's tray for a child with this pace."""
    given = tray()
    given["face"]["pace"] = {"wait_s": 0, "preview": False, "slow": False, "countdown": "pie"} | pace
    return given
