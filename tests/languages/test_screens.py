"""Every page and screen in two made-up languages: no word from nowhere, nothing cut off, mirrored rightly."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.bench.server import Server

from .made_up import LONG, MIRRORED, assets_with, long, mirrored

ASSETS = Path(__file__).parents[2] / "assets"
LOOK = (Path(__file__).with_name("look.js")).read_text("utf-8").partition("\n")[2]
SIZES = ({"width": 1024, "height": 768}, {"width": 360, "height": 740})
PAGES = (
    "/", "/child/sample-mia", "/child/sample-mia/order", "/child/sample-jonas/safety", "/child/sample-ava/edit",
    "/library", "/library/slow-bear", "/library/new?from=slow-bear", "/share", "/print",
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
)  # names, and what calls itself so


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return assets_with(tmp_path_factory.mktemp("made-up") / "assets", ASSETS)


@pytest.fixture(scope="module", params=[LONG, MIRRORED])
def spoken(request: pytest.FixtureRequest, made_up: Path) -> Iterator[tuple[str, str]]:
    """The demo in one of them: its language and address."""
    server = Server(["tests.languages.serve", str(made_up), "demo"], "/help")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTEST_CURRENT_TEST", raising=False)  # NiceGUI would not start as usual
        patch.setenv("PLAYCUE_LANGUAGE", request.param)
        server.start()
    yield request.param, server.url
    server.kill()


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
    for path in PAGES:
        page.goto(url + path)
        page.wait_for_selector("h1")
        if path not in ("/sign-in", "/nowhere"):
            page.wait_for_function("() => window.socket?.connected")
        look(path if path != "/" else "home")
        way = page.evaluate("getComputedStyle(document.querySelector('h1')).direction")
        assert way == ("rtl" if language == MIRRORED else "ltr"), path
    look.nothing_wrong()


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
    def tap(what: str) -> None:
        page.wait_for_timeout(330)  # a tremor's second tap is not a second wish
        page.locator(what).first.dispatch_event("click")

    return tap


def _sits_in_the_corner(page: Page, language: str) -> None:
    """ "All done" is where lines end, the first picture where they begin."""
    stop, tiles = _box(page.locator("[data-control=all-done]")), page.locator(".tile")
    assert (stop["x"] < 300) == (language == MIRRORED)
    first, last = _box(tiles.first), _box(tiles.last)
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
        page.goto(url + "/child/sample-ava/edit")
        page.wait_for_function("() => window.socket?.connected")
        asked = (long if mine == LONG else mirrored)("Language of play")
        page.get_by_label(asked).click()
        page.get_by_role("option", name=(long if theirs == LONG else mirrored)("English"), exact=True).click()
        page.locator(".pc-actions-end .pc-btn").last.click()
        page.wait_for_url(url + "/child/sample-ava")
        page.goto(url + "/play/")
        page.locator("[data-control=ready], [data-control=not-ready]").wait_for(timeout=60_000)
        context.set_offline(True)
        tap = _tapping(page)
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
        assert page.locator("main.pc").get_attribute("lang") == theirs
