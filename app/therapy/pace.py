"""How much time a child is given, and how screens come and go."""

from collections.abc import Mapping
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from .sensory import Sense

Countdown = Literal["pie", "dots", "none"]
COUNTDOWNS: tuple[Countdown, ...] = ("pie", "dots", "none")
# Teachers who waited three seconds and more heard longer answers, and answers of children who had said nothing before
# (Rowe 1974, 1986). Many children here need eight or more: an adult says so.
WAIT_S = 3
CAREFUL = ("sensitive", "avoiding")
SEEN_GOING = ("sight", "movement")  # senses that feel a screen which changes all at once


class Pace(BaseModel):
    """Time for one child.

    `wait_s` seconds of quiet before words come round again or anything asks once more; `preview`: after a pick its
    picture stands alone for a moment; `slow`: screens fade into each other; `countdown` is how the time that goes is
    drawn. `at` is when an adult said so.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    wait_s: int = Field(WAIT_S, ge=0, le=15)
    preview: bool = False
    slow: bool = False
    countdown: Countdown = "pie"
    at: AwareDatetime | None = None


def pace_for(senses: Mapping[str, Sense]) -> Pace:
    """The pace of a child of whom nobody said it: who limits what comes in sees it coming first (DOMAIN 2.6)."""
    careful = {name for name, sense in senses.items() if sense.strength and sense.pattern in CAREFUL}
    return Pace(preview=bool(careful), slow=not careful.isdisjoint(SEEN_GOING))
