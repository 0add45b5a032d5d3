"""Prompts and precautions in a further language: only words change, and what does not fit is said."""

import shutil
from pathlib import Path

import pytest

from app.library import Library, check_library, read_library
from app.therapy import Child, Moment, as_if_well, fold, in_language, lay_tray, precaution_in, untranslated
from tests.tapping import NOW

from .made_up import LONG, MIRRORED, mirrored


@pytest.fixture(scope="session")
def library(made_up: Path) -> Library:
    return read_library(made_up)


def test_a_whole_made_up_language_has_no_fault(made_up: Path) -> None:
    assert [str(fault) for fault in check_library(made_up)] == []


def test_only_the_words_of_a_prompt_change(library: Library) -> None:
    for prompt in library.prompts.values():
        said = in_language(prompt, MIRRORED)
        assert said.title == mirrored(prompt.title)
        assert untranslated(prompt, MIRRORED) == ()
        for way, told in zip(prompt.ways, said.ways, strict=True):
            assert (told.way, told.seconds, told.touched, told.touch) == (way.way, way.seconds, way.touched, way.touch)
            assert told.materials == way.materials
    assert in_language(prompt, "tlh") is prompt


def test_a_precaution_takes_away_the_same_in_every_language(library: Library) -> None:
    for rule in library.precautions.values():
        said = precaution_in(rule, MIRRORED)
        assert said.message == mirrored(rule.message)
        assert (said.effect, said.asks, said.implies) == (rule.effect, rule.asks, rule.implies)
        assert [one.to for one in said.escalates] == [one.to for one in rule.escalates]


def test_a_tray_is_told_in_the_language_of_its_shelf_and_holds_the_same(library: Library) -> None:
    child = Child(id="mia", nickname="Mia", born="2021-03", goals=("bonding",))
    moment = Moment(place="story_time", position="lap", giver="caregiver")
    trays = {}
    for name in ("en", MIRRORED):
        shelf, chart = library.in_language(name), fold(child, ())
        trays[name] = lay_tray(child, chart, shelf, as_if_well(child, chart, shelf, moment, NOW), NOW)
    english, other = trays["en"], trays[MIRRORED]
    assert english.entries.keys() == other.entries.keys()
    assert [one.score for one in english.entries.values()] == [one.score for one in other.entries.values()]
    for way, entry in other.entries.items():
        assert entry.title == mirrored(english.entries[way].title)
        assert entry.why["ready"] == mirrored(english.entries[way].why["ready"])
    told = [one.why.removeprefix(mirrored("many ")) for one in other.removed]  # of 55 questions, as Arabic counts
    assert [mirrored(one.why) for one in english.removed] == told
    assert library.in_language(MIRRORED) is library.in_language(MIRRORED)  # nothing is worked out twice


def test_a_verse_too_few_and_words_too_many_are_told(made_up: Path, tmp_path: Path) -> None:
    """One prompt broken in a copy."""
    shutil.copytree(made_up, tmp_path / "assets", symlinks=True)
    file = tmp_path / "assets/prompts/song/row-the-boat.toml"
    whole = file.read_text("utf-8")
    start = whole.index(f"[in.{LONG}]")
    verses = whole.index("verses = [", start)
    one_less = whole[:verses] + "verses = [" + whole[whole.index("}, {", verses) + 3 :]
    file.write_text(one_less, "utf-8")
    (fault,) = [str(one) for one in check_library(tmp_path / "assets") if one.file == file.name]
    assert fault.startswith(f"row-the-boat.toml: [in.{LONG}]: has ")
    assert "say each of them" in fault
