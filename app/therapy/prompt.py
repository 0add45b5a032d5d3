"""A prompt: one invitation to play, with all that matching, safety and playing need."""

from typing import Literal

from pydantic import Field

from .child import AreaSide, Word
from .remembered import Remembered
from .translation import Language, PromptSaid
from .variant import Variant
from .verse import Beat, Manner, Piece, Verse
from .vocabulary import SIDED_AREAS, Kind


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
    not_for: dict[str, str] = Field(default_factory=dict)  # variant names that make no sense here, and why
    serves: tuple[Word, ...] = ()  # rows of the clinical fact sheet, such as "S1-05"
    replaces: Word | None = None  # the id of a prompt that this one was adapted from and stands in for
    translations: dict[Language, PromptSaid] = Field(default_factory=dict, alias="in")
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


_CHANGED = ("positions", "places", "materials", "tags", "loads", "hands_needed")


def _vary(prompt: Prompt) -> tuple[Prompt, ...]:
    found = []
    for variant in prompt.variants:
        change = {name: value for name, value in variant if name in _CHANGED and value is not None}
        change |= {"variant": variant.name, "variants": (), "verses": variant.verses_of(prompt.verses)}
        found.append(prompt.model_copy(update=change))
    return tuple(found)


_varied = Remembered(_vary)
