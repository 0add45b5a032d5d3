"""Opening a chart for a child, and changing what is said about one."""

import asyncio
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from nicegui import ui

from app.therapy import GOALS, POSITIONS, PROFILES, SENSES, Child, PlaycueError, Sense

from ..desk import Desk
from ..elements import ChipSet, Said, choice, face_picker
from ..elements.filled_in import filled_in, signed_in
from ..elements.likes_fields import LikesFields
from ..frame import adult_page
from ..guard import Visit
from ..meanwhile import with_changes
from ..spoken import capital, month
from ..threads import in_thread

PATTERNS = ("typical", "sensitive", "avoiding", "seeking", "registration")
UNKNOWN = ""  # the choice that says: nobody told us
OLDEST_YEARS = 21
SHORTEST_S, LONGEST_S = 5, 3600  # what may be said about attention


def register(desk: Desk) -> None:
    """The pages at /child/new and /child/{id}/edit."""

    @adult_page(desk, "/child/new", "form.new_title")
    async def build_new(desk: Desk, visit: Visit) -> None:
        today = visit.practice.clock().date()
        content(desk, visit, Child(id="new", nickname="?"), today, fresh=True)

    @adult_page(desk, "/child/{child_id}/edit", "form.edit_title")
    async def build_edit(desk: Desk, visit: Visit) -> None:
        chart = await in_thread(visit.chart)
        content(desk, visit, chart.child, visit.practice.clock().date(), fresh=False)


def content(desk: Desk, visit: Visit, child: Child, today: date, *, fresh: bool) -> None:
    """The form of one child."""
    say = desk.say
    Said(say("form.new_title") if fresh else say("form.edit_of", nickname=child.nickname), "h1")
    with filled_in(desk):
        form = _Form(desk, child, today, fresh=fresh)
    where, drawn, turn = visit, child, asyncio.Lock()

    async def save() -> None:
        nonlocal where, drawn
        if not await signed_in(visit):
            return
        async with turn:
            wrong.text = form.fault()
            if not wrong.text:
                try:
                    wanted = Child.model_validate({**drawn.model_dump(), **form.said()})
                    kept = await in_thread(_keep, desk, where, drawn, wanted)
                    drawn, where = wanted, replace(visit, child_id=kept.id)  # a second tap opens no second chart
                except PlaycueError as problem:
                    wrong.text = desk.told(problem)
            wrong.visible = bool(wrong.text)
        if not wrong.visible:
            ui.navigate.to(f"/child/{kept.id}/safety" if fresh else f"/child/{kept.id}")

    wrong = Said("", "p").classes("pc-wrong").props("role=alert")  # beside the button, where the eyes are
    wrong.visible = False
    with ui.element("div").classes("pc-actions pc-actions-end"):
        ui.link(say("form.cancel"), "/" if fresh else f"/child/{child.id}").classes("pc-btn pc-btn-quiet")
        with ui.element("button").props("type=button").classes("pc-btn").on("click", save).mark("save"):
            Said(say("form.open" if fresh else "form.save"))


@dataclass(slots=True)
class _SenseFields:
    pattern: ui.select
    strength: ui.toggle


