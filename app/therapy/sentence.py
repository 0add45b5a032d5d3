"""What is wrong, or worth knowing, in words that a person reads: in English here, and elsewhere in any language."""

from collections.abc import Iterable
from functools import reduce


class Sentence(str):
    """A sentence in English that a page says in the language of whoever reads, by the words under its `key`.

    `Sentence("verse {number} is empty.", "check.verse_empty", number=2)` is the text "verse 2 is empty.", for the
    terminal and the log. `values` may be sentences themselves, or parts of one. A whole number that is counted is
    called `n`, so that languages with several forms for n things find theirs.
    """

    key: str
    values: dict[str, object]

    def __new__(cls, says: str, key: str = "", /, **values: object) -> "Sentence":
        made = super().__new__(cls, says.format(**values) if values else says)
        made.key, made.values = key, values
        return made


def together(sentences: Iterable[str]) -> str:
    """One or several sentences as one text, which can still be said in any language."""
    return reduce(lambda told, more: Sentence("{told} {more}", "check.together", told=told, more=more), sentences)
