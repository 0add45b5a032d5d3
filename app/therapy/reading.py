"""What safety reads off one way to play a prompt, worked out once and kept for as long as the prompt lives."""

from collections.abc import Iterable
from typing import Any

from . import vocabulary
from .child import AreaSide
from .prompt import Prompt
from .pulse import pulse_thirds
from .refusal import Refusal
from .remembered import Remembered
from .verse import Hands
from .words import names, why

ALL_LOADS = dict.fromkeys(vocabulary.CHANNELS, 3)  # a load left out counts as 3
_PLACES, _POSITIONS = frozenset(vocabulary.PLACES), frozenset(vocabulary.POSITIONS)
_MATERIALS, _TAGS = frozenset(vocabulary.MATERIALS), frozenset(vocabulary.TAGS)
_AREAS, _SIDED = frozenset(vocabulary.AREAS), frozenset(vocabulary.SIDED_AREAS)


def halves(area: str, side: str | None = None) -> frozenset[str]:
    """Left and right half of an area, or one of them; what has no sides, or no side said, is both (rule 13)."""
    if side in ("left", "right") and area in _SIDED:
        return frozenset((f"{area} {side}",))
    return frozenset((f"{area} left", f"{area} right"))


def halves_of(areas: Iterable[AreaSide]) -> frozenset[str]:
    """The halves of several areas."""
    return frozenset().union(*(halves(each.area, each.side) for each in areas))


class Spot:
    """The hands of one verse. `whose` is adult, own, or air for what does not touch (rules 14 and 15)."""

    __slots__ = ("halves", "pressure", "technique", "whose")

    def __init__(self, hands: Hands) -> None:
        self.halves = halves(hands.area, hands.side) if hands.area else frozenset[str]()
        self.pressure = hands.pressure or 0
        self.technique = hands.technique
        self.whose = ("own" if hands.own else "adult") if hands.touches else "air"


class Hand:
    """All that one party does in a prompt: areas, techniques, and the firmest pressure."""

    __slots__ = ("halves", "pressure", "techniques")

    def __init__(self, spots: Iterable[Spot]) -> None:
        spots = tuple(spots)
        self.halves = frozenset[str]().union(*(spot.halves for spot in spots))
        self.techniques = frozenset(spot.technique for spot in spots)
        self.pressure = max((spot.pressure for spot in spots), default=0)


class Reading:
    """Sets and maxima of one way to play, and what is wrong with it for every child (rules 1, 14 and 19)."""

    def __init__(self, way: Prompt) -> None:
        self.weighed: dict[object, Any] = {}  # what limits that are the same for every child say of it
        self.id = way.id
        self.kind = way.kind
        self.places, self.positions = frozenset(way.places), frozenset(way.positions)
        self.materials, self.tags = frozenset(way.materials), frozenset(way.tags)
        self.loads = {**ALL_LOADS, **way.loads}
        self.seconds = way.seconds
        self.pulse_thirds = pulse_thirds(way.beat)
        hands = [verse.hands for verse in way.verses if verse.hands]
        self.spots = tuple(Spot(each) for each in hands)
        self.adult = Hand(spot for spot in self.spots if spot.whose == "adult")
        self.own = Hand(spot for spot in self.spots if spot.whose == "own")
        self.techniques = frozenset(spot.technique for spot in self.spots)
        self.techniques_beside_own = frozenset(spot.technique for spot in self.spots if spot.whose != "own")
        self.by_adult = any(spot.whose == "adult" for spot in self.spots)
        self.touches = self.by_adult or any(spot.whose == "own" for spot in self.spots)
        self.touched = self.adult.halves | self.own.halves
        self.faults = tuple(dict.fromkeys((*_unknown(way, hands), *_beyond(hands))))
        self.givers = [
            (technique, frozenset(vocabulary.TECHNIQUES[technique].givers))
            for technique in sorted(self.adult.techniques & vocabulary.TECHNIQUES.keys())
        ]


def _unknown(way: Prompt, hands: Iterable[Hands]) -> Iterable[Refusal]:
    for word in (
        *(word for word in way.places if word not in _PLACES),
        *(word for word in way.positions if word not in _POSITIONS),
        *(word for word in way.materials if word not in _MATERIALS),
        *(word for word in way.tags if word not in _TAGS),
        *(word for word in way.loads if word not in ALL_LOADS),
        *(each.area for each in hands if each.area is not None and each.area not in _AREAS),
        *(each.side for each in hands if each.side is not None and each.side not in vocabulary.SIDES),
        *(each.technique for each in hands if each.technique not in vocabulary.TECHNIQUES),
    ):
        yield Refusal("vocabulary", why("gone.unknown_word", word=word))
    if way.kind not in vocabulary.KINDS or way.band not in vocabulary.TEMPO_BANDS:
        yield Refusal("vocabulary", why("gone.unknown_kind"))
    if any(load not in vocabulary.LOADS for load in way.loads.values()):
        yield Refusal("vocabulary", why("gone.odd_load"))
    for each in hands:
        if each.pressure is None or each.pressure not in vocabulary.PRESSURES:
            yield Refusal("vocabulary", why("gone.how_firm", what=names("technique", each.technique)))
        if each.area is None and each.technique != "rom_active":
            yield Refusal("vocabulary", why("gone.where", what=names("technique", each.technique)))


def _beyond(hands: Iterable[Hands]) -> Iterable[Refusal]:
    for each in hands:
        own_range = vocabulary.TECHNIQUES.get(each.technique)
        if own_range is None:
            continue
        if (each.pressure or 0) > own_range.pressure[1]:
            yield Refusal("technique", why("gone.never_so_firm", what=names("technique", each.technique)))
        if own_range.areas and each.area is not None and each.area not in own_range.areas:
            yield Refusal(
                "technique",
                why("gone.not_for_area", what=names("technique", each.technique), area=names("area", each.area)),
            )


reading = Remembered(Reading)  # the reading of a way to play, made once
