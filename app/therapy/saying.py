"""How a child says yes, no and stop, and how it is asked whether a touch is comfortable (DOMAIN 4.4 and 5.5)."""

from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from .signal import Signal

Check = Literal["cues", "more_stop", "three", "number"]
CHECKS: tuple[Check, ...] = ("cues", "more_stop", "three", "number")  # from the simplest on
FROM_MONTHS: dict[Check, int] = {"cues": 0, "more_stop": 36, "three": 48, "number": 96}  # DOMAIN 5.5
NONSPEAKING = "nonspeaking"  # the precaution that says so
NONSPEAKING_PROFILES = frozenset({"cfcs4", "cfcs5"})  # seldom or never understood, even by those who know the child
NUMB = "insensate_skin"  # reduced feeling: what the child says of touch there says nothing


class Saying(BaseModel):
    """The child's own signals, and the hardest comfort check that an adult thinks right; None is by age alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    signals: tuple[Signal, ...] = Field((), max_length=12)
    check: Check | None = None


def whole(signals: Iterable[Signal]) -> bool:
    """True when there is a yes, a no and a stop, each confirmed by a named adult."""
    return {one.means for one in signals if one.confirmed_by.strip()} >= {"yes", "no", "stop"}


def check_for(months: int | None, wished: Check | None, *, speaks: bool) -> Check:
    """The check for an age in months: never a harder one than the age allows, and for a child who does not speak, or
    whose age nobody said, the adult reads the signals.
    """
    if months is None or not speaks:
        return "cues"
    by_age = max((CHECKS.index(name) for name, least in FROM_MONTHS.items() if months >= least), default=0)
    return CHECKS[by_age if wished is None else min(by_age, CHECKS.index(wished))]


__all__ = ["CHECKS", "NONSPEAKING", "NONSPEAKING_PROFILES", "NUMB", "Check", "Saying", "check_for", "whole"]
