"""Ranking what is safe: liking, stay, plan, place in the order and the reason of every way to play, at one go."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

import numpy as np

from .attention import cap_s
from .child import Child
from .features import Features
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
from .tray import Entry
from .vocabulary import MOODS

Thing = TypeVar("Thing")
REST_MOST, REST_PER_LIKED = 5, 3  # picks that a prompt rests: one for each so many prompts the child was into


class Ranking:
    """All ways named, judged for every mood. `first` are those that can be offered in this very moment."""

    def __init__(
        self,
        child: Child,
        chart: Chart,
        features: Features,
        moment: Moment,
        now: datetime,
        peers: Peers | None,
        ways: Sequence[int],
        first: Iterable[int],
        longest_s: int | None = None,
    ) -> None:
        self.belief = learn(child, chart, features, now, peers)
        self.ways = [features.ways[number] for number in ways]
        prompts = features.by_id
        age = child.age_months(now.date())
        most_s = min(cap_s(age), longest_s or cap_s(age))
        placed = np.array(ways, np.int64)
        self.liking = Liking(self.belief, placed, 60.0 * moment.minutes, most_s)
        self.tallies = tallies(chart, prompts)
        self.played = _by_prompt(self.tallies.played, features)[features.prompt[placed]]
        self.leant = leaning(child, chart, features, self.ways, placed, self.played)
        self.age_fit = age_fit(features.from_month[placed], features.to_month[placed], age)
        self.judged = {mood: self.liking.judge(mood) for mood in MOODS} if len(ways) else {}
        self._extra: Array = sum(self.leant.values(), np.zeros(len(ways)))
        candidates = self._one_each(ways, first)
        self.scores = {mood: self._scores(mood, judged, candidates) for mood, judged in self.judged.items()}
        self._why = Reasons(child, prompts, self.liking, self.judged, self.tallies, self.leant)
        self.rest = min(REST_MOST, int((self.belief.into > 0).sum()) // REST_PER_LIKED)
        self.new_every = new_every(child, len(self.tallies.played))
        self.same_sides = needs_sameness(child)
        running = running_session(chart, now)
        self.counted = _counted(chart, running.id) if running is not None else ()

    def entries(self) -> list[Entry]:
        """The entries of a tray for these ways to play."""
        verses = _by_mood({mood: judged.verses.tolist() for mood, judged in self.judged.items()})
        stays = _by_mood({mood: _whole(judged.stay_s) for mood, judged in self.judged.items()})
        likely = _by_mood({mood: _chances(judged.likely) for mood, judged in self.judged.items()})
        likes = [tuple(row) for row in likeness(self.liking, self.judged["ready"].rows).tolist()] if self.judged else []
        written, loved = _as_written(self.belief.features), self.tallies.loved
        favourite = [way.id in loved for way in self.ways]
        told = (verses, stays, self.played.tolist(), favourite, _by_mood(self.scores), likely, likes, self._why.lines())
        numbers = self.liking.ways.tolist()
        return [Entry.of(written[number], *each) for number, *each in zip(numbers, *told, strict=True)]

    def _one_each(self, ways: Sequence[int], first: Iterable[int]) -> Numbers:
        """Places among the ways of those that may be offered now, one for each prompt."""
        listed = {*first}
        places = np.array([place for place, number in enumerate(ways) if number in listed], np.int64)
        prompt = self.belief.features.prompt[self.liking.ways[places]]
        return places[np.sort(np.unique(prompt, return_index=True)[1])]

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
                whole[after] = max(0, min(whole[after], whole[before] - 1))
        return whole


def _counted(chart: Chart, session: str) -> tuple[str, ...]:
    """Plays and refusals of the running play session that the ranking knows whole: of the last play more may come."""
    told = chart.sessions[-1].plays
    plays = [play.id for play in told if play.outcome is not None or play is not told[-1]]
    refused = [one.id for one in chart.picks if one.kind == "something_else" and one.session == session]
    return tuple(plays + refused)


def _whole(stay_s: Array) -> list[tuple[int, int, int]]:
    return [(median, low, high) for median, low, high in np.maximum(np.rint(stay_s), 1).astype(int).tolist()]


def _chances(likely: Array) -> list[float]:
    found: list[float] = np.clip(likely, 0.01, 0.99).round(3).tolist()
    return found


def _by_mood(these: Mapping[str, list[Thing]]) -> list[dict[str, Thing]]:
    """One dictionary a way. Written out because it is done for hundreds of ways."""
    if not these:
        return []
    a, b, c, d = MOODS
    return [{a: w, b: x, c: y, d: z} for w, x, y, z in zip(*(these[mood] for mood in MOODS), strict=True)]


def _by_prompt(counts: Mapping[str, int], features: Features) -> Numbers:
    """Counts under the prompts' numbers; what is no longer on the shelf is left out."""
    found = np.zeros(len(features.prompts), np.int64)
    for name, count in counts.items():
        number = features.prompts.get(name)
        if number is not None:
            found[number] = count
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


_written = Remembered(_write)
# The fields of an entry that do not change from child to child, of all ways of a shelf.
_as_written = Remembered[Features, list[dict[str, Any]]](lambda features: [_written(way) for way in features.ways])
