"""What a belief says of many ways to play at once: liking, stay, how it will go, and how long to plan.

Everything is averaged over what is not known yet, at five points of the spread of liking (Gauss-Hermite).
"""

from dataclasses import dataclass

import numpy as np

from .attention import STAY_SPREAD, STAY_TIRED
from .belief import (
    ENTER_LEVEL,
    ENTER_STEEPNESS,
    PICK_SHARPNESS,
    STAY_MOOD,
    STAY_PER_LIKING,
    TAP_INTO,
    TAP_NOISE,
    Belief,
)
from .gaussian import Gaussian, normal_cdfs
from .remembered import Remembered
from .terms import AT, COUNT, MOOD_EASE, Array, Numbers
from .vocabulary import KINDS

SHARE_LEAST, SHARE_SPAN, SHARE_LEVEL, SHARE_STEEPNESS = 0.22, 0.74, 0.2, 1.2  # engaged share of a stay, by liking
PICK_S, WIN_BACK_S, NEVER_S, PAUSE_S, OTHER_S = 28.0, 120.0, 165.0, 30.0, 26.0  # seconds it costs to offer, pick and
# set up; to win a child back who left; a play never entered; more when the child is over; "Something else"
MINUTE_WORTH = 0.5  # engaged seconds that a second of a play session gives elsewhere
PLANS = (1.036, 0.674, 0.385, 0.126, -0.126)  # plans looked at end where this quantile of children would still be there
# A prompt is only played when the child picked it, and what is picked is liked better than was known. The first weighs
# what to offer, the second what is said of it: told apart because pictures in an offer are alike.
PICKED, PICKED_SAID = 0.6, 0.4
LOW, HIGH = -1.2816, 1.2816  # the 80 % interval
_AT, _WEIGHT = np.polynomial.hermite_e.hermegauss(5)
_WEIGHT = _WEIGHT / _WEIGHT.sum()


@dataclass(frozen=True)
class Judged:
    """Per way to play, in one mood: one number each, or a row."""

    rows: Array  # ways x parts
    liking: Array  # once picked
    spread: Array
    verses: Numbers
    likely: Array  # chance of "Into it"
    stay_s: Array  # ways x (median, low, high)
    gain: Array  # engaged seconds when picked
    cost: Array  # seconds it takes
    net: Array  # ways x points: engaged seconds gained over what the time is worth, over the spread of liking


