"""What held a child, as figures for the chart page and the end of a play session. Never a score of the child."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.therapy import KINDS, Chart, Play, PlaySession, Shelf, cap_s, known_well, prior_median_s, stay_of

LAST_SESSIONS = 6  # the bars of the chart page count the last six times
TREND_PLAYS = 24  # a point of the trend looks back over so many timed plays
TREND_SPAN = timedelta(weeks=12)


@dataclass(frozen=True, slots=True)
class Held:
    """Plays of one kind with an outcome, and those the child was into."""

    kind: str
    into: int
    outcomes: int


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """Median stay at a time, with the 80 % interval of that median's own uncertainty, in seconds."""

    at: datetime
    median_s: float
    low_s: float
    high_s: float


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything the chart page draws.

    No stay is shown beyond the longest that was seen; `open_end` says that it would be longer. `known` is False while
    there is too little for a figure of the child's own.
    """

    sessions: int
    last: PlaySession | None
    held: tuple[Held, ...]
    stay_s: float
    open_end: bool
    known: bool
    trend: tuple[TrendPoint, ...]
    titles: Mapping[str, str]


def progress(chart: Chart, shelf: Shelf, now: datetime) -> Progress:
    """Figures from a chart; prompts that left the shelf keep their id as title."""
    age = chart.child.age_months(now.date())
    prior = prior_median_s(age, chart.child.attention_s)
    timed = [play for play in chart.plays if play.timed][-TREND_PLAYS:]
    stay, seen = stay_of(prior, timed).median_s, _longest(timed, cap_s(age))
    played = [session for session in chart.sessions if session.plays]
    recent = [play for session in played[-LAST_SESSIONS:] for play in session.plays]
    return Progress(
        sessions=len(played),
        last=played[-1] if played else None,
        held=_held(recent, shelf),
        stay_s=min(seen, stay),
        open_end=stay > seen,
        known=known_well(chart.plays),
        trend=_trend(played, prior, cap_s(age), now),
        titles={play.prompt: shelf.prompts[play.prompt].title if play.prompt in shelf.prompts else play.prompt
                for play in chart.plays},
    )  # fmt: skip


def _held(plays: Sequence[Play], shelf: Shelf) -> tuple[Held, ...]:
    counts = {kind: [0, 0] for kind in KINDS}
    for play in plays:
        prompt = shelf.prompts.get(play.prompt)
        if prompt is not None and play.outcome is not None:
            counts[prompt.kind][0] += play.outcome == "into_it"
            counts[prompt.kind][1] += 1
    held = [Held(kind, into, outcomes) for kind, (into, outcomes) in counts.items()]
    return tuple(sorted(held, key=lambda one: (-one.into / max(1, one.outcomes), KINDS.index(one.kind))))


def _longest(timed: Sequence[Play], most_s: float) -> float:
    """The longest stay seen, in seconds: beyond it the model alone speaks where plays end before the child leaves."""
    return min(most_s, max((play.stay_s or 0.0 for play in timed), default=most_s))


def _trend(sessions: Sequence[PlaySession], prior_s: float, most_s: float, now: datetime) -> tuple[TrendPoint, ...]:
    points, timed = [], []
    for session in sessions:
        timed += [play for play in session.plays if play.timed]
        if timed and now - session.at <= TREND_SPAN:
            stay, seen = stay_of(prior_s, timed[-TREND_PLAYS:]), _longest(timed[-TREND_PLAYS:], most_s)
            # The rate is Gamma(a, b): its relative spread is 1/sqrt(a), carried over to the median.
            spread = 1.28 / stay.a**0.5
            median = min(seen, stay.median_s)
            points.append(TrendPoint(session.at, median, median / (1 + spread), min(seen, median * (1 + spread))))
    return tuple(points)
