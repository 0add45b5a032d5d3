"""The power fails at every point of every write: what was confirmed is there. And the checker is shown to see."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.practice import OwnPicture
from app.storage import TinyStore
from app.therapy import ChartError
from tests.storage.power import FOLDER, Killed, PowerDisk, losses
from tests.storage.samples import MIA, event, event_id, events

SAVE = ("write beside", "fsync", "rename", "fsync the folder")


class NoFileSync(PowerDisk):
    """Somebody left out the fsync of the file written beside."""

    def sync(self, path: Path) -> None:
        if path.suffix != ".tmp":
            super().sync(path)


class NoFolderSync(PowerDisk):
    """Somebody left out the fsync of the folder after the rename."""

    def sync(self, path: Path) -> None:
        if path.name != "charts":
            super().sync(path)


class EarlyRename(PowerDisk):
    """Somebody renames first and fsyncs afterwards."""

    def sync(self, path: Path) -> None:
        if path.suffix != ".tmp":
            super().sync(path)

    def rename(self, old: Path, new: Path) -> None:
        super().rename(old, new)
        super().sync(new)


class WrittenInPlace(PowerDisk):
    """Somebody writes over the file itself, as TinyDB's own storage does."""

    def write(self, path: Path, parts: object) -> None:
        super().write(path.with_suffix(""), parts)  # type: ignore[arg-type]

    def sync(self, path: Path) -> None:
        super().sync(path.with_suffix("") if path.suffix == ".tmp" else path)

    def rename(self, old: Path, new: Path) -> None:
        pass


class Lost(Exception):
    """Something confirmed is lost, in words."""


def a_morning(disk: PowerDisk) -> None:
    """Events are appended one by one and in batches; after each operation the power fails. Lost says what was lost."""
    confirmed: list[str] = []

    def power_fails() -> None:
        for loss in losses(disk, confirmed):
            raise Lost(loss)

    disk.watch = power_fails
    store = TinyStore(FOLDER, disk)
    store.write_child(MIA)
    for batch in (events(0, 1), events(1, 4), events(4, 5), events(5, 9)):
        confirmed += store.append("mia", batch)
        power_fails()
    store.write_child(MIA.model_copy(update={"pictures": 2}))
    power_fails()
    assert confirmed == [event_id(number) for number in range(9)]


def test_a_power_cut_at_any_point_loses_nothing_confirmed() -> None:
    disk = PowerDisk()
    a_morning(disk)
    assert disk.operations > 25


@pytest.mark.parametrize(
    ("broken", "seen"),
    [
        (NoFileSync, "cut off or is not JSON"),
        (EarlyRename, "cut off or is not JSON"),
        (WrittenInPlace, "cut off or is not JSON"),
        (NoFolderSync, "confirmed events are lost|there is no chart"),
    ],
)
def test_the_checker_sees_what_is_left_out(broken: type[PowerDisk], seen: str) -> None:
    with pytest.raises(Lost, match=seen):
        a_morning(broken())


def killed_then_sent_again(kill_at: int, deaf: bool) -> list[str] | None:
    """A process is killed after so many operations of an append; the next one is sent the same event; power fails.

    `deaf` leaves out the fsyncs of the second process. None when the append is over before that.
    """
    disk = PowerDisk()
    store = TinyStore(FOLDER, disk)
    store.write_child(MIA)
    store.append("mia", events(0, 3))
    disk.kill_at = disk.operations + kill_at
    try:
        store.append("mia", [event(3)])
    except Killed:
        disk.kill_at, disk.dead, disk.deaf = -1, False, deaf
    else:
        return None
    again = TinyStore(FOLDER, disk)
    again.append("mia", [event(3)])
    return list(losses(disk, [event_id(number) for number in range(4)]))


def at_every_operation(try_one: Callable[[int], list[str] | None]) -> list[list[str]]:
    found = []
    for operation in range(100):
        result = try_one(operation)
        if result is None:
            break
        found.append(result)
    return found


def test_an_event_found_after_a_kill_is_confirmed_only_when_it_is_safe() -> None:
    found = at_every_operation(lambda operation: killed_then_sent_again(operation, deaf=False))
    assert found == [[]] * len(SAVE)


def test_the_checker_sees_an_event_confirmed_from_the_page_cache() -> None:
    found = at_every_operation(lambda operation: killed_then_sent_again(operation, deaf=True))
    assert any("confirmed events are lost" in loss for loss in found[3])


def failed_then_sent_again(fail_at: int) -> list[str] | None:
    """An operation of an append fails; the same event is sent again; power fails."""
    disk = PowerDisk()
    store = TinyStore(FOLDER, disk)
    store.write_child(MIA)
    store.append("mia", events(0, 3))
    disk.fail_at = disk.operations + fail_at
    if fail_at == len(SAVE):
        return None
    with pytest.raises(ChartError, match=r"mia\.json: it could not be written \(No space left on device\)"):
        store.append("mia", [event(3)])
    assert disk.names(FOLDER / "charts") == ["mia.json"]
    assert list(losses(disk, [event_id(number) for number in range(3)])) == []
    store.append("mia", [event(3)])
    assert store.events("mia") == events(0, 4)
    return list(losses(disk, [event_id(number) for number in range(4)]))


def test_a_full_disk_is_said_and_the_event_can_be_sent_again() -> None:
    assert at_every_operation(failed_then_sent_again) == [[]] * len(SAVE)


def erased(disk: PowerDisk) -> list[str]:
    store = TinyStore(FOLDER, disk)
    store.write_child(MIA)
    store.append("mia", events(0, 3))
    disk.write(FOLDER / "charts" / "mia.json.tmp", [b"left by a crash: Mia"])
    store.erase("mia")
    found = list(losses(disk, gone=["mia"]))
    return found + [f"{after.names(FOLDER)}" for after in disk.aftermaths() if b"Mia" in after.bytes_at_rest()]


def test_erased_stays_erased_when_the_power_fails() -> None:
    assert erased(PowerDisk()) == []
    assert "mia was erased and is back" in erased(NoFolderSync())


BOAT = OwnPicture(name="photo-a", media_type="image/jpeg", data=b"Mia's boat", at=datetime(2026, 3, 1, tzinfo=UTC))


def killed_while_erasing(kill_at: int) -> list[str] | None:
    """A process is killed after so many operations of an erasure, and power fails. What is left of photos is told."""
    disk = PowerDisk()
    store = TinyStore(FOLDER, disk)
    store.write_child(MIA)
    for name in ("photo-a", "photo-b"):
        store.write_photo("mia", BOAT.model_copy(update={"name": name}))
    disk.kill_at = disk.operations + kill_at
    try:
        store.erase("mia")
    except Killed:
        disk.kill_at, disk.dead = -1, False
    else:
        return None
    found = []
    for after in disk.aftermaths():
        with TinyStore(FOLDER, after) as again:
            if "mia" not in again.children() and again.photos("mia"):
                found.append("a photo is left of whom nobody can erase any more")
            again.erase("mia")
            if any("photo" in name for name in after.names(FOLDER / "photos")):
                found.append("a photo stays")
    return found


def test_an_erasure_that_was_cut_off_can_be_done_again_and_leaves_no_photo() -> None:
    found = at_every_operation(killed_while_erasing)
    assert found == [[]] * 5  # two photos and their folder, the chart and its folder
