"""The safety checklist, as an adult fills it in."""

from datetime import date, timedelta

import pytest
from nicegui import ui

from app.library import Library
from app.practice import ADULT_COOKIE
from app.therapy import Answer, AreaSide, Child, Moment
from app.web import checklist
from tests.tapping import NOW as TABLET_NOW
from tests.tapping import Tablet

from .conftest import NOW, House

PAGE = "/child/zebedee/safety"


async def test_a_yes_is_saved_at_once_with_what_it_asks_for_and_can_be_taken_back(house: House) -> None:
    house.sign_in()
    for page in ("/settings", "/child/zebedee", PAGE):
        await house.user.open(page)
        await house.sees("Safety rules not yet reviewed by a clinician")
    await _answer(house, "vp_shunt", "yes")
    await house.sees("never press the valve")
    assert house.zebedee.answers["vp_shunt"] == Answer(yes=True, reviewed=NOW)
    with house.user.scope(marker="question-vp_shunt"):
        house.user.find(marker="chip-chest").click()
    await house.until(lambda: house.zebedee.answers["vp_shunt"].areas == (AreaSide(area="chest"),))
    await house.sees("Undo: Ventriculoperitoneal or other shunt")
    house.user.find(marker="undo").click()
    await house.until(lambda: house.zebedee.answers["vp_shunt"].areas is None)
    house.user.find(marker="undo").click()
    await house.until(lambda: not house.zebedee.answers["vp_shunt"].yes)


async def test_two_taps_on_undo_take_two_answers_back(house: House) -> None:
    house.sign_in()
    await house.user.open(PAGE)
    for question in ("vp_shunt", "epilepsy"):
        await _answer(house, question, "yes")
        await house.until(lambda question=question: house.zebedee.answers[question].yes)
    for _ in range(3):  # and the third finds nothing left
        house.user.find(marker="undo").click()
    await house.until(lambda: not house.zebedee.answers["vp_shunt"].yes)
    assert not house.zebedee.answers["epilepsy"].yes
    await house.user.should_not_see(marker="undo")


async def test_two_taps_ask_for_no_to_all_once(house: House) -> None:
    _open_again(house, "epilepsy", "clonus")
    house.sign_in()
    await house.user.open(PAGE)
    for _ in range(2):
        house.user.find(marker="no-to-all-cerebral_palsy").click()
    await house.sees("No to these 2 questions?")
    assert len(house.user.find(marker="no-to-these").elements) == 1


async def test_an_open_question_says_what_it_closes(house: House) -> None:
    _open_again(house, "epilepsy", "clonus")
    house.sign_in()
    await house.user.open(PAGE)
    await house.sees("2 safety questions are open. Until they are answered only play without touch")
    await _answer(house, "clonus", "no")
    await house.sees("1 safety question is open")


async def test_no_to_the_others_is_offered_only_where_something_is_open(house: House) -> None:
    _open_again(house, "clonus")
    house.sign_in()
    await house.user.open(PAGE)
    await house.user.should_see(marker="no-to-all-cerebral_palsy")
    await house.user.should_not_see(marker="no-to-all-general")
    await _answer(house, "clonus", "no")
    await house.sees("The checklist is complete")
    await house.user.should_not_see(marker="no-to-all-cerebral_palsy")


async def test_no_to_the_others_never_overrules_a_yes_that_came_in_between(house: House) -> None:
    _open_again(house, "epilepsy", "clonus")
    house.sign_in()
    await house.user.open(PAGE)
    house.user.find(marker="no-to-all-cerebral_palsy").click()
    await house.sees("No to these 2 questions?")
    somebody_else = Answer(yes=True, reviewed=NOW)
    house.practice.caseload.change(
        house.practice.door.who(dict(house.user.http_client.cookies), NOW),
        checklist.with_answers(house.zebedee, {"epilepsy": somebody_else}),
    )
    house.user.find(marker="no-to-these").click()
    await house.until(lambda: "clonus" in house.zebedee.answers)
    assert house.zebedee.answers["epilepsy"] == somebody_else
    assert not house.zebedee.answers["clonus"].yes


async def test_an_open_page_saves_nothing_after_signing_out(house: House) -> None:
    house.sign_in()
    await house.user.open(PAGE)
    house.practice.door.sign_out(house.user.http_client.cookies[ADULT_COOKIE])
    await _answer(house, "epilepsy", "yes")
    await house.sees("You are signed out: load this page anew")
    assert not house.zebedee.answers["epilepsy"].yes


