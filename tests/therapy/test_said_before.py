"""A yes to a health question outlives the play session it was said in, until who may end it says that it is over."""

from datetime import datetime, timedelta

import pytest

from app.therapy import Answer, Child, Ending, Footing, Moment, Tray, as_told, checklist_open, fold, lay_tray
from app.therapy.events import Event
from app.therapy.walk import safe_ways
from tests.tapping import NOW, Tablet
from tests.therapy.shelf import SHELF

MIA = Child(
    id="mia", nickname="Mia", born="2018-03", profiles=("duchenne",),
    answers={flag: Answer(yes=False) for flag in checklist_open(Child(id="x", nickname="x"), SHELF.precautions)},
)  # fmt: skip
HERE = Moment(place="story_time", position="lap", giver="caregiver", no_touch=())


def said(*yes: str) -> Moment:
    asked = Footing(MIA, SHELF.precautions, HERE.at(NOW)).questions
    return HERE.model_copy(update={"answers": {name: Answer(yes=name in yes) for name in asked}})


def sitting(ago: timedelta, *moments: Moment) -> list[Event]:
    tablet = Tablet("mia", later=-ago)
    tablet.start(moments[0])
    for moment in moments[1:]:
        tablet.write("moment_changed", moment=moment.model_dump(mode="json"))
    tablet.write("session_ended", reason="stopped_for_safety")
    return tablet.events


def laid(*events: Event, child: Child = MIA, now: datetime = NOW) -> Tray:
    return lay_tray(child, fold(child, events), SHELF, said(), now, situations=[])


def test_a_fall_of_yesterday_still_stops_after_all_fine_today() -> None:
    fell = sitting(timedelta(hours=20), said("dmd_fall_or_knock"))
    stopped = laid(*fell)
    assert stopped.stop is not None
    assert stopped.stop.flag == "dmd_fall_or_knock"
    assert safe_ways(stopped, said()) == []
    assert laid(*fell, *sitting(timedelta(hours=1), said()), now=NOW + timedelta(days=9)).stop is not None


def test_a_clinician_ends_it_on_the_chart_but_not_before_its_time() -> None:
    fell = sitting(timedelta(hours=80), said("dmd_fall_or_knock"))

    def with_ending(hours_ago: float, role: str) -> Child:
        when = NOW - timedelta(hours=hours_ago)
        over = Answer(yes=True, ended=Ending(who="Dr Ito", role=role, when=when), reviewed=when)
        return MIA.model_copy(update={"answers": {**MIA.answers, "dmd_fall_or_knock": over}})

    assert laid(*fell, child=with_ending(1, "clinician")).stop is None
    assert laid(*fell, child=with_ending(20, "clinician")).stop is not None
    assert laid(*fell, child=with_ending(1, "therapist")).stop is not None
    again = sitting(timedelta(minutes=30), said("dmd_fall_or_knock"))
    assert laid(*fell, *again, child=with_ending(1, "clinician")).stop is not None


@pytest.mark.parametrize(("hours_well", "over"), [(2, False), (30, True)])
def test_a_later_no_ends_what_a_caregiver_may_end_once_its_time_is_over(hours_well: int, over: bool) -> None:
    ill = sitting(timedelta(hours=hours_well), said("fever"))
    tray = laid(*ill, *sitting(timedelta(0), said()), now=NOW + timedelta(minutes=1))
    assert ("fever" not in {note.flag for note in tray.notes}) is over
    assert over or {entry.kind for entry in tray.entries.values()} <= {"song"}


def test_a_yes_taken_back_in_the_same_session_was_a_slip() -> None:
    assert laid(*sitting(timedelta(hours=20), said("dmd_fall_or_knock"), said())).stop is None


def test_a_no_on_the_chart_that_came_later_puts_a_slip_right() -> None:
    fell = sitting(timedelta(hours=20), said("dmd_fall_or_knock"))
    for hours_ago, right in ((30, False), (2, True)):
        no = Answer(yes=False, reviewed=NOW - timedelta(hours=hours_ago))
        child = MIA.model_copy(update={"answers": {**MIA.answers, "dmd_fall_or_knock": no}})
        assert (laid(*fell, child=child).stop is None) is right


def test_a_child_of_whom_nothing_was_said_is_itself() -> None:
    assert as_told(MIA, fold(MIA, sitting(timedelta(hours=1), said())), SHELF.precautions) is MIA
