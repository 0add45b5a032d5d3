"""Erasing a chart: asked once, and the nickname has to be typed, because nothing brings it back."""

import asyncio

from nicegui import ui

from app.therapy import Child, PlaycueError

from ..desk import Desk
from ..guard import Visit
from ..threads import in_thread
from .said import Said


def erase_dialog(desk: Desk, visit: Visit, child: Child) -> ui.dialog:
    """The dialog, closed; one for the page, so that two taps open it once."""
    say, turn = desk.say, asyncio.Lock()
    with ui.dialog() as dialog, ui.element("div").classes("pc-card pc-dialog"):
        dialog.props["aria-label"] = say("chart.erase_of", nickname=child.nickname)
        Said(say("chart.erase_of", nickname=child.nickname), "h2")
        Said(say("chart.erase_means"), "p").classes("pc-lead")
        typed = ui.input(say("chart.erase_type", nickname=child.nickname)).props("outlined autocomplete=off")
        typed.mark("erase-nickname")

        async def erase() -> None:
            if turn.locked():
                return
            if _as_read(typed.value) != _as_read(child.nickname):
                ui.notify(say("chart.erase_not_the_same"), type="negative")
                return
            async with turn:
                try:
                    await in_thread(lambda: visit.practice.caseload.erase(visit.who, child.id))
                except (PlaycueError, OSError) as fault:
                    ui.notify(desk.told(fault), type="negative", multi_line=True)
                    return
            ui.navigate.to("/")

        with ui.element("div").classes("pc-actions pc-actions-end"):
            with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet").on("click", dialog.close):
                Said(say("form.cancel"))
            with ui.element("button").props("type=button").classes("pc-btn pc-danger").on("click", erase) as button:
                Said(say("chart.erase_yes"))
            button.mark("erase-yes")
    dialog.on("hide", lambda: typed.set_value(""))
    return dialog


def _as_read(name: str) -> str:
    """A tablet begins a line with a capital by itself, and on a page two spaces are one."""
    return " ".join(name.split()).casefold()
