"""What picks, stays, taps and days tell of a child, one thing at a time."""

from datetime import timedelta

import pytest

from tests.tapping import NOW

from .playing import HERE, alike, held, liking, refused, sitting, weight

ONE, TWO, THREE = alike("story", 3)
SHOWN = [ONE, "echo-bells", "four-floors"]


def test_a_pick_raises_what_was_picked_and_lowers_what_was_passed_over() -> None:
    before, after = held(), held(sitting({"prompt": "echo-bells", "offered": SHOWN, "end": None}))
    assert liking(after, "echo-bells") > liking(before, "echo-bells")
    assert liking(after, "four-floors") < liking(before, "four-floors")


def test_what_an_adult_picked_tells_nothing_of_what_lay_beside() -> None:
    play = {"prompt": "echo-bells", "offered": SHOWN, "end": None}
    after = held(sitting({**play, "by": "adult"}))
    assert weight(after, "side:left") == weight(held(), "side:left")
    assert liking(after, "four-floors") == pytest.approx(liking(held(), "four-floors"), abs=0.05)


def test_something_else_lowers_all_that_was_shown() -> None:
    before, after = held(), held(refused(*SHOWN))
    assert all(liking(after, name) < liking(before, name) for name in SHOWN)


def test_a_child_who_always_picks_the_left_is_read_as_picking_left() -> None:
    """And what lay there is taken for liked less than when the same was picked wherever it lay."""
    others = [name for name in HERE if "#" not in name and name != ONE]
    pairs = [(ONE, other) for other in others[:6]]
    lay = [shown for a, b in pairs for shown in ([a, b], [b, a])]
    left = held(sitting(*({"prompt": shown[0], "offered": shown, "end": None} for shown in lay)))
    liked = held(sitting(*({"prompt": ONE, "offered": shown, "end": None} for shown in lay)))
    assert weight(left, "side:left") > 0.3 + abs(weight(liked, "side:left"))
    assert weight(left, "side:right") < 0
    special = [belief.minds[0].mean[belief.place[belief.features.prompts[ONE]]] for belief in (left, liked)]
    assert special[0] < 0.5 * special[1]


def test_raters_differ_and_what_is_theirs_is_not_the_childs() -> None:
    """Where the therapist sees "Into it" and the caregiver "Had enough", the caregiver is learnt to be strict."""
    plays = [
        {"prompt": name, "outcome": outcome, "rater": rater}
        for name in HERE
        if "#" not in name
        for rater, outcome in (("caregiver", "had_enough"), ("therapist", "into_it"))
    ]
    belief = held(sitting(*plays, days_ago=3))
    assert weight(belief, "rater:caregiver") < -0.15
    assert weight(belief, "rater:therapist") > 0.1

    def moved_by(rater: str) -> float:
        more = held(
            sitting(*plays, days_ago=3), sitting({"prompt": ONE, "outcome": "had_enough", "rater": rater}, days_ago=1)
        )
        none = held(sitting(*plays, days_ago=3), sitting({"prompt": ONE}, days_ago=1))
        return liking(more, ONE) - liking(none, ONE)

    assert moved_by("therapist") < 1.3 * moved_by("caregiver") < 0


def test_old_evidence_fades_with_the_days() -> None:
    plays = [{"prompt": ONE, "outcome": "into_it"}] * 3
    moved = [liking(held(sitting(*plays, days_ago=days)), TWO) - liking(held(), TWO) for days in (7, 170, 340, 3400)]
    assert moved[0] > moved[1] > moved[2] > moved[3] > 0
    assert moved[1] == pytest.approx(0.5 * moved[0], rel=0.15)  # half is gone after 170 days
    assert moved[3] < 0.01 * moved[0]
    itself = [liking(held(sitting(*plays, days_ago=days)), ONE) - liking(held(), ONE) for days in (20, 3400)]
    assert itself[1] < 0.1 < 0.3 < itself[0]


def test_what_is_known_of_sides_and_raters_does_not_fade() -> None:
    plays = [{"prompt": name, "offered": [name, ONE]} for name in HERE if "#" not in name and name != ONE]
    new, old = (weight(held(sitting(*plays, days_ago=days)), "side:left") for days in (1, 900))
    assert new == pytest.approx(old)