class _Form:
    def __init__(self, desk: Desk, child: Child, today: date, *, fresh: bool) -> None:
        self._desk, self._avatar = desk, child.avatar
        say = desk.say
        with _part(desk, "who"):
            self._nickname = ui.input(say("form.nickname"), value="" if fresh else child.nickname)
            self._nickname.props("outlined maxlength=40 autocomplete=off").classes("pc-narrow").mark("nickname")
            Said(say("form.nickname_hint"), "p").classes("pc-lead")
            Said(say("form.avatar"), "p").classes("pc-label")
            face_picker(desk, child.avatar, self._choose_avatar)
            self._born(child, today)
        with _part(desk, "play"):
            Said(say("form.pictures"), "p").classes("pc-label")
            self._pictures = choice(say("form.pictures"), {n: str(n) for n in (1, 2, 3, 4)}, child.pictures)
            Said(say("form.pictures_hint"), "p").classes("pc-lead")
            self._attention(child)
            self._language(child)
        with _part(desk, "likes"):
            self._likes = LikesFields(desk, child.likes)
        with _part(desk, "senses"):
            self._senses = {sense: self._sense(sense, child.senses.get(sense)) for sense in SENSES}
        self._profiles = self._chips("profiles", "profile", PROFILES, child.profiles)
        self._positions = self._chips("positions", "position", POSITIONS, child.positions)
        self._goals = self._chips("goals", "goal", GOALS, child.goals)

    def fault(self) -> str:
        """What is missing, in words; empty when all is well."""
        if not (self._nickname.value or "").strip():
            return self._desk.say("form.no_nickname")
        if bool(self._month.value) != bool(self._year.value):
            return self._desk.say("form.half_a_birth")
        seconds = self._attention_s()
        if seconds is not None and not SHORTEST_S <= seconds <= LONGEST_S:
            return self._desk.say("form.odd_attention")
        return ""

    def said(self) -> dict[str, Any]:
        """What the form says, as `Child` takes it."""
        born = f"{self._year.value}-{int(self._month.value):02d}" if self._year.value and self._month.value else None
        senses = {
            name: Sense.model_validate({"pattern": fields.pattern.value, "strength": fields.strength.value})
            for name, fields in self._senses.items()
            if fields.pattern.value != UNKNOWN
        }
        return {
            "nickname": self._nickname.value.strip(), "avatar": self._avatar, "born": born, "senses": senses,
            "attention_s": self._attention_s(), "profiles": self._profiles.chosen, "goals": self._goals.chosen,
            "positions": self._positions.chosen, "pictures": self._pictures.value,
            "likes": self._likes.said, "language": self._spoken.value if self._spoken else self._kept_language,
        }  # fmt: skip

    def _choose_avatar(self, name: str) -> None:
        self._avatar = name

    def _language(self, child: Child) -> None:
        """One of the practice's, asked where there is a choice; a child keeps one that the practice has left."""
        say, self._kept_language = self._desk.say, child.language
        self._spoken: ui.select | None = None
        names, choices = self._desk.languages, self._desk.choices
        left = child.language not in ("", *choices)
        if len(choices) > 1 or left:
            first = self._desk.practice.speaking.language
            spoken = {"": say("form.language_practice", language=names.get(first, first)), **choices}
            spoken.setdefault(child.language, names.get(child.language, child.language))
            self._spoken = ui.select(spoken, value=child.language, label=say("form.language")).props("outlined")
            self._spoken.classes("pc-narrow").mark("language")
            if left:
                told = say("form.language_left", language=spoken[child.language], nickname=child.nickname)
                ui.label(told).classes("pc-note").props("role=note")
            Said(say("form.language_hint"), "p").classes("pc-lead")

    def _born(self, child: Child, today: date) -> None:
        say = self._desk.say
        year, number = map(int, child.born.split("-")) if child.born else (0, 0)
        months = {0: say("form.unknown")} | {n: month(self._desk, date(2000, n, 1)) for n in range(1, 13)}
        years = {0: say("form.unknown")} | {y: str(y) for y in range(today.year, today.year - OLDEST_YEARS - 1, -1)}
        years.setdefault(year, str(year))
        with ui.element("div").classes("pc-pairfields"):
            self._month = ui.select(months, value=number, label=say("form.birth_month")).props("outlined")
            self._year = ui.select(years, value=year, label=say("form.birth_year")).props("outlined")
        Said(say("form.birth_hint"), "p").classes("pc-lead")

    def _attention(self, child: Child) -> None:
        say, known = self._desk.say, child.attention_s
        in_minutes = known is None or known % 60 == 0
        shown = None if known is None else known / 60 if in_minutes else known
        Said(say("form.attention"), "p").classes("pc-label")
        with ui.element("div").classes("pc-pairfields"):
            self._stay = ui.number(say("form.attention_number"), value=shown, min=0).props("outlined").mark("attention")
            units = {60: say("form.minutes"), 1: say("form.seconds")}
            self._unit = choice(say("form.attention_unit"), units, 60 if in_minutes else 1)
        Said(say("form.attention_hint"), "p").classes("pc-lead")

    def _attention_s(self) -> int | None:
        return None if self._stay.value is None else round(self._stay.value * self._unit.value)

    def _sense(self, name: str, known: Sense | None) -> _SenseFields:
        say, word = self._desk.say, capital(self._desk.word("channel", name))
        patterns = {UNKNOWN: say("form.unknown"), **self._desk.words("pattern", PATTERNS)}
        with ui.element("div").classes("pc-sense"):
            pattern = ui.select(patterns, value=known.pattern if known else UNKNOWN, label=word).props("outlined dense")
            label = say("form.strength_of", sense=word)
            options = {n: say(f"form.strength.{n}") for n in (0, 1, 2)}
            strength = choice(label, options, known.strength if known else 1)
            strength.bind_visibility_from(pattern, "value", backward=lambda value: value not in (UNKNOWN, "typical"))
        return _SenseFields(pattern, strength)

    def _chips(self, part: str, section: str, names: Any, chosen: tuple[str, ...]) -> ChipSet:
        with _part(self._desk, part):
            return ChipSet(self._desk.say(f"form.{part}"), self._desk.words(section, names), chosen)


def _part(desk: Desk, name: str) -> ui.element:
    part = ui.element("section").classes("pc-card pc-part")
    with part:
        Said(desk.say(f"form.{name}"), "h2")
        Said(desk.say(f"form.{name}_lead"), "p").classes("pc-lead")
    return part


def _keep(desk: Desk, visit: Visit, drawn: Child, wanted: Child) -> Child:
    def edited(child: Child) -> Child:
        fresh = with_changes(child, drawn, wanted)
        if fresh.steer.goal in fresh.goals:
            return fresh
        # A goal that is none any more does not come first.
        return fresh.model_copy(update={"steer": fresh.steer.model_copy(update={"goal": None})})

    if visit.child_id:
        return visit.change(edited, desk.writing)
    return visit.practice.caseload.open(visit.who, edited(drawn))
