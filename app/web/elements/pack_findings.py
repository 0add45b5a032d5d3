"""A pack that somebody sent: what it would add or change is shown, then an adult takes what they choose."""

from nicegui import ui

from app.exchange import Findings, Found, Known, OwnShelf, look, take
from app.library import Library
from app.therapy import PlaycueError, Prompt

from ..choosable import pictures_of, shipped
from ..desk import Desk
from ..guard import Visit
from ..spoken import day
from ..threads import in_thread
from .said import Said
from .upload import upload

TOUCH = ("none", "self", "adult")  # the closest last


class PackUpload:
    """The card that opens a pack."""

    def __init__(self, desk: Desk, visit: Visit, own: OwnShelf) -> None:
        self._desk, self._visit, self._own = desk, visit, own
        with ui.element("section").classes("pc-card"):
            Said(desk.say("exchange.take.title"), "h2")
            Said(desk.say("exchange.take.lead"), "p").classes("pc-lead")
            with ui.element("div").classes("pc-actions"):
                upload(desk, visit, desk.say("exchange.take.choose"), ".zip", "upload-pack", self._look)
            self._found = ui.element("div").classes("pc-fields").props("aria-live=polite")

    async def _look(self, raw: bytes) -> None:
        findings = await in_thread(lambda: look(raw, _known(self._desk, self._own)))
        self._found.clear()
        with self._found:
            _Shown(self._desk, self._visit, self._own, findings, self._found)


class _Shown:
    def __init__(self, desk: Desk, visit: Visit, own: OwnShelf, findings: Findings, place: ui.element) -> None:
        self._desk, self._visit, self._own, self._findings, self._place = desk, visit, own, findings, place
        self._chosen: dict[str, ui.checkbox] = {}
        self._instead: dict[str, ui.checkbox] = {}
        said = findings.manifest
        if said is None:
            Said(findings.refused, "p").classes("pc-note pc-refusal").props("role=alert")
            return
        Said(said.title, "h3")
        facts = desk.say("exchange.take.facts", made_by=said.made_by, licence=said.licence, version=said.version,
                         date=day(desk, said.date))  # fmt: skip
        Said(facts, "p").classes("pc-lead")
        with ui.element("ul").classes("pc-list pc-found"):
            for found in findings.prompts:
                with ui.element("li").classes(f"pc-found-{found.state}").mark(f"found-{found.id}"):
                    self._row(found)
        if any(found.can_be_taken for found in findings.prompts):
            Said(desk.say("exchange.take.safety"), "p").classes("pc-fine")
            with ui.element("div").classes("pc-actions"):
                button = ui.element("button").props("type=button").classes("pc-btn").on("click", self._take)
                with button.mark("take-pack"):
                    Said(desk.say("exchange.take.take"))

    def _row(self, found: Found) -> None:
        say, state = self._desk.say, found.state
        with ui.element("div").classes("pc-found-head"):
            if found.can_be_taken:
                usual = state in ("new", "newer") and not found.says
                box = ui.checkbox(found.title, value=usual).mark(f"choose-{found.id}")
                self._chosen[found.id] = box
            else:
                Said(found.title).classes("pc-list-name")
            Said(say(f"exchange.take.states.{state}")).classes("pc-badge")
            if found.prompt is not None:
                kind = self._desk.word("kind", found.prompt.kind)
                closest = max((way.touch for way in found.prompt.ways), key=TOUCH.index)
                touch = say(f"exchange.take.touch.{closest}")
                Said(f"{kind} · {touch}").classes("pc-fine")
        for sentence in found.says:
            Said(sentence, "p").classes("pc-message" if state == "refused" else "pc-lead")
        if found.prompt is not None:
            _words(self._desk, found.prompt)
        if found.replaces and found.can_be_taken:
            label = say("exchange.take.instead")
            self._instead[found.id] = ui.checkbox(label, value=False).mark(f"instead-{found.id}")

    async def _take(self) -> None:
        chosen = {name for name, box in self._chosen.items() if box.value}
        instead = {name for name, box in self._instead.items() if box.value and name in chosen}
        try:
            count = await in_thread(self._keep, chosen, instead)
        except PlaycueError as fault:
            ui.notify(str(fault), type="negative", multi_line=True)
            return
        self._place.clear()
        with self._place:
            Said(self._desk.count("exchange.take.taken", count), "p").classes("pc-note").props("role=status")

    def _keep(self, chosen: set[str], instead: set[str]) -> int:
        desk = self._desk
        if self._visit.who is None:
            raise PlaycueError(desk.say("exchange.signed_out"))
        taken = take(self._findings, chosen, instead)
        with desk.writing:
            self._own.keep(self._visit.who, taken)
        return len(taken.prompts)


def _words(desk: Desk, prompt: Prompt) -> None:
    """What it says and what hands do in it, to be read before it is taken."""
    with ui.element("details").classes("pc-more"):
        Said(desk.say("exchange.take.words"), "summary")
        Said(prompt.about, "p").classes("pc-lead")
        for way in prompt.ways:
            if way.variant:
                Said(desk.word("variant", way.variant), "p").classes("pc-label")
            with ui.element("ol").classes("pc-plainlist"):
                for verse in way.verses:
                    with ui.element("li"):
                        answers = [line for option in verse.options for line in option.lines]
                        Said(" / ".join([*verse.lines, *answers]), "p")
                        if verse.hands:
                            area = desk.word("area", verse.hands.area) if verse.hands.area else ""
                            Said(f"{area}: {verse.hands.words}".lstrip(": "), "p").classes("pc-fine")


def _known(desk: Desk, own: OwnShelf) -> Known:
    shelf = desk.library or desk.practice.shelf
    tunes = shelf.tunes if isinstance(shelf, Library) else {}
    return Known(shipped(desk), own.prompts(), tunes, pictures_of(desk))
