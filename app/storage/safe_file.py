"""A TinyDB file that a crash cannot break: written beside, fsynced, renamed, and the folder fsynced.

Rows once written are kept in memory as the bytes they were written as. A new row therefore costs its own bytes and one
plain write of the file, not a parse and a rebuild of all others; any TinyDB can still open the file.
"""

import contextlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson
from tinydb.storages import Storage

from .disk import Disk, Stamp
from .records import Kind, Rows, Tables, read_tables
from .saying import said_of


def save(disk: Disk, path: Path, parts: Iterable[bytes | bytearray]) -> None:
    """Put a file in the place of another so that every moment of a crash leaves the old one or the new one, whole."""
    beside = beside_of(path)
    disk.write(beside, parts)
    disk.sync(beside)
    disk.rename(beside, path)
    disk.sync(path.parent)


def beside_of(path: Path) -> Path:
    """Where a file is written before it takes the place of the old one."""
    return path.with_name(path.name + ".tmp")


class SafeFile(Storage):
    """TinyDB storage of one file. Not thread-safe: whoever owns it holds a lock around each call.

    Before memory is trusted the file's stamp is compared, so that a file changed from outside is read again and a
    broken one is never overwritten.
    """

    def __init__(self, path: Path, disk: Disk, kind: Kind) -> None:
        self.path = path
        self._disk = disk
        self._kind = kind
        self._stamp: Stamp | None = None
        self._rows: dict[str, bytearray] = {}
        self._last: dict[str, int] = {}

    def refresh(self) -> Tables | None:
        """Make memory equal to the file; the tables when they had to be read, None when memory was right.

        A file that is not there gives {}. What is read is fsynced before it is trusted: the process that wrote it may
        have been killed before its own last fsync, and an event found here counts as confirmed.
        """
        with said_of(self.path.name, "read", self.path.parent):
            stamp = self._disk.stamp(self.path)
            if stamp is not None and stamp == self._stamp:
                return None
            self.forget()
            if stamp is None:
                return {}
            tables = read_tables(self._disk.read(self.path), self.path.name, self._kind)
            self._disk.sync(self.path)
            self._disk.sync(self.path.parent)
        self._keep(_serialised(tables), {name: int(max(rows, key=int, default=0)) for name, rows in tables.items()})
        self._stamp = stamp
        return tables

    def forget(self) -> None:
        """Trust memory no longer; the next call reads the file."""
        self._stamp = None
        self._keep({}, {})

    def read(self) -> Tables | None:
        """All tables, or None when there is no file. The caller may change what it is given."""
        self.refresh()
        return {name: _parsed(rows) for name, rows in self._rows.items()} or None

    def read_table(self, name: str) -> Rows:
        """One table, without a parse of the others."""
        self.refresh()
        return _parsed(self._rows.get(name, b""))

    def write(self, data: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        """Replace all tables."""
        self.refresh()
        tables = {"meta": self._kind.meta, **data}
        rows = _serialised(tables)
        self._save(rows)
        self._keep(rows, {name: int(max(table, key=int, default=0)) for name, table in tables.items()})

    def grow(self, name: str, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Add rows at the end of a table in one write; their numbers are returned."""
        self.refresh()
        first = self._last.get(name, 0) + 1
        added = [_row(number, document) for number, document in enumerate(documents, first)]
        if not added:
            return []
        before = self._rows.get(name, bytearray())
        tail = (b"," if before else b"") + b",".join(added)
        meta = {"meta": bytearray(_row(1, self._kind.meta["1"]))}
        self._save({**meta, **self._rows, name: before}, growing=name, tail=tail)
        self._rows = {**meta, **self._rows, name: before}
        before += tail
        self._last[name] = first + len(added) - 1
        return list(range(first, first + len(added)))

    def remove(self) -> None:
        """Remove the file and whatever a crash left beside it, for good."""
        self.forget()
        with said_of(self.path.name, "removed", self.path.parent):
            for path in (self.path, beside_of(self.path)):
                with contextlib.suppress(FileNotFoundError):
                    self._disk.remove(path)
            self._disk.sync(self.path.parent)

    def _keep(self, rows: dict[str, bytearray], last: dict[str, int]) -> None:
        self._rows, self._last = rows, last

    def _save(self, tables: Mapping[str, bytearray], growing: str = "", tail: bytes = b"") -> None:
        parts: list[bytes | bytearray] = []
        for name, rows in tables.items():
            parts += [b"{" if not parts else b"},", orjson.dumps(name), b":{", rows]
            if name == growing:
                parts.append(tail)
        try:
            with said_of(self.path.name, "written", self.path.parent):
                save(self._disk, self.path, [*parts, b"}}"])
                self._stamp = self._disk.stamp(self.path)
        except BaseException:
            # How far it came is unknown, so memory is not trusted and the next call reads (and fsyncs) what is there.
            self.forget()
            with contextlib.suppress(OSError):
                self._disk.remove(beside_of(self.path))
            raise


def _row(number: int, document: Mapping[str, Any]) -> bytes:
    return b'"%d":%b' % (number, orjson.dumps(dict(document)))


def _serialised(tables: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> dict[str, bytearray]:
    return {
        name: bytearray(b",".join(_row(int(number), row) for number, row in rows.items()))
        for name, rows in tables.items()
    }


def _parsed(rows: bytes | bytearray) -> Rows:
    parsed: Rows = orjson.loads(b"{" + rows + b"}")
    return parsed
