"""Words by key; a missing one is told, with its key and its file."""

import re

import pytest

from app.library import read_wording
from app.therapy import ContentError
from tests.library.samples import ASSETS, Shelf

ENGLISH = read_wording(ASSETS, "en")


def test_a_word_is_found_by_its_key() -> None:
    assert ENGLISH.get("surface.all_done") == "All done"
    assert ENGLISH.get("vocabulary.area.hand") == "hand"


def test_a_placeholder_is_filled_in() -> None:
    assert ENGLISH.get("surface.not_this_child", nickname="Mia") == "This is not Mia"
    with pytest.raises(ContentError, match=r'wording/en: "surface\.not_this_child" needs a value for \{nickname\}'):
        ENGLISH.get("surface.not_this_child")


def test_a_missing_key_names_itself_and_the_file() -> None:
    with pytest.raises(ContentError) as missing:
        ENGLISH.get("surface.all_don")
    assert str(missing.value) == (
        'wording/en/surface.toml: "surface.all_don" is missing: add it, or did you mean "surface.all_done"?'
    )


def test_the_browser_gets_whole_keys_and_raw_texts() -> None:
    flat = ENGLISH.flat("surface", "vocabulary.side")
    assert flat["surface.not_this_child"] == "This is not {nickname}"
    assert flat["vocabulary.side.left"] == "left"
    assert not any(key.startswith("vocabulary.area") for key in flat)
    assert ENGLISH.flat().keys() > flat.keys()


def test_an_unknown_language_names_those_there_are() -> None:
    with pytest.raises(ContentError, match="wording/tlh: has no words: choose one of en"):
        read_wording(ASSETS, "tlh")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[surface]\nall_done = "Done"',
            'wording/en/web.toml: "surface.all_done" stands in wording/en/surface.toml already: keep one',
        ),
        ('[web]\nhome = ""', 'wording/en/web.toml: "web.home" has no text: write it between quotes.'),
        ("[web]\nhome = 3", 'wording/en/web.toml: "web.home" has no text: write it between quotes.'),
        (
            '[web]\nhome = "Hi {"',
            'wording/en/web.toml: "web.home" has a single brace: write {nickname} for a placeholder',
        ),
        ('[web]\nhome = "{a.__class__}"', 'wording/en/web.toml: "web.home" has a placeholder that is no plain name'),
        ("[web\n", "wording/en/web.toml: is not TOML: "),
    ],
)
def test_a_faulty_file_of_words(shelf: Shelf, text: str, said: str) -> None:
    (shelf.root / "wording/en/web.toml").write_text(text)
    with pytest.raises(ContentError) as wrong:
        read_wording(shelf.root, "en")
    assert str(wrong.value).startswith(said)
    assert any(line.startswith(said) for line in shelf.faults())


def test_a_word_that_a_button_needs_is_missed(shelf: Shelf) -> None:
    path = shelf.root / "wording/en/vocabulary.toml"
    path.write_text(path.read_text().replace('car_seat = "in the car seat"\n', ""))
    assert [line.partition(": ")[2] for line in shelf.faults()] == [
        '"vocabulary.position.car_seat" is missing: say it in a word or two, as on a button.'
    ]


def test_how_firm_a_touch_is_has_the_same_word_on_every_screen() -> None:
    for level, word in (("1", "resting"), ("2", "firm"), ("3", "hug")):
        keys = (f"vocabulary.pressure.{level}", f"late.pressure_{level}", f"web.editor.pressure_of.{level}")
        assert [key for key in keys if word not in ENGLISH.get(key).lower()] == []


def test_a_zip_that_is_not_opened_comes_with_a_way_out() -> None:
    told = {key: text for key, text in ENGLISH.flat("error").items() if key.startswith(("error.zip_", "error.file_"))}
    assert len(told) > 8
    assert [key for key, text in told.items() if not re.search(": (choose|ask|fetch|pack) ", text)] == []
