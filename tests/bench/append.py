"""What one more event costs, beside TinyDB's own storage and beside the bare disk, in one run on one machine."""

import json
import os
import statistics
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from uuid import UUID

from tinydb import TinyDB

from app.storage import TinyStore
from app.therapy import Child, Event, read_event, write_event

CHARTS = 100
EVENTS_A_CHART = 1_000
SIZES = (100, 1_000, 5_000)
ROUNDS = 31
TINYDB_ROUNDS = 5


def measure(folder: Path) -> dict[str, float]:
    """Milliseconds (medians) and how many times faster; `folder` should be empty and on the disk that is meant.

    append_times_tinydb  one event onto a chart of 1,000 in a practice of 100,000, against TinyDB's JSONStorage holding
                         that practice in one file; append_ms and tinydb_ms are its two sides
    append_ms_100, ...   one event onto a chart of that many events, fsyncs included
    append_first_ms_1000 the first event after the server was started: the chart is read and checked before it
    fsync_ms             a file of the size of a chart of 1,000 events, written beside, fsynced, renamed, the folder
                         fsynced: the disk's share; fsync_ms_100 and fsync_ms_5000 likewise
    """
    folder.mkdir(parents=True, exist_ok=True)
    numbers = count()
    with TinyStore(folder / "practice") as store:
        for chart in range(CHARTS):
            _fill(store, f"child-{chart}", EVENTS_A_CHART, numbers)
        ours = _median_ms(lambda each: store.append("child-50", [each]), "child-50", numbers, ROUNDS)
        theirs = _tinydb_ms(folder / "practice.tinydb.json", store, numbers)
        found = {"append_times_tinydb": round(theirs / ours, 1), "append_ms": ours, "tinydb_ms": theirs}
        for size in SIZES:
            name = f"size-{size}"
            _fill(store, name, size, numbers)
            found[f"append_ms_{size}"] = _median_ms(lambda each: store.append(name, [each]), name, numbers, ROUNDS)  # noqa: B023
            found[f"fsync_ms_{size}"] = _disk_ms(
                folder, (folder / "practice" / "charts" / f"{name}.json").stat().st_size
            )
    with TinyStore(folder / "practice") as store:
        found["append_first_ms_1000"] = _median_ms(lambda each: store.append(each.child, [each]), "child-7", numbers, 1)
    return found | {"fsync_ms": found["fsync_ms_1000"]}


def _fill(store: TinyStore, child: str, size: int, numbers: "count[int]") -> None:
    store.write_child(Child(id=child, nickname="A child"))
    store.append(child, [_event(child, next(numbers)) for _ in range(size)])


def _tinydb_ms(path: Path, store: TinyStore, numbers: "count[int]") -> float:
    rows = (write_event(event) for child in store.children() for event in store.events(child))
    path.write_text(json.dumps({"events": dict(enumerate(rows, 1))}))
    with TinyDB(path) as whole:
        table = whole.table("events")
        return _median_ms(lambda each: table.insert(write_event(each)), "child-50", numbers, TINYDB_ROUNDS)


def _disk_ms(folder: Path, size: int) -> float:
    content, place = bytes(size), folder / "bare"
    place.mkdir(exist_ok=True)

    def write(_: Event) -> None:
        beside = os.open(place / "file.tmp", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.write(beside, content)
        os.fsync(beside)
        os.close(beside)
        (place / "file.tmp").replace(place / "file")
        names = os.open(place, os.O_RDONLY)
        os.fsync(names)
        os.close(names)

    return _median_ms(write, "nobody", count(), ROUNDS)


def _median_ms(act: Callable[[Event], object], child: str, numbers: "count[int]", rounds: int) -> float:
    taken = []
    for _ in range(rounds):
        event = _event(child, next(numbers))
        start = time.perf_counter()
        act(event)
        taken.append(time.perf_counter() - start)
    return round(statistics.median(taken) * 1000, 3)


def _event(child: str, number: int) -> Event:
    play = str(UUID(int=0xF0_0000_0000 + number // 3))
    common = {
        "id": str(UUID(int=0xE0_0000_0000 + number)),
        "child": child,
        "session": str(UUID(int=number // 30)),
        "at": "2026-03-01T10:00:00Z",
        "device": "tablet-1",
        "play": play,
    }
    kinds: tuple[dict[str, object], ...] = (
        {"kind": "picked", "prompt": "row-the-boat", "offered": ["row-the-boat", "tunnel-toes", "ten-frogs"]},
        {"kind": "outcome", "outcome": "into_it"},
        {"kind": "play_ended", "reason": "child_left", "stay_s": 42.5, "verses": 3},
    )
    return read_event(common | kinds[number % 3])
