"""A photo of a child's own thing in the place of a prompt's picture: their boat, their bear."""

import secrets
from collections.abc import Awaitable, Callable

from nicegui import ui

from app.exchange import read_picture
from app.therapy import Child, PlaycueError, Prompt

from ..desk import Desk
from ..guard import Visit
from ..threads import in_thread
from .said import Said
from .upload import upload


def photo_fields(
    desk: Desk, visit: Visit, prompt: Prompt, child: Child, changed: Callable[[], Awaitable[None]]
) -> None:
    """Take one for this child, or go back to the prompt's own picture; only this child's tablets show it."""
    say, shown = desk.say, child.photos.get(prompt.id)
    Said(say("library.photo.of", nickname=child.nickname), "p").classes("pc-label")

    async def take(raw: bytes) -> None:
        picture = await in_thread(read_picture, raw, say("library.photo.says"))
        name, now = f"own-{secrets.token_hex(4)}", desk.practice.clock()
        await in_thread(desk.practice.own.keep_pictures, visit.who, {name: (picture.media_type, picture.data)}, now)
        await keep(name)

    async def keep(name: str | None) -> None:
        try:
            await in_thread(_set, desk, visit, child.id, prompt.id, name)
        except (PlaycueError, OSError) as fault:
            ui.notify(desk.told(fault) if isinstance(fault, PlaycueError) else str(fault), type="negative")
            return
        await changed()

    with ui.element("div").classes("pc-actions"):
        if shown:
            ui.element("img").props(f'src="{desk.picture(shown)}" width=96 height=80').props["alt"] = ""
        upload(desk, visit, say("library.photo.take"), "image/*", "photo", take)
        if shown:
            with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet").mark("photo-back") as back:
                Said(say("library.photo.back"))
            back.on("click", lambda: keep(None))


def _set(desk: Desk, visit: Visit, child_id: str, prompt: str, name: str | None) -> None:
    with desk.writing:
        child = desk.practice.caseload.chart(visit.who, child_id).child
        photos = {key: value for key, value in child.photos.items() if key != prompt}
        changed = child.model_copy(update={"photos": {**photos, prompt: name} if name else photos})
        desk.practice.caseload.change(visit.who, changed)
