"""A prompt: one invitation to play, with all that matching, safety and playing need."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from .child import AreaSide, Word
from .remembered import Remembered
from .vocabulary import SIDED_AREAS, Kind


class Piece(BaseModel):
    """Frozen; a key that nobody knows is a fault, not a shrug."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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


class Verse(Piece):
    """The smallest part after which a prompt can end well."""

    lines: tuple[str, ...] = Field(min_length=1, max_length=6)
    seconds: int = Field(ge=1, le=600)
    hands: Hands | None = None


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


class Variant(Piece):
    """A whole declared alternative: what is given replaces the prompt's own, the rest stays."""

    name: Literal["own-hands", "no-touch", "seated", "lying", "standing", "wheelchair"]
    positions: tuple[Word, ...] | None = None
    places: tuple[Word, ...] | None = None
    materials: tuple[Word, ...] | None = None
    tags: tuple[Word, ...] | None = None
    loads: dict[str, int] | None = None
    hands_needed: int | None = Field(None, ge=0, le=2)
    verses: tuple[Verse, ...] | None = None


class Prompt(Piece):
    """One file of the shelf. Vocabulary words are plain text: precautions refuse a wrong one, the checker names it."""

    # A letter first: a tablet lays keys of digits alone before all others, and the tray is told by places.
    id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,63}$")
    version: int = Field(ge=1)
    kind: Kind
    title: str = Field(min_length=1, max_length=40)
    label: str = Field(min_length=1, max_length=40)
    about: str = Field(min_length=1, max_length=160)
    host_activity: str = Field(min_length=1, max_length=120)
    places: tuple[Word, ...] = Field(min_length=1)
    positions: tuple[Word, ...] = Field(min_length=1)
    materials: tuple[Word, ...] = ()
    tags: tuple[Word, ...] = ()
    age_months: tuple[int, int]
    goals: tuple[Word, ...] = ()
    hands_needed: int = Field(ge=0, le=2)
    ending: Literal["natural", "loop"]
    band: Word
    arousal: int = Field(ge=-2, le=2)
    themes: tuple[Word, ...] = ()
    about_author: str = Field("Playcue", max_length=80)
    picture: Word | None = None
    beat: Beat | None = None
    loads: dict[str, int]
    manner: Manner
    verses: tuple[Verse, ...] = Field(min_length=1, max_length=12)
    variants: tuple[Variant, ...] = ()
    variant: str = ""

    @property
    def picture_name(self) -> str:
        """File name without ending in assets/pictures/prompts/."""
        return self.picture or self.id

    @property
    def way(self) -> str:
        """Name of this way to play it: the prompt's id, with the variant's name behind it."""
        return f"{self.id}#{self.variant}" if self.variant else self.id

    @property
    def seconds(self) -> int:
        """Length once through, in seconds."""
        return sum(verse.seconds for verse in self.verses)

    @property
    def touch(self) -> Literal["none", "self", "adult"]:
        """The closest touch in it: adult beats self beats none."""
        hands = [v.hands for v in self.verses if v.hands and v.hands.touches]
        if not hands:
            return "none"
        return "self" if all(h.own for h in hands) else "adult"

    @property
    def touched(self) -> tuple[AreaSide, ...]:
        """Areas touched, each once, in the order of the verses; what has no sides has no side (rule 13)."""
        seen = {
            AreaSide(area=v.hands.area, side=v.hands.side if v.hands.area in SIDED_AREAS else None): None
            for v in self.verses
            if v.hands and v.hands.touches and v.hands.area
        }
        return tuple(seen)

    @property
    def ways(self) -> "tuple[Prompt, ...]":
        """The prompt as written, then each declared variant worked out whole (with `variant` set to its name)."""
        return (self, *_varied(self))


def _vary(prompt: Prompt) -> tuple[Prompt, ...]:
    found = []
    for variant in prompt.variants:
        change = {name: value for name, value in variant if name != "name" and value is not None}
        found.append(prompt.model_copy(update={**change, "variant": variant.name, "variants": ()}))
    return tuple(found)


_varied = Remembered(_vary)
