"""The oracle: knows child, day and mood, but not the dice; takes what gives most engagement per second now."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from ..happening import Happened, Now
from ..shelf import MOST_VERSES_OF_LOOP, Floats, Known, playable
from ..sitting import LEAST_ROOM_S
from ..truth import Truth, logistic
from .ranked import Ranked


class Oracle(Ranked):
    """The upper end of the scale. It looks one play ahead."""

    def told_truth(self, truths: Mapping[int, Truth]) -> None:
        """All of it."""
        self._truths = truths

    def offer(self, child: Known, before: Sequence[Happened], now: Now, count: int) -> list[tuple[int, int]]:
        """The best prompts, each with its best number of verses."""
        rates = _rates(self._truths[child.number])
        verses = rates.argmax(1)
        best = rates[np.arange(len(rates)), verses]
        ways = sorted(playable(child, now.positions, self.shelf), key=lambda one: -best[one])[:count]
        return [(one, int(verses[one]) + 1) for one in ways]


def _rates(truth: Truth) -> Floats:
    """Engaged seconds per second, of each prompt (rows) and number of verses from 1 (columns)."""
    world, liking = truth.practice.world, truth.liking()
    share, log_median = truth.engaged_share(liking)[:, None], truth.log_median(liking)[:, None]
    enters = logistic(world.enter + world.enter_liking * liking)[:, None]
    verses = np.arange(1, MOST_VERSES_OF_LOOP + 1)[None]
    plan_s = np.minimum(verses * truth.verse_s[:, None], max(LEAST_ROOM_S, truth.left_s - world.pick_s))
    z = (np.log(plan_s) - log_median) / world.stay_spread
    leaves = normal_below(z)
    mean_s = np.exp(log_median + world.stay_spread**2 / 2)
    stays_s = mean_s * normal_below(z - world.stay_spread) + plan_s * (1 - leaves)
    pause_s = world.left_s + (world.over_s if truth.mood == 3 else 0.0)
    entered_s, refused_s = enters * (stays_s + leaves * pause_s), (1 - enters) * (world.never_s + pause_s)
    rates = enters * share * stays_s / (world.pick_s + entered_s + refused_s)
    return np.where(verses <= truth.most_verses[:, None], rates, -1)


def normal_below(z: Floats) -> Floats:
    """Normal distribution function (Abramowitz and Stegun 1964, 7.1.26; wrong by less than 2e-7)."""
    x = np.abs(z) / math.sqrt(2.0)
    t = 1.0 / (1.0 + 0.3275911 * x)
    tail = 0.0
    for factor in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592):
        tail = (tail + factor) * t
    below: Floats = 0.5 * (1.0 + np.sign(z) * (1.0 - tail * np.exp(-x * x)))
    return below
