"""The hidden truth of the children. What may be told of it stands in `Known`; nothing else reaches a policy."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .shelf import Floats, Invite, Known, age_rule_s, fit
from .world import CHANNELS, KINDS, OPPOSITE, PATTERN_CHANCES, PATTERNS, World


@dataclass(frozen=True)
class Taste:
    """What a child likes beside the profile: per kind, per feature (arousal, pressure, energy), per prompt."""

    kinds: Floats
    features: Floats
    own: Floats

    def towards(self, later: "Taste", share: float) -> "Taste":
        """This taste with a share of it given up for a later one."""
        return Taste(
            (1 - share) * self.kinds + share * later.kinds,
            (1 - share) * self.features + share * later.features,
            (1 - share) * self.own + share * later.own,
        )


@dataclass(frozen=True)
class Child:
    """A child as it is. `stay_s` holds the true median per kind at liking 0, `side` the pull of each picture."""

    known: Known
    population: str
    ease: float
    fit: Floats
    taste: Taste
    later: Taste | None
    taste_for_new: float
    habit: float
    stay_s: Floats
    arousal: float
    mood_weight: float
    side: Floats
    rater: float


def draw_child(
    world: World, number: int, population: str, shelf: Sequence[Invite], chance: np.random.Generator
) -> Child:
    """A child. The order of the draws is what makes it this child: what is not used is drawn all the same."""
    true = [PATTERNS[int(chance.choice(5, p=PATTERN_CHANCES[population]))] for _ in CHANNELS]
    strength = np.exp(chance.normal(0, world.strength_spread, len(CHANNELS)))
    stated = tuple(_stated(world, pattern, population, chance) for pattern in true)
    months = float(chance.uniform(*world.age_months))
    centre_s = world.stay_scale * age_rule_s(months) * math.exp(chance.normal(0, world.stay_child_spread))
    stay_s = centre_s * np.exp(chance.normal(0, world.stay_kind_spread, len(KINDS)))
    seeking = sum((pattern == "seeking") - (pattern in ("avoiding", "sensitive")) for pattern in true)
    taste, later = _tastes(world, seeking, len(shelf), chance)
    forbidden_count = int(chance.integers(world.forbidden[0], world.forbidden[1] + 1))
    attention_s = centre_s * math.exp(chance.normal(0, world.stated_spread))
    forbidden = frozenset(int(one) for one in chance.choice(len(shelf), forbidden_count, replace=False))
    fit_weight = max(0.0, world.fit_weight + chance.normal(0, world.fit_weight_spread))
    return Child(
        known=Known(number, months, stated, attention_s, forbidden),
        population=population,
        ease=chance.normal(0, world.ease_spread),
        fit=fit_weight * fit(true, shelf, strength),
        taste=taste,
        later=later if population == "drift" else None,
        taste_for_new=float(np.clip(chance.normal(seeking / 3, world.taste_for_new_spread), -1, 1)),
        habit=world.habit * math.exp(chance.normal(0, world.habit_spread)),
        stay_s=stay_s,
        arousal=chance.normal(world.arousal_mean, world.arousal_spread),
        mood_weight=world.mood_weight * math.exp(chance.normal(0, world.mood_weight_spread)),
        side=np.array([chance.normal(0, world.side_spread), 0.0, chance.normal(0, world.side_spread)]),
        rater=chance.normal(0, world.rater_spread),
    )


def _stated(world: World, true: str, population: str, chance: np.random.Generator) -> str | None:
    wrong, unknown = chance.random() < world.stated_wrong, chance.random() < world.stated_unknown
    other = PATTERNS[int(chance.integers(len(PATTERNS)))]
    if unknown:
        return None
    if population == "mismatch":
        return OPPOSITE[true]
    return other if wrong else true


def _tastes(world: World, seeking: int, prompts: int, chance: np.random.Generator) -> tuple[Taste, Taste]:
    mean = np.array(world.feature_mean)
    features = mean + chance.normal(0, world.feature_spread, 3) + np.array(world.feature_seeking) * seeking / 2
    kinds, own = chance.normal(0, world.kind_spread, len(KINDS)), chance.normal(0, world.own_spread, prompts)
    new_kinds = world.drift_scale * chance.normal(0, world.kind_spread, len(KINDS))
    new_features = mean + chance.normal(0, world.feature_spread, 3)
    new_own = chance.normal(0, world.own_spread, prompts)
    new, old = world.drift, math.sqrt(max(0.0, 1 - world.drift * world.drift))
    later = Taste(old * kinds + new * new_kinds, old * features + new * new_features, old * own + new * new_own)
    return Taste(kinds, features, own), later