class Liking:
    """A belief with its hypotheses drawn into one Gaussian, asked about ways to play."""

    def __init__(self, belief: Belief, ways: Numbers, left_s: float, most_s: float) -> None:
        self.belief, self.ways = belief, ways
        self.mind = _together(belief)
        features = belief.features
        self.kind = features.kind[ways]
        self.place = belief.place[features.prompt[ways]]  # of the prompt among the weights, -1 when never met
        self._alone_mean = np.where(self.place < 0, belief.prompt_mean[features.prompt[ways]], 0.0)
        self._alone_var = np.where(self.place < 0, belief.prompt_var[features.prompt[ways]], 0.0)
        room = max(15.0, left_s - PICK_S)
        ends = features.ends_s[ways]
        ends = np.where((ends <= max(most_s, 0.0)) | (np.arange(ends.shape[1]) == 0), ends, np.inf)
        self._ends = ends[:, : max(1, int(np.isfinite(ends).sum(1).max(initial=1)))]  # no plan is longer
        self._room = room
        stay, cov = AT["stay"], self.mind.cov
        kinds = [AT[f"stay:{kind}"] for kind in KINDS]
        self._stay_rows = np.stack([cov[stay] + cov[kind] for kind in kinds])  # covariance of log stay with all weights
        self._stay_var = np.array([row[stay] + row[kind] for row, kind in zip(self._stay_rows, kinds, strict=True)])
        self._stay_mean = np.array([self.mind.mean[stay] + self.mind.mean[kind] for kind in kinds])

    def sums(self, rows: Array, mind: Gaussian, which: Numbers | slice = slice(None)) -> tuple[Array, Array]:
        """Mean and variance of the liking of each way, or of those named, with these rows."""
        place, mean, cov = self.place[which], mind.mean, mind.cov
        met = place >= 0
        at = np.where(met, place, 0)
        liking = rows @ mean[:COUNT] + np.where(met, mean[at], 0.0) + self._alone_mean[which]
        var = np.einsum("ij,ij->i", rows @ cov[:COUNT, :COUNT], rows)
        special = 2 * np.einsum("ij,ij->i", rows, cov[at, :COUNT]) + cov[at, at]
        return liking, var + np.where(met, special, 0.0) + self._alone_var[which]

    def judge(self, mood: str) -> Judged:
        """All ways, in this mood, at this point of the play session."""
        rows = self.belief.now_rows(self.ways, mood)
        liking, var = self.sums(rows, self.mind)
        liking = liking + MOOD_EASE[mood]
        tired = STAY_MOOD[mood] * STAY_TIRED ** len(self.belief.kinds)
        met = self.place >= 0
        across = np.einsum("ij,ij->i", rows, self._stay_rows[self.kind, :COUNT])
        across += np.where(met, self._stay_rows[self.kind, np.where(met, self.place, 0)], 0.0)
        by_pick = PICKED * PICK_SHARPNESS
        alone = self._stay_mean[self.kind] + np.log(tired) + by_pick * across
        liking = liking + by_pick * var
        stay_var = self._stay_var[self.kind]
        log_stay = alone + STAY_PER_LIKING * liking
        whole = np.sqrt(stay_var + STAY_PER_LIKING**2 * var + 2 * STAY_PER_LIKING * across + STAY_SPREAD**2)
        spread = np.sqrt(var)

        # Over the spread of liking: what is entered, how much of it is engaged, and the stay that goes with it.
        points = liking[:, None] + spread[:, None] * _AT
        enters = _logistic(ENTER_LEVEL + ENTER_STEEPNESS * points)
        share = SHARE_LEAST + SHARE_SPAN * _logistic(SHARE_LEVEL + SHARE_STEEPNESS * points)
        follows = across / np.maximum(var, 1e-9)
        log_at = alone[:, None] + (follows[:, None] + STAY_PER_LIKING) * (points - liking[:, None])
        log_at += STAY_PER_LIKING * liking[:, None]
        noise = np.sqrt(STAY_SPREAD**2 + np.maximum(stay_var - follows * across, 0.0))

        verses, ends = self._plans(log_stay, whole)
        length = np.minimum(ends, self._room)
        z = (np.log(length)[:, None, :] - log_at[:, :, None]) / noise[:, None, None]
        gone = normal_cdfs(z)
        mean_s = np.exp(log_at + 0.5 * noise[:, None] ** 2)[:, :, None] * normal_cdfs(z - noise[:, None, None])
        mean_s += length[:, None, :] * (1 - gone)
        pause = PAUSE_S if mood == "over" else 0.0
        gain_at = (enters * share)[:, :, None] * mean_s
        cost_at = enters[:, :, None] * (mean_s + gone * (WIN_BACK_S + pause)) + (1 - enters[:, :, None]) * (
            NEVER_S + pause
        )
        net_at = gain_at - MINUTE_WORTH * (PICK_S + cost_at)
        best = np.einsum("ijk,j->ik", net_at, _WEIGHT).argmax(1)
        one = np.arange(len(best))
        said = points + ((PICKED_SAID - PICKED) * PICK_SHARPNESS * var)[:, None]
        median = np.exp(log_stay)
        return Judged(
            rows=rows,
            liking=liking,
            spread=spread,
            verses=verses[one, best],
            likely=self._likely(said, log_stay, whole, ends[one, best]),
            stay_s=np.stack([median, median * np.exp(LOW * whole), median * np.exp(HIGH * whole)], 1),
            gain=gain_at[one, :, best] @ _WEIGHT,
            cost=PICK_S + cost_at[one, :, best] @ _WEIGHT,
            net=net_at[one, :, best],
        )

    def _plans(self, log_stay: Array, whole: Array) -> tuple[Numbers, Array]:
        """Plans worth looking at (ways x plans): how many verses, and the seconds they take."""
        until = np.exp(log_stay[:, None] - np.array(PLANS) * whole[:, None])
        counts = (self._ends[:, None, :] <= until[:, :, None]).sum(2)
        verses = np.maximum(counts, 1)
        return verses, np.take_along_axis(self._ends, verses - 1, 1)

    def _likely(self, points: Array, log_stay: Array, whole: Array, plan_s: Array) -> Array:
        """Chance of the tap "Into it" by who tapped last: after staying, leaving early and never entering."""
        mean, cov = self.mind.mean, self.mind.cov
        enters = _logistic(ENTER_LEVEL + ENTER_STEEPNESS * points)
        gone = normal_cdfs((np.log(plan_s) - log_stay) / whole)[:, None]
        rater = AT[f"rater:{self.belief.rater}"]
        noise = TAP_NOISE**2 + cov[rater, rater]

        def above(name: str | None) -> Array:
            shift, var = (mean[AT[name]], cov[AT[name], AT[name]]) if name else (0.0, 0.0)
            return 1 - normal_cdfs((TAP_INTO - points - mean[rater] - shift) / np.sqrt(noise + var))

        stayed, left, never = above(None), above("tap:left"), above("tap:never")
        chance: Array = (enters * ((1 - gone) * stayed + gone * left) + (1 - enters) * never) @ _WEIGHT
        return chance


def _drawn_together(belief: Belief) -> Gaussian:
    shares = belief.shares
    if len(shares) == 1:
        return belief.minds[0]
    mean = np.zeros_like(belief.minds[0].mean)
    for share, mind in zip(shares, belief.minds, strict=True):
        mean += share * mind.mean
    cov = np.zeros_like(belief.minds[0].cov)
    for share, mind in zip(shares, belief.minds, strict=True):
        off = mind.mean - mean
        cov += share * (mind.cov + np.multiply.outer(off, off))
    return Gaussian(mean, cov)


_together = Remembered(_drawn_together)  # a belief is not changed any more once it is asked


def _logistic(values: Array) -> Array:
    return 1 / (1 + np.exp(-values))
