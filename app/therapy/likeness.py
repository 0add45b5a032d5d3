"""How alike ways to play are for one child, as a few small numbers that a tablet can reckon with.

When a child was into one song a little more is known of every prompt like it. The tablet runs no model; it only adds
up these numbers (walk.py). They are the main directions in which the child's likings are still open: the leading
eigenvectors of their covariance, so that the product of two ways' numbers is how much one tells of the other.
"""

import numpy as np

from .liking import Liking
from .terms import AT, COUNT, Array, Numbers

DIRECTIONS = 4
SCALE = 100  # the numbers are hundredths of a unit of liking
NOT_SHARED = ("habit", "streak", "first", "day")  # what passes, or holds for all alike


def likeness(liking: Liking, rows: Array) -> Numbers:
    """Whole numbers (ways x DIRECTIONS), from what is not known yet."""
    rows = rows.copy()
    rows[:, [AT[name] for name in NOT_SHARED]] = 0.0
    # The same as the eigenvectors of rows @ cov @ rows.T (ways x ways), found among the parts, which are fewer.
    root = _root(liking.mind.cov[:COUNT, :COUNT])
    spread = rows @ root
    vectors = np.linalg.eigh(spread.T @ spread)[1]
    numbers = spread @ vectors[:, -DIRECTIONS:]
    sign = np.where(np.abs(numbers.min(0, initial=0.0)) > numbers.max(0, initial=0.0), -1.0, 1.0)
    whole: Numbers = np.rint(numbers * sign * SCALE).astype(np.int64)
    return whole


def _root(cov: Array) -> Array:
    values, vectors = np.linalg.eigh(cov)
    root: Array = vectors * np.sqrt(np.maximum(values, 0.0))
    return root
