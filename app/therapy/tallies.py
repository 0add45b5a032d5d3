"""Counts an adult can check against the chart: outcomes and those "Into it", by prompt and by what prompts share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .history import Chart
from .prompt import Prompt
from .remembered import Remembered

LOVED_OUTCOMES, LOVED_SHARE = 2, 0.6  # a favourite: at least so many outcomes, and this share into it
FIRM = 2  # pressure from which touch is called firm


@dataclass(slots=True)
class Tally:
    """Outcomes given, and those into it."""

    outcomes: int = 0
    into: int = 0

    @property
    def loved(self) -> bool:
        """Enough to call it a favourite."""
        return self.outcomes >= LOVED_OUTCOMES and self.into >= LOVED_SHARE * self.outcomes


NOTHING = Tally()


@dataclass(frozen=True)
class Tallies:
    """`by` has names like "prompt:tunnel-toes", "kind:song", "touch:firm", "way:calm"; the others are by prompt."""

    by: Mapping[str, Tally]
    played: Mapping[str, int]
    picked: Mapping[str, tuple[int, int]]  # times picked, and times shown with the child picking
    last: Mapping[str, str]  # the outcome of the last play that has one
    loved: frozenset[str]  # favourites

    def of(self, name: str) -> Tally:
        """The tally under a name."""
        return self.by.get(name, NOTHING)


def tallies(chart: Chart, prompts: Mapping[str, Prompt]) -> Tallies:
    """All counts of a chart; what is no longer on the shelf counts for itself alone."""
    kept = chart.worked.get("tallies")
    if isinstance(kept, tuple) and kept[0] is chart.plays and kept[1] is prompts:
        found: Tallies = kept[2]
        return found
    found = _count(chart, prompts)
    chart.worked["tallies"] = chart.plays, prompts, found
    return found


def _count(chart: Chart, prompts: Mapping[str, Prompt]) -> Tallies:
    by: dict[str, Tally] = {}
    played: dict[str, int] = {}
    picked: dict[str, tuple[int, int]] = {}
    last: dict[str, str] = {}
    for play in chart.plays:
        played[play.prompt] = played.get(play.prompt, 0) + 1
        if play.by == "child":
            for name in play.offered:
                times, shown = picked.get(name, (0, 0))
                picked[name] = times + (name == play.prompt), shown + 1
        if play.outcome is not None:
            last[play.prompt] = play.outcome
            prompt = prompts.get(play.prompt)
            for name in (f"prompt:{play.prompt}", *(shared(prompt) if prompt is not None else ())):
                tally = by.setdefault(name, Tally())
                tally.outcomes += 1
                tally.into += play.outcome == "into_it"
    loved = frozenset(name for name in last if by[f"prompt:{name}"].loved)
    return Tallies(by, played, picked, last, loved)


def _shared(way: Prompt) -> tuple[str, ...]:
    return tuple(_names(way))


def _names(way: Prompt) -> Iterator[str]:
    yield f"kind:{way.kind}"
    if any((verse.hands.pressure or 0) >= FIRM for verse in way.verses if verse.hands and verse.hands.touches):
        yield "touch:firm"
    if way.arousal:
        yield "way:lively" if way.arousal > 0 else "way:calm"


shared = Remembered(_shared)  # names under which a way to play is counted beside its own
