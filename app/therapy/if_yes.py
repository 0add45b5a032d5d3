"""What a bare yes to a health question would take away: for a tablet that has no server to ask."""

from typing import TYPE_CHECKING

from . import vocabulary
from .child import Answer
from .prompt import Prompt
from .reading import reading
from .refusal import NOTHING
from .told import messages, player

if TYPE_CHECKING:
    from .precautions import Footing


class IfYes:
    """A yes with nothing else filled in, which is the strictest reading.

    `stop` is (precaution, message) when nothing is played any more. `takes` says whether a way is gone wherever it is
    played; `positions`, `places` and `givers` are closed to every way. `spares` is both in one: nothing that a way
    may be played in is closed either, and nothing new has to be confirmed for it. `messages` and `player` are what
    the yes adds to those of the footing.
    """

    def __init__(self, before: "Footing", after: "Footing") -> None:
        self.stop = after.stop
        known = {limits for _, limits in before.limits}
        self._added = [(force, limits) for force, limits in after.limits if limits not in known]
        self._closes_touch = bool(set(after.unanswered) - set(before.unanswered))
        self.messages = messages(force for force, _ in self._added)
        self.player = player(force for force, _ in self._added)
        effects = [limits.effect for _, limits in self._added]
        self.positions = frozenset(
            position
            for position, brings in vocabulary.POSITIONS.items()
            for effect in effects
            if position in effect.positions_excluded
            or position in effect.requires
            or not set(brings).isdisjoint(effect.materials_excluded)
        )
        self.places = frozenset(place for effect in effects for place in effect.places_excluded)
        self.givers = frozenset(
            giver
            for effect in effects
            if effect.giver_required is not None
            for giver in vocabulary.GIVERS
            if giver not in effect.giver_required
        )

    def takes(self, way: Prompt) -> bool:
        """True when the yes refuses it, or asks something new of it, in every place and position."""
        read = reading(way)
        if self.stop is not None or (self._closes_touch and read.by_adult):
            return True
        return any(limits.weigh(read) is not NOTHING and force.applies(way.id) for force, limits in self._added)

    def spares(self, way: Prompt) -> bool:
        """True when it goes on passing wherever it passed before."""
        return not (
            self.takes(way)
            or self.givers
            or not self.positions.isdisjoint(way.positions)
            or not self.places.isdisjoint(way.places)
        )


def with_yes(footing: "Footing", flag: str) -> IfYes:
    """Compares two footings in no place or position at all, where every condition on them counts as met."""
    before = footing.nowhere
    answers = {**footing.moment.answers, flag: _BARE_YES}
    moment = before.moment.model_copy(update={"answers": answers})
    after = type(footing)(footing.child, footing.precautions, moment, made=footing.made, anywhere=True)
    return IfYes(before, after)


_BARE_YES = Answer(yes=True)
