"""A Gaussian belief over many weights at once, and what one observation does to it.

All updates are exact for the mean and the variance of the one sum that was observed (moment matching) and carry over
to all other weights through the covariance. Each returns the logarithm of how likely the observation was.
"""

from math import erfc, exp, log, pi, sqrt

import numpy as np

from .terms import Array

FAR = 40.0  # spreads beyond which a bound is none
LEAST = 1e-12
LOGISTIC = 1.702  # a logistic curve is a normal one of this spread (error below 0.01)


class Gaussian:
    """Mean (n) and covariance (n x n). The updates change it in place."""

    def __init__(self, mean: Array, cov: Array) -> None:
        self.mean, self.cov = mean, cov

    def copy(self) -> "Gaussian":
        """One that may be changed on its own."""
        return Gaussian(self.mean.copy(), self.cov.copy())

    def measured(self, weights: Array, value: float, noise: float, offset: float = 0.0) -> float:
        """The sum of weights and parts, plus `offset`, was seen to be `value` with noise of this spread."""
        along, mean, var = self._along(weights, offset)
        whole = var + noise**2
        self._move(along, var, var / whole * (value - mean), var - var * var / whole)
        return -0.5 * ((value - mean) ** 2 / whole + log(2 * pi * whole))

    def between(self, weights: Array, low: float, high: float, noise: float, offset: float = 0.0) -> float:
        """The sum, seen with noise, lay between two bounds (one of them may be infinite): ordinal and censored data."""
        along, mean, var = self._along(weights, offset)
        spread = sqrt(var + noise**2)
        a, b = max(-FAR, (low - mean) / spread), min(FAR, (high - mean) / spread)
        chance = max(normal_cdf(b) - normal_cdf(a), LEAST)
        at_a, at_b = _density(a), _density(b)
        moved = (at_a - at_b) / chance
        shrunk = moved * moved - (a * at_a - b * at_b) / chance
        self._move(along, var, var / spread * moved, var - var * var / spread**2 * shrunk)
        return log(chance)

    def happened(self, weights: Array, yes: bool, steepness: float, level: float, offset: float = 0.0) -> float:
        """Something of chance logistic(level + steepness x sum) happened, or did not."""
        low, high = (-level / steepness, FAR * 10) if yes else (-FAR * 10, -level / steepness)
        return self.between(weights, low, high, LOGISTIC / steepness, offset)

    def chosen(self, rows: Array, picked: int | None, sharpness: float, other: float, offset: float = 0.0) -> float:
        """One of several was picked by its sum (Plackett-Luce), or none (`other` is the pull of that): Laplace step."""
        sums = sharpness * rows
        across = self.cov @ sums.T
        var = sums @ across + 1e-9 * np.eye(len(rows))
        mean = sums @ self.mean + sharpness * offset
        inverse = np.linalg.inv(var)
        target = np.zeros(len(rows))
        if picked is not None:
            target[picked] = 1.0
        at = mean.copy()
        for _ in range(6):
            share, _whole = _shares(at, sharpness * other)
            curve = np.diag(share) - np.outer(share, share)
            at = at + np.linalg.solve(curve + inverse, target - share - inverse @ (at - mean))
        share, whole = _shares(at, sharpness * other)
        curve = np.diag(share) - np.outer(share, share)
        moved, gain = at - mean, across @ inverse
        told = (sharpness * other if picked is None else float(at[picked])) - whole
        told -= 0.5 * float(moved @ inverse @ moved)
        told -= 0.5 * float(np.linalg.slogdet(np.eye(len(rows)) + var @ curve)[1])
        self.mean += gain @ moved
        self.cov -= gain @ (var - np.linalg.inv(curve + inverse)) @ gain.T
        return told

    def _along(self, weights: Array, offset: float) -> tuple[Array, float, float]:
        along = self.cov @ weights
        return along, float(weights @ self.mean) + offset, max(float(weights @ along), LEAST)

    def _move(self, along: Array, var: float, mean_by: float, new_var: float) -> None:
        self.mean += along * (mean_by / var)
        self.cov -= np.multiply.outer(along * ((var - new_var) / var**2), along)


def normal_cdf(value: float) -> float:
    """Standard normal distribution function."""
    return 0.5 * erfc(-value / sqrt(2))


def normal_cdfs(values: Array) -> Array:
    """The same for many at once (Abramowitz and Stegun 7.1.26, error below 2e-7)."""
    x = np.abs(values) / sqrt(2)
    t = 1.0 / (1.0 + 0.3275911 * x)
    poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
    tail: Array = 0.5 * poly * np.exp(-x * x)
    return np.where(values > 0, 1.0 - tail, tail)


def _density(value: float) -> float:
    return exp(-0.5 * value * value) / sqrt(2 * pi)


def _shares(at: Array, other: float) -> tuple[Array, float]:
    """Chance of each, and the logarithm of the whole."""
    top = max(float(at.max()), other)
    raised = np.exp(at - top)
    whole = float(raised.sum()) + exp(other - top)
    return raised / whole, top + log(whole)
