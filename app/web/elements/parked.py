"""Prompts that are put away because the child kept stopping there, and a way to offer one again."""

from collections.abc import Sequence

from nicegui import ui

from app.therapy import Child, PlaycueError, Prompt

from ..desk import Desk
from ..guard import Visit
from ..threads import in_thread
from .said import Said


def parked_list(desk: Desk, visit: Visit, child: Child, prompts: Sequence[Prompt]) -> None:
    """A card that names each of them; an adult who has looked at why offers it again."""
    with ui.element("section").classes("pc-card"):
        Said(desk.say("chart.parked"), "h2")
        Said(desk.say("chart.parked_more", nickname=child.nickname), "p").classes("pc-lead")
        with ui.element("ul").classes("pc-list"):
            for prompt in prompts:
                with ui.element("li"):
                    Said(prompt.title).classes("pc-list-name")
                    button = ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet")
                    with button.mark(f"again-{prompt.id}"):
                        Said(desk.say("chart.offer_again"))
                    button.on("click", lambda name=prompt.id: _offer_again(desk, visit, name))


async def _offer_again(desk: Desk, visit: Visit, name: str) -> None:
    looked = desk.practice.clock()

    def looked_at(child: Child) -> Child:
        kept = tuple(one for one in child.parked if one != name)
        return child.model_copy(update={"parked": kept, "offered_again": {**child.offered_again, name: looked}})

    try:
        await in_thread(visit.change, looked_at, desk.writing)
    except PlaycueError as fault:
        ui.notify(desk.told(fault), type="negative", multi_line=True)
        return
    ui.navigate.to(f"/child/{visit.child_id}")
