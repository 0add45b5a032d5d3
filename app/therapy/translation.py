"""A prompt or precaution in a further language, as its own file carries it under [in.<language>]. Only words change."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})?$")]
Line = Annotated[str, Field(min_length=1)]


class Said(BaseModel):
    """Frozen; a key that nobody knows is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class OptionSaid(Said):
    """What a child may choose inside a story."""

    label: str = Field(min_length=1, max_length=40)
    lines: tuple[Line, ...] = Field(min_length=1, max_length=6)


class VerseSaid(Said):
    """One verse: its lines, and in `words` what the hands do."""

    lines: tuple[Line, ...] = Field(min_length=1, max_length=6)
    words: str = Field("", max_length=90)
    options: tuple[OptionSaid, ...] = Field((), max_length=3)


class VariantSaid(Said):
    """A variant that has verses of its own, or only other words for hands: one text for each table of its `hands`."""

    verses: tuple[VerseSaid, ...] = ()
    hands: tuple[Line, ...] = ()


class PromptSaid(Said):
    """The words of a prompt. `themes` are those of the prompt in the same order; a variant left out stays English."""

    title: str = Field(min_length=1, max_length=40)
    label: str = Field(min_length=1, max_length=40)
    about: str = Field(min_length=1, max_length=160)
    host_activity: str = Field(min_length=1, max_length=120)
    themes: tuple[Line, ...] = ()
    verses: tuple[VerseSaid, ...] = Field(min_length=1, max_length=12)
    variants: Mapping[str, VariantSaid] = Field(default_factory=dict)


class PrecautionSaid(Said):
    """The words of a precaution that a screen shows; `escalates` are the messages of its escalations, in their order,
    "" for one that has none; `warning_signs` are as many as the precaution has.
    """

    title: str = Field(min_length=1, max_length=200)
    message: str = Field(min_length=1, max_length=300)
    note: str = Field("", max_length=600)
    ended_by: str = Field("", max_length=120)
    clearance: str = Field("", max_length=120)
    escalates: tuple[str, ...] = ()
    warning_signs: tuple[Line, ...] = ()
