"""Preference rounds: what comes next, what was chosen how often, and a child who always picks one side."""

import itertools
from collections.abc import Callable, Sequence
from datetime import timedelta
from math import comb

import pytest

from app.therapy import (
    Assessment,
    Child,
    Event,
    Round,
    Sense,
    assessments,
    at_least,
    fold,
    known_well,
    next_trial,
    open_rounds,
    pairs,
    side_bias,
)
from tests.tapping import Tablet, uuid

from .playing import HERE, MIA, chance, told, tray

PROMPTS = [*dict.fromkeys(name.partition("#")[0] for name in HERE)][:4]
FOUR = ("drum", "slide", "song", "swing")


def begun(mode: str = "mswo", prompts: Sequence[str] = FOUR, later: timedelta = timedelta()) -> tuple[Tablet, str]:
    tablet, assessment = Tablet(MIA.id, later=later), uuid()
    tablet.start()
    tablet.write("rounds_begun", assessment=assessment, mode=mode, prompts=list(prompts))
    return tablet, assessment


def answer(
    tablet: Tablet,
    assessment: str,
    round_: int,
    trial: int,
    shown: Sequence[str],
    picked: str | None,
    mode: str = "mswo",
) -> None:
    mark = {"assessment": assessment, "mode": mode, "round": round_, "trial": trial}
    if picked is None:
        tablet.write("something_else", number=0, prompts=list(shown), round=mark)
    else:
        play = tablet.pick(picked, offered=list(shown), round=mark)
        tablet.end(play, "natural_end", 20)


def played(tablet: Tablet, assessment: str, *rounds: Sequence[str]) -> None:
    """Rounds in which pictures were picked in this order."""
    for number, order in enumerate(rounds, 1):
        for trial, picked in enumerate(order):
            answer(tablet, assessment, number, trial, order[trial:], picked)


def only(events: Sequence[Event]) -> Assessment:
    (one,) = assessments(fold(MIA, events))
    return one


def test_the_worked_example() -> None:
    """Song picked first, first, second: chosen 3 of the 4 times it was there; swing fourth, third, fourth: 3 of 11."""
    tablet, assessment = begun()
    played(
        tablet,
        assessment,
        ("song", "drum", "slide", "swing"),
        ("song", "drum", "swing", "slide"),
        ("drum", "song", "slide", "swing"),
    )
    one = only(tablet.events)
    said = {score.prompt: (score.chosen, score.shown, score.percent) for score in one.scores}
    assert said["song"] == (3, 4, 75)
    assert said["swing"] == (3, 11, 27)
    assert [score.prompt for score in one.scores] == ["song", "drum", "slide", "swing"]
    assert one.finished
    assert one.rounds_done == 3


def test_a_refusal_counts_for_all_that_were_there_and_ends_the_round() -> None:
    tablet, assessment = begun()
    answer(tablet, assessment, 1, 0, FOUR, "song")
    answer(tablet, assessment, 1, 1, ("drum", "slide", "swing"), None)
    one = only(tablet.events)
    assert [(score.prompt, score.percent) for score in one.scores] == [
        ("song", 100), ("drum", 0), ("slide", 0), ("swing", 0),
    ]  # fmt: skip
    assert one.rounds_done == 1
    following = next_trial(one, FOUR)
    assert following is not None
    assert (following.round, following.trial) == (2, 0)


def test_what_was_picked_counts_though_the_child_stopped_and_it_goes_on_another_day() -> None:
    tablet, assessment = begun()
    answer(tablet, assessment, 1, 0, FOUR, "song")
    answer(tablet, assessment, 1, 1, ("drum", "slide", "swing"), "drum")
    tablet.write("offered", number=3, prompts=["slide", "swing"])
    tablet.write("all_done")
    chart = fold(MIA, tablet.events)
    later = Tablet(MIA.id, later=timedelta(days=1))
    later.start()
    kept = open_rounds(chart)
    assert kept is not None
    following = next_trial(kept, FOUR)
    assert following is not None
    assert (following.round, following.trial, set(following.shown)) == (1, 2, {"slide", "swing"})
    answer(later, assessment, 1, 2, following.shown, "slide")
    one = only([*tablet.events, *later.events])
    assert {score.prompt: score.percent for score in one.scores} == {"song": 100, "drum": 50, "slide": 33, "swing": 0}


