"""The chart: what a replay of a child's events says. Any order of arrival gives the same chart."""

from bisect import insort
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import Any

from .access import Access
from .child import AreaSide, Child
from .counting import counting, replay_order, spoken_of
from .events import LEFT, Comfort, Event, NotThat, Picked, SomethingElse
from .moment import Moment
from .pace import Pace, pace_for
from .round_mark import Round
from .seeing import Seeing


@dataclass(frozen=True, slots=True)
class Play:
    """One prompt played: `stay_s` seconds (None while it runs), how it ended, and how it went (None: nobody said).

    `assent` is what the child answered when asked before a touch, `comfort` how touch was, `no_at` where it said no.
    """

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
    chose: tuple[str, ...] = ()
    round: Round | None = None
    assent: str | None = None
    comfort: tuple[Comfort, ...] = ()
    no_at: tuple[AreaSide, ...] = ()

    @property
    def left(self) -> bool:
        """True when the child left; every other end is censored (DOMAIN 3.5)."""
        return self.end in LEFT

    @property
    def told_stay(self) -> bool:
        """True for a timed play that was no short one of preference rounds, which end before a child would leave."""
        return self.timed and self.round is None

    @property
    def timed(self) -> bool:
        """True when the stay says something about time: it ended, and the child had been in it."""
        return self.stay_s is not None and self.end not in ("never_engaged", "app_closed")


@dataclass(frozen=True, slots=True)
class PlaySession:
    """One sitting: its moments in order and when they were said, its plays, and how it closed (None: still open).

    `not_these` are prompts whose picture was not wanted ("Not that").
    """

    id: str
    at: datetime
    moments: tuple[Moment, ...]
    plays: tuple[Play, ...]
    closed: str | None = None
    last_at: datetime | None = None
    said_at: tuple[datetime, ...] = ()
    not_these: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A child and every event that counts or once counted. Use `fold` to make one."""

    child: Child
    log: Mapping[str, Event] = field(default_factory=dict)

    def add(self, *events: Event) -> "Chart":
        """The chart so many events further; an event known already changes nothing."""
        fresh: dict[str, Event] = {}
        for event in events:
            if event.id not in self.log:
                fresh.setdefault(event.id, event)
        if not fresh:
            return self
        chart = Chart(self.child, {**self.log, **fresh})
        chart.worked.update(self.worked)
        # What was replayed is handed on, unless an undo or a move has a say in what counts: that takes a new replay.
        plain = all(event.kind not in ("undone", "moved_in", "moved_out") for event in fresh.values())
        if plain and "sessions" in vars(self) and self._spoken_of.isdisjoint(fresh):
            vars(chart).update(self._further(fresh.values()))
        return chart

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Events that count, in the order they happened: undone and moved ones resolved."""
        return counting(self.log.values())

    @cached_property
    def sessions(self) -> tuple[PlaySession, ...]:
        """Play sessions, oldest first."""
        return _sessions(self.events)

    @cached_property
    def plays(self) -> tuple[Play, ...]:
        """All plays, oldest first."""
        plays = [play for session in self.sessions for play in session.plays]
        return tuple(sorted(plays, key=attrgetter("at", "id")))

    @cached_property
    def picks(self) -> tuple[Picked | SomethingElse | NotThat, ...]:
        """What was picked out of which pictures, and when none of them, or one of them not, was wanted."""
        return tuple(
            event
            for event in self.events
            if event.kind == "picked" or event.kind == "something_else" or event.kind == "not_that"
        )

    @cached_property
    def noes(self) -> tuple[Event, ...]:
        """Events that may say no to a play or a touch: "All done", not here, and what was answered about a touch."""
        return tuple(event for event in self.events if event.kind in ("all_done", "not_here", "assent", "comfort"))

    @cached_property
    def worked(self) -> dict[str, object]:
        """What others worked out of this chart. The next chart gets it too; who uses it checks that it still holds."""
        return {}

    @cached_property
    def access(self) -> Access:
        """How the child chooses by now: as the newest of the child's page and the tablets says."""
        said = [(event.when, event.access) for event in self.events if event.kind == "access_set"]
        paged = self.child.access
        if said and (paged.at is None or said[-1][0] > paged.at):
            return said[-1][1]
        return paged

    @cached_property
    def seeing(self) -> Seeing:
        """How the child sees and hears by now: as the newest of the child's page and the tablets says."""
        said = [(event.when, event.seeing) for event in self.events if event.kind == "seeing_set"]
        paged = self.child.seeing
        if said and (paged.at is None or said[-1][0] > paged.at):
            return said[-1][1]
        return paged

    @cached_property
    def pace(self) -> Pace:
        """How much time the child is given by now: as the newest of page and tablets says, else as the senses ask."""
        said = [(event.when, event.pace) for event in self.events if event.kind == "pace_set"]
        paged = self.child.pace
        if said and (paged is None or paged.at is None or said[-1][0] > paged.at):
            return said[-1][1]
        return paged or pace_for(self.child.senses)

    @property
    def last_moment(self) -> Moment | None:
        """The newest moment said, from which the next one is filled in."""
        moments = [moment for session in self.sessions for moment in session.moments[-1:]]
        return moments[-1] if moments else None

    @cached_property
    def _spoken_of(self) -> frozenset[str]:
        return spoken_of(self.log.values())

    def _further(self, fresh: Collection[Event]) -> dict[str, object]:
        """What the next chart's replay would give when all that is new counts: only its play sessions differ."""
        events, touched = list(self.events), {event.session for event in fresh}
        for event in fresh:
            insort(events, event, key=replay_order)
        kept = [session for session in self.sessions if session.id not in touched]
        sessions = _sessions((event for event in events if event.session in touched), kept)
        return {"events": tuple(events), "sessions": sessions, "_spoken_of": self._spoken_of}


