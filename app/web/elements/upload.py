"""A file to be looked into, chosen by a button."""

from collections.abc import Awaitable, Callable

from nicegui import ui
from nicegui.events import UploadEventArguments

from app.exchange import LARGEST_PHOTO
from app.therapy import PlaycueError

from ..desk import Desk
from ..guard import Visit
from .said import Said

MOST_MB, PHOTO_MB = 12, LARGEST_PHOTO // (1024 * 1024)
PHOTOS = "image/*"


def upload(
    desk: Desk, visit: Visit, label: str, endings: str, mark: str, take: Callable[[bytes], Awaitable[None]]
) -> None:
    """A big button that lets choose one file and hands its bytes on. The door is asked again.

    A photo may be as large as a telephone takes it. An iPad lets nobody choose a file whose ending it does not know,
    so such `endings` are left out.
    """

    most = PHOTO_MB if endings == PHOTOS else MOST_MB

    async def come(event: UploadEventArguments) -> None:
        uploader.reset()
        try:
            if visit.who is None:
                raise PlaycueError(desk.say("exchange.signed_out"))
            if event.file.size() > most * 1024 * 1024:
                raise PlaycueError(desk.say("exchange.too_large", mb=most))
            await take(await event.file.read())
        except PlaycueError as fault:
            ui.notify(desk.told(fault), type="negative", multi_line=True)

    def not_taken() -> None:  # by the browser, which does not say why
        ui.notify(desk.say("exchange.not_taken", mb=most), type="negative", multi_line=True)

    uploader = ui.upload(on_upload=come, on_rejected=not_taken, max_file_size=most * 1024 * 1024, auto_upload=True)
    # Quasar's own box with its bar and list is of no use for one file; the button below opens it.
    uploader.style("display:none").mark(mark)
    if endings:
        uploader.props["accept"] = endings
    button = ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet")
    button.on("click", js_handler=f"() => getElement({uploader.id}).$refs.qRef.pickFiles()")
    with button:
        Said(label)
