"""Which ways to play a tablet can do without: those that stand behind another way which is there whenever they are.

A tablet takes the first way of a prompt that passes. One that lies behind it is of use only when something takes the
first away and leaves the second: a confirmation not given, equipment, touch, an area, a yes to a health question.
"""

from collections.abc import Iterable, Mapping

from .prompt import Prompt
from .reading import reading

Listed = tuple[int, tuple[str, ...]]  # number of a way, and what has to be confirmed for it


class Risks:
    """What may take each way away on a tablet; `removed` names, by health question, the ways that a yes removes."""

    def __init__(self, ways: Mapping[int, Prompt], removed: Mapping[str, Iterable[int]]) -> None:
        self._ways = ways
        flags: dict[int, list[str]] = {}
        for flag, numbers in removed.items():
            for number in numbers:
                flags.setdefault(number, []).append(f"yes {flag}")
        self._risks = {number: frozenset((*_own(way), *flags.get(number, ()))) for number, way in ways.items()}

    def useful(self, listed: Iterable[Listed]) -> list[Listed]:
        """Of the ways of a situation, in the order in which they are taken, those that are ever taken."""
        before: dict[str, list[frozenset[str]]] = {}
        found = []
        for number, needs in listed:
            risks = self._risks[number].union(needs)
            mine = before.setdefault(self._ways[number].id, [])
            if not any(earlier <= risks for earlier in mine):
                mine.append(risks)
                found.append((number, needs))
        return found


def _own(way: Prompt) -> Iterable[str]:
    read = reading(way)
    yield from (f"material {thing}" for thing in way.materials)
    if read.touches:
        yield "touch"
        yield from (f"on {half}" for half in read.touched)
    if read.by_adult:
        yield "adult"
