"""What the shelf holds, what it leaves out, and when it refuses to be a shelf."""

import shutil

import pytest
from pydantic import ValidationError

from app.library import Library, Tune, read_library, read_tune
from app.therapy import ContentError, Prompt
from tests.library.samples import ASSETS, ROW, Shelf


def test_the_shelf_holds_prompts_precautions_and_tunes_by_id(shelf: Shelf) -> None:
    library = shelf.read()
    assert library.prompts["row-the-boat"].verses[1].hands.area == "calf"
    assert library.prompts["row-the-boat"].ways[1].touch == "self"
    assert library.precautions["fever"].id == "fever"
    assert library.tunes["row-your-boat"].metre == (6, 8)
    assert library.faults == ()


def test_a_path_may_be_plain_text(shelf: Shelf) -> None:
    assert read_library(str(shelf.root)) == shelf.read()


def test_a_faulty_prompt_is_left_out_and_the_others_stay(shelf: Shelf) -> None:
    shelf.prompt(
        ROW.replace("row-the-boat", "half").replace("Row the", "Half a").replace("sight = 0", "sight = 9"), "half"
    )
    shelf.prompt("title = ", "torn")
    library = shelf.read()
    assert list(library.prompts) == ["row-the-boat"]
    assert [fault.file for fault in library.faults] == ["half.toml", "torn.toml"]


def test_a_prompt_without_its_tune_is_left_out(shelf: Shelf) -> None:
    (shelf.root / "tunes/row-your-boat.abc").write_text("X:1\nT:Row\n")
    library = shelf.read()
    assert dict(library.prompts) == {}
    assert dict(library.tunes) == {}
    assert {fault.file for fault in library.faults} == {"row-your-boat.abc", "row-the-boat.toml"}


@pytest.mark.parametrize(
    ("stands", "written", "said"),
    [
        ("title = ", "title = = ", "fever.toml: is not TOML: "),
        ("title = ", "titel = ", 'fever.toml: "title" is missing'),
        (
            "title = ",
            "titel = ",
            'fever.toml: "titel" is not a key that belongs here: take it out, or did you mean "titl',
        ),
        (
            'id = "fever"',
            'id = "cold"',
            'fever.toml: "id" is "cold": leave it out, the file\'s own name is the id.',
        ),
        ('level = "hard"', 'level = "strict"', 'fever.toml: effect.level names "strict", which no list knows.'),
        ('title = "', 'title = "' + "too " * 50, 'fever.toml: "title" is '),
        (
            'flag = "shunt_warning_signs"',
            'flag = "no_such"',
            'fever.toml: names precaution "no_such", which has no f',
        ),
    ],
)
def test_a_faulty_precaution_is_loud(shelf: Shelf, stands: str, written: str, said: str) -> None:
    fever = shelf.fever()
    text = fever.read_text()
    assert stands in text
    fever.write_text(text.replace(stands, written, 1))
    with pytest.raises(ContentError) as loud:
        shelf.read()
    assert "The shelf is not safe to use without its precautions." in str(loud.value)
    assert said in str(loud.value)
    assert any(line.startswith(said) for line in shelf.faults())


def test_a_precaution_in_two_folders_is_loud(shelf: Shelf) -> None:
    fever = shelf.fever()
    (shelf.root / "precautions/zz").mkdir()
    shutil.copy(fever, shelf.root / "precautions/zz")
    with pytest.raises(ContentError, match=r"fever\.toml: lies in two folders of precautions: take one away\."):
        shelf.read()


def test_a_shelf_that_lost_its_precautions_is_loud(shelf: Shelf) -> None:
    (shelf.root / "precautions").unlink()
    with pytest.raises(ContentError, match="hand in the whole assets folder"):
        shelf.read()


def test_the_version_changes_with_the_content_alone(shelf: Shelf) -> None:
    before = shelf.read()
    assert before.version == shelf.read().version
    assert len(before.version) == 12
    shelf.prompt(ROW + "\n# a remark for the next author\n")
    assert shelf.read().version == before.version
    shelf.prompt(ROW.replace("Slowly to the toe.", "Slowly to the heel."))
    after = shelf.read()
    assert after.version != before.version
    assert Library(before.prompts, before.precautions).version != before.version  # it has no tunes
    assert Library({}, before.precautions, before.tunes).version != before.version
    assert Library(before.prompts, {}, before.tunes).version != before.version


def test_a_shelf_can_be_built_in_memory() -> None:
    library = Library(prompts={}, precautions={})
    assert library.tunes == {}
    assert library.faults == ()
    assert library.version


def test_a_tune_is_read_by_its_file() -> None:
    tune = read_tune(ASSETS / "tunes" / "twinkle.abc")
    assert isinstance(tune, Tune)
    assert tune.id == "twinkle"


@pytest.mark.parametrize("name", ["10", "3-bears", "-bear", "Bear"])
def test_a_prompt_id_begins_with_a_letter(shelf: Shelf, name: str) -> None:
    """Digits alone would lie first among the keys of a tray in a browser, whatever the order they were written in."""
    written = next(iter(shelf.read().prompts.values())).model_dump()
    with pytest.raises(ValidationError, match="id"):
        Prompt.model_validate(written | {"id": name})