def test_what_an_adult_picked_or_was_taken_back_is_no_choice() -> None:
    tablet, assessment = begun()
    mark = {"assessment": assessment, "mode": "mswo", "round": 1, "trial": 0}
    tablet.pick("drum", offered=list(FOUR), by="adult", round=mark)
    answer(tablet, assessment, 1, 0, FOUR, "song")
    tablet.undo(tablet.events[-2].id)
    assert only(tablet.events).trials == ()


@pytest.mark.parametrize("count", range(3, 8))
def test_every_pair_comes_once_and_sides_are_balanced(count: int) -> None:
    row = [f"p{n}" for n in range(count)]
    found = pairs(row)
    assert {frozenset(pair) for pair in found} == {frozenset(two) for two in itertools.combinations(row, 2)}
    assert len(found) == comb(count, 2)
    for prompt in row:
        left = sum(pair[0] == prompt for pair in found)
        assert abs(2 * left - (count - 1)) <= 1
    again = sum(bool(set(one) & set(two)) for one, two in itertools.pairwise(found))
    assert again <= len(found) / 2 + 1


@pytest.mark.parametrize("count", range(3, 8))
def test_in_a_row_no_prompt_keeps_its_place_and_a_child_who_always_picks_left_gets_all_in_turn(count: int) -> None:
    one, starts = rounds_of(count, lambda shown: shown[0])
    assert one.finished
    assert len({shown[0] for shown in starts}) == 3
    assert {score.chosen for score in one.scores} == {3}
    at = {prompt: {row.index(prompt) for row in starts} for prompt in one.prompts}
    assert all(len(places) == 3 for places in at.values())


def rounds_of(count: int, child: Callable[[tuple[str, ...]], str]) -> tuple[Assessment, list[tuple[str, ...]]]:
    tablet, assessment = begun(prompts=[f"p{n}" for n in range(count)])
    starts = []
    while (following := next_trial(one := only(tablet.events), one.prompts)) is not None:
        if following.trial == 0:
            starts.append(following.shown)
        answer(tablet, assessment, following.round, following.trial, following.shown, child(following.shown))
    return one, starts


def test_what_is_not_safe_any_more_leaves_and_one_picture_is_no_choice_to_begin_with() -> None:
    tablet, assessment = begun()
    one = only(tablet.events)
    safe = next_trial(one, {"drum", "song"})
    assert safe is not None
    assert set(safe.shown) == {"drum", "song"}
    assert next_trial(one, {"song"}) is None
    answer(tablet, assessment, 1, 0, safe.shown, "song")
    last = next_trial(only(tablet.events), {"drum"})
    assert last is not None
    assert last.shown == ("drum",)
    answer(tablet, assessment, 1, 1, ("drum",), "drum")
    assert next_trial(only(tablet.events), {"drum"}) is None
    second = next_trial(only(tablet.events), {"drum", "song"})
    assert second is not None
    assert (second.round, second.trial) == (2, 0)


def test_pairs_with_a_prompt_that_is_not_safe_wait() -> None:
    tablet, assessment = begun("paired")
    asked = []
    while (following := next_trial(only(tablet.events), set(FOUR) - {"drum"})) is not None:
        asked.append(following.shown)
        answer(tablet, assessment, 1, following.trial, following.shown, following.shown[0], "paired")
    assert len(asked) == 3
    assert not only(tablet.events).finished
    while (following := next_trial(only(tablet.events), FOUR)) is not None:
        answer(tablet, assessment, 1, following.trial, following.shown, None, "paired")
    one = only(tablet.events)
    assert one.finished
    assert open_rounds(fold(MIA, tablet.events)) is None
    assert {score.prompt: score.shown for score in one.scores} == dict.fromkeys(FOUR, 3)


