"""A child's way in beside an adult's hands: neither takes what is the other's, and the child's stop is always heard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .hands import Hands
from .test_touch import Fingers

PAD = """() => {
  globalThis.buttons = Array.from({ length: 16 }, () => ({ pressed: false }))
  globalThis.there = [{ buttons, axes: [0, 0] }, null, null, null]
  navigator.getGamepads = () => there
  dispatchEvent(new Event('gamepadconnected'))
}"""
TROUBLE = "show({ screen: 'wrong', wrong: { from: 'play', seconds: 1, signs: [] } })"


@pytest.mark.parametrize(
    "over", ["show({ panel: 'more' })", "show({ switch: { faces: [] } })", TROUBLE, "show({ stop: { message: 'x' } })"]
)
def test_a_long_press_is_all_done_with_a_page_of_the_adults_over_it(hands: Callable[..., Hands], over: str) -> None:
    mia = hands(way="one_switch")
    mia.page.evaluate(over)
    mia.page.locator("[role=dialog], .halt, .trouble").first.wait_for()
    mia.key(" ")  # a short one does nothing there
    assert mia.acts == []
    mia.key(" ", held_ms=2100)
    assert mia.acts == ["all-done"]


def test_a_switch_taps_nothing_of_the_adults(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    mia.page.evaluate("show({ panel: 'more' })")
    mia.page.locator("[data-control='way-hold']").focus()
    for key in (" ", "Enter"):
        mia.key(key)
    assert mia.acts == []


def test_on_the_calm_page_a_switch_does_nothing(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    mia.key(" ", held_ms=2100)
    mia.page.locator("[data-control='after']").focus()  # where an adult has just tapped
    mia.wait(1000)
    for held_ms in (60, 2100):
        mia.key(" ", held_ms=held_ms)
        expect(mia.page.locator("[data-control='finish']")).to_have_count(0)
    assert mia.acts == ["all-done"]


def test_a_press_that_nobody_saw_end_is_neither_a_stop_nor_in_the_way_of_the_next(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    mia.page.keyboard.down(" ")
    mia.page.evaluate("dispatchEvent(new Event('blur'))")  # another app comes before it, and gets the end of the press
    mia.page.keyboard.down(" ")  # or does not, and the key repeats
    mia.wait(4000)
    assert (mia.acts, mia.lit) == ([], "story-1")  # the light goes on
    mia.page.keyboard.up(" ")
    assert mia.acts == []
    mia.key(" ")
    assert mia.acts == ["pick story-1"]


def test_a_tablet_put_away_for_a_while_finds_the_light_at_the_first_picture(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    mia.wait(3000)
    mia.page.keyboard.down(" ")
    seen = """(hidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: hidden })
      document.dispatchEvent(new Event('visibilitychange'))
    }"""
    mia.page.evaluate(seen, True)
    mia.page.keyboard.up(" ")
    mia.wait(600_000)
    assert (mia.lit, mia.acts) == ("", [])
    mia.page.evaluate(seen, False)
    mia.wait(2900)
    assert (mia.lit, mia.acts) == ("song-1", [])
    mia.key(" ", held_ms=2100)
    assert mia.told == []  # no round went by that the child missed


def test_a_switch_is_heard_after_an_adult_moved_the_loudness(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    mia.page.evaluate("show({ screen: 'play', play: { ...aPlay(), has_tune: true } })")
    mia.page.locator("[data-control='sound']").wait_for()
    mia.wait(600)
    mia.page.locator("[data-control='sound']").click()
    mia.page.evaluate("show({ play: { ...view().play, sound: true } })")
    slider = mia.page.locator("[data-control='volume']")
    slider.focus()
    mia.wait(600)
    mia.key("ArrowRight")
    assert mia.acts == ["sound"]  # and the loudness stayed as it was
    mia.key("ArrowRight", held_ms=2100)
    assert mia.acts == ["sound", "all-done"]


def test_a_press_that_ends_in_a_field_of_the_adults_is_over(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    mia.page.keyboard.down(" ")
    mia.page.evaluate("show({ panel: 'find', pool: [] })")
    mia.page.locator("input[type=search]").focus()
    mia.page.keyboard.up(" ")
    mia.wait(3000)
    assert mia.acts == []


def test_a_pad_that_falls_silent_says_no_all_done(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    mia.page.evaluate(PAD)
    mia.wait(40)
    mia.page.evaluate("buttons[3].pressed = true")
    mia.wait(500)
    mia.page.evaluate("() => { there = [null]; dispatchEvent(new Event('gamepaddisconnected')) }")
    mia.wait(5000)
    assert mia.acts == []


def test_a_switch_held_while_a_session_ends_takes_part_in_no_other(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    mia.page.keyboard.down(" ")
    mia.page.evaluate("show({ screen: 'closing', closing: { calm: true } })")
    mia.wait(3000)
    mia.page.keyboard.up(" ")
    mia.page.evaluate("again()")
    mia.wait(3100)
    assert mia.lit == "story-1"
    mia.key(" ")
    assert mia.acts == ["pick story-1"]


def test_the_light_rests_under_what_an_adult_opens_and_begins_anew(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    mia.wait(2600)
    assert mia.lit == "story-1"
    mia.finger.down(*mia.place("now"))
    mia.finger.up()
    mia.page.locator("[role=dialog]").wait_for()
    mia.page.evaluate("() => { timers = 0; const set = setTimeout; setTimeout = (...all) => (timers++, set(...all)) }")
    mia.wait(60_000)
    assert (mia.lit, mia.page.evaluate("timers")) == ("", 0)
    close = mia.page.locator("[role=dialog] [data-control='close']").bounding_box()
    assert close
    mia.finger.down(close["x"] + 9, close["y"] + 9)
    mia.finger.up()
    expect(mia.page.locator("[data-lit]")).to_have_count(1)
    assert mia.lit == "song-1"
    mia.key(" ")  # meant for what was there before
    assert mia.acts == ["panel now", "panel"]
    mia.wait(600)
    mia.key(" ")
    assert mia.acts[2:] == ["pick song-1"]


def test_a_switch_never_says_not_that_for_an_adult(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    mia.finger.down(*mia.place("not-that"))
    mia.finger.up()
    mia.page.locator(".refusing").wait_for()
    mia.key(" ")
    assert mia.acts == []
    mia.finger.down(*mia.place("song-1"))
    mia.finger.up()
    assert mia.acts == ["not-that song-1"]


@pytest.mark.parametrize("control", ["wrong", "more", "finish", "not-this-child", "all-done"])
@pytest.mark.parametrize("size", [(1024, 768), (768, 1024)])
def test_lifting_from_a_button_of_the_adults_picks_nothing(
    hands: Callable[..., Hands], control: str, size: tuple[int, int]
) -> None:
    mia = hands(way="release", slide_px=60)
    mia.page.set_viewport_size({"width": size[0], "height": size[1]})
    box = mia.page.locator(f"[data-control='{control}']").bounding_box()
    assert box
    for y in (box["y"] + 5, box["y"] + box["height"] - 5):
        mia.page.evaluate("() => { acts.length = 0; show({ panel: null, screen: 'pick', switch: null }) }")
        mia.wait(1000)
        mia.finger.down(box["x"] + box["width"] / 2, y)
        mia.wait(250)
        mia.finger.up()
        assert [one.split()[0] for one in mia.acts] == ["panel" if control == "more" else control]


@pytest.mark.parametrize("way", ["hold", "release"])
def test_how_it_went_is_one_tap_close_to_again_and_again_is_once(hands: Callable[..., Hands], way: str) -> None:
    mia = hands(way=way)
    mia.page.evaluate("show({ ...view(), screen: 'play', panel: null, play: aPlay() })")
    mia.page.locator(".outcomes").wait_for()
    mia.wait(600)
    box = mia.page.locator("[data-control='into-it']").bounding_box()
    assert box
    mia.finger.down(box["x"] + 4, box["y"] + box["height"] / 2)
    mia.wait(700)
    mia.finger.up()
    assert mia.acts == ["outcome into_it"]
    mia.page.evaluate("show({ ...view(), screen: 'play', panel: null, play: aPlay() })")
    mia.page.locator(".outcomes").wait_for()
    mia.wait(600)
    mia.finger.down(*mia.place("again"))
    mia.wait(1500)
    mia.finger.up()
    assert mia.acts == ["outcome into_it", "again"]


@pytest.mark.parametrize("way", ["hold", "release"])
def test_a_palm_on_the_glass_keeps_no_finger_waiting(hands: Callable[..., Hands], way: str) -> None:
    mia = hands(way=way)
    fingers = Fingers(mia.page)
    fingers.down(1, ".facts")
    fingers.down(2, "[data-prompt='song-1']")
    mia.wait(400)
    fingers.down(3, ".facts")  # an adult's, on its way
    fingers.up(3)
    mia.wait(300)
    fingers.up(2)
    assert mia.acts == ["pick song-1"]
    fingers.up(1)
    mia.wait(1000)
    assert mia.acts == ["pick song-1"]


@pytest.mark.parametrize("way", ["hold", "release"])
def test_a_yes_to_a_touch_takes_as_long_as_a_pick_and_a_no_is_one_tap(hands: Callable[..., Hands], way: str) -> None:
    mia = hands(way=way)
    asks = "show({ screen: 'play', panel: null, play: { ...aPlay(), asks: true } })"
    mia.page.evaluate(asks)
    mia.page.locator("[data-control='assent-yes']").wait_for()
    mia.wait(600)
    for rested, taken in ((60, []), (700, ["assent"])):
        mia.finger.down(*mia.place("assent-yes"))
        mia.wait(rested)
        mia.finger.up()
        assert mia.acts == taken
    mia.wait(600)
    mia.finger.down(*mia.place("assent-no"))
    mia.finger.up()
    assert mia.acts == ["assent", "assent"]


def test_an_adults_tap_waits_for_no_longer_lock_out_of_a_childs(hands: Callable[..., Hands]) -> None:
    mia = hands(lock_ms=5000, guard_ms=5000)
    mia.wait(5000)
    mia.finger.down(*mia.place("song-1"))
    mia.finger.up()
    mia.page.locator(".outcomes").wait_for()
    mia.wait(600)
    mia.finger.down(*mia.place("again"))  # a hand of the child's, still there
    mia.finger.up()
    mia.finger.down(*mia.place("so-so"))
    mia.finger.up()
    assert mia.acts == ["pick song-1", "outcome so_so"]


def test_a_pointer_that_rests_while_nothing_is_drawn_takes_nothing(hands: Callable[..., Hands]) -> None:
    mia = hands(way="dwell")
    mouse, (x, y) = mia.page.mouse, mia.place("song-1")
    mouse.move(x, y)
    mia.wait(400)
    mia.page.clock.fast_forward(60_000)  # the tablet slept: no frame in between
    mia.wait(400)
    assert mia.acts == []
    mia.wait(400)
    assert mia.acts == ["pick song-1"]


def test_a_pointer_that_rests_begins_anew_after_a_page_of_the_adults(hands: Callable[..., Hands]) -> None:
    mia = hands(way="dwell")
    mouse, (x, y) = mia.page.mouse, mia.place("song-1")
    mouse.move(x, y)
    mia.wait(1000)
    for panel in ("more", None):
        mia.page.evaluate("(panel) => show({ panel })", panel)
        expect(mia.page.locator("[role=dialog]")).to_have_count(1 if panel else 0)
        mouse.move(x + 5, y)
        mia.wait(2000)
    assert mia.acts == []
    mouse.move(x + 40, y)
    mia.wait(1300)
    assert mia.acts == ["pick song-1"]


def test_a_pointer_that_leaves_the_window_rests_on_nothing(hands: Callable[..., Hands]) -> None:
    mia = hands(way="dwell")
    mouse, (x, y) = mia.page.mouse, mia.place("song-1")
    mouse.move(x, y)
    mia.wait(1000)
    mouse.move(-10, y)
    mia.wait(3000)
    assert mia.acts == []
