"""Paper as Chromium prints it: so many sheets of the right size, nothing cut off, nothing but the sheets."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from app.exchange import LAYOUTS, PAPERS, words_size
from app.library import Gallery, Library, read_wording
from app.practice import Practice
from app.therapy import Prompt
from app.web.desk import Desk
from app.web.print_sheets import SHEET, drawn_sheets, paper_style
from tests.bench.server import Server
from tests.fakes import MemoryStore

from .conftest import ASSETS, NOW

GALLERY = Gallery(ASSETS / "pictures")
MANY = 30  # prompts of the shelf with the longest titles, or the most words
POINTS = 72 / 25.4  # of a PDF in a millimetre
LONG = 'Hippopotamus see-saws & "more"', "Wheelchair merry-go-round <b>", "Donaudampfschiff"
OVERFLOWS = """() => [...document.querySelectorAll('.pc-sheet, .pc-cut, .pc-cut ol, .pc-strip, figcaption')]
    .filter((one) => one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2)
    .map((one) => `${one.className} ${one.textContent.slice(0, 60)}`)"""
OUTSIDE = """() => [...document.querySelectorAll('.pc-cut, .pc-strip')].filter((one) => {
    const card = one.getBoundingClientRect(), sheet = one.closest('.pc-sheet').getBoundingClientRect()
    return card.top < sheet.top + 9 || card.bottom > sheet.bottom - 9 || card.left < sheet.left + 9 ||
        card.right > sheet.right - 9 || card.width < 90 || card.height < 90
}).length"""
BLANK = """() => [...document.querySelectorAll('.pc-sheet img')]
    .filter((one) => !one.complete || !one.naturalWidth || one.getBoundingClientRect().height < 60).length"""


@pytest.fixture
def loop_of_its_own() -> None:
    """These tests are the ones that need Playwright's own."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def desk(shelf: Library) -> Desk:
    """What the sheets are drawn with."""
    practice = Practice(MemoryStore(), shelf, lambda: NOW)
    return Desk(practice, read_wording(ASSETS), ASSETS / "help", "/play/pictures/")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_longest_prompts_fit_every_sheet(page: Page, desk: Desk, layout: str, paper: str) -> None:
    shelf = desk.practice.shelf.prompts.values()
    prompts = sorted(shelf, key=lambda prompt: -len(prompt.title))[:MANY]
    prompts += [prompts[0].model_copy(update={"title": title}) for title in LONG]
    if layout == "words":
        ways = [way for prompt in shelf for way in prompt.ways]
        prompts = [*sorted(ways, key=words_size)[:MANY], *sorted(ways, key=cues)[-MANY:], longest(desk)]
    page.route("http://playcue.test/**", pictures)
    page.goto("http://playcue.test/")
    drawn = drawn_sheets(desk, prompts, layout, paper, "2 Mar 2026")
    style = SHEET.read_text() + paper_style(LAYOUTS[layout], PAPERS[paper])
    page.set_content(f'<style>body{{margin:0}}{style}</style><div class="pc-sheets">{drawn}</div>', wait_until="load")
    page.emulate_media(media="print")
    assert page.evaluate(OVERFLOWS) == []
    assert page.evaluate(OUTSIDE) == 0
    assert page.evaluate(BLANK) == 0
    sheets = page.locator(".pc-sheet").count()
    assert sheets == -(-len(prompts) // LAYOUTS[layout].prompts)
    assert page.locator(".pc-sheet b", has_text="more").count() == 0  # words stay words
    pdf = page.pdf(prefer_css_page_size=True)
    assert pages_of(pdf) == (sheets, size_of(layout, paper))


def test_the_print_page_shows_the_sheets_that_come_out(page: Page) -> None:
    with Server(["app", "demo"], "/help") as server:
        page.goto(server.url + "/print")
        page.get_by_text("Choose prompts to see the sheets.").wait_for()
        assert page.get_by_role("button", name="Print").is_disabled()
        page.get_by_role("button", name="Ava").click()
        page.get_by_text("safe for Ava as the chart stands").wait_for()
        page.get_by_role("button", name="2 cards").click()
        page.get_by_role("group", name="Paper").get_by_role("button", name="A4").click()
        page.get_by_text("3 sheets").wait_for()
        page.get_by_role("button", name="Print").click(trial=True)
        assert pages_of(page.pdf(prefer_css_page_size=True)) == (3, size_of("2", "A4"))
        page.get_by_role("button", name="first, then").click()
        page.get_by_text("2 sheets").wait_for()
        page.emulate_media(media="print")
        assert not page.get_by_role("heading", name="On paper").is_visible()
        assert not page.get_by_text("nothing here is real").is_visible()
        page.emulate_media(media="screen")
        for path in ("/print", "/share"):
            for width, height in ((1024, 768), (360, 740)):
                page.set_viewport_size({"width": width, "height": height})
                page.goto(server.url + path)
                page.get_by_role("button", name="Mia").click()
                page.get_by_text("safe for Mia as the chart stands").wait_for()
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                found = Axe().run(page).response["violations"]
                assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == [], path


def cues(way: Prompt) -> int:
    """How many letters its hands take."""
    return sum(len(verse.hands.words) for verse in way.verses if verse.hands)


def longest(desk: Desk) -> Prompt:
    """As much as the checks of a prompt allow."""
    bun = desk.practice.shelf.prompts["bun-dough"]
    hands = bun.verses[0].hands
    assert hands is not None
    line = ("So many words in a line " * 4)[:70]
    verse = bun.verses[0].model_copy(update={"lines": (line,) * 4, "hands": hands.model_copy(update={"words": line})})
    return bun.model_copy(update={"kind": "story", "verses": (verse,) * 8, "about": (line + line)[:110]})


def pages_of(pdf: bytes) -> tuple[int, tuple[int, int]]:
    """How many pages a PDF has, and the size of all of them in points."""
    sizes = {
        (round(float(width)), round(float(height)))
        for width, height in re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    }
    (size,) = sizes
    return len(re.findall(rb"/Type\s*/Page\b[^s]", pdf)), size


def size_of(layout: str, paper: str) -> tuple[int, int]:
    """The size of a sheet in points."""
    page = PAPERS[paper].turned(LAYOUTS[layout].wide)
    return round(page.width * POINTS), round(page.height * POINTS)


def pictures(route: Route) -> None:
    """The pictures of the shelf, from its folder."""
    name = Path(urlsplit(route.request.url).path).stem
    svg = GALLERY.svg(f"prompts/{name}")
    route.fulfill(body=svg or b"<p>", content_type="image/svg+xml" if svg else "text/html")
