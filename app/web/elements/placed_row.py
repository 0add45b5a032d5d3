"""One prompt in its place: picture, title, its reason, and a bar for what moved it; a tap unfolds all of it."""

from collections.abc import Callable

from nicegui import ui

from app.therapy import Placed, Term

from ..desk import Desk
from ..order_words import moved_said, term_said
from ..spoken import length
from .said import Said

FIRST = 3  # terms shown before the row is unfolded
FULL = 0.25  # of a chance: a bar as long as its half of the track


def placed_row(desk: Desk, one: Placed, number: int, unfolded: bool, on_toggle: Callable[[bool], object]) -> None:
    """A line of the list; `on_toggle` is told whether it is unfolded."""
    with ui.element("li"), ui.element("details").classes("pc-placed").mark(f"placed-{one.way}") as row:
        row.props["open"] = unfolded
        row.on("toggle", lambda told: on_toggle(bool(told.args)), js_handler="(e) => emit(e.target.open)")
        with ui.element("summary"):
            Said(str(number)).classes("pc-placed-number")
            name = one.way.partition("#")[0]
            prompt = desk.practice.shelf.prompts.get(name)
            picture = ui.element("img").classes(f"pc-placed-picture pc-wash-{one.kind}")
            picture.props(f'src="{desk.picture(prompt.picture_name if prompt else name)}" width=64 height=54')
            picture.props["alt"] = ""
            with ui.element("div").classes("pc-placed-what"):
                Said(one.title, "h3")
                Said(one.why, "p").classes("pc-lead")
            with ui.element("div").classes("pc-placed-first"):
                for term in one.terms[:FIRST]:
                    _short(desk, term)
        with ui.element("dl").classes("pc-terms"):
            for term in one.terms:
                with ui.element("div"):
                    Said(term_said(desk, term), "dt")
                    with ui.element("dd"):
                        _bar(term)
                        Said(moved_said(desk, term))
        Said(_guess(desk, one), "p").classes("pc-lead")


def _short(desk: Desk, term: Term) -> None:
    with ui.element("div").classes("pc-term"):
        _bar(term)
        Said(term_said(desk, term))


def _bar(term: Term) -> None:
    """From the middle to the right what speaks for the prompt, to the left what speaks against it."""
    share = 50 * min(1.0, abs(term.moved) / FULL)
    way = "up" if term.moved >= 0 else "down"
    with ui.element("span").classes("pc-sway").props("aria-hidden=true"):
        ui.element("i").classes(f"pc-sway-{way}").style(f"width:{max(share, 3):.0f}%")


def _guess(desk: Desk, one: Placed) -> str:
    median, low, high = (length(desk, seconds) for seconds in one.stay)
    return desk.say("order.guess", n=round(10 * one.likely), stay=median, low=low, high=high)
