"""A story has one short line a verse, answers what it asks, and says when it is over."""

import pytest

from app.library import read_library
from app.library.telling import faults_in_telling
from app.therapy import Option, Prompt, Verse
from tests.library.samples import ASSETS, ROW, Shelf

CHOICE = (
    Option(label="A goat", part="goat", lines=("A goat gets on.",)),
    Option(label="A pig", part="pig", lines=("A pig gets on.",)),
)


@pytest.fixture(scope="module")
def bus() -> Prompt:
    return read_library(ASSETS).prompts["hill-bus"]


def told(bus: Prompt, *verses: Verse) -> list[str]:
    return list(faults_in_telling(bus.model_copy(update={"verses": verses})))


def verse(*lines: str, options: tuple[Option, ...] = ()) -> Verse:
    return Verse(lines=lines, seconds=8, options=options)


def test_a_story_that_asks_answers_and_ends(bus: Prompt) -> None:
    assert told(bus, verse("Who gets on?", options=CHOICE), verse("Up we go."), verse("Last stop. The End!")) == []


@pytest.mark.parametrize("end", ["We are home again.", "All done.", "The owl is asleep.", "Good night, owl."])
def test_any_of_the_ending_words_will_do(bus: Prompt, end: str) -> None:
    assert told(bus, verse("An owl."), verse(end)) == []


def test_the_last_verse_says_that_it_is_over(bus: Prompt) -> None:
    (says,) = told(bus, verse("The bus is finished."), verse("On it goes to the homestead."))
    assert says == (
        "the last verse does not say that the story is over: "
        "say one of finished, done, home, asleep, the end, closed, good night, goodbye."
    )


def test_nothing_is_asked_in_the_last_verse(bus: Prompt) -> None:
    (says,) = told(bus, verse("A bus."), verse("Who goes home?", options=CHOICE))
    assert says == "the last verse asks what comes next: answer it, and end in a verse of its own."


def test_a_verse_has_one_line_of_two_sentences_at_most(bus: Prompt) -> None:
    assert told(bus, verse("Up. Up.", "And down."), verse("Stop! Who is it? You say."), verse("The end.")) == [
        "verse 1 has 2 lines: a story has one a verse, make more verses of it.",
        "verse 2 has 3 sentences: keep it to 2.",
    ]


def test_what_was_chosen_is_told_as_shortly(bus: Prompt) -> None:
    long = (CHOICE[0], Option(label="A pig", part="pig", lines=("A pig. A big pig. Hm.",)))
    assert told(bus, verse("Who gets on?", options=long), verse("The end.")) == [
        'option "A pig" in verse 1 has 3 sentences: keep it to 2.'
    ]


def test_other_kinds_have_no_such_rules(shelf: Shelf) -> None:
    assert list(faults_in_telling(shelf.read().prompts["row-the-boat"])) == []


def test_the_shelf_says_it_of_every_way_to_play_a_story(shelf: Shelf) -> None:
    story = ROW.replace('kind = "song"', 'kind = "story"').replace('id = "row-the-boat"', 'id = "a-tale"')
    shelf.prompt(story, "a-tale", "story")
    assert [says for says in shelf.faults() if says.startswith("a-tale.toml: the last verse does not say")]
    shelf.prompt(
        story.replace("home again", "out again").replace("home, and", "out, and").replace("to sea", "home", 1),
        "a-tale",
        "story",
    )
    about = 'a-tale.toml: variant "own-hands": the last verse does not say'
    assert [says for says in shelf.faults() if says.startswith(about)]
