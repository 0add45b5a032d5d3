"""Every page and screen in two made-up languages: no word from nowhere, nothing cut off, mirrored rightly."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page

from tests.bench.server import Server
from tests.chromium import PATIENCE_MS
from tests.exchange.packs import own, pack
from tests.presses import UNLOCKED, WATCH

from .choosing import practice_speaks
from .made_up import LONG, MIRRORED, TAGS, long, mirrored

LOOK = (Path(__file__).with_name("look.js")).read_text("utf-8").partition("\n")[2]
SIZES = ({"width": 1024, "height": 768}, {"width": 360, "height": 740})
PAGES = (
    "/", "/child/sample-mia", "/child/sample-mia/order", "/child/sample-mia/choosing", "/child/sample-jonas/safety",
    "/child/sample-ava/edit",
    "/library", "/library/slow-bear", "/library/slow-bear/voice", "/library/new", "/library/new?from=slow-bear",
    "/share", "/print",
    "/child/new", "/settings", "/help", "/help/tablet", "/sign-in", "/nowhere",
)  # fmt: skip
PLAIN = {LONG: "[aeiouAEIOU]", MIRRORED: "[A-Za-z]"}  # letters that none of its words has
NAMES = (
    "Playcue",
    "Sample practice",
    "Mia",
    "Jonas",
    "Ava",
    "English",
    "A4",
    "Letter",
    "CC BY 4.0",
    "S0-",
    "S1-",
    "S3-",
    long("English"),
)  # names, and what calls itself so

# A finger rests on each.
HOLD = """(all) => {
  for (const [n, one] of all.entries()) {
    const { x, y, width, height } = one.getBoundingClientRect(), clientX = x + width / 2, clientY = y + height / 2
    document.elementFromPoint(clientX, clientY).dispatchEvent(new PointerEvent('pointerdown',
      { bubbles: true, composed: true, pointerId: 40 + n, pointerType: 'touch', clientX, clientY }))
  }
}"""


@pytest.fixture(scope="module", params=[LONG, MIRRORED])
def spoken(request: pytest.FixtureRequest, made_up: Path) -> Iterator[tuple[str, str]]:
    """The demo in one of them: its language and address."""
    with Server(["tests.languages.serve", str(made_up), "demo"], "/help", PLAYCUE_LANGUAGE=request.param) as server:
        yield request.param, server.url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(has_touch=True, viewport=SIZES[0]) as context:
        yield context.new_page()


class Looker:
    """Looks at a screen in both sizes and keeps what is wrong; pictures go to PLAYCUE_SHOTS, if that is said."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.language = page, language
        self.found: dict[str, list[str]] = {}

    def __call__(self, name: str) -> None:
        for size in SIZES:
            self.page.set_viewport_size(size)
            self.page.evaluate("() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))")
            wrong = self.page.evaluate(f"([p, n]) => ({LOOK})(p, n)", [PLAIN[self.language], NAMES])
            if wrong:
                self.found[f"{name}, {size['width']} px"] = wrong
            if folder := os.environ.get("PLAYCUE_SHOTS"):
                self.page.screenshot(
                    path=f"{folder}/{self.language}-{size['width']}-{name.strip('/').replace('/', '-')}.png"
                )
        self.page.set_viewport_size(SIZES[0])

    def nothing_wrong(self) -> None:
        """Every screen looked at is as it should be."""
        wrong = [f"{where}: {one}" for where, these in self.found.items() for one in these]
        assert not wrong, "\n" + "\n".join(wrong)


def test_the_adult_pages(spoken: tuple[str, str], page: Page) -> None:
    language, url = spoken
    look = Looker(page, language)
    page.goto(url + "/")
    practice_speaks(page, url, LONG, MIRRORED, "en")  # so that there is a choice at the foot of every page
    for path in PAGES:
        page.goto(url + path)
        page.wait_for_selector("h1")
        if path not in ("/sign-in", "/nowhere"):
            page.wait_for_function("() => window.socket?.connected")
        page.evaluate("() => { for (const fold of document.querySelectorAll('details')) fold.open = true }")
        look(path if path != "/" else "home")
        way = page.evaluate("getComputedStyle(document.querySelector('h1')).direction")
        assert way == ("rtl" if language == MIRRORED else "ltr"), path
    look.nothing_wrong()


