"""What to do first when something is wrong, and whom to call: of the practice, or of one child's family."""

from typing import Any

from nicegui import ui
from pydantic import ValidationError

from app.therapy import CALLS_MOST, LONGEST_CALL, LONGEST_FIRST, Call, Chart, ContentError, WhenWrong

from ..desk import Desk
from .said import Said


class WhenWrongFields(ui.element):
    """One text, and a row for each number; an empty row is none."""

    def __init__(self, desk: Desk, said: WhenWrong) -> None:
        super().__init__("div")
        self.classes("pc-fields")
        self._desk = desk
        self._rows: list[tuple[ui.input, ui.input]] = []
        say = desk.say
        with self:
            self._first = ui.textarea(say("wrong.first"), value=said.first)
            self._first.props(f"outlined autogrow maxlength={LONGEST_FIRST}")
            self._first.mark("wrong-first")
            self._calls = ui.element("div").classes("pc-fields")
            with ui.element("div").classes("pc-actions"):
                self._more = ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet")
                with self._more:
                    Said(say("wrong.another"))
            self._more.on("click", lambda: self._row()).mark("another-call")
        for name, number in [(call.name, call.number) for call in said.calls] or [("", "")]:
            self._row(name, number)

    @property
    def said(self) -> WhenWrong:
        """What is down; ContentError for a row that cannot be called."""
        calls = []
        for name, number in ((one.value.strip(), other.value.strip()) for one, other in self._rows):
            if not name and not number:
                continue
            try:
                calls.append(Call(name=name or number, number=number))
            except ValidationError:
                raise ContentError(
                    '"{number}" ({name}) is no telephone number: write digits, with + and spaces as you like.',
                    "no_number",
                    name=name or "?",
                    number=number,
                ) from None
        return WhenWrong(first=self._first.value.strip()[:LONGEST_FIRST], calls=tuple(calls))

    def _row(self, name: str = "", number: str = "") -> None:
        say = self._desk.say
        with self._calls, ui.element("div").classes("pc-pairfields"):
            who = ui.input(say("wrong.who"), value=name).props(f"outlined maxlength={LONGEST_CALL}").mark("call-name")
            digits = ui.input(say("wrong.number"), value=number).props("outlined type=tel maxlength=40")
            digits.mark("call-number")
        self._rows.append((who, digits))
        self._more.visible = len(self._rows) < CALLS_MOST


class WhenWrongCard:
    """The same as a card of the choosing page."""

    def __init__(self, desk: Desk, chart: Chart) -> None:
        with ui.element("section").classes("pc-card pc-part"):
            Said(desk.say("wrong.title"), "h2")
            Said(desk.say("wrong.of_child", nickname=chart.child.nickname), "p").classes("pc-lead")
            self._fields = WhenWrongFields(desk, chart.child.when_wrong)

    @property
    def said(self) -> dict[str, Any]:
        """The field `when_wrong`."""
        return {"when_wrong": self._fields.said}
