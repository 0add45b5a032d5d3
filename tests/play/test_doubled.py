"""A tap that was under way, or the second one of a hand that trembles, says nothing to what came to stand under it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .screen import open_screen
from .table import tray

HANDS = {"area": "foot", "technique": "still_hold", "pressure": 2, "giver": "adult", "words": "Hold the foot"}
AGAIN_MS = 400  # later than a second press is locked out, sooner than anybody can have seen what is there
SONG, OTHER = ".tile[data-kind=song]", ".tile[data-kind=counting]"


@pytest.fixture
def tablet(browser: Browser) -> Iterator[Callable[..., "Tablet"]]:
    with browser.new_context(has_touch=True, viewport={"width": 1024, "height": 768}) as context:
        yield lambda **face: Tablet(context.new_page(), face)


class Tablet:
    """Pictures of which the songs touch the feet, on a tablet whose clock only `wait` moves."""

    def __init__(self, page: Page, face: dict[str, Any]) -> None:
        self.page, given = page, tray()
        given["face"] |= face
        page.clock.install(time=0)
        open_screen(page, given)
        page.evaluate("(hands) => { for (const { verses } of Object.values(cards)) verses[0].hands = hands }", HANDS)
        page.clock.pause_at(60)  # seconds

    def wait(self, ms: int) -> None:
        self.page.clock.run_for(ms)
        self.page.evaluate("draw()")

    def tap(self, selector: str) -> None:
        self.page.locator(selector).first.dispatch_event("click")

    def is_touched_till_it_is_asked_about(self) -> None:
        """A song, a yes to its touch, and the fifteen seconds in which nothing interrupts."""
        self.tap(SONG)
        self.wait(600)
        self.tap("[data-control=assent-yes]")
        self.wait(15_000)

    @property
    def said(self) -> list[str]:
        """What the chart was told since the last picture was picked."""
        kinds: list[str] = self.page.evaluate("said.map(({ kind, answer }) => answer ?? kind)")
        return kinds[kinds.index("picked") + 1 :]


def test_a_second_tap_on_what_comes_is_no_yes_to_its_touch(tablet: Callable[..., Tablet]):
    mia = tablet(pace={"wait_s": 0, "preview": True, "slow": False, "countdown": "pie"})
    mia.tap(SONG)
    mia.wait(1000)
    mia.tap("[data-control=go-on]")
    mia.wait(AGAIN_MS)
    mia.tap("[data-control=assent-yes]")
    assert mia.said == []
    mia.wait(AGAIN_MS)
    mia.tap("[data-control=assent-yes]")
    assert mia.said == ["yes"]


@pytest.mark.parametrize("spot", [".lit", "[data-control=not-here]"])
def test_a_second_tap_on_a_picture_says_not_here_to_nothing(tablet: Callable[..., Tablet], spot: str):
    mia = tablet()
    mia.tap(OTHER)
    mia.wait(AGAIN_MS)
    mia.tap(spot)
    assert mia.said == []
    mia.wait(AGAIN_MS)
    mia.tap("[data-control=cue-smiled]")
    mia.tap(spot)  # a no that is meant waits for no press before it
    assert mia.said[0] == "not_here"


def test_a_no_that_is_said_somewhere_else_waits_for_nothing(tablet: Callable[..., Tablet]):
    mia = tablet()
    mia.tap(OTHER)
    mia.wait(AGAIN_MS)
    mia.page.locator("[data-control=not-here]").first.dispatch_event("click", {"clientX": 700, "clientY": 500})
    assert mia.said[0] == "not_here"


def test_a_tap_on_a_cue_does_not_say_how_the_touch_is(tablet: Callable[..., Tablet]):
    mia = tablet()
    mia.is_touched_till_it_is_asked_about()
    mia.wait(AGAIN_MS)
    mia.tap("[data-control=felt-just_right]")
    assert mia.said == ["yes"]
    mia.wait(600)
    mia.tap("[data-control=felt-just_right]")
    assert mia.said == ["yes", "just_right"]


def test_an_ouch_waits_for_nothing(tablet: Callable[..., Tablet]):
    mia = tablet()
    mia.is_touched_till_it_is_asked_about()
    mia.wait(10)
    mia.tap("[data-control=felt-ouch]")
    assert mia.said[:2] == ["yes", "ouch"]
