"""A board of another program: its pictures and labels are shown, and the chosen ones become the practice's own."""

from base64 import b64encode

from nicegui import ui

from app.exchange import BoardFindings, OwnShelf, look_at_board
from app.practice import Who
from app.therapy import PlaycueError

from ..choosable import pictures_of
from ..desk import Desk
from ..guard import Visit
from ..threads import in_thread
from .chip_set import ChipSet
from .said import Said
from .taking_in import TakingIn, refusal


class BoardUpload:
    """The card that opens an .obf or .obz file."""

    def __init__(self, desk: Desk, visit: Visit, own: OwnShelf) -> None:
        self._desk, self._own = desk, own
        self._findings = BoardFindings()
        self._card = TakingIn(desk, visit, "pictures", "board", "", self._look)

    async def _look(self, raw: bytes) -> None:
        self._findings = await in_thread(lambda: look_at_board(raw, pictures_of(self._desk)))
        self._card.place.clear()
        with self._card.place:
            self._draw()

    def _draw(self) -> None:
        say, found = self._desk.say, self._findings
        if found.refused:
            refusal(self._desk.said(found.refused))
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
            self._card.button(self._take)
        if without:
            with ui.element("details").classes("pc-more"):
                Said(self._desk.count("exchange.pictures.without", len(without)), "summary")
                with ui.element("ul").classes("pc-plainlist"):
                    for says in without:
                        Said(self._desk.said(says), "li")
        if found.left_out:
            Said(say("exchange.pictures.left_out", n=found.left_out), "p").classes("pc-lead")

    async def _take(self) -> None:
        chosen = self._chips.chosen
        await self._card.take(lambda who: self._keep(who, chosen))

    def _keep(self, who: Who, chosen: tuple[str, ...]) -> int:
        if not chosen:
            raise PlaycueError(self._desk.say("exchange.pictures.none"))
        pictures = {one.name: one.picture for one in self._findings.buttons if one.name in chosen and one.picture}
        with self._desk.writing:
            self._own.keep_pictures(who, pictures)
        return len(pictures)
