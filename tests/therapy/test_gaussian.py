"""What one observation does to a Gaussian belief, held against plain integration over a fine grid."""

from collections.abc import Callable
from math import inf, log, sqrt

import numpy as np
import pytest

from app.therapy.gaussian import Gaussian, Sums, normal_cdf, normal_cdfs
from app.therapy.terms import Array

MEAN, COV = np.array([0.3, -0.4]), np.array([[0.5, 0.2], [0.2, 0.8]])
GRID = np.linspace(-7, 7, 701)
X, Y = np.meshgrid(GRID, GRID, indexing="ij")
CDF = np.vectorize(normal_cdf)
Told = Callable[[Sums], float]


def believed() -> Gaussian:
    return Gaussian(MEAN.copy(), COV.copy())


def by_grid(likely: Array) -> tuple[Array, Array, float]:
    """Mean, covariance and log evidence when every pair of weights on the grid explains what was seen so well."""
    at = np.stack([X - MEAN[0], Y - MEAN[1]])
    inverse = np.linalg.inv(COV)
    weight = np.exp(-0.5 * np.einsum("iab,ij,jab->ab", at, inverse, at))
    before = weight.sum()
    weight = weight * likely
    seen = weight.sum() / before
    weight = weight / weight.sum()
    mean = np.array([(weight * X).sum(), (weight * Y).sum()])
    dx, dy = X - mean[0], Y - mean[1]
    across = (weight * dx * dy).sum()
    return mean, np.array([[(weight * dx * dx).sum(), across], [across, (weight * dy * dy).sum()]]), log(seen)


def told(rows: Array, tell: Told) -> tuple[Gaussian, float]:
    gaussian = believed()
    sums = gaussian.sums(rows, np.zeros(len(rows)))
    seen = tell(sums)
    gaussian.take(sums)
    return gaussian, seen


ROW = np.array([[1.0, 0.6]])
SUM = X + 0.6 * Y
EXACT: dict[str, tuple[Told, Array]] = {
    "measured": (
        lambda sums: sums.measured(0, 1.1, 0.6),
        np.exp(-0.5 * ((SUM - 1.1) / 0.6) ** 2) / (0.6 * sqrt(2 * np.pi)),
    ),
    "between": (lambda sums: sums.between(0, -0.2, 0.5, 0.6), CDF((0.5 - SUM) / 0.6) - CDF((-0.2 - SUM) / 0.6)),
    "at least": (lambda sums: sums.between(0, 1.5, inf, 0.6), CDF((SUM - 1.5) / 0.6)),
    "at most": (lambda sums: sums.between(0, -inf, -1.0, 0.6), CDF((-1.0 - SUM) / 0.6)),
}


@pytest.mark.parametrize("name", EXACT)
def test_what_was_measured_or_lay_between_bounds_moves_all_weights_exactly(name: str) -> None:
    tell, likely = EXACT[name]
    gaussian, seen = told(ROW, tell)
    mean, cov, evidence = by_grid(likely)
    assert gaussian.mean == pytest.approx(mean, abs=1e-4)
    assert gaussian.cov == pytest.approx(cov, abs=1e-4)
    assert seen == pytest.approx(evidence, abs=1e-4)


@pytest.mark.parametrize("yes", [True, False])
def test_what_happened_moves_nearly_as_a_logistic_curve_says(yes: bool) -> None:
    gaussian, seen = told(ROW, lambda sums: sums.happened(0, yes, 1.25, 1.2))
    chance = 1 / (1 + np.exp(-(1.2 + 1.25 * SUM)))
    mean, cov, evidence = by_grid(chance if yes else 1 - chance)
    assert gaussian.mean == pytest.approx(mean, abs=0.03)
    assert gaussian.cov == pytest.approx(cov, abs=0.03)
    assert seen == pytest.approx(evidence, abs=0.03)


@pytest.mark.parametrize("picked", [0, 1, None])
def test_a_pick_moves_nearly_as_its_chance_beside_the_others_says(picked: int | None) -> None:
    rows, other = 1.15 * np.array([[1.0, 0.0], [0.4, 1.0]]), -1.8
    gaussian, seen = told(rows, lambda sums: sums.chosen(picked, other))
    pulls = [1.15 * X, 1.15 * (0.4 * X + Y), np.full_like(X, other)]
    shares = np.exp(np.stack(pulls))
    shares = shares / shares.sum(0)
    mean, cov, evidence = by_grid(shares[2 if picked is None else picked])
    assert gaussian.mean == pytest.approx(mean, abs=0.05)
    assert gaussian.cov == pytest.approx(cov, abs=0.05)
    assert seen == pytest.approx(evidence, abs=0.05)


def test_sums_told_one_after_the_other_are_the_same_as_one_by_one() -> None:
    rows = np.array([[1.0, 0.6], [-0.5, 1.0], [0.2, 0.2]])
    steps: list[Told] = [
        lambda sums: sums.happened(0, True, 1.25, 1.2),
        lambda sums: sums.measured(min(1, len(sums.mean) - 1), 0.7, 0.5),
        lambda sums: sums.between(len(sums.mean) - 1, 0.1, inf, 0.5),
    ]
    whole, together = told(rows, lambda sums: sum(step(sums) for step in steps))
    alone, evidence = believed(), 0.0
    for row, step in zip(rows, steps, strict=True):
        sums = alone.sums(row[None], np.zeros(1))
        evidence += step(sums)
        alone.take(sums)
    assert whole.mean == pytest.approx(alone.mean, abs=1e-6)
    assert whole.cov == pytest.approx(alone.cov, abs=1e-6)
    assert together == pytest.approx(evidence, abs=1e-6)


def test_an_offset_is_part_of_the_sum_that_was_seen() -> None:
    shifted, plain = believed(), believed()
    for gaussian, offset, value in ((shifted, 0.8, 1.9), (plain, 0.0, 1.1)):
        sums = gaussian.sums(ROW, np.array([offset]))
        sums.measured(0, value, 0.6)
        gaussian.take(sums)
    assert shifted.mean == pytest.approx(plain.mean)


@pytest.mark.parametrize("far", [5.0, 8.0, 12.0, 30.0])
def test_the_farther_a_bound_was_from_what_was_supposed_the_more_is_told(far: float) -> None:
    """What lay past a bound far out is about as good as measured there, whichever side it is on."""
    one = Gaussian(np.zeros(1), np.ones((1, 1)))
    other = one.copy()
    for gaussian, bounds in ((one, (far, inf)), (other, (-inf, -far))):
        sums = gaussian.sums(np.ones((1, 1)), np.zeros(1))
        sums.between(0, *bounds, 1e-3)
        gaussian.take(sums)
    assert one.mean[0] == pytest.approx(far, rel=0.05)
    assert other.mean[0] == pytest.approx(-far, rel=0.05)


def test_a_copy_may_be_changed_on_its_own() -> None:
    gaussian = believed()
    other = gaussian.copy()
    sums = other.sums(ROW, np.zeros(1))
    sums.measured(0, 5.0, 0.1)
    other.take(sums)
    assert (gaussian.mean == MEAN).all()
    assert (gaussian.cov == COV).all()


def test_many_normal_curves_at_once_are_the_same_curve() -> None:
    values = np.linspace(-6, 6, 121)
    assert normal_cdfs(values) == pytest.approx(CDF(values), abs=3e-7)
