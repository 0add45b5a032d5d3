"""How the child chooses: the way in, and the times of that way."""

from typing import Any

from nicegui import ui

from app.therapy import WAYS, Access, Chart

from ..desk import Desk
from .number_field import number_field
from .one_of import OneOf
from .said import Said

# Which times belong to which way, and the step of each. Milliseconds are said as seconds.
SECONDS = {
    "hold_ms": 0.1,
    "dwell_ms": 0.1,
    "grace_ms": 0.1,
    "scan_ms": 0.1,
    "debounce_ms": 0.05,
    "lock_ms": 0.1,
    "long_ms": 0.1,
}
PLAIN = {"slide_px": 10, "first_times": 0.1, "rounds": 1}
SWITCH = ("debounce_ms", "lock_ms", "long_ms")
TIMES: dict[str, tuple[str, ...]] = {
    "touch": ("lock_ms",),
    "hold": ("hold_ms", "lock_ms"),
    "release": ("slide_px", "lock_ms"),
    "dwell": ("dwell_ms", "grace_ms"),
    "one_switch": ("scan_ms", "first_times", "rounds", *SWITCH),
    "two_switches": SWITCH,
    "keys": ("lock_ms",),
}


class AccessFields:
    """The card; `said` is what is down, as `Child` takes it."""

    def __init__(self, desk: Desk, chart: Chart) -> None:
        self._desk, self._access = desk, chart.access
        self._now = desk.practice.clock
        self._said: dict[str, float] = {}
        say = desk.say
        with ui.element("section").classes("pc-card pc-part"):
            Said(say("choosing.way"), "h2")
            Said(say("choosing.way_lead"), "p").classes("pc-lead")
            words: dict[str, str] = {way: desk.wording.get(f"late.way_{way}") for way in WAYS}
            self._way = OneOf(say("choosing.way"), words, self._access.way, self._draw, always=True)
            self._hint = Said("", "p").classes("pc-lead")
            self._times = ui.element("div").classes("pc-pairfields")
        self._draw()

    @property
    def said(self) -> dict[str, Any]:
        """The field `access`; `at` only moves when something changed, so that a tablet's word stands otherwise."""
        plain = self._access.model_dump() | self._said | {"way": self._way.value}
        access = Access.model_validate(plain)
        return {"access": access if access == self._access else access.model_copy(update={"at": self._now()})}

    def _draw(self) -> None:
        way = self._way.value or "touch"
        self._hint.text = self._desk.say(f"choosing.hint_{way}")
        self._times.clear()
        with self._times:
            for name in TIMES[way]:
                self._number(name)

    def _number(self, name: str) -> None:
        value = self._said.get(name, getattr(self._access, name))
        scale, step = (1000, SECONDS[name]) if name in SECONDS else (1, PLAIN[name])
        least, most = _bounds(name)
        label = self._desk.say(f"choosing.{name}")
        field = number_field(label, value / scale, least / scale, most / scale, step).mark(name)
        field.on_value_change(lambda told: self._keep(name, told.value, scale))

    def _keep(self, name: str, value: float | None, scale: int) -> None:
        if value is None:
            self._said.pop(name, None)
            return
        least, most = _bounds(name)
        kept = min(most, max(least, value * scale))
        self._said[name] = kept if name == "first_times" else round(kept)


def _bounds(name: str) -> tuple[float, float]:
    """The least and the most that `Access` takes."""
    told = Access.model_fields[name].metadata
    return next(one.ge for one in told if hasattr(one, "ge")), next(one.le for one in told if hasattr(one, "le"))
