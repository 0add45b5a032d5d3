"""How long a child stays: time to disengagement with censoring, shrunk to age and to what the adult states.

Charts and trays suppose log-normal stays (DOMAIN 1, fact 3; `stay_before`, `usual_stay`). `stay_of` is the simpler
gamma-exponential of DOMAIN 3.5: a rate with prior Gamma(a, b), so that the predictive survival is S(t) = (1 + t/b)^-a
(Lomax). Where most plays end by themselves before the child leaves, as planned, it reads stays too long, since the
hazard of a log-normal stay rises first. In both, a play that ended by itself, by the adult or by an interruption says
that the stay was at least so long; plays that never began are kept out.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

import numpy as np

from .gaussian import normal_cdfs
from .history import Play

# Prior median of one liked prompt in seconds, from this age in months (DOMAIN 3.3, a design value, deliberately wide).
AGE_MEDIAN_S = ((0, 60), (12, 120), (24, 180), (36, 240), (48, 360), (72, 480), (108, 600))
# Longest a single prompt is ever planned, from this age in months (DOMAIN 3.3), seconds.
AGE_CAP_S = ((0, 180), (12, 300), (24, 360), (36, 480), (48, 600), (72, 720), (108, 900))
# Those medians look long for children in therapy: half of them is supposed, and what the adult states weighs about as
# much. Spreads are of the logarithm; STAY_SPREAD is from one play to the next (log-normal bouts, DOMAIN 3.5).
AGE_SHARE, AGE_SPREAD, STATED_SPREAD, STAY_SPREAD = 0.55, 0.42, 0.47, 0.60
_LOG_MEDIANS = np.linspace(log(5), log(7200), 600)
UNKNOWN_AGE_MONTHS = 24  # the adult gave no birth month: plan short
PRIOR_LEAVINGS = 2.0  # pseudo-events: five real observations outweigh them (DOMAIN 3.3)
MOOD_SPEED = {"low": 0.9, "ready": 1.0, "rising": 0.85, "over": 0.6}  # share of the usual stay, a design value
PLAN_SURVIVAL = 0.8  # finish while it is still fun (DOMAIN 3.6)
ENOUGH_PLAYS, ENOUGH_LEAVINGS = 5, 3  # before a child-specific figure is shown (DOMAIN 3.5)


@dataclass(frozen=True, slots=True)
class Stay:
    """Predicted stay: shape a (leavings, prior counted in) and scale b in seconds."""

    a: float
    b: float

    def survival(self, seconds: float) -> float:
        """Chance that the child is still there after so many seconds."""
        return float((1 + seconds / self.b) ** -self.a)

    def at_survival(self, share: float) -> float:
        """Seconds after which this share would still be there."""
        return float(self.b * (share ** (-1 / self.a) - 1))

    @property
    def median_s(self) -> float:
        """Half would stay longer, in seconds."""
        return self.at_survival(0.5)

    def scaled(self, factor: float) -> "Stay":
        """The same with every time multiplied."""
        return Stay(self.a, self.b * factor)


def prior_median_s(age_months: int | None, stated_s: int | None) -> float:
    """Age rule, and its geometric mean with what the adult states, in seconds."""
    by_age = _from_age(AGE_MEDIAN_S, age_months)
    return sqrt(by_age * stated_s) if stated_s else by_age


def cap_s(age_months: int | None) -> float:
    """Longest single prompt planned at this age, in seconds."""
    return _from_age(AGE_CAP_S, age_months)


def stay_before(age_months: int | None, stated_s: int | None) -> tuple[float, float]:
    """Logarithm of the supposed median stay in seconds, and its spread, before any play."""
    middles = [(low + high) / 2 for (low, _), (high, _) in pairwise(AGE_MEDIAN_S)] + [AGE_MEDIAN_S[-1][0] + 12]
    age = UNKNOWN_AGE_MONTHS if age_months is None else age_months
    by_age = log(AGE_SHARE * float(np.interp(age, middles, [median for _, median in AGE_MEDIAN_S])))
    if not stated_s:
        return by_age, AGE_SPREAD
    sure, stated = AGE_SPREAD**-2, STATED_SPREAD**-2
    return (sure * by_age + stated * log(stated_s)) / (sure + stated), (sure + stated) ** -0.5


def usual_stay(before: tuple[float, float], timed: Iterable[Play]) -> tuple[float, float, float]:
    """Median stay of these plays in seconds, with the 80 % interval of what is not known of it.

    Log-normal with the spread and the start (`stay_before`) that trays are laid with. A play that the child did not
    leave says that the stay was at least so long. Worked out on a grid of medians.
    """
    mean, spread = before
    told = -0.5 * ((_LOG_MEDIANS - mean) / spread) ** 2
    for play in timed:
        z = (log(max(1.0, play.stay_s or 0.0)) - _LOG_MEDIANS) / STAY_SPREAD
        told += -0.5 * z * z if play.left else np.log(np.maximum(1 - normal_cdfs(z), 1e-12))
    share = np.cumsum(np.exp(told - told.max()))
    low, median, high = np.exp(np.interp((0.1, 0.5, 0.9), share / share[-1], _LOG_MEDIANS)).tolist()
    return median, low, high


def stay_of(prior_s: float, timed: Iterable[Play]) -> Stay:
    """Posterior of one child from a prior median (seconds) and plays that count for time."""
    return _updated(prior_s / log(2), timed)


def stay_by_kind(prior_s: float, plays: Iterable[Play], kinds: Mapping[str, str]) -> tuple[Stay, dict[str, Stay]]:
    """Posterior of the child, and per kind shrunk to the child's own. `kinds` gives the kind of a prompt id."""
    timed = [play for play in plays if play.timed]
    whole = stay_of(prior_s, timed)
    mean = whole.b / whole.a
    by_kind: dict[str, list[Play]] = {}
    for play in timed:
        by_kind.setdefault(kinds.get(play.prompt, ""), []).append(play)
    return whole, {kind: _updated(mean, mine) for kind, mine in by_kind.items()}


def known_well(plays: Iterable[Play]) -> bool:
    """True when there is enough to speak of this child's own figure rather than of children of that age."""
    timed = [play for play in plays if play.timed]
    return len(timed) >= ENOUGH_PLAYS and sum(play.left for play in timed) >= ENOUGH_LEAVINGS


def _updated(mean_s: float, timed: Iterable[Play]) -> Stay:
    a, b = PRIOR_LEAVINGS, PRIOR_LEAVINGS * mean_s
    for play in timed:
        a += play.left
        b += play.stay_s or 0.0
    return Stay(a, b)


def _from_age(table: tuple[tuple[int, int], ...], age_months: int | None) -> float:
    age = UNKNOWN_AGE_MONTHS if age_months is None else age_months
    return float(table[max(0, bisect_right([row[0] for row in table], age) - 1)][1])
