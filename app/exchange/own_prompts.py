"""The practice's own prompts as this room asks for them: packs and boards go into them."""

from collections.abc import Mapping
from typing import Any

from app.practice import Origin as PracticeOrigin
from app.practice import Practice
from app.therapy import Prompt

from .looking import Taken
from .manifest import Origin
from .pictures import Picture


class PracticeShelf:
    """An `OwnShelf` over a practice."""

    def __init__(self, practice: Practice) -> None:
        self._practice = practice

    def prompts(self) -> Mapping[str, Prompt]:
        """Own prompts by id."""
        return self._practice.own.live()

    def put_away(self) -> Mapping[str, Prompt]:
        """Own prompts that were published once and are offered no more, by id: charts still tell of them."""
        kept = self._practice.own.all().values()
        return {one.id: one.versions[-1].prompt for one in kept if one.versions and not one.live}

    def origins(self) -> Mapping[str, Origin]:
        """Where those come from that were not written here, by id."""
        kept = self._practice.own.all().values()
        return {one.id: Origin.model_validate(one.origin) for one in kept if one.origin}

    def pictures(self) -> Mapping[str, Picture]:
        """Own pictures by name."""
        return {name: Picture(one.media_type, one.data) for name, one in self._practice.own.pictures().items()}

    def keep(self, who: Any, taken: Taken, /) -> None:
        """Add or change these, all of them or none; DoorError when `who` may not."""
        origins = {name: PracticeOrigin(**origin.model_dump()) for name, origin in taken.origins.items()}
        self._practice.own.keep(who, taken.prompts, _plain(taken.pictures), origins, self._practice.clock())

    def keep_pictures(self, who: Any, pictures: Mapping[str, Picture], /) -> None:
        """Add pictures that the editor can choose."""
        self._practice.own.keep_pictures(who, _plain(pictures), self._practice.clock())


def _plain(pictures: Mapping[str, Picture]) -> dict[str, tuple[str, bytes]]:
    return {name: (picture.media_type, picture.data) for name, picture in pictures.items()}
