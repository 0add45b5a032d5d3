"""Fingers on the play surface alone, in a real Chromium: which of them are a tap, and which are not."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .served import served

PAGE = """<!doctype html><meta name="viewport" content="width=device-width"><style>body { margin: 0 }</style>
<script type="importmap">{"imports": {"vue": "/vue.js"}}</script><div id="play" class="pc-full"></div>
<script type="module">
import { createApp, h } from 'vue'
import { Surface } from '/surface.js'
const tiles = ['song-1', 'story-1'].map((way) => ({ way, prompt: way, kind: way.split('-')[0], title: way, why: '' }))
const view = { screen: 'pick', saved: {}, faces: [], child: { nickname: 'Mia', avatar: 'bear' }, undo: null,
  offer: { tiles, minutes_left: 5, share_left: 1, empty: null } }
globalThis.acts = []
const onAct = ({ type, way }) => acts.push(type === 'pick' ? way : [type, way].filter(Boolean).join(' '))
createApp({ render: () => h(Surface, { view, onAct }) }).mount('#play')
</script>"""


@pytest.fixture
def surface(browser: Browser) -> Iterator[Page]:
    """The pick screen with two pictures; `acts` is what was tapped."""

    with browser.new_context(has_touch=True, viewport={"width": 1000, "height": 700}) as context:
        page = context.new_page()
        page.route("http://localhost/**", served(PAGE))
        page.goto("http://localhost/")
        expect(page.locator(".tile")).to_have_count(2)
        yield page


class Fingers:
    """Fingers by number, each on a place of its own."""

    def __init__(self, page: Page) -> None:
        self.page, self.cdp = page, page.context.new_cdp_session(page)
        self.on: dict[int, dict[str, float]] = {}

    def down(self, finger: int, selector: str) -> None:
        box = self.page.locator(selector).bounding_box()
        assert box
        self.on[finger] = {"id": finger, "x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        self._tell("touchStart", *self.on.values())

    def slide(self, finger: int, right: float, down: float) -> None:
        self.on[finger]["x"] += right
        self.on[finger]["y"] += down
        self._tell("touchMove", *self.on.values())

    def up(self, finger: int) -> None:
        self._tell("touchEnd", self.on.pop(finger))

    def _tell(self, what: str, *points: dict[str, float]) -> None:
        self.cdp.send("Input.dispatchTouchEvent", {"type": what, "touchPoints": points})


SONG, STORY, HEAD = '[data-way="song-1"]', '[data-way="story-1"]', ".facts"


def test_a_hand_that_rests_on_the_glass_takes_no_tap_away(surface: Page):
    fingers = Fingers(surface)
    fingers.down(1, SONG)
    fingers.down(2, HEAD)  # the other hand comes down meanwhile
    fingers.up(1)
    fingers.up(2)
    assert surface.evaluate("acts") == ["song-1"]


def test_two_fingers_on_two_pictures_are_one_wish(surface: Page):
    fingers = Fingers(surface)
    fingers.down(1, SONG)
    fingers.down(2, STORY)
    fingers.up(2)
    fingers.up(1)
    assert surface.evaluate("acts") == ["story-1"]


@pytest.mark.parametrize(
    ("control", "slid", "taken"),
    [
        ('[data-control="all-done"]', 50, ["all-done"]),
        ('[data-control="all-done"]', 95, ["all-done"]),  # 30 px beside it: who presses a stop means it
        ('[data-control="all-done"]', 150, []),
        ('[data-control="else"]', 40, ["else"]),
        (SONG, 100, ["song-1"]),
        (SONG, 320, []),
    ],
)
def test_a_hand_that_slides_while_it_taps_is_heard(surface: Page, control: str, slid: int, taken: list[str]):
    fingers = Fingers(surface)
    fingers.down(1, control)
    for _ in range(5):
        fingers.slide(1, 0, -slid / 5)
    fingers.up(1)
    assert surface.evaluate("acts") == taken


def test_a_mouse_that_lets_go_elsewhere_leaves_no_picture_pressed(surface: Page):
    surface.evaluate(
        """() => {
          const down = { bubbles: true, pointerType: 'mouse', pointerId: 1 }
          for (const one of document.querySelectorAll('.tile')) one.dispatchEvent(new PointerEvent('pointerdown', down))
        }"""
    )
    expect(surface.locator("[data-pressed]")).to_have_count(1)


def test_a_tremors_second_tap_is_none_also_when_the_tablet_was_busy_in_between(surface: Page):
    surface.evaluate(
        """() => {
          const press = (type, timeStamp) => {
            const box = document.querySelector('.tile').getBoundingClientRect()
            const told = new PointerEvent(type, { bubbles: true, pointerType: 'touch', pointerId: 5,
                                                  clientX: box.x + 20, clientY: box.y + 20 })
            Object.defineProperty(told, 'timeStamp', { value: timeStamp })
            document.querySelector('.tile').dispatchEvent(told)
          }
          const start = performance.now()
          press('pointerdown', start)
          press('pointerup', start + 10)
          while (performance.now() < start + 400) ; // drawing the next screen
          press('pointerdown', start + 150)
          press('pointerup', start + 200)
        }"""
    )
    assert surface.evaluate("acts") == ["song-1"]


def test_not_that_is_about_the_next_picture_tapped_and_no_other(surface: Page):
    button = surface.locator('[data-control="not-that"]')
    button.tap()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(surface.locator("h1")).to_have_text("Not that hint")
    surface.locator(STORY).tap()
    expect(button).to_have_attribute("aria-pressed", "false")
    assert surface.evaluate("acts") == ["not-that story-1"]


def test_not_that_is_let_go_by_a_second_tap_and_by_a_tap_elsewhere(surface: Page):
    button = surface.locator('[data-control="not-that"]')
    for elsewhere in (button, surface.locator(HEAD)):
        button.tap()
        expect(button).to_have_attribute("aria-pressed", "true")
        elsewhere.tap()
        expect(button).to_have_attribute("aria-pressed", "false")
    surface.locator(SONG).tap()
    assert surface.evaluate("acts") == ["song-1"]
