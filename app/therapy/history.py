"""The chart: what a replay of a child's events says. Any order of arrival gives the same chart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from .child import Child
from .errors import EventError
from .events import (
    LEFT,
    AllDone,
    CuesSeen,
    Event,
    MovedIn,
    MovedOut,
    Offered,
    OutcomeTapped,
    Picked,
    PlayEnded,
    SessionEnded,
    SessionStarted,
    SomethingElse,
    Undone,
    read_event,
)
from .moment import Moment


@dataclass(frozen=True, slots=True)
class Play:
    """One prompt played: `stay_s` seconds (None while it runs), how it ended, and how it went (None: nobody said)."""

    id: str
    prompt: str
    variant: str
    by: str
    at: datetime
    session: str
    again: bool = False
    offered: tuple[str, ...] = ()
    mood: str = "ready"
    end: str | None = None
    stay_s: float | None = None
    verses: int = 0
    outcome: str | None = None
    rater: str = ""
    cues: tuple[str, ...] = ()

    @property
    def left(self) -> bool:
        """True when the child left; every other end is censored (DOMAIN 3.5)."""
        return self.end in LEFT

    @property
    def timed(self) -> bool:
        """True when the stay says something about time: it ended, and the child had been in it."""
        return self.stay_s is not None and self.end not in ("never_engaged", "app_closed")


@dataclass(frozen=True, slots=True)
class PlaySession:
    """One sitting: its moments in order and when they were said, its plays, and how it closed (None: still open)."""

    id: str
    at: datetime
    moments: tuple[Moment, ...]
    plays: tuple[Play, ...]
    closed: str | None = None
    last_at: datetime | None = None
    said_at: tuple[datetime, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A child and every event that counts or once counted. Use `fold` to make one."""

    child: Child
    log: Mapping[str, Event] = field(default_factory=dict)

    def add(self, event: Event) -> "Chart":
        """The chart a step further; an event known already changes nothing."""
        return self if event.id in self.log else Chart(self.child, {**self.log, event.id: event})

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Events that count, in the order they happened: undone and moved ones resolved."""
        return _counting(self.log.values())

    @cached_property
    def sessions(self) -> tuple[PlaySession, ...]:
        """Play sessions, oldest first."""
        return _sessions(self.events)

    @cached_property
    def plays(self) -> tuple[Play, ...]:
        """All plays, oldest first."""
        plays = [play for session in self.sessions for play in session.plays]
        return tuple(sorted(plays, key=lambda play: (play.at, play.id)))

    @cached_property
    def picks(self) -> tuple[Picked | SomethingElse, ...]:
        """What was picked out of which pictures, and when none was wanted."""
        return tuple(event for event in self.events if isinstance(event, Picked | SomethingElse))

    @property
    def last_moment(self) -> Moment | None:
        """The newest moment said, from which the next one is filled in."""
        moments = [moment for session in self.sessions for moment in session.moments[-1:]]
        return moments[-1] if moments else None


def fold(child: Child, events: Iterable[Event]) -> Chart:
    """Replay: the chart of a child from its events, in any order, with any repeats."""
    log: dict[str, Event] = {}
    for event in events:
        log.setdefault(event.id, event)
    return Chart(child, log)


def _key(event: Event) -> tuple[datetime, str]:
    return event.when, event.id


def _counting(log: Iterable[Event]) -> tuple[Event, ...]:
    known, moves = _with_moved(log)
    # An undo can take back an undo, so later ones decide first; ordering by key makes circles impossible.
    undone: set[str] = set()
    for undo in sorted((e for e in known.values() if isinstance(e, Undone)), key=_key, reverse=True):
        if undo.id not in undone:
            undone.update(
                name
                for name in undo.events
                if not isinstance(known.get(name), Undone) or _key(known[name]) < _key(undo)
            )
    away: dict[str, bool] = {}
    for move in moves:
        if move.id not in undone:
            away.update(dict.fromkeys(_names(move), isinstance(move, MovedOut)))
    # What no move that stands speaks of counts if it was tapped here; brought by a move taken back, it does not.
    own = {event.id for event in log}
    counting = [
        event for event in known.values() if event.id not in undone and not away.get(event.id, event.id not in own)
    ]
    return tuple(sorted(counting, key=_key))


def _names(move: MovedIn | MovedOut) -> Sequence[str]:
    return move.events if isinstance(move, MovedOut) else [str(raw.get("id")) for raw in move.events]


def _with_moved(log: Iterable[Event]) -> tuple[dict[str, Event], list[MovedIn | MovedOut]]:
    known: dict[str, Event] = {event.id: event for event in log}
    moves = sorted((event for event in known.values() if isinstance(event, MovedIn | MovedOut)), key=_key)
    for move in moves:
        if isinstance(move, MovedIn):
            for raw in move.events:
                try:
                    event = read_event(raw)
                except EventError:
                    continue  # the door refuses such a move; a replay must never fail for one bad piece
                if not isinstance(event, MovedIn | MovedOut):
                    known.setdefault(event.id, event)
    return known, moves


def _sessions(events: Iterable[Event]) -> tuple[PlaySession, ...]:
    by_session: dict[str, list[Event]] = {}
    for event in events:
        by_session.setdefault(event.session, []).append(event)
    sessions = [_session(name, happened) for name, happened in by_session.items()]
    return tuple(sorted((s for s in sessions if s.moments or s.plays), key=lambda s: (s.at, s.id)))


def _session(name: str, happened: list[Event]) -> PlaySession:
    moments: list[Moment] = []
    said_at: list[datetime] = []
    plays: dict[str, Play] = {}
    said: dict[str, dict[str, object]] = {}
    closed = None
    for event in happened:
        match event:
            case Picked():
                plays[event.play] = Play(
                    event.play, event.prompt, event.variant, event.by, event.when, name,
                    event.again, event.offered, event.mood,
                )  # fmt: skip
            case PlayEnded():
                said.setdefault(event.play, {}).update(end=event.reason, stay_s=event.stay_s, verses=event.verses)
            case OutcomeTapped():
                said.setdefault(event.play, {}).update(outcome=event.outcome, rater=event.rater)
            case CuesSeen():
                said.setdefault(event.play, {}).update(cues=event.cues)
            case SessionEnded():
                closed = event.reason
            case AllDone():
                closed = closed or "all_done"
            case Offered() | SomethingElse() | Undone() | MovedIn() | MovedOut():
                pass
            case _:
                moments.append(event.moment)
                said_at.append(event.when)
                if isinstance(event, SessionStarted):
                    closed = None
    told = tuple(_told(play, said.get(play.id, {})) for play in plays.values())
    return PlaySession(name, happened[0].when, tuple(moments), told, closed, happened[-1].when, tuple(said_at))


def _told(play: Play, said: dict[str, object]) -> Play:
    if not said:
        return play
    return Play(
        play.id, play.prompt, play.variant, play.by, play.at, play.session, play.again, play.offered, play.mood,
        **said,  # type: ignore[arg-type]
    )  # fmt: skip
