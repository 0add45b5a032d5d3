"""Each way in for a child, at the times it starts with: what is taken, and what is not."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import expect

from app.play.shell import BROWSER

from .hands import Hands


def test_a_finger_that_rests_takes_the_picture_and_one_that_passes_does_not(hands: Callable[..., Hands]) -> None:
    mia = hands(way="hold")
    finger = mia.finger
    finger.down(*mia.place("story-1"))
    mia.wait(560)
    assert mia.acts == []
    expect(mia.page.locator(".fill")).to_be_visible()
    finger.up()
    mia.wait(100)
    assert mia.acts == []
    expect(mia.page.locator(".fill")).to_be_hidden()
    finger.down(*mia.place("story-1"))
    mia.wait(640)
    assert mia.acts == ["pick story-1"]
    finger.up()
    mia.wait(600)
    assert mia.acts == ["pick story-1"]


def test_a_finger_may_tremble_beside_the_picture_and_one_that_wanders_off_takes_nothing(
    hands: Callable[..., Hands],
) -> None:
    mia = hands(way="hold")
    box = mia.page.locator(".tile").first.bounding_box()
    assert box is not None
    x, y = box["x"] + 100, box["y"] + box["height"] - 10
    for beside, taken in ((60, []), (20, ["pick song-1"])):  # 40 px are forgiven
        mia.finger.down(x, y)
        mia.wait(200)
        mia.finger.move(x, y + beside)
        mia.wait(600)
        mia.finger.up()
        assert mia.acts == taken


def test_while_a_child_holds_the_adult_taps_and_all_done_needs_one_tap(hands: Callable[..., Hands]) -> None:
    mia = hands(way="hold", hold_ms=5000)
    finger = mia.finger
    finger.down(*mia.place("more"))
    finger.up()
    assert mia.acts == ["panel more"]
    mia.page.evaluate("show({ panel: null })")
    finger.down(*mia.place("all-done"))
    finger.up()
    assert mia.acts == ["panel more", "all-done"]


def test_where_a_finger_lifts_counts_also_a_little_beside(hands: Callable[..., Hands]) -> None:
    mia = hands(way="release")
    finger, (x, y) = mia.finger, mia.place("counting-1")
    finger.down(*mia.place("song-1"))
    mia.wait(300)
    finger.move(x, y)
    finger.up()
    assert mia.acts == ["pick counting-1"]
    mia.page.evaluate("show({ screen: 'pick' })")
    mia.wait(600)
    box = mia.page.locator(".tile").first.bounding_box()
    assert box is not None
    finger.down(*mia.place("counting-1"))
    mia.wait(300)
    finger.move(box["x"] + 200, box["y"] - 35)  # above the picture
    finger.up()
    assert mia.acts == ["pick counting-1", "pick song-1"]
    mia.page.evaluate("show({ screen: 'pick' })")
    mia.wait(600)
    finger.down(*mia.place("song-1"))
    mia.wait(60)  # a graze
    finger.up()
    assert mia.acts == ["pick counting-1", "pick song-1"]


def test_a_pointer_that_rests_fills_a_ring_that_forgives_a_wobble(hands: Callable[..., Hands]) -> None:
    mia = hands(way="dwell")
    mouse, (x, y) = mia.page.mouse, mia.place("song-1")
    mouse.move(x, y)
    mia.wait(800)
    mouse.move(x, 30)  # off it
    mia.wait(100)
    mouse.move(x, y)
    mia.wait(600)
    assert mia.acts == []  # 1,200 ms of resting, a third of which was lost on the way
    mia.wait(400)
    assert mia.acts == ["pick song-1"]


def test_a_pointer_that_stays_takes_nothing_more_before_it_has_moved(hands: Callable[..., Hands]) -> None:
    mia = hands(way="dwell")
    mouse, (x, y) = mia.page.mouse, mia.place("else")
    mouse.move(x, y)
    mia.wait(1300)
    assert mia.acts == ["else"]
    mouse.move(x + 20, y)
    mia.wait(3000)
    assert mia.acts == ["else"]
    mouse.move(x + 40, y)
    mia.wait(1300)
    assert mia.acts == ["else", "else"]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_light_goes_over_the_pictures_three_times_and_then_waits(hands: Callable[..., Hands], direction: str) -> None:
    mia = hands(direction, way="one_switch")
    seen = [mia.lit]
    for _ in range(4):
        mia.wait(2450 if len(seen) == 1 else 2000)  # 600 of the first 3,000 went by
        seen.append(mia.lit)
    assert seen == ["song-1", "story-1", "counting-1", "else", "all-done"]
    mia.wait(2000)
    assert mia.lit == "song-1"
    mia.wait(2 * 11_000 - 200)
    assert mia.lit == "all-done"
    mia.wait(400)
    assert mia.lit == ""
    mia.wait(60_000)
    assert (mia.lit, mia.acts) == ("", [])
    mia.key(" ")
    assert (mia.lit, mia.acts) == ("song-1", [])
    mia.wait(3100)
    mia.key("Enter")
    assert mia.acts == ["pick story-1"]


def test_a_press_takes_what_was_lit_when_it_began_however_slowly_it_is_let_go(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    mia.wait(1800)
    assert mia.lit == "song-1"
    mia.key(" ", held_ms=1700)
    assert mia.acts == ["pick song-1"]


def test_a_switch_bounces_and_a_second_press_waits_for_the_lock_out(hands: Callable[..., Hands]) -> None:
    mia = hands(way="two_switches", lock_ms=1000, guard_ms=0)
    mia.key(" ")
    mia.wait(40)
    mia.key(" ", held_ms=10)  # it bounced
    assert mia.lit == "song-1"
    mia.wait(500)
    mia.key(" ")  # less than a second after the accepted one
    assert mia.lit == "song-1"
    mia.wait(500)  # counted from the accepted one, not from this
    mia.key(" ")
    assert mia.lit == "story-1"


def test_a_switch_that_bounces_is_pressed_once(hands: Callable[..., Hands]) -> None:
    mia = hands(way="two_switches", lock_ms=0, guard_ms=0)
    mia.key(" ")
    for _ in range(3):
        mia.wait(40)
        mia.key(" ", held_ms=10)
    assert mia.lit == "song-1"
    mia.wait(110)
    mia.key(" ")
    assert mia.lit == "story-1"


def test_two_switches_move_and_take(hands: Callable[..., Hands]) -> None:
    mia = hands(way="two_switches")
    for key in ("ArrowRight", " ", " "):
        mia.key(key)
        mia.wait(400)
    assert mia.lit == "counting-1"
    mia.wait(30_000)
    assert mia.lit == "counting-1"  # it stands as long as it takes
    mia.key("ArrowLeft")
    assert mia.acts == ["pick counting-1"]


@pytest.mark.parametrize("way", ["one_switch", "two_switches"])
def test_a_long_press_is_all_done_whatever_else_waits(hands: Callable[..., Hands], way: str) -> None:
    mia = hands(way=way, lock_ms=5000, guard_ms=5000)
    mia.page.evaluate("again()")  # other pictures, just now
    mia.key("Enter", held_ms=2100)
    assert mia.acts == ["all-done"]


def test_a_long_press_is_all_done_just_after_another_press(hands: Callable[..., Hands]) -> None:
    mia = hands(way="two_switches", lock_ms=5000)
    mia.key(" ")
    mia.key("Enter", held_ms=2100)
    assert mia.acts == ["all-done"]


def test_no_press_counts_just_after_the_pictures_changed(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    mia.page.evaluate("show({ offer: { ...view().offer, number: 7, tiles: [], empty: { removed: [] } } })")
    mia.wait(300)
    mia.key(" ")
    assert mia.acts == []
    mia.wait(300)
    mia.key(" ")
    assert mia.acts == ["all-done"]  # the one thing left to take


@pytest.mark.parametrize(("direction", "on"), [("ltr", "ArrowRight"), ("rtl", "ArrowLeft")])
def test_arrow_keys_go_and_enter_takes(hands: Callable[..., Hands], direction: str, on: str) -> None:
    mia = hands(direction, way="keys")
    for _ in range(3):
        mia.key(on)
    assert mia.page.evaluate("document.activeElement.dataset.prompt") == "counting-1"
    mia.key("ArrowUp")
    mia.page.keyboard.press("Enter")
    assert mia.acts == ["pick story-1"]


# Is the head of it, or all of it, in sight?
SEEN = """(lit) => {
  const { left, top, width, height } = lit.getBoundingClientRect()
  return [20, Math.min(60, height - 8)].every((y) => lit.contains(document.elementFromPoint(left + width / 2, top + y)))
}"""


def test_a_finger_that_rests_on_after_its_picture_was_taken_says_nothing_more_when_it_lifts(
    hands: Callable[..., Hands],
) -> None:
    mia = hands(way="hold", hold_ms=1000)
    own = {"area": "foot", "pressure": 1, "technique": "self_massage", "giver": "self", "words": "Rub it"}
    mia.page.evaluate(
        """(hands) => {
          const shown = show
          const touched = (play) => play && { ...play, verses: [{ lines: [], hands }] }
          globalThis.show = ({ play, ...rest }) => shown({ ...rest, play: touched(play) })
          return show({ screen: 'play', play: aPlay() })
        }""",
        own,
    )
    x, y = mia.place("not-here")
    mia.page.evaluate("again()")
    mia.wait(600)
    below = "([x, y]) => document.elementFromPoint(x, y).closest('button').dataset"
    assert "prompt" in mia.page.evaluate(below, [x, y])
    mia.finger.down(x, y)
    mia.wait(3000)
    assert mia.page.evaluate(below, [x, y])["control"] == "not-here"
    mia.finger.up()
    mia.wait(100)
    assert [one.split()[0] for one in mia.acts] == ["pick"]


@pytest.mark.parametrize("look", ["paper", "yellow", "red"])
def test_the_ring_is_seen_to_fill_in_every_look(hands: Callable[..., Hands], look: str) -> None:
    mia = hands(way="hold", hold_ms=1000)
    page = mia.page
    page.add_style_tag(content=(BROWSER / "looks.css").read_text())
    page.evaluate("(look) => show({ seeing: { look } })", look)
    mia.finger.down(*mia.place("story-1"))
    mia.wait(500)
    ring = page.locator(".fill").bounding_box()
    assert ring
    drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    y, inside = round(ring["y"] + ring["height"] / 2), 10  # of 120 px, a third is the ring
    full, bare = (_luminance(drawn, round(x), y) for x in (ring["x"] + ring["width"] - inside, ring["x"] + inside))
    assert (max(full, bare) + 0.05) / (min(full, bare) + 0.05) >= 3  # WCAG 2.2, 1.4.11


def _luminance(drawn: Image.Image, x: int, y: int) -> float:
    pixel = drawn.getpixel((x, y))
    assert isinstance(pixel, tuple)
    parts = [one / 255 for one in pixel[:3]]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return sum(share * one for share, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_enter_that_is_held_is_one_wish(hands: Callable[..., Hands]) -> None:
    mia = hands(way="keys")
    mia.page.locator("[data-control='else']").focus()
    for _ in range(3):
        mia.page.keyboard.down("Enter")  # and again, as a keyboard repeats it
        mia.wait(1000)
    mia.page.keyboard.up("Enter")
    assert mia.acts == ["else"]


PAD = """() => {
  globalThis.buttons = Array.from({ length: 16 }, () => ({ pressed: false }))
  navigator.getGamepads = () => [{ buttons, axes: [0, 0] }, null, null, null]
}"""


@pytest.mark.parametrize(("way", "button", "taken"), [("one_switch", 5, "pick song-1"), ("two_switches", 0, "")])
def test_buttons_of_a_game_pad_are_switches(hands: Callable[..., Hands], way: str, button: int, taken: str) -> None:
    """Chromium can be given no pad, so its answer is made up; what is made of it is the real thing."""
    mia = hands(way=way)
    mia.page.evaluate(PAD)
    mia.page.evaluate("dispatchEvent(new Event('gamepadconnected'))")
    mia.wait(20)
    for pressed in (True, False):
        mia.page.evaluate(f"buttons[{button}].pressed = {str(pressed).lower()}")
        mia.wait(60)
    assert mia.acts == ([taken] if taken else [])
    assert taken or mia.lit == "song-1"


def test_in_a_play_the_light_waits_to_be_asked_and_leaves_the_adults_buttons_alone(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    mia.key(" ")
    mia.page.locator(".play").wait_for()
    mia.wait(20_000)
    assert mia.lit == ""
    seen = []
    mia.key(" ")
    for _ in range(3):
        seen.append(mia.lit)
        mia.wait(3050 if len(seen) == 1 else 2000)
    assert seen == ["lines", "again", "all-done"]
    mia.finger.down(*mia.place("into-it"))
    mia.finger.up()
    assert mia.acts == ["pick song-1", "outcome into_it"]


def test_what_is_lit_is_seen_where_large_words_leave_no_room_for_all(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    page = mia.page
    page.set_viewport_size({"width": 360, "height": 740})
    page.add_style_tag(content=(BROWSER / "looks.css").read_text())
    page.evaluate("show({ seeing: { text: 200, look: 'yellow' } })")
    page.evaluate("again()")
    seen = []
    for wait in (3050, 2000, 2000, 2000, 2000):
        seen.append(mia.lit)
        assert page.locator("[data-lit]").evaluate(SEEN), mia.lit
        mia.wait(wait)
    assert seen == ["song-1", "story-1", "counting-1", "else", "all-done"]


def test_what_comes_is_gone_on_from_by_a_switch_as_well(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    mia.page.evaluate("show({ screen: 'play', play: { ...aPlay(), coming: true } })")
    mia.page.locator(".coming").wait_for()
    mia.wait(600)
    mia.key(" ")
    assert mia.lit == "go-on"
    mia.wait(400)
    mia.key(" ")
    assert mia.acts == ["verse"]


def test_who_looks_at_what_comes_has_all_the_time_for_it(hands: Callable[..., Hands]) -> None:
    mia = hands(way="dwell")
    mia.page.evaluate("show({ screen: 'play', play: { ...aPlay(), coming: true } })")
    mia.page.locator(".coming").wait_for()
    mia.wait(600)
    mia.page.mouse.move(*mia.place("go-on"))
    mia.wait(2500)
    assert mia.acts == []


def test_presses_are_told_at_the_end(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    mia.wait(2500)
    mia.key(" ", held_ms=50)  # the light came to the second picture 100 ms ago
    assert mia.acts == ["pick story-1"]
    mia.wait(600)
    mia.key(" ", held_ms=2100)
    assert mia.acts[-1] == "all-done"
    (told,) = mia.told
    assert told["way"] == "one_switch"
    assert told["late"] == 1
    assert len(told["times_ms"]) == 1


def test_before_a_touch_the_light_asks_the_child(hands: Callable[..., Hands]) -> None:
    mia = hands(way="one_switch")
    mia.key(" ")
    mia.page.locator(".play").wait_for()
    mia.page.evaluate("show({ play: { ...view().play, asks: true } })")
    mia.page.locator(".shall").wait_for()
    mia.page.evaluate("show({})")
    seen = [mia.lit]
    for wait in (3000, 2000):
        mia.wait(wait)
        seen.append(mia.lit)
    assert seen == ["assent-no", "assent-yes", "all-done"]
    mia.wait(2000)
    mia.key("Enter")
    assert mia.acts[-1] == "assent"
