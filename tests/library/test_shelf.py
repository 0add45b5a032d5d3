"""The shelf that ships: sound, and spread so that every child finds something."""

from collections import Counter

from app.library import check_library, read_library
from app.therapy import pulse
from tests.library.samples import ASSETS


def test_the_shelf_is_sound() -> None:
    assert [str(fault) for fault in check_library(ASSETS)] == []


def test_many_of_each_kind() -> None:
    kinds = Counter(prompt.kind for prompt in read_library(ASSETS).prompts.values())
    assert min(kinds[kind] for kind in ("song", "counting", "story", "obstacle")) >= 12


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
