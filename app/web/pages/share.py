"""Giving prompts away and taking others in: packs, and boards of other programs."""

from collections.abc import Callable, Sequence
from importlib.metadata import version

from nicegui import ui

from app.exchange import BoardWords, Label, plain_name, plain_words, write_obf, write_obz, write_pack
from app.therapy import Child, PlaycueError, Prompt

from ..choosable import Choosable, as_written, origins_of, pictures_of, whom_and_what
from ..desk import Desk
from ..elements import Said
from ..elements.board_findings import BoardUpload
from ..elements.pack_findings import PackUpload
from ..elements.prompt_choice import PromptChoice
from ..frame import adult_page
from ..guard import Visit
from ..threads import in_thread

LICENCES = ("CC BY 4.0", "CC BY-SA 4.0", "CC0 1.0", "MIT", "All rights reserved")
LONGEST = 80  # characters of a title or of who made it


def register(desk: Desk) -> None:
    """The page at /share."""

    @adult_page(desk, "/share", "exchange.title")
    async def build(desk: Desk, visit: Visit) -> None:
        content(desk, visit, *await in_thread(whom_and_what, desk, visit))


def content(desk: Desk, visit: Visit, children: Sequence[Child], everything: Choosable) -> None:
    """What leaves, then what comes in."""
    say = desk.say
    Said(say("exchange.title"), "h1")
    Said(say("exchange.lead"), "p").classes("pc-lead")
    with ui.element("section").classes("pc-card"):
        Said(say("exchange.prompts"), "h2")
        choice = PromptChoice(desk, visit, children, everything, lambda: None)
    with ui.element("div").classes("pc-door"):
        _pack(desk, visit, choice)
        with ui.element("div").classes("pc-stack"):
            _boards(desk, visit, choice)
            with ui.element("section").classes("pc-card"):
                Said(say("exchange.print.title"), "h2")
                Said(say("exchange.print.lead"), "p").classes("pc-lead")
                with ui.element("div").classes("pc-actions"):
                    ui.link(say("exchange.print.open"), "/print").classes("pc-btn pc-btn-quiet")
    if desk.own is not None:
        PackUpload(desk, visit, desk.own)
        BoardUpload(desk, visit, desk.own)


def _pack(desk: Desk, visit: Visit, choice: PromptChoice) -> None:
    say = desk.say
    with ui.element("section").classes("pc-card"):
        Said(say("exchange.pack.title"), "h2")
        Said(say("exchange.pack.lead"), "p").classes("pc-lead")
        title = _field(say("exchange.pack.name"), "", "pack-title")
        made_by = _field(say("exchange.pack.made_by"), "", "pack-made-by")
        licence = ui.select(list(LICENCES), value=LICENCES[0], label=say("exchange.pack.licence")).props("outlined")
        Said(say("exchange.pack.licence_hint"), "p").classes("pc-fine")

        def written() -> tuple[bytes, str]:
            label = Label(plain_words(title.value or ""), plain_words(made_by.value or ""), licence.value)
            if not label.title or not label.made_by:
                raise PlaycueError(say("exchange.pack.unnamed"))
            playcue = version("playcue")
            known = as_written(desk)
            whole = [known[way.id] for way in choice.chosen]  # a child's way out of a prompt is no prompt of its own
            day = desk.practice.clock().date()
            raw = write_pack(whole, pictures_of(desk), origins_of(desk, playcue), label, day, playcue)
            return raw, f"{plain_name(label.title)}.playcue.zip"

        with ui.element("div").classes("pc-actions"):
            _save(desk, visit, say("exchange.pack.save"), "save-pack", written)


def _boards(desk: Desk, visit: Visit, choice: PromptChoice) -> None:
    say = desk.say
    with ui.element("section").classes("pc-card"):
        Said(say("exchange.board.title"), "h2")
        Said(say("exchange.board.lead"), "p").classes("pc-lead")
        name = _field(say("exchange.board.name"), say("exchange.board.usual_name"), "board-name")

        def words() -> BoardWords:
            called = plain_words(name.value or "") or say("exchange.board.usual_name")
            about = say("exchange.board.about")
            more, back = say("exchange.board.more"), say("exchange.board.back")
            return BoardWords(called, about, more, back, say("exchange.board.page", n="{n}"), desk.wording.language)

        def written(ending: str) -> Callable[[], tuple[bytes, str]]:
            write = write_obf if ending == "obf" else write_obz

            def now() -> tuple[bytes, str]:
                prompts: list[Prompt] = choice.chosen
                said = words()
                raw = write(prompts, pictures_of(desk), origins_of(desk, version("playcue")), said)
                return raw, f"{plain_name(said.name)}.{ending}"

            return now

        with ui.element("div").classes("pc-actions"):
            _save(desk, visit, say("exchange.board.one"), "save-obf", written("obf"))
            _save(desk, visit, say("exchange.board.many"), "save-obz", written("obz"))


def _field(label: str, value: str, mark: str) -> ui.input:
    return ui.input(label, value=value).props(f"outlined maxlength={LONGEST} autocomplete=off").mark(mark)


def _save(desk: Desk, visit: Visit, label: str, mark: str, written: Callable[[], tuple[bytes, str]]) -> None:
    """A button that makes a file and hands it to the browser. The door is asked again: a page stays open for hours."""

    async def save() -> None:
        try:
            if visit.who is None:
                raise PlaycueError(desk.say("exchange.signed_out"))
            raw, name = await in_thread(written)
        except PlaycueError as fault:
            ui.notify(desk.told(fault), type="negative", multi_line=True)
            return
        ui.download.content(raw, name, "application/octet-stream")
        ui.notify(desk.say("exchange.saved", name=name))

    with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet").on("click", save).mark(mark):
        Said(label)
