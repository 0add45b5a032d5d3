"""The practice as the play routes ask for it: its door, its play sessions, and the cards of its shelf."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.library import Library
from app.practice import SELF, Practice, Result, Who

from .cards import cards_of


class PlayDesk:
    """Sync and blocking; the routes call it from a thread."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice
        self._cards: tuple[object, str, bytes] = (None, "", b"")

    @property
    def language(self) -> str:
        """The language of the practice."""
        return self._practice.language

    @property
    def door(self) -> "PlayDesk":
        """Who is there and what they may see, by the practice's own door."""
        return self

    def who(self, cookies: Mapping[str, str], /) -> Who | None:
        """The adult or tablet that sent these cookies, or None for a stranger."""
        return self._practice.door.who(cookies, self._practice.clock())

    def may_see(self, who: Who | None, child_id: str, /) -> bool:
        """The one answer of the practice's door."""
        return self._practice.door.may_see(who, child_id)

    def take(
        self, who: Who | None, raw_events: list[object], device_time: datetime | None, now: datetime, /
    ) -> list[Result]:
        """Keep each event or say why not, in the same order."""
        return self._practice.sessions.take(who, raw_events, device_time, now)

    def trays(self, who: Who | None, child_ids: list[str] | None, now: datetime, /) -> dict[str, dict[str, Any]]:
        """Trays as they travel."""
        return self._practice.sessions.trays(who, child_ids, now)

    def faces(self, who: Who | None, /) -> list[dict[str, Any]]:
        """The children that may be tapped on this tablet."""
        return self._practice.sessions.faces(who)

    def shelf_version(self) -> str:
        """What changes when a prompt or a recording does, or somebody is spoken to in a further language."""
        return self._version(self._languages())

    def shelf_json(self) -> bytes:
        """Cards of all prompts in the languages that somebody is spoken to in, their tunes, and what is recorded."""
        shelf, languages = self._shelf(), self._languages()
        version = self._version(languages)
        if self._cards[0] is not shelf or self._cards[1] != version:
            recorded = self._practice.recordings.all().values()
            self._cards = shelf, version, cards_of(shelf, languages, recorded, version, self.language)
        return self._cards[2]

    def _languages(self) -> tuple[str, ...]:
        shelf = self._shelf()
        children = self._practice.caseload.children(SELF) if shelf.others else ()
        spoken = {self.language, *(child.language for child in children if child.language)}
        return tuple(sorted(spoken & shelf.others.keys()))

    def _version(self, languages: tuple[str, ...]) -> str:
        return "-".join(filter(None, (self._shelf().version, *languages, self._practice.recordings.version)))

    def _shelf(self) -> Library:
        shelf = self._practice.speaking.stocked
        assert isinstance(shelf, Library)  # what a practice is wired with has tunes and scenes, too
        return shelf

    def picture(self, who: Who | None, name: str, /) -> tuple[bytes, str] | None:
        """A picture of the practice's own for whoever the door knows, or a child's photo for whoever may see the child.

        With its media type. The name of a photo says whose it is: the child's id, a dot, its own name.
        """
        child_id, dot, photo = name.rpartition(".")
        if who is None:
            return None
        practice = self._practice
        found = practice.photos.look(who, child_id, photo) if dot else practice.own.pictures().get(name)
        return (found.data, found.media_type) if found else None

    def sound(self, who: Who | None, name: str, /) -> tuple[bytes, str] | None:
        """A recording of the practice's own voice, for whoever the door knows, with its media type."""
        found = self._practice.recordings.listen(who, name)
        return (found.data, found.media_type) if found else None
