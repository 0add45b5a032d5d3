"""What held a child: figures an adult can check against the plays, and none beyond what was seen."""

from datetime import timedelta
from itertools import count
from pathlib import Path

from app.library import read_library
from app.practice import Progress, progress
from app.therapy import Child, fold, stay_before, usual_stay
from tests.tapping import NOW, Tablet

SHELF = read_library(Path(__file__).resolve().parents[2] / "assets")
CHILD = Child(id="mia", nickname="Mia", born="2021-03")
LATER = count()


def after(*plays: tuple[str, str, float, str]) -> Progress:
    """The figures after plays (prompt, how it ended, stay in seconds, outcome), each in a play session of its own."""
    events = []
    for prompt, reason, stay_s, outcome in plays:
        tablet = Tablet("mia", later=timedelta(hours=next(LATER) - 500))
        tablet.start()
        play = tablet.pick(prompt)
        tablet.end(play, reason, stay_s)
        if outcome:
            tablet.outcome(play, outcome)
        events += tablet.events
    return progress(fold(CHILD, events), SHELF, NOW)


def test_a_chart_without_plays_has_no_figure_of_its_own() -> None:
    told = after()
    assert (told.sessions, told.last, told.known, told.trend) == (0, None, False, ())
    assert {(held.into, held.outcomes) for held in told.held} == {(0, 0)}


def test_what_held_is_counted_by_kind_best_first_and_untapped_plays_are_left_out() -> None:
    told = after(
        ("slow-snail", "child_left", 40, "so_so"),
        ("hello-hand", "natural_end", 60, "into_it"),
        ("hello-hand", "natural_end", 60, "had_enough"),
        ("tunnel-toes", "natural_end", 20, "into_it"),
        ("five-fingers", "natural_end", 20, ""),
    )
    assert [(held.kind, held.into, held.outcomes) for held in told.held] == [
        ("obstacle", 1, 1), ("song", 1, 2), ("counting", 0, 0), ("story", 0, 1),
    ]  # fmt: skip
    assert told.sessions == 5
    assert told.last is not None
    assert [play.prompt for play in told.last.plays] == ["five-fingers"]


def test_a_figure_is_the_childs_own_from_five_plays_of_which_three_were_left() -> None:
    left, ended = ("slow-snail", "child_left", 50.0, "so_so"), ("slow-snail", "natural_end", 90.0, "into_it")
    assert not after(left, left, ended, ended, ended).known
    assert not after(left, left, left, ended).known
    assert after(left, left, left, ended, ended).known


def test_no_stay_is_shown_beyond_the_longest_that_was_seen() -> None:
    left, ended = ("slow-snail", "child_left", 50.0, "so_so"), ("slow-snail", "natural_end", 90.0, "into_it")
    told = after(*[left] * 3, *[ended] * 12)
    assert told.open_end
    assert told.stay_s == 90
    assert max(point.high_s for point in told.trend) == 90

    told = after(*[left] * 12, ("slow-snail", "child_left", 300.0, "into_it"))
    assert not told.open_end
    assert 50 < told.stay_s < 300


def test_plays_that_end_while_the_child_is_still_there_do_not_make_the_stay_long() -> None:
    """Four in five end by themselves after a minute and a half, as trays plan them; one in five was left before."""
    left, ended = ("slow-snail", "child_left", 75.0, "so_so"), ("slow-snail", "natural_end", 90.0, "into_it")
    long = ("slow-snail", "natural_end", 500.0, "into_it")
    told = after(*[left, ended, ended, ended, ended] * 4, long)
    assert not told.open_end
    assert 110 < told.stay_s < 190  # log-normal with a spread of 0.6: the fifth that left says where the middle lies
    last = told.trend[-1]
    assert last.low_s < last.median_s < last.high_s


def test_without_plays_enough_the_stay_leans_on_the_age() -> None:
    once = after(("slow-snail", "child_left", 30.0, "so_so"))
    before, _, _ = usual_stay(stay_before(CHILD.age_months(NOW.date()), None), ())
    assert 30 < usual_stay(stay_before(60, None), once.last.plays if once.last else ())[0] < before
