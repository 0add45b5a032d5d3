"""A declared alternative of a prompt: for another position, another touch, an easier or a harder day."""

from typing import Literal, get_args

from pydantic import Field

from .child import Word
from .verse import Hands, Piece, Verse

VariantName = Literal["easier", "harder", "own-hands", "no-touch", "seated", "lying", "standing", "wheelchair"]
VARIANTS: tuple[VariantName, ...] = get_args(VariantName)
GRADES = ("easier", "harder")


class Variant(Piece):
    """What is given replaces the prompt's own, the rest stays.

    Verses are written whole, or made of the prompt's own: `take` names them by number, from 1; `hands` says what hands
    do in each of them instead, "none" that no hands do anything.
    """

    name: VariantName
    positions: tuple[Word, ...] | None = None
    places: tuple[Word, ...] | None = None
    materials: tuple[Word, ...] | None = None
    tags: tuple[Word, ...] | None = None
    loads: dict[str, int] | None = None
    hands_needed: int | None = Field(None, ge=0, le=2)
    take: tuple[int, ...] | None = None
    hands: Literal["none"] | tuple[Hands, ...] | None = None
    verses: tuple[Verse, ...] | None = None

    def verses_of(self, own: tuple[Verse, ...]) -> tuple[Verse, ...]:
        """The verses of this way. A number that no verse has is passed over: the checker names it."""
        if self.verses is not None:
            return self.verses
        taken = own if self.take is None else tuple(own[n - 1] for n in self.take if 1 <= n <= len(own))
        if self.hands is None:
            return taken
        hands = (None,) * len(taken) if self.hands == "none" else self.hands
        return tuple(verse.model_copy(update={"hands": these}) for verse, these in zip(taken, hands, strict=False))
