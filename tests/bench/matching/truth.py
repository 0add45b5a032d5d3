"""How a child is in this very moment: what it would like, and for how long. Only the oracle looks in here."""

import math

import numpy as np

from .children import Child
from .dice import Practice
from .shelf import Floats, Invite
from .world import POSITIONS


def logistic(value: Floats) -> Floats:
    """Chance of a logit."""
    chance: Floats = 1.0 / (1.0 + np.exp(-value))
    return chance


class Truth:
    """One child's state, carried from play session to play session."""

    def __init__(self, practice: Practice, child: Child) -> None:
        shelf = practice.shelf
        self.practice, self.child = practice, child
        self.kinds = np.array([one.kind for one in shelf])
        self.verse_s = np.array([one.verse_s for one in shelf])
        self.most_verses = np.array([one.most_verses for one in shelf])
        self._arousal, self._pressure = practice.features[:, 0], practice.features[:, 1]
        load = np.array([sum(one.loads) for one in shelf], float)
        self._load = load - load.mean()
        self._surprise = 0.5 + np.array([one.novelty for one in shelf])
        self._lately, self._met = np.zeros(len(shelf)), np.zeros(len(shelf), bool)

    def sit_down(self, sitting: int) -> None:
        """A play session begins; `sitting` counts from 0."""
        child, world, dice = self.child, self.practice.world, self.practice.dice
        at = child.known.number, sitting
        self.plays, self._kinds_before = 0, list[int]()
        self._lately *= world.habit_kept
        taste = child.taste
        if child.later is not None:
            gone = (sitting + 1 - world.drift_from) / world.drift_over
            taste = taste.towards(child.later, min(1.0, max(0.0, gone)))
        of_kind, of_features = taste.kinds[self.kinds], self.practice.features @ taste.features
        self._lasting = child.ease + child.fit + of_kind + of_features + self.practice.prompt_liking + taste.own
        self._day = world.day_spread * dice.day[at]
        self.arousal = child.arousal + world.arousal_day_spread * dice.start[at]
        self.left_s = 60.0 * dice.minutes[at]
        whether, which = dice.position[at]
        out = int(3 * which) if whether < world.position_out else None
        self.positions = tuple(position for position in range(len(POSITIONS)) if position != out)

    @property
    def mood(self) -> int:
        """The true mood, an index into MOODS."""
        return sum(self.arousal >= edge for edge in self.practice.world.mood_edges)

    def liking(self) -> Floats:
        """Of every prompt, now."""
        child, world, mood = self.child, self.practice.world, self.mood
        new = world.first_time * child.taste_for_new * ~self._met * self._surprise
        liking: Floats = self._lasting + self._day - child.habit * self._lately + new
        if run := self._run():
            liking = liking - world.same_kind * run * (self.kinds == self._kinds_before[-1])
        by_mood = (
            world.mood_arousal[mood] * self._arousal
            + world.mood_pressure[mood] * self._pressure
            + world.mood_load[mood] * self._load
            + world.mood_shift[mood]
        )
        return liking + child.mood_weight * by_mood

    def log_median(self, liking: Floats) -> Floats:
        """Logarithm of the median stay in seconds, of every prompt."""
        world = self.practice.world
        tired = world.tiring ** min(self.plays, world.most_plays)
        shared = math.log(world.stay_mood[self.mood] * tired)
        found: Floats = np.log(self.child.stay_s[self.kinds]) + world.stay_liking * liking + shared
        return found

    def engaged_share(self, liking: Floats) -> Floats:
        """Share of the stay that is engaged."""
        world = self.practice.world
        return world.share_least + world.share_more * logistic(world.share_logit + world.share_liking * liking)

    def played(self, one: Invite, stay_s: float, *, entered: bool, upset: bool, noise: float) -> None:
        """What a play leaves behind."""
        world, base = self.practice.world, self.child.arousal
        self.plays += 1
        self._lately[one.number] += 1.0 if entered else world.habit_of_refused
        self._met[one.number] = True
        self._kinds_before.append(one.kind)
        pushed = world.arousal_push * one.arousal * min(1.5, stay_s / 120.0)
        kept = base + world.arousal_kept * (self.arousal - base)
        self.arousal = kept + pushed + (world.arousal_upset if upset else 0.0) + world.arousal_noise * noise

    def _run(self) -> int:
        """Plays of one kind just before this, 3 at most."""
        last = self._kinds_before[-3:]
        return next((n for n, kind in enumerate(reversed(last)) if kind != last[-1]), len(last))
