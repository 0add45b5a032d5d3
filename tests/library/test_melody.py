"""Tunes as they are heard: pitches, lengths, seconds; and what is said when a bar does not add up."""

from fractions import Fraction
from pathlib import Path

import pytest

from app.library import Note, read_tune
from app.therapy import ContentError
from tests.library.samples import ASSETS

TUNES = sorted((ASSETS / "tunes").glob("*.abc"))
HEAD = "X:1\nT:A tune\nM:{metre}\nL:1/8\nQ:{beat}=90\n%%tempo-range 80 100\n%%band organise\nK:{key}\n"


def written(folder: Path, music: str, metre: str = "2/4", beat: str = "1/4", key: str = "C") -> Path:
    path = folder / "a-tune.abc"
    path.write_text(HEAD.format(metre=metre, beat=beat, key=key) + music)
    return path


def test_row_your_boat_is_row_your_boat() -> None:
    tune = read_tune(ASSETS / "tunes" / "row-your-boat.abc")
    assert [note.midi for note in tune.notes] == [
        60, 60, 60, 62, 64, 64, 62, 64, 65, 67, 72, 72, 72, 67, 67, 67, 64, 64, 64, 60, 60, 60, 67, 65, 64, 62, 60,
    ]  # fmt: skip
    assert [note.quarters for note in tune.notes[:5]] == [
        Fraction(3, 2),
        Fraction(3, 2),
        1,
        Fraction(1, 2),
        Fraction(3, 2),
    ]
    assert (tune.beat, tune.bpm, tune.bpm_range, tune.band, tune.key) == ((3, 8), 66, (60, 76), "organise", "C")
    assert tune.compound
    assert tune.pulse(66) == 88


def test_seconds_follow_the_tempo() -> None:
    tune = read_tune(ASSETS / "tunes" / "row-your-boat.abc")
    assert tune.notes_at(60)[:3] == ((60, 1.0), (60, 1.0), (60, pytest.approx(2 / 3)))
    assert tune.seconds_at(60) == pytest.approx(16)  # eight bars of two dotted beats
    assert tune.seconds_at(75) == pytest.approx(16 * 60 / 75)


@pytest.mark.parametrize("path", TUNES, ids=lambda path: path.stem)
def test_every_bar_of_every_tune_adds_up(path: Path) -> None:
    tune = read_tune(path)
    whole = Fraction(*tune.metre) * 4
    beats = sum(note.quarters for note in tune.notes) / whole
    assert beats.denominator == 1  # pickup and last bar together are one
    assert all(note.midi is None or 60 <= note.midi <= 74 for note in tune.notes)  # C4 to D5: a child's voice


def test_all_25_tunes_are_there() -> None:
    assert len(TUNES) == 25


@pytest.mark.parametrize(
    ("key", "altered"), [("C", [65, 71, 72]), ("G", [66, 71, 72]), ("F", [65, 70, 72]), ("D", [66, 71, 73])]
)
def test_key_signatures(tmp_path: Path, key: str, altered: list[int]) -> None:
    tune = read_tune(written(tmp_path, "F B c z|]", key=key))
    assert [note.midi for note in tune.notes] == [*altered, None]


def test_lengths_rests_octaves_and_broken_rhythm(tmp_path: Path) -> None:
    tune = read_tune(written(tmp_path, "C2 D E/F/|G3/2 A/2 z2|C,>c' G<A|]"))
    eighth = Fraction(1, 2)
    assert tune.bars == (
        (Note(60, 2 * eighth), Note(62, eighth), Note(64, eighth / 2), Note(65, eighth / 2)),
        (Note(67, eighth * 3 / 2), Note(69, eighth / 2), Note(None, 2 * eighth)),
        (Note(48, eighth * 3 / 2), Note(84, eighth / 2), Note(67, eighth / 2), Note(69, eighth * 3 / 2)),
    )


def test_a_pickup_is_completed_by_the_last_bar(tmp_path: Path) -> None:
    assert len(read_tune(written(tmp_path, "C|D2 E2|F3|]")).bars) == 3
    assert len(read_tune(written(tmp_path, "C|D2 E2|F4|]")).bars) == 3
    with pytest.raises(ContentError, match="bar 3 adds up to 1/4, not 1/2"):
        read_tune(written(tmp_path, "C|D2 E2|F2|]"))
    with pytest.raises(ContentError, match="bar 2 adds up to 3/8, not 1/2"):
        read_tune(written(tmp_path, "C4|D3|]"))


@pytest.mark.parametrize(
    ("music", "said"),
    [
        ("CDEF|CDE|CDEF|]", "a-tune.abc: bar 2 adds up to 3/8, not 1/2: count its note lengths again."),
        ("CDEF|CDE^F|]", 'a-tune.abc: "^" in bar 2 cannot be read: write plain notes, lengths and rests.'),
        ("|:CDEF:|", 'a-tune.abc: ":" in bar 2 cannot be read'),
        ("CDEF|C/0DEF|]", 'a-tune.abc: "C/0" in bar 2 has no length: divide by 1 or more.'),
        ("", "a-tune.abc: bar 1 adds up to 0, not 1/2"),
    ],
)
def test_music_that_cannot_be_played(tmp_path: Path, music: str, said: str) -> None:
    with pytest.raises(ContentError) as wrong:
        read_tune(written(tmp_path, music))
    assert said in str(wrong.value)


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ("T:A tune\n", "", "a-tune.abc: the title (T:) is missing: add the line."),
        ("M:2/4", "M:C", 'a-tune.abc: the metre (M:, such as 4/4) cannot be "C": write it in that form.'),
        ("K:C", "K:Cm", 'a-tune.abc: the key (K:, one of C, G, D, A, F, Bb, Eb) cannot be "Cm"'),
        ("L:1/8", "L:1/0", 'the note length (L:, such as 1/8) cannot be "1/0"'),
        ("%%band organise\n", "", "a-tune.abc: the band (%%band, such as settle) is missing: add the line."),
        ("80 100", "92 100", "a-tune.abc: Q: is 90, outside its own %%tempo-range 92 to 100: change one of them."),
    ],
)
def test_a_head_that_says_too_little(tmp_path: Path, line: str, instead: str, said: str) -> None:
    path = written(tmp_path, "CDEF|]")
    path.write_text(path.read_text().replace(line, instead))
    with pytest.raises(ContentError) as wrong:
        read_tune(path)
    assert said in str(wrong.value)
