"""Play sessions as the server sees them: events taken in from tablets, trays laid for them."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from app.therapy import (
    PLACES,
    POSITIONS,
    Chart,
    ChartError,
    Event,
    EventError,
    Moment,
    MovedIn,
    Peers,
    PlaycueError,
    Shelf,
    Tray,
    as_told,
    lay_tray,
    rank_again,
    read_event,
    running_session,
    write_event,
)

from .care_team import SELF, Who
from .caseload import Caseload
from .clocks import off_by, on_time
from .photos import shown_photos
from .speaking import Speaking
from .store import Refused, Store
from .teaching import Teaching
from .travelling import OFFERED_GIVERS, face_of, travelling

EVENT_BYTES = 64_000  # the largest single event taken
FIRST_MOMENT = Moment(place="floor", position="floor_sitting", giver="caregiver", minutes=15)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one event. `later`: not taken now for no fault of its own; the tablet keeps it and asks again."""

    id: str
    status: Literal["accepted", "known", "refused", "later"]
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Laid:
    safety: object  # what the safe ways were worked out from
    events: int  # how many events the ranking knows
    peers: Peers | None  # and what other charts taught it
    tray: Tray


class Sessions:
    """Take events, lay trays."""

    def __init__(self, store: Store, caseload: Caseload, shelf: Shelf, speaking: Speaking | None = None) -> None:
        self._store, self._caseload = store, caseload
        self._speaking = speaking or Speaking(store, shelf, "en")
        self.restock(shelf)

    def restock(self, shelf: Shelf) -> None:
        """From now on trays are laid from this shelf."""
        self._laid: dict[str, _Laid] = {}
        self._teaching = Teaching(shelf)
        # Places and positions that any prompt is made for; elsewhere nothing can be offered, so nothing is laid.
        self._served = {
            (place, position)
            for prompt in shelf.prompts.values()
            for way in prompt.ways
            for place in way.places
            for position in way.positions
        }

    def take(
        self, who: Who | None, raw_events: Sequence[object], device_time: datetime | None, now: datetime
    ) -> list[Result]:
        """Write down what a tablet sends; one answer per event, in order. One bad event never blocks the others."""
        off_s = off_by(device_time, now)
        results: dict[int, Result] = {}
        good: dict[str, list[tuple[int, Event]]] = {}
        bad: dict[int, Refused] = {}
        for place, raw in enumerate(raw_events):
            try:
                event = self._checked(who, raw)
                good.setdefault(event.child, []).append((place, event))
            except ChartError as fault:  # the chart's fault, which a copy from a backup mends
                results[place] = Result(_id_of(raw), "later", str(fault))
            except _LetGo as fault:  # the tablet lets go of it, and nothing of it is kept here
                results[place] = Result(_id_of(raw), "known", str(fault))
            except PlaycueError as fault:
                results[place] = Result(_id_of(raw), "refused", str(fault))
                bad[place] = Refused.of(fault, now, raw)
        for child_id, events in good.items():
            events = on_time(events, off_s, now)
            results.update(self._written(who, child_id, events, now, bad))
        try:
            self._store.keep_refused(bad.values())
        except (PlaycueError, OSError) as fault:
            results.update({place: Result(results[place].id, "later", str(fault)) for place in bad})
        return [results[place] for place in sorted(results)]

    def _written(
        self, who: Who | None, child_id: str, events: list[tuple[int, Event]], now: datetime, bad: dict[int, Refused]
    ) -> dict[int, Result]:
        """Write one child's events in one go; when one of them cannot rest on disk, the others go one by one."""
        try:
            new = set(self._caseload.append(who, child_id, [event for _, event in events]))
        except EventError as fault:
            if len(events) == 1:
                place, event = events[0]
                bad[place] = Refused.of(fault, now, write_event(event))
                return {place: Result(event.id, "refused", str(fault))}
            alone = [self._written(who, child_id, [one], now, bad) for one in events]
            return {place: result for found in alone for place, result in found.items()}
        except (PlaycueError, OSError) as fault:
            return {place: Result(event.id, "later", str(fault)) for place, event in events}
        results = {}
        for place, event in events:
            results[place] = Result(event.id, "accepted" if event.id in new else "known")
            new.discard(event.id)
        return results

    def tray(self, who: Who | None, child_id: str, now: datetime) -> Tray:
        """The wide tray of a child for a tablet.

        What is safe is worked out anew when the child, what was said of it, the moment or the hour changed; after a
        mere tap what was safe is only ranked again.
        """
        chart = self._caseload.chart(who, child_id)
        moment = _current(chart, now)
        shelf = self._speaking.shelf(chart.child)
        safety = (as_told(chart.child, chart, shelf.precautions), shelf, moment, now.date(), now.hour)
        peers = self.peers(chart, now)
        laid = self._laid.get(child_id)
        if laid is None or laid.safety != safety:
            laid = _Laid(safety, len(chart.log), peers, self._lay(chart, moment, now, peers))
        elif (laid.events, laid.peers) != (len(chart.log), peers):  # a tap, or a chart that taught it was erased
            laid = _Laid(safety, len(chart.log), peers, rank_again(laid.tray, chart.child, chart, shelf, now, peers))
        self._laid[child_id] = laid
        self._teaching.learn_from(chart, now, peers, shelf)
        return laid.tray

    def peers(self, chart: Chart, now: datetime) -> Peers | None:
        """What the practice's other charts teach about this child; the same all day, for trays and pages alike."""
        there = self._store.children()
        for child_id in self._laid.keys() - set(there):  # erased meanwhile
            self._laid.pop(child_id, None)
        return self._teaching.peers_of(chart, there, now)

    def moment(self, who: Who | None, child_id: str, now: datetime) -> Moment:
        """The moment that holds for a child: of the sitting that runs, else the last one's place and position."""
        return _current(self._caseload.chart(who, child_id), now)

    def trays(self, who: Who | None, child_ids: Iterable[str] | None, now: datetime) -> dict[str, dict[str, Any]]:
        """Trays as they travel, by child; every child this adult or device may see, or those named."""
        ids = [child.id for child in self._caseload.children(who)] if child_ids is None else list(child_ids)
        shelf, laid, record = self._speaking.shelf(), dict[str, dict[str, Any]](), self._store.practice()
        ours = record.when_wrong if record else None
        for name in ids:
            chart = self._caseload.chart(who, name)
            photos = shown_photos(self._store, chart.child)
            laid[name] = travelling(chart, self.tray(who, name, now), shelf, photos, ours)
        return laid

    def faces(self, who: Who | None) -> list[dict[str, Any]]:
        """Who may be tapped on this tablet."""
        return [face_of(child) for child in self._caseload.children(who)]

    def warm(self, now: datetime) -> None:
        """Lay every tray before the first tablet asks."""
        for child_id in self._store.children():
            with suppress(PlaycueError):
                chart = self._caseload.chart(SELF, child_id)
                self._teaching.learn_from(chart, now, None, self._speaking.shelf(chart.child))
        for child_id in self._store.children():
            with suppress(PlaycueError):
                self.tray(SELF, child_id, now)

    def _lay(self, chart: Chart, moment: Moment, now: datetime, peers: Peers | None) -> Tray:
        mine = chart.child.positions or tuple(POSITIONS)
        served = [(place, position) for place in PLACES for position in mine if (place, position) in self._served]
        situations = [(place, position, giver) for giver in OFFERED_GIVERS for place, position in served]
        return lay_tray(
            chart.child, chart, self._speaking.shelf(chart.child), moment, now, peers, situations=situations
        )

    def _checked(self, who: Who | None, raw: object) -> Event:
        if len(str(raw)) > EVENT_BYTES and not (isinstance(raw, dict) and raw.get("kind") == "moved_in"):
            raise EventError(
                "An event is larger than {most} kB: an event says one thing. It is kept apart.",
                "large_event",
                most=EVENT_BYTES // 1000,
            )
        event = read_event(raw)
        if self._caseload.erased(event.child):
            raise _LetGo("The chart was erased.")
        self._caseload.chart(who, event.child)
        if isinstance(event, MovedIn):
            for moved in event.events:
                read_event(moved)
            if not self._caseload.erased(event.came_from):
                self._caseload.chart(who, event.came_from)
        return event


class _LetGo(EventError):
    """A tap for a chart that was erased."""


def _current(chart: Chart, now: datetime) -> Moment:
    """The moment of a sitting that still runs; else the last one without what must be asked anew."""
    last = chart.last_moment
    if last is None:
        position = chart.child.positions[0] if chart.child.positions else FIRST_MOMENT.position
        return FIRST_MOMENT.model_copy(update={"position": position})
    running = running_session(chart, now)
    if running is not None and running.moments:  # one whose beginning was lost or refused says nothing of today
        return running.moments[-1].model_copy(update={"precautions": "current"})  # those of the tray that is laid now
    kept = ("place", "position", "giver", "materials", "minutes")  # all else is asked anew
    return Moment(**{name: getattr(last, name) for name in kept})


def _id_of(raw: object) -> str:
    return str(raw.get("id", ""))[:64] if isinstance(raw, dict) else ""
