"""What a practice wrote itself: own.json with its prompts."""

import threading
from collections.abc import Iterable
from pathlib import Path

from app.practice import OwnPrompt

from .disk import Disk
from .practice_files import rows_of
from .record_file import RecordFile
from .records import OWN


class OwnFile:
    """own.json: one table `prompts`, a row a prompt."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._lock = threading.Lock()
        self._records = RecordFile(path, disk, OWN)
        self._held: list[OwnPrompt] = []

    def read(self) -> list[OwnPrompt]:
        with self._lock:
            return list(self._refreshed())

    def write(self, prompts: Iterable[OwnPrompt]) -> None:
        rows = sorted(prompts, key=lambda one: one.id)
        with self._lock:
            self._refreshed()  # a damaged file is never written over
            self._records.rows("prompts").replace(row.model_dump(mode="json", exclude_defaults=True) for row in rows)
            self._held = rows

    def erase(self) -> None:
        with self._lock:
            self._records.file.remove()
            self._held = []

    def _refreshed(self) -> list[OwnPrompt]:
        tables = self._records.file.refresh()
        if tables is not None:
            self._held = rows_of(OwnPrompt, tables, "prompts", self._records)
        return self._held
