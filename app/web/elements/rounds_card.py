"""What a child chose in preference rounds, with how sure that is in words; and a side that is nearly always picked."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from nicegui import ui

from app.therapy import ROUNDS, Assessment, Child, Prompt, SideBias

from ..desk import Desk
from ..spoken import ago
from .said import Said


def rounds_card(
    desk: Desk,
    child: Child,
    rounds: Sequence[Assessment],
    bias: SideBias | None,
    prompts: Mapping[str, Prompt],
    now: datetime,
) -> None:
    """The newest rounds that have a trial, oldest first in `rounds`; nothing when there are none, and no side."""
    told = [one for one in rounds if one.trials]
    if not told and bias is None:
        return
    with ui.element("section").classes("pc-card"):
        Said(desk.say("rounds.title", nickname=child.nickname), "h2")
        if told:
            _newest(desk, child, told[-1], prompts, now)
        if bias is not None:
            side = _side(desk, child, bias)
            said = desk.say(f"rounds.{side}", nickname=child.nickname, picked=bias.picked, offers=bias.offers)
            Said(said, "p").classes("pc-note")


def _newest(desk: Desk, child: Child, one: Assessment, prompts: Mapping[str, Prompt], now: datetime) -> None:
    lead = desk.say("rounds.lead", nickname=child.nickname, ago=ago(desk, one.at, now), far=_far(desk, one))
    Said(lead, "p").classes("pc-lead")
    with ui.element("dl").classes("pc-bars pc-bars-long"):
        for score in one.scores:
            prompt = prompts.get(score.prompt)
            with ui.element("div"):
                Said(score.prompt if prompt is None else prompt.title, "dt")
                with ui.element("dd"):
                    with ui.element("span").classes("pc-bar").props("aria-hidden=true"):
                        kind = "" if prompt is None else f"pc-fill-{prompt.kind}"
                        ui.element("i").classes(kind).style(f"width:{score.percent or 0}%")
                    said = desk.say("rounds.of", chosen=score.chosen, shown=score.shown, percent=score.percent)
                    Said(said if score.shown else desk.say("rounds.not_there"))
    Said(desk.say(f"rounds.sure_{_sure(one)}"), "p").classes("pc-fine")


def _far(desk: Desk, one: Assessment) -> str:
    if one.mode == "paired":
        pairs = len(one.prompts) * (len(one.prompts) - 1) // 2
        return desk.say("rounds.far_paired", done=min(pairs, len({trial.trial for trial in one.trials})), pairs=pairs)
    return desk.say("rounds.far_mswo", done=one.rounds_done)


def _sure(one: Assessment) -> str:
    """In one word of the wording file: how much can be read out of rounds that far."""
    if one.finished:
        return "whole"
    return "some" if one.mode == "mswo" and one.rounds_done >= ROUNDS - 1 else "first"


def _side(desk: Desk, child: Child, bias: SideBias) -> str:
    """Left or right as the child sees it: the first picture lies on the right where lines begin there."""
    wording = desk.wordings.get(child.language, desk.wording)
    first = "right" if wording.get("surface.dir") == "rtl" else "left"
    return first if bias.side == "first" else {"left": "right", "right": "left"}[first]
