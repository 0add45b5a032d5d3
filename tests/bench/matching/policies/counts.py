"""Counts per child and prompt, shrunk to the kind, shrunk to the profile rule; lengths from the stays seen."""

import math
from collections.abc import Sequence

import numpy as np

from ..happening import Happened, Now
from ..shelf import Floats, Invite, Known, believed_s
from ..world import KINDS
from .ranked import REWARD, Ranked, tired

PRIOR_KIND, PRIOR_PROMPT = 3.0, 1.5  # outcomes
CURIOUS = 0.10  # spread of what is added by chance, for a prompt without an outcome
STEER = (0.08, 0.0, -0.10, -0.15)  # reward per unit of arousal, by mood
PRIOR_LEAVINGS = 2.0
BELIEVED = 0.8  # of what age rule and stated attention say
NEVER_ENTERED_S = 14  # who is gone before this was never in it


def reward_by_fit(fit: Floats) -> Floats:
    """Mean reward that the profile rule lets expect."""
    return np.clip(0.62 + 0.18 * fit, 0.05, 0.95)


class Lengths:
    """Mean stay per child and kind, leavings counted, the rest as time without one."""

    def __init__(self, share: float) -> None:
        self._share, self._time_s, self._leavings = share, dict[int, Floats](), dict[int, Floats]()

    def length_s(self, child: Known, kind: int) -> float:
        """A share of the median stay, in seconds."""
        time_s = self._time_s.setdefault(child.number, np.zeros(len(KINDS)))
        leavings = self._leavings.setdefault(child.number, np.zeros(len(KINDS)))
        start = BELIEVED * believed_s(child) / math.log(2)
        whole = (PRIOR_LEAVINGS * start + time_s.sum()) / (PRIOR_LEAVINGS + leavings.sum())
        mean = (PRIOR_LEAVINGS * whole + time_s[kind]) / (PRIOR_LEAVINGS + leavings[kind])
        return float(self._share * mean * math.log(2))

    def saw(self, happened: Happened, kind: int) -> None:
        """A play that was entered."""
        if happened.stay_s > NEVER_ENTERED_S or happened.cut:
            self._time_s.setdefault(happened.child, np.zeros(len(KINDS)))[kind] += happened.stay_s
            self._leavings.setdefault(happened.child, np.zeros(len(KINDS)))[kind] += not happened.cut


class Counts(Ranked):
    """Rewards and lengths from counts."""

    def __init__(self, shelf: Sequence[Invite], seed: int) -> None:
        super().__init__(shelf, seed)
        self._lengths = Lengths(0.50)
        self._plays: dict[int, Floats] = {}
        self._reward: dict[int, Floats] = {}

    def worth(self, child: Known, before: Sequence[Happened], now: Now, ways: np.ndarray) -> Floats:
        """Shrunken reward, steered by mood, with some chance for what is little known."""
        plays, reward = self._of(child.number)
        worth = self._mean(child, plays, reward) + STEER[now.mood] * self.arousal
        worth = worth + CURIOUS * self.chance.normal(size=len(worth)) / np.sqrt(1 + plays)
        found: Floats = worth[ways] + tired(before, ways)
        return found

    def length_s(self, child: Known, one: int) -> float:
        """Half of the median stay."""
        return self._lengths.length_s(child, self.kinds[one])

    def saw(self, happened: Happened) -> None:
        """Counts."""
        if happened.picked is None:
            return
        self._lengths.saw(happened, self.kinds[happened.picked])
        if happened.outcome is not None:
            plays, reward = self._of(happened.child)
            plays[happened.picked] += 1
            reward[happened.picked] += REWARD[happened.outcome]

    def _of(self, child: int) -> tuple[Floats, Floats]:
        none = np.zeros(len(self.shelf))
        return self._plays.setdefault(child, none.copy()), self._reward.setdefault(child, none)

    def _mean(self, child: Known, plays: Floats, reward: Floats) -> Floats:
        start = reward_by_fit(self.fit(child))
        moved = np.zeros(len(KINDS))
        for kind in range(len(KINDS)):
            mine = self.kinds == kind
            surplus = (reward[mine] - plays[mine] * start[mine]).sum()
            moved[kind] = surplus / (plays[mine].sum() + PRIOR_KIND)
        mean: Floats = (reward + PRIOR_PROMPT * (start + moved[self.kinds])) / (plays + PRIOR_PROMPT)
        return mean
