"""One prompt in its place: picture, title, its reason, and a bar for what moved it; a tap unfolds all of it."""

from collections.abc import Callable

from nicegui import ui

from app.therapy import Child, Placed, Prompt

from ..desk import Desk
from ..order_words import Moved, moved_by, moved_said
from ..spoken import length
from .said import Said

FIRST = 3  # of what moved it, shown before the row is unfolded
FULL = 0.25  # of a chance: a bar as long as its half of the track


def placed_row(
    desk: Desk,
    child: Child,
    one: Placed,
    number: int,
    *,
    own_stay: bool,
    unfolded: bool,
    on_toggle: Callable[[bool], object],
) -> None:
    """A line of the list. `own_stay`: enough was played for a stay of the child's own; `on_toggle` is told whether the
    line is unfolded."""
    prompt = desk.practice.shelf.prompts.get(one.way.partition("#")[0])
    moved = moved_by(desk, child, _way(prompt, one.way), one.terms) if prompt else []
    with ui.element("li"), ui.element("details").classes("pc-placed").mark(f"placed-{one.way}") as row:
        row.props["open"] = unfolded
        row.on("toggle", lambda told: on_toggle(bool(told.args)), js_handler="(e) => emit(e.target.open)")
        with ui.element("summary"):
            Said(str(number)).classes("pc-placed-number")
            picture = ui.element("img").classes(f"pc-placed-picture pc-wash-{one.kind}")
            picture.props(f'src="{desk.picture(prompt.picture_name if prompt else one.way)}" width=64 height=54')
            picture.props["alt"] = ""
            with ui.element("div").classes("pc-placed-what"):
                Said(one.title, "h3")
                Said(one.why, "p").classes("pc-lead")
            with ui.element("div").classes("pc-placed-first"):
                for part in moved[:FIRST]:
                    with ui.element("div").classes("pc-term"):
                        _bar(part)
                        Said(part.said)
        with ui.element("dl").classes("pc-terms"):
            for part in moved:
                with ui.element("div"):
                    Said(part.said, "dt")
                    with ui.element("dd"):
                        _bar(part)
                        Said(moved_said(desk, part.moved))
        Said(_guess(desk, child, one, own_stay), "p").classes("pc-lead")


def _way(prompt: Prompt, name: str) -> Prompt:
    return next((way for way in prompt.ways if way.way == name), prompt)


def _bar(part: Moved) -> None:
    """From the middle to the right what speaks for the prompt, to the left what speaks against it."""
    share = 50 * min(1.0, abs(part.moved) / FULL)
    way = "up" if part.moved >= 0 else "down"
    with ui.element("span").classes("pc-sway").props("aria-hidden=true"):
        ui.element("i").classes(f"pc-sway-{way}").style(f"width:{max(share, 3):.0f}%")


def _guess(desk: Desk, child: Child, one: Placed, own_stay: bool) -> str:
    """Never "10 in 10" and never "0 in 10": no count of plays says so much."""
    median, low, high = (length(desk, seconds) for seconds in one.stay)
    chance = desk.say("order.guess", n=min(9, max(1, round(10 * one.likely))))
    stays = "order.may_hold" if own_stay else "order.may_hold_at_this_age"
    return chance + " " + desk.say(stays, nickname=child.nickname, stay=median, low=low, high=high)
