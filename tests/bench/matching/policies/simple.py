"""Three policies that anybody would think of first."""

from collections.abc import Sequence

import numpy as np

from ..happening import Happened, Now
from ..shelf import Floats, Invite, Known
from .ranked import REWARD, Ranked, tired

STEER = (0.5, 0.0, -0.6, -0.9)  # liking per unit of arousal, by mood


class RandomSafe(Ranked):
    """Anything that is safe."""

    def worth(self, child: Known, before: Sequence[Happened], now: Now, ways: np.ndarray) -> Floats:
        """Chance alone."""
        return self.chance.random(len(ways))


class Popular(Ranked):
    """What went best over the whole practice, shrunk by three plays to its mean."""

    def __init__(self, shelf: Sequence[Invite], seed: int) -> None:
        super().__init__(shelf, seed)
        self._reward, self._plays = np.zeros(len(shelf)), np.zeros(len(shelf))

    def worth(self, child: Known, before: Sequence[Happened], now: Now, ways: np.ndarray) -> Floats:
        """Mean reward; chance decides between equals."""
        mean = (self._reward.sum() + 1) / (self._plays.sum() + 2)
        worth: Floats = ((self._reward + 3 * mean) / (self._plays + 3))[ways] + 1e-6 * self.chance.random(len(ways))
        return worth

    def saw(self, happened: Happened) -> None:
        """Counts outcomes of all children together."""
        if happened.picked is not None and happened.outcome is not None:
            self._plays[happened.picked] += 1
            self._reward[happened.picked] += REWARD[happened.outcome]


class ProfileRule(Ranked):
    """What suits the stated profile and the mood, and was not just played."""

    def worth(self, child: Known, before: Sequence[Happened], now: Now, ways: np.ndarray) -> Floats:
        """Never learns."""
        steered = self.fit(child)[ways] + STEER[now.mood] * self.arousal[ways]
        return steered + tired(before, ways) + 1e-3 * self.chance.random(len(ways))
