"""The sample practice: plausible, safe, marked, and gone without a trace."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.library import read_library
from app.practice import SAMPLE_NAME, Practice, PracticeRecord, Who, fill_sample, progress
from app.storage import TinyStore
from app.therapy import Child, DoorError, Footing, as_if_well, why_this_order
from tests.tapping import NOW

SHELF = read_library(Path(__file__).resolve().parents[2] / "assets")
ADULT = Who("adult", "a")


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    store = TinyStore(tmp_path)
    fill_sample(store, SHELF, NOW)
    store.write_practice(PracticeRecord(name=SAMPLE_NAME, sample=True))
    return Practice(store, SHELF, lambda: NOW)


def test_three_children_with_eight_weeks_of_plays(practice: Practice) -> None:
    children = practice.caseload.children(ADULT)
    assert [child.nickname for child in children] == ["Ava", "Jonas", "Mia"]
    assert all(child.sample for child in children)
    for child in children:
        chart = practice.caseload.chart(ADULT, child.id)
        told = progress(chart, SHELF, NOW)
        assert told.sessions >= 14
        assert told.known
        assert NOW - chart.plays[0].at > timedelta(weeks=7)
        assert len({play.outcome for play in chart.plays}) >= 3
        best, worst = told.held[0], min(told.held, key=lambda held: held.into - held.outcomes)
        assert best.into >= 0.6 * best.outcomes > 0
        assert worst.into < worst.outcomes


def test_the_order_page_and_the_tray_of_a_sample_child_tell_the_same_reasons(practice: Practice) -> None:
    practice.sessions.warm(NOW)
    for child in practice.caseload.children(ADULT):
        chart = practice.caseload.chart(ADULT, child.id)
        tray, moment = practice.sessions.tray(ADULT, child.id, NOW), practice.sessions.moment(ADULT, child.id, NOW)
        well = as_if_well(child, chart, SHELF, moment, NOW)
        placed = why_this_order(child, chart, SHELF, well, NOW, practice.sessions.peers(chart, NOW))
        assert {one.way: one.why for one in placed} == {one.way: tray.entries[one.way].why["ready"] for one in placed}
        assert any(tray.entries[one.way].loved for one in placed[:3])
        assert all(len(one.terms) > 1 for one in placed[:12])


def test_nothing_in_the_history_was_unsafe(practice: Practice) -> None:
    for child in practice.caseload.children(ADULT):
        for session in practice.caseload.chart(ADULT, child.id).sessions:
            moment = session.moments[0]
            footing = Footing(child, SHELF.precautions, moment.at(session.at))
            for play in session.plays:
                (way,) = [way for way in SHELF.prompts[play.prompt].ways if way.variant == play.variant]
                assert footing.refusals(way) == []


def test_thrown_away_it_leaves_nothing(practice: Practice, tmp_path: Path) -> None:
    practice.caseload.children(ADULT)
    with pytest.raises(DoorError):
        practice.throw_sample_away(Who("device", "d"))
    practice.throw_sample_away(ADULT)
    assert practice.door.practice is None
    assert practice.caseload.children(ADULT) == []
    assert not [file for file in tmp_path.rglob("*.json") if b"Mia" in file.read_bytes()]


def test_a_real_practice_is_never_thrown_away(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    store.write_practice(PracticeRecord(name="Hill Street"))
    store.write_child(Child(id="mia", nickname="Mia"))
    with pytest.raises(DoorError, match="not the sample"):
        Practice(store, SHELF, lambda: NOW).throw_sample_away(ADULT)
    assert store.children() == ["mia"]
