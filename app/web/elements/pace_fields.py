"""How much time a child is given: the quiet before anything comes again, and how screens come and go."""

from typing import Any

from nicegui import ui

from app.therapy import COUNTDOWNS, Chart, Pace, pace_for

from ..desk import Desk
from .chip_set import ChipSet
from .number_field import number_field
from .one_of import OneOf
from .said import Said

SWITCHES = ("preview", "slow")
MOST_S = 15


class PaceFields:
    """The card; `said` is what is down, as `Child` takes it."""

    def __init__(self, desk: Desk, chart: Chart) -> None:
        self._chart, self._pace = chart, chart.pace
        self._now = desk.practice.clock
        say, word = desk.say, desk.wording.get
        with ui.element("section").classes("pc-card pc-part"):
            Said(say("choosing.pace"), "h2")
            Said(say("choosing.pace_lead", nickname=chart.child.nickname), "p").classes("pc-lead")
            self._wait = number_field(say("choosing.wait_s"), self._pace.wait_s, 0, MOST_S, 1).mark("wait_s")
            Said(say("choosing.wait_hint"), "p").classes("pc-lead")
            on = [name for name in SWITCHES if getattr(self._pace, name)]
            self._on = ChipSet(say("choosing.pace"), {name: word(f"late.pace_{name}") for name in SWITCHES}, on)
            Said(word("late.countdown"), "h3")
            drawn: dict[str, str] = {name: word(f"late.countdown_{name}") for name in COUNTDOWNS}
            self._countdown = OneOf(word("late.countdown"), drawn, self._pace.countdown, always=True)

    @property
    def said(self) -> dict[str, Any]:
        """The field `pace`. Unchanged it stays as it was said, or unsaid, so that senses and tablets still count."""
        wait = self._pace.wait_s if self._wait.value is None else min(MOST_S, max(0, round(self._wait.value)))
        switches = {name: name in self._on.chosen for name in SWITCHES}
        plain = self._pace.model_dump() | {"wait_s": wait, "countdown": self._countdown.value, **switches}
        pace = Pace.model_validate(plain)
        if pace != self._pace:
            return {"pace": pace.model_copy(update={"at": self._now()})}
        unsaid = self._chart.child.pace is None and pace == pace_for(self._chart.child.senses)
        return {"pace": None if unsaid else pace}
