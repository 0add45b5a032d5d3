"""What the child was into, a bar a kind."""

from collections.abc import Iterable

from nicegui import ui

from app.practice import Held

from ..desk import Desk
from .said import Said


def held_bars(desk: Desk, held: Iterable[Held]) -> None:
    """One line a kind: its name, the share as a bar, and the two figures that the share is made of."""
    with ui.element("dl").classes("pc-bars"):
        for one in held:
            with ui.element("div"):
                Said(desk.say(f"kinds.{one.kind}"), "dt")
                with ui.element("dd"):
                    with ui.element("span").classes("pc-bar").props("aria-hidden=true"):
                        share = 100 * one.into / one.outcomes if one.outcomes else 0
                        ui.element("i").classes(f"pc-fill-{one.kind}").style(f"width:{share:.0f}%")
                    figures = desk.say("chart.of", into=one.into, all=one.outcomes)
                    Said(figures if one.outcomes else desk.say("chart.none_yet"))
