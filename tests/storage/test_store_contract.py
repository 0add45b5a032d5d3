"""What every store promises, whatever it rests on."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.practice import Device, OwnPicture, OwnPrompt, OwnVersion, PracticeRecord, Recording, Refused, Store
from app.storage import TinyStore
from app.therapy import ChartError, Child
from tests.fakes import MemoryStore
from tests.storage.samples import MIA, event, event_id, events
from tests.therapy.shelf import PROMPTS

NOW = datetime(2026, 3, 1, 10, tzinfo=UTC)
PROMPT = next(iter(PROMPTS))
BACK_ENDS = ["tiny", "memory"]


@pytest.fixture(params=BACK_ENDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore()
        return
    with TinyStore(tmp_path / "practice") as tiny:
        yield tiny


def test_a_new_store_is_empty(store: Store) -> None:
    assert store.practice() is None
    assert store.children() == []
    assert store.refused() == []


def test_the_practice_is_kept_whole_and_can_change(store: Store) -> None:
    tablet = Device(id="t1", name="Gym tablet", token_hash="abc", paired_at=NOW)
    store.write_practice(PracticeRecord(name="Hill Street"))
    store.write_practice(PracticeRecord(name="Hill Street", passphrase_hash="argon", devices=(tablet,)))
    assert store.practice() == PracticeRecord(name="Hill Street", passphrase_hash="argon", devices=(tablet,))


def test_own_prompts_and_pictures_are_kept_whole_and_can_change(store: Store) -> None:
    assert store.own_prompts() == []
    assert store.own_pictures() == []
    version = OwnVersion(prompt=PROMPT, at=NOW, by="Ann")
    begun = OwnPrompt(id="own-a", draft={"title": "Ü"}, draft_at=NOW)
    two = [OwnPrompt(id="own-b", versions=(version,), live=True), begun]
    store.write_own_prompts(two)
    assert store.own_prompts() == [two[1], two[0]]
    store.write_own_prompts(two[:1])
    assert store.own_prompts() == two[:1]
    for data in (b"\xff\xd8 one", b"\x00 two"):
        store.write_own_picture(OwnPicture(name="own-boat", media_type="image/jpeg", data=data, at=NOW))
    assert [one.data for one in store.own_pictures()] == [b"\x00 two"]
    store.write_practice(PracticeRecord(name="Hill Street"))
    store.erase_practice()
    assert (store.own_prompts(), store.own_pictures()) == ([], [])


def test_a_child_is_read_as_it_was_written(store: Store) -> None:
    store.write_child(MIA)
    store.write_child(Child(id="ben", nickname="Ben"))
    assert store.read_child("mia") == MIA
    assert store.children() == ["ben", "mia"]


def test_changing_a_child_forgets_what_was_taken_away_and_keeps_the_events(store: Store) -> None:
    store.write_child(MIA)
    store.append("mia", events(0, 5))
    changed = MIA.model_copy(update={"born": None, "goals": ()})
    store.write_child(changed)
    assert store.read_child("mia") == changed
    assert store.events("mia") == events(0, 5)


def test_events_come_back_equal_and_in_the_order_of_arrival(store: Store) -> None:
    store.write_child(MIA)
    assert store.append("mia", [event(12), event(3)]) == [event_id(12), event_id(3)]
    assert store.append("mia", [event(7)]) == [event_id(7)]
    assert store.events("mia") == [event(12), event(3), event(7)]


def test_twelve_events_come_back_in_order_too(store: Store) -> None:
    store.write_child(MIA)
    for number in range(12):  # row "10" must not come before row "2"
        store.append("mia", [event(number)])
    assert store.events("mia") == events(0, 12)


def test_twice_is_once(store: Store) -> None:
    store.write_child(MIA)
    store.append("mia", events(0, 3))
    assert store.append("mia", [event(1), event(3), event(3), event(0)]) == [event_id(3)]
    assert store.append("mia", events(0, 4)) == []
    assert store.events("mia") == events(0, 4)


def test_a_known_id_with_other_content_changes_nothing(store: Store) -> None:
    store.write_child(MIA)
    store.append("mia", [event(0)])
    assert store.append("mia", [event(0, prompt="another"), event(3), event(3, prompt="another")]) == [event_id(3)]
    assert store.events("mia") == [event(0), event(3)]


def test_charts_are_apart(store: Store) -> None:
    for child in ("mia", "ben"):
        store.write_child(Child(id=child, nickname=child))
        store.append(child, events(0, 3, child))
    assert store.events("ben") == events(0, 3, "ben")


def test_what_is_not_there_is_said(store: Store) -> None:
    with pytest.raises(ChartError, match="mia: there is no chart"):
        store.read_child("mia")
    with pytest.raises(ChartError, match="mia"):
        store.events("mia")
    with pytest.raises(ChartError, match="mia"):
        store.append("mia", [event(0)])
    assert store.children() == []


@pytest.mark.parametrize("child_id", ["../mia", "a/b", "", ".", "mia.json", "MIA", "mia\n", "x" * 65, "mia\0"])
def test_an_id_is_not_a_path(store: Store, child_id: str) -> None:
    for call in (store.read_child, store.events, store.erase):
        with pytest.raises(ChartError):
            call(child_id)


def test_erased_is_gone_and_may_come_back_empty(store: Store) -> None:
    store.write_child(MIA)
    store.append("mia", events(0, 3))
    store.erase("mia")
    assert store.children() == []
    with pytest.raises(ChartError):
        store.events("mia")
    store.erase("mia")  # once more, after a crash in the middle: no error
    store.write_child(MIA)
    assert store.events("mia") == []
    assert store.append("mia", [event(0)]) == [event_id(0)]


def test_erasing_takes_the_childs_refused_events_along(store: Store) -> None:
    mine = Refused(at=NOW, why="malformed", raw={"child": "mia", "stay_s": -1})
    other = Refused(at=NOW, why="malformed", raw={"child": "ben"})
    store.write_child(MIA)
    store.keep_refused([mine, other])
    store.erase("mia")
    assert store.refused() == [other]


def test_erasing_the_practice_takes_every_refused_event_along(store: Store) -> None:
    store.write_practice(PracticeRecord(name="Hill Street"))
    store.keep_refused([Refused(at=NOW, why="malformed", raw="a tap of nobody")])
    store.erase_practice()
    assert store.refused() == []


@pytest.mark.parametrize("deep", range(248, 258))
def test_a_refused_event_is_kept_however_deep_it_is(store: Store, deep: int) -> None:
    odd = Refused(at=NOW, why="malformed", raw={"child": "mia", "more": json.loads("[" * deep + "]" * deep)})
    store.keep_refused([odd, Refused(at=NOW, why="malformed", raw=7)])
    assert [one.why for one in store.refused()] == ["malformed"] * 2


def recording(number: int, **change: object) -> Recording:
    told = {"name": f"say-{number:032x}", "prompt": "slow-bear", "words": "Slow bear", "media_type": "audio/wav"}
    return Recording.model_validate({**told, "data": b"RIFF \x00 hello", "at": NOW, **change})


def test_recordings_are_kept_whole_can_change_and_go(store: Store) -> None:
    assert store.recordings() == []
    for one in (recording(2), recording(1), recording(2, data=b"\xff again", language="de")):
        store.write_recording(one)
    assert store.recordings() == [recording(1).name, recording(2).name]
    assert store.read_recording(recording(1).name) == recording(1)
    assert store.read_recording(recording(2).name) == recording(2, data=b"\xff again", language="de")
    for name in (recording(3).name, "../practice", ""):
        assert store.read_recording(name) is None
    for name in (recording(1).name, recording(1).name, recording(3).name):
        store.remove_recording(name)
    assert store.recordings() == [recording(2).name]
    assert (store.own_pictures(), store.own_faults()) == ([], [])
    store.write_practice(PracticeRecord(name="Hill Street"))
    store.erase_practice()
    assert store.recordings() == []


def photo(name: str, data: bytes = b"\xff\xd8 a boat") -> OwnPicture:
    return OwnPicture(name=name, media_type="image/jpeg", data=data, at=NOW)


def test_a_photo_belongs_to_one_child_and_is_no_picture_of_the_practice(store: Store) -> None:
    for child in ("mia", "mia-2"):
        store.write_child(Child(id=child, nickname=child))
    assert store.photos("mia") == []
    store.write_photo("mia", photo("photo-b"))
    store.write_photo("mia", photo("photo-a", b"\x00 a bear"))
    store.write_photo("mia-2", photo("photo-c"))
    assert store.photos("mia") == ["photo-a", "photo-b"]
    assert store.photos("mia-2") == ["photo-c"]
    assert store.read_photo("mia", "photo-a") == photo("photo-a", b"\x00 a bear")
    for child, name in (("mia", "photo-c"), ("mia-2", "photo-a"), ("mia", "../charts/mia"), ("mia", "")):
        assert store.read_photo(child, name) is None
    assert store.own_pictures() == []
    store.remove_photos("mia", ["photo-b", "photo-c"])
    assert (store.photos("mia"), store.photos("mia-2")) == (["photo-a"], ["photo-c"])


def test_a_picture_of_the_practice_can_be_removed(store: Store) -> None:
    for name in ("own-boat", "own-bear"):
        store.write_own_picture(photo(name))
    store.remove_own_picture("own-boat")
    store.remove_own_picture("own-boat")
    assert [one.name for one in store.own_pictures()] == ["own-bear"]


def test_erasing_takes_the_photos_of_this_child_along(store: Store) -> None:
    for child in ("mia", "mia-2"):
        store.write_child(Child(id=child, nickname=child))
        store.write_photo(child, photo("photo-a"))
    store.erase("mia")
    assert (store.photos("mia"), store.read_photo("mia", "photo-a")) == ([], None)
    assert store.photos("mia-2") == ["photo-a"]
    store.erase_practice()
    assert store.photos("mia-2") == []


def test_refused_events_are_kept_oldest_first_and_the_newest_thousand(store: Store) -> None:
    each = [Refused(at=NOW + timedelta(seconds=second), why="malformed", raw=second) for second in range(1010)]
    store.keep_refused(each[600:])
    store.keep_refused(each[:600])
    assert store.refused() == each[10:]
    assert store.refused(since=NOW + timedelta(seconds=1007)) == each[1007:]


def test_many_hands_at_once_lose_nothing(store: Store) -> None:
    children = ("mia", "ben", "zoe")
    for child in children:
        store.write_child(Child(id=child, nickname=child))

    def tablet(number: int) -> list[str]:
        child = children[number % 3]
        return [new for each in events(0, 20, child) for new in store.append(child, [each])]

    with ThreadPoolExecutor(6) as hands:
        confirmed = list(hands.map(tablet, range(6)))
    for place, child in enumerate(children):
        assert {each.id for each in store.events(child)} == {event_id(number) for number in range(20)}
        # Two tablets sent the same twenty: each was new to exactly one of them.
        assert sorted(confirmed[place] + confirmed[place + 3]) == [event_id(number) for number in range(20)]
