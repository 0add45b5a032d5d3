"""Records that are mostly bytes (pictures, recordings) at rest: a JSON file each, its bytes in base64."""

import base64
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

import orjson
from pydantic import ValidationError

from app.practice import KeptBytes
from app.therapy import ChartError

from .disk import Disk
from .records import broken
from .safe_file import save
from .saying import said_of

Kept = TypeVar("Kept", bound=KeptBytes)


class ByteFolder(Generic[Kept]):
    """A folder of records by the stem of their file's name; it is made with the first one.

    `called` is how a person calls one of them, such as "picture".
    """

    def __init__(self, folder: Path, disk: Disk, model: type[Kept], called: str) -> None:
        self._folder, self._disk, self._lock = folder, disk, threading.Lock()
        self._model, self._called = model, called

    def names(self) -> list[str]:
        """Stems of all files, sorted, readable or not."""
        with self._lock:
            return [name.removesuffix(_ENDING) for name in self._files() if name.endswith(_ENDING)]

    def read(self, stem: str) -> Kept | None:
        """One record, None when there is none; ChartError when its file is damaged."""
        with self._lock:
            return self._record(stem)

    def readable(self) -> tuple[list[Kept], list[ChartError]]:
        """All records that can be read, by name, and what is wrong with the others."""
        found: list[Kept] = []
        faults: list[ChartError] = []
        for stem in self.names():
            try:
                one = self.read(stem)
            except ChartError as fault:
                faults.append(fault)
            else:
                found += [one] if one else []
        return found, faults

    def write(self, stem: str, one: Kept) -> None:
        """Add a record, or put another in its place; a damaged file is told and left as it is."""
        plain = one.model_dump(mode="python") | {"data": base64.b64encode(one.data).decode()}
        with self._lock, said_of(f"{self._folder.name}/{stem}", "written", self._folder):
            self._record(stem)
            if self._disk.stamp(self._folder) is None:
                self._disk.make_folder(self._folder)
                self._disk.sync(self._folder.parent)
            save(self._disk, self._folder / f"{stem}{_ENDING}", [orjson.dumps(plain)])

    def remove(self, stem: str) -> None:
        """Remove one record for good, with what a crash left beside it."""
        self._remove(lambda found: found == stem, stem)

    def remove_all(self, start: str = "") -> None:
        """Remove for good all records whose stem starts like this, with what a crash left beside them."""
        self._remove(lambda found: found.startswith(start), start)

    def _remove(self, gone: Callable[[str], bool], says: str) -> None:
        with self._lock, said_of(f"{self._folder.name}/{says}", "removed", self._folder):
            for name in self._files():
                if gone(name.removesuffix(".tmp").removesuffix(_ENDING)):
                    self._disk.remove(self._folder / name)
            # Also when nothing was there: the process that removed it may have been killed before its fsync.
            if self._disk.stamp(self._folder) is not None:
                self._disk.sync(self._folder)

    def _files(self) -> list[str]:
        if self._disk.stamp(self._folder) is None:
            return []
        return [name for name in self._disk.names(self._folder) if name.endswith((_ENDING, f"{_ENDING}.tmp"))]

    def _record(self, stem: str) -> Kept | None:
        path = self._folder / f"{stem}{_ENDING}"
        if self._disk.stamp(path) is None:
            return None
        with said_of(f"{self._folder.name}/{stem}", "read", self._folder):
            raw = self._disk.read(path)
        try:
            told = orjson.loads(raw)
            return self._model.model_validate(told | {"data": base64.b64decode(told["data"], validate=True)})
        except (ValueError, KeyError, TypeError, ValidationError):
            raise broken(f"{self._folder.name}/{path.name}", f"it is no {self._called}") from None


_ENDING = ".json"
