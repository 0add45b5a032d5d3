"""The shelf that ships: sound, and spread so that every child finds something."""

from collections import Counter

from app.library import check_library, read_library
from app.library.grading import faults_in_grading
from app.library.serves import read_rows, unserved
from app.therapy import KINDS, pulse
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


def test_safety_knows_the_metre_of_every_tune() -> None:
    simple = {tune.id for tune in read_library(ASSETS).tunes.values() if not tune.compound}
    assert simple == pulse.SIMPLE_TUNES


def test_every_prompt_says_how_it_is_made_easier_harder_and_otherwise() -> None:
    prompts = read_library(ASSETS).prompts.values()
    assert [f"{prompt.id} {says}" for prompt in prompts for says in faults_in_grading(prompt)] == []


def test_every_row_of_the_fact_sheet_is_served() -> None:
    rows, faults = read_rows(ASSETS)
    assert faults == []
    assert unserved(read_library(ASSETS).prompts.values(), rows) == {}
