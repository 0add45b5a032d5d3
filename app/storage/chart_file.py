"""One chart at rest: the child, and the events in the order of arrival."""

import threading
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from app.therapy import ChartError, Child, Event, EventError, read_event, write_event

from .disk import Disk
from .record_file import RecordFile
from .records import CHART, Tables, broken


class ChartFile:
    """A chart with a lock of its own. A broken or newer file raises ChartError at every call and stays as it is."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._lock = threading.Lock()
        self._records = RecordFile(path, disk, CHART)
        self._child: Child | None = None
        self._known: set[str] = set()

    def child(self) -> Child:
        with self._lock:
            return self._there()

    def write_child(self, child: Child) -> None:
        with self._lock:
            self._refresh()
            self._records.rows("child").replace([child.model_dump(mode="json")])
            self._child = child

    def events(self) -> list[Event]:
        with self._lock:
            self._there()
            return [read_event(row) for row in self._records.file.read_table("events").values()]

    def append(self, events: Sequence[Event]) -> list[str]:
        with self._lock:
            self._there()
            fresh: dict[str, Event] = {}
            for event in events:
                if event.id not in self._known:
                    fresh.setdefault(event.id, event)
            if fresh:
                self._write(fresh)
            return list(fresh)

    def erase(self) -> None:
        with self._lock:
            self._child, self._known = None, set()
            self._records.file.remove()

    def rest(self) -> None:
        """Give back the memory, unless somebody is at it."""
        if self._lock.acquire(blocking=False):
            try:
                self._records.file.forget()
                self._child, self._known = None, set()
            finally:
                self._lock.release()

    def _write(self, fresh: dict[str, Event]) -> None:
        try:
            self._records.rows("events").insert_multiple(write_event(event) for event in fresh.values())
        except TypeError as fault:  # free text inside an event that JSON cannot hold, such as half a character
            says = "An event cannot be kept: {why}. Send the events one by one to find it."
            raise EventError(says, "odd_event", why=str(fault)) from None
        self._known.update(fresh)

    def _there(self) -> Child:
        self._refresh()
        if self._child is None:
            path = self._records.file.path
            says = "{name}: there is no chart of that name. It may have been erased."
            raise ChartError(says, "no_chart", name=path.stem)
        return self._child

    def _refresh(self) -> None:
        tables = self._records.file.refresh()
        if tables is None:
            return
        self._child, self._known = None, set()
        if tables:
            try:
                self._child, self._known = _checked(tables, self._records.file.path)
            except ChartError:
                self._records.file.forget()
                raise


def _checked(tables: Tables, path: Path) -> tuple[Child, set[str]]:
    try:
        child = Child.model_validate(tables.get("child", {}).get("1"))
    except ValidationError as fault:
        where = ".".join(str(part) for part in fault.errors()[0]["loc"]) or "child"
        raise broken(path.name, f"its child cannot be read ({where}: {fault.errors()[0]['msg'].lower()})") from None
    if child.id != path.stem:
        raise broken(path.name, f"it holds the chart of {child.id!r}, and its name says {path.stem!r}")
    known = set()
    for number, row in tables.get("events", {}).items():
        try:
            known.add(read_event(row).id)
        except EventError as fault:
            raise broken(path.name, f"its event {number} is not one ({str(fault).split('. It is')[0]})") from None
    return child, known
