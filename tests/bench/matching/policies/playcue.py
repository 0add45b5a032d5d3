"""Playcue itself: its own trays and its own walk, on its own charts."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.therapy import Moment, Peers, Tray, draw_together, lay_tray, lesson

from ..diary import Diary
from ..happening import Expected, Happened, Now
from ..product import child_of, library_of, number_of
from ..shelf import Invite, Known
from ..truth import Truth

PLAYS_TAUGHT = 40  # with so many of a child's own plays the practice does not look at the others again


class Live:
    """The server is in reach: a fresh tray before each offer, from everything so far."""

    def __init__(self, shelf: Sequence[Invite], seed: int) -> None:
        self._shelf, self._seed, self._library = shelf, seed, library_of(shelf)
        self.diaries: dict[int, Diary] = {}
        self._expected: dict[int, Expected] = {}
        self._peers: dict[str, Peers | None] = {}

    def offer(self, child: Known, before: Sequence[Happened], now: Now, count: int) -> list[tuple[int, int]]:
        """As many pictures of the tray, each with the verses that stand in it."""
        diary = self.diaries.get(child.number)
        if diary is None:
            diary = self.diaries[child.number] = Diary(child_of(child, self._shelf), self._seed)
        if now.offer == 0:
            diary.sit_down(now)
            self._ask_others(diary, diary.at)
        tray = self.tray(diary, now, diary.look(now))
        self._expected.clear()
        offered = []
        for one in tray.offer(diary.so_far, count):
            number = number_of(one.prompt_id)
            self._expected[number] = Expected(one.likely, one.stay_s, one.stay_low_s, one.stay_high_s)
            offered.append((number, one.verses))
        return offered

    def tray(self, diary: Diary, now: Now, moment: Moment) -> Tray:
        """The tray to offer from."""
        return self.lay(diary, moment, diary.at)

    def lay(self, diary: Diary, moment: Moment, at: datetime) -> Tray:
        """The server lays a tray."""
        return lay_tray(diary.child, diary.chart, self._library, moment, at, self._peers.get(diary.child.id))

    def _ask_others(self, diary: Diary, at: datetime) -> None:
        """What the practice's other charts teach, looked at once a day as the server does."""
        if len(diary.chart.plays) < PLAYS_TAUGHT:
            others = [one for one in self.diaries.values() if one is not diary and one.chart.plays]
            peers = self._peers
            lessons = [lesson(one.child, one.chart, self._library, at, peers.get(one.child.id)) for one in others]
            peers[diary.child.id] = draw_together(lessons)

    def saw(self, happened: Happened) -> None:
        """Writes it down."""
        verse_s = 1.0 if happened.picked is None else self._shelf[happened.picked].verse_s
        self.diaries[happened.child].shown(happened, verse_s)

    def expected(self, picked: int) -> Expected | None:
        """What the tray said of the picture."""
        return self._expected[picked]

    def told_truth(self, truths: Mapping[int, Truth]) -> None:
        """Looks away."""


class TabletAlone(Live):
    """The server is out of reach after the start of a play session: one tray, walked with what happens in it."""

    def __init__(self, shelf: Sequence[Invite], seed: int) -> None:
        super().__init__(shelf, seed)
        self._trays: dict[str, Tray] = {}

    def tray(self, diary: Diary, now: Now, moment: Moment) -> Tray:
        """The tray laid at the start."""
        if now.offer == 0:
            self._trays[diary.child.id] = self.lay(diary, moment, diary.at)
        return self._trays[diary.child.id]