def test_a_prompt_for_a_child_and_its_sheets(spoken: tuple[str, str], page: Page) -> None:
    language, url = spoken
    look = Looker(page, language)

    def opened(path: str) -> None:
        page.goto(url + path)
        page.wait_for_function("() => window.socket?.connected")

    page.goto(url + "/")
    opened("/library/slow-bear")
    for child in ("Mia", "Jonas"):
        page.get_by_role("button", name=child, exact=True).click()
        page.locator("[role=status] .pc-btn").first.wait_for()
        look(f"library-slow-bear-{child}")
    opened("/print")
    page.get_by_role("button", name="Ava", exact=True).click()
    page.locator(".pc-sheet").first.wait_for()
    for number in range(7):
        page.locator(".pc-chipset").last.locator("button").nth(number).click()
        page.wait_for_function("(n) => [...document.querySelectorAll('.pc-chipset')].at(-1)"
                               ".querySelectorAll('button')[n].ariaPressed === 'true'", arg=number)  # fmt: skip
        look(f"print-{number}")
    look.nothing_wrong()


def test_what_is_wrong_with_a_prompt_or_a_pack(spoken: tuple[str, str], page: Page) -> None:
    language, url = spoken
    look, say = Looker(page, language), long if language == LONG else mirrored
    page.goto(url + "/")
    page.goto(url + "/library/new?from=slow-bear")
    page.wait_for_function("() => window.socket?.connected")
    page.get_by_label(say("In one line")).fill("1" * 111)
    page.locator(".pc-fault").first.wait_for()
    told = say('"about" is {n} characters long: keep it to {most}.').format(n=111, most=110)
    assert page.locator(".pc-fault").first.inner_text() == told
    look("editor-with-a-fault")
    page.goto(url + "/share")
    page.wait_for_function("() => window.socket?.connected")
    page.locator("input[type=file][accept='.zip']").set_input_files(_file(b"no zip"))
    page.locator(".pc-refusal").wait_for()
    assert page.locator(".pc-refusal").inner_text().startswith(say("The file is not a zip: choose")[:20])
    look("share-with-a-refusal")
    page.locator("input[type=file][accept='.zip']").set_input_files(_file(pack(own(about="1" * 111))))
    page.locator(".pc-message").wait_for()
    assert page.locator(".pc-message").inner_text() == told
    look.nothing_wrong()


def _file(raw: bytes) -> FilePayload:
    return {"name": "a.zip", "mimeType": "application/zip", "buffer": raw}


def test_the_screens_of_a_play(spoken: tuple[str, str], page: Page) -> None:
    language, url = spoken
    look, tap = Looker(page, language), _tapping(page)
    page.goto(url + "/")
    page.goto(url + "/play/")
    page.wait_for_selector("[data-screen=children] [data-child=sample-mia]")
    look("children")
    tap("[data-child=sample-mia]")
    page.wait_for_selector("[data-screen=moment]")
    look("moment")
    tap("[data-control=materials]")
    look("moment-things")
    tap("[data-control=materials]")
    tap("[data-mood=ready]")
    tap("[data-control=all-fine]")
    tap("[data-control=touch-everywhere]")
    tap("[data-control=start]")
    page.wait_for_selector("[data-screen=pick]")
    look("pick")
    _sits_in_the_corner(page, language)
    for name in ("find", "now", "not-this-child"):
        tap(f"[data-control={name}]")
        page.wait_for_selector(".panel")
        look(f"pick-{name}")
        tap(".panel [data-control=close]")
    tap("[data-control=not-that]")
    look("pick-not-that")
    tap("[data-control=not-that]")
    for name in ("more", "rounds"):
        tap(f"[data-control={name}]")
        page.wait_for_selector(f".panel #pc-{name}")
        look(f"pick-{name}")
    tap("[data-control=rounds-start]")
    page.wait_for_selector('[data-count="5"]')
    look("pick-in-a-round")
    _sits_in_the_corner(page, language, later=2)
    tap("[data-control=more]")
    tap("[data-control=rounds]")
    page.wait_for_selector("[data-control=rounds-rest]")
    look("pick-rounds-on")
    tap("[data-control=rounds-rest]")
    tap(".tile >> nth=0")
    page.wait_for_selector("[data-screen=play] .lines")
    look("play")
    tap("[data-control=into-it]")
    page.wait_for_selector("[data-screen=pick]")
    tap("[data-control=finish]")
    page.wait_for_selector("[data-screen=closing]")
    look("closing")
    tap("[data-control=closing-done]")
    tap("[data-child=sample-jonas]")
    page.wait_for_selector("[data-screen=moment]")
    tap("[data-control=yes-seizure_now]")
    page.wait_for_selector(".halt")
    look("stop")
    look.nothing_wrong()


