"""Whatever is wrong with a prompt is said in the made-up language, to the last part of the sentence."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.exchange import look, look_at_board
from app.library import Wording, faults_in_drawing, faults_in_prompt, read_library, read_wording
from app.library.prompts import prompt_in
from app.library.reader import read_tunes
from app.therapy import KINDS, Beat, Sentence
from tests.exchange.packs import known, own, pack
from tests.exchange.test_board_reading import board
from tests.exchange.test_hostile_packs import with_entry
from tests.library.samples import ROW, SQUARE
from tests.library.test_faults import KNOWING, SPEAKING, VARYING

from .conftest import ASSETS
from .made_up import MIRRORED, mirrored


@pytest.fixture(scope="module")
def other(made_up: Path) -> Wording:
    return read_wording(made_up, MIRRORED)


@pytest.mark.parametrize(("stands", "written"), [fault[:2] for fault in SPEAKING + KNOWING + VARYING])
def test_each_fault_is_said_in_another_language(other: Wording, stands: str, written: str) -> None:
    _, faults = prompt_in(tomllib.loads(ROW.replace(stands, written, 1)), read_tunes(ASSETS)[0])
    for fault in faults:
        _said_whole(other, fault)
        assert [value for value in _handed_in(fault) if re.search("[a-z] [a-z]", value)] == []  # no text in there


def test_prompts_that_are_taken_for_what_they_are_not_are_told_in_another_language(other: Wording) -> None:
    """Every prompt of the shelf as one of another kind, three times as fast and for babies."""
    shelf, told = read_library(ASSETS), set[str]()
    for prompt in shelf.prompts.values():
        beat = prompt.beat and prompt.beat.model_copy(update={"bpm": 3 * prompt.beat.bpm})
        for kind in KINDS:
            odd = prompt.model_copy(update={"kind": kind, "beat": beat, "age_months": (0, 24)})
            told |= set(faults_in_prompt(odd, shelf.tunes))
    for sentence in told:
        _said_whole(other, sentence)
    topics = {sentence.values.get("fault", sentence).key.split(".")[1] for sentence in told}
    assert topics >= {"lines", "numbers", "singing", "telling", "tempo", "touch"}


def test_what_is_told_of_a_drawing_is_said_in_another_language(other: Wording) -> None:
    it = Sentence('Its picture "{name}"', "check.pack.picture", name="a.svg")
    odd = ('<text>4</text><rect onload="x()"', '<rect style="fill:red"', '<rect filter="f" stroke-dasharray="0.001"')
    drawings = ["<svg/>", "<!DOCTYPE svg>", "<?x?>", SQUARE + " " * 7100, SQUARE.replace("240 200", "1 9999")]
    drawings += [SQUARE.replace("<rect", one) for one in odd]
    for drawing in drawings:
        faults = list(faults_in_drawing(drawing.encode(), it))
        assert faults
        for fault in faults:
            _said_whole(other, fault)


def test_what_is_told_of_a_pack_is_said_in_another_language(other: Wording) -> None:
    refused = [b"MZ", pack()[:-9], with_entry("../x.toml"), with_entry("precautions/x.toml")]
    told: list[str] = [look(raw, known()).refused for raw in refused]
    bun, ours = own(replaces="bun-dough", version=3), own(title="My bun", version=5)
    for theirs in (own(about="a" * 111), own("bun-dough", title="Bun"), own(beat=Beat(bpm=60, tune="x")), bun):
        told += [says for one in look(pack(theirs), known(ours)).prompts for says in one.says]
    told += [look_at_board(raw).refused for raw in (b"{}", b"[]")]
    told += [one.says for one in look_at_board(board({"label": "Ball"}, {"label": "B", "image_id": "x"})).buttons]
    assert len(told) > 12
    for sentence in told:
        _said_whole(other, sentence)


def _said_whole(other: Wording, sentence: str) -> None:
    """No English is left but what was handed in."""
    said = other.said(sentence)
    assert mirrored(said) == mirrored(sentence)
    for value in sorted(_handed_in(sentence), key=len, reverse=True):
        said = said.replace(value, "")
    assert not re.search("[A-Za-z]", said), said


def _handed_in(sentence: str) -> Iterator[str]:
    """What it names that has no words of its own: keys and words of a prompt file, and numbers."""
    assert isinstance(sentence, Sentence), sentence
    for value in sentence.values.values():
        if isinstance(value, Sentence):
            yield from _handed_in(value)
        elif value != "":
            yield str(value)


def test_a_sentence_is_said_in_the_form_for_so_many_and_in_english_where_no_words_are() -> None:
    fault = Sentence("verse {verse} has {n} lines.", "check.lines", verse=2, n=1)
    forms = {"plural.one": "n = 1", "check.lines": "{verse}: {n} linii", "check.lines_one": "{verse}: {n} linia"}
    assert Wording("xx", forms).said(fault) == "2: 1 linia"
    assert Wording("xx", {}).said(fault) == "verse 2 has 1 lines."
    assert Wording("xx", forms).said("as it is") == "as it is"
