"""The practice's own prompts: written, checked, published, put away; an id keeps its meaning."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.library import read_library
from app.practice import Origin, Practice, PracticeRecord, Who, progress
from app.therapy import ContentError, DoorError, lay_tray
from app.wiring import check_of
from tests.fakes import MemoryStore
from tests.therapy.playing import LAP, MIA, NOW, sitting, told

SHELF = read_library(Path(__file__).resolve().parents[2] / "assets")
ADULT, TABLET = Who("adult", "a", "Elm Street"), Who("device", "t", "Gym")
WHEN = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.fixture
def practice() -> Practice:
    store = MemoryStore()
    store.write_practice(PracticeRecord(name="Elm Street"))
    return Practice(store, SHELF, lambda: NOW, check=check_of(SHELF))


def draft(**change: object) -> dict[str, object]:
    written = SHELF.prompts["slow-bear"].model_dump(mode="json", exclude={"id", "version", "variant"})
    return {**written, "picture": "slow-bear", "title": "Slow badger", **change}


def published(practice: Practice, **change: object) -> str:
    name = practice.own.start(ADULT, draft(**change), WHEN)
    practice.own.publish(ADULT, name, draft(**change), WHEN)
    return name


def test_a_draft_is_offered_to_nobody(practice: Practice) -> None:
    name = practice.own.start(ADULT, {"title": "Half a"}, WHEN)
    practice.own.save_draft(ADULT, name, {"title": "Half a badger"}, WHEN)
    assert practice.own.all()[name].draft == {"title": "Half a badger"}
    assert name not in practice.shelf.prompts


def test_what_is_published_lies_on_the_shelf_and_on_trays(practice: Practice) -> None:
    before = practice.shelf
    name = published(practice)
    assert name.startswith("own-")
    assert practice.shelf is not before
    assert practice.shelf.prompts[name].title == "Slow badger"
    assert len(practice.shelf.prompts) == len(SHELF.prompts) + 1
    assert practice.shelf.version != SHELF.version
    assert practice.shelf.tunes == SHELF.tunes
    floor = LAP.model_copy(update={"place": "floor", "position": "floor_sitting", "giver": "therapist"})
    assert name in {e.prompt for e in lay_tray(MIA, told(), practice.shelf, floor, NOW).entries.values()}


def test_one_that_stands_in_for_a_shipped_one_takes_its_place_and_gives_it_back(practice: Practice) -> None:
    name = published(practice, replaces="slow-bear", title="Slow bear")
    assert "slow-bear" not in practice.shelf.prompts
    chart = told(sitting({"prompt": "slow-bear", "outcome": "into_it"}))
    assert practice.own.readable()["slow-bear"].title == "Slow bear"
    practice.own.put_away(ADULT, name)
    assert "slow-bear" in practice.shelf.prompts
    assert name not in practice.shelf.prompts
    assert practice.own.readable()[name].title == "Slow bear"
    assert progress(chart, practice.readable, NOW).titles["slow-bear"] == "Slow bear"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": "Sleepy bear"}, 'is "Sleepy bear", as of another prompt'),
        ({"places": ["the moon"]}, '"the moon" in places is unknown'),
        ({"title": "A title of five words"}, '"title" has 5 words'),
    ],
)
def test_what_is_wrong_keeps_it_from_being_published(practice: Practice, change: dict[str, object], said: str) -> None:
    name = practice.own.start(ADULT, draft(**change), WHEN)
    with pytest.raises(ContentError, match=said):
        practice.own.publish(ADULT, name, draft(**change), WHEN)
    assert name not in practice.shelf.prompts


def test_every_version_is_kept_with_who_and_when(practice: Practice) -> None:
    name = published(practice)
    practice.own.publish(ADULT, name, draft(title="Slow hedgehog"), WHEN)
    versions = practice.own.all()[name].versions
    assert [(one.prompt.version, one.prompt.title, one.by, one.at) for one in versions] == [
        (1, "Slow badger", "Elm Street", WHEN),
        (2, "Slow hedgehog", "Elm Street", WHEN),
    ]


def test_only_an_adult_changes_anything(practice: Practice) -> None:
    name = published(practice)
    for who in (None, TABLET):
        for act in (
            lambda who=who: practice.own.start(who, draft(), WHEN),
            lambda who=who: practice.own.save_draft(who, name, draft(), WHEN),
            lambda who=who: practice.own.publish(who, name, draft(), WHEN),
            lambda who=who: practice.own.put_away(who, name),
            lambda who=who: practice.own.keep(who, [], {}, {}, WHEN),
        ):
            with pytest.raises(DoorError):
                act()


def test_what_came_from_elsewhere_is_taken_all_or_none(practice: Practice) -> None:
    good = SHELF.prompts["slow-bear"].model_copy(update={"id": "their-bear", "title": "Their bear"})
    bad = good.model_copy(update={"id": "their-moon", "title": "Their moon", "places": ("the moon",)})
    origin = {"their-bear": Origin(author="Hill Street", licence="CC BY 4.0")}
    with pytest.raises(ContentError, match="Their moon"):
        practice.own.keep(ADULT, [good, bad], {"own-x": ("image/png", b"x")}, origin, WHEN)
    assert practice.own.all() == {}
    assert practice.own.pictures() == {}
    practice.own.keep(ADULT, [good], {"own-x": ("image/png", b"x")}, origin, WHEN)
    assert practice.shelf.prompts["their-bear"].title == "Their bear"
    assert practice.own.all()["their-bear"].origin == {"author": "Hill Street", "licence": "CC BY 4.0", "came_from": ""}
    assert practice.own.pictures()["own-x"].data == b"x"


def test_a_practice_without_checks_publishes_nothing() -> None:
    practice = Practice(MemoryStore(), SHELF, lambda: NOW)
    name = practice.own.start(ADULT, draft(), WHEN)
    with pytest.raises(ContentError, match="cannot be checked here"):
        practice.own.publish(ADULT, name, draft(), WHEN)


def test_it_is_there_again_after_a_restart(practice: Practice) -> None:
    name = published(practice)
    again = Practice(practice.store, SHELF, lambda: NOW, check=check_of(SHELF))
    assert again.shelf.prompts[name].title == "Slow badger"
