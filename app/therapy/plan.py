"""What an adult planned for a child's next time: it comes first among what is safe, and is done once it was played."""

from datetime import datetime

from .child import PLANNED_MOST, Child, Planned
from .history import Chart


def still_planned(child: Child, chart: Chart) -> tuple[str, ...]:
    """Prompts planned and not played since, in the order they were planned."""
    newest: dict[str, datetime] = {}
    for play in chart.plays:
        newest[play.prompt] = max(play.at, newest.get(play.prompt, play.at))
    return tuple(one.prompt for one in child.planned if one.prompt not in newest or newest[one.prompt] < one.at)


def with_plan(child: Child, chart: Chart, prompt: str, now: datetime) -> Child:
    """The child with one prompt more planned; what was played since goes. A fifth takes the place of the first."""
    kept = _kept(child, chart, prompt)
    return child.model_copy(update={"planned": (*kept, Planned(prompt=prompt, at=now))[-PLANNED_MOST:]})


def without_plan(child: Child, chart: Chart, prompt: str) -> Child:
    """The child with this prompt no longer planned."""
    return child.model_copy(update={"planned": _kept(child, chart, prompt)})


def _kept(child: Child, chart: Chart, but: str) -> tuple[Planned, ...]:
    open_ = still_planned(child, chart)
    return tuple(one for one in child.planned if one.prompt in open_ and one.prompt != but)
