"""Choosing languages as a person does: those of the practice, and the one to read in."""

from playwright.sync_api import Page

from .made_up import LONG, MIRRORED, long, mirrored

CALLED = {"en": "English", LONG: long("English"), MIRRORED: mirrored("English")}  # as each calls itself


def practice_speaks(page: Page, url: str, *languages: str) -> None:
    """Add these to the languages of the practice, one tap each."""
    for language in languages:
        _tap(page, url, language, "false")


def practice_leaves(page: Page, url: str, language: str) -> None:
    """Take one off them."""
    _tap(page, url, language, "true")


def read_in(page: Page, language: str) -> None:
    """Choose it at the foot of the page."""
    with page.expect_navigation():
        page.locator(".pc-reading button").filter(has_text=CALLED[language]).click()


def _tap(page: Page, url: str, language: str, down: str) -> None:
    page.goto(f"{url}/settings")
    page.wait_for_function("() => window.socket?.connected")
    chip = page.locator(".pc-chipset button").filter(has_text=CALLED[language])
    if chip.get_attribute("aria-pressed") == down:
        with page.expect_navigation():
            chip.click()
