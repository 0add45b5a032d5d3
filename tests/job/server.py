"""`playcue serve` as a process of its own, over a practice in a folder; and the charts as they lie on its disk."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from app.library import read_library
from app.practice import ADULT_COOKIE, DEVICE_COOKIE, Door, Who
from app.settings import SHIPPED
from app.storage import TinyStore
from app.therapy import Answer, Chart, Child, Event, checklist_open, fold
from tests.bench.server import Server as Process


class Server(Process):
    """One process, always on the same port; `kill` is SIGKILL."""

    def __init__(self, folder: Path) -> None:
        super().__init__(["app", "serve", "--data", str(folder)], "/play/")
        self.folder = folder

    def start(self) -> None:
        """Start it, unless it runs, and wait until it answers."""
        if self._process and self._process.poll() is None:
            return
        super().start()

    def on_disk(self, child: str) -> list[Event]:
        """The events that rest in a child's chart, in the order of arrival."""
        with self._copy() as store:
            return store.events(child)

    def chart(self, child: str) -> Chart:
        """What those events say."""
        with self._copy() as store:
            return fold(store.read_child(child), store.events(child))

    def children(self) -> list[Child]:
        """All children with a chart."""
        with self._copy() as store:
            return [store.read_child(name) for name in store.children()]

    @contextmanager
    def _copy(self) -> Iterator[TinyStore]:
        """What is on the disk this moment, whether the server runs (it holds the folder) or was killed."""
        with tempfile.TemporaryDirectory() as beside:
            held = shutil.ignore_patterns("*.lock", "*.tmp")
            with TinyStore(shutil.copytree(self.folder, Path(beside) / "copy", ignore=held)) as store:
                yield store


def fill(folder: Path, nicknames: Iterable[str]) -> dict[str, str]:
    """A practice whose children have a complete checklist of "no"; the cookies of its adult and of its tablet."""
    now, precautions = datetime.now(UTC), read_library(SHIPPED).precautions
    with TinyStore(folder) as store:
        door = Door(store)
        adult = door.set_up("Sunny Gym", "four warm quiet hands", now)
        for nickname in nicknames:
            positions = ("floor_sitting", "lap")
            child = Child(id=nickname.lower(), nickname=nickname, avatar="fox", born="2020-05", positions=positions)
            no = dict.fromkeys(checklist_open(child, precautions), Answer(yes=False, reviewed=now))
            store.write_child(child.model_copy(update={"answers": no}))
        return {ADULT_COOKIE: adult, DEVICE_COOKIE: door.pair(Who("adult", "test"), "Gym tablet", now)}
