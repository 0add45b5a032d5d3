"""A form that is filled in while its server is killed, or its adult is signed out: nothing has to be typed again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from app.practice import ADULT_COOKIE
from app.therapy import Call, WhenWrong
from tests.job.server import Server, fill

CHOOSING = "/child/mia/choosing"
PASSPHRASE = "four warm quiet hands"
LIT, SPOKEN = "Each picture is lit (seconds)", "Titles and verses are spoken"


@pytest.fixture
def loop_of_its_own() -> None:
    """These tests are the ones that need Playwright's own."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A practice of one child."""
    with Server(tmp_path) as server:
        yield server


@pytest.fixture
def context(browser: Browser, tmp_path: Path) -> Iterator[BrowserContext]:
    """The browser of an adult."""
    cookies = fill(tmp_path, ["Mia"])
    with browser.new_context() as context:
        context.add_cookies(
            [{"name": ADULT_COOKIE, "value": cookies[ADULT_COOKIE], "domain": "127.0.0.1", "path": "/"}]
        )
        yield context


def test_what_was_filled_in_is_back_after_the_server_was_killed(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.goto(server.url + CHOOSING)
    _fill(page)
    page.get_by_role("button", name="One more number").click()
    page.get_by_label("Whom to call").nth(1).fill("Aunt Jo")
    server.kill()
    server.start()
    told = page.get_by_text("What you had filled in is back, and not saved yet")
    expect(told).to_contain_text("Fill these in again: Whom to call: Aunt Jo")  # which there is no line for by itself
    _is_filled(page)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/child/mia")
    _is_kept(server)
    page.goto(server.url + CHOOSING)
    page.reload()
    _is_filled(page)
    expect(told).to_be_hidden()


def test_a_choice_in_a_list_is_asked_for_again(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.goto(server.url + "/child/new")
    page.get_by_label("Nickname").fill("Zoe")
    page.get_by_label("Birth month").click()
    page.get_by_role("option", name="May").click()
    page.get_by_role("button", name="4", exact=True).click()
    page.reload()
    expect(page.get_by_text("Fill these in again: Birth month: May")).to_be_visible()
    expect(page.get_by_label("Nickname")).to_have_value("Zoe")
    expect(page.get_by_role("button", name="4", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="3", exact=True)).to_have_attribute("aria-pressed", "false")


def test_who_was_signed_out_signs_in_and_goes_on(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.goto(server.url + CHOOSING)
    _fill(page)
    context.request.post(server.url + "/sign-out")  # on another page
    page.get_by_role("button", name="Save").click()
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_text("What you had filled in is back").wait_for()
    _is_filled(page)
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/child/mia")
    _is_kept(server)


def test_who_was_signed_out_signs_in_and_takes_the_chart_away(context: BrowserContext, server: Server) -> None:
    page = context.new_page()
    page.goto(server.url + "/child/mia")
    context.request.post(server.url + "/sign-out")
    page.get_by_role("link", name="Export").click()
    page.get_by_label("Passphrase").fill(PASSPHRASE)  # and no file of this page lies among the downloads
    with page.expect_download() as download:
        page.get_by_role("button", name="Sign in").click()
    assert download.value.suggested_filename == "playcue-mia.json"


def test_what_somebody_left_unsaved_is_not_there_when_the_page_is_opened_anew(
    context: BrowserContext, server: Server
) -> None:
    page = context.new_page()
    page.goto(server.url + CHOOSING)
    _fill(page)
    page.get_by_role("link", name="Cancel").click()
    page.wait_for_url("**/child/mia")
    page.goto(server.url + CHOOSING)
    expect(page.get_by_label("What to do first")).to_have_value("")
    expect(page.get_by_text("What you had filled in is back")).to_be_hidden()


def _fill(page: Page) -> None:
    page.get_by_label("What to do first").fill("Sit her up.")
    page.get_by_label("Whom to call").fill("Mum")
    page.get_by_label("Telephone number").fill("0151 23")
    page.get_by_role("button", name="One switch").click()
    page.get_by_label(LIT).fill("2.5")  # a line that is drawn after that tap
    page.get_by_role("checkbox", name=SPOKEN).click()


def _is_filled(page: Page) -> None:
    expect(page.get_by_label("What to do first")).to_have_value("Sit her up.")
    expect(page.get_by_label("Whom to call").first).to_have_value("Mum")
    expect(page.get_by_label("Telephone number").first).to_have_value("0151 23")
    expect(page.get_by_role("button", name="One switch")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Touch", exact=True)).to_have_attribute("aria-pressed", "false")
    expect(page.get_by_label(LIT)).to_have_value("2.5")
    expect(page.get_by_role("checkbox", name=SPOKEN)).to_be_checked()


def _is_kept(server: Server) -> None:
    (mia,) = server.children()
    assert mia.when_wrong == WhenWrong(first="Sit her up.", calls=(Call(name="Mum", number="0151 23"),))
    assert (mia.access.way, mia.access.scan_ms, mia.seeing.speech) == ("one_switch", 2500, True)
