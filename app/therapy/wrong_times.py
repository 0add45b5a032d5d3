"""When something was wrong with a child, as the tablets told it."""

from dataclasses import dataclass
from datetime import datetime

from .history import Chart


@dataclass(frozen=True, slots=True)
class WrongTime:
    """One time that "Something is wrong" was tapped: when, in which play if one ran, and how many seconds until
    somebody said that it was over (None: nobody did)."""

    at: datetime
    play: str | None = None
    seconds: float | None = None


def wrong_times(chart: Chart) -> tuple[WrongTime, ...]:
    """All of them that were not taken back, oldest first."""
    over = {event.opened: event.seconds for event in chart.events if event.kind == "wrong_over"}
    return tuple(
        WrongTime(event.when, event.play, over.get(event.id))
        for event in chart.events
        if event.kind == "something_wrong"
    )
