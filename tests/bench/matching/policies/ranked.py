"""What every policy that ranks the whole shelf shares."""

from collections.abc import Mapping, Sequence

import numpy as np

from ..happening import Expected, Happened, Now
from ..shelf import Floats, Invite, Known, believed_s, fit, playable, verses_in
from ..truth import Truth
from ..world import HAD_ENOUGH, INTO_IT, SO_SO

REWARD = {INTO_IT: 1.0, SO_SO: 0.4, HAD_ENOUGH: 0.0}
SETTING_UP_S = 28.0  # of the time left goes by before a play begins
REST = 6  # plays before a prompt comes again


class Ranked:
    """Offers the highest of all that is playable; says nothing of what it expects."""

    def __init__(self, shelf: Sequence[Invite], seed: int) -> None:
        self.shelf, self.chance = shelf, np.random.default_rng([seed, 77])
        self.kinds = np.array([one.kind for one in shelf])
        self.arousal = np.array([one.arousal for one in shelf])
        self._fits: dict[int, Floats] = {}

    def worth(self, child: Known, before: Sequence[Happened], now: Now, ways: np.ndarray) -> Floats:
        """Of each prompt in `ways`; the highest is offered first."""
        raise NotImplementedError

    def length_s(self, child: Known, one: int) -> float:
        """Seconds to plan for."""
        return believed_s(child)

    def offer(self, child: Known, before: Sequence[Happened], now: Now, count: int) -> list[tuple[int, int]]:
        """The first of the ranking with lengths that fit the time left."""
        ways = np.array(playable(child, now.positions, self.shelf))
        order = ways[np.argsort(-self.worth(child, before, now, ways), kind="stable")]
        left_s = now.left_s - SETTING_UP_S
        return [
            (int(one), verses_in(self.shelf[one], min(self.length_s(child, int(one)), left_s))) for one in order[:count]
        ]

    def saw(self, happened: Happened) -> None:
        """Nothing is learnt unless a policy says so."""

    def expected(self, picked: int) -> Expected | None:
        """Nothing."""
        return None

    def told_truth(self, truths: Mapping[int, Truth]) -> None:
        """Looks away."""

    def fit(self, child: Known) -> Floats:
        """Stated profile against loads."""
        if child.number not in self._fits:
            self._fits[child.number] = fit(child.stated, self.shelf)
        return self._fits[child.number]


def tired(before: Sequence[Happened], ways: np.ndarray) -> Floats:
    """Far down goes what is among the last plays."""
    last = {one.picked for one in [one for one in before[-2 * REST :] if one.picked is not None][-REST:]}
    return np.array([-50.0 if way in last else 0.0 for way in ways])
