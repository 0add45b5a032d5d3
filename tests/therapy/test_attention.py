"""The stay: worked figures of the fact sheet, censoring and shrinkage."""

from datetime import timedelta

import pytest

from app.therapy import Play, known_well, prior_median_s, stay_of
from tests.tapping import NOW


def play(minutes: float, end: str) -> Play:
    return Play(f"{minutes}{end}", "row-the-boat", "", "child", NOW + timedelta(minutes=minutes), "s",
                end=end, stay_s=60 * minutes)  # fmt: skip


WORKED = [play(2, "child_left"), play(3.5, "natural_end"), play(4, "child_left"), play(5, "adult_ended"),
          play(6, "all_done")]  # fmt: skip


def test_the_worked_example_of_the_fact_sheet() -> None:
    # Prior mean 4 min worth 2 leavings, 20.5 min seen with 3 leavings: mean 28.5 / 5 min.
    stay = stay_of(4 * 60 * 0.6931472, WORKED)
    assert stay.b / stay.a == pytest.approx(28.5 / 5 * 60, rel=1e-3)


def test_a_song_that_simply_ended_is_not_a_short_stay() -> None:
    left = stay_of(180, [play(2, "child_left")] * 4)
    ended = stay_of(180, [play(2, "natural_end")] * 4)
    assert ended.median_s > 1.5 * left.median_s


def test_the_interval_holds_the_median_and_survival_falls() -> None:
    stay = stay_of(180, WORKED)
    assert stay.at_survival(0.9) < stay.median_s < stay.at_survival(0.1)
    assert stay.survival(stay.median_s) == pytest.approx(0.5)


def test_five_real_plays_outweigh_the_age() -> None:
    assert stay_of(600, [play(0.5, "child_left")] * 5).median_s < 0.5 * 600


def test_the_age_rule_meets_what_the_adult_says_half_way() -> None:
    assert prior_median_s(60, None) == 360
    assert prior_median_s(60, 90) == pytest.approx(180)
    assert prior_median_s(None, None) == 180


def test_a_figure_of_the_childs_own_needs_five_plays_and_three_leavings() -> None:
    assert known_well(WORKED)
    assert not known_well(WORKED[:4])
    assert not known_well([play(2, "natural_end")] * 9)
