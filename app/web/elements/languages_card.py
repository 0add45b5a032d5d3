"""The languages of the practice, on the settings page: which there are, and which is the first."""

from collections.abc import Sequence

from nicegui import ui

from app.therapy import PlaycueError

from ..desk import Desk
from ..guard import Visit
from ..threads import in_thread
from .chip_set import ChipSet
from .said import Said


def languages_card(desk: Desk, visit: Visit, spoken: Sequence[str]) -> None:
    """Chips for every language that there are words in; nothing where that is one. A change shows the page anew."""
    if len(desk.languages) < 2:
        return
    known = [name for name in spoken if name in desk.languages]

    async def speak(languages: Sequence[str]) -> None:
        try:
            await in_thread(visit.practice.speak, visit.who, languages)
        except PlaycueError as fault:
            chips.choose(known)
            ui.notify(desk.told(fault), type="negative", multi_line=True)
            return
        ui.navigate.reload()

    async def tapped() -> None:
        kept = [name for name in known if name in chips.chosen]  # the first stays the first
        await speak([*kept, *(name for name in chips.chosen if name not in kept)])

    async def begin() -> None:
        await speak([first.value, *(name for name in known if name != first.value)])

    with ui.element("section").classes("pc-card"):
        Said(desk.say("settings.languages"), "h2")
        Said(desk.say("settings.languages_lead"), "p").classes("pc-lead")
        chips = ChipSet(desk.say("settings.languages"), desk.languages, known, tapped)
        if len(known) > 1:
            options = {name: desk.languages[name] for name in known}
            first = ui.select(options, value=known[0], label=desk.say("settings.languages_first"), on_change=begin)
            first.props("outlined").classes("pc-narrow").mark("first-language")
            Said(desk.say("settings.languages_first_lead"), "p").classes("pc-lead")
