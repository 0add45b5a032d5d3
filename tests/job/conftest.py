"""A practice on a real server, and tablets paired with it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright

from tests.chromium import FLAGS, find_chromium

from .server import Server, fill
from .tablet import LANDSCAPE, Tablet

# Each chart is written by one test only.
CHILDREN = (
    "Mia", "Leo", "Ida", "Sam", "Zoe", "Ben", "Eva", "Kim", "Yves", "Lou", "Ada", "Tim", "Nia", "Pia", "Ivo", "Ula"
)  # fmt: skip


@pytest.fixture(scope="session")
def _house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, dict[str, str]]]:
    folder = tmp_path_factory.mktemp("practice")
    cookies = fill(folder, CHILDREN)
    server = Server(folder)
    yield server, cookies
    server.kill()


@pytest.fixture
def server(_house: tuple[Server, dict[str, str]]) -> Server:
    """The practice's server, running; a test may kill it, the next one finds it running again."""
    _house[0].start()
    return _house[0]


@pytest.fixture
def cookies(_house: tuple[Server, dict[str, str]]) -> list[Any]:
    """What a browser holds that was signed in and paired."""
    server, known = _house
    return [{"name": name, "value": value, "url": server.url} for name, value in known.items()]


@pytest.fixture
def tablet(browser: Browser, server: Server, cookies: list[Any]) -> Iterator[Callable[..., Tablet]]:
    """A paired tablet that is new to the practice; asked again, another one."""
    given: list[tuple[Tablet, BrowserContext]] = []

    def another(**more: Any) -> Tablet:
        context = browser.new_context(viewport=LANDSCAPE, has_touch=True, **more)
        context.add_cookies(cookies)
        given.append((Tablet(context, server.url), context))
        return given[-1][0]

    yield another
    for one, context in given:
        context.close()
        assert one.faults == []


@pytest.fixture
def lasting(
    playwright: Playwright, server: Server, cookies: list[Any], tmp_path: Path
) -> Iterator[Callable[..., Tablet]]:
    """A paired tablet that keeps what it knows, and grants lasting storage; asked again, it is switched off and on.

    Asked with flags of Chromium, it has them until then.
    """
    running: list[BrowserContext] = []
    given: list[Tablet] = []
    written: dict[str, Any] = {}

    def switched_on(*flags: str) -> Tablet:
        while running:
            running.pop().close()
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile",
            executable_path=find_chromium(playwright),
            args=[*FLAGS, *flags],
            viewport=LANDSCAPE,
            has_touch=True,
        )
        running.append(context)
        context.add_cookies(cookies)
        one = Tablet(context, server.url, written)
        given.append(one)
        one.cdp.send("Browser.grantPermissions", {"permissions": ["durableStorage"], "origin": server.url})
        return one

    yield switched_on
    while running:
        running.pop().close()
    assert [fault for one in given for fault in one.faults] == []
