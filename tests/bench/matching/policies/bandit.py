"""MABWiser in the configuration that did best: LinTS per child, a context row per prompt, the profile rule as prior."""

from collections.abc import Sequence

import numpy as np

from ..happening import Happened, Now
from ..shelf import Floats, Invite, Known
from .counts import Lengths, reward_by_fit
from .ranked import REWARD, Ranked, tired

ALPHA, RIDGE = 0.1, 1.0
PRIOR_SHARE = 0.5  # of the shelf lends its profile rule as an outcome before the first
OF_THE_MOMENT = 8  # columns at the end of a row that say how things are now
REMEMBERED, FADING = 25, 0.93  # plays, and what is left of one per play since
MOVING_MOODS = (0, 2, 3)


class Bandit(Ranked):
    """One model a child with one arm to learn; the other is there because MABWiser wants two."""

    def __init__(self, shelf: Sequence[Invite], seed: int) -> None:
        super().__init__(shelf, seed)
        self._seed, self._lengths = seed, Lengths(0.60)
        self._models: dict[int, object] = {}
        self._rows: dict[int, Floats] = {}
        self._lasting = np.column_stack(
            [
                np.ones(len(shelf)),
                np.eye(4)[self.kinds],
                np.array([one.loads for one in shelf]) - 1.3,
                self.arousal,
                [one.pressure - 1.5 for one in shelf],
                [one.energy - 1.5 for one in shelf],
            ]
        ).astype(float)

    def worth(self, child: Known, before: Sequence[Happened], now: Now, ways: np.ndarray) -> Floats:
        """What the model draws for each prompt."""
        rows = self._rows[child.number] = self._context(child, before, now)
        if child.number not in self._models:
            self._models[child.number] = self._new(child, rows)
        drawn = self._models[child.number].predict_expectations(rows)
        found: Floats = np.array([one["play"] for one in drawn])[ways] + tired(before, ways)
        return found

    def length_s(self, child: Known, one: int) -> float:
        """As counts do."""
        return self._lengths.length_s(child, self.kinds[one])

    def saw(self, happened: Happened) -> None:
        """Outcome of the row that was offered."""
        if happened.picked is None:
            return
        self._lengths.saw(happened, self.kinds[happened.picked])
        if happened.outcome is not None:
            row = self._rows[happened.child][[happened.picked]]
            self._models[happened.child].partial_fit(["play"], [REWARD[happened.outcome]], row)

    def _context(self, child: Known, before: Sequence[Happened], now: Now) -> Floats:
        lately = np.zeros(len(self.shelf))
        plays = [one.picked for one in before[-40:] if one.picked is not None]
        for since, picked in enumerate(plays[::-1][:REMEMBERED]):
            lately[picked] += FADING**since
        last = [one.picked for one in before[-2:] if one.picked is not None and one.sitting == now.sitting][-1:]
        same_kind = (self.kinds == self.kinds[last[0]]).astype(float) if last else np.zeros(len(self.shelf))
        mood = np.array([float(now.mood == one) for one in MOVING_MOODS])
        steered, moods = self.arousal[:, None] * mood, np.repeat(mood[None], len(self.shelf), 0)
        return np.column_stack([self._lasting, self.fit(child), lately, same_kind, steered, moods])

    def _new(self, child: Known, rows: Floats) -> object:
        # Only who asks for this policy needs the package, and a bench of anything else starts without it.
        from mabwiser.mab import MAB, LearningPolicy

        model = MAB(["play", "none"], LearningPolicy.LinTS(alpha=ALPHA, l2_lambda=RIDGE), seed=self._seed)
        lent = self.chance.choice(len(rows), max(4, int(PRIOR_SHARE * len(rows))), replace=False)
        start = rows[lent].copy()
        start[:, -OF_THE_MOMENT:] = 0
        empty = np.zeros((2, rows.shape[1]))
        rewards = [0.0, 0.0, *reward_by_fit(self.fit(child)[lent])]
        model.fit(["none", "play"] + ["play"] * len(lent), rewards, np.vstack([empty, start]))
        return model
