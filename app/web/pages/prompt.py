"""One prompt of the library: every way to play it, whether it is offered to a child, and the plan for the next time."""

from collections.abc import Sequence
from dataclasses import dataclass

from nicegui import ui

from app.therapy import (
    PLANNED_MOST,
    Child,
    Moment,
    PlaycueError,
    Prompt,
    WhyNot,
    still_planned,
    why_not,
    with_plan,
    without_plan,
)

from ..desk import Desk
from ..elements import Said
from ..elements.one_of import OneOf
from ..elements.photo import photo_fields
from ..elements.preview import PlayPreview
from ..frame import adult_page
from ..guard import Visit
from ..spoken import capital, prompt_length
from ..threads import in_thread


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one child: why not, whether it is planned, and whether this adult may plan."""

    child: Child
    why: WhyNot
    planned: bool
    full: bool
    may_plan: bool


def register(desk: Desk) -> None:
    """The page at /library/{id}."""

    @adult_page(desk, "/library/{prompt_id}", "library.title")
    async def build(desk: Desk, visit: Visit) -> None:
        asked = visit.path["prompt_id"]
        prompt = desk.practice.shelf.prompts.get(asked)
        if prompt is None:
            instead = (one.id for one in desk.practice.shelf.prompts.values() if one.replaces == asked)
            ui.navigate.to(f"/library/{next(instead, '')}".rstrip("/"))
            return
        children = await in_thread(lambda: desk.practice.caseload.children(visit.who))
        content(desk, visit, prompt, children)


def content(desk: Desk, visit: Visit, prompt: Prompt, children: Sequence[Child]) -> None:
    """Picture and words of the prompt, its ways, and what it is for one child."""
    say = desk.say
    ui.page_title(f"{prompt.title} · Playcue")
    with ui.element("div").classes("pc-head"):
        picture = ui.element("img").classes(f"pc-prompt-picture pc-wash-{prompt.kind}")
        picture.props(f'src="{desk.picture(prompt.picture_name)}" width=168 height=140').props["alt"] = ""
        with ui.element("div"):
            Said(prompt.title, "h1")
            Said(prompt.about, "p").classes("pc-lead")
            touch = say(f"library.touch.{prompt.touch}")
            Said(" · ".join((desk.word("kind", prompt.kind), prompt_length(desk, prompt), touch)), "p")
        with ui.element("div").classes("pc-actions"):
            if prompt.id in desk.practice.own.live():
                ui.link(say("library.edit"), f"/library/{prompt.id}/edit").classes("pc-btn pc-btn-quiet")
            else:
                ui.link(say("library.adapt"), f"/library/new?from={prompt.id}").classes("pc-btn pc-btn-quiet")
            ui.link(say("own_voice.open"), f"/library/{prompt.id}/voice").classes("pc-btn pc-btn-quiet")
            ui.link(say("library.to_library"), "/library").classes("pc-btn pc-btn-quiet")
    with ui.element("div").classes("pc-grid"):
        _ways(desk, prompt)
        with ui.element("div").classes("pc-stack"):
            _for_a_child(desk, visit, prompt, children)
            _facts(desk, prompt)


def _ways(desk: Desk, prompt: Prompt) -> None:
    say, ways = desk.say, {way.variant: way for way in prompt.ways}
    with ui.element("section").classes("pc-card"):
        Said(say("library.ways"), "h2")
        names = {name or "as-written": way_name(desk, name) for name in ways}
        chosen = OneOf(say("library.ways"), names, "as-written", lambda: draw(), always=True)
        preview = PlayPreview(desk)
        with ui.element("details").classes("pc-more"):
            Said(say("library.in_words"), "summary")
            shown = ui.element("div")

        def draw() -> None:
            way = ways["" if chosen.value == "as-written" else chosen.value or ""]
            preview.show(way)
            shown.clear()
            with shown:
                _verses(desk, way)

        draw()


def way_name(desk: Desk, variant: str) -> str:
    """A way to play as on a button."""
    return desk.say(f"library.way.{variant}") if variant else desk.say("library.as_written")


def _verses(desk: Desk, way: Prompt) -> None:
    with ui.element("ol").classes("pc-verses"):
        for verse in way.verses:
            with ui.element("li"):
                for line in verse.lines:
                    Said(line, "p").classes("pc-verse-line")
                if verse.options:
                    options = ", ".join(option.label for option in verse.options)
                    Said(desk.say("library.chooses", options=options), "p").classes("pc-lead")
                hands = verse.hands
                said = desk.say("library.no_hands") if hands is None else hands.words
                if hands is not None and hands.area:
                    side = f"{desk.word('side', hands.side)} " if hands.side and hands.side != "both" else ""
                    said = f"{capital(side + desk.word('area', hands.area))}: {said}"
                Said(said, "p").classes("pc-lead")
    where = ", ".join(desk.word("position", one) for one in way.positions)
    needed = ", ".join(desk.word("material", one) for one in way.materials)
    Said(" · ".join(text for text in (where, needed) if text), "p").classes("pc-fine")


def _facts(desk: Desk, prompt: Prompt) -> None:
    say, beat = desk.say, prompt.beat
    low, high = (desk.count("age.months", m) if m < 24 else desk.count("age.years", m // 12) for m in prompt.age_months)
    hands = say("library.hands_needed", n=prompt.hands_needed) if prompt.hands_needed else say("library.none_needed")
    facts = {
        "ages": say("library.age", **{"from": low, "to": high}),
        "hands": hands,
        "places": ", ".join(desk.word("place", one) for one in prompt.places),
        "goals": ", ".join(desk.word("goal", one) for one in prompt.goals),
        "tune": desk.word("tune", beat.tune) if beat and beat.tune else "",
        "tempo": say("library.a_minute", n=beat.bpm) if beat else "",
    }
    with ui.element("section").classes("pc-card"), ui.element("dl").classes("pc-facts"):
        for name, said in facts.items():
            if said:
                Said(say(f"library.{name}"), "dt")
                Said(said, "dd")
    if prompt.serves:
        Said(say("library.serves", rows=", ".join(prompt.serves)), "p").classes("pc-fine")


def _for_a_child(desk: Desk, visit: Visit, prompt: Prompt, children: Sequence[Child]) -> None:
    say = desk.say
    with ui.element("section").classes("pc-card"):
        Said(say("library.why.title"), "h2")
        if not children:
            Said(say("library.why.nobody"), "p").classes("pc-lead")
            return
        Said(say("library.why.lead"), "p").classes("pc-lead")
        names = {child.id: child.nickname for child in children}
        chosen = OneOf(say("library.why.child"), names, None, lambda: look())
        shown = ui.element("div").props("role=status")

    async def look() -> None:
        child_id = chosen.value
        shown.clear()
        if child_id is None:
            return
        try:
            told = await in_thread(_ask, desk, visit, prompt, child_id)
        except PlaycueError as fault:
            ui.notify(desk.told(fault), type="negative", multi_line=True)
            return
        if chosen.value != child_id:
            return  # another child was tapped meanwhile
        shown.clear()
        with shown:
            _answer(desk, told)
            _plan(told)
            if told.may_plan:
                photo_fields(desk, visit, prompt, told.child, look)

    def _plan(told: Told) -> None:
        if not told.may_plan:
            return
        if told.full and not told.planned:
            Said(say("library.plan.full"), "p").classes("pc-lead")
        key = "library.plan.remove" if told.planned else "library.plan.add"
        with ui.element("button").props("type=button").classes("pc-btn").mark("plan") as button:
            Said(say(key, nickname=told.child.nickname))

        async def tapped() -> None:
            try:
                await in_thread(_set_plan, desk, visit, prompt, told.child.id, not told.planned)
            except PlaycueError as fault:
                ui.notify(desk.told(fault), type="negative", multi_line=True)
                return
            say_it = "library.plan.undone" if told.planned else "library.plan.done"
            ui.notify(say(say_it, nickname=told.child.nickname))
            await look()

        button.on("click", tapped)


def _answer(desk: Desk, told: Told) -> None:
    say, why, nickname = desk.say, told.why, told.child.nickname
    where = f"{desk.word('place', why.place)}, {desk.word('position', why.position)}"
    variant = why.placed.way.partition("#")[2] if why.placed else why.way.variant
    if variant:
        where = say("library.why.way_called", way=way_name(desk, variant), where=where)
    if why.refusals:
        Said(say("library.why.refused", nickname=nickname, where=where), "p")
        with ui.element("ul").classes("pc-list"):
            for refusal in why.refusals:
                known = desk.practice.shelf.precautions.get(refusal.row)
                what = known.title if known else say(f"library.row.{refusal.row}")
                Said(say("library.why.row", what=what, why=desk.why(refusal.why)), "li")
    elif why.placed is not None:
        stands = {"n": why.stands, "all": why.of, "why": capital(why.placed.why)}
        Said(say("library.why.offered", nickname=nickname, where=where, **stands), "p")
    else:
        Said(say("library.why.other_way", nickname=nickname, where=where), "p")
    for key, holds in (("too_young", why.too_young), ("too_old", why.too_old)):
        if holds:
            Said(say(f"library.why.{key}"), "p")
    if told.planned:
        key = "library.plan.not_safe" if why.refusals else "library.plan.planned"
        Said(say(key, nickname=nickname), "p").classes("pc-note")


def _ask(desk: Desk, visit: Visit, prompt: Prompt, child_id: str) -> Told:
    practice, now = desk.practice, desk.practice.clock()
    chart = practice.caseload.chart(visit.who, child_id)
    moment: Moment = practice.sessions.moment(visit.who, child_id, now)
    planned = still_planned(chart.child, chart, practice.shelf.prompts)
    return Told(
        child=chart.child,
        why=why_not(chart.child, chart, practice.shelf, prompt, moment, now, practice.sessions.peers(chart, now)),
        planned=prompt.id in planned,
        full=len(planned) >= PLANNED_MOST,
        may_plan=practice.door.may_change(visit.who, child_id),
    )


def _set_plan(desk: Desk, visit: Visit, prompt: Prompt, child_id: str, planned: bool) -> None:
    practice = desk.practice
    with desk.writing:
        chart = practice.caseload.chart(visit.who, child_id)
        child, now = chart.child, practice.clock()
        about = child, chart, practice.shelf.prompts, prompt.id
        changed = with_plan(*about, now) if planned else without_plan(*about)
        practice.caseload.change(visit.who, changed)
