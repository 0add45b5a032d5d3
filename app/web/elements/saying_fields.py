"""How a child says yes, no and stop, and how it is asked whether a touch is comfortable."""

from typing import Any, Literal

from nicegui import ui

from app.therapy import CHECKS, NONSPEAKING, Chart, ContentError, Saying, Signal

from ..desk import Desk
from .one_of import OneOf
from .said import Said

MEANS: tuple[Literal["yes", "no", "stop"], ...] = ("yes", "no", "stop")
LOOKS_MOST, BY_MOST = 200, 120  # letters, as `Signal` takes them
BY_AGE = "age"


class SayingFields:
    """The card; `said` is what is down, as `Child` takes it. Where the precaution of no speech holds, the signals are
    that precaution's own and are only shown.
    """

    def __init__(self, desk: Desk, chart: Chart) -> None:
        child, say = chart.child, desk.say
        self._saying = child.saying
        self._fields: dict[str, tuple[ui.input, ui.input]] = {}
        answer = child.answers.get(NONSPEAKING)
        with ui.element("section").classes("pc-card pc-part"):
            Said(say("choosing.saying", nickname=child.nickname), "h2")
            Said(say("choosing.saying_lead"), "p").classes("pc-lead")
            if answer is not None and answer.yes:
                for signal in answer.cue_list or ():
                    told = say("choosing.signal", means=say(f"safety.signal_{signal.means}"), looks=signal.looks)
                    Said(told, "p")
                ui.link(say("choosing.saying_there"), f"/child/{child.id}/safety#{NONSPEAKING}")
            else:
                known = {signal.means: signal for signal in self._saying.signals}
                for means in MEANS:
                    self._signal(desk, means, known.get(means))
            words = {BY_AGE: say("choosing.check_by_age")} | {one: say(f"choosing.check_{one}") for one in CHECKS}
            Said(say("choosing.check"), "p").classes("pc-label")
            self._check = OneOf(say("choosing.check"), words, self._saying.check or BY_AGE, lambda: None, always=True)
            Said(say("choosing.check_hint"), "p").classes("pc-lead")

    @property
    def said(self) -> dict[str, Any]:
        """The field `saying`; ContentError for a signal with nobody beside it who confirms it."""
        check = None if self._check.value in (None, BY_AGE) else self._check.value
        signals = self._saying.signals
        if self._fields:
            filled = [(one, *((field.value or "").strip() for field in row)) for one, row in self._fields.items()]
            found = [{"means": one, "looks": looks, "confirmed_by": by} for one, looks, by in filled if looks]
            if alone := next((one["looks"] for one in found if not one["confirmed_by"]), ""):
                raise ContentError(
                    "Nobody stands beside “{looks}” who has confirmed it: write a name there, or take the words away.",
                    "not_confirmed",
                    looks=alone,
                )
            signals = tuple(Signal.model_validate(one) for one in found)
        return {"saying": Saying.model_validate({"signals": signals, "check": check})}

    def _signal(self, desk: Desk, means: str, before: Signal | None) -> None:
        with ui.element("div").classes("pc-signal"):
            looks = ui.input(desk.say(f"safety.signal_{means}"), value=before.looks if before else "")
            looks.props(f"outlined maxlength={LOOKS_MOST}").mark(f"looks-{means}")
            by = ui.input(desk.say("safety.confirmed_by"), value=before.confirmed_by if before else "")
            by.props(f"outlined maxlength={BY_MOST}").mark(f"by-{means}")
        self._fields[means] = (looks, by)
