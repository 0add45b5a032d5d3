"""A small reader of ABC notation for our own tune files: one voice, no repeats, no accidentals.

On PyPI, pyabc2 0.1.4 drops rests and broken rhythm and counts no bar; music21 brings numpy and matplotlib.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from app.therapy import ContentError

from .faults import Fault, listed


class Note(NamedTuple):
    """`midi` is None for a rest, 60 for middle C; `quarters` is the length in quarter notes."""

    midi: int | None
    quarters: Fraction


@dataclass(frozen=True, slots=True)
class Tune:
    """A melody. `beat` is the note that `bpm` counts ((3, 8) is a dotted quarter); the range is in the same beat.

    A verse is sung to each of `strains` in turn, a line of it to each phrase; a phrase says how many notes are sung.
    """

    id: str
    title: str
    metre: tuple[int, int]
    beat: tuple[int, int]
    bpm: int
    bpm_range: tuple[int, int]
    key: str
    band: str
    bars: tuple[tuple[Note, ...], ...]
    source: str = ""
    strains: tuple[tuple[int, ...], ...] = ()

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes and rests in order."""
        return tuple(note for bar in self.bars for note in bar)

    @property
    def compound(self) -> bool:
        """True when the beat is dotted, with three quick notes in each (6/8, 3/8)."""
        return self.beat[0] % 3 == 0

    def pulse(self, bpm: float) -> Fraction:
        """Pulses a minute at this tempo: 4/3 of a dotted beat, else the beat itself (DOMAIN 5.3, a design value)."""
        return Fraction(bpm) * (Fraction(4, 3) if self.compound else 1)

    def notes_at(self, bpm: float) -> tuple[tuple[int | None, float], ...]:
        """(midi or None, seconds) of every note and rest at this tempo."""
        quarter = 60 / bpm / float(4 * Fraction(*self.beat))
        return tuple((midi, float(quarters) * quarter) for midi, quarters in self.notes)

    def seconds_at(self, bpm: float) -> float:
        """Length of the tune once through."""
        return sum(seconds for _, seconds in self.notes_at(bpm))


def read_tune(path: Path) -> Tune:
    """The tune of a file, its id the file's stem. ContentError lists every fault of it, a line each."""
    tune, faults = tune_or_faults(path)
    if tune is None:
        raise ContentError(listed(faults))
    return tune


