"""The words and numbers for when something is wrong travel with the tray, and nowhere else."""

from pathlib import Path
from threading import Thread

import orjson
import pytest

from app.library import read_library
from app.practice import Practice, PracticeRecord, Who
from app.therapy import Call, Child, DoorError, WhenWrong
from tests.fakes import MemoryStore
from tests.tapping import NOW

SHELF = read_library(Path(__file__).resolve().parents[2] / "assets")
ADULT = Who("adult", "a")
OURS = WhenWrong(first="Ring the bell in the hall.", calls=(Call(name="Front desk", number="0151 11"),))
FAMILY = WhenWrong(first="Lay her on her left side.", calls=(Call(name="Mum", number="0151 22"),))


@pytest.fixture
def practice() -> Practice:
    store = MemoryStore()
    store.write_practice(PracticeRecord(name="Sunny Gym"))
    store.write_child(Child(id="mia", nickname="Mia", born="2021-03", when_wrong=FAMILY))
    store.write_child(Child(id="ben", nickname="Ben", born="2021-03"))
    practice = Practice(store, SHELF, lambda: NOW)
    practice.say_when_wrong(ADULT, OURS)
    return practice


def test_a_tray_carries_both(practice: Practice) -> None:
    trays = practice.sessions.trays(ADULT, None, NOW)
    ours, family = OURS.model_dump(mode="json"), FAMILY.model_dump(mode="json")
    assert trays["mia"]["wrong"] == {"practice": ours, "child": family}
    assert trays["ben"]["wrong"] == {"practice": ours, "child": {"first": "", "calls": []}}


def test_a_number_of_one_child_is_on_no_face_and_on_no_other_tray(practice: Practice) -> None:
    assert b"0151" not in orjson.dumps(practice.sessions.faces(ADULT))
    assert b"0151 22" not in orjson.dumps(practice.sessions.trays(ADULT, ["ben"], NOW))
    with pytest.raises(DoorError):
        practice.sessions.trays(None, ["mia"], NOW)


def test_what_is_written_later_is_on_the_next_tray(practice: Practice) -> None:
    practice.sessions.trays(ADULT, ["mia"], NOW)
    practice.say_when_wrong(ADULT, WhenWrong(first="Ring twice."))
    assert practice.sessions.trays(ADULT, ["mia"], NOW)["mia"]["wrong"]["practice"]["first"] == "Ring twice."


def test_a_tablet_that_is_paired_while_it_is_written_stays_paired(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, pairing = practice.store.write_practice, Thread(target=practice.door.pair, args=(ADULT, "Gym tablet", NOW))

    def slowly(record: PracticeRecord) -> None:
        if not pairing.ident:
            pairing.start()
            pairing.join(0.2)  # as long as it likes, unless it has to wait for this
        write(record)

    monkeypatch.setattr(practice.store, "write_practice", slowly)
    practice.say_when_wrong(ADULT, WhenWrong(first="Ring twice."))
    pairing.join()
    record = practice.door.practice
    assert record is not None
    assert ([one.name for one in record.devices], record.when_wrong.first) == (["Gym tablet"], "Ring twice.")


@pytest.mark.parametrize("who", [None, Who("device", "tablet")])
def test_only_an_adult_writes_it(practice: Practice, who: Who | None) -> None:
    with pytest.raises(DoorError):
        practice.say_when_wrong(who, WhenWrong())
    record = practice.store.practice()
    assert record is not None
    assert record.when_wrong == OURS
