"""The made-up shelf: prompts as the world knows them, and what may be worked out from what is told of a child."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .world import AGE_RULE, KIND_LOADS, KIND_PRESSURE, KINDS, POSITION_CHANCES, SUITS, VERSE_SECONDS, World

Floats = NDArray[np.float64]
MOST_VERSES_OF_LOOP = 12


@dataclass(frozen=True, slots=True)
class Invite:
    """One prompt. `arousal` from -1 (settles) to 1 (wakes up), `novelty` 0-1, loads, pressure and energy 0-3."""

    number: int
    kind: int
    loads: tuple[int, ...]
    arousal: float
    pressure: int
    energy: int
    verse_s: float
    most_verses: int
    loops: bool
    novelty: float
    positions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """All that anybody is told about a child: `stated` pattern per channel (None: not asked), and attention."""

    number: int
    age_months: float
    stated: tuple[str | None, ...]
    attention_s: float
    forbidden: frozenset[int]


def draw_shelf(world: World, chance: np.random.Generator) -> tuple[Invite, ...]:
    """Kinds take turns, so that each has a quarter of the shelf."""
    return tuple(_draw(number, chance) for number in range(world.prompts))


def playable(child: Known, positions: Iterable[int], shelf: Sequence[Invite]) -> list[int]:
    """Numbers of the prompts that are safe for this child and can be played in one of these positions."""
    today = set(positions)
    return [one.number for one in shelf if one.number not in child.forbidden and not today.isdisjoint(one.positions)]


def fit(patterns: Sequence[str | None], shelf: Sequence[Invite], strength: Sequence[float] | None = None) -> Floats:
    """How well each prompt's loads suit a profile, in liking, 0 on the mean of the shelf; not asked is typical."""
    loads = np.array([one.loads for one in shelf], float)
    found = np.zeros(len(shelf))
    for channel, pattern in enumerate(patterns):
        suits, above, below = SUITS[pattern or "typical"]
        off = loads[:, channel] - suits
        lost = np.where(off > 0, above * off, -below * off)
        found -= (1.0 if strength is None else strength[channel]) * lost
    centred: Floats = found - found.mean()
    return centred


def age_rule_s(months: float) -> float:
    """Median stay with a liked prompt that the age rule says, in seconds."""
    ages, minutes = zip(*AGE_RULE, strict=True)
    return 60.0 * float(np.interp(months, ages, minutes))


def believed_s(child: Known) -> float:
    """Age rule and stated attention, their geometric mean in seconds."""
    return math.sqrt(age_rule_s(child.age_months) * child.attention_s)


def verses_in(one: Invite, seconds: float) -> int:
    """As many verses as come nearest to these seconds, at least one."""
    return max(1, min(one.most_verses, round(seconds / one.verse_s)))


def _draw(number: int, chance: np.random.Generator) -> Invite:
    kind = number % len(KINDS)
    rough = np.array(KIND_LOADS[kind]) + chance.normal(0, 0.9, 4)
    loads = tuple(int(load) for load in np.clip(np.round(rough), 0, 3))
    arousal = float(np.clip(0.28 * (loads[1] + loads[2] - 2.4) + chance.normal(0, 0.35), -1, 1))
    pressure = int(np.clip(np.round(KIND_PRESSURE[kind] + chance.normal(0, 0.9)), 0, 3))
    energy = int(np.clip(np.round(0.5 + 0.7 * loads[1] + chance.normal(0, 0.7)), 0, 3))
    loops = bool(chance.random() < 0.35)
    positions = tuple(place for place, often in enumerate(POSITION_CHANCES) if chance.random() < often)
    verse_s = float(chance.choice(VERSE_SECONDS))
    most = MOST_VERSES_OF_LOOP if loops else int(chance.integers(3, 9))
    novelty = float(chance.random())
    return Invite(number, kind, loads, arousal, pressure, energy, verse_s, most, loops, novelty, positions or (1,))
