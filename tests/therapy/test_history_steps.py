"""A chart added to step by step is the chart folded at once, though only what an event changes is replayed."""

from datetime import timedelta
from random import Random
from weakref import ref

from hypothesis import given
from hypothesis import strategies as st

from app.therapy import Chart, Child, Event, Moment, fold, write_event
from tests.tapping import Tablet, uuid

MIA = Child(id="mia", nickname="Mia")


def anything(chance: Random) -> list[Event]:
    """What two tablets wrote, each in two play sessions at much the same time: plays, undos and moves of anything."""
    tablets = [Tablet("mia", later=timedelta(seconds=chance.randint(0, 60))) for _ in range(4)]
    plays = [uuid() for _ in range(3)]
    written = [Tablet("mia").write("offered", number=0, prompts=["five-fingers"])]
    for _ in range(chance.randint(1, 30)):
        tablet, play = chance.choice(tablets), chance.choice(plays)
        some = chance.sample(written, k=min(len(written), 2))
        written.append(
            chance.choice(
                [
                    lambda t=tablet: t.start(Moment(mood=chance.choice(["low", "rising"]))),
                    lambda t=tablet, p=play: t.write("picked", play=p, prompt=chance.choice(["tunnel-toes", "abc"])),
                    lambda t=tablet, p=play: t.end(p, chance.choice(["child_left", "time_up"]), chance.randint(1, 99)),
                    lambda t=tablet, p=play: t.outcome(p, chance.choice(["into_it", "so_so"])),
                    lambda t=tablet, p=play: t.write("cues", play=p, cues=["smiled"]),
                    lambda t=tablet, p=play: t.write("chose", play=p, verse=1, option=chance.choice(["owl", "fox"])),
                    lambda t=tablet: t.write("something_else", number=chance.randint(0, 9)),
                    lambda t=tablet: t.write("not_that", prompt=chance.choice(["tunnel-toes", "abc"])),
                    lambda t=tablet: t.write(chance.choice(["all_done", "session_ended"])),
                    lambda t=tablet, these=some: t.undo(*(event.id for event in these)),
                    lambda t=tablet, these=some: t.write("moved_out", events=[event.id for event in these], to="ben"),
                    lambda t=tablet, these=some: t.write(
                        "moved_in", came_from="ben", events=[write_event(event) for event in these]
                    ),
                ]
            )()
        )
        if chance.random() < 0.2:
            tablet.at -= timedelta(seconds=chance.randint(0, 60))  # a clock that is set back
    return [event for event in written if chance.random() < 0.8]  # some were written elsewhere, and only moved here


def told(chart: Chart) -> tuple[object, ...]:
    return chart.events, chart.sessions, chart.plays, chart.picks


@given(st.randoms(use_true_random=False), st.integers(1, 3))
def test_step_by_step_is_the_same_as_at_once(chance: Random, most: int) -> None:
    events = anything(chance)
    arrived = [*events, *chance.sample(events, k=len(events) // 4)]
    if chance.random() < 0.7:
        chance.shuffle(arrived)
    chart, known = fold(MIA, []), 0
    while known < len(arrived):
        batch = arrived[known : known + chance.randint(1, most)]
        known += len(batch)
        chart = chart.add(*batch)
        at_once = fold(MIA, arrived[:known])
        assert chart == at_once
        if chance.random() < 0.8:
            assert told(chart) == told(at_once)
    assert told(chart) == told(fold(MIA, events))


def test_what_an_event_does_not_change_is_not_replayed_and_the_chart_before_is_let_go() -> None:
    first, second = Tablet("mia"), Tablet("mia", later=timedelta(hours=1))
    for tablet in (first, second):
        tablet.start()
        tablet.pick("row-the-boat")
    outcome = second.outcome(second.events[-1].play, "into_it")
    chart = fold(MIA, [*first.events, *second.events[:-1]])
    kept, before = chart.sessions[0], ref(chart)
    chart = chart.add(outcome)
    assert chart.sessions[0] is kept
    assert chart.plays[1].outcome == "into_it"
    assert before() is None


def test_an_undo_that_came_with_a_move_holds_for_what_arrives_after_it() -> None:
    tablet, other = Tablet("mia"), Tablet("ben")
    tablet.start()
    tablet.pick("row-the-boat")
    move = tablet.write("moved_in", came_from="ben", events=[write_event(other.undo(tablet.events[-1].id))])
    start, pick = tablet.events[:2]
    chart = fold(MIA, [start, move])
    assert len(chart.sessions) == 1
    assert chart.add(pick).plays == fold(MIA, tablet.events).plays == ()
