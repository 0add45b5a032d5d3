"""A prompt in the practice's own voice: its title and each of its lines, to record, listen to and take back."""

from nicegui import ui

from app.therapy import Prompt, in_language, said_aloud

from ..desk import Desk
from ..elements import Said
from ..elements.one_of import OneOf
from ..elements.voice_row import VoiceRow
from ..frame import adult_page
from ..guard import Visit
from ..threads import in_thread

WRITTEN = "as-written"


def register(desk: Desk) -> None:
    """The page at /library/{id}/voice."""

    @adult_page(desk, "/library/{prompt_id}/voice", "own_voice.title")
    async def build(desk: Desk, visit: Visit) -> None:
        prompt = desk.practice.speaking.stocked.prompts.get(visit.path["prompt_id"])
        if prompt is None:
            ui.navigate.to("/library")
            return
        await in_thread(desk.practice.recordings.all)  # read beside the loop, before anything is drawn
        content(desk, visit, prompt)


def content(desk: Desk, visit: Visit, prompt: Prompt) -> None:
    """What it is for, the language, then a row for each text."""
    say = desk.say
    Said(say("own_voice.title"), "h1")
    Said(say("own_voice.lead"), "p").classes("pc-lead")
    Said(say("own_voice.mind"), "p").classes("pc-note")
    if prompt.beat and prompt.beat.tune:
        Said(say("own_voice.sung"), "p").classes("pc-fine")
    with ui.element("div").classes("pc-actions"):
        ui.link(say("own_voice.back"), f"/library/{prompt.id}").classes("pc-btn pc-btn-quiet")
    languages = {name: word for name, word in desk.languages.items() if name in prompt.translations}
    mine = desk.practice.language
    with ui.element("section").classes("pc-card"):
        heading = Said("", "h2")
        chosen = None
        if languages:
            options = {WRITTEN: say("library.as_written"), **languages}
            start = mine if mine in languages else WRITTEN
            chosen = OneOf(say("own_voice.language"), options, start, lambda: draw(), always=True)
        count = Said("", "p").classes("pc-fine").props("role=status")
        rows = ui.element("ul").classes("pc-list pc-voices")

    def draw() -> None:
        language = chosen.value if chosen is not None and chosen.value != WRITTEN else ""
        told = in_language(prompt, language or "")
        heading.text = told.title
        recorded = desk.practice.recordings.of(prompt.id, language or "")
        drawn: list[VoiceRow] = []

        async def counted() -> None:
            count.text = say("own_voice.count", n=sum(row.recorded is not None for row in drawn), all=len(drawn))

        rows.clear()
        with rows:
            for number, words in enumerate(said_aloud(told)):
                with ui.element("li"):
                    with ui.element("div").classes("pc-voice-words"):
                        Said(words, "p").props("dir=auto")
                        if not number:
                            Said(say("own_voice.title_of"), "p").classes("pc-fine")
                    asked = (prompt.id, language or "", words)
                    drawn.append(VoiceRow(desk, visit, asked, recorded.get(words), counted).mark(f"voice-{number}"))
        count.text = say("own_voice.count", n=sum(row.recorded is not None for row in drawn), all=len(drawn))

    draw()
