"""What leans the order beside play: likes that an adult told, the sliders, the goals, and how much is new."""

import numpy as np
import pytest

from app.therapy import Child, Likes, Moment, Sense, Steer, Tray, as_if_well, lay_tray
from app.therapy.leaning import leaning
from app.therapy.walk import safe_ways
from tests.tapping import NOW

from .playing import FEATURES, MIA, SHELF, alike, chance, sitting, told, tray

BENCH = Moment(place="wheelchair", position="wheelchair", giver="therapist")  # where most of the shelf can be played
BENCH = as_if_well(MIA, told(), SHELF, BENCH, NOW)
ONE, TWO, THREE = alike("story", 3)


def child(**said: object) -> Child:
    return MIA.model_copy(update=said)


def wide(who: Child = MIA, *sittings: list, minutes: int = 15) -> Tray:
    moment = BENCH.model_copy(update={"minutes": minutes})
    return lay_tray(who, told(*sittings, child=who), SHELF, moment, NOW)


def first(laid: Tray, mood: str = "ready", count: int = 6) -> list[str]:
    """The best ways, best first."""
    return sorted(laid.entries, key=lambda way: (-laid.entries[way].score[mood], way))[:count]


def serving(goal: str, ways: list[str]) -> int:
    return sum(goal in FEATURES.ways[FEATURES.place[way]].goals for way in ways)


@pytest.mark.parametrize("kind", ["song", "counting", "story"])
def test_a_like_counts_about_as_two_plays_of_something_alike_with_into_it(kind: str) -> None:
    one, other = alike(kind, 2)
    plain = chance(tray(), other)
    as_said = chance(tray(child=child(likes=Likes(kind=kind))), other) - plain
    plays = [sitting({"prompt": one, "outcome": "into_it"}, days_ago=days) for days in (10, 11)]
    assert as_said == pytest.approx(chance(tray(*plays), other) - plain, rel=0.35)


def test_each_like_that_is_met_counts_by_itself_and_what_meets_none_is_not_moved() -> None:
    likes = Likes(kind="story", theme=FEATURES.ways[FEATURES.place[ONE]].themes[0], touch="slow")
    chances = [
        chance(tray(child=child(likes=Likes(**{name: getattr(likes, name) for name in names}))), ONE)
        for names in ((), ("kind",), ("kind", "theme"))
    ]
    assert chances[0] + 0.1 < chances[1] < chances[2] - 0.1
    assert chance(tray(child=child(likes=Likes(kind="story"))), "echo-bells") == chance(tray(), "echo-bells")


def test_a_like_fades_behind_contrary_taps() -> None:
    def gained(*sittings: list) -> float:
        return chance(tray(*sittings, child=child(likes=Likes(kind="story"))), ONE) - chance(tray(*sittings), ONE)

    enough = [{"prompt": name, "outcome": "had_enough", "end": "child_left"} for name in (TWO, THREE)]
    once, thrice = gained(sitting(*enough)), gained(*[sitting(*enough, days_ago=days) for days in (9, 6, 3)])
    assert gained() > once > thrice
    assert thrice < 0.7 * gained()


def test_each_step_of_more_calm_brings_calmer_prompts_to_the_front() -> None:
    laid = [wide(child(steer=Steer(calm=calm))) for calm in range(4)]
    arousal = [sum(one.entries[way].arousal for way in first(one)) for one in laid]
    assert arousal[0] > arousal[1] > arousal[2] >= arousal[3]


def test_each_step_of_more_new_brings_more_that_was_never_played_to_the_front() -> None:
    plays = [{"prompt": name, "outcome": "into_it"} for name in sorted(SHELF.prompts)[::2]]
    laid = [wide(child(steer=Steer(new=new)), sitting(*plays)) for new in range(-2, 3)]
    new = [sum(one.entries[way].played == 0 for way in first(one)) for one in laid]
    assert new == sorted(new)
    assert new[0] == 0 < new[2] < new[4] == 6


def test_the_goal_that_comes_first_comes_first() -> None:
    for goal in ("upper_limb", "sleep", "posture"):
        many = min(3, serving(goal, list(wide().entries)))
        with_goal, without = (first(wide(who), count=3) for who in (child(steer=Steer(goal=goal)), MIA))
        assert serving(goal, with_goal) == many > serving(goal, without)


def test_sliders_and_likes_open_and_close_nothing() -> None:
    likes = Likes(kind="song", theme="trains", touch="firm")
    plain, leant = wide(), wide(child(steer=Steer(calm=3, new=2, goal="sleep"), likes=likes))
    assert set(leant.entries) == set(plain.entries)
    assert safe_ways(leant, BENCH) == safe_ways(plain, BENCH)


def test_a_goal_that_got_no_minutes_lately_is_brought_forward_and_one_that_got_them_all_is_not() -> None:
    goals = child(goals=("calm", "upper_limb"))
    serves = {goal: [name for name, one in SHELF.prompts.items() if set(one.goals) & set(goals.goals) == {goal}]
              for goal in goals.goals}  # fmt: skip

    def gained(played: str) -> float:
        """How many more of the first serve the other goal."""
        other = next(goal for goal in goals.goals if goal != played)
        sittings = sitting(*[{"prompt": name} for name in serves[played][:4]])
        with_goals, without = wide(goals, sittings), wide(MIA, sittings)
        return serving(other, first(with_goals)) - serving(other, first(without))

    assert gained("calm") > 0
    assert gained("upper_limb") > 0


def test_minutes_count_for_a_goal_wherever_they_were_played() -> None:
    """What was played in the gym served its goal, though it cannot lie on the tray of story time."""
    here, *elsewhere = [prompt for prompt in SHELF.prompts.values() if "mobility" in prompt.goals]
    mobile, none = child(goals=("mobility",)), np.zeros(1, np.int64)
    placed = np.array([FEATURES.place[here.id]])

    def leant(*played: str) -> float:
        chart = told(sitting(*[{"prompt": name} for name in played]), child=mobile)
        return float(leaning(mobile, chart, FEATURES, [here], placed, none)["goal:mobility"][0])

    assert leant(ONE) > 0
    assert leant(*(prompt.id for prompt in elsewhere)) == 0


def profile(*patterns: tuple[str, str, int]) -> Child:
    return child(senses={name: Sense(pattern=pattern, strength=strength) for name, pattern, strength in patterns})


PLAYED = [{"prompt": name} for name in sorted(SHELF.prompts)[:12]]


@pytest.mark.parametrize(
    ("who", "every"),
    [
        (profile(("touch", "seeking", 1)), 1),
        (profile(("touch", "avoiding", 1)), 4),
        (profile(("sound", "sensitive", 2)), 4),
        (profile(("touch", "seeking", 1), ("sound", "avoiding", 1)), 2),
        (profile(("sound", "avoiding", 0)), 2),
        (MIA, 2),
        (child(steer=Steer(new=1)), 1),
        (child(steer=Steer(new=-1)), 3),
        (child(steer=Steer(new=-2)), 0),
    ],
)
def test_how_often_something_is_new_depends_on_the_profile_and_the_slider(who: Child, every: int) -> None:
    assert wide(who, sitting(*PLAYED)).new_every == every
    assert wide(who, sitting(*PLAYED[:-1])).new_every == 0  # nearly all is new as yet


def test_a_child_who_strongly_avoids_finds_each_picture_on_its_own_side() -> None:
    assert wide(profile(("sound", "avoiding", 2))).same_sides
    for who in (MIA, profile(("sound", "avoiding", 1)), profile(("sound", "seeking", 2))):
        assert not wide(who).same_sides
