"""All luck of a practice, thrown before anybody plays: every policy meets the same."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .children import Child, draw_child
from .shelf import Floats, Invite, draw_shelf
from .world import POPULATIONS, World


@dataclass(frozen=True)
class Dice:
    """First index child, second play session, and where a third is needed the number of the offer."""

    minutes: Floats  # that the play session lasts
    day: Floats  # normal: how good it is
    start: Floats  # normal: arousal at its start
    position: Floats  # 2 uniform: is one out, and which
    wish: NDArray[np.float32]  # Gumbel, per prompt and last for "something else"
    share: Floats  # 6 uniform: misread, to which side, entering, interrupted, when, tap missing
    noise: Floats  # 3 normal: stay, tap, arousal


@dataclass(frozen=True)
class Practice:
    """Shelf, children and dice of one seed; `prompt_liking` is the same for all children."""

    world: World
    shelf: tuple[Invite, ...]
    children: tuple[Child, ...]
    prompt_liking: Floats
    features: Floats  # per prompt: arousal, pressure - 1.5, energy - 1.5
    dice: Dice


def found(world: World, seed: int) -> Practice:
    """The practice of a seed. Shelf, each child and the dice have streams of their own."""
    chance = np.random.default_rng([seed, 1])
    shelf = draw_shelf(world, chance)
    prompt_liking = chance.normal(0, world.prompt_spread, len(shelf))
    children = []
    for number in range(world.children):
        own = np.random.default_rng([seed, 2, number])
        children.append(draw_child(world, number, POPULATIONS[number % len(POPULATIONS)], shelf, own))
    features = np.array([[one.arousal, one.pressure - 1.5, one.energy - 1.5] for one in shelf])
    return Practice(world, shelf, tuple(children), prompt_liking, features, throw(world, seed))


def throw(world: World, seed: int) -> Dice:
    """The dice of a seed."""
    chance = np.random.default_rng([seed, 3])
    sittings = (world.children, world.sittings)
    offers = (*sittings, world.most_offers)
    return Dice(
        minutes=chance.uniform(*world.minutes, sittings),
        day=chance.normal(size=sittings),
        start=chance.normal(size=sittings),
        position=chance.random((*sittings, 2)),
        wish=chance.gumbel(size=(*offers, world.prompts + 1)).astype(np.float32),
        share=chance.random((*offers, 6)),
        noise=chance.normal(size=(*offers, 3)),
    )
