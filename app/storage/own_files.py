"""What a practice made itself: own.json with its prompts, and one file a picture in pictures/."""

import base64
import threading
from collections.abc import Iterable
from pathlib import Path

import orjson
from pydantic import ValidationError

from app.practice import OwnPicture, OwnPrompt

from .disk import Disk
from .practice_files import rows_of
from .record_file import RecordFile
from .records import OWN, broken


class OwnFile:
    """own.json: one table `prompts`, a row a prompt."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._lock = threading.Lock()
        self._records = RecordFile(path, disk, OWN)
        self._held: list[OwnPrompt] = []

    def read(self) -> list[OwnPrompt]:
        with self._lock:
            tables = self._records.file.refresh()
            if tables is not None:
                self._held = rows_of(OwnPrompt, tables, "prompts", self._records)
            return list(self._held)

    def write(self, prompts: Iterable[OwnPrompt]) -> None:
        rows = sorted(prompts, key=lambda one: one.id)
        with self._lock:
            self._records.file.refresh()
            self._records.rows("prompts").replace(row.model_dump(mode="json", exclude_defaults=True) for row in rows)
            self._held = rows

    def erase(self) -> None:
        with self._lock:
            self._records.file.remove()
            self._held = []


class PictureFolder:
    """One JSON file a picture, its bytes in base64; the folder is made with the first one."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self._folder, self._disk, self._lock = folder, disk, threading.Lock()

    def read(self) -> list[OwnPicture]:
        with self._lock:
            return [self._picture(name) for name in self._names()]

    def write(self, picture: OwnPicture) -> None:
        plain = picture.model_dump(mode="python") | {"data": base64.b64encode(picture.data).decode()}
        path = self._folder / f"{picture.name}.json"
        beside = path.with_suffix(".json.tmp")
        with self._lock:
            if self._disk.stamp(self._folder) is None:
                self._disk.make_folder(self._folder)
                self._disk.sync(self._folder.parent)
            self._disk.write(beside, [orjson.dumps(plain)])
            self._disk.sync(beside)
            self._disk.rename(beside, path)
            self._disk.sync(self._folder)

    def erase(self) -> None:
        with self._lock:
            for name in self._names():
                self._disk.remove(self._folder / name)
            if self._disk.stamp(self._folder) is not None:
                self._disk.sync(self._folder)

    def _names(self) -> list[str]:
        if self._disk.stamp(self._folder) is None:
            return []
        return [name for name in self._disk.names(self._folder) if name.endswith(".json")]

    def _picture(self, name: str) -> OwnPicture:
        try:
            raw = orjson.loads(self._disk.read(self._folder / name))
            return OwnPicture.model_validate(raw | {"data": base64.b64decode(raw["data"], validate=True)})
        except (ValueError, KeyError, TypeError, ValidationError):
            raise broken(f"pictures/{name}", "it is no picture") from None
