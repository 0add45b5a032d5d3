"""The clock of the house, and what it does when it opens."""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.library import read_library
from app.practice import OwnPicture, PracticeRecord
from app.settings import SHIPPED, Settings
from app.storage import TinyStore
from app.therapy import Child
from app.wiring import check_of, wall_clock, wire


@pytest.fixture
def in_los_angeles(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as there:
        there.setenv("TZ", "America/Los_Angeles")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_los_angeles")
def test_a_day_ends_where_the_practice_is() -> None:
    # Eight hours earlier in UTC: a fever of yesterday would count as over in the afternoon.
    assert wall_clock().utcoffset() in (timedelta(hours=-8), timedelta(hours=-7))


def test_photos_of_before_come_home_to_their_child_when_the_house_opens(tmp_path: Path) -> None:
    with TinyStore(tmp_path) as store:
        store.write_practice(PracticeRecord(name="Elm Street"))
        store.write_child(Child(id="mia", nickname="Mia", photos={"slow-bear": "own-boat"}))
        store.write_own_picture(OwnPicture(name="own-boat", media_type="image/png", data=b"boat", at=wall_clock()))
    store = wire(Settings(data=tmp_path)).practice.store
    assert (store.photos("mia"), store.own_pictures()) == (["own-boat"], [])


def test_a_prompt_has_the_title_of_another_one_only_in_its_place() -> None:
    shelf = read_library(SHIPPED)
    check, snail = check_of(shelf), shelf.prompts["slow-snail"].title
    mine = shelf.prompts["bun-dough"].model_copy(update={"id": "own-bun", "title": snail})
    for replaces, faults in ((None, 1), ("bun-dough", 1), ("slow-snail", 0), ("own-snail", 0)):
        found = check(mine.model_copy(update={"replaces": replaces}))
        assert sum("as of another prompt" in fault for fault in found) == faults
