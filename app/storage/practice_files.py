"""The two files beside the charts: the practice itself, and the events that could not be taken."""

import threading
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import orjson
from pydantic import BaseModel, ValidationError

from app.practice import PracticeRecord, Refused

from .disk import Disk
from .record_file import RecordFile
from .records import PRACTICE, REFUSED, Tables, broken

KEPT_REFUSED = 1000  # events
KEPT_BYTES = 8192  # of one refused event, as JSON; of a longer one the beginning is kept as text
Row = TypeVar("Row", bound=BaseModel)


class PracticeFile:
    """practice.json: one table `practice` of one row."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._lock = threading.Lock()
        self._records = RecordFile(path, disk, PRACTICE)
        self._held: PracticeRecord | None = None

    def read(self) -> PracticeRecord | None:
        with self._lock:
            return self._refreshed()

    def write(self, record: PracticeRecord) -> None:
        with self._lock:
            self._refreshed()
            self._records.rows("practice").replace([record.model_dump(mode="json")])
            self._held = record

    def erase(self) -> None:
        with self._lock:
            self._records.file.remove()
            self._held = None

    def _refreshed(self) -> PracticeRecord | None:
        tables = self._records.file.refresh()
        if tables is not None:
            self._held = None
            rows = rows_of(PracticeRecord, tables, "practice", self._records)
            self._held = rows[0] if rows else None
            if tables and not rows:
                self._records.file.forget()
                raise broken(self._records.file.path.name, "it holds no practice")
        return self._held


class RefusedFile:
    """refused.json: one table `refused`, the newest thousand, oldest first."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._lock = threading.Lock()
        self._records = RecordFile(path, disk, REFUSED)
        self._held: list[Refused] = []

    def read(self, since: datetime | None = None) -> list[Refused]:
        with self._lock:
            return [each for each in self._refreshed() if since is None or each.at >= since]

    def keep(self, refused: Iterable[Refused]) -> None:
        more = [each.model_copy(update={"raw": _keepable(each.raw)}) for each in refused]
        if more:
            with self._lock:
                self._write(sorted([*self._refreshed(), *more], key=lambda each: each.at)[-KEPT_REFUSED:])

    def erase(self) -> None:
        with self._lock:
            self._records.file.remove()
            self._held = []

    def forget_child(self, child_id: str) -> None:
        """Drop every refused event that names the child, or of which it is no longer known whom it names."""
        with self._lock:
            held = self._refreshed()
            left = [one for one in held if not (_cut(one.raw) or _names([one.raw, one.why, one.values], child_id))]
            if len(left) < len(held):
                self._write(left)

    def _write(self, refused: list[Refused]) -> None:
        self._records.rows("refused").replace(each.model_dump(mode="json") for each in refused)
        self._held = refused

    def _refreshed(self) -> list[Refused]:
        tables = self._records.file.refresh()
        if tables is not None:
            self._held = rows_of(Refused, tables, "refused", self._records)
        return self._held


def rows_of(model: type[Row], tables: Tables, name: str, records: RecordFile) -> list[Row]:
    """The rows of a table as models; ChartError when one is none."""
    try:
        return [model.model_validate(row) for row in tables.get(name, {}).values()]
    except ValidationError as fault:
        records.file.forget()
        where = ".".join(str(part) for part in fault.errors()[0]["loc"])
        raise broken(records.file.path.name, f"{where}: {fault.errors()[0]['msg'].lower()}") from None


def _keepable(raw: Any) -> Any:
    # Whatever a broken tablet sends must be kept, also what JSON cannot hold: half a character, a number of 40 digits,
    # lists in hundreds of lists. It is looked at as deep as it will lie, inside its row.
    try:
        text = orjson.dumps({"raw": raw}).decode().removeprefix('{"raw":').removesuffix("}")
    except TypeError:
        text = ascii(raw)
    else:
        if len(text) <= KEPT_BYTES:
            return raw
    return text[:KEPT_BYTES]


def _cut(raw: Any) -> bool:
    return isinstance(raw, str) and len(raw) >= KEPT_BYTES


def _names(raw: Any, child_id: str) -> bool:
    if isinstance(raw, dict):
        return any(_names(value, child_id) for value in raw.values())
    if isinstance(raw, list):
        return any(_names(value, child_id) for value in raw)
    return isinstance(raw, str) and (raw == child_id or f'"{child_id}"' in raw or f"'{child_id}'" in raw)
