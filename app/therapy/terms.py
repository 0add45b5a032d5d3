"""What the pull of a prompt on a child is made of, and what is supposed of each part before any play.

Liking is in logit-like units: 0 is lukewarm, +1 clearly liked. A part is a weight on something that can be read off a
prompt or a moment. Means and spreads are design values, tuned in the made-up practice of `python -m tests.bench
matching` on seeds 101-108 and nowhere else; no child was observed.
"""

import numpy as np
from numpy.typing import NDArray

from .sensory import SENSES
from .vocabulary import KINDS

Array = NDArray[np.float64]
Numbers = NDArray[np.int64]
LOADS_FELT = ("touch", "movement", "sound", "sight", "body_position")
RATERS = ("therapist", "caregiver", "other")

# name: mean, spread over children
SUPPOSED: dict[str, tuple[float, float]] = {
    "ease": (0.10, 0.40),
    "profile": (0.0, 1.0),  # its mean and spread are those of a HYPOTHESIS
    **{f"profile:{sense}": (0.0, 0.35) for sense in SENSES},
    **{f"kind:{kind}": (0.0, 0.45) for kind in KINDS},
    **{f"load:{channel}": (0.0, 0.10) for channel in LOADS_FELT},
    "arousal": (-0.02, 0.24),
    "pressure": (0.10, 0.24),
    "effort": (0.03, 0.24),
    "likes": (0.50, 0.30),  # each of the three likes that is met counts like about two plays with "Into it"
    "habit": (-0.33, 0.15),
    "streak": (-0.20, 0.06),
    "first": (0.03, 0.09),
    "mood:low": (0.55, 0.20),
    "mood:rising": (-0.65, 0.22),
    "mood:over": (-0.80, 0.30),
    "tense:pressure": (0.12, 0.05),
    "tense:load": (-0.07, 0.05),
    "day": (0.0, 0.40),
    # From here on no part of liking: the child's sides, who taps, what a leaving does to the tap, and time.
    "side:left": (0.0, 0.40),
    "side:right": (0.0, 0.40),
    **{f"rater:{rater}": (0.0, 0.25) for rater in RATERS},
    "tap:left": (-0.70, 0.20),
    "tap:never": (-1.50, 0.30),
    "stay": (0.0, 1.0),  # log seconds; the mean is the child's, see attention.py
    **{f"stay:{kind}": (0.0, 0.28) for kind in KINDS},
}
AT = {name: place for place, name in enumerate(SUPPOSED)}
COUNT = len(SUPPOSED)
PROMPT_SPREAD = 0.55  # of what is special about one prompt for one child
# What may be true of the profile an adult told: chance, then mean and spread of the weight on it. One child in five
# is another than was told (the profile is stated wrong, or has changed), and then its opposite fits better.
HYPOTHESES = ((0.8, 0.95, 0.40), (0.2, -0.30, 0.45))
# Share of what was learnt that holds after a day; the rest goes back to what is supposed. Half is gone after 170 days.
KEEP_DAY = 0.996
LASTING = ("side:", "rater:", "tap:", "stay")  # what does not fade

MOOD_EASE = {"low": -0.08, "ready": 0.0, "rising": -0.10, "over": -0.50}  # liking of anything, by mood
TENSE = {"low": 0.0, "ready": 0.0, "rising": 1.0, "over": 2.0}  # weight of the load on a tense child


def supposed_means() -> Array:
    """Means of all parts, one number each."""
    return np.array([mean for mean, _ in SUPPOSED.values()])


def supposed_variances() -> Array:
    """Squared spreads of all parts."""
    return np.array([spread**2 for _, spread in SUPPOSED.values()])


def fading() -> Array:
    """1 for the parts that fade with the days, 0 for those that last."""
    return np.array([0.0 if name.startswith(LASTING) else 1.0 for name in SUPPOSED])
