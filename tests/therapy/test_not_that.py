"""A picture that was not wanted today tells as much as a refusal of that one picture."""

from typing import Any

from app.therapy import Answer, Chart, Child, Moment, as_if_well, checklist_open, fold, lay_tray
from tests.tapping import NOW, Tablet
from tests.therapy.shelf import SHELF

SAID_NO = {flag: Answer(yes=False) for flag in checklist_open(Child(id="x", nickname="x"), SHELF.precautions)}
MIA = Child(id="mia", nickname="Mia", born="2021-03", answers=SAID_NO)
LAP = Moment(place="story_time", position="lap", giver="therapist")
SEESAW = "hippo-seesaw"


def said(kind: str, **more: Any) -> Chart:
    tablet = Tablet("mia")
    tablet.start(LAP)
    tablet.write(kind, **more)
    return fold(MIA, tablet.events)


def likely(chart: Chart) -> float:
    return lay_tray(MIA, chart, SHELF, as_if_well(MIA, chart, SHELF, LAP, NOW), NOW).entries[SEESAW].likely["ready"]


NOTHING = said("offered", number=0, prompts=[SEESAW])


def test_not_that_tells_what_a_refusal_of_that_picture_tells() -> None:
    chart = said("not_that", prompt=SEESAW)
    assert likely(chart) == likely(said("something_else", number=0, prompts=[SEESAW])) < likely(NOTHING)
    assert chart.sessions[0].not_these == (SEESAW,)


def test_not_that_taken_back_or_said_to_what_left_the_shelf_tells_nothing() -> None:
    chart = said("not_that", prompt=SEESAW)
    undo = Tablet("mia").undo(chart.events[-1].id)
    assert likely(chart.add(undo)) == likely(said("not_that", prompt="gone")) == likely(NOTHING)
