"""Does a child pick the place rather than the picture? An exact test over what was picked from two or more."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from typing import Literal

from .history import Chart
from .leaning import needs_sameness

Side = Literal["first", "last"]  # of a row from left to right; where pictures lie below one another, from the top
SIDES_OF_ROW: tuple[Side, ...] = ("first", "last")
ENOUGH_OFFERS, ALWAYS_SHARE = 10, 0.8  # more than this share on one side in at least so many offers (DOMAIN 4.5)
RARELY = 0.05  # so seldom would it come by chance; with three pictures and more a smaller share is rare already
LATEST_OFFERS = 60  # a habit of long ago says nothing


@dataclass(frozen=True, slots=True)
class SideBias:
    """Picked on one side so many times of so many offers; `chance` of that or more with no side preferred."""

    side: Side
    picked: int
    offers: int
    chance: float


def side_bias(chart: Chart) -> SideBias | None:
    """The side a child nearly always picks, if there is one; only the child's own picks count.

    For a child whose pictures keep their sides a favourite is always on one of them: there only rounds tell.
    """
    kept = needs_sameness(chart.child)
    offers = [
        (play.offered.index(play.prompt), len(play.offered))
        for play in chart.plays
        if play.by == "child" and len(play.offered) > 1 and play.prompt in play.offered and (play.round or not kept)
    ][-LATEST_OFFERS:]
    found = [_side(offers, side) for side in SIDES_OF_ROW] if len(offers) >= ENOUGH_OFFERS else []
    return next((one for one in found if one.picked > ALWAYS_SHARE * one.offers and one.chance < RARELY), None)


def at_least(hits: int, chances: Sequence[float]) -> float:
    """Probability of so many hits or more in independent trials with these chances, worked out exactly.

    Equal chances: the binomial tail. Others: the sum over all ways to hit (Poisson binomial), one trial after another.
    """
    if len(set(chances)) == 1:
        chance, trials = chances[0], len(chances)
        return sum(comb(trials, n) * chance**n * (1 - chance) ** (trials - n) for n in range(hits, trials + 1))
    ways = [1.0]
    for chance in chances:
        ways = [a * (1 - chance) + b * chance for a, b in zip([*ways, 0.0], [0.0, *ways], strict=True)]
    return sum(ways[hits:])


def _side(offers: Sequence[tuple[int, int]], side: Side) -> SideBias:
    picked = sum(at == (0 if side == "first" else count - 1) for at, count in offers)
    return SideBias(side, picked, len(offers), at_least(picked, [1 / count for _, count in offers]))
