"""Paper: choice boards, first-then strips and cards with words, as they come out of the printer."""

from collections.abc import Sequence

from nicegui import ui

from app.exchange import LAYOUTS, PAPERS
from app.therapy import Child

from ..choosable import Choosable, whom_and_what
from ..desk import Desk
from ..elements import Said
from ..elements.choice import choice
from ..elements.one_of import OneOf
from ..elements.prompt_choice import PromptChoice
from ..frame import adult_page
from ..guard import Visit
from ..print_sheets import SHEET, drawn_sheets, paper_style
from ..spoken import day
from ..threads import in_thread

USUAL_LAYOUT, USUAL_PAPER = "4", "A4"
AMERICAN = ("en-us", "en-ca", "es-mx", "fr-ca")  # languages of browsers whose printers hold Letter


def register(desk: Desk) -> None:
    """The page at /print."""

    @adult_page(desk, "/print", "exchange.print.title")
    async def build(desk: Desk, visit: Visit) -> None:
        content(desk, visit, *await in_thread(whom_and_what, desk, visit))


def content(desk: Desk, visit: Visit, children: Sequence[Child], everything: Choosable) -> None:
    """What to print, how, and what it will look like."""
    ui.add_css(SHEET.read_text("utf-8"))
    _Print(desk, visit, children, everything)


class _Print:
    def __init__(self, desk: Desk, visit: Visit, children: Sequence[Child], everything: Choosable) -> None:
        self._desk = desk
        say = desk.say
        with ui.element("div").classes("pc-not-printed pc-stack"):
            Said(say("exchange.print.title"), "h1")
            Said(say("exchange.print.lead"), "p").classes("pc-lead")
            with ui.element("section").classes("pc-card"):
                Said(say("exchange.prompts"), "h2")
                self._choice = PromptChoice(desk, visit, children, everything, self._draw)
            with ui.element("section").classes("pc-card"):
                Said(say("exchange.print.layout"), "h2")
                words = {name: say(f"exchange.print.layouts.{name}") for name in LAYOUTS}
                self._layout = OneOf(say("exchange.print.layout"), words, USUAL_LAYOUT, self._draw, always=True)
                Said(say("exchange.print.paper"), "p").classes("pc-label")
                self._paper = choice(say("exchange.print.paper"), {name: name for name in PAPERS}, _paper(visit))
                self._paper.on_value_change(self._draw).mark("paper")
            with ui.element("section").classes("pc-card pc-sticky"):
                self._count = Said("", "p").classes("pc-progress")
                button = ui.element("button").props("type=button").classes("pc-btn").mark("print")
                button.on("click", js_handler="() => window.print()")
                with button:
                    Said(say("exchange.print.print"))
                self._button = button
            Said(say("exchange.print.laminate"), "p").classes("pc-fine")
        self._sheets = ui.html("", sanitize=False).classes("pc-sheets").mark("sheets")
        self._style = ui.html("", sanitize=False, tag="style")
        self._draw()

    def _draw(self) -> None:
        desk, prompts = self._desk, self._choice.on_paper
        layout = LAYOUTS[self._layout.value or USUAL_LAYOUT]
        paper = PAPERS[self._paper.value]
        today = day(desk, desk.practice.clock())
        self._sheets.content = drawn_sheets(desk, prompts, layout.name, paper.name, today)
        self._style.content = paper_style(layout, paper)
        pages = -(-len(prompts) // layout.prompts)
        self._count.text = desk.count("exchange.print.pages", pages) if pages else desk.say("exchange.print.none")
        self._button.props["disabled"] = not pages


def _paper(visit: Visit) -> str:
    return "Letter" if visit.language.casefold().startswith(AMERICAN) else USUAL_PAPER
