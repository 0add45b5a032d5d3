"""Counting goes as far as children of the prompt's age count, and leaves no number out."""

import pytest

from app.library import read_library
from app.library.numbers import faults_in_numbers, numbers
from app.therapy import Prompt, Verse
from tests.library.samples import ASSETS, ROW, Shelf


@pytest.fixture(scope="module")
def socks() -> Prompt:
    return read_library(ASSETS).prompts["socks-one-two"]


def told(socks: Prompt, age: int, *lines: str, variant: str = "") -> list[str]:
    verses = tuple(Verse(lines=(line,), seconds=8) for line in lines)
    change = {"verses": verses, "age_months": (age, 150), "variant": variant}
    return list(faults_in_numbers(socks.model_copy(update=change)))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("One sock, two socks. Everyone? Someone!", [1, 2]),
        ("TWENTY-five and 3, thirty; zero", [25, 3, 30, 0]),
        ("Two to five drops", [2, 3, 4, 5]),
        ("Back from three to one", [3, 2, 1]),
        ("By twos and fives, often, a tenth", []),
    ],
)
def test_words_and_digits_are_read(line: str, said: list[int]) -> None:
    assert numbers(line) == said


@pytest.mark.parametrize(("age", "most"), [(2, 2), (35, 2), (36, 4), (47, 4), (48, 10), (59, 10), (60, 40)])
def test_each_age_counts_as_far_as_it_counts(socks: Prompt, age: int, most: int) -> None:
    assert told(socks, age, f"One to {most}.") == []
    assert len(told(socks, age, f"One to {most + 1}.")) == (age < 60)


def test_what_is_too_far_names_both_ways_out(socks: Prompt) -> None:
    assert told(socks, 12, "One, two,", "three, four, five.") == [
        "counts to 5, from 12 months it is to 2: say less, or let age_months begin at 48."
    ]
    assert told(socks, 48, "One to twelve.") == [
        "counts to 12, from 48 months it is to 10: say less, or let age_months begin at 60."
    ]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Three … two … one … go!", "backwards (3, 2, 1)"),
        ("Now count backwards.", 'backwards ("backwards")'),
        ("Two, four, six legs.", "in steps of 2 (2, 4, 6)"),
        ("Ten, five, zero.", "backwards (10, 5, 0)"),
        ("Count them by fives.", 'in steps ("by fives")'),
    ],
)
def test_backwards_and_steps_come_last(socks: Prompt, line: str, what: str) -> None:
    assert told(socks, 60, line) == []
    assert told(socks, 59, line)[0] == (
        f"counts {what}, which children do from 60 months: count up by ones, or let age_months begin at 60."
    )


def test_down_by_one_is_no_counting_backwards(socks: Prompt) -> None:
    assert told(socks, 36, "One, two, three. Back to two.", "Three again.") == []


def test_a_harder_way_goes_one_step_further_and_no_more(socks: Prompt) -> None:
    assert told(socks, 12, "One to four.", variant="harder") == []
    assert told(socks, 36, "One to ten.", variant="harder") == []
    assert told(socks, 48, "Three, two, one.", variant="harder") == []
    assert told(socks, 12, "One to five.", variant="harder") == [
        "counts to 5, from 12 months it is to 4: say less, or let age_months begin at 36."
    ]
    assert told(socks, 36, "Three, two, one.", variant="harder")[0].endswith("let age_months begin at 48.")
    assert len(told(socks, 12, "One to four.", variant="easier")) == 1


def test_no_number_is_left_out(socks: Prompt) -> None:
    assert told(socks, 36, "One.", "Four.") == ["counts 1 and then 4: say 2 to 3 as well, or take other verses."]
    assert told(socks, 48, "One, two.", "Four to six.", "Ten!") == [
        "counts 2 and then 4: say 3 as well, or take other verses."
    ]
    assert len(told(socks, 48, "Ten buns!", "One, two.", "Nine, ten.")) == 1


@pytest.mark.parametrize(
    ("age", "variant", "lines"),
    [
        (48, "", ("Ten buns!", "One, two, three")),  # how many there will be is told first
        (48, "", ("Thumb one, pointer two, tall one three.",)),  # "one" is not always a number
        (48, "harder", ("One, two, and which did I leave out? Four.",)),
        (60, "", ("Three o'clock. Eight o'clock.",)),
    ],
)
def test_some_numbers_may_be_left_out(socks: Prompt, age: int, variant: str, lines: tuple[str, ...]) -> None:
    assert told(socks, age, *lines, variant=variant) == []


def test_other_kinds_may_name_any_number(shelf: Shelf) -> None:
    shelf.prompt(ROW.replace("all the way to sea", "twelve, nine, six waves"))
    assert shelf.faults() == []


def test_the_shelf_says_it_of_every_way_to_count(shelf: Shelf) -> None:
    game = ROW.replace('kind = "song"', 'kind = "counting"').replace('id = "row-the-boat"', 'id = "a-game"')
    shelf.prompt(game.replace("Oars up", "Six oars up"), "a-game", "counting")
    about = 'a-game.toml: variant "own-hands": counts to 6, from 18 months it is to 2'
    assert [says for says in shelf.faults() if says.startswith(about)]
