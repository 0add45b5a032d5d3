"""The help pages, open to everybody: the Markdown files of the help folder, as they also stand in the repository."""

import re
from pathlib import Path

from fastapi import Request, Response
from nicegui import ui

from ..desk import Desk
from ..elements import Said
from ..frame import Page, frame, is_sample
from ..not_found import not_found
from ..reading import read_by
from ..threads import in_thread

NAME = re.compile(r"[a-z][a-z0-9-]{0,40}")
LINK = re.compile(r"\]\((?:\./)?([a-z][a-z0-9-]*)\.md(#[a-z0-9-]+)?\)")
ORDER = ("therapist", "caregiver", "access", "sharing", "tablet", "running")  # others follow by name


def register(desk: Desk) -> None:
    """The pages at /help and /help/{name}; nothing here is about any child, so nobody is asked who they are."""

    @Page(desk, "/help", "help.title")
    async def show_all(request: Request) -> None:
        mine = await in_thread(read_by, desk, request.cookies)
        titles, sample = await in_thread(lambda: (_titles(_folder(mine)), is_sample(desk)))
        with frame(mine, here="/help", sample=sample):
            Said(mine.say("help.title"), "h1")
            with ui.element("ul").classes("pc-children"):
                for name, title in titles.items():
                    with ui.element("li").classes("pc-card pc-help-card"):
                        ui.link(title, f"/help/{name}")

    @Page(desk, "/help/{name}", "help.title")
    async def show_one(request: Request) -> Response | None:
        name = str(request.path_params["name"])
        mine = await in_thread(read_by, desk, request.cookies)
        text = await in_thread(_told, mine, name)
        if text is None:
            return not_found(mine, mine.say("help.missing"))
        with frame(mine, here="/help", sample=await in_thread(is_sample, desk)):
            content(mine, text)
        return None


def content(desk: Desk, text: str) -> None:
    """One page of Markdown; NiceGUI takes out what could run as a script."""
    with ui.element("article").classes("pc-card pc-article"):
        ui.markdown(LINK.sub(lambda found: f"](/help/{found[1]}{found[2] or ''})", text))
    ui.link(desk.say("help.all"), "/help").classes("pc-btn pc-btn-quiet")


def _titles(folder: Path) -> dict[str, str]:
    names = sorted((file.stem for file in folder.glob("*.md")), key=lambda name: (_place(name), name))
    return {name: _title(_text(folder, name) or name) for name in names if NAME.fullmatch(name)}


def _folder(desk: Desk) -> Path:
    """Where the help pages lie in the language of the reader; in English where it has none."""
    own = desk.help_folder / desk.wording.language
    return own if own.is_dir() else desk.help_folder


def _told(desk: Desk, name: str) -> str | None:
    """The page in the reader's language, or else in English."""
    return _text(_folder(desk), name) or _text(desk.help_folder, name)


def _place(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)


def _title(text: str) -> str:
    return text.splitlines()[0].lstrip("# ").strip() if text.strip() else ""


def _text(folder: Path, name: str) -> str | None:
    """The page of that name; a name is plain letters, so that it never leads out of the folder."""
    file = folder / f"{name}.md"
    return file.read_text(encoding="utf-8") if NAME.fullmatch(name) and file.is_file() else None
