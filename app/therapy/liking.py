"""How likely a child is to be "into it": a first honest model, from counts that an adult can check.

Start: what the profile says of the prompt's loads. Then the child's own outcomes move it: first for the kind, then
for the sort of touch and the tempo band (what the kind left unexplained), then for the prompt itself; each step is
shrunk, so a few taps move little. Old outcomes fade. Habituation and the mood of the moment come last. All numbers are
design values on the scale of a probability.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from .child import Child
from .history import Chart, Play
from .prompt import Prompt
from .remembered import Remembered
from .sensory import LIKED_LOAD
from .vocabulary import LOADS

BASE = 0.5  # chance of "Into it" for a prompt of which nothing is known
PROFILE_STEP = 0.07  # per sense and unit of strength, for a load one step nearer or farther than 1 from what is liked
PROFILE_MOST = 0.25
KIND_SHRINK, FEATURE_SHRINK, PROMPT_SHRINK, PEER_SHRINK = 3.0, 5.0, 2.0, 8.0  # pseudo-outcomes
FADE_DAYS = 60.0  # an outcome weighs half after so many days
PICK_WEIGHT = 0.3  # a pick over other pictures counts as this share of an outcome; passing one over as half of it
HABIT_STEP, HABIT_DAYS, HABIT_MOST = 0.05, 3.0, 0.2  # per recent play, which weighs half after so many days
MOOD_AROUSAL = {"low": 0.06, "ready": 0.0, "rising": -0.07, "over": -0.11}  # per step of the prompt's arousal
MOOD_LOAD = {"low": 0.0, "ready": 0.0, "rising": -0.008, "over": -0.02}  # per step of load over all channels
GOAL_STEP = 0.03  # a goal of the child is served
REWARD = {"into_it": 1.0, "so_so": 0.25, "had_enough": 0.0}
LOVED_PLAYS, LOVED_SHARE = 2, 0.6  # a favourite: at least so many outcomes, and this share into it


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts that reasons quote: outcomes given, and those into it."""

    outcomes: int = 0
    into: int = 0


@dataclass(frozen=True, slots=True)
class Liked:
    """Chance of "Into it" per mood, and what it was made from."""

    chance: Mapping[str, float]
    profile: float
    habit: float
    prompt: Tally
    kind: Tally
    loved: bool
    profile_sense: str = ""


