"""A pack that somebody sent: what it would add or change is shown, then an adult takes what they choose."""

from nicegui import ui

from app.exchange import Findings, Found, Known, OwnShelf, look, take
from app.library import Library
from app.practice import Who
from app.therapy import Prompt

from ..choosable import pictures_of, shipped
from ..desk import Desk
from ..guard import Visit
from ..spoken import day
from ..threads import in_thread
from .said import Said
from .taking_in import TakingIn, refusal

TOUCH = ("none", "self", "adult")  # the closest last


class PackUpload:
    """The card that opens a pack."""

    def __init__(self, desk: Desk, visit: Visit, own: OwnShelf) -> None:
        self._desk, self._own = desk, own
        self._card = TakingIn(desk, visit, "take", "pack", ".zip", self._look)

    async def _look(self, raw: bytes) -> None:
        findings = await in_thread(lambda: look(raw, _known(self._desk, self._own)))
        self._card.place.clear()
        with self._card.place:
            _Shown(self._desk, self._own, findings, self._card)


class _Shown:
    def __init__(self, desk: Desk, own: OwnShelf, findings: Findings, card: TakingIn) -> None:
        self._desk, self._own, self._findings, self._card = desk, own, findings, card
        self._chosen: dict[str, ui.checkbox] = {}
        self._instead: dict[str, ui.checkbox] = {}
        said = findings.manifest
        if said is None:
            refusal(desk.said(findings.refused))
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
            card.button(self._take)

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
            Said(self._desk.said(sentence), "p").classes("pc-message" if state == "refused" else "pc-lead")
        if found.prompt is not None:
            _words(self._desk, found.prompt)
        if found.replaces and found.can_be_taken:
            label = say("exchange.take.instead")
            self._instead[found.id] = ui.checkbox(label, value=False).mark(f"instead-{found.id}")

    async def _take(self) -> None:
        chosen = {name for name, box in self._chosen.items() if box.value}
        instead = {name for name, box in self._instead.items() if box.value and name in chosen}
        await self._card.take(lambda who: self._keep(who, chosen, instead))

    def _keep(self, who: Who, chosen: set[str], instead: set[str]) -> int:
        taken = take(self._findings, chosen, instead)
        with self._desk.writing:
            self._own.keep(who, taken)
        return len(taken.prompts)


def _words(desk: Desk, prompt: Prompt) -> None:
    """What it says and what hands do in it, to be read before it is taken."""
    with ui.element("details").classes("pc-more"):
        Said(desk.say("exchange.take.words"), "summary")
        Said(prompt.about, "p").classes("pc-lead")
        for way in prompt.ways:
            if way.variant:
                Said(desk.say(f"library.way.{way.variant}"), "p").classes("pc-label")
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
    return Known(shipped(desk), own.prompts(), tunes, pictures_of(desk), own.put_away())
