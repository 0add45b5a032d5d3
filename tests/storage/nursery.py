"""Raises processes that append events, and kills them: python -m tests.storage.nursery FOLDER TRIALS [in-place].

One interpreter is started and forks each process, so that a trial takes milliseconds. Prints one JSON object:
trials, confirmed (events), left_beside (kills between the write and the rename), lost (in words; should be empty).
"""

import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from random import Random

from app.storage import TinyStore
from app.storage.disk import RealDisk
from app.therapy import ChartError, Child
from tests.storage.samples import event, event_id, events

TRIALS_A_CHART = 25
FIRST = 200  # events in a chart before the first kill


class InPlace(RealDisk):
    """A disk under a storage that writes over the file itself: what the test must be able to see."""

    def write(self, path: Path, parts: Iterable[bytes | bytearray]) -> None:
        path.with_suffix("").write_bytes(b"".join(parts))

    def sync(self, path: Path) -> None:
        super().sync(path.with_suffix("") if path.suffix == ".tmp" else path)

    def rename(self, old: Path, new: Path) -> None:
        pass


def raise_and_kill(folder: Path, trials: int, disk: RealDisk) -> dict[str, object]:
    """Kill so many processes at random moments and look at the charts after each."""
    chance = Random(1)
    expected: dict[str, set[str]] = {}
    confirmed_in_all = left_beside = 0
    lost: list[str] = []
    for trial in range(trials):
        child = f"child-{trial // TRIALS_A_CHART}"
        if child not in expected:
            with TinyStore(folder, disk) as store:
                store.write_child(Child(id=child, nickname="A child"))
                expected[child] = set(store.append(child, events(0, FIRST, child)))
            number = FIRST
        confirmed = _one_life(folder, disk, child, number, chance)
        left_beside += any(path.suffix == ".tmp" for path in (folder / "charts").iterdir())
        confirmed_in_all += len(confirmed)
        expected[child] |= confirmed
        try:
            with TinyStore(folder, disk) as store:
                have = [each.id for each in store.events(child)]
        except ChartError as fault:
            return {"trials": trial + 1, "confirmed": confirmed_in_all, "lost": [str(fault)]}
        if expected[child] - set(have):
            lost.append(f"trial {trial}: {len(expected[child] - set(have))} events of {child}")
        if have != [event_id(each) for each in range(len(have))]:
            lost.append(f"trial {trial}: the events of {child} are out of order or doubled")
        number = len(have)
    with TinyStore(folder, disk) as store:
        lost += [child for child in expected if expected[child] - {each.id for each in store.events(child)}]
    return {"trials": trials, "confirmed": confirmed_in_all, "left_beside": left_beside, "lost": lost}


def _one_life(folder: Path, disk: RealDisk, child: str, number: int, chance: Random) -> set[str]:
    told, tell = os.pipe()
    seed = chance.random()
    pid = os.fork()
    if pid == 0:
        with contextlib.suppress(BaseException):
            _append_for_ever(folder, disk, child, number, tell, Random(seed))
        os._exit(1)
    os.close(tell)
    heard = os.read(told, 65536) if chance.random() < 0.9 else b""  # one in ten dies while it opens the practice
    time.sleep(chance.uniform(0, 0.005))
    os.kill(pid, signal.SIGKILL)
    while more := os.read(told, 65536):
        heard += more
    os.close(told)
    _, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status), "the process ended before it was killed"
    return set(heard.decode().split("\n")[:-1])


def _append_for_ever(folder: Path, disk: RealDisk, child: str, number: int, tell: int, chance: Random) -> None:
    store = TinyStore(folder, disk)
    while True:
        batch = [event(each, child) for each in range(number, number + chance.choice((1, 1, 2, 5)))]
        number += len(batch)
        os.write(tell, "".join(f"{new}\n" for new in store.append(child, batch)).encode())


if __name__ == "__main__":
    found = raise_and_kill(Path(sys.argv[1]), int(sys.argv[2]), InPlace() if "in-place" in sys.argv else RealDisk())
    print(json.dumps(found))
