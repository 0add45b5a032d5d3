"""The shelf that ships: sound, and spread so that every child finds something."""

import re
from collections import Counter
from collections.abc import Iterator

from app.library import check_library, read_library
from app.library.grading import faults_in_grading
from app.library.serves import read_rows, unserved
from app.therapy import KINDS, Prompt, pulse
from tests.library.samples import ASSETS


def test_the_shelf_is_sound() -> None:
    assert [str(fault) for fault in check_library(ASSETS)] == []


def test_many_of_each_kind() -> None:
    kinds = Counter(prompt.kind for prompt in read_library(ASSETS).prompts.values())
    assert min(kinds[kind] for kind in KINDS) >= 40
    assert sum(kinds.values()) >= 180


def test_a_third_needs_no_adult_touch() -> None:
    prompts = read_library(ASSETS).prompts.values()
    free = [prompt.id for prompt in prompts if any(way.touch != "adult" for way in prompt.ways)]
    assert len(free) >= len(prompts) / 3


def test_nothing_touches_chest_or_tummy() -> None:
    for prompt in read_library(ASSETS).prompts.values():
        touched = {place.area for way in prompt.ways for place in way.touched}
        assert not touched & {"chest", "abdomen"}, prompt.id


def test_no_adult_touches_before_it_was_asked_or_waited_for() -> None:
    unasked = []
    for way in all_ways():
        touching = [verse.hands is not None and verse.hands.touches and not verse.hands.own for verse in way.verses]
        if True in touching:
            first = touching.index(True)
            said = " ".join(line for verse in way.verses[: first + 1] for line in verse.lines)
            hands = way.verses[first].hands
            if "?" not in said and not re.search("wait|after a yes|offer", hands.words if hands else "", re.IGNORECASE):
                unasked.append(way.way)
    assert unasked == []


def test_hands_on_the_back_are_told_to_stay_beside_the_spine() -> None:
    backs = [
        (way.way, f"{verse.hands.direction} {verse.hands.words}")
        for way in all_ways()
        for verse in way.verses
        if verse.hands and verse.hands.touches and verse.hands.area in ("upper_back", "lower_back")
    ]
    assert len(backs) > 20
    assert [back for back in backs if not re.search("spine|shoulder blade", back[1])] == []


def test_nobody_is_praised_for_doing_well_or_told_to_be_good() -> None:
    said = [(way.way, line) for way in all_ways() for line in lines_of(way)]
    judging = re.compile(r"well done|good (?:boy|girl|job)|clever|behave|you waited|sit (?:up|still)", re.IGNORECASE)
    assert [line for line in said if judging.search(line[1])] == []


def test_what_tells_of_the_bath_stays_out_of_the_car_and_the_waiting_room() -> None:
    elsewhere = {"car_parked", "car_passenger", "waiting_room", "school", "clinic_room", "therapy_gym"}
    bathed = [way for way in all_ways() if re.search(r"\bthe bath\b", " ".join(lines_of(way)))]
    assert bathed
    assert [way.way for way in bathed if elsewhere & set(way.places)] == []


def test_stories_let_the_child_choose() -> None:
    stories = [prompt for prompt in read_library(ASSETS).prompts.values() if prompt.kind == "story"]
    told_to_the_end = [prompt.id for prompt in stories if not any(verse.options for verse in prompt.verses)]
    assert len(told_to_the_end) <= len(stories) / 8, told_to_the_end


def test_pictures_to_choose_from_and_what_is_only_seen_are_a_load_on_sight() -> None:
    ways = [way for prompt in read_library(ASSETS).prompts.values() for way in prompt.ways]
    looked_at = [way for way in ways if "visual_only" in way.tags or any(verse.options for verse in way.verses)]
    assert [way.way for way in looked_at if not way.loads["sight"]] == []


def test_only_what_is_told_without_a_word_makes_no_sound() -> None:
    ways = [way for prompt in read_library(ASSETS).prompts.values() for way in prompt.ways]
    silent = [way for way in ways if not way.loads["sound"]]
    wordless = {
        prompt.id for prompt in ways if any("without a word" in line.lower() for line in prompt.verses[0].lines)
    }
    assert [way.way for way in silent if way.id not in wordless] == []


def test_every_way_of_a_silent_prompt_begins_by_saying_so() -> None:
    silent = [way for way in all_ways() if not way.loads["sound"]]
    assert len(silent) > 20
    assert [way.way for way in silent if "without a word" not in way.verses[0].lines[0].lower()] == []


def test_a_station_ends_with_the_way_on_and_not_with_a_question() -> None:
    cues = [prompt for prompt in read_library(ASSETS).prompts.values() if prompt.kind == "obstacle"]
    asking = [way.way for prompt in cues for way in prompt.ways if way.verses[-1].lines[-1].endswith("?")]
    assert asking == []


def test_safety_knows_the_metre_of_every_tune() -> None:
    simple = {tune.id for tune in read_library(ASSETS).tunes.values() if not tune.compound}
    assert simple == pulse.SIMPLE_TUNES


def test_every_prompt_says_how_it_is_made_easier_harder_and_otherwise() -> None:
    prompts = read_library(ASSETS).prompts.values()
    assert [f"{prompt.id} {says}" for prompt in prompts for says in faults_in_grading(prompt)] == []


def test_a_shorter_way_still_comes_to_its_end() -> None:
    fish = read_library(ASSETS).prompts["fish-says-oh"]
    short = fish.variants[0].model_copy(update={"take": (1, 2)})
    assert list(faults_in_grading(fish.model_copy(update={"variants": (short, *fish.variants[1:])}))) == [
        'variant "easier" leaves out verse 4, the end: take it too, or write verses that end.'
    ]


def test_every_row_of_the_fact_sheet_is_served() -> None:
    rows, faults = read_rows(ASSETS)
    assert faults == []
    assert unserved(read_library(ASSETS).prompts.values(), rows) == {}


def all_ways() -> Iterator[Prompt]:
    """Every prompt of the shelf in each of its ways."""
    for prompt in read_library(ASSETS).prompts.values():
        yield from prompt.ways


def lines_of(way: Prompt) -> Iterator[str]:
    """All that is said in it, whatever the child chooses."""
    for verse in way.verses:
        yield from verse.lines
        for option in verse.options:
            yield from option.lines
