"""What this room asks of the place where a practice keeps prompts and pictures of its own."""

from collections.abc import Mapping
from typing import Any, Protocol

from app.therapy import Prompt

from .looking import Taken
from .manifest import Origin
from .pictures import Picture


class OwnShelf(Protocol):
    """The practice's own prompts and pictures. `who` is whoever the door let in; it is asked again for every change."""

    def prompts(self) -> Mapping[str, Prompt]:
        """Own prompts by id."""

    def put_away(self) -> Mapping[str, Prompt]:
        """Own prompts that were published once and are offered no more, by id: charts still tell of them."""

    def origins(self) -> Mapping[str, Origin]:
        """Where those come from that were not written here, by id."""

    def pictures(self) -> Mapping[str, Picture]:
        """Own pictures by name."""

    def keep(self, who: Any, taken: Taken, /) -> None:
        """Add or change these, all of them or none; DoorError when `who` may not."""

    def keep_pictures(self, who: Any, pictures: Mapping[str, Picture], /) -> None:
        """Add pictures that the editor can choose."""
