"""The play surface alone with a child's way in, in a real Chromium whose clock the test moves; and hands for it."""

from typing import Any

from playwright.sync_api import Page, expect

from app.therapy import Access

from .served import served

PAGE = """<!doctype html><meta name="viewport" content="width=device-width">
<style>body { margin: 0 }</style>
<script type="importmap">{"imports": {"vue": "/vue.js"}}</script><div id="play" class="pc-full"></div>
<script type="module">
import { createApp, h, nextTick, shallowRef } from 'vue'
import { Surface } from '/surface.js'
import { waysFor } from '/ways.js'
const names = ['song-1', 'story-1', 'counting-1']
const tiles = () => names.map((name) =>
  ({ way: `${name}~${number}`, prompt: name, kind: name.split('-')[0], title: name, why: '' }))
globalThis.acts = []
globalThis.told = []
let number = 0, ways
const drawn = shallowRef(null)
globalThis.view = () => drawn.value
const pick = () =>
  ({ screen: 'pick', panel: null, offer: { number, tiles: tiles(), minutes_left: 5, share_left: 1, empty: null } })
const play = () => ({ screen: 'play', panel: null,
  play: { way: 'song-1', kind: 'song', title: 'A song', why: '', about: '', verse: 0, plan: 2, beat: null, sound: false,
    verses: [{ lines: ['one'] }, { lines: ['two'] }], volume: 0.5, paused: false, over: false, cues: [], share: 0,
    scene: '', chosen: {} } })
const rest = { saved: {}, faces: [], child: { nickname: 'Mia', avatar: 'bear' }, undo: null, moment: { mood: 'ready' },
  asks: { questions: [] }, notes: [], player: { volume_max: 0.6 } }
globalThis.show = (part) => {
  drawn.value = { ...rest, ...drawn.value, ...part }
  return nextTick(() => ways?.follow(drawn.value))
}
const onAct = (action) => {
  if (action.look) return // the lock only asks whether there is a PIN
  const what = action.way?.split('~')[0] ?? action.open ?? action.outcome
  acts.push([action.type, what].filter((one) => one !== undefined).join(' '))
  if (action.type === 'pick') show(play())
  if (action.type === 'else' || action.type === 'outcome') { number++; show(pick()) }
  if (action.type === 'panel') show({ panel: action.open })
  if (action.type === 'all-done') show({ screen: 'closing', closing: { calm: true } })
}
globalThis.begin = (access, dir) => {
  acts.length = told.length = 0
  number = 0
  const words = { 'surface.dir': dir, 'surface.lang': 'en' }
  const root = document.querySelector('#play')
  const onEarly = () => ways.early()
  createApp({ render: () => drawn.value && h(Surface, { view: drawn.value, words, onAct, onEarly }) }).mount(root)
  ways = waysFor(root, { tell: (one) => told.push(one) })
  return show({ ...pick(), access })
}
globalThis.aPlay = () => play().play
globalThis.again = () => { number++; return show(pick()) }
globalThis.loaded = true
</script>"""


class Finger:
    """One finger on the glass."""

    def __init__(self, page: Page) -> None:
        self.cdp = page.context.new_cdp_session(page)

    def down(self, x: float, y: float) -> None:
        self._send("touchStart", [{"x": x, "y": y}])

    def move(self, x: float, y: float) -> None:
        self._send("touchMove", [{"x": x, "y": y}])

    def up(self) -> None:
        self._send("touchEnd", [])

    def _send(self, kind: str, points: list[dict[str, float]]) -> None:
        self.cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


class Hands:
    """A child's hands. Time stands still but for `wait`."""

    def __init__(self, page: Page, access: Access, direction: str = "ltr") -> None:
        self.page, self.finger = page, Finger(page)
        page.clock.install(time=0)
        page.route("http://localhost/**", served(PAGE))
        page.goto("http://localhost/")
        page.wait_for_function("() => globalThis.loaded", polling=50)
        page.clock.pause_at(60_000)
        page.evaluate("([access, dir]) => begin(access, dir)", [access.model_dump(mode="json"), direction])
        expect(page.locator(".tile")).to_have_count(3)
        self.wait(600)

    def wait(self, ms: int) -> None:
        """So many milliseconds go by."""
        self.page.clock.run_for(ms)

    @property
    def acts(self) -> list[str]:
        """What the surface took."""
        found: list[str] = self.page.evaluate("acts")
        return found

    @property
    def told(self) -> list[dict[str, Any]]:
        """What the chart will be told of presses."""
        found: list[dict[str, Any]] = self.page.evaluate("told")
        return found

    @property
    def lit(self) -> str:
        """What the light stands on; "" when there is none."""
        found = self.page.locator("[data-lit]")
        if not found.count():
            return ""
        return found.get_attribute("data-prompt") or found.get_attribute("data-control") or ""

    def key(self, name: str, held_ms: int = 60) -> None:
        """A switch or key goes down and up."""
        self.page.keyboard.down(name)
        self.wait(held_ms)
        self.page.keyboard.up(name)

    def place(self, name: str) -> tuple[float, float]:
        """The middle of a picture or control."""
        box = self.page.locator(f'[data-prompt="{name}"], [data-control="{name}"]').first.bounding_box()
        assert box is not None
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