def test_a_prompt_wears_out_within_days_and_is_fresh_again_after_weeks() -> None:
    def worn(days: float) -> float:
        belief = held(sitting(*[{"prompt": ONE, "outcome": "into_it"}] * 3, days_ago=days))
        return float(belief.recent[belief.features.prompts[ONE]])

    assert 3 >= worn(0.1) >= worn(1) > worn(2) > worn(4) > worn(7)
    assert worn(1) > 1.5
    assert worn(7) < 0.25 * worn(0.1)

    def chances(days: float) -> float:
        belief = held(sitting(*[{"prompt": ONE}] * 3, days_ago=days))  # nobody said how it went
        return liking(belief, ONE) - liking(belief, THREE)

    assert chances(1) < chances(7) - 0.3


def stay(*plays: dict[str, object]) -> float:
    """Of the log stay, what was learnt with the kind counted in."""
    belief = held(sitting(*plays))
    return weight(belief, "stay") + weight(belief, "stay:story")


LEFT = {"prompt": ONE, "end": "child_left"}


def test_a_play_that_never_began_says_nothing_of_the_stay() -> None:
    """What it says of liking bears on the stay of all that is liked, and that is told apart."""
    for never in ({"prompt": ONE, "end": "never_engaged", "stay_s": 3.0}, {**LEFT, "stay_s": 9.0}):
        assert stay(*[never] * 4) == pytest.approx(stay(), abs=1e-6)
        assert liking(held(sitting(*[never] * 4)), TWO) < liking(held(), TWO) - 0.1


@pytest.mark.parametrize("end", ["natural_end", "adult_ended", "interrupted", "time_up"])
def test_a_play_that_did_not_end_by_the_child_makes_the_stay_no_shorter(end: str) -> None:
    for stay_s in (20.0, 60.0, 200.0):
        assert stay(*[{"prompt": ONE, "end": end, "stay_s": stay_s}] * 4) >= stay()
    assert stay(*[{"prompt": ONE, "end": end, "stay_s": 600.0}] * 4) > stay() + 0.3


@pytest.mark.parametrize("end", ["child_left", "all_done", "switched"])
def test_a_child_who_left_early_stays_shorter_and_one_who_left_late_longer(end: str) -> None:
    assert stay(*[{**LEFT, "end": end, "stay_s": 30.0}] * 4) < stay() - 0.3
    assert stay(*[{**LEFT, "end": end, "stay_s": 600.0}] * 4) > stay() + 0.3


def test_a_play_interrupted_before_it_could_begin_does_not_say_that_the_child_was_in_it() -> None:
    broken_off = [{"prompt": ONE, "end": "interrupted", "stay_s": 3.0}] * 4
    told, entered = held(sitting(*broken_off)), held(sitting(*[{**broken_off[0], "stay_s": 60.0}] * 4))
    assert liking(entered, TWO) > liking(held(), TWO) + 0.1
    assert liking(told, TWO) == pytest.approx(liking(held(), TWO), abs=0.02)


def test_a_profile_that_is_told_wrong_is_found_out() -> None:
    from app.therapy import Sense

    from .playing import FEATURES, MIA

    told = MIA.model_copy(update={"senses": {"touch": Sense(pattern="avoiding", strength=2)}})
    belief = held(child=told)
    rows = belief.rows
    fits = {name: rows[FEATURES.place[name]][1] for name in FEATURES.prompts}
    best = sorted(fits, key=fits.__getitem__)
    against = [
        {"prompt": name, "outcome": outcome, "end": "adult_ended"}
        for names, outcome in ((best[:12], "into_it"), (best[-12:], "had_enough"))
        for name in names
    ]
    before = belief.shares[0]
    after = held(*[sitting(*against[n::4], days_ago=9 - n) for n in range(4)], child=told)
    assert after.shares[0] < 0.5 * before
    assert weight(after, "profile") < weight(belief, "profile")


def test_a_day_is_a_good_or_a_bad_one_for_that_day_alone() -> None:
    plays = [{"prompt": name, "outcome": "had_enough"} for name in alike("story", 4)]
    yesterday = held(sitting(*plays, days_ago=1))
    assert weight(yesterday, "day") == 0
    from app.therapy.learning import learn

    from .playing import FEATURES, MIA, told

    running = sitting(*plays, days_ago=0.02)[:-1]
    today = learn(MIA, told(running), FEATURES, NOW - timedelta(minutes=20))
    assert weight(today, "day") < -0.1
