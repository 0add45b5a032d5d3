"""What many tests share: one real Chromium for the whole run."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.chromium import FLAGS, PATIENCE_MS, find_chromium

expect.set_options(timeout=PATIENCE_MS)
# No example has a time limit: the machine may be busy.
settings.register_profile("playcue", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("playcue")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright's driver, started once."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium; each test opens a context of its own in it."""
    chromium = playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
    yield chromium
    chromium.close()
