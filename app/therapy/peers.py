"""What the practice's other charts teach about a child of whom little is known yet.

Each child's belief is boiled down to a lesson: per part and prompt, what that child's own play says by itself and how
surely. Lessons are drawn together to one mean over the children, shrunk to what is supposed anyway; children that
differ more than is supposed count for less (the spread between them is estimated as DerSimonian and Laird do).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .features import Features
from .terms import AT, COUNT, PROMPT_SPREAD, SUPPOSED, Array, supposed_variances

if TYPE_CHECKING:
    from .belief import Belief

# What children of one practice may share, with the share of the variance that is theirs in common.
COMMON = {"ease": 0.1, "stay": 0.5, **{name: 0.05 for name in SUPPOSED if name.startswith("kind:")}}
PROMPT_COMMON = 0.3  # of what is special about a prompt, at most
LEAST_TOLD = 0.02  # a lesson is worth drawing on when it took off at least this share of what was not known
STAY_VARIANCE, PROMPT_VARIANCE = 0.1, PROMPT_SPREAD**2
FEW = 3  # with fewer children nothing can be said of how much they differ

Told = tuple[float, float]  # how far from what was supposed, and the variance of that


@dataclass(frozen=True)
class Lesson:
    """What one child's play says, by part and by prompt id."""

    parts: Mapping[str, Told]
    prompts: Mapping[str, Told]


@dataclass(frozen=True)
class Peers:
    """The mean over other children, by part and by prompt id, and its variance."""

    parts: Mapping[str, Told]
    prompts: Mapping[str, Told]
    common: float  # variance of prompts that children were found to share

    def lean(self, mean: Array, var: Array, prompt_mean: Array, prompt_var: Array, features: Features) -> None:
        """Move what is supposed of a new child, in place."""
        for name, (shift, left) in self.parts.items():
            mean[AT[name]] += shift
            var[AT[name]] -= COMMON[name] * _variances()[AT[name]] - left
        for prompt, (shift, left) in self.prompts.items():
            number = features.prompts.get(prompt)
            if number is not None:
                prompt_mean[number] += shift
                prompt_var[number] -= self.common - left


def lesson_of(belief: "Belief") -> Lesson:
    """Boil down what a child's belief learnt from that child's own play, whatever others had taught before it."""
    mind = belief.minds[int(belief.shares.argmax())]
    var = np.diag(mind.cov)
    parts = {
        name: told
        for name, at in ((name, AT[name]) for name in COMMON)
        if (told := _alone(mind.mean[at], var[at], belief.first_mean[at], belief.first_var[at], belief.leant[at]))
    }
    names = list(belief.features.prompts)
    prompts = {}
    for place, number in enumerate(belief.met, COUNT):
        first = belief.prompt_mean[number]  # 0 but for what others taught
        told = _alone(mind.mean[place], var[place], first, belief.prompt_var[number], first)
        if told:
            prompts[names[number]] = told
    return Lesson(parts, prompts)


def draw_together(lessons: Iterable[Lesson]) -> Peers | None:
    """What several children's lessons teach about another one; None when there are none."""
    parts: dict[str, list[Told]] = {}
    prompts: dict[str, list[Told]] = {}
    for lesson in lessons:
        for name, told in lesson.parts.items():
            parts.setdefault(name, []).append(told)
        for name, told in lesson.prompts.items():
            prompts.setdefault(name, []).append(told)
    if not parts and not prompts:
        return None
    whole = _variances()
    common = _in_common(prompts)
    return Peers(
        {name: _mean(told, COMMON[name] * whole[AT[name]], (1 - COMMON[name]) * whole[AT[name]])
         for name, told in parts.items()},
        {name: _mean(told, common, PROMPT_VARIANCE - common) for name, told in prompts.items()} if common else {},
        common,
    )  # fmt: skip


def _in_common(prompts: Mapping[str, list[Told]]) -> float:
    """How far children of this practice agree on prompts at all: how these vary together, less the error of that.

    Of two children who differ by chance alone the products are 0 on average; what is above is common to them.
    """
    products, weights = 0.0, 0.0
    for told in prompts.values():
        for number, (value, noise) in enumerate(told):
            for other, other_noise in told[:number]:
                weight = 1 / ((noise + PROMPT_VARIANCE) * (other_noise + PROMPT_VARIANCE))
                products, weights = products + weight * value * other, weights + weight
    common = products / weights - weights**-0.5 if weights else 0.0
    return max(0.0, min(common, PROMPT_COMMON * PROMPT_VARIANCE))


def _variances() -> Array:
    """Of each part over children; of the log stay, when age and attention are told."""
    whole = supposed_variances()
    whole[AT["stay"]] = STAY_VARIANCE
    return whole


def _alone(mean: float, var: float, first: float, first_var: float, leant: float) -> Told | None:
    """What the play says without what was supposed: the belief with its start divided out.

    Told as how far it is from what would be supposed had others taught nothing; they had moved that by `leant`.
    """
    if var > (1 - LEAST_TOLD) * first_var:
        return None
    return float(leant + (mean - first) * first_var / (first_var - var)), float(1 / (1 / var - 1 / first_var))


def _mean(told: list[Told], common: float, between: float) -> Told:
    """Mean over the children and its variance, with `common` the variance it is supposed to have."""
    values, noise = np.array([value for value, _ in told]), np.array([var for _, var in told])
    if len(told) >= FEW:
        weight = 1 / noise
        middle = (weight * values).sum() / weight.sum()
        excess = (weight * (values - middle) ** 2).sum() - (len(told) - 1)
        spread = excess / (weight.sum() - (weight**2).sum() / weight.sum())
        between = max(between, float(spread))
    weight = 1 / (noise + between)
    precision = 1 / common + float(weight.sum())
    return float((weight * values).sum()) / precision, 1 / precision
