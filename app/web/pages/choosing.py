"""How a child chooses, sees, hears and is given time: one section a thing, kept together."""

from collections.abc import Callable
from typing import Any, Protocol

from nicegui import ui

from app.therapy import Chart, Child, PlaycueError

from ..desk import Desk
from ..elements import Said, face
from ..elements.access_fields import AccessFields
from ..elements.filled_in import filled_in, signed_in
from ..elements.pace_fields import PaceFields
from ..elements.saying_fields import SayingFields
from ..elements.seeing_fields import SeeingFields
from ..elements.when_wrong_fields import WhenWrongCard
from ..frame import adult_page
from ..guard import Visit
from ..meanwhile import with_changes
from ..threads import in_thread


class Section(Protocol):
    """Fields about one thing. They take effect when the page is kept."""

    @property
    def said(self) -> dict[str, Any]:
        """Fields of `Child` with their new values."""


# Each draws its own card of the page.
SECTIONS: tuple[Callable[[Desk, Chart], Section], ...] = (
    AccessFields, SeeingFields, SayingFields, PaceFields, WhenWrongCard,
)  # fmt: skip


def register(desk: Desk) -> None:
    """The page at /child/{id}/choosing."""

    @adult_page(desk, "/child/{child_id}/choosing", "choosing.title")
    async def build(desk: Desk, visit: Visit) -> None:
        content(desk, visit, await in_thread(visit.chart))


def content(desk: Desk, visit: Visit, chart: Chart) -> None:
    """All sections, and one button that keeps them."""
    child, say = chart.child, desk.say
    with ui.element("div").classes("pc-head"):
        face(desk, child.avatar, 56)
        with ui.element("div"):
            Said(say("choosing.of", nickname=child.nickname), "h1")
            Said(say("choosing.lead", nickname=child.nickname), "p").classes("pc-lead")
        ui.link(say("safety.to_chart"), f"/child/{child.id}").classes("pc-btn pc-btn-quiet")
    with filled_in(desk):
        sections = [section(desk, chart) for section in SECTIONS]
    drawn = child

    async def save() -> None:
        nonlocal drawn
        if not await signed_in(visit):
            return
        try:
            said = {name: value for section in sections for name, value in section.said.items()}
            wanted = Child.model_validate({**drawn.model_dump(), **said})
            await in_thread(visit.change, lambda now: with_changes(now, drawn, wanted), desk.writing)
            drawn = wanted
        except PlaycueError as fault:
            ui.notify(desk.told(fault), type="negative", multi_line=True)
            return
        ui.navigate.to(f"/child/{child.id}")

    with ui.element("div").classes("pc-actions pc-actions-end"):
        ui.link(say("form.cancel"), f"/child/{child.id}").classes("pc-btn pc-btn-quiet")
        with ui.element("button").props("type=button").classes("pc-btn").on("click", save).mark("save"):
            Said(say("form.save"))
