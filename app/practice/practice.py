"""The practice as one object: what the adult's pages and the tablets are handed."""

from collections.abc import Callable
from datetime import datetime

from app.therapy import DoorError, Shelf

from .care_team import Door, Who
from .caseload import Caseload
from .sessions import Sessions
from .store import Store


class Practice:
    """Door, caseload and play sessions over one store and one shelf; the clock is handed in."""

    def __init__(self, store: Store, shelf: Shelf, clock: Callable[[], datetime], *, open_to_all: bool = False) -> None:
        self.store, self.shelf, self.clock = store, shelf, clock
        self.door = Door(store, open_to_all=open_to_all)
        self.caseload = Caseload(store, self.door)
        self.sessions = Sessions(store, self.caseload, shelf)

    def throw_sample_away(self, who: Who | None) -> None:
        """Leave the sample practice: nothing of it stays, and the start page offers to set up a real one."""
        record = self.store.practice()
        if record is None or not record.sample:
            raise DoorError("This is not the sample practice: children are erased one by one, on their own pages.")
        if who is None or who.kind != "adult":
            raise DoorError("Only an adult who signed in can throw the sample away: sign in first.")
        self.caseload.forget()
        self.store.erase_practice()
