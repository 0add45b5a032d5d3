"""Own prompts that the library does not show: drafts, and those that are offered no more."""

from collections.abc import Mapping

from nicegui import ui

from app.practice import OwnPrompt

from ..desk import Desk
from ..spoken import day
from .said import Said


def own_aside(desk: Desk, prompts: Mapping[str, OwnPrompt]) -> None:
    """A quiet list of links into the editor; nothing when there are none."""
    if not prompts:
        return
    with ui.element("section").classes("pc-card pc-aside").mark("aside"), ui.element("details").classes("pc-more"):
        Said(desk.say("library.aside.title", n=len(prompts)), "summary")
        with ui.element("ul").classes("pc-list"):
            for one in sorted(prompts.values(), key=lambda one: _title(desk, one).casefold()):
                with ui.element("li"):
                    ui.link(_title(desk, one), f"/library/{one.id}/edit").mark(f"aside-{one.id}")
                    Said(_state(desk, one)).classes("pc-list-more")


def _title(desk: Desk, one: OwnPrompt) -> str:
    drafted = str(one.draft.get("title") or "").strip() if one.draft else ""
    published = one.versions[-1].prompt.title if one.versions else ""
    return drafted or published or desk.say("library.aside.untitled")


def _state(desk: Desk, one: OwnPrompt) -> str:
    key = "put_away" if one.versions and not one.live else "changed" if one.versions else "draft"
    when = one.draft_at or one.versions[-1].at if one.versions else one.draft_at
    return desk.say(f"library.aside.{key}", when=day(desk, when) if when else "")
