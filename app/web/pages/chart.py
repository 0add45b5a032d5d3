"""The chart page: what held the child, how long they stay, last time, what to try at home, and what has to be known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

from nicegui import ui

from app.practice import Progress, Refused, progress
from app.therapy import (
    AreaSide,
    Assessment,
    Chart,
    Child,
    Footing,
    Moment,
    Prompt,
    Proposal,
    SideBias,
    WrongTime,
    as_told,
    assessments,
    noes,
    proposals,
    side_bias,
    still_planned,
    wrong_times,
)

from ..chart_chips import Chip, chips
from ..desk import Desk
from ..elements import Said, areas_said, face, held_bars, play_list, stay_trend
from ..elements.erase_dialog import erase_dialog
from ..elements.parked import parked_list
from ..elements.refused_list import refused_list
from ..elements.rounds_card import rounds_card
from ..elements.tiles import tiles
from ..elements.tuning_card import tuning_card
from ..elements.wrong_list import wrong_list
from ..frame import adult_page
from ..guard import Visit
from ..home_tips import Tip, home_tips
from ..spoken import age, ago, length, length_in_full, month
from ..threads import in_thread


@dataclass(frozen=True, slots=True)
class ChartPage:
    """Everything the chart page draws."""

    child: Child
    progress: Progress
    chips: tuple[Chip, ...]
    tips: tuple[Tip, ...]
    open_questions: int
    look_again: int
    refused: tuple[Refused, ...]
    now: datetime
    planned: tuple[Prompt, ...] = ()
    chart: Chart | None = None
    proposals: tuple[Proposal, ...] = ()
    rounds: tuple[Assessment, ...] = ()
    bias: SideBias | None = None
    known: Mapping[str, Prompt] = field(default_factory=dict)
    parked: tuple[Prompt, ...] = ()
    not_here: tuple[AreaSide, ...] = ()  # the child's no of today
    wrong: tuple[WrongTime, ...] = ()


def register(desk: Desk) -> None:
    """The page at /child/{id}."""

    @adult_page(desk, "/child/{child_id}", "chart.title")
    async def build(desk: Desk, visit: Visit) -> None:
        content(desk, visit, await in_thread(_read, desk, visit))


def content(desk: Desk, visit: Visit, page: ChartPage) -> None:
    """The whole chart of one child."""
    ui.page_title(f"{page.child.nickname} · Playcue")
    _head(desk, page)
    for key, n in (("safety.open", page.open_questions), ("safety.look", page.look_again)):
        if n:
            with ui.element("p").classes("pc-note"):
                Said(desk.count(key, n) + " ")
                ui.link(desk.say("chart.to_checklist"), f"/child/{page.child.id}/safety")
    if page.not_here:
        said = desk.say("chart.not_here", nickname=page.child.nickname, areas=areas_said(desk, page.not_here))
        Said(said, "p").classes("pc-note")
    _chips(desk, page)
    if page.chart is not None:
        tuning_card(desk, visit, page.chart, page.proposals)
    if page.parked:
        parked_list(desk, visit, page.child, page.parked)
    if page.planned:
        with ui.element("section").classes("pc-card"):
            Said(desk.say("library.plan.chart"), "h2")
            with ui.element("ul").classes("pc-tiles"):
                tiles(desk, page.planned)
    with ui.element("div").classes("pc-grid"):
        _stays(desk, page)
        _into(desk, page)
        rounds_card(desk, page.child, page.rounds, page.bias, page.known, page.now)
        if page.tips:
            _at_home(desk, page.tips)
        _last_time(desk, page)
    if page.wrong:
        wrong_list(desk, page.wrong)
    if page.refused:
        with ui.element("section").classes("pc-card"):
            Said(desk.say("refused.title"), "h2")
            refused_list(desk, page.refused)
    Said(desk.reviewed(), "p").classes("pc-fine")
    _tools(desk, visit, page.child)


def _read(desk: Desk, visit: Visit) -> ChartPage:
    practice, chart, now = desk.practice, visit.chart(), desk.practice.clock()
    child, shelf = chart.child, practice.shelf.prompts
    told = as_told(child, chart, practice.shelf.precautions)
    footing = Footing(told, practice.shelf.precautions, Moment(now=now))
    tips = home_tips(practice.sessions.tray(visit.who, child.id, now), practice.shelf)
    refused = [one for one in practice.store.refused() if _child_of(one) == child.id]
    return ChartPage(
        child=child,
        progress=progress(chart, practice.readable, now),
        chips=tuple(chips(desk, told, practice.shelf.precautions, footing)),
        tips=tuple(tips),
        open_questions=len(footing.checklist),
        look_again=len(footing.reviews),
        refused=tuple(refused),
        now=now,
        chart=chart,
        proposals=proposals(chart) if practice.door.may_change(visit.who, child.id) else (),
        wrong=wrong_times(chart),
        planned=tuple(shelf[name] for name in still_planned(child, chart, shelf)),
        rounds=assessments(chart),
        bias=side_bias(chart),
        known=practice.readable.prompts,
        parked=tuple(shelf[name] for name in told.parked if name in shelf),
        not_here=tuple(dict.fromkeys(one.place for one in noes(child, chart, now).not_here)),
    )


def _child_of(refused: Refused) -> object:
    return refused.raw.get("child") if isinstance(refused.raw, dict) else None


def _head(desk: Desk, page: ChartPage) -> None:
    child, last, say = page.child, page.progress.last, desk.say
    said = [age(desk, child, page.now.date()), desk.count("chart.sessions", page.progress.sessions)]
    if last is not None:
        said.append(say("chart.last", ago=ago(desk, last.at, page.now)))
        if last.moments and last.moments[-1].place:
            said.append(desk.word("place", last.moments[-1].place))
        if last.moments and last.moments[-1].precautions != "current":
            said.append(say(f"chart.tray_{last.moments[-1].precautions}"))
    with ui.element("div").classes("pc-head"):
        face(desk, child.avatar, 72)
        with ui.element("div"):
            Said(child.nickname, "h1")
            Said(" · ".join(text for text in said if text), "p").classes("pc-lead")
        ui.link(say("home.play", nickname=child.nickname), f"/play/#{quote(child.id)}").classes("pc-btn pc-btn-big")


def _chips(desk: Desk, page: ChartPage) -> None:
    if page.chips:
        with _list(desk.say("chart.known")):
            for chip in page.chips:
                with ui.element("li"):
                    if chip.flag:
                        link = ui.link(chip.text, f"/child/{page.child.id}/safety#{chip.flag}")
                        link.classes("pc-chip pc-warn")
                        link.props["title"] = chip.more
                    else:
                        Said(chip.text).classes("pc-chip")


def _list(label: str) -> ui.element:
    listed = ui.element("ul").classes("pc-chips")
    listed.props["aria-label"] = label
    return listed


def _stays(desk: Desk, page: ChartPage) -> None:
    say, name, figures = desk.say, page.child.nickname, page.progress
    with ui.element("section").classes("pc-card"):
        if not figures.known:
            Said(say("chart.learning", nickname=name), "h2")
            Said(say("chart.learning_more", nickname=name), "p").classes("pc-lead")
            return
        stays = "chart.stays_longer" if figures.open_end else "chart.stays"
        title = say(stays, nickname=name, stay=length_in_full(desk, figures.stay_s))
        Said(title, "h2")
        lead = say("chart.half", nickname=name) + _since(desk, page)
        Said(lead, "p").classes("pc-lead")
        if len(figures.trend) > 1:
            ui.html(stay_trend(desk, figures.trend, f"{title}. {lead}"), sanitize=False)


def _since(desk: Desk, page: ChartPage) -> str:
    """Whether that is more or less than at the start of the line; a difference inside the band says nothing."""
    trend = page.progress.trend
    if len(trend) < 3:
        return ""
    first, last = trend[0], trend[-1]
    values = {"stay": length(desk, first.median_s), "month": month(desk, first.at.astimezone())}
    if last.median_s > first.high_s:
        return " " + desk.say("chart.up", **values)
    return " " + desk.say("chart.down", **values) if last.median_s < first.low_s else ""


def _into(desk: Desk, page: ChartPage) -> None:
    with ui.element("section").classes("pc-card"):
        Said(desk.say("chart.into", nickname=page.child.nickname), "h2")
        Said(desk.say("chart.into_more"), "p").classes("pc-lead")
        held_bars(desk, page.progress.held)


def _at_home(desk: Desk, tips: Sequence[Tip]) -> None:
    with ui.element("section").classes("pc-card"):
        Said(desk.say("chart.at_home"), "h2")
        with ui.element("ul").classes("pc-list"):
            for tip in tips:
                with ui.element("li"):
                    ui.element("i").classes(f"pc-dot pc-fill-{tip.entry.kind}").props("aria-hidden=true")
                    Said(tip.entry.title).classes("pc-list-name")
                    said = f"{desk.word('place', tip.place)} · {length(desk, tip.seconds)}"
                    Said(said).classes("pc-list-more")


def _last_time(desk: Desk, page: ChartPage) -> None:
    with ui.element("section").classes("pc-card"):
        Said(desk.say("chart.last_time"), "h2")
        if page.progress.last is None:
            Said(desk.say("chart.never", nickname=page.child.nickname), "p").classes("pc-lead")
        else:
            titles, last = page.progress.titles, page.progress.last
            play_list(desk, last.plays, titles, page.child.nickname)
            if last.not_these:
                not_these = ", ".join(titles[prompt] for prompt in last.not_these)
                Said(desk.say("chart.not_these", titles=not_these), "p").classes("pc-fine")


def _tools(desk: Desk, visit: Visit, child: Child) -> None:
    say = desk.say
    with ui.element("div").classes("pc-actions"):
        for name, target in (
            ("edit", "edit"),
            ("choosing", "choosing"),
            ("safety", "safety"),
            ("order", "order"),
            ("export", "export"),
        ):
            ui.link(say(f"chart.{name}"), f"/child/{child.id}/{target}").classes("pc-btn pc-btn-quiet")
        with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet pc-danger").mark("erase") as button:
            Said(say("chart.erase"))
        button.on("click", erase_dialog(desk, visit, child).open)