class Liking:
    """All that a chart says of liking, worked out once; `of` then judges one way to play a prompt."""

    def __init__(
        self,
        child: Child,
        chart: Chart,
        prompts: Mapping[str, Prompt],
        now: datetime,
        peers: Mapping[str, tuple[float, float]] | None = None,
    ) -> None:
        self._prompts, self._now, self._peers = prompts, now, peers or {}
        # What the profile says of each load, for the senses it says anything of.
        self._steps = {
            channel: [_profile_step(child, channel, load) for load in LOADS]
            for channel, sense in child.senses.items()
            if sense.strength
        }
        self._goals = frozenset(child.goals)
        self._expected: dict[str, tuple[float, str]] = {}
        self._kind, self._feature, self._own = _Sums(), _Sums(), _Sums()
        self._kind_tally: dict[str, Tally] = {}
        self._prompt_tally: dict[str, Tally] = {}
        self._habit: dict[str, float] = {}
        self._learn(chart)

    def of(self, way: Prompt) -> Liked:
        """The judgement on one way to play a prompt."""
        start, sense = self._start(way)
        shifted = start + self._kind.shift(way.kind, KIND_SHRINK)
        for feature in _features(way):
            shifted += self._feature.shift(feature, FEATURE_SHRINK)
        mean = self._own.mean(way.id, min(0.95, max(0.05, shifted)), PROMPT_SHRINK)
        habit = -min(HABIT_MOST, HABIT_STEP * self._habit.get(way.id, 0.0))
        here = mean + habit + (0.0 if self._goals.isdisjoint(way.goals) else GOAL_STEP)
        chance = {mood: _bounded(here + moved) for mood, moved in _by_mood(way)}
        tally = self._prompt_tally.get(way.id, NOTHING)
        loved = tally.outcomes >= LOVED_PLAYS and tally.into >= LOVED_SHARE * tally.outcomes
        return Liked(chance, start - BASE, habit, tally, self._kind_tally.get(way.kind, NOTHING), loved, sense)

    def _start(self, way: Prompt) -> tuple[float, str]:
        """What is expected before any play, and the sense that speaks for it most, if one clearly does."""
        found = self._expected.get(way.way)
        if found is None:
            total, most, sense, loads = 0.0, PROFILE_STEP / 2, "", way.loads
            for channel, steps in self._steps.items():
                moved = steps[loads.get(channel, 3) & 3]
                total += moved
                if moved >= most:
                    most, sense = moved, channel
            start = BASE + min(PROFILE_MOST, max(-PROFILE_MOST, total))
            if way.id in self._peers:
                into, outcomes = self._peers[way.id]
                start = (into + PEER_SHRINK * start) / (outcomes + PEER_SHRINK)
            found = self._expected[way.way] = start, sense
        return found

    def _learn(self, chart: Chart) -> None:
        told: list[tuple[Prompt, float, float]] = []
        for play in chart.plays:
            prompt = self._prompts.get(play.prompt)
            if prompt is None:
                continue
            days = max(0.0, (self._now - play.at).total_seconds() / 86400)
            self._habit[play.prompt] = self._habit.get(play.prompt, 0.0) + 0.5 ** (days / HABIT_DAYS)
            if play.outcome is not None:
                told.append((prompt, REWARD[play.outcome], 0.5 ** (days / FADE_DAYS)))
                into = play.outcome == "into_it"
                self._kind_tally[prompt.kind] = _more(self._kind_tally.get(prompt.kind), into)
                self._prompt_tally[prompt.id] = _more(self._prompt_tally.get(prompt.id), into)
            if play.by == "child":
                self._note_pick(play, 0.5 ** (days / FADE_DAYS))
        for prompt, reward, weight in told:
            self._kind.add(prompt.kind, reward - self._start(prompt)[0], weight)
            self._own.add(prompt.id, reward, weight)
        for prompt, reward, weight in told:
            unexplained = reward - self._start(prompt)[0] - self._kind.shift(prompt.kind, KIND_SHRINK)
            for feature in _features(prompt):
                self._feature.add(feature, unexplained, weight)

    def _note_pick(self, play: Play, fading: float) -> None:
        """A pick over the pictures beside it; no reward is known, so it moves the prompt alone."""
        self._own.add(play.prompt, 0.85, PICK_WEIGHT * fading)
        for passed in play.offered:
            if passed != play.prompt and passed in self._prompts:
                self._own.add(passed, 0.35, PICK_WEIGHT / 2 * fading)


class _Sums:
    """Weighted sums under a name."""

    def __init__(self) -> None:
        self._total: dict[str, float] = {}
        self._weight: dict[str, float] = {}

    def add(self, name: str, value: float, weight: float) -> None:
        self._total[name] = self._total.get(name, 0.0) + value * weight
        self._weight[name] = self._weight.get(name, 0.0) + weight

    def shift(self, name: str, shrink: float) -> float:
        return self._total.get(name, 0.0) / (self._weight.get(name, 0.0) + shrink)

    def mean(self, name: str, prior: float, shrink: float) -> float:
        return (self._total.get(name, 0.0) + shrink * prior) / (self._weight.get(name, 0.0) + shrink)


NOTHING = Tally()


def _bounded(chance: float) -> float:
    return 0.02 if chance < 0.02 else 0.98 if chance > 0.98 else chance


def _move_by_mood(way: Prompt) -> tuple[tuple[str, float], ...]:
    load = sum(way.loads.values())
    return tuple((mood, step * way.arousal + MOOD_LOAD[mood] * load) for mood, step in MOOD_AROUSAL.items())


_by_mood = Remembered(_move_by_mood)


def _name_features(way: Prompt) -> tuple[str, ...]:
    return (f"touch {way.touch}", f"band {way.band}")


_features = Remembered(_name_features)


def _profile_step(child: Child, channel: str, load: int) -> float:
    sense = child.sense(channel)
    if sense is None or sense.strength == 0:
        return 0.0
    return PROFILE_STEP * sense.strength * (1 - abs(load - LIKED_LOAD[sense.pattern]))


def _more(tally: Tally | None, into: bool) -> Tally:
    before = tally or Tally()
    return Tally(before.outcomes + 1, before.into + into)
