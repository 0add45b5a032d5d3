"""Who may come in, and whom they may see."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from app.practice import ADULT_COOKIE, DEVICE_COOKIE, Door, PracticeRecord, Who
from app.therapy import Child, DoorError
from tests.fakes import MemoryStore
from tests.tapping import NOW

PASSPHRASE = "four quiet blue otters"


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore()
    store.write_child(Child(id="mia", nickname="Mia"))
    return store


def test_the_right_passphrase_opens_and_a_wrong_one_says_so(store: MemoryStore) -> None:
    door = Door(store)
    first = door.set_up("Hill Street", PASSPHRASE, NOW)
    again = door.sign_in(PASSPHRASE, NOW)
    assert first != again
    who = door.who({ADULT_COOKIE: again}, NOW)
    assert who is not None
    assert who.kind == "adult"
    assert door.may_see(who, "mia")
    with pytest.raises(DoorError, match="not the passphrase"):
        door.sign_in("otters", NOW)


def test_guesses_made_at_once_count_like_guesses_made_in_turn(store: MemoryStore) -> None:
    door = Door(store)
    door.set_up("Hill Street", PASSPHRASE, NOW)

    def guess(_: int) -> str:
        with pytest.raises(DoorError) as told:
            door.sign_in("otters", NOW)
        return str(told.value)

    with ThreadPoolExecutor(20) as together:
        said = list(together.map(guess, range(20)))
    assert sum("Too many" in each for each in said) == 12


def test_only_the_sample_practice_is_ever_open_to_all(store: MemoryStore) -> None:
    door = Door(store, open_to_all=True)
    store.write_practice(PracticeRecord(name="Sample", sample=True))
    assert door.who({}, NOW) is not None
    store.write_practice(PracticeRecord(name="Hill Street", passphrase_hash="x"))
    assert door.who({}, NOW) is None


def test_a_name_too_long_for_a_door_is_said_to_be(store: MemoryStore) -> None:
    with pytest.raises(DoorError, match="80"):
        Door(store).set_up("Hill " * 17, PASSPHRASE, NOW)


def test_nobody_else_comes_in(store: MemoryStore) -> None:
    door = Door(store)
    token = door.set_up("Hill Street", PASSPHRASE, NOW)
    assert door.who({}, NOW) is None
    assert door.who({ADULT_COOKIE: "guess", DEVICE_COOKIE: token}, NOW) is None
    assert not door.may_see(None, "mia")
    assert not door.may_see(Who("adult", "a"), "nobody")
    assert door.who({ADULT_COOKIE: token}, NOW + timedelta(days=15)) is None
    door.sign_out(token)
    assert door.who({ADULT_COOKIE: token}, NOW) is None


def test_a_tablet_is_paired_once_and_unpaired_for_good(store: MemoryStore) -> None:
    door = Door(store)
    door.set_up("Hill Street", PASSPHRASE, NOW)
    token = door.pair(Who("adult", "a"), "Gym tablet", NOW)
    who = door.who({DEVICE_COOKIE: token}, NOW + timedelta(days=300))
    assert who == Who("device", who.id if who else "", "Gym tablet")
    with pytest.raises(DoorError, match="Only an adult"):
        door.pair(Who("device", "d"), "Another", NOW)
    record = store.practice()
    assert record is not None
    assert token not in record.model_dump_json()
    door.unpair(record.devices[0].id, NOW)
    assert door.who({DEVICE_COOKIE: token}, NOW) is None


def test_guessing_is_slowed_down(store: MemoryStore) -> None:
    door = Door(store)
    door.set_up("Hill Street", PASSPHRASE, NOW)
    for _ in range(8):
        with pytest.raises(DoorError, match="not the passphrase"):
            door.sign_in("guess", NOW)
    with pytest.raises(DoorError, match="wait five minutes"):
        door.sign_in(PASSPHRASE, NOW)
    assert door.sign_in(PASSPHRASE, NOW + timedelta(minutes=6))


@pytest.mark.parametrize(("name", "passphrase"), [("", PASSPHRASE), ("Hill Street", "short")])
def test_a_practice_needs_a_name_and_a_passphrase(store: MemoryStore, name: str, passphrase: str) -> None:
    with pytest.raises(DoorError):
        Door(store).set_up(name, passphrase, NOW)
    assert store.practice() is None
