"""The start page: the children of this adult, and what can be done with each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from nicegui import ui

from app.therapy import Child, PlaycueError, as_told, checklist_open, look_again

from ..desk import Desk
from ..elements import Said, face
from ..frame import adult_page
from ..guard import Visit
from ..spoken import age, ago
from ..threads import in_thread


@dataclass(frozen=True, slots=True)
class Card:
    """A child on the start page."""

    child: Child
    last: datetime | None
    open_questions: int
    look_again: int


@dataclass(frozen=True, slots=True)
class Home:
    """Everything the start page draws. `broken` says what is wrong with a chart that cannot be read, by its id."""

    cards: tuple[Card, ...]
    broken: Mapping[str, PlaycueError]
    now: datetime


def register(desk: Desk) -> None:
    """The page at /."""

    @adult_page(desk, "/", "home.title")
    async def build(desk: Desk, visit: Visit) -> None:
        content(desk, await in_thread(_read, visit), missing="missing" in visit.query)


def content(desk: Desk, home: Home, *, missing: bool = False) -> None:
    """Faces first, then what else can be done here."""
    say = desk.say
    Said(say("home.title"), "h1")
    if missing:
        ui.label(say("home.missing")).classes("pc-note").props("role=status")
    if not home.cards:
        with ui.element("div").classes("pc-card pc-empty"):
            ui.label(say("home.empty"))
            ui.label(say("home.empty_more")).classes("pc-lead")
    with ui.element("ul").classes("pc-children"):
        for card in home.cards:
            _card(desk, card, home.now)
        with ui.element("li").classes("pc-card pc-add"), ui.link(target="/child/new"):
            Said("+").classes("pc-plus").props("aria-hidden=true")
            Said(say("home.add"))
    for child_id, fault in home.broken.items():
        with ui.element("div").classes("pc-card pc-trouble"):
            Said(say("home.broken", id=child_id), "h2")
            ui.label(desk.told(fault))
    _pairing(desk)


def _read(visit: Visit) -> Home:
    practice, who, now = visit.practice, visit.who, visit.practice.clock()
    cards = []
    for child in practice.caseload.children(who):
        chart, rules = practice.caseload.chart(who, child.id), practice.shelf.precautions
        last = chart.plays[-1].at if chart.plays else None
        again = look_again(as_told(child, chart, rules), rules, now)
        cards.append(Card(child, last, len(checklist_open(child, rules)), len(again)))
    return Home(tuple(cards), dict(practice.caseload.broken(who)), now)


def _card(desk: Desk, card: Card, now: datetime) -> None:
    child, say = card.child, desk.say
    with ui.element("li").classes("pc-card pc-child").mark(f"card-{child.id}"):
        with ui.element("div").classes("pc-child-who"):
            face(desk, child.avatar, 96)
            with ui.element("div"):
                Said(child.nickname, "h2")
                last = say("home.last", ago=ago(desk, card.last, now)) if card.last else say("home.never")
                said = [text for text in (age(desk, child, now.date()), last) if text]
                ui.label(" · ".join(said)).classes("pc-lead")
        for key, n in (("home.open", card.open_questions), ("home.look", card.look_again)):
            if n:
                ui.link(desk.count(key, n), f"/child/{child.id}/safety").classes("pc-chip pc-warn")
        with ui.element("div").classes("pc-actions"):
            ui.link(say("home.play", nickname=child.nickname), f"/play/#{quote(child.id)}").classes("pc-btn")
            chart = ui.link(say("home.chart"), f"/child/{child.id}").classes("pc-btn pc-btn-quiet")
            chart.props["aria-label"] = say("home.chart_of", nickname=child.nickname)


def _pairing(desk: Desk) -> None:
    say = desk.say
    with ui.element("section").classes("pc-card pc-pair"):
        with ui.element("div"):
            Said(say("home.pair"), "h2")
            ui.label(say("home.pair_is")).classes("pc-lead")
        with ui.element("form").props("method=post action=/pair"):
            with ui.element("label").classes("pc-line"):
                Said(say("home.tablet_name"))
                box = ui.element("input").props("name=name maxlength=60 autocomplete=off")
                box.props["placeholder"] = say("home.tablet")
            with ui.element("label").classes("pc-check"):
                ui.element("input").props("type=checkbox name=sign_out value=1")
                Said(say("home.pair_sign_out"))
            with ui.element("button").props("type=submit").classes("pc-btn pc-btn-quiet"):
                Said(say("home.pair_button"))