def _tapping(page: Page) -> Callable[[str], None]:
    page.add_init_script(WATCH)

    def tap(what: str) -> None:
        page.wait_for_function(UNLOCKED)
        page.locator(what).first.dispatch_event("click")

    return tap


def _sits_in_the_corner(page: Page, language: str, later: int = -1) -> None:
    """ "All done" is where lines end, the first picture where they begin; `later` is one of the same row."""
    stop, tiles = _box(page.locator("[data-control=all-done]")), page.locator(".tile")
    assert (stop["x"] < 300) == (language == MIRRORED)
    first, last = _box(tiles.first), _box(tiles.nth(later))
    assert (first["x"] > last["x"]) == (language == MIRRORED)


def _box(found: Locator) -> dict[str, float]:
    box = found.bounding_box()
    assert box is not None
    return dict(box)


def test_a_child_is_spoken_to_in_their_own_language_also_without_a_server(
    spoken: tuple[str, str], browser: Browser
) -> None:
    """The practice speaks the one, Ava the other; the tablet has laid in both."""
    mine, url = spoken
    theirs = MIRRORED if mine == LONG else LONG
    with browser.new_context(has_touch=True, viewport=SIZES[0]) as context:
        page = context.new_page()
        page.goto(url + "/")
        practice_speaks(page, url, mine, theirs)
        page.goto(url + "/child/sample-ava/edit")
        page.wait_for_function("() => window.socket?.connected")
        asked = (long if mine == LONG else mirrored)("Language of play")
        page.get_by_label(asked).click()
        page.get_by_role("option", name=(long if theirs == LONG else mirrored)("English"), exact=True).click()
        page.locator(".pc-actions-end .pc-btn").last.click()
        page.wait_for_url(url + "/child/sample-ava")
        tap = _tapping(page)
        page.goto(url + "/play/")
        page.locator("[data-control=ready], [data-control=not-ready]").wait_for(timeout=3 * PATIENCE_MS)
        context.set_offline(True)
        tap("[data-child=sample-ava]")
        page.wait_for_selector("[data-screen=moment]")
        assert page.locator("main.pc").get_attribute("dir") == ("rtl" if theirs == MIRRORED else "ltr")
        for answer in ("[data-mood=ready]", "[data-control=all-fine]", "[data-control=touch-everywhere]"):
            tap(answer)
        tap("[data-control=start]")
        page.wait_for_selector("[data-screen=pick] .tile")
        english = "[A-Za-z]" if theirs == MIRRORED else "[aeiouAEIOU]"
        told = page.locator(".tile .name").all_inner_texts()
        assert told
        assert [title for title in told if re.search(english, title)] == []
        tap(".tile")
        page.wait_for_selector("[data-screen=play] .lines .now span")
        heard = page.locator(".lines .now").inner_text()
        assert not re.search(english, heard)
        page.reload()
        page.wait_for_selector("[data-screen=play] .lines .now span")
        assert page.locator("main.pc").get_attribute("lang") == TAGS[theirs]
        tap("[data-control=more]")
        tap("[data-control=lock]")
        page.locator("[data-control=padlock]").click()
        lit, stop = _box(page.locator(".corner.bottom")), _box(page.locator("[data-control=all-done]"))
        assert (lit["x"] < 300) != (stop["x"] < 300)  # whoever holds it does not end the play
        page.locator(".corner").evaluate_all(HOLD)
        page.locator("[data-control=padlock]").wait_for(state="detached")
        page.wait_for_selector("[data-screen=play]")
