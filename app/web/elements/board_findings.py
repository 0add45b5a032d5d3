"""A board of another program: its pictures and labels are shown, and the chosen ones become the practice's own."""

from base64 import b64encode

from nicegui import ui

from app.exchange import BoardFindings, OwnShelf, look_at_board
from app.therapy import PlaycueError

from ..choosable import pictures_of
from ..desk import Desk
from ..guard import Visit
from ..threads import in_thread
from .chip_set import ChipSet
from .said import Said
from .upload import upload


class BoardUpload:
    """The card that opens an .obf or .obz file."""

    def __init__(self, desk: Desk, visit: Visit, own: OwnShelf) -> None:
        self._desk, self._visit, self._own = desk, visit, own
        self._findings = BoardFindings()
        with ui.element("section").classes("pc-card"):
            Said(desk.say("exchange.pictures.title"), "h2")
            Said(desk.say("exchange.pictures.lead"), "p").classes("pc-lead")
            with ui.element("div").classes("pc-actions"):
                upload(desk, visit, desk.say("exchange.pictures.choose"), "", "upload-board", self._look)
            self._place = ui.element("div").classes("pc-fields").props("aria-live=polite")

    async def _look(self, raw: bytes) -> None:
        self._findings = await in_thread(lambda: look_at_board(raw, pictures_of(self._desk)))
        self._place.clear()
        with self._place:
            self._draw()

    def _draw(self) -> None:
        say, found = self._desk.say, self._findings
        if found.refused:
            Said(found.refused, "p").classes("pc-note pc-refusal").props("role=alert")
            return
        Said(found.title or say("exchange.pictures.untitled"), "h3")
        with_picture = {one.name: one for one in found.buttons if one.picture}
        without = [one.says for one in found.buttons if not one.picture]
        if with_picture:
            labels = {name: one.label for name, one in with_picture.items()}
            seen = {
                name: f"data:{one.picture.media_type};base64,{b64encode(one.picture.data).decode()}"
                for name, one in with_picture.items()
                if one.picture
            }
            self._chips = ChipSet(say("exchange.pictures.title"), labels, labels, pictures=seen)
            Said(say("exchange.pictures.rights"), "p").classes("pc-fine")
            button = ui.element("button").props("type=button").classes("pc-btn").on("click", self._take)
            with ui.element("div").classes("pc-actions") as actions:
                button.move(actions)
            with button.mark("take-pictures"):
                Said(say("exchange.pictures.take"))
        if without:
            with ui.element("details").classes("pc-more"):
                Said(self._desk.count("exchange.pictures.without", len(without)), "summary")
                with ui.element("ul").classes("pc-plainlist"):
                    for says in without:
                        Said(says, "li")
        if found.left_out:
            Said(say("exchange.pictures.left_out", n=found.left_out), "p").classes("pc-lead")

    async def _take(self) -> None:
        chosen = self._chips.chosen
        try:
            await in_thread(self._keep, chosen)
        except PlaycueError as fault:
            ui.notify(str(fault), type="negative", multi_line=True)
            return
        self._place.clear()
        with self._place:
            Said(self._desk.count("exchange.pictures.taken", len(chosen)), "p").classes("pc-note").props("role=status")

    def _keep(self, chosen: tuple[str, ...]) -> None:
        desk = self._desk
        if self._visit.who is None:
            raise PlaycueError(desk.say("exchange.signed_out"))
        if not chosen:
            raise PlaycueError(desk.say("exchange.pictures.none"))
        pictures = {one.name: one.picture for one in self._findings.buttons if one.name in chosen and one.picture}
        with desk.writing:
            self._own.keep_pictures(self._visit.who, pictures)
