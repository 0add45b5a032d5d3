"""A photo of a child's own thing belongs to that child: swapped, put back or erased it is gone; others never see it."""

import base64
from pathlib import Path

import pytest

from app.library import read_library
from app.play import PlayDesk
from app.practice import SELF, OwnPicture, OwnPrompt, OwnVersion, Practice, PracticeRecord, Store, Who, address_of
from app.storage import TinyStore
from app.therapy import Answer, ChartError, Child, DoorError
from tests.fakes import MemoryStore
from tests.therapy.playing import NOW

SHELF = read_library(Path(__file__).resolve().parents[2] / "assets")
ADULT, TABLET = Who("adult", "a", "Ann"), Who("device", "t", "Gym")
BEAR = "slow-bear"


def practice_over(store: Store) -> Practice:
    store.write_practice(PracticeRecord(name="Elm Street"))
    no = {name: Answer(yes=False) for name, one in SHELF.precautions.items() if one.asked and not one.per_session}
    for name in ("mia", "ben"):
        store.write_child(Child(id=name, nickname=name.title(), born="2021-03", answers=no, positions=("lap",)))
    return Practice(store, SHELF, lambda: NOW)


@pytest.fixture
def practice() -> Practice:
    return practice_over(MemoryStore())


def take(practice: Practice, data: bytes = b"a boat", who: Who | None = ADULT) -> str:
    return practice.photos.take(who, "mia", BEAR, "image/jpeg", data, NOW)


def on_tray(practice: Practice, child: str) -> set[str]:
    entries = practice.sessions.trays(SELF, [child], NOW)[child]["entries"].values()
    return {entry["picture"] for entry in entries if entry["prompt"] == BEAR}


def test_a_photo_is_on_this_childs_tray_and_among_no_pictures_of_the_practice(practice: Practice) -> None:
    name = take(practice)
    assert practice.store.read_child("mia").photos == {BEAR: name}
    assert on_tray(practice, "mia") == {address_of("mia", name)}
    assert on_tray(practice, "ben") == {BEAR}
    assert practice.own.pictures() == {}


def test_the_old_photo_goes_when_another_is_taken_or_it_is_put_back(practice: Practice) -> None:
    first, second = take(practice), take(practice, b"a bear")
    assert first != second
    assert practice.store.photos("mia") == [second]
    practice.photos.put_back(ADULT, "mia", BEAR)
    assert practice.store.photos("mia") == []
    assert practice.store.read_child("mia").photos == {}


def test_only_who_may_see_the_child_sees_the_photo(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    name, desk = take(practice), PlayDesk(practice)
    address = address_of("mia", name)
    assert desk.picture(ADULT, address) == desk.picture(TABLET, address) == (b"a boat", "image/jpeg")
    assert desk.picture(None, address) is None
    assert desk.picture(ADULT, name) is desk.picture(ADULT, address_of("ben", name)) is None
    monkeypatch.setattr(practice.door, "may_see", lambda who, child: child != "mia")
    assert desk.picture(ADULT, address) is None


def test_only_an_adult_who_may_see_the_child_changes_a_photo(practice: Practice) -> None:
    for who in (None, TABLET):
        with pytest.raises(DoorError):
            take(practice, who=who)
    assert practice.store.photos("mia") == []
    take(practice)
    for who in (None, TABLET):
        with pytest.raises(DoorError):
            practice.photos.put_back(who, "mia", BEAR)
    assert len(practice.store.photos("mia")) == 1


def test_an_erased_child_leaves_no_photo(practice: Practice) -> None:
    address = address_of("mia", take(practice))
    practice.caseload.erase(ADULT, "mia")
    assert practice.store.photos("mia") == []
    assert PlayDesk(practice).picture(ADULT, address) is None
    with pytest.raises(DoorError):
        take(practice)
    assert practice.store.photos("mia") == []


def test_a_photo_that_is_not_there_leaves_the_prompts_own_picture(practice: Practice) -> None:
    name = take(practice)
    practice.store.remove_photos("mia", [name])
    assert on_tray(practice, "mia") == {BEAR}


class FullDisk(MemoryStore):
    """Has room for a photo, and for no chart."""

    full = False

    def write_child(self, child: Child) -> None:
        if self.full:
            raise ChartError("No space left on device.")
        super().write_child(child)


def test_a_photo_that_no_chart_can_name_is_not_kept() -> None:
    store = FullDisk()
    practice = practice_over(store)
    first = take(practice)
    store.full = True
    with pytest.raises(ChartError):
        take(practice, b"a bear")
    assert store.photos("mia") == [first]


def older(store: Store, name: str, child: str = "mia") -> None:
    """A photo as it was kept before photos belonged to children."""
    store.write_own_picture(
        OwnPicture(name=name, media_type="image/jpeg", data=base64.b64encode(name.encode()), at=NOW)
    )
    found = store.read_child(child)
    store.write_child(found.model_copy(update={"photos": {**found.photos, f"{BEAR}-{name}": name}}))


def test_at_the_start_photos_of_before_come_home_to_their_child(practice: Practice) -> None:
    store = practice.store
    shown = SHELF.prompts[BEAR].model_copy(update={"id": "own-p", "picture": "own-shown"})
    version = OwnVersion(prompt=shown, at=NOW)
    store.write_own_prompts([OwnPrompt(id="own-p", versions=(version,), draft={"picture": "own-drafted"})])
    for name in ("own-boat", "own-shown", "own-drafted"):
        older(store, name)
    store.write_own_picture(OwnPicture(name="own-nobodys", media_type="image/png", data=b"x", at=NOW))
    for _ in range(2):
        Practice(store, SHELF, lambda: NOW).photos.settle()
        assert store.photos("mia") == ["own-boat", "own-drafted", "own-shown"]
        assert [one.name for one in store.own_pictures()] == ["own-drafted", "own-nobodys", "own-shown"]
    assert set(practice.store.read_child("mia").photos.values()) == set(store.photos("mia"))


def test_a_start_that_was_cut_off_between_two_steps_is_made_good(practice: Practice) -> None:
    store = practice.store
    older(store, "own-boat")
    (boat,) = store.own_pictures()
    store.write_photo("mia", boat)  # and here the power failed
    store.write_photo("mia", boat.model_copy(update={"name": "photo-old"}))  # as when one was swapped for another
    practice.photos.settle()
    assert store.own_pictures() == []
    assert store.photos("mia") == ["own-boat"]


def test_while_a_chart_cannot_be_read_no_picture_is_taken_from_the_practice(tmp_path: Path) -> None:
    with TinyStore(tmp_path) as store:
        practice = practice_over(store)
        older(store, "own-boat")
        chart = tmp_path / "charts" / "ben.json"
        whole = chart.read_bytes()
        chart.write_bytes(b"{")
        practice.photos.settle()
        assert (store.photos("mia"), [one.name for one in store.own_pictures()]) == (["own-boat"], ["own-boat"])
        chart.write_bytes(whole)
        practice.photos.settle()
        assert (store.photos("mia"), store.own_pictures()) == (["own-boat"], [])


def test_a_damaged_photo_is_told_in_the_place_of_the_photo(tmp_path: Path) -> None:
    with TinyStore(tmp_path) as store:
        practice = practice_over(store)
        name = take(practice)
        (tmp_path / "photos" / f"mia.{name}.json").write_bytes(b"{")
        fault = practice.photos.of(ADULT, "mia")[BEAR]
        assert f"photos/mia.{name}.json: it is no picture" in str(fault)
        assert practice.photos.of(ADULT, "mia").keys() == {BEAR}
