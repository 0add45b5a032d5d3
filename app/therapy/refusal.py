"""Why a prompt was taken out, and the row that did it."""

from typing import NamedTuple


class Refusal(NamedTuple):
    """`row` is a precaution's id, or one of vocabulary, moment, unanswered, technique, position, place, no_touch,
    equipment; `why` says it in plain words.
    """

    row: str
    why: str


def said(word: str) -> str:
    """A word of the closed lists as it is spoken."""
    return word.replace("_", " ")


def listed(words: "frozenset[str] | set[str] | tuple[str, ...]") -> str:
    """Several of them, in order."""
    return ", ".join(said(word) for word in sorted(words))
