"""One precaution as its file says it: what it is, when it holds, and what it takes away.

Words of the closed lists are plain text here, so that one wrong word is named in a sentence (`problems`) and refuses
the play it could have guarded, instead of an unreadable file.
"""

from typing import Annotated, Literal

from pydantic import Field

from .child import Word
from .translation import Language, PrecautionSaid
from .verse import Piece

Words = tuple[Word, ...]
Sign = Annotated[str, Field(min_length=1, max_length=120)]


class Condition(Piece):
    """Every key that is given must hold; what an answer leaves empty counts as met."""

    answered: Literal[True] | None = None
    always: Literal[True] | None = None
    flags_any: Words | None = None
    answer: dict[str, bool | str] | None = None
    age_months_below: int | None = Field(None, ge=1)
    place: Words | None = None
    position: Words | None = None
    giver: Words | None = None


class AreaLimit(Piece):
    """What may not be done on these areas."""

    areas: Words
    techniques_excluded: Words = ()
    pressure_max: int | None = None


class Player(Piece):
    """How sound and picture are played; it removes nothing."""

    volume_max: float | None = Field(None, ge=0, le=1)
    fade_in_s: float | None = Field(None, ge=0, le=60)
    reduced_motion: bool = False
    media_off: bool = False
    audio_only: bool = False
    screen_dim: bool = False


class Effect(Piece):
    """Limits of a precaution. A field left out sets none; "@areas" and "@trigger_channels" stand for the answer's."""

    level: Word
    touch: Word
    kinds_limited_to: Words | None = None
    areas_excluded: Words = ()
    areas_limited_to: Words | None = None
    area_limits: tuple[AreaLimit, ...] = ()
    techniques_excluded: Words = ()
    techniques_limited_to: Words | None = None
    pressure_max: int | None = None
    positions_excluded: Words = ()
    places_excluded: Words = ()
    materials_excluded: Words = ()
    materials_ok_if_checked: Words = ()
    tags_excluded: Words = ()
    channel_max: dict[str, int] = Field(default_factory=dict)
    duration_max_s: int | None = Field(None, ge=0)
    tempo_max_bpm: int | None = Field(None, ge=0)
    giver_required: Words | None = None
    requires: dict[str, Words] = Field(default_factory=dict)
    player: Player = Player()


class Clearing(Piece):
    """Who may open it, for any prompt or for listed ones, and which fields of the answer must be filled for that."""

    by: str = Field(max_length=120)
    scope: Word
    needs: Words = ()


class Implied(Piece):
    """Another precaution that comes with this one; without a condition always."""

    flag: Word
    when: Condition | None = None


class Escalation(Piece):
    """What is added under a condition; `message` replaces the precaution's own when that would mislead at a stop."""

    when: Condition
    to: Literal["stop"] | Effect
    message: str = Field("", max_length=300)


class EndedBy(Piece):
    """The lowest role that may end it, and who that is."""

    role: Word
    who: str = Field(max_length=120)


class Precaution(Piece):
    """A fact about a child that removes or changes prompts. `lasts` is an ISO 8601 duration, such as P6M or PT45M.

    `warning_signs` are shown when something is wrong with a child it is in force for, `warning_refs` their source.
    They remove nothing.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{0,63}$")
    title: str = Field(min_length=1, max_length=200)
    group: Word
    kind: Word
    answer: Word
    binds_self_massage: bool
    message: str = Field(min_length=1, max_length=300)
    note: str = Field("", max_length=600)
    evidence: Word
    refs: str = Field(max_length=120)
    warning_signs: tuple[Sign, ...] = Field((), max_length=8)
    warning_refs: str = Field("", max_length=120)
    lasts: str | None = Field(None, pattern=r"^P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?)?$")
    asks: Words = ()
    suggest_for: Words = ()
    applies_when: tuple[Condition, ...] = ()
    ended_by: EndedBy | None = None
    clearance: Clearing | None = None
    implies: tuple[Implied, ...] = ()
    escalates: tuple[Escalation, ...] = ()
    effect: Effect
    after_clearance: Effect | None = None
    translations: dict[Language, PrecautionSaid] = Field(default_factory=dict, alias="in")

    @property
    def per_session(self) -> bool:
        """Asked at every session rather than kept on the chart."""
        return self.answer == "per session"

    @property
    def asked(self) -> bool:
        """False when it is read from the moment or the age alone."""
        return not self.applies_when or any(entry.answered for entry in self.applies_when)
