"""What a prompt is made of: verses, what hands do in them, the beat and the manner."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from .child import Word


class Piece(BaseModel):
    """Frozen; a key that nobody knows is a fault, not a shrug."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True)


class Hands(Piece):
    """What hands do during a verse. `beats` is what one stroke or press takes; 0 rests still."""

    area: Word | None = None
    side: Word | None = None
    technique: Word
    pressure: int | None = Field(None, ge=0, le=3)
    giver: Literal["adult", "self"] = "adult"
    direction: str = Field("", max_length=60)
    beats: int = Field(0, ge=0, le=64)
    words: str = Field(max_length=90)

    @property
    def touches(self) -> bool:
        """True when skin or clothes are touched, by whomever (rule 14 of the safety sheet)."""
        if self.technique in ("rom_passive", "gentle_stretch"):
            return True
        return self.technique != "rom_active" and (self.pressure or 0) >= 1

    @property
    def own(self) -> bool:
        """True when the touch is the child's own."""
        return self.technique == "self_massage" or self.giver == "self"


class Option(Piece):
    """What the child may choose inside a story. Hands and seconds stay the verse's: no choice opens a touch."""

    label: str = Field(min_length=1, max_length=40)
    part: Word
    lines: tuple[str, ...] = Field(min_length=1, max_length=6)


class Verse(Piece):
    """The smallest part after which a prompt can end well. With `options` its lines ask, and the chosen one answers."""

    lines: tuple[str, ...] = Field(min_length=1, max_length=6)
    seconds: int = Field(ge=1, le=600)
    hands: Hands | None = None
    options: tuple[Option, ...] = Field((), max_length=3)


class Beat(Piece):
    """A steady beat: notated beats a minute, and the tune if it is sung."""

    bpm: int = Field(ge=20, le=240)
    tune: Word | None = None


class Manner(Piece):
    """How it is given, 0-3 each (DOMAIN 2.4)."""

    volume: int = Field(ge=0, le=3)
    rhythm_regularity: int = Field(ge=0, le=3)
    light_touch: int = Field(ge=0, le=3)
    language_load: int = Field(ge=0, le=3)
    social_closeness: int = Field(ge=0, le=3)
    surprise: int = Field(ge=0, le=3)
    movement_type: Literal["linear", "rotary", "none"]
