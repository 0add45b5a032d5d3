"""Words that can be sung: a syllable to a note, and a verse as long as its music."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from app.library import Library, Tune, faults_in_prompt, read_library, read_tune
from app.library.singing import strain_seconds
from app.library.syllables import syllables
from app.therapy import ContentError, Prompt
from tests.library.samples import ASSETS, Shelf
from tests.library.test_melody import written

ROW = 'lines = ["Row and row your leg,"'


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("All the spoons are in bed,", 6),
        ("Slippery, slithery, silvery water rolls", 12),
        ("Wheels rolled home; the clothes waited.", 7),
        ("It didn't, it isn't, it won't, it'll go", 11),
        ("Sometimes somebody's going home", 8),
        ("Every little apple, every evening", 10),
        ("Here's the idea: a quiet radio!", 11),
        ("Hedgehog, hello! Caterpillar, hooray", 10),
        ("Anyone speckled, whoever goes sideways", 11),
        ("The startled fox's saucepan: everybody!", 11),
        ("A cushion for a lion at the station", 11),
        ("", 0),
    ],
)
def test_syllables(line: str, count: int) -> None:
    assert syllables(line) == count


def broken(shelf: Shelf, instead: str) -> list[str]:
    file = shelf.root / "prompts/song/row-the-boat.toml"
    file.write_text(file.read_text().replace(ROW, instead, 1))
    return shelf.faults()


@pytest.mark.parametrize(
    ("instead", "said"),
    [
        (
            'lines = ["Row and row and row your one heavy leg,"',
            "line 1 of verse 2 has 10 syllables, the tune has 5 notes there: say it in fewer.",
        ),
        ('lines = ["Row, row,"', "line 1 of verse 2 has 2 syllables, the tune has 5 notes there: give it more."),
        (f'{ROW}, "and then,"', "verse 2 has 5 lines, row-your-boat has 4 phrases there: give each its line."),
    ],
)
def test_a_line_that_cannot_be_sung(shelf: Shelf, instead: str, said: str) -> None:
    assert f"row-the-boat.toml: {said}" in broken(shelf, instead)


@pytest.mark.parametrize("line", ["Row and one leg,", "And row and row your leg,"])
def test_a_note_may_be_held_and_an_upbeat_added(shelf: Shelf, line: str) -> None:
    assert broken(shelf, f'lines = ["{line}"') == []


def test_a_verse_lasts_as_long_as_its_music(shelf: Shelf) -> None:
    file = shelf.root / "prompts/song/row-the-boat.toml"
    file.write_text(file.read_text().replace("seconds = 15", "seconds = 21", 1))
    says = "verse 1 lasts 21 seconds, but row-your-boat takes 15 there at 66 a minute: write that."
    assert f"row-the-boat.toml: {says}" in shelf.faults()


def test_verses_go_on_from_strain_to_strain(prompts: Mapping[str, Prompt]) -> None:
    comet, tune = prompts["comet-arm"], read_tune(ASSETS / "tunes/twinkle.abc")
    assert tune.strains == ((7, 7), (7, 7), (7, 7))
    assert strain_seconds(tune, 60) == pytest.approx([16, 16, 16])
    assert faults_in_prompt(comet, {"twinkle": tune}) == []
    aiken = read_tune(ASSETS / "tunes/aiken-drum.abc")  # the rest before its second upbeat belongs to the first strain
    assert strain_seconds(aiken, 60) == pytest.approx([16, 16])


def test_phrases_have_as_many_notes_as_the_tune(tmp_path: Path) -> None:
    path = written(tmp_path, "CDEF|GzE2|]")
    text = path.read_text()
    assert read_tune(path).strains == ()
    path.write_text(text.replace("%%band", "%%phrases 4 / 2\n%%band"))
    assert read_tune(path).strains == ((4,), (2,))
    path.write_text(text.replace("%%band", "%%phrases 4 3\n%%band"))
    with pytest.raises(ContentError, match="%%phrases adds up to 7, the tune has 6 sung notes"):
        read_tune(path)


def test_every_tune_says_its_phrases(tunes: Mapping[str, Tune]) -> None:
    assert [name for name, tune in tunes.items() if not tune.strains] == []


def test_every_tune_is_sung(prompts: Mapping[str, Prompt], tunes: Mapping[str, Tune]) -> None:
    sung = {prompt.beat.tune for prompt in prompts.values() if prompt.beat}
    assert set(tunes) - sung == {"hot-cross-buns-old"}  # the same tune as hot-cross-buns, as it was printed


@pytest.fixture(scope="module")
def whole() -> Library:
    return read_library(ASSETS)


@pytest.fixture
def prompts(whole: Library) -> Mapping[str, Prompt]:
    return whole.prompts


@pytest.fixture
def tunes(whole: Library) -> Mapping[str, Tune]:
    return whole.tunes
