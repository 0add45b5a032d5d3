"""Runs policies over seeds, two at a time."""

import multiprocessing
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from typing import Any, NamedTuple

from .dice import found
from .measuring import Figures, Results, figures_of
from .policies import POLICIES
from .sitting import play_out
from .world import World

SEEDS = tuple(range(1, 11))
PROCESSES = 2


class Task(NamedTuple):
    """One policy in one practice."""

    world: World
    seed: int
    policy: str


def run(
    world: World | None = None,
    seeds: Iterable[int] = SEEDS,
    policies: Sequence[str] = tuple(POLICIES),
    processes: int = PROCESSES,
    tell: Callable[[str], None] = lambda line: None,
) -> Results:
    """Figures by policy, seed after seed; every policy meets the same children and dice. `tell` hears of each seed."""
    seeds = tuple(seeds)
    tasks = [Task(world or World(), seed, policy) for seed in seeds for policy in _slow_first(policies)]
    measured: dict[tuple[str, int], Figures] = {}
    start = time.perf_counter()
    for task, figures in _done(tasks, processes):
        measured[task.policy, task.seed] = figures
        if all((policy, task.seed) in measured for policy in policies):
            tell(f"seed {task.seed} done after {time.perf_counter() - start:.0f} s")
    return {policy: [measured[policy, seed] for seed in seeds] for policy in policies}


def changed(world: World, settings: Iterable[str]) -> World:
    """The world with "name=value" set; a pair or more is written with commas. A ValueError says what cannot be."""
    known, new = {field.name: getattr(world, field.name) for field in fields(World)}, dict[str, Any]()
    for setting in settings:
        name, _, said = setting.partition("=")
        if name not in known:
            raise ValueError(f"{name}: the world has no such number. It has {', '.join(known)}.")
        new[name] = _read(name, said, known[name])
    return replace(world, **new)


def seeds_of(said: str) -> tuple[int, ...]:
    """ "1-10", "3" or "1,4,7-9"; a ValueError when it is none of them."""
    seeds: list[int] = []
    for part in said.split(","):
        first, _, last = part.partition("-")
        if not (first.isdigit() and (last or first).isdigit()):
            raise ValueError(f'"{said}" names no seeds: say 1-10, 3 or 1,4,7-9.')
        seeds += range(int(first), int(last or first) + 1)
    return tuple(seeds)


def names_of(said: str | None) -> list[str]:
    """Names of policies with commas between, all when nothing is said; a ValueError for one that there is not."""
    names = said.split(",") if said else list(POLICIES)
    if unknown := [name for name in names if name not in POLICIES]:
        raise ValueError(f"{', '.join(unknown)}: no such policy. There are {', '.join(POLICIES)}.")
    return names


def on_stderr(line: str) -> None:
    """Tells there, so that the output stays clean."""
    print(line, file=sys.stderr, flush=True)


def _read(name: str, said: str, now: Any) -> Any:
    try:
        if not isinstance(now, tuple):
            return type(now)(said)
        values = tuple(type(one)(part) for one, part in zip(now, said.split(","), strict=True))
    except ValueError:
        raise ValueError(f'{name}: "{said}" is not of the sort of {now}: say as many numbers as there are.') from None
    return values


def _slow_first(policies: Sequence[str]) -> list[str]:
    order = ("live", "tablet", "mabwiser")
    return sorted(policies, key=lambda name: order.index(name) if name in order else len(order))


def _done(tasks: Sequence[Task], processes: int) -> Iterator[tuple[Task, Figures]]:
    if processes == 1:
        yield from map(_measured, tasks)
        return
    with multiprocessing.Pool(processes) as pool:
        yield from pool.imap_unordered(_measured, tasks)


def _measured(task: Task) -> tuple[Task, Figures]:
    practice = found(task.world, task.seed)
    return task, figures_of(play_out(POLICIES[task.policy](practice.shelf, task.seed), practice))
