"""Records in TinyDB files: practice.json, refused.json, and one file a chart in charts/."""

import contextlib
import threading
import weakref
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from app.practice import OwnPicture, OwnPrompt, PracticeRecord, Refused
from app.therapy import ChartError, Child, Event

from .chart_file import ChartFile
from .disk import Disk, RealDisk
from .own_files import OwnFile, PictureFolder
from .practice_files import PracticeFile, RefusedFile
from .records import chart_name, child_of

KEPT_CHARTS = 64  # charts whose bytes stay in memory (about half a megabyte at 1,000 events)


class TinyStore:
    """The Store of a practice in one folder. One process at a time: a second one is refused with a ChartError.

    Close it (or leave its `with`) to let go of the folder; the end of the process lets go too.
    """

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self._disk = disk or RealDisk()
        self._folder = folder
        self._chart_folder = folder / "charts"
        try:
            _make(self._disk, folder)
            self._let_go = weakref.finalize(self, self._disk.hold(folder / "playcue.lock"))
            _make(self._disk, self._chart_folder)
            pictures = folder / "pictures"
            for place in (folder, self._chart_folder, *([pictures] if self._disk.stamp(pictures) else [])):
                _sweep(self._disk, place)
        except OSError as fault:
            raise ChartError(
                f"{folder}: the practice's folder cannot be used ({fault.strerror or fault}). "
                "Choose a folder that this account may read and write (--data)."
            ) from fault
        self._practice = PracticeFile(folder / "practice.json", self._disk)
        self._refused = RefusedFile(folder / "refused.json", self._disk)
        self._own = OwnFile(folder / "own.json", self._disk)
        self._pictures = PictureFolder(folder / "pictures", self._disk)
        self._door = threading.Lock()
        self._charts: dict[str, ChartFile] = {}
        self._used: OrderedDict[str, None] = OrderedDict()

    def close(self) -> None:
        """Let go of the folder."""
        self._let_go()

    def __enter__(self) -> "TinyStore":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def practice(self) -> PracticeRecord | None:
        return self._practice.read()

    def write_practice(self, record: PracticeRecord) -> None:
        self._practice.write(record)

    def erase_practice(self) -> None:
        for child_id in self.children():
            self.erase(child_id)
        self._own.erase()
        self._pictures.erase()
        self._practice.erase()

    def children(self) -> list[str]:
        names = self._disk.names(self._chart_folder)
        return sorted(child_id for child_id in map(child_of, names) if child_id is not None)

    def read_child(self, child_id: str) -> Child:
        return self._chart(child_id).child()

    def write_child(self, child: Child) -> None:
        self._chart(child.id).write_child(child)

    def events(self, child_id: str) -> list[Event]:
        return self._chart(child_id).events()

    def append(self, child_id: str, events: Sequence[Event]) -> list[str]:
        return self._chart(child_id).append(events)

    def erase(self, child_id: str) -> None:
        chart = self._chart(child_id)
        try:
            self._refused.forget_child(child_id)
        finally:
            chart.erase()

    def own_prompts(self) -> list[OwnPrompt]:
        return self._own.read()

    def write_own_prompts(self, prompts: Iterable[OwnPrompt]) -> None:
        self._own.write(prompts)

    def own_pictures(self) -> list[OwnPicture]:
        return self._pictures.read()

    def write_own_picture(self, picture: OwnPicture) -> None:
        self._pictures.write(picture)

    def keep_refused(self, refused: Iterable[Refused]) -> None:
        self._refused.keep(refused)

    def refused(self, since: datetime | None = None) -> list[Refused]:
        return self._refused.read(since)

    def _chart(self, child_id: str) -> ChartFile:
        name = chart_name(child_id)
        with self._door:
            chart = self._charts.get(child_id)
            if chart is None:
                chart = self._charts[child_id] = ChartFile(self._chart_folder / name, self._disk)
            self._used[child_id] = None
            self._used.move_to_end(child_id)
            if len(self._used) > KEPT_CHARTS:
                longest_ago, _ = self._used.popitem(last=False)
                self._charts[longest_ago].rest()
        return chart


def _make(disk: Disk, folder: Path) -> None:
    if disk.stamp(folder) is None:
        _make(disk, folder.parent)
        with contextlib.suppress(FileExistsError):
            disk.make_folder(folder)
    # Also when it was there: the process that made it may have been killed before its fsync.
    with contextlib.suppress(PermissionError):
        disk.sync(folder.parent)


def _sweep(disk: Disk, folder: Path) -> None:
    left = [name for name in disk.names(folder) if name.endswith(".json.tmp")]
    for name in left:
        disk.remove(folder / name)
    if left:
        disk.sync(folder)