def fold(child: Child, events: Iterable[Event]) -> Chart:
    """Replay: the chart of a child from its events, in any order, with any repeats."""
    log: dict[str, Event] = {}
    for event in events:
        log.setdefault(event.id, event)
    return Chart(child, log)


def _sessions(events: Iterable[Event], kept: Iterable[PlaySession] = ()) -> tuple[PlaySession, ...]:
    by_session: dict[str, list[Event]] = {}
    for event in events:
        by_session.setdefault(event.session, []).append(event)
    found = [_session(name, happened) for name, happened in by_session.items()]
    return tuple(sorted([*kept, *(s for s in found if s.moments or s.plays)], key=attrgetter("at", "id")))


def _session(name: str, happened: list[Event]) -> PlaySession:
    moments: list[Moment] = []
    said_at: list[datetime] = []
    not_these: dict[str, None] = {}
    picked: dict[str, Picked] = {}
    said: dict[str, dict[str, Any]] = {}
    closed = None
    for event in happened:
        match event.kind:
            case "picked":
                picked[event.play] = event
            case "play_ended":
                said.setdefault(event.play, {}).update(end=event.reason, stay_s=event.stay_s, verses=event.verses)
            case "outcome":
                said.setdefault(event.play, {}).update(outcome=event.outcome, rater=event.rater)
            case "cues":
                said.setdefault(event.play, {}).update(cues=event.cues)
            case "chose":
                told = said.setdefault(event.play, {})
                told["chose"] = (*told.get("chose", ()), event.option)
            case "assent":
                said.setdefault(event.play, {}).update(assent=event.answer)
            case "comfort":
                told = said.setdefault(event.play, {})
                told["comfort"] = (*told.get("comfort", ()), event)
            case "not_here":
                if event.play is not None:
                    told = said.setdefault(event.play, {})
                    told["no_at"] = (*told.get("no_at", ()), event.place)
            case "not_that":
                not_these[event.prompt] = None
            case "session_ended":
                closed = event.reason
            case "all_done":
                closed = closed or "all_done"
            case "session_started" | "moment_changed":
                moments.append(event.moment)
                said_at.append(event.when)
                closed = None if event.kind == "session_started" else closed
    plays = tuple(_play(event, said.get(play, {})) for play, event in picked.items())
    return PlaySession(
        name, happened[0].when, tuple(moments), plays, closed, happened[-1].when, tuple(said_at), tuple(not_these)
    )


def _play(event: Picked, said: dict[str, Any]) -> Play:
    return Play(
        event.play, event.prompt, event.variant, event.by, event.when, event.session,
        event.again, event.offered, event.mood, round=event.round, **said,
    )  # fmt: skip
