"""What is believed of a child is a replay: whatever way the events came in, the tray is the same."""

from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.therapy import Chart, Event, fold, lay_tray
from tests.tapping import NOW, Tablet

from .playing import HERE, LAP, MIA, SHELF, alike, chance, sitting, told, tray

NAMES = [name.partition("#")[0] for name in HERE]
MOODS = ("low", "ready", "rising", "over")
ENDS = ("natural_end", "child_left", "all_done", "interrupted", "never_engaged", "adult_ended")


def lived(seed: int, sittings: int = 4) -> list[Event]:
    """Play sessions with picks, refusals, changed moods, taps given late, changed and taken back; the last one runs."""
    draw, events = Random(seed), list[Event]()
    for number in range(sittings):
        tablet = Tablet(MIA.id, later=-timedelta(days=2 * (sittings - 1 - number), minutes=20))
        tablet.start(LAP)
        for _ in range(draw.randint(0, 6)):
            shown = draw.sample(NAMES, 3)
            if draw.random() < 0.2:
                tablet.write("something_else", number=0, prompts=shown)
                continue
            mood = draw.choice(MOODS)
            tablet.write("moment_changed", moment=LAP.model_copy(update={"mood": mood}).model_dump(mode="json"))
            by = draw.choice(("child", "child", "adult", "you_pick"))
            play = tablet.pick(draw.choice(shown), offered=shown, by=by, mood=mood)
            tablet.end(play, draw.choice(ENDS), draw.choice((5, 40, 90, 200)))
            for _ in range(draw.choice((0, 1, 1, 2))):
                rater = draw.choice(("caregiver", "therapist", "peer"))
                tap = tablet.write("outcome", play=play, outcome=draw.choice(("into_it", "had_enough")), rater=rater)
                if draw.random() < 0.3:
                    tablet.undo(tap.id)
        if number < sittings - 1:
            tablet.write("session_ended", reason="adult_ended")
        events += tablet.events
    return events


def laid(chart: Chart, now: datetime = NOW) -> str:
    return lay_tray(MIA, chart, SHELF, LAP, now).model_dump_json()


@settings(max_examples=12)
@given(st.integers(0, 10_000))
def test_events_in_any_order_and_in_any_batches_lay_the_same_tray(seed: int) -> None:
    events, draw = lived(seed), Random(seed)
    at_once = laid(fold(MIA, events))
    draw.shuffle(events)
    chart, waiting = fold(MIA, []), list(events)
    while waiting:
        some = draw.randint(1, 25)
        chart, waiting = chart.add(*waiting[:some]), waiting[some:]
        if draw.random() < 0.7:
            laid(chart)  # what was learnt so far is kept, and must be let go when something before it comes in late
    assert laid(chart) == at_once


@pytest.mark.parametrize("seed", [1, 2])
def test_one_event_after_the_other_with_a_tray_each_time_is_the_same_as_all_at_once(seed: int) -> None:
    chart = fold(MIA, [])
    for event in lived(seed, 3):
        chart = chart.add(event)
        laid(chart)
    assert laid(chart) == laid(fold(MIA, chart.log.values()))


def test_a_tap_taken_back_was_never_there_and_comes_back_when_that_is_taken_back() -> None:
    events = sitting({"prompt": "quiet-moon", "outcome": "had_enough"}, {"prompt": "echo-bells", "outcome": "into_it"})
    tap = next(event for event in events if event.kind == "outcome")
    without = [event for event in events if event is not tap]
    chart = told(events)
    assert laid(chart) != laid(told(without))
    tablet = Tablet(MIA.id)
    undo = tablet.undo(tap.id)
    chart = chart.add(undo)
    assert laid(chart) == laid(told(without))
    assert laid(chart.add(tablet.undo(undo.id))) == laid(told(events))


def test_a_play_of_an_earlier_play_session_that_comes_in_late_counts_at_its_own_time() -> None:
    early = sitting({"prompt": "quiet-moon", "outcome": "had_enough", "rater": "therapist"}, days_ago=20)
    late = sitting({"prompt": "quiet-moon", "outcome": "into_it"}, days_ago=2)
    chart = told(late)
    laid(chart)
    for event in early:
        chart = chart.add(event)
        laid(chart)
    assert laid(chart) == laid(told(early, late)) != laid(told(late))


def test_what_was_learnt_while_the_child_was_younger_is_the_same_as_learnt_today() -> None:
    """How long a child may stay is supposed by age; a server that ran for months must not keep the old age."""
    events = sitting({"prompt": "quiet-moon", "end": "child_left"}, {"prompt": "echo-bells"}, days_ago=200)
    chart = told(events)
    laid(chart, NOW - timedelta(days=190))
    assert laid(chart) == laid(told(events))


def test_asking_for_a_tray_changes_nothing_that_was_learnt() -> None:
    chart = told(lived(5))
    first = laid(chart)
    laid(chart, NOW + timedelta(days=30))
    assert laid(chart) == first


def test_a_missing_outcome_is_not_had_enough() -> None:
    one, twin = alike("story", 2)

    def after(**tap: str) -> float:
        return chance(tray(sitting({"prompt": one, "end": "adult_ended", "stay_s": 30.0, **tap}, days_ago=9)), one)

    untold, enough, unplayed = after(), after(outcome="had_enough"), chance(tray(), one)
    assert abs(untold - unplayed) < 0.3 * (unplayed - enough)
    assert chance(tray(), twin) == pytest.approx(unplayed, abs=0.1)  # a twin indeed


def test_a_prompt_that_is_no_longer_on_the_shelf_and_a_way_of_it_stop_nobody() -> None:
    gone = sitting({"prompt": "long-gone", "offered": ["long-gone", "quiet-moon"], "outcome": "into_it"})
    odd = sitting({"prompt": "quiet-moon", "offered": ["slow-bear#wheelchair", "quiet-moon"]}, days_ago=3)
    only = sitting({"prompt": "quiet-moon", "offered": ["quiet-moon"]}, days_ago=3)
    assert tray(gone).entries
    as_said, as_if = tray(odd).entries["slow-bear#wheelchair"], tray(only).entries["slow-bear#wheelchair"]
    assert as_said.likely == as_if.likely
