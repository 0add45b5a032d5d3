"""When something was wrong: each time once, with its length, and none that was taken back."""

from itertools import permutations
from pathlib import Path

import pytest
from pydantic import ValidationError

from app.library import read_library
from app.therapy import Answer, Call, Child, Moment, WhenWrong, fold, lay_tray, precaution_in, read_event, wrong_times
from tests.tapping import NOW

SHELF = read_library(Path(__file__).resolve().parents[2] / "assets")
SITTING, PLAY = "01900000-0000-7000-8000-000000000000", "01900000-0000-7000-8000-00000000000f"


def told(n: int, kind: str, **more: object) -> dict[str, object]:
    at = NOW.replace(minute=n)
    return {"id": name(n), "child": "mia", "session": SITTING, "at": at, "kind": kind, **more}


def name(n: int) -> str:
    return f"01900000-0000-7000-8000-0000000000{n:02d}"


HAPPENED = [
    told(10, "something_wrong", play=PLAY),
    told(12, "wrong_over", opened=name(10), seconds=121.5),
    told(20, "something_wrong"),
    told(21, "undone", events=[name(20)]),
    told(30, "something_wrong"),
]


@pytest.mark.parametrize("order", list(permutations(range(5)))[::17])
def test_each_time_is_told_once_in_any_order(order: tuple[int, ...]) -> None:
    chart = fold(Child(id="mia", nickname="Mia"), [read_event(HAPPENED[n]) for n in order])
    assert [(one.at.minute, one.play, one.seconds) for one in wrong_times(chart)] == [
        (10, PLAY, 121.5), (30, None, None),
    ]  # fmt: skip


def signs_of(**answers: Answer) -> list[str]:
    child = Child(id="mia", nickname="Mia", born="2021-03", answers=answers)
    tray = lay_tray(child, fold(child, ()), SHELF, Moment(place="floor", position="floor_sitting"), NOW)
    return [one.flag for one in tray.signs]


def test_a_tray_brings_the_signs_of_this_childs_precautions_and_then_those_of_everybody() -> None:
    assert signs_of() == ["universal"]
    assert signs_of(vp_shunt=Answer(yes=True)) == ["vp_shunt", "universal"]
    assert signs_of(vp_shunt=Answer(yes=False)) == ["universal"]
    assert signs_of(autonomic_dysreflexia=Answer(yes=True)) == ["autonomic_dysreflexia", "universal"]
    # What comes with another precaution is in force as well.
    assert signs_of(shunt_programmable=Answer(yes=True)) == ["vp_shunt", "universal"]


def test_signs_are_said_in_another_language_and_remove_nothing() -> None:
    flag = SHELF.precautions["vp_shunt"]
    said = {"title": "T", "message": "M", "warning_signs": ["x"] * len(flag.warning_signs)}
    spoken = flag.model_validate({**flag.model_dump(by_alias=True), "in": {"xx": said}})
    assert precaution_in(spoken, "xx").warning_signs == ("x",) * len(flag.warning_signs)
    assert precaution_in(spoken, "xx").effect == flag.effect


def test_the_signs_that_were_asked_for_are_there() -> None:
    told = [one for one in SHELF.precautions.values() if one.warning_signs]
    words = " ".join(word for one in told for word in (one.title, *one.warning_signs)).lower()
    for asked in ("headache", "autonomic dysreflexia", "seizure", "breath", "bulging soft spot"):
        assert asked in words
    assert all(one.warning_refs for one in SHELF.precautions.values() if one.warning_signs)


@pytest.mark.parametrize("number", ["112", "+44 20 7946 0000", "(020) 7946-0000", "*31#112", "0151/123 45"])
def test_numbers_are_taken_as_people_write_them(number: str) -> None:
    assert WhenWrong(calls=(Call(name="Mum", number=number),)).calls[0].number == number


@pytest.mark.parametrize("number", ["", "Mum", "0", "javascript:alert(1)", "112\n113", "٠١٢"])
def test_what_no_telephone_can_dial_is_no_number(number: str) -> None:
    with pytest.raises(ValidationError):
        Call(name="Mum", number=number)
