"""What an adult said a child likes, and which prompts of the real shelf meet it."""

import pytest

from app.therapy import Child, Likes, Prompt, Steer, liked
from tests.therapy.shelf import SHELF

WAYS = {way.way: way for prompt in SHELF.prompts.values() for way in prompt.ways}


def child(**likes: str) -> Child:
    return Child(id="mia", nickname="Mia", likes=Likes(**likes))


def met(way: str, **likes: str) -> tuple[str, ...]:
    return liked(child(**likes), WAYS[way])


def test_a_chart_written_before_likes_reads_as_nothing_said() -> None:
    before = Child.model_validate({"id": "mia", "nickname": "Mia"})
    assert (before.likes, before.steer) == (Likes(), Steer())
    assert [liked(before, way) for way in WAYS.values()] == [()] * len(WAYS)
    again = child(kind="song", theme="trains", touch="slow")
    assert Child.model_validate_json(again.model_dump_json()) == again


def test_kind_theme_and_touch_are_met_one_by_one() -> None:
    assert met("tunnel-toes", kind="obstacle", theme="trains", touch="firm") == ("kind", "theme", "touch")
    assert met("tunnel-toes", kind="song", theme="trains", touch="slow") == ("theme",)
    assert met("train-to-grandma", kind="song", theme="trains") == ("theme",)


@pytest.mark.parametrize(
    ("way", "touch"),
    [
        ("robot-buttons", "firm"),
        ("bun-dough", "firm"),
        ("stepping-stone-squeeze", "firm"),  # and still hands at its end
        ("row-the-boat", "slow"),
        ("sleepy-bear", "slow"),
        ("hippo-seesaw", "slow"),
        ("garage-stop", "lively"),
        ("biscuit-man", "lively"),
        ("echo-bells", "own_hands"),
    ],
)
def test_a_touch_is_what_it_mainly_feels_like(way: str, touch: str) -> None:
    felt = [name for name in ("firm", "slow", "lively", "own_hands") if met(way, touch=name)]
    assert felt == [touch]


def test_tapping_with_ones_own_hands_is_both() -> None:
    assert met("knee-drums", touch="lively") == met("knee-drums", touch="own_hands") == ("touch",)


def test_a_light_press_is_not_firm() -> None:
    light = WAYS["robot-buttons"].model_dump()
    for verse in light["verses"]:
        if verse["hands"]:
            verse["hands"]["pressure"] = 1
    assert liked(child(touch="firm"), Prompt.model_validate(light)) == ()


@pytest.mark.parametrize("touch", ["firm", "slow", "lively", "own_hands"])
def test_what_touches_nobody_never_meets_a_touch(touch: str) -> None:
    without = [way for way in WAYS.values() if way.touch == "none"]
    assert without
    assert all(liked(child(touch=touch), way) == () for way in without)
