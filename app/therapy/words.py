"""The words of a language as therapy needs them: plain texts by key, handed in with the shelf, never read here."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .plurals import plural_form


class Names(NamedTuple):
    """Ids of a closed list, to be said in words. Of the section "half" they are halves such as "hand left"."""

    section: str
    ids: tuple[str, ...]


class Why(NamedTuple):
    """Something to be said: a key under "told" and the values of its placeholders, in the order they were given."""

    key: str
    values: tuple[tuple[str, object], ...] = ()


def why(key: str, **values: object) -> Why:
    """What is to be said under this key, not yet in any language."""
    return Why(key, tuple(values.items()))


def names(section: str, ids: str | Iterable[str]) -> Names:
    """One id of a closed list or several, in order."""
    return Names(section, (ids,) if isinstance(ids, str) else tuple(sorted(ids)))


class Words:
    """Says what therapy has to say. A text that is not there is spelled out of its key, so that a line never lacks."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def say(self, key: str, **values: object) -> str:
        """The text under "told.<key>"; where forms for n things are there, that for this n."""
        texts, name, n = self._texts, f"told.{key}", values.get("n")
        text = texts.get(f"{name}_{plural_form(texts, n)}") if isinstance(n, int) else None
        if text is None:
            text = texts.get(name)
        if text is None:
            text = texts.get(f"{name}_other")
        if text is not None:
            return text.format(**values)
        return " ".join((key.rpartition(".")[2].replace("_", " "), *map(str, values.values())))

    def word(self, section: str, name: str) -> str:
        """The short word of a closed list."""
        return self._texts.get(f"vocabulary.{section}.{name}", name.replace("_", " "))

    def why(self, said: Why | str) -> str:
        """The sentence of a reason; what is a sentence already stays."""
        if isinstance(said, str):
            return said
        values = {name: self._listed(value) if isinstance(value, Names) else value for name, value in said.values}
        return self.say(said.key, **values)

    def _listed(self, told: Names) -> str:
        words = self._halves(told.ids) if told.section == "half" else [self.word(told.section, one) for one in told.ids]
        return self.say("joint").join(words)

    def _halves(self, halves: tuple[str, ...]) -> list[str]:
        """As a person says them: "left hand", or "hand" when it is both."""
        found = []
        for area in sorted({half.rsplit(" ", 1)[0] for half in halves}):
            sides = [side for side in ("left", "right") if f"{area} {side}" in halves]
            word = self.word("area", area)
            both = len(sides) == 2
            found.append(word if both else self.say("side_area", side=self.word("side", sides[0]), area=word))
        return found
