"""When something was wrong, as the chart page shows it: newest first, by the clock of the practice."""

from collections.abc import Sequence

from nicegui import ui

from app.therapy import WrongTime

from ..desk import Desk
from ..spoken import day, length
from .said import Said

SHOWN = 5  # the others wait behind a tap


def wrong_list(desk: Desk, times: Sequence[WrongTime]) -> None:
    """The card with all of them."""
    newest = [*reversed(times)]
    with ui.element("section").classes("pc-card").mark("wrong-times"):
        Said(desk.say("wrong.times"), "h2")
        _listed(desk, newest[:SHOWN])
        if newest[SHOWN:]:
            with ui.element("details").classes("pc-more"):
                Said(desk.say("wrong.earlier"), "summary")
                _listed(desk, newest[SHOWN:])


def _listed(desk: Desk, times: Sequence[WrongTime]) -> None:
    with ui.element("ul").classes("pc-list"):
        for one in times:
            at = one.at.astimezone()
            with ui.element("li"):
                Said(f"{day(desk, at)}, {at:%H:%M}").classes("pc-list-name")
                over = desk.say(
                    "wrong.open" if one.seconds is None else "wrong.lasted", time=length(desk, one.seconds or 0)
                )
                ended = f" · {desk.say('wrong.in_play')}" if one.play else ""
                Said(over + ended).classes("pc-list-more")
