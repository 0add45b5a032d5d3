"""Why a prompt was taken out, and the row that did it."""

from typing import NamedTuple


class Refusal(NamedTuple):
    """`row` is a precaution's id, or one of vocabulary, moment, unanswered, technique, position, place, no_touch,
    equipment, old_tray; `why` says it in plain words.
    """

    row: str
    why: str


class Need(NamedTuple):
    """A confirmation, or "check:<precaution>:<material>", and the precaution that asks for it."""

    row: str
    what: str


class Weighed(NamedTuple):
    """Refusals that nothing opens, and needs that open it when all are given."""

    refusals: tuple[Refusal, ...]
    needs: tuple[Need, ...]


NOTHING = Weighed((), ())


def said(word: str) -> str:
    """A word of the closed lists as it is spoken."""
    return word.replace("_", " ")


def listed(words: "frozenset[str] | set[str] | tuple[str, ...]") -> str:
    """Several of them, in order."""
    return ", ".join(said(word) for word in sorted(words))


def spoken(halved: frozenset[str]) -> str:
    """Halves as a person says them: "left hand", or "hand" when it is both."""
    areas = {half.rsplit(" ", 1)[0] for half in halved}
    names = []
    for area in sorted(areas):
        sides = [side for side in ("left", "right") if f"{area} {side}" in halved]
        names.append(said(area) if len(sides) == 2 else f"{sides[0]} {said(area)}")
    return ", ".join(names)
