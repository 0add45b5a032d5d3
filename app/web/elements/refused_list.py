"""Events that could not be taken, kept for a person to look at."""

from collections.abc import Iterable

import orjson
from nicegui import ui

from app.practice import Refused

from ..desk import Desk
from ..spoken import day
from .said import Said

LONGEST = 4000  # characters of one event that are shown


def refused_list(desk: Desk, refused: Iterable[Refused]) -> None:
    """Newest first: when, why, and behind a tap what was sent."""
    Said(desk.say("refused.lead"), "p").classes("pc-lead")
    with ui.element("ul").classes("pc-list pc-refused"):
        for one in sorted(refused, key=lambda one: one.at, reverse=True):
            with ui.element("li"):
                Said(desk.wording.get(f"error.{one.key}", **one.values) if one.key else one.why, "p")
                with ui.element("details"):
                    Said(desk.say("refused.sent", day=day(desk, one.at)), "summary")
                    raw = orjson.dumps(one.raw, option=orjson.OPT_INDENT_2, default=str).decode()
                    Said(raw[:LONGEST], "pre").props("tabindex=0")
