"""The triangle of "Something is wrong" is one tap away on whatever screen there is, however far it was scrolled."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .hands import Hands
from .screen import open_screen, with_pace

ON_TOP = """() => {
  for (const one of document.querySelectorAll('.pc *')) one.scrollTop = one.scrollHeight
  const found = document.querySelectorAll('[data-control=wrong]')
  return [...found].map((one) => one.getBoundingClientRect()).some(({ left, top, right, bottom, width, height }) =>
    Math.min(width, height) >= 44 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight &&
    [[left + 8, top + 8], [right - 8, bottom - 8], [left + width / 2, top + height / 2]].every(([x, y]) =>
      document.elementFromPoint(x, y)?.closest('[data-control=wrong]')) &&
    [...document.querySelectorAll(`.outcomes button, .stop, .answer button, .bar .round:not(.wrong),
      .play:not(:has(~ .panel)) .quiet, .edge`)]
      .map((one) => one.getBoundingClientRect())
      .every((one) => one.right <= left || one.left >= right || one.bottom <= top || one.top >= bottom))
}"""
TOUCH = {"area": "foot", "side": "left", "technique": "still_hold", "pressure": 2, "giver": "adult", "words": "Hold it"}
SAYING = {"check": "three", "signals": {"yes": ["blinks"], "no": ["looks away"], "stop": ["goes stiff"]}}

# What is done, and what is on the screen then; each goes on from the one before.
STEPS = {
    "the pictures": [],
    "the list": [{"type": "panel", "open": "find"}],
    "right now": [{"type": "panel", "open": "now"}],
    "more": [{"type": "panel", "open": "more"}],
    "first and then": [{"type": "panel", "open": "then"}],
    "preference rounds": [{"type": "panel", "open": "rounds"}],
    "another child": [{"type": "panel", "open": None}, {"type": "not-this-child", "open": True}],
    "what comes": [{"type": "not-this-child", "open": False}, {"type": "pick", "way": "song-1", "by": "adult"}],
    "the question before a touch": [{"type": "verse", "to": 0}],
    "a touch": [{"type": "assent", "answer": "yes"}],
    "more over a play": [{"type": "panel", "open": "more"}],
    "the last line said": [{"type": "panel", "open": None}, {"type": "verse", "to": 99}],
    "a calm end": [{"type": "all-done"}],
    "a quiet end": [{"type": "quiet", "on": True}],
}


@pytest.fixture(params=[(1180, 820), (820, 1180), (390, 844), (844, 390)], ids=str)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, height = request.param
    with browser.new_context(has_touch=True, viewport={"width": width, "height": height}) as context:
        yield context.new_page()


@pytest.mark.parametrize("more", [{}, {"text": 200}, {"edges": True}], ids=str)
def test_it_lies_in_sight_and_under_nothing(page: Page, more: dict[str, Any]):
    if more.get("edges"):
        page.add_init_script("localStorage.setItem('playcue-hands-busy', '{\"edges\": true}')")
    given = with_pace(preview=True)
    given["face"] |= {"saying": SAYING, "seeing": {"look": "paper", "text": more.get("text", 100)}}
    page.clock.install()
    open_screen(page, given)
    page.evaluate(
        "([touch]) => { for (const one of cards['song-1'].verses) Object.assign(one, { hands: touch }) }", [TOUCH]
    )
    hidden = []
    for shown, actions in STEPS.items():
        page.evaluate("(all) => all.forEach(act)", actions)
        page.wait_for_function("() => new Promise((go) => requestAnimationFrame(() => go(true)))")
        if shown == "a touch":
            page.clock.run_for(16_000)
            page.evaluate("draw()")
            page.locator(".comfort").wait_for()
        if not page.evaluate(ON_TOP):
            hidden.append(shown)
    assert hidden == []


def press(hands: Hands, name: str) -> None:
    hands.finger.down(*hands.place(name))
    hands.finger.up()


def test_it_waits_for_none_of_the_childs_own_times(hands: Callable[..., Hands]):
    slow = hands(lock_ms=5000, guard_ms=1500)
    slow.wait(2000)
    press(slow, "song-1")
    slow.page.locator(".play").wait_for()
    slow.wait(520)  # no finger of a child is on its way to a picture any more
    press(slow, "wrong")
    assert slow.acts == ["pick song-1", "wrong"]


def test_a_tremor_or_a_finger_on_its_way_to_a_picture_does_not_hit_it(hands: Callable[..., Hands]):
    small = hands()
    press(small, "song-1")
    small.page.locator(".play").wait_for()
    small.wait(300)
    press(small, "wrong")  # the screen changed under this finger
    assert small.acts == ["pick song-1"]
    small.wait(300)
    press(small, "lines")
    press(small, "wrong")  # by another hand, elsewhere
    small.wait(100)
    press(small, "wrong")
    assert small.acts == ["pick song-1", "verse", "wrong"]


DIALLED = {
    "112": "112", "0151 2345": "01512345", "(020) 7946-0000": "02079460000", "(0)20 7946 0000": "02079460000",
    "+44 (0)20 7946 0000": "+442079460000", "0044 (0)20 7946 0000": "00442079460000",
    "+1 (206) 555 0100": "+12065550100",
    "0151/123 45": "015112345", "112/999": "112", "*31#112": "*31%23112", "020 7946 0000,,12": "02079460000,,12",
}  # fmt: skip


def test_a_number_is_dialled_as_a_caller_means_it(browser: Browser):
    with browser.new_context() as context:
        page = open_screen(context.new_page())
        dial = "(all) => import('/wrong.js').then(({ dialled }) => all.map(dialled))"
        assert page.evaluate(dial, list(DIALLED)) == [f"tel:{number}" for number in DIALLED.values()]
