"""Finding prompts on the shelf: what is asked of each is worked out once, so a thousand are filtered at a touch."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.therapy import POSITIONS, Prompt

LITTLE, MUCH = 1, 2  # load of a sense, 0-3: "little" is at most the first, "much" at least the second


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for; what is left empty asks for nothing. `sense` is ("sound", "little") or ("touch", "much")."""

    words: str = ""
    kind: str = ""
    place: str = ""
    sense: tuple[str, str] | None = None
    goal: str = ""
    minutes: int | None = None
    equipment: str = ""
    tune: str = ""
    touch: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    prompt: Prompt
    words: str
    places: frozenset[str]
    needs: tuple[frozenset[str], ...]  # equipment of each way, without what its position brings
    loads: Mapping[str, frozenset[int]]
    touch: frozenset[str]
    minutes: float


class Finder:
    """All prompts of a shelf, made ready for filtering."""

    def __init__(self, prompts: Iterable[Prompt]) -> None:
        self._rows = [_row(prompt) for prompt in sorted(prompts, key=lambda prompt: prompt.title.casefold())]

    def find(self, query: Query) -> list[Prompt]:
        """Prompts of which one way at least has what is asked, by title."""
        words = query.words.casefold().split()
        return [row.prompt for row in self._rows if all(word in row.words for word in words) and _fits(row, query)]


def _fits(row: _Row, query: Query) -> bool:
    prompt = row.prompt
    if query.sense:
        channel, much = query.sense
        loads = row.loads[channel]
        if (max(loads) < MUCH) if much == "much" else (min(loads) > LITTLE):
            return False
    if query.equipment and not any(_with(query.equipment, needs) for needs in row.needs):
        return False
    return (
        (not query.kind or prompt.kind == query.kind)
        and (not query.place or query.place in row.places)
        and (not query.goal or query.goal in prompt.goals)
        and (query.minutes is None or row.minutes <= query.minutes)
        and (not query.tune or (prompt.beat is not None and prompt.beat.tune == query.tune))
        and (not query.touch or query.touch in row.touch)
    )


def _with(equipment: str, needs: frozenset[str]) -> bool:
    return not needs if equipment == "none" else equipment in needs


def _row(prompt: Prompt) -> _Row:
    ways = prompt.ways
    lines = (line for way in ways for verse in way.verses for line in verse.lines)
    said = (prompt.title, prompt.label, prompt.about, *prompt.themes, *lines)
    brought = {position: frozenset(things) for position, things in POSITIONS.items()}
    return _Row(
        prompt=prompt,
        words="\n".join(said).casefold(),
        places=frozenset(place for way in ways for place in way.places),
        needs=tuple(
            frozenset(way.materials).difference(*(brought.get(position, frozenset()) for position in way.positions))
            for way in ways
        ),
        loads={channel: frozenset(way.loads.get(channel, 0) for way in ways) for channel in prompt.loads},
        touch=frozenset(way.touch for way in ways),
        minutes=prompt.seconds / 60,
    )
