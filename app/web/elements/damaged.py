"""What of the practice's own prompts and pictures cannot be read, with the way out."""

from collections.abc import Sequence

from nicegui import ui

from app.therapy import PlaycueError

from ..desk import Desk
from .said import Said


def damaged(desk: Desk, faults: Sequence[PlaycueError]) -> None:
    """Nothing when all is well."""
    if not faults:
        return
    with ui.element("section").classes("pc-card").props("role=alert").mark("damaged"):
        Said(desk.say("damaged.title"), "h2")
        Said(desk.say("damaged.lead"), "p").classes("pc-lead")
        with ui.element("ul").classes("pc-list"):
            for fault in faults:
                Said(desk.told(fault), "li")
