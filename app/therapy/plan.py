"""What an adult planned for a child's next time: it comes first among what is safe, and is done once it was played.

`prompts` are those of the shelf: what was adapted since is planned as its adaptation, what was put away not at all.
"""

from collections.abc import Mapping
from datetime import datetime

from .child import PLANNED_MOST, Child, Planned
from .history import Chart
from .prompt import Prompt


def still_planned(child: Child, chart: Chart, prompts: Mapping[str, Prompt]) -> tuple[str, ...]:
    """Prompts planned and not played since, in the order they were planned."""
    return tuple(dict.fromkeys(name for _, name in _open(child, chart, prompts)))


def with_plan(child: Child, chart: Chart, prompts: Mapping[str, Prompt], prompt: str, now: datetime) -> Child:
    """The child with one prompt more planned; what was played since goes. A fifth takes the place of the first."""
    kept = _kept(child, chart, prompts, prompt)
    return child.model_copy(update={"planned": (*kept, Planned(prompt=prompt, at=now))[-PLANNED_MOST:]})


def without_plan(child: Child, chart: Chart, prompts: Mapping[str, Prompt], prompt: str) -> Child:
    """The child with this prompt no longer planned."""
    return child.model_copy(update={"planned": _kept(child, chart, prompts, prompt)})


def _kept(child: Child, chart: Chart, prompts: Mapping[str, Prompt], but: str) -> tuple[Planned, ...]:
    return tuple(one for one, name in _open(child, chart, prompts) if but not in (one.prompt, name))


def _open(child: Child, chart: Chart, prompts: Mapping[str, Prompt]) -> list[tuple[Planned, str]]:
    if not child.planned:
        return []
    newest: dict[str, datetime] = {}
    for play in chart.plays:
        newest[play.prompt] = max(play.at, newest.get(play.prompt, play.at))
    instead = {one.replaces: one.id for one in prompts.values() if one.replaces}
    named = ((one, one.prompt if one.prompt in prompts else instead.get(one.prompt, "")) for one in child.planned)
    return [
        (one, name)
        for one, name in named
        if name in prompts and not any(each in newest and newest[each] >= one.at for each in (one.prompt, name))
    ]
