"""The chart is a replay: any order, any repeats, undo and moves included."""

from datetime import timedelta
from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import app.therapy
from app.therapy import Child, Event, EventError, fold, read_event, write_event
from tests.tapping import NOW, Tablet, uuid

MIA = Child(id="mia", nickname="Mia")
BEN = Child(id="ben", nickname="Ben")


def played(tablet: Tablet) -> None:
    tablet.start()
    play = tablet.pick("row-the-boat")
    tablet.end(play, "child_left", 42)
    tablet.outcome(play, "into_it")


def test_a_play_is_told_as_it_went() -> None:
    tablet = Tablet("mia")
    played(tablet)
    (play,) = fold(MIA, tablet.events).plays
    assert (play.prompt, play.stay_s, play.left, play.outcome, play.by) == (
        "row-the-boat",
        42,
        True,
        "into_it",
        "child",
    )


def test_an_undone_outcome_is_gone_and_comes_back_when_the_undo_is_undone() -> None:
    tablet = Tablet("mia")
    played(tablet)
    outcome = tablet.events[-1]
    undo = tablet.undo(outcome.id)
    assert fold(MIA, tablet.events).plays[0].outcome is None
    tablet.undo(undo.id)
    assert fold(MIA, tablet.events).plays[0].outcome == "into_it"


def test_what_the_child_chose_in_a_story_is_told_in_its_order() -> None:
    tablet = Tablet("mia")
    played(tablet)
    for verse, option in ((1, "owl"), (3, "fox")):
        tablet.write("chose", play=tablet.events[1].play, verse=verse, option=option)
    assert fold(MIA, reversed(tablet.events)).plays[0].chose == ("owl", "fox")


def test_the_last_outcome_of_a_play_holds() -> None:
    tablet = Tablet("mia")
    played(tablet)
    tablet.outcome(tablet.events[1].play, "so_so")
    assert fold(MIA, reversed(tablet.events)).plays[0].outcome == "so_so"


def test_plays_moved_to_another_child_count_there_and_not_here() -> None:
    tablet = Tablet("mia")
    played(tablet)
    wrong = list(tablet.events)
    out = tablet.write("moved_out", events=[event.id for event in wrong], to="ben")
    ben = Tablet("ben", later=timedelta(minutes=9))
    ben.write("moved_in", came_from="mia", events=[write_event(event) for event in wrong])
    assert fold(MIA, [*wrong, out]).plays == ()
    assert [p.prompt for p in fold(BEN, ben.events).plays] == ["row-the-boat"]
    back = tablet.undo(out.id)
    assert len(fold(MIA, [*wrong, out, back]).plays) == 1


def test_plays_moved_in_again_after_that_was_undone_count() -> None:
    tablet, ben = Tablet("mia"), Tablet("ben", later=timedelta(minutes=9))
    played(tablet)
    moved = [write_event(event) for event in tablet.events]
    ben.undo(ben.write("moved_in", came_from="mia", events=moved).id)
    assert fold(BEN, ben.events).plays == ()
    ben.write("moved_in", came_from="mia", events=moved)
    assert [play.prompt for play in fold(BEN, ben.events).plays] == ["row-the-boat"]


def test_the_first_of_two_moves_holds_in_whatever_order_they_arrive() -> None:
    ben = Tablet("ben", later=timedelta(minutes=9))
    pick = write_event(Tablet("mia").write("picked", play=uuid(), prompt="row-the-boat"))
    moves = [ben.write("moved_in", came_from="mia", events=[pick | {"prompt": name}]) for name in ("one", "two")]
    assert fold(BEN, moves).plays == fold(BEN, reversed(moves)).plays


def test_all_done_is_the_child_heard_and_not_an_outcome() -> None:
    tablet = Tablet("mia")
    tablet.start()
    play = tablet.pick("tunnel-toes")
    tablet.write("all_done", play=play)
    tablet.end(play, "all_done", 12)
    chart = fold(MIA, tablet.events)
    assert chart.plays[0].outcome is None
    assert chart.plays[0].left
    assert chart.sessions[0].closed == "all_done"


def test_a_clock_that_is_off_is_put_in_order_by_the_server_time() -> None:
    tablet = Tablet("mia")
    played(tablet)
    year = int(timedelta(days=365).total_seconds())
    early = Tablet("mia", later=timedelta(days=-365, minutes=30))
    early.start()
    second = early.pick("five-fingers")
    late = [event.model_copy(update={"off_s": year}) for event in early.events]
    assert [p.prompt for p in fold(MIA, [*late, *tablet.events]).plays] == ["row-the-boat", "five-fingers"]
    assert fold(MIA, late).plays[0].id == second


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00"])
@pytest.mark.parametrize("off_s", [0, 10**10, -(10**10), 10**30, -(10**30)])
def test_no_clock_however_wrong_makes_a_chart_unreadable(at: str, off_s: int) -> None:
    raw = {**write_event(Tablet("mia").start()), "at": at, "off_s": off_s}
    moved = Tablet("mia").write("moved_in", came_from="ben", events=[raw])
    (session,) = fold(MIA, [moved]).sessions
    assert abs(session.at - NOW) < timedelta(days=366_000)
    assert session.at.astimezone() + timedelta(days=366) == session.at + timedelta(days=366)


@given(st.integers(0, 10_000))
def test_any_order_and_any_repeats_give_the_same_chart(seed: int) -> None:
    chance = Random(seed)
    tablet = Tablet("mia")
    for _ in range(chance.randint(1, 4)):
        played(tablet)
        if chance.random() < 0.5:
            tablet.undo(chance.choice(tablet.events).id)
        if chance.random() < 0.3:
            tablet.write("moved_out", events=[chance.choice(tablet.events).id], to="ben")
        if chance.random() < 0.3:
            tablet.write("moved_in", came_from="ben", events=[write_event(chance.choice(tablet.events))])
    straight = fold(MIA, tablet.events)
    shuffled = [*tablet.events, *chance.sample(tablet.events, k=len(tablet.events) // 2)]
    chance.shuffle(shuffled)
    stepwise = fold(MIA, [])
    for event in shuffled:
        stepwise = stepwise.add(event)
    assert stepwise.events == straight.events
    assert stepwise.sessions == straight.sessions


@pytest.mark.parametrize(
    ("change", "says"),
    [({"kind": "nonsense"}, "expected tags"), ({"at": "soon"}, "at"), ({"id": "7"}, "id"), ({"extra": 1}, "extra")],
)
def test_a_malformed_event_is_refused_in_words(change: dict[str, object], says: str) -> None:
    raw = {**write_event(Tablet("mia").start()), **change}
    with pytest.raises(EventError, match=says):
        read_event(raw)


def test_an_event_travels_and_comes_back_the_same() -> None:
    tablet = Tablet("mia")
    played(tablet)
    assert [read_event(write_event(event)) for event in tablet.events] == tablet.events
    assert tablet.events[0].when == NOW


def test_every_kind_of_event_is_at_the_door() -> None:
    union, *_ = get_args(Event)
    assert [kind.__name__ for kind in get_args(union) if getattr(app.therapy, kind.__name__, None) is not kind] == []


def test_a_known_id_changes_nothing_in_one_go_and_step_by_step() -> None:
    first = Tablet("mia").start()
    other = first.model_copy(update={"device": "another tablet"})
    assert fold(MIA, [first, other]) == fold(MIA, [first]).add(other) == fold(MIA, [first])
