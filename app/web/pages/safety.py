"""The safety checklist of a child: every question with yes, no or not answered, saved one by one."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from nicegui import ui

from app.therapy import Answer, Chart, Child, PlaycueError, Precaution, as_told

from .. import checklist
from ..checklist import Group
from ..desk import Desk
from ..elements import Said
from ..elements.no_to_all import ask_no_to_all
from ..elements.question import QuestionRow
from ..frame import adult_page
from ..guard import Visit
from ..threads import in_thread


def register(desk: Desk) -> None:
    """The page at /child/{id}/safety."""

    @adult_page(desk, "/child/{child_id}/safety", "safety.title")
    async def build(desk: Desk, visit: Visit) -> None:
        chart = await in_thread(visit.chart)
        content(desk, visit, chart)


def content(desk: Desk, visit: Visit, chart: Chart) -> None:
    """All questions of this child."""
    child = chart.child
    Said(desk.say("safety.of", nickname=child.nickname), "h1")
    Said(desk.reviewed() + " " + desk.say("safety.strictly"), "p").classes("pc-lead")
    page = _Checklist(desk, visit, chart)
    with ui.element("div").classes("pc-actions pc-actions-end"):
        ui.link(desk.say("safety.to_chart"), f"/child/{child.id}").classes("pc-btn")
    page.show_progress()


class _Checklist:
    def __init__(self, desk: Desk, visit: Visit, chart: Chart) -> None:
        self._desk, self._visit, self._chart = desk, visit, chart
        self._shelf = visit.practice.shelf
        self._child = child = as_told(chart.child, chart, self._shelf.precautions)
        self._titles = {name: prompt.title for name, prompt in self._shelf.prompts.items()}
        self._groups = checklist.groups(child, self._shelf.precautions)
        self._before: list[tuple[str, dict[str, Answer | None]]] = []
        self._turn, self._asking = asyncio.Lock(), False  # one save after the other, one question at a time
        self._rows: dict[str, QuestionRow] = {}
        self._left: dict[str, Said] = {}
        self._no_to_all: dict[str, ui.element] = {}
        self._due = checklist.due(child, self._shelf.precautions, self.now())
        self._meaning = Said("", "p").classes("pc-note")
        self._look = Said("", "p").classes("pc-note")
        with ui.element("div").classes("pc-card pc-sticky"):
            self._progress = Said("", "p").classes("pc-progress").props("role=status")
            with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet").mark("undo") as self._undo:
                self._undo_says = Said(desk.say("safety.undo"))
            self._undo.on("click", self._take_back)
        for group in self._groups:
            self._group(group)
        self._each_time()

    def show_progress(self) -> None:
        """Say how much is answered, in all and in each group, and what could be taken back."""
        say, total = self._desk.say, 0
        for group in self._groups:
            left = len(checklist.unanswered(self._child, group.questions))
            total += left
            self._left[group.id].text = say("safety.left", n=left) if left else say("safety.all_answered")
            self._no_to_all[group.id].visible = left > 0
        asked = sum(len(group.questions) for group in self._groups)
        self._progress.text = say("safety.progress", done=asked - total, all=asked)
        self._meaning.text = self._desk.count("safety.open", total) if total else say("safety.complete")
        self._meaning.classes(replace="pc-note" if total else "pc-lead")
        self._look.text = self._desk.count("safety.look", len(self._due))
        self._look.visible = bool(self._due)
        self._undo.visible = bool(self._before)
        self._undo_says.text = say("safety.undo_of", what=self._before[-1][0]) if self._before else say("safety.undo")

    async def put(self, what: str, name: str, edit: Callable[[Answer | None], Answer | None]) -> bool:
        """Save what becomes of an answer, so that it can be taken back; False when it stays, or that did not work.

        What becomes of it is asked when its turn has come: what was tapped meanwhile, here or on another page, stays.
        """

        def choose(child: Child) -> Mapping[str, Answer | None]:
            answer = as_told(child, self._chart, self._shelf.precautions).answers.get(name)
            fresh = edit(answer)
            return {} if fresh == answer else {name: fresh}

        async with self._turn:
            before = await self._saved(choose)
            if before:
                self._before.append((what, before))
                self.show_progress()
        return bool(before)

    @property
    def due(self) -> frozenset[str]:
        """Precautions that are due for another look."""
        return self._due

    def now(self) -> datetime:
        """The practice's time."""
        return self._visit.practice.clock()

    def answer(self, name: str) -> Answer | None:
        """What holds now: of the chart, or said at a play session since."""
        return self._child.answers.get(name)

    async def _saved(self, choose: Callable[[Child], Mapping[str, Answer | None]]) -> dict[str, Answer | None] | None:
        """Save what is chosen for the child as it is on the chart this very moment; what stood there is returned."""
        before: dict[str, Answer | None] = {}

        def edit(child: Child) -> Child:
            answers = choose(child)
            before.update({name: child.answers.get(name) for name in answers})
            return checklist.with_answers(child, answers)

        try:
            saved = await in_thread(self._visit.change, edit, self._desk.writing)
        except (PlaycueError, OSError) as fault:
            ui.notify(self._desk.told(fault), type="negative", multi_line=True)
            return None
        self._child = as_told(saved, self._chart, self._shelf.precautions)
        self._due = checklist.due(self._child, self._shelf.precautions, self.now())
        return before

    async def _take_back(self) -> None:
        async with self._turn:
            if not self._before:
                return
            _, answers = self._before[-1]
            if await self._saved(lambda _: answers) is not None:
                self._before.pop()
                self._show(answers)

    def _show(self, names: Iterable[str]) -> None:
        for name in names:
            self._rows[name].show()
        self.show_progress()

    def _group(self, group: Group) -> None:
        say = self._desk.say
        with ui.element("section").classes("pc-card pc-group").mark(f"group-{group.id}"):
            with ui.element("div").classes("pc-group-head"):
                Said(say(f"safety.group.{group.id}"), "h2")
                self._left[group.id] = Said("").classes("pc-lead")
                with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet") as no_to_all:
                    Said(say("safety.no_to_all"))
                no_to_all.on("click", lambda: self._ask_no_to_all(group)).mark(f"no-to-all-{group.id}")
                self._no_to_all[group.id] = no_to_all
            for question in group.questions:
                row = QuestionRow(self._desk, self, question, self._titles, suggested=question.id in group.suggested)
                self._rows[question.id] = row

    def _ask_no_to_all(self, group: Group) -> None:
        if self._asking:
            return
        self._asking = True
        left = checklist.unanswered(self._child, group.questions)

        async def no() -> None:
            said_no = checklist.answered(None, False, self.now())
            async with self._turn:
                fresh = await self._saved(lambda child: dict.fromkeys(_open_in(child, left), said_no))
                if fresh:
                    self._before.append((self._desk.say("safety.no_to_all"), fresh))
                if fresh is not None:
                    self._show(self._rows)

        def closed() -> None:
            self._asking = False

        ask_no_to_all(self._desk, left, no, closed)

    def _each_time(self) -> None:
        with ui.element("section").classes("pc-card pc-group"):
            Said(self._desk.say("safety.each_time"), "h2")
            Said(self._desk.say("safety.each_time_lead"), "p").classes("pc-lead")
            asked = checklist.asked_each_time(self._shelf.precautions)
            for one in asked:
                if (answer := self.answer(one.id)) is not None and answer.yes:
                    self._rows[one.id] = QuestionRow(self._desk, self, one, self._titles, suggested=False)
            with ui.element("ul").classes("pc-plainlist"):
                for one in asked:
                    if one.id not in self._rows:
                        Said(one.title, "li")


def _open_in(child: Child, questions: Iterable[Precaution]) -> list[str]:
    return [one.id for one in checklist.unanswered(child, questions)]
