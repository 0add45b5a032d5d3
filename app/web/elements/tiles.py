"""Prompts as picture tiles that lead to their pages."""

from collections.abc import Sequence

from nicegui import ui

from app.therapy import Prompt

from ..desk import Desk
from ..spoken import prompt_length
from .said import Said


def tiles(desk: Desk, prompts: Sequence[Prompt]) -> None:
    """List items, one for each prompt: picture, title, kind and length."""
    for prompt in prompts:
        with ui.element("li"), ui.link(target=f"/library/{prompt.id}") as link:
            link.classes(f"pc-tile pc-wash-{prompt.kind}").mark(f"tile-{prompt.id}")
            picture = ui.element("img").props(f'src="{desk.picture(prompt.picture_name)}" width=120 height=100')
            picture.props("loading=lazy").props["alt"] = ""
            Said(prompt.title).classes("pc-tile-title")
            Said(f"{desk.word('kind', prompt.kind)} · {prompt_length(desk, prompt)}").classes("pc-tile-more")
