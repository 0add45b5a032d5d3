"""How long a child stays: time to disengagement with censoring, shrunk to age and to what the adult states.

Stays are log-normal (DOMAIN 3.5), for trays (belief.py, jointly with liking) and for charts alike. A play that ended by
itself, by the adult or by an interruption says that the stay was at least so long; plays that never began are kept out.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from math import log

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
STAY_TIRED = 0.97  # share of the stay for each play before in the play session
_LOG_MEDIANS = np.linspace(log(5), log(7200), 600)
UNKNOWN_AGE_MONTHS = 24  # the adult gave no birth month: plan short
ENOUGH_PLAYS, ENOUGH_LEAVINGS = 5, 3  # before a child-specific figure is shown (DOMAIN 3.5)


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


def known_well(plays: Iterable[Play]) -> bool:
    """True when there is enough to speak of this child's own figure rather than of children of that age."""
    timed = [play for play in plays if play.told_stay]
    return len(timed) >= ENOUGH_PLAYS and sum(play.left for play in timed) >= ENOUGH_LEAVINGS


def _from_age(table: tuple[tuple[int, int], ...], age_months: int | None) -> float:
    age = UNKNOWN_AGE_MONTHS if age_months is None else age_months
    return float(table[max(0, bisect_right([row[0] for row in table], age) - 1)][1])
