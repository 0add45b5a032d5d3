"""The pages in a real browser: nothing from elsewhere, nothing cut off or lost, nothing that axe finds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from app.library import read_library
from tests.bench.server import Server

PAGES = (
    "/", "/child/sample-mia", "/child/sample-mia/order", "/child/sample-jonas/safety", "/child/sample-ava/edit",
    "/settings", "/help/tablet",
)  # fmt: skip
SIZES = {"landscape": (1024, 768), "portrait": (768, 1024), "phone": (360, 740)}

# The socket of a slow network: it opens when the test says so.
HELD = """
  const Socket = WebSocket, held = []
  globalThis.open_sockets = () => { for (const one of held.splice(0)) one.opens() }
  globalThis.WebSocket = class {
    constructor(...told) { this.opens = () => this.through(new Socket(...told)); held.push(this) }
    through(socket) {
      this.socket = socket
      socket.binaryType = this.binaryType ?? 'blob'
      for (const name of ['onopen', 'onmessage', 'onclose', 'onerror']) socket[name] = (event) => this[name]?.(event)
    }
    get readyState() { return this.socket?.readyState ?? 0 }
    send(told) { this.socket.send(told) }
    close(...why) { this.socket?.close(...why) }
  }
"""


@pytest.fixture
def loop_of_its_own() -> None:
    """These tests are the ones that need Playwright's own."""


@pytest.fixture(scope="module")
def demo() -> Iterator[str]:
    """The demo, as it ships, in a process of its own."""
    with Server(["app", "demo"], "/help") as server:
        yield server.url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that knows nothing yet."""
    with browser.new_context(has_touch=True) as context:
        yield context.new_page()


@pytest.mark.parametrize("size", SIZES)
def test_the_adult_pages_are_whole_accessible_and_alone(demo: str, page: Page, size: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    foreign: list[str] = []
    page.on("request", lambda asked: foreign.append(asked.url) if not asked.url.startswith((demo, "data:")) else None)
    for path in PAGES:
        page.goto(demo + path)
        page.wait_for_selector(".pc-main h1")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        if "help" not in path:
            assert page.get_by_text("nothing here is real").is_visible(), path
        if size == "portrait":  # the same as landscape, only narrower
            continue
        found = Axe().run(page).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == [], path
    assert [url for url in foreign if not url.startswith(demo.replace("http", "ws"))] == []


def test_the_longest_nickname_stays_on_a_telephone(demo: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(demo + "/child/sample-ava/edit")
    page.get_by_label("Nickname").fill("W" * 40)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/child/sample-ava")
    for path in ("/child/sample-ava", "/", "/child/sample-ava/choosing", "/child/sample-ava/order"):
        page.goto(demo + path)
        page.get_by_role("heading", name="W" * 40).first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    page.goto(demo + "/child/sample-ava/edit")
    page.get_by_label("Nickname").fill("Ava")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/child/sample-ava")


def test_in_the_dark_the_pages_are_dark_and_as_easy_to_read(demo: str, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    for path in (*PAGES, "/library", "/child/sample-mia/choosing", "/sign-in"):
        page.goto(demo + path)
        page.wait_for_selector(".pc-main h1")
        for seen in ("body", ".pc-card", ".q-btn-toggle .q-btn[aria-pressed=false]", ".pc-header"):
            for one in page.locator(seen).all()[:1]:
                colour = one.evaluate("(one) => getComputedStyle(one).backgroundColor.match(/[\\d.]+/g).map(Number)")
                assert max(colour[:3]) < 100, (path, seen, colour)
        found = Axe().run(page).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == [], path
        page.emulate_media(color_scheme="dark", media="print")
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(34, 48, 74)"  # dark ink on white paper
        page.emulate_media(color_scheme="dark", media="screen")


def test_a_sample_child_is_marked_on_the_screens_of_a_play(demo: str, page: Page) -> None:
    page.goto(demo + "/")
    page.goto(demo + "/play/#sample-mia")
    page.get_by_text("Mia, just now").wait_for()
    assert page.get_by_text("sample", exact=True).is_visible()


def test_high_contrast_still_shows_which_answer_was_given(demo: str, page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(demo + "/child/sample-jonas/safety")
    for pressed in ("true", "false"):
        page.wait_for_selector(f".q-btn-toggle [aria-pressed={pressed}]")
    seen = "(of) => getComputedStyle(document.querySelector(`.q-btn-toggle [aria-pressed=${of}]`)).backgroundColor"
    assert page.evaluate(seen, "true") != page.evaluate(seen, "false")


def test_the_order_leans_by_big_buttons_and_a_row_stays_unfolded(demo: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(demo + "/child/sample-ava/order")
    row = page.locator(".pc-placed").first
    row.locator("summary").tap()
    row.get_by_text("A guess: once picked, into it about").wait_for()
    more = page.get_by_role("button", name="More calm")
    box = more.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 48
    more.tap()
    page.get_by_role("button", name="Undo").wait_for()  # saved, with no button for it
    unfolded = page.locator(".pc-placed[open]")
    assert unfolded.count() == 1
    page.reload()
    slider = page.get_by_role("slider", name="More calm")
    slider.wait_for()
    assert slider.get_attribute("aria-valuetext") == "a little"
    page.get_by_role("button", name="Back to even").tap()
    page.get_by_role("button", name="Back to even").wait_for(state="hidden")


def test_more_calm_lifts_what_settles_above_the_rest_at_once_and_undo_puts_it_back(demo: str, page: Page) -> None:
    shelf = read_library(Path(__file__).parents[2] / "assets").prompts.values()
    settling = {prompt.title for prompt in shelf if prompt.arousal < 0}
    page.goto(demo + "/child/sample-ava/order")
    titles = page.locator(".pc-order-rows h3")
    titles.first.wait_for()
    before = titles.all_inner_texts()
    more = page.get_by_role("button", name="More calm")
    more.evaluate("(one) => { for (let n = 0; n < 3; n++) one.click() }")  # quick taps are one step
    expect(page.get_by_role("slider", name="More calm")).to_have_attribute("aria-valuetext", "much more")
    expect(titles).not_to_have_text(before)
    undo = page.get_by_role("button", name="Undo")
    undo.wait_for()
    expect(titles).to_have_count(len(before))  # while it is drawn anew, it is empty for a moment
    after = titles.all_inner_texts()
    livelier = next(title for title in before if title not in settling)
    above = after[: after.index(livelier)] if livelier in after else after
    assert settling.intersection(above) - set(before[: before.index(livelier)])  # it lay above one of these
    undo.click()
    expect(undo).to_be_hidden()
    expect(titles).to_have_text(before)


def test_what_is_typed_before_the_server_answers_is_saved_as_it_was_typed(demo: str, page: Page) -> None:
    page.add_init_script(HELD)
    page.goto(demo + "/child/sample-ava/choosing")
    page.get_by_label("What to do first").press_sequentially("Sit her up, and hold her hand.")
    page.get_by_label("Whom to call").press_sequentially("Mum")
    page.get_by_label("Telephone number").press_sequentially("0151 2345")
    page.get_by_role("button", name="Save").click()
    page.evaluate("open_sockets()")
    page.wait_for_url("**/child/sample-ava")
    page.goto(demo + "/child/sample-ava/choosing")
    expect(page.get_by_label("What to do first")).to_have_value("Sit her up, and hold her hand.")
    expect(page.get_by_label("Whom to call")).to_have_value("Mum")
    expect(page.get_by_label("Telephone number")).to_have_value("0151 2345")
