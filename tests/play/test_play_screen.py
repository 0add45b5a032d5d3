"""What a hand needs in the middle of a play is whole and free on a tablet either way up, and on a phone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from app.play.shell import BROWSER

from .screen import open_screen, tap
from .table import tray

SIZES = ((1024, 768), (768, 1024), (360, 740))
# Controls with a point that a finger does not meet: out of the screen, or under something else.
HIDDEN = """(selector) => [...document.querySelectorAll(selector)].filter((one) => {
  const { left, right, top, bottom } = one.getBoundingClientRect(), near = 14
  return [[left + near, top + near], [right - near, bottom - near], [(left + right) / 2, (top + bottom) / 2]]
    .some(([x, y]) => !one.contains(document.elementFromPoint(x, y)))
}).map((one) => one.textContent)"""
HEIGHT = "(one) => one.getBoundingClientRect().height"
LINES = """(one) => {
  const words = document.createRange()
  words.selectNodeContents(one)
  return words.getClientRects().length
}"""
HANDS = {"area": "forearm", "side": "left", "pressure": 2, "technique": "effleurage", "giver": "adult", "words": "Slow"}
OPTIONS = [{"label": f"The {one} one", "lines": ["It is."], "part": one} for one in ("yellow", "tree")]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(has_touch=True, viewport={"width": 1024, "height": 768}) as context:
        yield context.new_page()


def at_each_size(page: Page, selector: str) -> None:
    """All of them can be tapped."""
    assert page.locator(selector).count()
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(HIDDEN, selector) == [], f"{width} x {height}"


def touched(page: Page, check: str) -> None:
    """In a play with a hand on the forearm, sixteen seconds on."""
    page.clock.install()
    given = tray()
    given["face"]["saying"] = {"check": check, "signals": {}}
    open_screen(page, given)
    page.evaluate("(hands) => { for (const { verses } of Object.values(cards)) verses[0].hands = hands }", HANDS)
    tap(page, ".tile[data-kind=song]")
    tap(page, "[data-control=assent-yes]")
    page.clock.fast_forward(16_000)
    page.evaluate("draw()")
    page.locator(f".comfort[data-check={check}]").wait_for()


@pytest.mark.parametrize("check", ["three", "number", "more_stop", "cues"])
def test_every_answer_to_how_a_touch_is_can_be_tapped(page: Page, check: str) -> None:
    touched(page, check)
    at_each_size(page, ".comfort button")


def test_a_number_is_as_wide_as_a_finger(page: Page) -> None:
    touched(page, "number")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        box = page.locator("[data-control=hurt-1]").bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 40, f"{width} x {height}"


def test_the_place_of_a_touch_is_drawn_large_enough_to_be_seen(page: Page) -> None:
    touched(page, "cues")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert page.locator(".stage > .body").evaluate(HEIGHT) >= 140, f"{width} x {height}"
        assert page.evaluate(HIDDEN, ".not-here") == []


def test_what_comes_next_in_a_story_can_be_seen_and_tapped(page: Page) -> None:
    open_screen(page)
    lines = [f"Line {n} of what is told here, and asked" for n in range(4)]
    change = {"options": OPTIONS, "lines": lines, "hands": HANDS | {"pressure": 0}}
    page.evaluate("(told) => { for (const { verses } of Object.values(cards)) Object.assign(verses[0], told) }", change)
    tap(page, ".tile[data-kind=story]")
    page.locator(".asked .tile").first.wait_for()
    at_each_size(page, ".asked .tile")
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.locator(".asked img").first.evaluate(HEIGHT) >= 70


def test_all_that_the_adult_may_do_after_all_done_can_be_tapped(page: Page) -> None:
    open_screen(page)
    page.locator("[data-control=all-done]").click()
    tap(page, "[data-control=after]")
    at_each_size(page, ".leave button")


def test_what_comes_first_hides_no_title_on_a_phone(page: Page) -> None:
    open_screen(page)
    items = [
        {"way": way, "prompt": way, "title": way, "kind": "song", "picture": way, "done": False}
        for way in ("song-2", "story-2")
    ]
    page.evaluate("(items) => act({ type: 'strip', items })", items)
    page.evaluate("""() => { for (const one of document.querySelectorAll('.name')) {
      one.firstChild.data = 'The museum at night'
      one.querySelector('small').textContent = 'new: into 30 of 35 calm ones, gentle, about 35 s'
    } }""")  # fmt: skip
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator(".strip").wait_for()
    assert (
        page.evaluate(
            "() => [...document.querySelectorAll('.tile')].filter((one) => one.scrollHeight > one.clientHeight).length"
        )
        == 0
    )


def test_what_comes_first_leaves_the_pictures_room_on_a_phone_on_its_side(page: Page) -> None:
    open_screen(page)
    page.set_viewport_size({"width": 740, "height": 360})
    one = {"way": "song-2", "prompt": "song-2", "title": "Warm cat", "kind": "song", "picture": "song-2", "done": False}
    page.evaluate("(items) => act({ type: 'strip', items })", [one])
    page.locator(".strip").wait_for()
    assert page.locator(".tile img").first.evaluate(HEIGHT) >= 60
    assert page.evaluate(HIDDEN, ".pick button") == []


def test_a_no_and_the_place_it_is_about_are_whole_beside_wide_edges(page: Page) -> None:
    page.add_init_script("localStorage.setItem('playcue-hands-busy', '{\"edges\": true}')")
    touched(page, "cues")
    assert page.locator(".edge").count() == 2
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate(HIDDEN, ".not-here, .halt-it, .sound button") == []
    assert page.locator(".stage > .body").evaluate(HEIGHT) >= 140


def test_a_play_whose_words_have_not_come_yet_says_so(page: Page) -> None:
    open_screen(page)
    page.evaluate("() => { for (const way in cards) delete cards[way] }")
    tap(page, ".tile[data-kind=counting]")
    expect(page.locator(".lines")).to_contain_text("not on this tablet yet")
    tap(page, "[data-control=into-it]")
    page.locator(".board").wait_for()


def test_a_picture_that_cannot_be_had_leaves_its_place_empty(page: Page) -> None:
    open_screen(page)
    picture = page.locator(".tile img").first
    address = picture.get_attribute("src")
    for src, visibility in (("/gone.png", "hidden"), (address, "visible")):
        picture.evaluate("(one, src) => { one.src = src }", src)
        expect(picture).to_have_css("visibility", visibility)


# A board's height in which pictures are seen at all, on a phone that lies on its side.
@pytest.mark.parametrize(("look", "text", "least"), [("yellow", 100, 160), ("red", 150, 140), ("paper", 200, 120)])
def test_on_a_phone_on_its_side_the_pictures_keep_room_in_every_look(
    page: Page, look: str, text: int, least: int
) -> None:
    page.set_viewport_size({"width": 740, "height": 360})
    open_screen(page)
    page.add_style_tag(content=(BROWSER / "looks.css").read_text())
    page.evaluate("(change) => act({ type: 'seeing', change })", {"look": look, "text": text})
    expect(page.locator(".pc")).to_have_attribute("data-look" if look != "paper" else "data-text", re.compile("."))
    assert page.locator(".board").evaluate(HEIGHT) >= least
    tap(page, "[data-control=all-done]")
    tap(page, "[data-control=after]")
    name, leave = (page.locator(one).bounding_box() for one in (".calm > p", ".leave"))
    assert name
    assert leave
    assert name["y"] + name["height"] <= leave["y"]


def test_on_a_phone_on_its_side_the_adults_row_takes_no_room_from_the_pictures(page: Page) -> None:
    page.set_viewport_size({"width": 740, "height": 360})
    open_screen(page)
    assert page.locator(".board").evaluate(HEIGHT) >= 120


def test_finish_is_one_word_where_something_is_wrong(page: Page) -> None:
    open_screen(page)
    page.add_style_tag(content=(BROWSER / "looks.css").read_text())
    page.evaluate("act({ type: 'seeing', change: { text: 200 } })")
    tap(page, "[data-control=wrong]")
    for width, height in (*SIZES, (740, 360)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.locator("[data-control=wrong-finish]").evaluate(LINES) == 1, f"{width} x {height}"
        assert page.evaluate(HIDDEN, ".trouble .go button") == []
