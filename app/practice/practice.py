"""The practice as one object: what the adult's pages and the tablets are handed."""

from collections.abc import Callable
from datetime import datetime

from app.therapy import Shelf

from .care_team import Door
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