async def test_an_open_page_of_a_chart_that_was_erased_says_so(house: House) -> None:
    house.sign_in()
    await house.user.open(PAGE)
    house.store.erase("zebedee")
    await _answer(house, "epilepsy", "yes")
    await house.sees("it was erased, or you were not given this chart")
    assert house.store.children() == []


async def test_ending_a_precaution_needs_somebody_and_a_day(house: House) -> None:
    house.store.write_child(checklist.with_answers(house.zebedee, {"spasticity": Answer(yes=True, reviewed=NOW)}))
    house.sign_in()
    await house.user.open(PAGE)
    with house.user.scope(marker="question-spasticity"):
        house.user.find(marker="is-over").click()
    await house.sees("Say who says so and since which day")
    assert house.zebedee.answers["spasticity"].ended is None
    with house.user.scope(marker="question-spasticity"):
        house.user.find("Who says so").type("Ann")
        house.user.find("Over since (day)").type("2026-02-20")
        house.user.find(marker="is-over").click()
    await house.sees("Said to be over: Ann (therapist), 20 Feb 2026")
    ended = house.zebedee.answers["spasticity"].ended
    assert (ended.who, ended.role, ended.when) == ("Ann", "therapist", date(2026, 2, 20))


async def test_a_yes_of_an_earlier_play_session_is_ended_here(house: House) -> None:
    tablet = Tablet("zebedee", later=NOW - TABLET_NOW - timedelta(days=2))
    tablet.write("session_started", moment={"answers": {"dmd_fall_or_knock": {"yes": True}}})
    house.store.append("zebedee", tablet.events)
    house.sign_in()
    await house.user.open(PAGE)
    await house.sees("Have every fall checked before playing on")
    with house.user.scope(marker="question-dmd_fall_or_knock"):
        house.user.find("Who says so").type("Dr Ito")
        house.user.find("Over since (day)").type(NOW.date().isoformat())
        house.user.find(marker="is-over").click()
    await house.sees("Said to be over: Dr Ito (clinician)")
    ended = house.zebedee.answers["dmd_fall_or_knock"]
    assert (ended.since_date, ended.ended.role) == (tablet.events[0].when, "clinician")


@pytest.mark.parametrize(("weeks", "is_due"), [(12.2, True), (11.8, False)])
async def test_twelve_weeks_after_a_hip_operation_somebody_is_asked_again(
    house: House, weeks: float, is_due: bool
) -> None:
    said = Answer(yes=True, since_date=NOW - timedelta(weeks=weeks), reviewed=NOW - timedelta(weeks=weeks))
    house.store.write_child(checklist.with_answers(house.zebedee, {"hip_or_sdr_surgery": said}))
    house.sign_in()
    for page in ("/", "/child/zebedee", PAGE):
        await house.user.open(page)
        await house.sees("Zebedee")
        look = house.user.should_see if is_due else house.user.should_not_see
        await look("1 precaution is due for another look")


async def test_the_chart_tells_that_an_old_tray_was_confirmed(house: House) -> None:
    tablet = Tablet("zebedee", later=NOW - TABLET_NOW - timedelta(days=2))
    tablet.start(Moment(place="floor", precautions="confirmed"))
    tablet.outcome(tablet.pick("slow-snail"), "into_it")
    house.store.append("zebedee", tablet.events)
    house.sign_in()
    await house.user.open("/child/zebedee")
    await house.sees("precautions of an old tray confirmed by an adult")


def test_suggested_questions_stand_first_and_only_those_of_the_chart(shelf: Library) -> None:
    child = Child(id="zebedee", nickname="Zebedee", profiles=("spina_bifida",))
    general, *_ = checklist.groups(child, shelf.precautions)
    assert general.questions[0].id == "latex_precaution"
    asked = {one.id for group in checklist.groups(child, shelf.precautions) for one in group.questions}
    assert "fever" not in asked  # asked at every session
    assert "ctx_car" not in asked  # read from the moment
    assert "fever" in {one.id for one in checklist.asked_each_time(shelf.precautions)}


def test_only_the_role_that_may_end_it_or_a_higher_one(shelf: Library) -> None:
    precautions = shelf.precautions
    assert checklist.may_end(precautions["reflux"]) == ("caregiver", "therapist", "clinician")
    assert checklist.may_end(precautions["vp_shunt"]) == ("clinician",)
    assert checklist.may_end(precautions["universal"]) == ()


async def _answer(house: House, question: str, value: str) -> None:
    (toggle,) = house.user.find(marker=f"answer-{question}", kind=ui.toggle).elements
    with house.user.client:
        toggle.set_value(value)


def _open_again(house: House, *names: str) -> None:
    house.store.write_child(checklist.with_answers(house.zebedee, dict.fromkeys(names)))
