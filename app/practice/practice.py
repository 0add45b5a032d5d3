"""The practice as one object: what the adult's pages and the tablets are handed."""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.therapy import DoorError, Prompt, Shelf, WhenWrong

from .care_team import Door, Who
from .caseload import Caseload
from .own_prompts import Check, OwnPrompts
from .photos import Photos
from .recordings import Recordings
from .sessions import Sessions
from .speaking import Speaking
from .store import Store


def _unchecked(prompt: Prompt) -> list[str]:
    return [f'"{prompt.title}" cannot be checked here: start Playcue with its shelf to publish prompts.']


def _with(shipped: Any, prompts: Mapping[str, Prompt]) -> Shelf:
    shelf: Shelf = replace(shipped, prompts=prompts)
    return shelf


class Practice:
    """Door, caseload and play sessions over one store and the shelf; the clock is handed in.

    `shelf` is what is offered now: the shipped prompts and the practice's own (`own`), which `check` says faults of.
    """

    def __init__(
        self,
        store: Store,
        shipped: Shelf,
        clock: Callable[[], datetime],
        *,
        open_to_all: bool = False,
        check: Check = _unchecked,
        language: str = "en",
    ) -> None:
        self.store, self.clock, self._shipped = store, clock, shipped
        self._read_in = ""
        # A shelf is a frozen dataclass; with other prompts it is another one, and keeps all else that lies on it.
        self.own = OwnPrompts(store, shipped, check, lambda prompts: _with(shipped, prompts), self._restock)
        self.speaking = Speaking(store, self.own.shelf() if self.own.all() else shipped, language)
        self.recordings = Recordings(store, lambda: self.speaking.stocked)
        self.door = Door(store, open_to_all=open_to_all)
        self.caseload = Caseload(store, self.door)
        self.photos = Photos(store, self.caseload)
        self.sessions = Sessions(store, self.caseload, self.speaking.stocked, self.speaking)

    @property
    def language(self) -> str:
        """The language of the adult who reads; of nobody in particular, the first of the practice."""
        return self._read_in or self.speaking.language

    @property
    def shelf(self) -> Shelf:
        """The shelf in that language."""
        return self.speaking.shelf_in(self.language)

    def read_in(self, language: str) -> "Practice":
        """The same practice, for an adult who reads in this language."""
        mine = copy(self)
        mine._read_in = language
        return mine

    @property
    def readable(self) -> Shelf:
        """The shelf with every prompt that an event may point at, offered by now or not."""
        return _with(self.shelf, {**self.own.readable(), **self.shelf.prompts})

    def _restock(self, shelf: Shelf) -> None:
        self.speaking.restock(shelf)
        self.sessions.restock(shelf)

    def speak(self, who: Who | None, languages: Sequence[str]) -> None:
        """From now on these are the languages of the practice; children without one of their own hear the first."""
        if not languages:
            raise DoorError("A practice has at least one language: choose another one first.", "no_language")
        self._change(who, {"languages": tuple(dict.fromkeys(languages))})

    def say_when_wrong(self, who: Who | None, said: WhenWrong) -> None:
        """What every tablet shows of the practice's own words and numbers when something is wrong."""
        self._change(who, {"when_wrong": said})

    def _change(self, who: Who | None, change: dict[str, Any]) -> None:
        if who is None or who.kind != "adult":
            raise DoorError(
                "Only an adult who signed in can change the practice: sign in first.", "practice_signed_out"
            )
        self.door.change(lambda _: change)

    def throw_sample_away(self, who: Who | None) -> None:
        """Leave the sample practice: nothing of it stays, and the start page offers to set up a real one."""
        record = self.store.practice()
        if record is None or not record.sample:
            raise DoorError(
                "This is not the sample practice: children are erased one by one, on their own pages.", "not_the_sample"
            )
        if who is None or who.kind != "adult":
            raise DoorError(
                "Only an adult who signed in can throw the sample away: sign in first.", "sample_signed_out"
            )
        self.caseload.forget()
        self.store.erase_practice()
        self.own.forget()
        self.recordings.forget()
        self._restock(self.own.shelf())
