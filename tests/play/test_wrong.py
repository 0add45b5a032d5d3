""" "Something is wrong" on the tablet: touch ends, the play is kept, the time is told, and a slip is taken back."""

from typing import Any

import pytest

from app.therapy import Child, fold, read_event, wrong_times

from .conftest import Tablet
from .table import tray


def kinds(events: list[dict[str, Any]]) -> list[str]:
    return [event["kind"] for event in events]


def test_in_a_play_it_ends_the_play_and_keeps_it(tablet: Tablet):
    tablet.start()
    told = tablet.pick()
    ended, wrong = tablet.do("wrong", after=7)
    assert (ended["kind"], ended["reason"], ended["stay_s"]) == ("play_ended", "interrupted", 7)
    assert (wrong["kind"], wrong["play"]) == ("something_wrong", told[0]["play"])
    view = tablet.view
    assert (view["screen"], view["play"], view["wrong"]["seconds"]) == ("wrong", None, 0)
    assert tablet.page.evaluate("state.play") is None  # which is what ends the sound


def test_the_time_goes_on_over_a_restart_and_is_told_when_it_is_over(tablet: Tablet):
    tablet.start()
    tablet.pick()
    wrong = tablet.do("wrong")[-1]
    tablet.page.evaluate("() => { state = unpacked(packed(state), state.tray) }")
    assert tablet.do("resume", after=65) == []
    assert (tablet.view["screen"], tablet.view["wrong"]["seconds"]) == ("wrong", 65)
    over, offered = tablet.do("wrong-over", after=5)
    assert (over["kind"], over["opened"], over["seconds"]) == ("wrong_over", wrong["id"], 70)
    assert offered["kind"] == "offered"
    assert (tablet.view["screen"], tablet.view["wrong"]) == ("pick", None)


def test_finish_closes_the_play_session(tablet: Tablet):
    tablet.start()
    tablet.do("wrong")
    assert kinds(tablet.do("wrong-over", finish=True)) == ["wrong_over", "session_ended"]
    assert tablet.view["screen"] == "closing"


def test_all_done_works_meanwhile(tablet: Tablet):
    tablet.start()
    tablet.do("wrong")
    assert kinds(tablet.do("all-done")) == ["all_done", "wrong_over", "session_ended"]
    assert tablet.view["closing"]["calm"]


def test_a_slip_is_taken_back_and_the_play_goes_on(tablet: Tablet):
    tablet.start()
    tablet.pick()
    wrong = tablet.do("wrong", after=4)
    (undone,) = tablet.do("undo", after=30)
    assert undone["events"] == [event["id"] for event in wrong]
    assert tablet.view["screen"] == "play"
    ended, *_ = tablet.do("outcome", after=3, outcome="into_it")
    assert ended["stay_s"] == 7


def test_before_the_first_picture_it_is_told_too_and_taken_back_too(tablet: Tablet):
    tablet.do("child", id="mia", tray=tray())
    (wrong,) = tablet.do("wrong")
    assert read_event(wrong).kind == "something_wrong"
    (undone,) = tablet.do("undo")
    assert read_event(undone).kind == "undone"
    assert undone["events"] == [wrong["id"]]
    assert tablet.view["screen"] == "moment"
    tablet.do("wrong")
    assert kinds(tablet.do("wrong-over")) == ["wrong_over"]
    assert tablet.view["screen"] == "moment"
    tablet.do("wrong")
    assert kinds(tablet.do("wrong-over", finish=True)) == ["wrong_over"]
    assert tablet.view["screen"] == "children"


def test_after_the_end_it_leads_back_to_the_end(tablet: Tablet):
    tablet.start()
    tablet.do("all-done")
    tablet.do("wrong")
    assert tablet.do("all-done") == []
    tablet.do("wrong-over")
    assert tablet.view["screen"] == "closing"
    tablet.do("wrong")
    assert kinds(tablet.do("wrong-over", finish=True)) == ["wrong_over"]
    assert tablet.view["screen"] == "children"


def test_the_end_of_the_sitting_does_not_take_it_off_the_screen(tablet: Tablet):
    tablet.start()
    for _ in range(30):
        tablet.do("beat", after=350)
    tablet.do("wrong")
    for _ in range(30):
        tablet.do("beat", after=350)
    assert tablet.view["screen"] == "wrong"


def test_a_tablet_left_alone_with_it_says_nothing_of_its_end(tablet: Tablet):
    tablet.start()
    tablet.do("wrong")
    assert kinds(tablet.do("resume", after=3 * 3600)) == ["session_ended"]
    assert tablet.view["screen"] == "children"


@pytest.mark.parametrize("finish", [False, True])
def test_a_stop_told_meanwhile_offers_nothing_afterwards(tablet: Tablet, finish: bool):
    tablet.start()
    tablet.do("wrong")
    stop = {"flag": "seizure_now", "level": "stop", "message": "Stop"}
    tablet.do("tray", tray=tray(stop=stop))
    assert tablet.view["screen"] == "wrong"
    tablet.do("wrong-over", finish=finish)
    assert tablet.view["screen"] == "closing"


def test_signs_words_and_numbers_come_from_the_tray(tablet: Tablet):
    signs = [{"flag": "vp_shunt", "title": "A shunt", "signs": ["Headache"]}]
    said = {"first": "Sit down", "calls": [{"name": "Mum", "number": "0123"}]}
    tablet.do("child", id="mia", tray=tray(signs=signs, wrong={"child": said, "practice": {"first": "", "calls": []}}))
    tablet.do("wrong")
    shown = tablet.view["wrong"]
    assert (shown["signs"], shown["child"]) == (signs, said)


def test_the_chart_knows_each_time_in_its_length(tablet: Tablet):
    events = tablet.start() + tablet.pick() + tablet.do("wrong") + tablet.do("wrong-over", after=90)
    events += tablet.do("wrong") + tablet.do("undo") + tablet.do("wrong")
    chart = fold(Child(id="mia", nickname="Mia"), map(read_event, reversed(events)))
    first, open_yet = wrong_times(chart)
    assert (first.seconds, first.play) == (90, chart.plays[0].id)
    assert (open_yet.seconds, open_yet.play) == (None, None)
    assert chart.plays[0].end == "interrupted"
    assert not chart.plays[0].left
