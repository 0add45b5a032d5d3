"""Why this order: what may be offered to a child, best first, with what moved it; and the sliders that lean it."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from nicegui import ui

from app.therapy import (
    Chart,
    Child,
    Moment,
    Placed,
    PlaycueError,
    Steer,
    as_if_well,
    known_well,
    lay_tray,
    why_this_order,
)

from ..desk import Desk
from ..elements import Said, face
from ..elements.leaning import Leaning
from ..elements.moment_chips import MomentChips
from ..elements.placed_row import placed_row
from ..frame import adult_page
from ..guard import Visit
from ..spoken import capital
from ..threads import in_thread

SHOWN = 12  # prompts of the order


@dataclass(frozen=True, slots=True)
class OrderPage:
    """Everything the page is drawn from. Without `placed`, `closed` names the rows that took prompts out, and how many.

    A row is (precaution or "", why). `own_stay`: enough was played to speak of a stay of the child's own.
    """

    child: Child
    moment: Moment
    may_change: bool
    own_stay: bool
    placed: tuple[Placed, ...]
    closed: tuple[tuple[str, str, int], ...]


def register(desk: Desk) -> None:
    """The page at /child/{id}/order."""

    @adult_page(desk, "/child/{child_id}/order", "order.title")
    async def build(desk: Desk, visit: Visit) -> None:
        content(desk, visit, await in_thread(_read, desk, visit))


def content(desk: Desk, visit: Visit, page: OrderPage) -> None:
    """The order for one child."""
    child = page.child
    with ui.element("div").classes("pc-head"):
        face(desk, child.avatar, 56)
        with ui.element("div"):
            Said(desk.say("order.of", nickname=child.nickname), "h1")
            Said(desk.say("order.lead", nickname=child.nickname), "p").classes("pc-lead")
        ui.link(desk.say("safety.to_chart"), f"/child/{child.id}").classes("pc-btn pc-btn-quiet")
    _Order(desk, visit, page)


def _read(desk: Desk, visit: Visit, moment: Moment | None = None) -> OrderPage:
    """The order in this moment; without one, in the moment that holds for the child."""
    practice, chart = desk.practice, visit.chart()
    child, now = chart.child, practice.clock()
    moment = moment or practice.sessions.moment(visit.who, child.id, now)
    well = as_if_well(child, chart, practice.shelf, moment, now)
    peers = practice.sessions.peers(chart, now)
    placed = why_this_order(child, chart, practice.shelf, well, now, peers)
    return OrderPage(
        child=child,
        moment=moment,
        may_change=practice.door.may_change(visit.who, child.id),
        own_stay=known_well(chart.plays),
        placed=placed,
        closed=() if placed else _closed(desk, chart, well),
    )


def _closed(desk: Desk, chart: Chart, moment: Moment) -> tuple[tuple[str, str, int], ...]:
    assert moment.now is not None
    tray = lay_tray(chart.child, chart, desk.practice.shelf, moment, moment.now)
    if tray.stop:
        return ((tray.stop.flag, tray.stop.message, len(tray.removed)),)
    rows = Counter((gone.row, gone.why) for gone in tray.removed)
    known = desk.practice.shelf.precautions
    return tuple((row if row in known else "", why, count) for (row, why), count in rows.most_common())


class _Order:
    """The list and what it is looked at with. The list is drawn anew whenever the moment or the leaning changes."""

    def __init__(self, desk: Desk, visit: Visit, page: OrderPage) -> None:
        self._desk, self._visit = desk, visit
        self._steer = page.child.steer
        self._before: list[Steer] = []
        self._unfolded: set[str] = set()
        self._one_at_a_time = asyncio.Lock()
        with ui.element("section").classes("pc-card"):
            self._moment = MomentChips(desk, page.child, page.moment, self._look)
        with ui.element("div").classes("pc-order"):
            self._lean(page)
            with ui.element("section").classes("pc-card pc-order-list") as self._list:
                Said(desk.say("order.first"), "h2")
                self._count = Said("", "p").classes("pc-lead").props("role=status")
                self._rows = ui.element("div")
        self._draw(page)

    def _lean(self, page: OrderPage) -> None:
        say, child = self._desk.say, page.child
        with ui.element("section").classes("pc-card pc-order-lean"):
            Said(say("order.leaning"), "h2")
            may = "order.lean_lead" if page.may_change else "order.lean_read_only"
            Said(say(may, nickname=child.nickname), "p").classes("pc-lead")
            self._leaning = Leaning(self._desk, child.steer, child.goals, self._leaned, open_=page.may_change)
            with ui.element("div").classes("pc-actions"):
                self._undo = self._button("undo", "safety.undo", self._take_back)
                self._even = self._button("even", "order.even", self._back_to_even)

    def _button(self, name: str, key: str, tapped: Callable[[], Awaitable[None]]) -> ui.element:
        with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet").mark(name) as button:
            Said(self._desk.say(key))
        return button.on("click", tapped)

    async def _leaned(self, steer: Steer) -> None:
        async with self._one_at_a_time:
            before = self._steer
            if steer == before or not await self._saved(steer):
                return
            self._before.append(before)
        await self._look()

    async def _take_back(self) -> None:
        async with self._one_at_a_time:
            if not self._before or not await self._saved(self._before[-1]):
                return
            self._leaning.show(self._before.pop())
        await self._look()

    async def _back_to_even(self) -> None:
        self._leaning.show(Steer())
        await self._leaned(Steer())

    async def _saved(self, steer: Steer) -> bool:
        """Keep how the order leans; what cannot be kept springs back, and why was told."""
        try:
            await in_thread(
                self._visit.change, lambda child: child.model_copy(update={"steer": steer}), self._desk.writing
            )
        except (PlaycueError, OSError) as fault:
            self._leaning.show(self._steer)
            ui.notify(self._desk.told(fault), type="negative", multi_line=True)
            return False
        self._steer = steer
        return True

    async def _look(self) -> None:
        """Read the order anew and draw it; the list that stands is kept when it cannot be read."""
        async with self._one_at_a_time:
            self._list.props["aria-busy"] = "true"
            try:
                page = await in_thread(_read, self._desk, self._visit, self._moment.moment)
            except (PlaycueError, OSError) as fault:
                ui.notify(self._desk.told(fault), type="negative", multi_line=True)
                return
            finally:
                self._list.props["aria-busy"] = "false"
            self._draw(page)

    def _draw(self, page: OrderPage) -> None:
        self._undo.visible = bool(self._before)
        self._even.visible = page.may_change and self._steer != Steer()
        shown = page.placed[:SHOWN]
        key = "order.shown" if shown else "order.nothing"
        self._count.text = self._desk.say(key, n=len(shown), all=len(page.placed), nickname=page.child.nickname)
        self._rows.clear()
        with self._rows:
            if shown:
                with ui.element("ol").classes("pc-order-rows"):
                    for number, one in enumerate(shown, 1):
                        self._row(page, one, number)
            else:
                _why_nothing(self._desk, page)
            Said(self._desk.say("order.supposes"), "p").classes("pc-fine")

    def _row(self, page: OrderPage, one: Placed, number: int) -> None:
        def toggled(unfolded: bool) -> None:
            (self._unfolded.add if unfolded else self._unfolded.discard)(one.way)

        placed_row(
            self._desk,
            page.child,
            one,
            number,
            own_stay=page.own_stay,
            unfolded=one.way in self._unfolded,
            on_toggle=toggled,
        )


def _why_nothing(desk: Desk, page: OrderPage) -> None:
    if not page.closed:
        Said(desk.say("order.not_made"), "p")
        return
    with ui.element("ul").classes("pc-list pc-closed"):
        for flag, why, count in page.closed:
            with ui.element("li"):
                known = desk.practice.shelf.precautions.get(flag)
                if known is not None and not known.asked:  # it comes from the place or the position themselves
                    Said(known.title).classes("pc-list-name")
                elif known is not None:
                    ui.link(known.title, f"/child/{page.child.id}/safety#{flag}").classes("pc-list-name")
                Said(capital(why), "p")
                Said(desk.count("order.takes", count)).classes("pc-list-more")
