"""A photo of a child's own thing in the place of a prompt's picture: their boat, their bear."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from app.exchange import read_picture
from app.practice import address_of
from app.therapy import Child, PlaycueError, Prompt

from ..desk import Desk
from ..guard import Visit
from ..threads import in_thread
from .said import Said
from .upload import PHOTOS, upload


def photo_fields(
    desk: Desk, visit: Visit, prompt: Prompt, child: Child, changed: Callable[[], Awaitable[None]]
) -> None:
    """Take one for this child, or go back to the prompt's own picture; only this child's tablets show it."""
    say, photos, shown = desk.say, desk.practice.photos, child.photos.get(prompt.id)
    Said(say("library.photo.of", nickname=child.nickname), "p").classes("pc-label")

    async def take(raw: bytes) -> None:
        picture = await in_thread(read_picture, raw, say("library.photo.says"))
        await keep(
            lambda: photos.take(visit.who, child.id, prompt.id, picture.media_type, picture.data, desk.practice.clock())
        )

    async def put_back() -> None:
        await keep(lambda: photos.put_back(visit.who, child.id, prompt.id))

    async def keep(change: Callable[[], object]) -> None:
        try:
            await in_thread(_one_at_a_time, desk, change)
        except (PlaycueError, OSError) as fault:
            ui.notify(desk.told(fault), type="negative", multi_line=True)
            return
        await changed()

    with ui.element("div").classes("pc-actions"):
        if shown:
            ui.element("img").props(f'src="{desk.picture(address_of(child.id, shown))}" width=96 height=80').props[
                "alt"
            ] = ""
        upload(desk, visit, say("library.photo.take"), PHOTOS, "photo", take)
        if shown:
            with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet").mark("photo-back") as back:
                Said(say("library.photo.back"))
            back.on("click", put_back)


def _one_at_a_time(desk: Desk, change: Callable[[], object]) -> None:
    with desk.writing:
        change()
