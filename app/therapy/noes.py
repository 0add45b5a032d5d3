"""What a child said no to: today, last time, and again and again at the same prompt (DOMAIN 4.4).

A no to an area of the body and "Not that" to a picture hold for the rest of the day, on every tablet. A day is one of
the time zone that `now` is told in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict

from .child import AreaSide, Child, Word
from .events import Event, NotHere, NotThat
from .history import Chart
from .moment import Moment

PARKED_AFTER = 3  # play sessions with a stop at the same prompt (DOMAIN 4.4, repeat pattern)


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    at: AwareDatetime


class SaidNo(_Kept):
    """A no to touch at an area, the id of the event that said it, and by whose tap: "child", or who read the child."""

    area: Word
    side: Word | None = None
    by: Word = "child"

    @property
    def place(self) -> AreaSide:
        """Where."""
        return AreaSide(area=self.area, side=self.side)


class Unwanted(_Kept):
    """A picture that was not wanted."""

    prompt: Word


@dataclass(frozen=True, slots=True)
class Noes:
    """`not_here` and `not_these` of today; `last_no` of the last day before that was played on; `stops` counts by
    prompt the play sessions with a stop, since an adult last looked at it.
    """

    not_here: tuple[SaidNo, ...]
    last_no: tuple[SaidNo, ...]
    not_these: tuple[Unwanted, ...]
    stops: dict[str, int]


def noes(child: Child, chart: Chart, now: datetime) -> Noes:
    """All that was said no to and not taken back."""
    today = now.date()
    places = [event for event in chart.noes if event.kind == "not_here"]
    pictures = [event for event in chart.picks if event.kind == "not_that" and _day(event, now) == today]
    before = [day for session in chart.sessions if (day := session.at.astimezone(now.tzinfo).date()) < today]
    last = max(before, default=None)
    return Noes(
        not_here=tuple(_said_no(event) for event in places if _day(event, now) == today),
        last_no=tuple(_said_no(event) for event in places if _day(event, now) == last),
        not_these=tuple(_unwanted(event) for event in pictures),
        stops={prompt: len(sessions) for prompt, sessions in _stops(child, chart).items()},
    )


def parked(child: Child, chart: Chart) -> tuple[str, ...]:
    """Prompts put away until an adult has looked at why the child keeps stopping there."""
    often = (name for name, sessions in _stops(child, chart).items() if len(sessions) >= PARKED_AFTER)
    return tuple(sorted({*child.parked, *often}))


def as_said(moment: Moment, chart: Chart, now: datetime) -> Moment:
    """The moment with every area that the child said no to today. Nothing that it says already gets lost."""
    today = {event.place: None for event in chart.noes if event.kind == "not_here" and _day(event, now) == now.date()}
    if not today.keys() - set(moment.stopped):
        return moment
    return moment.model_copy(update={"stopped": tuple(dict.fromkeys((*moment.stopped, *today)))})


def _stops(child: Child, chart: Chart) -> dict[str, set[str]]:
    """By prompt, the play sessions in which the child stopped it."""
    stopping = [*_stopping(chart)]
    prompts = {play.id: play.prompt for play in chart.plays} if stopping else {}
    found: dict[str, set[str]] = {}
    for play, event in stopping:
        prompt = prompts.get(play)
        looked = child.offered_again.get(prompt or "")
        if prompt is not None and (looked is None or event.when > looked):
            found.setdefault(prompt, set()).add(event.session)
    return found


def _stopping(chart: Chart) -> Iterator[tuple[str, Event]]:
    for event in chart.noes:
        stops = (
            event.kind in ("all_done", "not_here")
            or (event.kind == "assent" and event.answer == "no")
            or (event.kind == "comfort" and event.stops)
        )
        play = getattr(event, "play", None)
        if stops and play is not None:
            yield play, event


def _day(event: Event, now: datetime) -> date:
    return event.when.astimezone(now.tzinfo).date()


def _said_no(event: NotHere) -> SaidNo:
    return SaidNo(id=event.id, at=event.when, area=event.area, side=event.side, by=event.by)


def _unwanted(event: NotThat) -> Unwanted:
    return Unwanted(id=event.id, at=event.when, prompt=event.prompt)