def test_the_binomial_test_is_exact() -> None:
    assert at_least(9, [0.5] * 11) == pytest.approx(67 / 2048, rel=1e-12)
    assert at_least(0, [0.5] * 3) == pytest.approx(1)
    both = at_least(2, [1 / 2, 1 / 3, 1 / 4])
    assert both == pytest.approx(1 / 24 + 3 / 24 + 2 / 24 + 1 / 24, rel=1e-12)
    assert at_least(3, [1 / 3, 1 / 3, 1 / 3 + 1e-15]) == pytest.approx(at_least(3, [1 / 3] * 3))


def picks(lefts: int, offers: int, child: Child = MIA) -> list[Event]:
    tablet = Tablet(child.id)
    tablet.start()
    for number in range(offers):
        tablet.pick("song" if number < lefts else "drum", offered=["song", "drum"])
    return tablet.events


def test_a_child_who_picks_left_nine_times_of_eleven_is_told_of_and_eight_of_ten_is_not() -> None:
    found = side_bias(fold(MIA, picks(9, 11)))
    assert found is not None
    assert (found.side, found.picked, found.offers) == ("first", 9, 11)
    assert side_bias(fold(MIA, picks(8, 10))) is None  # not more than 80 %
    assert side_bias(fold(MIA, picks(9, 9))) is None  # too few
    right = side_bias(fold(MIA, picks(1, 12)))
    assert right is not None
    assert (right.side, right.picked) == ("last", 11)


def test_a_child_whose_pictures_keep_their_sides_has_a_favourite_there() -> None:
    same = MIA.model_copy(update={"senses": {"sound": Sense(pattern="avoiding", strength=2)}})
    assert side_bias(fold(same, picks(11, 11))) is None
    marked = {"assessment": uuid(), "mode": "paired", "round": 1, "trial": 0}
    rounds = [
        event.model_copy(update={"round": Round(**marked)}) if event.kind == "picked" else event
        for event in picks(11, 11)
    ]
    assert side_bias(fold(same, rounds)) is not None


def in_rounds(days_ago: float, mark: bool = True) -> list[Event]:
    """Three rounds in which the first of PROMPTS is always picked first."""
    prompts = PROMPTS
    tablet, assessment = begun(prompts=prompts, later=-timedelta(days=days_ago))
    for number in (1, 2, 3):
        for trial in range(4):
            shown = prompts[trial:]
            said = {"assessment": assessment, "mode": "mswo", "round": number, "trial": trial}
            play = tablet.pick(shown[0], offered=shown, **({"round": said} if mark else {}))
            tablet.end(play, "natural_end", 20)
    tablet.write("session_ended", reason="adult_ended")
    return tablet.events


def test_rounds_teach_what_is_picked_and_wear_nothing_out() -> None:
    first, *_, last = PROMPTS
    before, after, unmarked = tray(), tray(in_rounds(1)), tray(in_rounds(1, mark=False))
    assert chance(after, first) > chance(before, first)
    assert chance(after, first) - chance(after, last) > chance(before, first) - chance(before, last)
    assert chance(after, first) > chance(unmarked, first)  # three short plays are not three whole ones


def test_in_a_play_session_that_goes_on_rounds_tire_nobody() -> None:
    stays = []
    for mark in (True, False):
        entries = tray(in_rounds(0.01, mark=mark)[:-1]).entries
        stays.append({way: entry.stay["ready"][0] for way, entry in entries.items() if entry.prompt not in PROMPTS})
    going_on, whole = (sum(stay.values()) / len(stay) for stay in stays)
    assert going_on > 1.2 * whole


def test_short_plays_of_rounds_say_nothing_of_how_long_the_child_stays() -> None:
    tablet, assessment = begun()
    for number in range(6):
        mark = {"assessment": assessment, "mode": "mswo", "round": 1, "trial": number}
        play = tablet.pick("song", offered=["song"], round=mark)
        tablet.end(play, "child_left", 8)
    assert not known_well(told(tablet.events).plays)
    plain = [event.model_copy(update={"round": None}) if event.kind == "picked" else event for event in tablet.events]
    assert known_well(told(plain).plays)
