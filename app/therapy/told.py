"""What the adult is told about the precautions in force, and how sound and picture are played."""

from collections.abc import Iterable
from typing import Any

from .in_force import InForce
from .vocabulary import LEVELS


def messages(forces: Iterable[InForce]) -> tuple[tuple[str, str, str], ...]:
    """Each active precaution once, with its strictest level; one that is a stop by itself before one made so."""
    strictest: dict[str, tuple[int, bool, str]] = {}
    for force in forces:
        level = LEVELS.index(force.effect.level) if force.effect.level in LEVELS else 0
        told = (level, force.part.startswith("escalates"), force.message)
        before = strictest.get(force.flag.id)
        if before is None or told[:2] < before[:2]:
            strictest[force.flag.id] = told
    ordered = sorted(strictest.items(), key=lambda item: item[1][:2])
    return tuple((flag, LEVELS[level], message) for flag, (level, _, message) in ordered)


def player(forces: Iterable[InForce]) -> dict[str, Any]:
    """The lowest volume, the longest fade, and any true wins."""
    settings: dict[str, Any] = {}
    for force in forces:
        for name, value in force.effect.player:
            if value is None or value is False:
                continue
            pick = min if name == "volume_max" else max
            settings[name] = pick(value, settings.get(name, value))
    return settings
