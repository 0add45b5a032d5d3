"""Throwing a draft away: asked once, for nothing brings it back."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from ..desk import Desk
from .said import Said


def ask_throw_away(desk: Desk, title: str, published: int, yes: Callable[[], Awaitable[None]]) -> None:
    """Open the dialog; `published` is the number of the version that stays, 0 when there is none."""
    say, name = desk.say, title or desk.say("library.aside.untitled")
    with ui.dialog() as dialog, ui.element("div").classes("pc-card pc-dialog"):
        dialog.props["aria-label"] = say("editor.throw_away.of", title=name)
        Said(say("editor.throw_away.of", title=name), "h2")
        key = "published" if published else "never"
        Said(say(f"editor.throw_away.{key}", n=published), "p").classes("pc-lead")

        async def thrown() -> None:
            dialog.close()
            await yes()

        with ui.element("div").classes("pc-actions pc-actions-end"):
            with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet").on("click", dialog.close):
                Said(say("editor.throw_away.no"))
            with ui.element("button").props("type=button").classes("pc-btn pc-danger").on("click", thrown) as button:
                Said(say("editor.throw_away.yes"))
            button.mark("throw-away-yes")
    dialog.on("hide", dialog.delete)
    dialog.open()
