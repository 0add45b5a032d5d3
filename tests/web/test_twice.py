"""A thumb that taps twice: what is done, is done once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.job.server import Server

PASSPHRASE = "four words are fine"
# Two taps of one thumb, and what is sent by them.
TWICE = "(button) => { button.click(); setTimeout(() => button.click(), 20) }"


@pytest.fixture
def loop_of_its_own() -> None:
    """These tests are the ones that need Playwright's own."""


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Server]:
    """A Playcue that nobody has set up."""
    with Server(tmp_path) as server:
        yield server


def test_a_practice_is_set_up_and_a_tablet_paired_by_two_taps_on_each_button(fresh: Server, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(fresh.url)
        page.get_by_label("Name of the practice").fill("Elm Street")
        page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
        page.get_by_label("The passphrase again").fill(PASSPHRASE)
        _tap_twice(page, "Set up")
        page.get_by_text("No children yet").wait_for()  # and not: it is set up already
        page.get_by_label("Name of this tablet").fill("Gym tablet")
        _tap_twice(page, "Use this tablet for play")
        page.wait_for_url("**/play/")
        page.goto(fresh.url + "/settings")
        expect(page.get_by_text("Gym tablet", exact=True)).to_have_count(1)


def _tap_twice(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).evaluate(TWICE)
