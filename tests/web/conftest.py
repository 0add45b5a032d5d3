"""The adult's side over a practice in memory, with one child in it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from nicegui import background_tasks
from nicegui.testing import User, user_simulation

from app.library import Library, read_library, read_wording
from app.practice import ADULT_COOKIE, Door, Practice, PracticeRecord
from app.therapy import Answer, Child
from app.web import register_pages
from app.wiring import check_of
from tests.fakes import MemoryStore

ASSETS = Path(__file__).parents[2] / "assets"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PASSPHRASE = "four words are fine"
NICKNAME = "Zebedee"
LOOKS = 600  # at the page, some each second, before what should be there is missed; only what fails takes so many
WAYS = ("navigate ", "wait for result of page ")  # what NiceGUI calls the tasks that open a page


@dataclass
class House:
    """A running adult's side: the practice behind it, and somebody who looks at it."""

    practice: Practice
    store: MemoryStore
    user: User

    @property
    def zebedee(self) -> Child:
        """The child as it is on the chart."""
        return self.store.read_child("zebedee")

    async def sees(self, text: str) -> None:
        """Wait until these words are on the page."""
        await self.user.should_see(text)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something that no word on the page tells."""
        async with asyncio.timeout(60):
            while not holds():  # noqa: ASYNC110 - nothing rings a bell
                await asyncio.sleep(0.01)

    def sign_in(self) -> None:
        """Give the browser the cookie of an adult."""
        self.user.http_client.cookies.set(ADULT_COOKIE, self.practice.door.let_in(NOW))


@pytest.fixture(autouse=True)
def loop_of_its_own() -> Iterator[None]:
    """Playwright's driver leaves its event loop marked as running in this thread; set the mark aside for a test."""
    mark = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(mark)


@pytest.fixture(autouse=True)
def nothing_breaks(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """What goes wrong behind a tap reaches no page and no test by itself: it is written to the log."""
    yield
    faults = [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert faults == []


@pytest.fixture(scope="session")
def shelf() -> Library:
    """The shelf that ships."""
    return read_library(ASSETS)


@pytest.fixture(scope="session")
def elm_street() -> PracticeRecord:
    """A practice that was set up; hashing its passphrase takes a while, so it is done once."""
    door = Door(MemoryStore())
    door.set_up("Elm Street", PASSPHRASE, NOW)
    assert door.practice is not None
    return door.practice


@pytest.fixture
async def house(shelf: Library, elm_street: PracticeRecord) -> AsyncIterator[House]:
    """Set up and with one child whose checklist is all no; nobody is signed in."""
    store = MemoryStore()
    practice = Practice(store, shelf, lambda: NOW, check=check_of(shelf))
    store.write_practice(elm_street)
    said_no = {name: Answer(yes=False) for name, one in shelf.precautions.items() if one.asked and not one.per_session}
    store.write_child(Child(id="zebedee", nickname=NICKNAME, born="2021-03", answers=said_no, positions=("lap",)))
    async with adults_side(practice) as user:
        yield House(practice, store, user)


@pytest.fixture
async def empty_house(shelf: Library) -> AsyncIterator[House]:
    """Started with no data."""
    store = MemoryStore()
    practice = Practice(store, shelf, lambda: NOW, check=check_of(shelf))

    def open_sample() -> None:
        store.write_child(Child(id="sample-zebedee", nickname=NICKNAME, sample=True))
        store.write_practice(PracticeRecord(name="Sample practice", sample=True))

    async with adults_side(practice, open_sample=open_sample) as user:
        yield House(practice, store, user)


@asynccontextmanager
async def adults_side(practice: Practice, **more: Any) -> AsyncIterator[User]:
    """NiceGUI without a browser, with every page of the practice in it; `more` as `register_pages` takes it."""
    async with user_simulation() as user:
        user.should_see = partial(user.should_see, retries=LOOKS)  # type: ignore[method-assign]
        user.should_not_see = partial(user.should_not_see, retries=LOOKS)  # type: ignore[method-assign]
        user.download.next = partial(user.download.next, timeout=60)  # type: ignore[method-assign]
        register_pages(practice, read_wording(ASSETS), ASSETS / "help", **more)
        yield user
        await _at_rest(user)


async def _at_rest(user: User) -> None:
    """Nobody sets out any more, and whoever is on the way to a page arrives: closed before its first step, it would be
    told of as never awaited, in whichever test comes next."""
    user.navigate.to = lambda *_, **__: None
    on_the_way = [task for task in background_tasks.running_tasks if task.get_name().startswith(WAYS)]
    if on_the_way:
        await asyncio.wait(on_the_way, timeout=60)
