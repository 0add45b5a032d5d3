"""Saying no to several questions at once: they are shown first, so that nobody says no to what they did not read."""

from collections.abc import Awaitable, Callable, Iterable

from nicegui import ui

from app.therapy import Precaution

from ..desk import Desk
from .said import Said


def ask_no_to_all(
    desk: Desk, questions: Iterable[Precaution], no: Callable[[], Awaitable[None]], closed: Callable[[], None]
) -> None:
    """Open a window with the questions; `no` is what is done on a no, `closed` is told when the window is gone."""
    asked = list(questions)
    title = desk.count("safety.no_to_these", len(asked))
    with ui.dialog() as dialog, ui.element("div").classes("pc-card pc-dialog"):
        dialog.props["aria-label"] = title
        Said(title, "h2")
        with ui.element("ul").classes("pc-plainlist").props("tabindex=0"):
            for question in asked:
                Said(question.title, "li")

        async def yes() -> None:
            dialog.close()
            await no()

        with ui.element("div").classes("pc-actions pc-actions-end"):
            with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet").on("click", dialog.close):
                Said(desk.say("form.cancel"))
            with ui.element("button").props("type=button").classes("pc-btn").on("click", yes).mark("no-to-these"):
                Said(desk.say("safety.no_to_all_yes"))

    def gone() -> None:
        dialog.delete()
        closed()

    dialog.on("hide", gone)
    dialog.open()
