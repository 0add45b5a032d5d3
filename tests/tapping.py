"""A tablet for tests: writes the events that taps would write, a few seconds apart."""

import itertools
from datetime import UTC, datetime, timedelta
from typing import Any

from app.therapy import Event, Moment, read_event

NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
_ids = itertools.count(1)


def uuid(number: int | None = None) -> str:
    """A well-formed id, one after the other."""
    number = next(_ids) if number is None else number
    return f"00000000-0000-7000-8000-{number:012x}"


class Tablet:
    """Events of one play session, in order."""

    def __init__(self, child: str, *, later: timedelta = timedelta()) -> None:
        self.child, self.session, self.at = child, uuid(), NOW + later
        self.events: list[Event] = []

    def write(self, kind: str, **said: Any) -> Event:
        """Any event, five seconds after the one before."""
        raw = {"id": uuid(), "child": self.child, "session": self.session, "at": self.at, "kind": kind, **said}
        self.events.append(read_event(raw))
        self.at += timedelta(seconds=5)
        return self.events[-1]

    def start(self, moment: Moment | None = None) -> Event:
        """The play session begins."""
        return self.write("session_started", moment=(moment or Moment()).model_dump(mode="json"))

    def pick(self, prompt: str, **said: Any) -> str:
        """A picture is picked; the play's id."""
        play = uuid()
        self.write("picked", play=play, prompt=prompt, **said)
        return play

    def end(self, play: str, reason: str, stay_s: float) -> Event:
        """The play ends."""
        return self.write("play_ended", play=play, reason=reason, stay_s=stay_s)

    def outcome(self, play: str, outcome: str) -> Event:
        """How it went."""
        return self.write("outcome", play=play, outcome=outcome)

    def undo(self, *events: str) -> Event:
        """Take those back."""
        return self.write("undone", events=list(events))
