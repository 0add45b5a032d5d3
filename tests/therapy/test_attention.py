"""The stay: worked figures, censoring and shrinkage."""

from datetime import timedelta
from math import exp, log

import pytest

from app.therapy import Play, known_well, stay_before, usual_stay
from tests.tapping import NOW


def play(minutes: float, end: str) -> Play:
    return Play(f"{minutes}{end}", "row-the-boat", "", "child", NOW + timedelta(minutes=minutes), "s",
                end=end, stay_s=60 * minutes)  # fmt: skip


WORKED = [play(2, "child_left"), play(3.5, "natural_end"), play(4, "child_left"), play(5, "adult_ended"),
          play(6, "all_done")]  # fmt: skip


START = (log(180), 0.42)


def test_one_leaving_moves_the_median_as_normal_numbers_do() -> None:
    """By hand: logarithms with spread 0.3 before and 0.6 from play to play are weighed 4 to 1."""
    median, _, _ = usual_stay((log(180), 0.3), [play(1, "child_left")])
    assert log(median) == pytest.approx((4 * log(180) + log(60)) / 5, abs=0.01)


def test_a_song_that_simply_ended_is_not_a_short_stay() -> None:
    left, _, _ = usual_stay(START, [play(2, "child_left")] * 4)
    ended, _, _ = usual_stay(START, [play(2, "natural_end")] * 4)
    assert ended > 1.5 * left


def test_the_interval_holds_the_median_and_narrows_with_plays() -> None:
    median, low, high = usual_stay(START, WORKED)
    assert low < median < high
    _, first_low, first_high = usual_stay(START, ())
    assert high / low < first_high / first_low


def test_five_real_plays_outweigh_the_age() -> None:
    assert usual_stay(stay_before(120, None), [play(0.5, "child_left")] * 5)[0] < 0.5 * exp(stay_before(120, None)[0])


def test_the_age_rule_and_what_the_adult_says_are_weighed_by_how_sure_they_are() -> None:
    by_age, spread = stay_before(60, None)
    assert exp(by_age) == pytest.approx(0.55 * 360)  # half of the age rule of the fact sheet, about (3.3)
    both, surer = stay_before(60, 50)
    assert log(50) < both < by_age
    assert surer < spread
    assert exp(stay_before(None, None)[0]) < exp(by_age)


def test_a_figure_of_the_childs_own_needs_five_plays_and_three_leavings() -> None:
    assert known_well(WORKED)
    assert not known_well(WORKED[:4])
    assert not known_well([play(2, "natural_end")] * 9)
