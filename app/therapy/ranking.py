"""Ranking what is safe: liking, stay, plan, place in the order and the reason of every way to play, at one go."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import numpy as np

from .attention import cap_s
from .child import Child
from .features import features_of
from .history import Chart
from .leaning import age_fit, leaning, needs_sameness, new_every
from .learning import learn, running_session
from .likeness import likeness
from .liking import Judged, Liking
from .moment import Moment
from .offering import offering_order
from .peers import Peers
from .prompt import Prompt
from .reasons import Reasons
from .remembered import Remembered
from .tallies import tallies
from .terms import Array, Numbers
from .tray import Entry, Shelf
from .vocabulary import MOODS

REST_MOST, REST_PER_LIKED = 5, 3  # picks that a prompt rests: one for each so many prompts the child was into


class Ranking:
    """All ways named, judged for every mood. `first` are those that can be offered in this very moment."""

    def __init__(
        self,
        child: Child,
        chart: Chart,
        shelf: Shelf,
        moment: Moment,
        now: datetime,
        peers: Peers | None,
        ways: Sequence[Prompt],
        first: Iterable[str],
        longest_s: int | None = None,
    ) -> None:
        features = features_of(shelf)
        self.belief = learn(child, chart, features, now, peers)
        self.ways, self.number = ways, {way.way: number for number, way in enumerate(ways)}
        age = child.age_months(now.date())
        most_s = min(cap_s(age), longest_s or cap_s(age))
        placed = np.array([features.place[way.way] for way in ways], np.int64)
        self.liking = Liking(self.belief, placed, 60.0 * moment.minutes, most_s)
        self.tallies = tallies(chart, shelf.prompts)
        self.played = np.array([self.tallies.played.get(way.id, 0) for way in ways], np.int64)
        self.leant = leaning(child, chart, shelf.prompts, ways, features.arousal[placed], self.played)
        self.age_fit = np.array([age_fit(way, age) for way in ways])
        self.judged = {mood: self.liking.judge(mood) for mood in MOODS} if len(ways) else {}
        self._extra: Array = sum(self.leant.values(), np.zeros(len(ways)))
        candidates = self._one_each(first)
        self.scores = {mood: self._scores(mood, judged, candidates) for mood, judged in self.judged.items()}
        by_mood = self.judged.items()
        self._verses = {mood: judged.verses.tolist() for mood, judged in by_mood}
        self._stays = {mood: [(m, low, high) for m, low, high in _whole(judged.stay_s)] for mood, judged in by_mood}
        self._likely = {mood: np.clip(judged.likely, 0.01, 0.99).round(3).tolist() for mood, judged in by_mood}
        self._like = (
            [tuple(row) for row in likeness(self.liking, self.judged["ready"].rows).tolist()] if len(ways) else []
        )
        self._reasons = Reasons(child, shelf, self.liking, self.judged, self.tallies, self.leant)
        self.rest = min(REST_MOST, int((self.belief.into > 0).sum()) // REST_PER_LIKED)
        self.new_every = new_every(child, len(self.tallies.played))
        self.same_sides = needs_sameness(child)
        running = running_session(chart, now)
        self.counted = _counted(chart, running.id) if running is not None else ()

    def entry(self, way: Prompt) -> Entry:
        """The entry of a tray for this way to play."""
        at = self.number[way.way]
        verses = {mood: these[at] for mood, these in self._verses.items()}
        return Entry(
            **_as_written(way),
            verses=verses,
            stay={mood: these[at] for mood, these in self._stays.items()},
            played=self.tallies.played.get(way.id, 0),
            loved=self.tallies.of(f"prompt:{way.id}").loved,
            score={mood: scores[at] for mood, scores in self.scores.items()},
            likely={mood: these[at] for mood, these in self._likely.items()},
            like=self._like[at],
            why=self._reasons.of(at, verses),
        )

    def _one_each(self, first: Iterable[str]) -> Numbers:
        """Numbers of the ways that may be offered now, one for each prompt."""
        by_prompt: dict[str, int] = {}
        for name in sorted((name for name in first if name in self.number), key=self.number.__getitem__):
            by_prompt.setdefault(self.ways[self.number[name]].id, self.number[name])
        return np.array(list(by_prompt.values()), np.int64)

    def _scores(self, mood: str, judged: Judged, candidates: Numbers) -> list[int]:
        """0-1000: engaged seconds per second; the best places go to the pictures that do best side by side."""
        rate = np.clip((judged.gain + self._extra) / judged.cost, 0.001, 1.0) * self.age_fit
        if len(candidates):
            lean = self._extra + judged.gain * (self.age_fit - 1)
            order = offering_order(self.liking, judged, mood, candidates, lean)
            rate[order] = -np.sort(-rate[order])
        whole: list[int] = np.rint(1000 * rate).astype(int).tolist()
        if len(candidates):  # what rounding made equal keeps its place
            for before, after in zip(order.tolist(), order.tolist()[1:], strict=False):
                whole[after] = min(whole[after], whole[before] - 1)
        return [max(0, score) for score in whole]


def _counted(chart: Chart, session: str) -> tuple[str, ...]:
    """Plays and refusals of the running play session that the ranking knows whole: of the last play more may come."""
    told = chart.sessions[-1].plays
    plays = [play.id for play in told if play.outcome is not None or play is not told[-1]]
    refused = [one.id for one in chart.picks if one.kind == "something_else" and one.session == session]
    return tuple(plays + refused)


def _whole(values: Array) -> list[Any]:
    found: list[Any] = np.maximum(np.rint(values), 1).astype(int).tolist()
    return found


def _write(way: Prompt) -> dict[str, Any]:
    return {
        "prompt": way.id,
        "variant": way.variant,
        "title": way.title,
        "kind": way.kind,
        "picture": way.picture_name,
        "touch": way.touch,
        "areas": way.touched,
        "places": way.places,
        "positions": way.positions,
        "materials": way.materials,
        "seconds": way.seconds,
        "ending": way.ending,
        "arousal": way.arousal,
        "load": sum(way.loads.values()),
    }


_as_written = Remembered(_write)  # what does not change from child to child
