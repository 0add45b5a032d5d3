"""What the play routes ask of a practice."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol


class Door(Protocol):
    """Who is there, and what may they see? `who` is opaque here; None is a stranger."""

    def who(self, cookies: Mapping[str, str], /) -> Any: ...

    def may_see(self, who: Any, child_id: str, /) -> bool: ...


class Result(Protocol):
    """What became of one event: accepted, known, or refused and why; later (and why) is to be asked again."""

    @property
    def id(self) -> str | None: ...

    @property
    def status(self) -> str: ...

    @property
    def why(self) -> str: ...


class Practice(Protocol):
    """What the play routes ask of a practice. Sync and blocking; called from a thread."""

    @property
    def door(self) -> Door: ...

    def take(
        self, who: Any, raw_events: list[object], device_time: datetime | None, now: datetime, /
    ) -> Sequence[Result]:
        """Keep each event or say why not, one result an event in the same order; a refused one is kept apart."""

    def trays(self, who: Any, child_ids: list[str] | None, now: datetime, /) -> dict[str, dict[str, Any]]:
        """Trays as JSON values by child; None is every child that `who` may see."""

    def faces(self, who: Any, /) -> list[dict[str, Any]]:
        """The children that `who` may see: id, nickname, avatar, sample."""

    def shelf_version(self) -> str:
        """What changes when a prompt does; beside trays it tells a tablet to fetch its cards anew."""

    def shelf_json(self) -> bytes:
        """Cards of all prompts, and their tunes."""

    def picture(self, who: Any, name: str, /) -> tuple[bytes, str] | None:
        """A picture of the practice's own, or a photo of a child that `who` may see, and its media type; else None."""

    def sound(self, who: Any, name: str, /) -> tuple[bytes, str] | None:
        """A recording of the practice's own voice and its media type; None when there is none for `who`."""
