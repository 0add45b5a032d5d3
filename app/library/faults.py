"""A fault in a file of the shelf, said so that its author can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from app.therapy import Sentence


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one file: `says` names the thing, what is wrong and the way out."""

    file: str
    says: str

    def __str__(self) -> str:
        return f"{self.file}: {self.says}"


def listed(faults: Iterable[Fault]) -> str:
    """All faults as one text, a line each."""
    return "\n".join(map(str, faults))


def choose(word: object, known: Iterable[str]) -> str:
    """The way out of an unknown word: the nearest known one, or the list when it is short."""
    words = list(known)
    near = get_close_matches(str(word), words, 1)
    if near:
        return Sentence('did you mean "{word}"?', "check.choose.near", word=near[0])
    if len(words) <= 8:
        return Sentence("choose one of {words}.", "check.choose.listed", words=", ".join(words))
    says, some = "choose one of the {n} known words, such as {words}.", ", ".join(words[:4])
    return Sentence(says, "check.choose.such_as", n=len(words), words=some)


def span(low: object, high: object) -> str:
    """As a sentence says from where to where."""
    return Sentence("{low} to {high}", "check.span", low=low, high=high)
