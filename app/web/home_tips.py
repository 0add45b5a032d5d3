"""Prompts worth trying at home this week: the best safe one for each part of the day that has one."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.therapy import POSITIONS, Entry, Shelf, Tray

# Parts of a family's day, each with the places that stand for it, and the mood that is usual then.
OCCASIONS = (
    (("after_bath",), "ready"),
    (("car_parked", "car_passenger"), "ready"),
    (("bedtime",), "low"),
    (("story_time",), "ready"),
)
GIVER = "caregiver"
AT_HOME = frozenset(("towel", "blanket", "mat", "soft_ball", "picture_cards", "pillow"))  # what a home has


@dataclass(frozen=True, slots=True)
class Tip:
    """One prompt for one place; `seconds` is its planned length."""

    entry: Entry
    place: str
    seconds: int


def home_tips(tray: Tray, shelf: Shelf) -> list[Tip]:
    """At most one a part of the day, none twice; only what a caregiver may play there with nothing left to confirm.

    The tray has to be laid wide (for every place). It supposes a child who is well and welcomes touch: the moment of
    the play itself still asks both.
    """
    if tray.stop is not None:
        return []
    tips: list[Tip] = []
    for places, mood in OCCASIONS:
        used = {tip.entry.prompt for tip in tips}
        found = [
            (-tray.entries[way].score[mood], way, place)
            for place in places
            for way in _open_ways(tray, place)
            if tray.entries[way].prompt not in used
        ]
        if found:
            _, way, place = min(found)
            tips.append(Tip(tray.entries[way], place, _planned_s(tray.entries[way], shelf)))
    return tips


def _open_ways(tray: Tray, place: str) -> Iterable[str]:
    """Ways that need no confirmation there, in any position that this child is in."""
    for position in POSITIONS:
        at_hand = AT_HOME.union(tray.brings.get(position, ()))
        for way, needs in tray.passing(f"{place}|{position}|{GIVER}").items():
            if not needs and at_hand.issuperset(tray.entries[way].materials):
                yield way


def _planned_s(entry: Entry, shelf: Shelf) -> int:
    prompt = shelf.prompts.get(entry.prompt)
    way = next((way for way in prompt.ways if way.variant == entry.variant), prompt) if prompt else None
    if way is None:
        return entry.seconds
    lengths = [verse.seconds for verse in way.verses]
    return round(sum(lengths[number % len(lengths)] for number in range(entry.verses["ready"])))
