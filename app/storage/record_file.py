"""One file of records as a TinyDB, with tables that grow at the end."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from tinydb import TinyDB
from tinydb.table import Document, Table

from .disk import Disk
from .records import Kind
from .safe_file import SafeFile


class GrowingTable(Table):
    """A TinyDB table whose inserts go to the end of the file's bytes and whose reads leave other tables alone."""

    def insert(self, document: Mapping[str, Any]) -> int:
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        rows = list(documents)
        if any(isinstance(row, Document) for row in rows):  # these choose their own numbers
            self._next_id = None
            return super().insert_multiple(rows)
        numbers = self._file.grow(self.name, rows)
        self.clear_cache()
        return numbers

    def replace(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Put these rows in the place of all rows, in one write."""

        def put(table: dict[int, Mapping[str, Any]]) -> None:
            table.clear()
            table.update(enumerate(rows, 1))

        self._update_table(put)

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return cast(dict[str, Mapping[str, Any]], self._file.read_table(self.name))

    @property
    def _file(self) -> SafeFile:
        return cast(SafeFile, self._storage)


class RecordFile(TinyDB):
    """One file of records as a TinyDB."""

    table_class = GrowingTable

    def __init__(self, path: Path, disk: Disk, kind: Kind) -> None:
        super().__init__(path, disk, kind, storage=SafeFile)

    @property
    def file(self) -> SafeFile:
        """The storage under it."""
        return cast(SafeFile, self.storage)

    def rows(self, name: str) -> GrowingTable:
        """A table."""
        return cast(GrowingTable, self.table(name))
