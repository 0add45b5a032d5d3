"""A Gaussian belief over many weights at once, and what one observation does to it.

All updates are exact for the mean and the variance of the one sum that was observed (moment matching) and carry over
to all other weights through the covariance. Each returns the logarithm of how likely the observation was.
"""

from math import erfc, exp, log, pi, sqrt

import numpy as np

from .terms import Array

FAR, NO_FARTHER = 40.0, 36.0  # spreads beyond which a bound is none; what was seen farther off is told as so far off
LEAST, NEXT_TO_NOTHING = 1e-12, 1e-300
LITTLE = 1e-9  # added to variances, so that sums that are nearly one another can be told apart
STEPS, NEAR = 6, 1e-4  # of Newton's method towards the most likely sums
LOGISTIC = 1.702  # a logistic curve is a normal one of this spread (error below 0.01)


class Gaussian:
    """Mean (n) and covariance (n x n). The updates change it in place."""

    def __init__(self, mean: Array, cov: Array) -> None:
        self.mean, self.cov = mean, cov

    def copy(self) -> "Gaussian":
        """One that may be changed on its own."""
        return Gaussian(self.mean.copy(), self.cov.copy())

    def sums(self, rows: Array, offsets: Array) -> "Sums":
        """Several sums of weights x parts, plus offsets, to be told of; `take` carries over what they were told."""
        across = self.cov @ rows.T
        return Sums(rows @ self.mean + offsets, rows @ across, across)

    def take(self, sums: "Sums") -> None:
        """Carry what the sums were told over to all weights."""
        inverse = np.linalg.inv(sums.var_before)
        gain = sums.across @ inverse
        self.mean += gain @ (sums.mean - sums.mean_before)
        self.cov -= (gain @ (sums.var_before - sums.var)) @ gain.T


class Sums:
    """A few sums with their joint mean and covariance, told one after the other."""

    def __init__(self, mean: Array, var: Array, across: Array) -> None:
        var = var + LITTLE * np.eye(len(var))
        self.mean_before, self.var_before, self.across = mean, var, across
        self.mean, self.var = mean.copy(), var.copy()

    def measured(self, at: int, value: float, noise: float) -> float:
        """This sum was seen to be `value` with noise of this spread."""
        mean, var = float(self.mean[at]), float(self.var[at, at])
        whole = var + noise**2
        self._move(at, var / whole * (value - mean), var - var * var / whole)
        return -0.5 * ((value - mean) ** 2 / whole + log(2 * pi * whole))

    def between(self, at: int, low: float, high: float, noise: float) -> float:
        """This sum, seen with noise, lay between two bounds (one may be infinite): ordinal and censored data."""
        mean, var = float(self.mean[at]), float(self.var[at, at])
        spread = sqrt(var + noise**2)
        a, b, side = (low - mean) / spread, (high - mean) / spread, 1.0
        if a + b > 0:  # worked out on the left, where a chance that is next to nothing can still be told from nothing
            a, b, side = -b, -a, -1.0
        a, b = max(a, -FAR), min(max(b, -NO_FARTHER), FAR)
        chance = max(normal_cdf(b) - normal_cdf(a), NEXT_TO_NOTHING)
        at_a, at_b = _density(a), _density(b)
        moved = (at_a - at_b) / chance
        shrunk = moved * moved - (a * at_a - b * at_b) / chance
        self._move(at, side * var / spread * moved, var - var * var / spread**2 * shrunk)
        return log(chance)

    def happened(self, at: int, yes: bool, steepness: float, level: float) -> float:
        """Something of chance logistic(level + steepness x sum) happened, or did not."""
        low, high = (-level / steepness, FAR * 10) if yes else (-FAR * 10, -level / steepness)
        return self.between(at, low, high, LOGISTIC / steepness)

    def chosen(self, picked: int | None, other: float) -> float:
        """One of them was picked by its size (Plackett-Luce), or none (`other` is the pull of that): Laplace step."""
        inverse, target = np.linalg.inv(self.var), np.zeros(len(self.mean))
        if picked is not None:
            target[picked] = 1.0
        at = self.mean
        for _ in range(STEPS):
            share, _whole = _shares(at, other)
            curve = np.diag(share) - share[:, None] * share
            step = np.linalg.solve(curve + inverse, target - share - inverse @ (at - self.mean))
            at = at + step
            if abs(step).max() < NEAR:
                break
        share, whole = _shares(at, other)
        curve = np.diag(share) - share[:, None] * share
        moved = at - self.mean
        told = (other if picked is None else float(at[picked])) - whole - 0.5 * float(moved @ inverse @ moved)
        told -= 0.5 * float(np.linalg.slogdet(np.eye(len(at)) + self.var @ curve)[1])
        self.mean, self.var = at, np.linalg.inv(curve + inverse)
        return told

    def _move(self, at: int, mean_by: float, new_var: float) -> None:
        var = max(float(self.var[at, at]), LEAST)
        along = self.var[at].copy()
        self.mean = self.mean + along * (mean_by / var)
        self.var = self.var - along[:, None] * (along * ((var - new_var) / var**2))


def normal_cdf(value: float) -> float:
    """Standard normal distribution function."""
    return 0.5 * erfc(-value / sqrt(2))


def normal_cdfs(values: Array) -> Array:
    """The same for many at once (Abramowitz and Stegun 7.1.26, error below 2e-7)."""
    x = np.abs(values)
    x /= sqrt(2)
    t: Array = 0.3275911 * x
    t += 1.0
    np.divide(1.0, t, out=t)
    tail = np.full_like(t, 1.061405429)  # all in place: asking for memory takes longer than a step
    for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592, 0.0):
        tail *= t
        tail += factor
    tail *= 0.5
    x *= -x
    tail *= np.exp(x, out=x)
    return np.where(values > 0, 1.0 - tail, tail)


def _density(value: float) -> float:
    return exp(-0.5 * value * value) / sqrt(2 * pi)


def _shares(at: Array, other: float) -> tuple[Array, float]:
    """Chance of each, and the logarithm of the whole."""
    top = max(float(at.max()), other)
    raised = np.exp(at - top)
    whole = float(raised.sum()) + exp(other - top)
    return raised / whole, top + log(whole)
