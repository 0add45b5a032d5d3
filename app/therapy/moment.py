"""Now: where, how, with what, by whom, and how the child is today. Asked, never assumed."""

from datetime import datetime
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from .child import Answer, AreaSide, Word

Mood = Literal["low", "ready", "rising", "over"]


class Moment(BaseModel):
    """What holds for this play session at this time.

    `no_touch` None means that nobody has asked yet where touch is welcome, and that is read as nowhere.
    `stopped` are areas that the child said no to, which no answer of an adult opens again; `resting` are prompts at
    which the child stopped, which are not tried again in this play session.
    `checked` lists, per precaution, the materials looked at for this child (a latex-free ball, the child's own bin).
    `answers` are today's answers to the health questions; a question without one is still open.
    `precautions` says how far the tray they came with can be relied on: it is `old` when the tablet had none from the
    server for a week, which closes all touch until an adult has read them (`confirmed`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    now: AwareDatetime | None = None
    place: Word | None = None
    position: Word | None = None
    giver: Word | None = None
    materials: tuple[Word, ...] = ()
    minutes: int = Field(15, ge=1, le=180)
    mood: Mood = "ready"
    no_touch: tuple[AreaSide, ...] | None = None
    stopped: tuple[AreaSide, ...] = ()
    resting: tuple[Word, ...] = ()
    confirmed: tuple[Word, ...] = ()
    checked: dict[str, tuple[Word, ...]] = {}
    answers: dict[str, Answer] = {}
    precautions: Literal["current", "old", "confirmed"] = "current"

    def at(self, now: datetime) -> "Moment":
        """The same moment at another time."""
        return self.model_copy(update={"now": now})
