"""A child as Playcue knows one: a nickname, never a legal name, and what play has to fit."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from .access import Access
from .pace import Pace
from .saying import NONSPEAKING, Saying
from .seeing import Seeing
from .sensory import Sense
from .signal import Signal
from .vocabulary import Kind, LikedTouch
from .when_wrong import WhenWrong

PLANNED_MOST = 4  # as many as an offer has pictures
Name = Annotated[str, Field(min_length=1, max_length=40)]
LANGUAGE = r"^([a-z]{2,3}(-[A-Za-z]{2,8})?)?$"
Word = Annotated[str, Field(min_length=1, max_length=80)]


class AreaSide(BaseModel):
    """An area of the body; a side left out counts as both."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    area: Word
    side: Word | None = None


class Clearance(BaseModel):
    """Who opened what, and when: `allows` is "any" or the prompts named one by one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    who: str = Field("", max_length=120)
    when: datetime | date | None = None
    allows: Literal["any"] | tuple[Word, ...] = ()


class Ending(BaseModel):
    """Who says that a precaution is over: role is caregiver, therapist or clinician."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    who: str = Field("", max_length=120)
    role: Word
    when: datetime | date | None = None


class Answer(BaseModel):
    """What the adult said to one precaution. What is left empty is read in the strictest way."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    yes: bool
    areas: tuple[AreaSide, ...] | None = None
    since_date: datetime | date | None = None
    until_date: date | None = None
    clearance: Clearance | None = None
    trigger_channels: tuple[Word, ...] | None = None
    spreading: bool | None = None
    cue_list: tuple[Signal, ...] | None = None
    ended: Ending | None = None
    reviewed: datetime | None = None


class Likes(BaseModel):
    """What an adult said the child likes, before play says more. None is not said. `theme` is a word of a prompt."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind | None = None
    theme: Word | None = None
    touch: LikedTouch | None = None


class Planned(BaseModel):
    """A prompt that an adult planned for the next time, and since when it is planned."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: Word
    at: AwareDatetime


class Steer(BaseModel):
    """How an adult leans the order: `calm` 0-3 and `new` -2 (known) to 2 (new) in steps, and a goal to come first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    calm: int = Field(0, ge=0, le=3)
    new: int = Field(0, ge=-2, le=2)
    goal: Word | None = None


class Child(BaseModel):
    """Everything about a child that does not come from play."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
    nickname: Name
    avatar: Word = "bear"
    born: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")] | None = None
    senses: dict[str, Sense] = {}
    attention_s: int | None = Field(None, ge=5, le=3600)
    profiles: tuple[Word, ...] = ()
    answers: dict[str, Answer] = {}
    positions: tuple[Word, ...] = ()
    goals: tuple[Word, ...] = ()
    pictures: int = Field(3, ge=1, le=4)
    access: Access = Access()
    seeing: Seeing = Seeing()
    saying: Saying = Saying()
    when_wrong: WhenWrong = WhenWrong()
    pace: Pace | None = None  # nobody said it: as the senses ask
    sample: bool = False
    likes: Likes = Likes()
    steer: Steer = Steer()
    language: Annotated[str, Field(pattern=LANGUAGE)] = ""  # that the child is spoken to in; "" is the practice's
    photos: dict[str, Word] = {}  # by prompt, a picture that shows this child's own thing: their boat, their bear
    planned: tuple[Planned, ...] = Field((), max_length=PLANNED_MOST)
    parked: tuple[Word, ...] = ()  # put away until an adult has looked; `as_told` adds where the child kept stopping
    offered_again: dict[str, AwareDatetime] = {}  # by prompt, when an adult looked at the stops and offered it again

    def age_months(self, today: date, *, surely: bool = False) -> int | None:
        """Whole months since the birth month; None when it was not said.

        The day of birth is not known; `surely` gives the months that were reached whichever day it was.
        """
        if self.born is None:
            return None
        year, month = map(int, self.born.split("-"))
        return max(0, (today.year - year) * 12 + today.month - month - surely)

    @property
    def dictionary(self) -> tuple[Signal, ...]:
        """The child's yes, no and stop: as the precaution's list says, else as the page of choosing does."""
        answer = self.answers.get(NONSPEAKING)
        return (answer.cue_list if answer else None) or self.saying.signals

    def sense(self, channel: str) -> Sense | None:
        """Pattern and strength in a channel; None is unknown, which is not the same as typical."""
        return self.senses.get(channel)
