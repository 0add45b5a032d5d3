"""One child's chart, written event by event as a tablet would write it."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app.therapy import (
    Child,
    Event,
    Moment,
    MomentChanged,
    Offered,
    OutcomeTapped,
    Picked,
    PlayEnded,
    SessionEnded,
    SessionStarted,
    SomethingElse,
    fold,
)

from .happening import Happened, Now
from .product import GIVER, moment_of, name_of, starts_at
from .world import MOODS, OUTCOMES

PICKED_AFTER_S, TAPPED_AFTER_S = 10, 2
NEVER_ENTERED_S = 14  # who is gone before this was never in it, as the other policies read it
SETTING_UP_S = 28.0  # of the time left goes by before a play begins


class Diary:
    """The chart with everything so far, and the events of the running play session. Clocks never run backwards."""

    def __init__(self, child: Child, seed: int) -> None:
        self.child, self.chart = child, fold(child, [])
        self.so_far: list[Event] = []
        self._seed, self._number, self._events = seed, int(child.id.removeprefix("child-")), 0

    def sit_down(self, now: Now) -> None:
        """A new play session; the one before is over."""
        if self.so_far:
            self._write(SessionEnded, self.at, reason="time_up")
        self._session, self._left_s = self._uuid(1, now.sitting), now.left_s
        self._start = self.at = starts_at(self._number, now.sitting)
        self.moment, self.so_far = moment_of(now), []
        self._write(SessionStarted, self.at, moment=self.moment)

    def look(self, now: Now) -> Moment:
        """The moment as it is before an offer. A new mood is said; the minutes are what the clock says."""
        self._now = now
        self.at = max(self.at, self._start + timedelta(seconds=self._left_s - now.left_s))
        if self.moment.mood != MOODS[now.mood]:
            self.moment = self.moment.model_copy(update={"mood": MOODS[now.mood]})
            self._write(MomentChanged, self.at, moment=self.moment)
        return moment_of(now)

    def shown(self, happened: Happened, verse_s: float) -> None:
        """An offer and what came of it."""
        names, mood = tuple(name_of(one) for one, _ in happened.offered), MOODS[happened.mood]
        self._write(Offered, self.at, number=happened.offer, prompts=names, mood=mood)
        self.at += timedelta(seconds=PICKED_AFTER_S)
        if happened.picked is None:
            self._write(SomethingElse, self.at, number=happened.offer, prompts=names)
            return
        play = self._uuid(2, self._events)
        self._write(Picked, self.at, play=play, prompt=name_of(happened.picked), offered=names, mood=mood)
        self.at += timedelta(seconds=happened.stay_s)
        reason, verses = self._end(happened, verse_s)
        self._write(PlayEnded, self.at, play=play, reason=reason, stay_s=happened.stay_s, verses=verses)
        if happened.outcome is not None:
            self.at += timedelta(seconds=TAPPED_AFTER_S)
            self._write(OutcomeTapped, self.at, play=play, outcome=OUTCOMES[happened.outcome], rater=GIVER)

    def _end(self, happened: Happened, verse_s: float) -> tuple[str, int]:
        """How a play ended, and how many verses were played to their end."""
        played = int(happened.stay_s // verse_s)
        if not happened.cut:
            return ("never_engaged", 0) if happened.stay_s < NEVER_ENTERED_S else ("child_left", played)
        if happened.stay_s >= happened.verses * verse_s:
            return "natural_end", happened.verses
        return ("time_up" if happened.stay_s > self._now.left_s - SETTING_UP_S - 1 else "interrupted"), played

    def _write(self, kind: type[Event], at: datetime, **said: Any) -> None:
        self._events += 1
        event = kind(
            id=self._uuid(0, self._events), child=self.child.id, session=self._session, at=at, device="bench", **said
        )
        self.chart = self.chart.add(event)
        self.so_far.append(event)

    def _uuid(self, sort: int, number: int) -> str:
        """Rising with `number`, so that events of one instant stay in order."""
        return str(UUID(int=(sort << 120) + (self._seed << 64) + (self._number << 40) + number))
