"""In which order to offer: the pictures that do best together, since the child picks from what lies side by side.

A picture is worth what the child gains from picking it, times the chance that this one is picked beside the others.
That is worked out on many likings drawn from the belief, and pictures are added one by one. What is surely good, what
may be very good and what is unlike the rest all come up by themselves; a picture too many of a kind does not.
"""

import numpy as np

from .belief import OTHER_PULL, PICK_SHARPNESS
from .gaussian import Gaussian
from .liking import MINUTE_WORTH, OTHER_S, Judged, Liking
from .terms import COUNT, MOOD_EASE, Array, Numbers

LOOKED_AT, PLACED, TOGETHER = 32, 16, 3  # candidates; how many get a place; how many lie side by side
DRAWS = 128
CURIOUS_S = 1.0  # seconds that a picture gains per unit of what is not known of it
OF_A_KIND = 2  # at most, side by side
FOIL_S = 30.0  # a picture that gains so much less than the best would be there for nobody to pick
_POINTS = np.polynomial.hermite_e.hermegauss(5)[0]
_CURVE = np.linalg.pinv(np.vander(_POINTS, 3))  # a parabola through what a picture gains over its spread


def offering_order(liking: Liking, judged: Judged, mood: str, candidates: Numbers, extra_s: Array) -> Numbers:
    """The best of the candidates (numbers of ways), first to last. `extra_s` are seconds that lean the order."""
    average = judged.gain - MINUTE_WORTH * judged.cost + extra_s
    chosen = candidates[np.argsort(-average[candidates], kind="stable")][:LOOKED_AT]
    drawn = _drawn_likings(liking, judged.rows[chosen], chosen, mood)
    z = np.clip((drawn - judged.liking[chosen, None]) / np.maximum(judged.spread[chosen, None], 1e-6), -4, 3)
    curve = _CURVE @ judged.net[chosen].T
    gains = curve[0][:, None] * z * z + curve[1][:, None] * z + curve[2][:, None] + extra_s[chosen, None]
    pull = np.exp(PICK_SHARPNESS * drawn)
    other = np.exp(PICK_SHARPNESS * OTHER_PULL)
    top = np.full(DRAWS, other * -MINUTE_WORTH * OTHER_S)
    whole = np.full(DRAWS, other)
    curious = CURIOUS_S * judged.spread[chosen] if liking.belief.sittings > 1 else np.zeros(len(chosen))
    kinds, gained = liking.kind[chosen], pull * gains
    foil = average[chosen] < average[chosen].max() - FOIL_S
    order: list[int] = []
    open_, wanted = np.ones(len(chosen), bool), ~foil
    for place in range(min(PLACED, len(chosen))):
        worth = ((top + gained) / (whole + pull)).sum(1) / DRAWS + curious
        worth[~(wanted if wanted.any() else open_)] = -np.inf
        if place < TOGETHER:
            for kind in set(kinds[order].tolist()):
                if (kinds[order] == kind).sum() >= OF_A_KIND and np.isfinite(worth[kinds != kind]).any():
                    worth[kinds == kind] = -np.inf
        best = int(worth.argmax())
        order.append(best)
        open_[best] = wanted[best] = False
        rest = 1.0 if place < TOGETHER else 1 - 1 / (TOGETHER + 1)  # later ones come in for one that was played
        top, whole = rest * (top + gained[best]), rest * (whole + pull[best])
    placed: Numbers = chosen[order]
    return placed


def _drawn_likings(liking: Liking, rows: Array, chosen: Numbers, mood: str) -> Array:
    """Likings (candidates x draws) as they may be, each hypothesis in its share of the draws."""
    shares, minds = liking.belief.shares, liking.belief.minds
    until = np.floor(np.cumsum(shares) * DRAWS + 0.5).astype(int)
    parts, start = [], 0
    for mind, end in zip(minds, until, strict=True):
        if end > start:
            mean, cov = _joint(liking, rows, chosen, mind)
            root = np.linalg.cholesky(cov + 1e-6 * np.eye(len(chosen)))
            parts.append(mean[:, None] + MOOD_EASE[mood] + root @ _NORMAL[: len(chosen), start:end])
            start = end
    return np.hstack(parts)


def _joint(liking: Liking, rows: Array, chosen: Numbers, mind: Gaussian) -> tuple[Array, Array]:
    place = liking.place[chosen]
    met = place >= 0
    at = np.where(met, place, 0)
    # Beyond what can be read off a way it has one weight at most, that of its prompt: no need of the whole matrix.
    across = np.where(met, rows @ mind.cov[:COUNT, at], 0.0)
    cov = rows @ mind.cov[:COUNT, :COUNT] @ rows.T + across + across.T
    cov += np.where(np.logical_and.outer(met, met), mind.cov[at[:, None], at], 0.0)
    mean, var = liking.sums(rows, mind, chosen)
    cov[np.diag_indices_from(cov)] = var
    return mean, cov


def _normal_numbers() -> Array:
    """Always the same well-mixed normal numbers (candidates x draws): an offer must not depend on chance."""
    bits = np.arange(LOOKED_AT * DRAWS // 2 * 2, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        bits = (bits ^ (bits >> np.uint64(shift))) * np.uint64(factor)
    uniform = ((bits ^ (bits >> np.uint64(31))) >> np.uint64(11)).astype(float) / 2**53 + 2.0**-54
    first, second = uniform[::2], uniform[1::2]
    far = np.sqrt(-2 * np.log(first))  # Box and Muller
    numbers = np.concatenate([far * np.cos(2 * np.pi * second), far * np.sin(2 * np.pi * second)])
    return numbers.reshape(LOOKED_AT, DRAWS)


with np.errstate(over="ignore"):
    _NORMAL = _normal_numbers()
