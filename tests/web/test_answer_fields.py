"""What a yes says besides, as an adult fills it in: where, since when, by which signs, and who cleared it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from nicegui import ui
from nicegui.testing.user_interaction import UserInteraction

from app.therapy import Answer, AreaSide, Clearance, Signal
from app.web import checklist

from .conftest import NOW, House

DAY, ON = "2026-02-20", date(2026, 2, 20)


async def test_a_sore_has_a_place_a_day_and_is_said_to_spread(house: House) -> None:
    await _yes_to(house, "skin_broken_or_infected")
    await _said(house, "areas", (AreaSide(area="chest"),), lambda: house.user.find(marker="chip-chest").click())
    await _said(house, "since_date", ON, lambda: _only(house, ui.input, "Since (day)").set_value(DAY))
    await _said(
        house, "spreading", True, lambda: _only(house, ui.toggle, "Is it spreading or catching?").set_value(True)
    )


@pytest.mark.parametrize("flag", ["bleeding_disorder", "clonus"])
async def test_nowhere_in_particular_is_said_and_taken_back(house: House, flag: str) -> None:
    await _yes_to(house, flag)
    box = _only(house, ui.checkbox, "Nowhere in particular")
    await _said(house, "areas", (), lambda: box.set_value(True))
    await _said(house, "areas", None, lambda: box.set_value(False))


async def test_what_sets_a_seizure_off(house: House) -> None:
    await _yes_to(house, "reflex_epilepsy_sound_touch")
    await _said(house, "trigger_channels", ("touch",), lambda: house.user.find(marker="chip-touch").click())
    await _said(house, "trigger_channels", None, lambda: house.user.find(marker="chip-touch").click())


async def test_a_sign_is_kept_once_somebody_confirms_it(house: House) -> None:
    await _yes_to(house, "nonspeaking")
    looks, by = _all(house, ui.input, "No looks like")[0], _all(house, ui.input, "Confirmed by")[1]
    with house.user.client:
        _leave(house, looks, "closes the eyes")
    assert house.zebedee.answers["nonspeaking"].cue_list is None  # by nobody yet
    sign = Signal(means="no", looks="closes the eyes", confirmed_by="Ann")
    await _said(house, "cue_list", (sign,), lambda: _leave(house, by, "Ann"))
    await _said(house, "cue_list", None, lambda: _leave(house, looks, " "))


async def test_a_clearance_opens_only_what_it_lists_unless_anything_is_said(house: House) -> None:
    await _yes_to(house, "surgery_recent")
    prompt = min(house.practice.shelf.prompts)
    who, when = _all(house, ui.input, "Who said so")[0], _all(house, ui.input, "When (day)")[0]
    await _said(house, "clearance", Clearance(who="Dr Ito"), lambda: _leave(house, who, "Dr Ito"))
    await _said(house, "clearance", Clearance(who="Dr Ito", when=ON), lambda: when.set_value(DAY))
    listed = Clearance(who="Dr Ito", when=ON, allows=(prompt,))
    await _said(house, "clearance", listed, lambda: _only(house, ui.select, "Only these").set_value([prompt]))
    anything = _only(house, ui.checkbox, "Any prompt that fits otherwise")
    await _said(house, "clearance", Clearance(who="Dr Ito", when=ON, allows="any"), lambda: anything.set_value(True))
    await _said(house, "clearance", listed, lambda: anything.set_value(False))


async def test_a_line_is_left_by_the_next_tap_and_both_are_kept(house: House) -> None:
    await _yes_to(house, "surgery_recent")
    who = _all(house, ui.input, "Who said so")[0]
    with house.user.client:
        _leave(house, who, "Dr Ito")
        house.user.find(marker="chip-chest").click()  # which took the cursor out of the line
    await house.until(lambda: _yes(house).areas == (AreaSide(area="chest"),))
    await house.until(lambda: _yes(house).clearance == Clearance(who="Dr Ito"))


async def test_what_another_page_said_of_the_same_question_stays(house: House) -> None:
    await _yes_to(house, "surgery_recent")
    house.store.write_child(
        checklist.with_answers(house.zebedee, {"surgery_recent": Answer(yes=True, reviewed=NOW, since_date=ON)})
    )
    house.practice.caseload.forget()
    await _said(house, "areas", (AreaSide(area="chest"),), lambda: house.user.find(marker="chip-chest").click())
    assert _yes(house).since_date == ON


@pytest.mark.parametrize("typed", ["2026-0", "0202-02-20"])
async def test_half_a_day_is_no_day(house: House, typed: str) -> None:
    await _yes_to(house, "surgery_recent", since_date=ON)
    await _said(house, "since_date", None, lambda: _only(house, ui.input, "Since (day)").set_value(typed))


async def test_what_stands_for_long_is_confirmed_by_a_tap(house: House) -> None:
    long_ago = NOW.replace(year=2024)
    house.store.write_child(
        checklist.with_answers(house.zebedee, {"latex_precaution": Answer(yes=True, reviewed=long_ago)})
    )
    house.sign_in()
    await house.user.open("/child/zebedee/safety")
    house.user.find(marker="still-so").click()
    await house.until(lambda: house.zebedee.answers["latex_precaution"].reviewed == NOW)
    await house.user.should_not_see("Still so")


async def _yes_to(house: House, flag: str, **more: Any) -> None:
    """The checklist of a child with this one yes."""
    answer = Answer(yes=True, reviewed=NOW, **more)
    house.store.write_child(checklist.with_answers(house.zebedee, {flag: answer}))
    house.sign_in()
    await house.user.open("/child/zebedee/safety")


async def _said(house: House, field: str, value: object, says: Callable[[], object]) -> None:
    """Somebody says it, and it is on the chart."""
    with house.user.client:
        says()
    await house.until(lambda: getattr(_yes(house), field) == value)


def _yes(house: House) -> Answer:
    (answer,) = (answer for answer in house.zebedee.answers.values() if answer.yes)
    return answer


def _leave(house: House, field: ui.input, text: str) -> None:
    """A line of text is typed, and left."""
    field.set_value(text)
    UserInteraction(house.user, {field}, None).trigger("blur")


def _all(house: House, kind: type[Any], label: str) -> list[Any]:
    found = sorted(house.user.find(kind=kind).elements, key=lambda one: one.id)
    return [
        one for one in found if label in (one.props.get("label"), one.props.get("aria-label"), getattr(one, "text", ""))
    ]


def _only(house: House, kind: type[Any], label: str) -> Any:
    (found,) = _all(house, kind, label)
    return found