def tune_or_faults(path: Path) -> tuple[Tune | None, list[Fault]]:
    """The tune, or None and everything that is wrong with its file."""
    try:
        score = _Score(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None, [Fault(path.name, "cannot be read as text: save it as UTF-8.")]
    tune = score.tune(path.stem)
    return tune, [Fault(path.name, says) for says in score.faults]


SCALE = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
ALTERED = {"C": "", "G": "F", "D": "FC", "A": "FCG", "F": "B", "Bb": "BE", "Eb": "BEA"}  # by each key signature
FLAT_KEYS = ("F", "Bb", "Eb")
FIELDS = {
    "T": ("the title (T:)", r"(.+)"),
    "M": ("the metre (M:, such as 4/4)", r"([1-9]\d*)/([1-9]\d*)"),
    "L": ("the note length (L:, such as 1/8)", r"([1-9]\d*)/([1-9]\d*)"),
    "Q": ("the tempo (Q:, such as 1/4=88)", r"([1-9]\d*)/([1-9]\d*)=([1-9]\d*)"),
    "K": (f"the key (K:, one of {', '.join(ALTERED)})", f"({'|'.join(ALTERED)})"),
    "%%tempo-range": ("the tempo range (%%tempo-range, such as 70 100)", r"([1-9]\d*) ([1-9]\d*)"),
    "%%band": ("the band (%%band, such as settle)", r"(\S+)"),
    "%%phrases": ("the phrases (%%phrases, such as 7 6 7 6 / 8 8)", r"(|\d+(?: \d+)*(?: / \d+(?: \d+)*)*)"),
}
NOTE = re.compile(r"([A-Ga-gz])([,']*)(\d*)(/*)(\d*)([<>]?)")


@dataclass
class _Score:
    text: str
    faults: list[str] = field(default_factory=list)

    def tune(self, tune_id: str) -> Tune | None:
        head, body = self._split()
        got = {name: self._header(name, head) for name in FIELDS}
        if self.faults:
            return None
        metre, length, tempo = (_numbers(got[name]) for name in ("M", "L", "Q"))
        low, high = _numbers(got["%%tempo-range"])
        bars = tuple(self._bars(body, Fraction(*length), got["K"][0]))
        self._add_up(bars, Fraction(*metre))
        strains = tuple(_numbers(tuple(strain.split())) for strain in got["%%phrases"][0].split("/") if strain)
        sung, added = sum(note.midi is not None for bar in bars for note in bar), sum(map(sum, strains))
        if strains and added != sung:
            self.faults.append(f"%%phrases adds up to {added}, the tune has {sung} sung notes: count them again.")
        if not low <= tempo[2] <= high:
            self.faults.append(f"Q: is {tempo[2]}, outside its own %%tempo-range {low} to {high}: change one of them.")
        if self.faults:
            return None
        return Tune(
            tune_id, got["T"][0], (metre[0], metre[1]), (tempo[0], tempo[1]), tempo[2], (low, high), got["K"][0],
            got["%%band"][0], bars, " ".join(head.get("S", ())), strains,
        )  # fmt: skip

    def _split(self) -> tuple[dict[str, list[str]], str]:
        head: dict[str, list[str]] = {}
        body = []
        for line in self.text.splitlines():
            if line.startswith("%%"):
                name, _, value = line.partition(" ")
                head.setdefault(name, []).append(value.strip())
            elif re.match(r"[A-Z]:", line):
                head.setdefault(line[0], []).append(line[2:].strip())
            elif not line.startswith("%"):
                body.append(line)
        head.setdefault("%%phrases", [""])  # a tune that is only heard has none
        return head, " ".join(body)

    def _header(self, name: str, head: dict[str, list[str]]) -> tuple[str, ...]:
        what, form = FIELDS[name]
        if name not in head:
            self.faults.append(f"{what} is missing: add the line.")
            return ()
        found = re.fullmatch(form, head[name][0])
        if found is None:
            self.faults.append(f'{what} cannot be "{head[name][0]}": write it in that form.')
            return ()
        return found.groups()

    def _bars(self, body: str, unit: Fraction, key: str) -> Iterator[tuple[Note, ...]]:
        for number, bar in enumerate(re.split(r"\|+\]?", body.strip().rstrip("|]")), 1):
            yield tuple(self._notes("".join(bar.split()), 4 * unit, key, number))

    def _notes(self, bar: str, unit: Fraction, key: str, number: int) -> Iterator[Note]:
        at, owed = 0, Fraction(1)
        while at < len(bar):
            found = NOTE.match(bar, at)
            if found is None:
                self.faults.append(f'"{bar[at]}" in bar {number} cannot be read: write plain notes, lengths and rests.')
                return
            letter, octave, times, slashes, over, broken = found.groups()
            below = int(over) if over else 2 ** len(slashes)
            if below == 0:
                self.faults.append(f'"{found.group()}" in bar {number} has no length: divide by 1 or more.')
                return
            quarters = unit * Fraction(int(times or 1), below) * owed
            longer = {"": Fraction(1), ">": Fraction(3, 2), "<": Fraction(1, 2)}[broken]
            owed = 2 - longer
            yield Note(None if letter == "z" else _midi(letter, octave, key), quarters * longer)
            at = found.end()

    def _add_up(self, bars: tuple[tuple[Note, ...], ...], whole: Fraction) -> None:
        """Every bar is full; a short first bar (the pickup) may be completed by the last."""
        lengths = [sum((note.quarters for note in bar), Fraction(0)) / 4 for bar in bars]
        last = len(lengths)
        for number, length in enumerate(lengths, 1):
            pickup = number == 1 and last > 1 and 0 < length < whole
            complement = number == last > 1 and lengths[0] < whole and length + lengths[0] == whole
            if length != whole and not pickup and not complement:
                self.faults.append(f"bar {number} adds up to {length}, not {whole}: count its note lengths again.")


def _midi(letter: str, octave: str, key: str) -> int:
    name = letter.upper()
    pitch = 60 + SCALE[name] + 12 * (letter.islower() + octave.count("'") - octave.count(","))
    if name in ALTERED[key]:
        pitch += -1 if key in FLAT_KEYS else 1
    return pitch


def _numbers(parts: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(map(int, parts))
