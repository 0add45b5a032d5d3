"""What held a child, as figures for the chart page and the end of a play session. Never a score of the child."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.therapy import KINDS, Chart, Play, PlaySession, Shelf, cap_s, known_well, stay_before, usual_stay

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
    """Median stay at a time, with the 80 % interval of what is not known of that median, in seconds."""

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
    """Figures from a chart; prompts that left the shelf keep their id as title.

    The stay is that of the plays as they were, liked or not; a tray supposes the same of time, and adds what it
    expects of the single prompt.
    """
    age = chart.child.age_months(now.date())
    before = stay_before(age, chart.child.attention_s)
    timed = [play for play in chart.plays if play.told_stay][-TREND_PLAYS:]
    (stay, _, _), seen = usual_stay(before, timed), _longest(timed, cap_s(age))
    played = [session for session in chart.sessions if session.plays]
    named = [play.prompt for play in chart.plays] + [name for session in played[-1:] for name in session.not_these]
    recent = [play for session in played[-LAST_SESSIONS:] for play in session.plays]
    return Progress(
        sessions=len(played),
        last=played[-1] if played else None,
        held=_held(recent, shelf),
        stay_s=min(seen, stay),
        open_end=stay > seen,
        known=known_well(chart.plays),
        trend=_trend(played, before, cap_s(age), now),
        titles={name: shelf.prompts[name].title if name in shelf.prompts else name for name in named},
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


def _trend(
    sessions: Sequence[PlaySession], before: tuple[float, float], most_s: float, now: datetime
) -> tuple[TrendPoint, ...]:
    points, timed = [], []
    for session in sessions:
        timed += [play for play in session.plays if play.told_stay]
        if timed and now - session.at <= TREND_SPAN:
            seen = _longest(timed[-TREND_PLAYS:], most_s)
            median, low, high = (min(seen, stay) for stay in usual_stay(before, timed[-TREND_PLAYS:]))
            points.append(TrendPoint(session.at, median, low, high))
    return tuple(points)
