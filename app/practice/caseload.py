"""The children one adult may see, and their charts."""

import secrets
from collections.abc import Mapping
from threading import RLock

from app.therapy import Chart, ChartError, Child, DoorError, Event, fold

from .care_team import Door, Who
from .store import Store


class Caseload:
    """Children and charts behind the door. Charts are folded once and then only added to."""

    def __init__(self, store: Store, door: Door) -> None:
        self._store, self._door = store, door
        self._charts: dict[str, Chart] = {}
        self._lock = RLock()

    @property
    def changing(self) -> RLock:
        """Held while a child is changed or erased, so that nothing of an erased child is written behind its back."""
        return self._lock

    def children(self, who: Who | None) -> list[Child]:
        """Children this adult or device may see, by nickname; a chart that cannot be read is left to `broken`."""
        found = []
        for child_id in self._door.seen_by(who):
            try:
                found.append(self._charted(child_id).child)
            except ChartError:
                continue
        return sorted(found, key=lambda child: (child.nickname.casefold(), child.id))

    def broken(self, who: Who | None) -> Mapping[str, ChartError]:
        """What is wrong, by chart id, for the charts that cannot be read."""
        faults = {}
        for child_id in self._door.seen_by(who):
            try:
                self._charted(child_id)
            except ChartError as fault:
                faults[child_id] = fault
        return faults

    def chart(self, who: Who | None, child_id: str) -> Chart:
        """The chart, if this adult or device may see it."""
        self._ask(who, child_id)
        return self._charted(child_id)

    def open(self, who: Who | None, child: Child) -> Child:
        """Open a chart for a new child; its id is made here."""
        if who is None or who.kind != "adult":
            raise DoorError("Only an adult who signed in can open a chart: sign in first.", "open_signed_out")
        record = self._door.practice
        sample = record is not None and record.sample
        fresh = child.model_copy(update={"id": secrets.token_hex(6), "sample": sample})
        self._store.write_child(fresh)
        return fresh

    def change(self, who: Who | None, child: Child) -> None:
        """Change what is said about a child; the events stay."""
        with self._lock:  # asked in here: a child that is erased meanwhile would be written back
            self.ask_change(who, child.id)
            self._store.write_child(child)
            if child.id in self._charts:
                self._charts[child.id] = Chart(child, self._charts[child.id].log)

    def ask_change(self, who: Who | None, child_id: str) -> None:
        """DoorError when this adult or device may not change what is said about the child."""
        self._ask(who, child_id)
        if not self._door.may_change(who, child_id):
            raise DoorError("Only an adult who signed in can change a chart: sign in first.", "change_signed_out")

    def erase(self, who: Who | None, child_id: str) -> None:
        """Remove a child and everything kept about them."""
        self._ask(who, child_id)
        if who is None or who.kind != "adult":
            raise DoorError("Only an adult who signed in can erase a chart: sign in first.", "erase_signed_out")
        with self._lock:
            self._charts.pop(child_id, None)
            self._door.let_go_of(child_id)
            self._store.erase(child_id)

    def forget(self) -> None:
        """Drop the charts kept in memory; the records stay."""
        with self._lock:
            self._charts.clear()

    def append(self, who: Who | None, child_id: str, events: list[Event]) -> list[str]:
        """Write events down for good; ids that were new are returned."""
        self.chart(who, child_id)
        new = self._store.append(child_id, events)
        with self._lock:
            known = set(new)
            chart = self._charts.get(child_id)
            if chart is not None:  # erased or forgotten meanwhile: what is still there is read anew
                self._charts[child_id] = chart.add(*(event for event in events if event.id in known))
        return new

    def erased(self, child_id: str) -> bool:
        """Was this chart erased for good?"""
        return self._door.erased(child_id)

    def _charted(self, child_id: str) -> Chart:
        """The chart, for whoever was let in to it."""
        with self._lock:
            if child_id not in self._charts:
                self._charts[child_id] = fold(self._store.read_child(child_id), self._store.events(child_id))
            return self._charts[child_id]

    def _ask(self, who: Who | None, child_id: str) -> None:
        if who is None:
            raise DoorError("You are signed out: load this page anew, sign in, then do it once more.", "signed_out")
        if not self._door.may_see(who, child_id):
            raise DoorError(
                "There is no such child here: it was erased, or you were not given this chart. "
                "Ask who runs the practice.",
                "no_such_child",
            )
