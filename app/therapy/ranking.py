"""Ranking what is safe: liking, stay and the reason of one way to play after another."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from .attention import PLAN_SURVIVAL, cap_s, prior_median_s, stay_by_kind
from .child import Child
from .history import Chart
from .liking import Liking
from .prompt import Prompt
from .reasons import whys
from .remembered import Remembered
from .tray import Entry, Shelf


class Ranking:
    """Everything a chart says of liking and time, worked out once; `entry` then places one way to play."""

    def __init__(
        self,
        child: Child,
        chart: Chart,
        shelf: Shelf,
        now: datetime,
        peers: Mapping[str, tuple[float, float]] | None,
        longest_s: int | None = None,
    ) -> None:
        self._child, self._prompts = child, shelf.prompts
        self._age = child.age_months(now.date())
        self._most_s = min(cap_s(self._age), longest_s or cap_s(self._age))
        self._liking = Liking(child, chart, shelf.prompts, now, peers)
        kinds = {name: prompt.kind for name, prompt in shelf.prompts.items()}
        self._whole, self._kinds = stay_by_kind(prior_median_s(self._age, child.attention_s), chart.plays, kinds)
        self._by_kind: dict[str, tuple[float, tuple[int, int, int]]] = {}
        self._played: dict[str, int] = {}
        for play in chart.plays:
            self._played[play.prompt] = self._played.get(play.prompt, 0) + 1
        self._loved = [
            prompt for name, prompt in shelf.prompts.items() if self._played.get(name) and self._liking.of(prompt).loved
        ]

    def entry(self, way: Prompt) -> Entry:
        """The entry of a tray for this way to play."""
        liked = self._liking.of(way)
        planned_for, stay = self._lengths(way.kind)
        verses, planned_s = _planned(way, planned_for)
        played = self._played.get(way.id, 0)
        age = _age_fit(way, self._age)
        chance = {mood: int(1000 * share + 0.5) for mood, share in liked.chance.items()}
        return Entry(
            **_as_written(way),
            verses=verses,
            stay=stay,
            played=played,
            loved=liked.loved,
            score=chance if age == 1 else {mood: int(share * age + 0.5) for mood, share in chance.items()},
            likely={mood: share / 1000 for mood, share in chance.items()},
            why=whys(way, liked, planned_s, "" if played else self._likeness(way)),
        )

    def _lengths(self, kind: str) -> tuple[float, tuple[int, int, int]]:
        """Seconds to plan for, and the stay's median, low and high in seconds."""
        if kind not in self._by_kind:
            stay = self._kinds.get(kind, self._whole)
            shown = (round(stay.median_s), round(stay.at_survival(0.9)), round(stay.at_survival(0.1)))
            self._by_kind[kind] = min(stay.at_survival(PLAN_SURVIVAL), self._most_s), shown
        return self._by_kind[kind]

    def _likeness(self, way: Prompt) -> str:
        """The title of a favourite that shares the kind and a theme or the band; empty when there is none."""
        for other in self._loved:
            if other.kind == way.kind and (set(other.themes) & set(way.themes) or other.band == way.band):
                return other.title
        return ""


def _planned(way: Prompt, plan_s: float) -> tuple[int, int]:
    """As many verses as end while the child will most likely still be there, one at least; and their seconds."""
    planned_s = way.verses[0].seconds
    count = 1
    for verse in (way.verses * (3 if way.ending == "loop" else 1))[1:]:
        if planned_s + verse.seconds > plan_s:
            break
        planned_s += verse.seconds
        count += 1
    return count, planned_s


def _write(way: Prompt) -> dict[str, Any]:
    return {
        "prompt": way.id,
        "variant": way.variant,
        "title": way.title,
        "kind": way.kind,
        "picture": way.picture_name,
        "touch": way.touch,
        "areas": way.touched,
        "places": way.places,
        "positions": way.positions,
        "materials": way.materials,
        "seconds": way.seconds,
        "ending": way.ending,
        "arousal": way.arousal,
        "load": sum(way.loads.values()),
    }


_as_written = Remembered(_write)  # what does not change from child to child


def _age_fit(way: Prompt, age_months: int | None) -> float:
    """1 inside the developmental range, less the farther outside; safety is not decided here."""
    if age_months is None:
        return 1.0
    low, high = way.age_months
    outside = max(low - age_months, age_months - high, 0)
    return max(0.3, 1 - 0.4 * outside / max(12, high - low))
