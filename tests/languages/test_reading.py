"""A practice of three languages: each adult reads in one of them, a child is spoken to in theirs."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bench.server import Server

from .choosing import CALLED, practice_leaves, practice_speaks, read_in
from .made_up import LONG, MIRRORED, TAGS, long, mirrored

ANN, BEN = LONG, MIRRORED  # what two adults read in


@pytest.fixture(scope="module")
def url(made_up: Path) -> Iterator[str]:
    """The demo in English, with words in all three."""
    with Server(["tests.languages.serve", str(made_up), "demo"], "/help") as server:
        yield server.url


@pytest.fixture
def ann(browser: Browser, url: str) -> Iterator[Page]:
    with _an_adult(browser, url) as page:
        yield page


@pytest.fixture
def ben(browser: Browser, url: str) -> Iterator[Page]:
    with _an_adult(browser, url) as page:
        yield page


@contextmanager
def _an_adult(browser: Browser, url: str) -> Iterator[Page]:
    with browser.new_context(has_touch=True, viewport={"width": 1024, "height": 768}) as context:
        page = context.new_page()
        page.goto(url + "/")
        yield page


def test_two_adults_read_in_two_languages_and_a_child_is_spoken_to_in_a_third(
    browser: Browser, ann: Page, ben: Page, url: str
) -> None:
    assert ann.locator(".pc-reading").count() == 0  # one language is no choice
    practice_speaks(ann, url, LONG, MIRRORED)
    assert ann.locator("h1").inner_text() == "Settings"  # the first language stays the first
    ann.goto(url + "/child/sample-ava/edit")
    read_in(ann, ANN)
    assert ann.url == url + "/child/sample-ava/edit"
    ben.goto(url + "/child/sample-jonas/edit")
    read_in(ben, BEN)
    for _ in range(2):  # again after the other's page was built
        for page, say, way in ((ann, long, "ltr"), (ben, mirrored, "rtl")):
            page.reload()
            page.wait_for_function("() => window.socket?.connected")
            assert page.locator(".pc-part h2").last.inner_text() == say("Goals")
            assert page.title().startswith(say("Edit a child"))
            assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == way
    for page, say in ((ann, long), (ben, mirrored)):  # what is done on a page is answered in its language
        page.get_by_label(say("Nickname"), exact=True).fill("")
        page.locator(".pc-actions-end .pc-btn").last.click()
        page.locator(".pc-wrong:visible").wait_for()
        assert page.locator(".pc-wrong:visible").inner_text() == say(
            "The nickname is empty: type one, for example the child's pet name."
        )
    ann.goto(url + "/sign-in")
    assert ann.locator("h2").inner_text() == long("Sign in")
    ben.goto(url + "/nowhere")
    assert ben.locator("h1").inner_text() == mirrored("Nothing is at this address")
    ben.goto(url + "/help")
    assert ben.locator("h1").inner_text() == mirrored("Help")
    assert _spoken_to(browser, url, "sample-mia") == "en"
    _play_in(ann, url, "sample-mia", MIRRORED)
    assert _spoken_to(browser, url, "sample-mia") == TAGS[MIRRORED]
    assert _spoken_to(browser, url, "sample-jonas") == "en"


def test_a_prompt_is_adapted_in_the_first_language_of_the_practice_whoever_reads(ann: Page, url: str) -> None:
    practice_speaks(ann, url, LONG)
    read_in(ann, LONG)
    ann.goto(url + "/library/new?from=slow-bear")
    ann.wait_for_function("() => window.socket?.connected")
    title = ann.get_by_label(long("Title"), exact=True)
    expect(title).to_have_value("Slow bear")
    title.fill("Slow mole")
    ann.get_by_role("button", name=long("Publish")).click()
    expect(ann.locator("h1")).to_have_text("Slow mole")


def test_a_language_that_the_practice_leaves_stays_a_childs_and_no_adults(
    browser: Browser, ann: Page, url: str
) -> None:
    practice_speaks(ann, url, LONG, MIRRORED)
    read_in(ann, LONG)
    _play_in(ann, url, "sample-ava", LONG)
    ann.goto(url + "/child/sample-ava/edit")
    assert ann.locator(".pc-note").count() == 0
    practice_leaves(ann, url, LONG)
    assert ann.locator("h1").inner_text() == "Settings"
    assert ann.locator(".pc-reading button").all_inner_texts() == ["English", CALLED[MIRRORED]]
    ann.goto(url + "/child/sample-ava/edit")
    assert "Ava goes on being spoken to in it" in ann.locator(".pc-note").inner_text()
    ann.wait_for_function("() => window.socket?.connected")
    ann.locator(".pc-actions-end .pc-btn").last.click()
    ann.wait_for_url(url + "/child/sample-ava")
    assert _spoken_to(browser, url, "sample-ava") == TAGS[LONG]


def test_the_last_language_cannot_be_taken_off(ann: Page, url: str) -> None:
    for language in (LONG, MIRRORED):
        practice_leaves(ann, url, language)
    ann.wait_for_function("() => window.socket?.connected")
    chip = ann.locator(".pc-chipset button").filter(has_text="English")
    chip.click()
    ann.get_by_text("A practice has at least one language").wait_for()
    assert chip.get_attribute("aria-pressed") == "true"


def _play_in(page: Page, url: str, child: str, language: str) -> None:
    page.goto(f"{url}/child/{child}/edit")
    page.wait_for_function("() => window.socket?.connected")
    page.locator(".q-select").filter(has_text=re.compile("Langua|Lâñğûâğé")).first.click()
    page.get_by_role("option", name=CALLED[language], exact=True).click()
    page.locator(".pc-actions-end .pc-btn").last.click()
    page.wait_for_url(f"{url}/child/{child}")


def _spoken_to(browser: Browser, url: str, child: str) -> str | None:
    """The language of the first screen of a play, on a tablet that nobody has played on."""
    with _an_adult(browser, url) as tablet:
        tablet.goto(f"{url}/play/")
        tablet.locator(f"[data-child={child}]").dispatch_event("click")
        tablet.wait_for_selector("[data-screen=moment]")
        return tablet.locator("main.pc").get_attribute("lang")
