"""How the child sees and hears: its look, the size of text, what moves, what is spoken."""

from typing import Any

from nicegui import ui

from app.therapy import LOOKS, TEXT_SIZES, Chart, Seeing

from ..desk import Desk
from .number_field import number_field
from .one_of import OneOf
from .said import Said

YES_OR_NO = ("still", "speech", "far_voices")
NUMBERS = ("rate", "volume", "cue_rate", "cue_volume")  # speeds, and loudness from 0 to 1
STEP = 0.1


class SeeingFields:
    """The card; `said` is what is down, as `Child` takes it."""

    def __init__(self, desk: Desk, chart: Chart) -> None:
        self._desk, self._seeing, self._now = desk, chart.seeing, desk.practice.clock
        self._said: dict[str, Any] = {}
        say = desk.say
        with ui.element("section").classes("pc-card pc-part"):
            Said(say("choosing.seeing"), "h2")
            Said(say("choosing.seeing_lead"), "p").classes("pc-lead")
            looks: dict[str, str] = {look: desk.wording.get(f"late.look_{look}") for look in LOOKS}
            Said(say("choosing.look"), "h3")
            self._look = OneOf(say("choosing.look"), looks, self._seeing.look, always=True)
            sizes = {str(size): f"{size} %" for size in TEXT_SIZES}
            Said(say("choosing.text"), "h3")
            self._text = OneOf(say("choosing.text"), sizes, str(self._seeing.text), always=True)
            self._tick("still")
            Said(say("choosing.speech_title"), "h3")
            Said(say("choosing.speech_lead"), "p").classes("pc-lead")
            self._tick("speech")
            with ui.element("div").classes("pc-pairfields"):
                for name in NUMBERS:
                    self._number(name)
            self._tick("far_voices")

    @property
    def said(self) -> dict[str, Any]:
        """The field `seeing`; `at` only moves when something changed, so that a tablet's word stands otherwise."""
        plain = (
            self._seeing.model_dump() | self._said | {"look": self._look.value, "text": int(self._text.value or 100)}
        )
        seeing = Seeing.model_validate(plain)
        return {"seeing": seeing if seeing == self._seeing else seeing.model_copy(update={"at": self._now()})}

    def _tick(self, name: str) -> None:
        box = ui.checkbox(self._desk.say(f"choosing.{name}"), value=getattr(self._seeing, name)).mark(name)
        box.on_value_change(lambda told: self._said.update({name: bool(told.value)}))

    def _number(self, name: str) -> None:
        limits = Seeing.model_fields[name].metadata
        least = next(one.ge for one in limits if hasattr(one, "ge"))
        most = next(one.le for one in limits if hasattr(one, "le"))
        now = getattr(self._seeing, name)
        label = self._desk.say(f"choosing.speech_{name}")
        field = number_field(label, now, least, most, STEP).mark(name)

        def keep(value: float | None) -> None:
            if value is None:
                self._said.pop(name, None)
            else:
                self._said[name] = min(most, max(least, value))

        field.on_value_change(lambda told: keep(told.value))
