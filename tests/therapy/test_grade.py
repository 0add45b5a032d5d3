"""Easier after "Had enough", harder after it was liked; and never at the cost of safety."""

import pytest

from app.library import Library
from app.therapy import Answer, Child, Event, Moment, Prompt, Variant, as_if_well, fold, lay_tray
from app.therapy.tray import Entry
from tests.tapping import NOW
from tests.therapy.playing import MIA, SHELF, sitting

FLOOR = Moment(place="floor", position="floor_sitting", giver="therapist")


def graded(prompt: Prompt) -> Prompt:
    other = (Variant(name="harder", take=(1, 2, 3, 1)), Variant(name="easier", take=(1,)))
    return prompt.model_copy(update={"variants": (*prompt.variants, *other)})


SONG = graded(SHELF.prompts["slow-bear"])
ONE = Library({"slow-bear": SONG}, SHELF.precautions)


def laid(events: list[Event], child: Child = MIA, shelf: Library = ONE) -> Entry:
    chart = fold(child, events)
    moment = as_if_well(child, chart, shelf, FLOOR, NOW)
    (entry,) = lay_tray(child, chart, shelf, moment, NOW).entries.values()
    return entry


def played(*outcomes: str) -> list[Event]:
    days = range(len(outcomes), 0, -1)
    return [
        event
        for day, outcome in zip(days, outcomes, strict=True)
        for event in sitting({"prompt": "slow-bear", "outcome": outcome}, days_ago=day)
    ]


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ((), ""),
        (("into_it",) * 2, ""),
        (("into_it",) * 3, "harder"),
        (("into_it", "into_it", "into_it", "so_so"), ""),
        (("into_it", "had_enough"), "easier"),
        (("had_enough", "so_so"), ""),
    ],
)
def test_the_last_plays_say_which_way_comes_first(outcomes: tuple[str, ...], expected: str) -> None:
    assert laid(played(*outcomes)).variant == expected


def test_a_younger_child_and_a_short_attention_get_the_easier_way_at_first() -> None:
    assert laid([], MIA.model_copy(update={"born": "2025-03"})).variant == "easier"
    brief = MIA.model_copy(update={"attention_s": 30})
    assert laid([], brief).variant == "easier"
    assert laid(played("into_it"), brief).variant == ""


def test_a_harder_way_that_is_not_safe_gives_way() -> None:
    hard = SONG.variants[-2].model_copy(update={"tags": ("hard_effort",)})
    shelf = Library({"slow-bear": SONG.model_copy(update={"variants": (hard,)})}, SHELF.precautions)
    weak = MIA.model_copy(update={"answers": {**MIA.answers, "nm_no_overwork": Answer(yes=True, reviewed=NOW)}})
    liked = played("into_it", "into_it", "into_it")
    assert laid(liked, shelf=shelf).variant == "harder"
    assert laid(liked, weak, shelf).variant == ""


def test_the_reason_says_so() -> None:
    assert laid(played("into_it", "had_enough")).why["ready"].startswith("into it 1 of 2 times, the easier way, ")
