"""One question of the safety checklist: its answer, and behind a yes what else has to be said."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

from nicegui import ui

from app.therapy import Answer, Precaution

from .. import checklist
from ..desk import Desk
from .answer_fields import AnswerFields
from .choice import choice
from .ending import Ending
from .said import Said

OPEN, NO, YES = "not_answered", "no", "yes"


class Answers(Protocol):
    """Where answers are kept: what stands there, what is due for another look, the time, and a way to save."""

    @property
    def due(self) -> frozenset[str]:
        """Precautions whose review, or earliest end, has passed."""

    def answer(self, name: str) -> Answer | None:
        """What is on the chart now."""

    def now(self) -> datetime:
        """The practice's time."""

    async def put(self, what: str, name: str, edit: Callable[[Answer | None], Answer | None]) -> bool:
        """Save what becomes of the answer that holds by then; False when it is none else, or that did not work."""


class QuestionRow:
    """One question: its answer, and behind a yes what else has to be said."""

    def __init__(
        self, desk: Desk, page: Answers, question: Precaution, titles: Mapping[str, str], *, suggested: bool
    ) -> None:
        self._desk, self._page, self._question, self._titles = desk, page, question, titles
        options = {name: desk.say(f"safety.{name}") for name in (YES, NO, OPEN)}
        with ui.element("div").classes("pc-question").props(f"id={question.id}").mark(f"question-{question.id}"):
            with ui.element("div").classes("pc-question-head"):
                with ui.element("div"):
                    Said(question.title, "h3")
                    if suggested:
                        Said(desk.say("safety.suggested")).classes("pc-badge")
                self._toggle = choice(question.title, options, self._now())
                self._toggle.on_value_change(self._tapped).mark(f"answer-{question.id}")
            self._more = ui.element("div").classes("pc-question-more")
        self.show()

    def show(self) -> None:
        """Draw the answer as it is on the chart."""
        self._toggle.set_value(self._now())
        self._more.clear()
        answer = self._page.answer(self._question.id)
        if answer is not None and answer.yes:
            with self._more:
                Said(self._question.message, "p").classes("pc-message")
                if self._question.id in self._page.due:
                    self._look_again()
                if answer.ended is None and self._question.asks:
                    Said(self._desk.say("safety.empty_is_strict"), "p").classes("pc-lead")
                    AnswerFields(self._desk, self._question, answer, self._titles, self._say)
                if roles := checklist.may_end(self._question):
                    Ending(self._desk, self._question, answer.ended, roles, self._end)

    def _look_again(self) -> None:
        """Something kept for long is looked at again now and then; it holds until somebody says that it is over."""
        Said(self._desk.say("safety.due"), "p").classes("pc-note")
        if self._question.kind == "standing":
            with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet") as button:
                Said(self._desk.say("safety.still_so"))
            button.mark("still-so").on("click", self._still_so)

    async def _still_so(self) -> None:
        await self._put(lambda answer: answer and checklist.said(answer, {}, self._clock()))
        self.show()

    async def _tapped(self) -> None:
        said = self._toggle.value
        if said != self._now():
            clock = self._clock()
            await self._put(lambda answer: None if said == OPEN else checklist.answered(answer, said == YES, clock))
            self.show()

    async def _say(self, fields: dict[str, Any]) -> None:
        await self._change(lambda answer: checklist.said(answer, fields, self._clock()))

    async def _end(self, ending: Any) -> None:
        if await self._change(lambda answer: checklist.ended(answer, ending, self._clock())):
            self.show()

    async def _change(self, edit: Callable[[Answer], Answer]) -> bool:
        def edited(answer: Answer | None) -> Answer | None:
            if answer is None:
                return None
            fresh = edit(answer)
            return answer if fresh.model_copy(update={"reviewed": answer.reviewed}) == answer else fresh

        return await self._put(edited)

    async def _put(self, edit: Callable[[Answer | None], Answer | None]) -> bool:
        return await self._page.put(self._title(), self._question.id, edit)

    def _now(self) -> str:
        answer = self._page.answer(self._question.id)
        return OPEN if answer is None else YES if answer.yes else NO

    def _clock(self) -> datetime:
        return self._page.now()

    def _title(self) -> str:
        title = self._question.title
        return title if len(title) < 40 else title[:38].rsplit(" ", 1)[0] + "…"
