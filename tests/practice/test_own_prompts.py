"""The practice's own prompts: written, checked, published, put away; an id keeps its meaning."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from app.library import read_library
from app.practice import SELF, Origin, OwnPrompt, Practice, PracticeRecord, Who, progress
from app.storage import TinyStore
from app.therapy import ChartError, ContentError, DoorError, lay_tray
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
            lambda who=who: practice.own.throw_draft_away(who, name),
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


def test_only_what_is_offered_changes_the_shelf_and_the_trays(practice: Practice) -> None:
    practice.store.write_child(MIA)
    tray = practice.sessions.tray(SELF, MIA.id, NOW)
    shelf = practice.shelf
    name = practice.own.start(ADULT, draft(), WHEN)
    practice.own.save_draft(ADULT, name, draft(title="Slow mole"), WHEN)
    assert practice.shelf is shelf
    assert practice.sessions.tray(SELF, MIA.id, NOW) is tray
    practice.own.publish(ADULT, name, draft(), WHEN)
    published = practice.shelf
    assert published is not shelf
    practice.own.save_draft(ADULT, name, draft(title="Slow mole"), WHEN)
    practice.own.throw_draft_away(ADULT, name)
    assert practice.shelf is published


def test_a_draft_is_kept_as_it_was_when_it_was_handed_in(practice: Practice) -> None:
    written = draft()
    name = practice.own.start(ADULT, written, WHEN)
    practice.own.save_draft(ADULT, name, written, WHEN)
    written["verses"][0]["lines"].append("written later")  # type: ignore[index]
    assert practice.own.all()[name].draft == draft()


class LateSave(MemoryStore):
    """Whoever writes a draft comes late: after the publish that goes on beside it, unless that waits in its turn."""

    def __init__(self) -> None:
        super().__init__()
        self.saving, self.published = Event(), Event()

    def write_own_prompts(self, prompts: Iterable[OwnPrompt]) -> None:
        rows = list(prompts)
        if any(one.draft for one in rows):
            self.saving.set()
            self.published.wait(0.2)
        super().write_own_prompts(rows)


def test_a_draft_that_is_saved_beside_a_publish_takes_no_version_back(practice: Practice) -> None:
    name, store = published(practice), LateSave()
    store.write_own_prompts(practice.store.own_prompts())
    own = Practice(store, SHELF, lambda: NOW, check=check_of(SHELF)).own

    def publish() -> None:
        store.saving.wait(20)
        own.publish(ADULT, name, draft(title="Slow otter"), WHEN)
        store.published.set()

    with ThreadPoolExecutor(2) as hands:
        saved, put = (
            hands.submit(own.save_draft, ADULT, name, draft(title="Slow mole"), WHEN, 1),
            hands.submit(publish),
        )
        saved.result(), put.result()
    one = own.all()[name]
    assert [version.prompt.title for version in one.versions] == ["Slow badger", "Slow otter"]
    assert one.draft is None


def test_who_writes_on_after_another_published_is_told_and_changes_nothing(practice: Practice) -> None:
    name = published(practice)
    practice.own.publish(ADULT, name, draft(title="Slow mole"), WHEN, 1)
    for act in (practice.own.save_draft, practice.own.publish):
        with pytest.raises(ContentError, match="“Slow mole” was published meanwhile by Elm Street"):
            act(ADULT, name, draft(title="Slow otter"), WHEN, 1)
    assert practice.own.all()[name].draft is None
    assert practice.shelf.prompts[name].title == "Slow mole"


def test_one_that_stands_in_for_another_of_our_own_takes_its_place_and_gives_it_back(practice: Practice) -> None:
    first = published(practice, replaces="slow-bear")
    second = published(practice, replaces=first, title="Slow mole")
    third = published(practice, replaces=second, title="Slow otter")
    assert third in practice.shelf.prompts
    assert not {"slow-bear", first, second} & practice.shelf.prompts.keys()
    practice.own.put_away(ADULT, third)
    assert second in practice.shelf.prompts
    assert not {"slow-bear", first} & practice.shelf.prompts.keys()


def test_of_two_that_stand_in_for_each_other_the_newer_is_offered(practice: Practice) -> None:
    first = published(practice)
    second = published(practice, replaces=first, title="Slow mole")
    practice.own.publish(ADULT, first, draft(replaces=second), WHEN + timedelta(hours=1))
    assert first in practice.shelf.prompts
    assert second not in practice.shelf.prompts
    practice.own.publish(ADULT, first, draft(replaces=first), WHEN + timedelta(hours=2))
    assert second in practice.shelf.prompts  # one stands in for itself, the other for it


def test_a_draft_that_was_never_published_can_be_thrown_away(practice: Practice) -> None:
    never, once = practice.own.start(ADULT, draft(), WHEN), published(practice)
    practice.own.save_draft(ADULT, once, draft(title="Slow mole"), WHEN)
    practice.own.throw_draft_away(ADULT, never)
    practice.own.throw_draft_away(ADULT, once)
    assert practice.own.all().keys() == {once}
    assert practice.own.all()[once].draft is None
    assert practice.shelf.prompts[once].title == "Slow badger"


def test_versions_only_rise_whatever_a_pack_says(practice: Practice) -> None:
    theirs = SHELF.prompts["slow-bear"].model_copy(update={"id": "their-bear", "title": "Their bear", "version": 5})
    for version in (5, 2, 9):
        practice.own.keep(ADULT, [theirs.model_copy(update={"version": version})], {}, {}, WHEN)
    kept = [one.prompt.version for one in practice.own.all()["their-bear"].versions]
    assert kept == [5, 6, 9]
    assert practice.own.publish(ADULT, "their-bear", draft(title="Their bear"), WHEN).version == 10


def test_an_id_stays_the_kind_of_play_that_charts_tell_of(practice: Practice) -> None:
    name = published(practice)
    story = next(one for one in SHELF.prompts.values() if one.kind == "story" and not one.beat)
    other = story.model_copy(update={"id": name, "title": "Slow tale"})
    with pytest.raises(ContentError, match="“Slow badger” was published as another kind of play"):
        practice.own.publish(ADULT, name, other.model_dump(mode="json", exclude={"id", "version", "variant"}), WHEN)
    with pytest.raises(ContentError, match="another kind of play"):
        practice.own.keep(ADULT, [other], {}, {}, WHEN)
    assert practice.shelf.prompts[name].kind == "song"


def test_a_damaged_list_leaves_the_shipped_shelf_and_comes_back_with_a_copy(tmp_path: Path) -> None:
    with TinyStore(tmp_path) as store:
        store.write_practice(PracticeRecord(name="Elm Street"))
        name = published(Practice(store, SHELF, lambda: NOW, check=check_of(SHELF)))
        file = tmp_path / "own.json"
        whole = file.read_bytes()
        file.write_bytes(whole[:100])
        practice = Practice(store, SHELF, lambda: NOW, check=check_of(SHELF))
        assert practice.shelf.prompts.keys() == SHELF.prompts.keys()
        assert [str(fault).partition(":")[0] for fault in practice.own.damaged()] == ["own.json"]
        for act in (
            lambda: practice.own.start(ADULT, draft(), WHEN),
            lambda: practice.own.put_away(ADULT, name),
            lambda: practice.own.keep(ADULT, [SHELF.prompts["slow-bear"]], {}, {}, WHEN),
        ):
            with pytest.raises(ChartError, match=r"own\.json"):
                act()
        assert file.read_bytes() == whole[:100]
        file.write_bytes(whole)
        assert practice.own.damaged() == []
        assert practice.shelf.prompts[name].title == "Slow badger"


def test_a_damaged_picture_takes_no_other_along(tmp_path: Path) -> None:
    with TinyStore(tmp_path) as store:
        practice = Practice(store, SHELF, lambda: NOW)
        practice.own.keep_pictures(ADULT, dict.fromkeys(("ball", "drum"), ("image/png", b"x")), WHEN)
        file = tmp_path / "pictures" / "ball.json"
        whole = file.read_bytes()
        file.write_bytes(b"{")
        practice = Practice(store, SHELF, lambda: NOW)
        assert practice.own.pictures().keys() == {"drum"}
        assert ["pictures/ball.json" in str(fault) for fault in practice.own.damaged()] == [True]
        file.write_bytes(whole)
        assert practice.own.damaged() == []
        assert practice.own.pictures().keys() == {"ball", "drum"}
