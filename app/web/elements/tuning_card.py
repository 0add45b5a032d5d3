"""What presses speak for: other times for the child's way in, each with its reason, and a yes or a no."""

from collections.abc import Sequence

from nicegui import ui

from app.therapy import Chart, Child, PlaycueError, Proposal, with_proposal

from ..desk import Desk
from ..guard import Visit
from ..threads import in_thread
from .said import Said

IN_MS = ("slow", "quick")  # reasons whose number is a time


def tuning_card(desk: Desk, visit: Visit, chart: Chart, found: Sequence[Proposal]) -> None:
    """One row a proposal; nothing is drawn when there is none. A yes or a no starts the counting of presses anew."""
    if not found:
        return
    say = desk.say
    with ui.element("section").classes("pc-card") as card:
        Said(say("tuning.title", nickname=chart.child.nickname), "h2")
        Said(say("tuning.lead"), "p").classes("pc-lead")
        for proposal in found:
            with ui.element("p"):
                Said(f"{_reason(desk, proposal)} {_change(desk, proposal)}")
            with ui.element("div").classes("pc-actions"):
                for answer in ("yes", "no"):
                    button = ui.element("button").props("type=button").classes("pc-btn").mark(f"tuning-{answer}")
                    if answer == "no":
                        button.classes("pc-btn-quiet")
                    with button:
                        Said(say(f"tuning.{answer}"))
                    button.on("click", lambda _, one=proposal, yes=answer == "yes": answered(one, yes))

    async def answered(proposal: Proposal, yes: bool) -> None:
        try:
            await in_thread(visit.change, lambda child: _answered(desk, visit, child, proposal, yes), desk.writing)
        except PlaycueError as fault:
            ui.notify(desk.told(fault), type="negative", multi_line=True)
            return
        if not card.is_deleted:  # by the first of two taps
            card.delete()
            ui.notify(say("tuning.done" if yes else "tuning.left"))


def _answered(desk: Desk, visit: Visit, child: Child, proposal: Proposal, yes: bool) -> Child:
    chart = visit.chart()
    access, pictures = with_proposal(chart, proposal) if yes else (chart.access, child.pictures)
    at = desk.practice.clock()
    return child.model_copy(update={"access": access.model_copy(update={"at": at}), "pictures": pictures})


def _reason(desk: Desk, proposal: Proposal) -> str:
    n = _seconds(proposal.n) if proposal.reason in IN_MS else proposal.n
    return desk.say(f"tuning.because_{proposal.reason}", n=n, of=proposal.of)


def _change(desk: Desk, proposal: Proposal) -> str:
    in_ms = proposal.field.endswith("_ms")
    now, new = (_seconds(proposal.now), _seconds(proposal.new)) if in_ms else (proposal.now, proposal.new)
    return desk.say(f"tuning.set_{proposal.field}", now=now, new=new)


def _seconds(ms: int) -> str:
    return f"{ms / 1000:g}"
