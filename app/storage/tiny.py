"""Records in TinyDB files: practice.json, refused.json, own.json, one a chart in charts/; bytes in folders beside."""

import contextlib
import re
import threading
import weakref
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from app.practice import OwnPicture, OwnPrompt, PracticeRecord, Recording, Refused
from app.therapy import ChartError, Child, Event

from .byte_folder import ByteFolder
from .chart_file import ChartFile
from .disk import Disk, RealDisk
from .own_files import OwnFile
from .photo_folder import PhotoFolder
from .practice_files import PracticeFile, RefusedFile
from .records import chart_name, child_of

RECORDING_NAME = re.compile(r"say-[0-9a-f]{32}")
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
            for place in (folder, self._chart_folder, folder / "pictures", folder / "photos", folder / "sounds"):
                _sweep(self._disk, place)
        except OSError as fault:
            raise ChartError(
                f"{folder}: the practice's folder cannot be used ({fault.strerror or fault}). "
                "Choose a folder that this account may read and write (--data)."
            ) from fault
        self._practice = PracticeFile(folder / "practice.json", self._disk)
        self._refused = RefusedFile(folder / "refused.json", self._disk)
        self._own = OwnFile(folder / "own.json", self._disk)
        self._pictures = ByteFolder(folder / "pictures", self._disk, OwnPicture, "picture")
        self._sounds = ByteFolder(folder / "sounds", self._disk, Recording, "recording")
        self._photos = PhotoFolder(folder / "photos", self._disk)
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
        self._refused.erase()
        for child_id in self.children():
            self.erase(child_id)
        self._own.erase()
        self._photos.erase()
        self._pictures.remove_all()
        self._sounds.remove_all()
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
        self._photos.forget_child(child_id)  # first: what is left by a crash still hangs on a chart that can be erased
        try:
            self._refused.forget_child(child_id)
        finally:
            chart.erase()

    def own_prompts(self) -> list[OwnPrompt]:
        return self._own.read()

    def write_own_prompts(self, prompts: Iterable[OwnPrompt]) -> None:
        self._own.write(prompts)

    def own_pictures(self) -> list[OwnPicture]:
        return self._pictures.readable()[0]

    def own_faults(self) -> list[ChartError]:
        bytes_of = [*self._pictures.readable()[1], *self._sounds.readable()[1]]
        try:
            self._own.read()
        except ChartError as fault:
            return [fault, *bytes_of]
        return bytes_of

    def write_own_picture(self, picture: OwnPicture) -> None:
        self._pictures.write(picture.name, picture)

    def remove_own_picture(self, name: str) -> None:
        self._pictures.remove(name)

    def recordings(self) -> list[str]:
        return self._sounds.names()

    def read_recording(self, name: str) -> Recording | None:
        return self._sounds.read(name) if RECORDING_NAME.fullmatch(name) else None

    def write_recording(self, recording: Recording) -> None:
        self._sounds.write(recording.name, recording)

    def remove_recording(self, name: str) -> None:
        self._sounds.remove(name)

    def photos(self, child_id: str) -> list[str]:
        return self._photos.names(child_id)

    def read_photo(self, child_id: str, name: str) -> OwnPicture | None:
        return self._photos.read(child_id, name)

    def write_photo(self, child_id: str, photo: OwnPicture) -> None:
        self._photos.write(child_id, photo)

    def remove_photos(self, child_id: str, names: Iterable[str]) -> None:
        self._photos.remove(child_id, names)

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
    if disk.stamp(folder) is None:
        return
    left = [name for name in disk.names(folder) if name.endswith(".json.tmp")]
    for name in left:
        disk.remove(folder / name)
    if left:
        disk.sync(folder)
