"""What was planned comes first, as long as it is safe, and is done once it was played."""

from datetime import timedelta

import pytest

from app.therapy import AREAS, SIDED_AREAS, AreaSide, Child, fold, lay_tray, still_planned, with_plan, without_plan
from tests.tapping import NOW
from tests.therapy.playing import HERE, LAP, MIA, SHELF, sitting

EMPTY = fold(MIA, [])
FOUR = [name for name in HERE if "#" not in name][:4]


def planned(*prompts: str) -> Child:
    child = MIA
    for number, prompt in enumerate(prompts):
        child = with_plan(child, EMPTY, SHELF.prompts, prompt, NOW - timedelta(hours=10 - number))
    return child


@pytest.mark.parametrize("prompt", FOUR)
def test_a_planned_prompt_is_among_the_first_pictures_and_says_so(prompt: str) -> None:
    child = planned(prompt)
    for mood in ("low", "ready"):
        tray = lay_tray(child, fold(child, []), SHELF, LAP.model_copy(update={"mood": mood}), NOW)
        assert prompt in [one.prompt_id for one in tray.offer([], 3)], mood
        assert "planned for this time" in tray.entries[prompt].why[mood]


def test_all_that_are_planned_come_before_the_others() -> None:
    child = planned(*FOUR)
    entries = lay_tray(child, fold(child, []), SHELF, LAP, NOW).entries
    order = sorted(entries, key=lambda way: -entries[way].score["ready"])
    assert {way.partition("#")[0] for way in order[:4]} == set(FOUR)


def test_what_is_planned_but_not_safe_is_not_offered() -> None:
    everywhere = tuple(AreaSide(area=area, side="both" if area in SIDED_AREAS else None) for area in AREAS)
    closed = LAP.model_copy(update={"no_touch": everywhere})
    left = {entry.prompt for entry in lay_tray(MIA, EMPTY, SHELF, closed, NOW).entries.values()}
    gone = next(name for name in HERE if name not in left and "#" not in name)
    child = planned(gone)
    assert gone in lay_tray(child, EMPTY, SHELF, LAP, NOW).entries
    tray = lay_tray(child, EMPTY, SHELF, closed, NOW)
    assert gone not in {entry.prompt for entry in tray.entries.values()}
    assert gone not in {one.prompt_id for one in tray.offer([], 4)}


def test_it_is_off_the_plan_once_it_was_played() -> None:
    child = with_plan(MIA, EMPTY, SHELF.prompts, FOUR[0], NOW - timedelta(days=2))
    before = fold(child, sitting({"prompt": FOUR[0]}, days_ago=3))
    after = fold(child, sitting({"prompt": FOUR[0]}, days_ago=1))
    assert still_planned(child, before, SHELF.prompts) == (FOUR[0],)
    assert still_planned(child, after, SHELF.prompts) == ()


def test_a_fifth_takes_the_place_of_the_first_and_one_is_planned_once() -> None:
    five = [name for name in HERE if "#" not in name][:5]
    assert still_planned(planned(*five), EMPTY, SHELF.prompts) == tuple(five[1:])
    assert still_planned(planned(five[0], five[1], five[0]), EMPTY, SHELF.prompts) == (five[1], five[0])
    assert still_planned(without_plan(planned(*five), EMPTY, SHELF.prompts, five[2]), EMPTY, SHELF.prompts) == (
        five[1],
        five[3],
        five[4],
    )


def test_what_was_adapted_since_is_planned_as_its_adaptation_and_what_was_put_away_counts_no_more() -> None:
    old, away, *_ = FOUR
    ours = SHELF.prompts[old].model_copy(update={"id": "own-way", "replaces": old})
    prompts = {name: one for name, one in SHELF.prompts.items() if name not in (old, away)} | {"own-way": ours}
    child = planned(*FOUR)
    assert still_planned(child, EMPTY, prompts) == ("own-way", *FOUR[2:])
    assert still_planned(without_plan(child, EMPTY, prompts, "own-way"), EMPTY, prompts) == tuple(FOUR[2:])
    played = fold(child, sitting({"prompt": old}, days_ago=0))
    assert still_planned(child, played, prompts) == tuple(FOUR[2:])
    fourth = with_plan(child, EMPTY, prompts, "own-way", NOW)
    assert still_planned(fourth, EMPTY, prompts) == (*FOUR[2:], "own-way")
