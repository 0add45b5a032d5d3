"""Can a verse be sung? Its lines lie on the phrases of the tune, its seconds are those of the music.

A tune has strains, and each verse is sung to the next of them; after the last it begins again. One syllable goes to
one note, with the freedom that any singer takes: one note in four, and always one, may carry on the syllable before it;
and one syllable more than there are notes may come on an upbeat, or where a long note is sung as two.
"""

from collections.abc import Iterator, Mapping

from app.therapy import Prompt, Sentence

from .melody import Tune
from .syllables import syllables

HELD_IN = 4  # one of so many notes may be held over
ADDED = 1
NEAR_S = 2  # a verse lasts as long as its music, give or take this


def faults_in_singing(prompt: Prompt, tunes: Mapping[str, Tune]) -> Iterator[str]:
    """Every line with too many or too few syllables, every verse that ends before or after the music."""
    tune = tunes.get(prompt.beat.tune) if prompt.beat and prompt.beat.tune else None
    if prompt.beat is None or tune is None or not tune.strains:
        return
    lengths = strain_seconds(tune, prompt.beat.bpm)
    for number, verse in enumerate(prompt.verses, 1):
        turn = (number - 1) % len(tune.strains)
        yield from _lines(number, verse.lines, tune.strains[turn], tune.id)
        if abs(verse.seconds - lengths[turn]) > NEAR_S:
            says = "verse {verse} lasts {n} seconds, but {tune} takes {seconds} there at {bpm} a minute: write that."
            values = {"tune": tune.id, "seconds": f"{lengths[turn]:.0f}", "bpm": prompt.beat.bpm}
            yield Sentence(says, "check.singing.seconds", verse=number, n=verse.seconds, **values)


def strain_seconds(tune: Tune, bpm: float) -> list[float]:
    """How long each strain is; a rest belongs to what was sung before it."""
    ends = [sum(map(sum, tune.strains[:count])) for count in range(1, len(tune.strains) + 1)]
    lengths, strain, sung = [0.0] * len(ends), 0, 0
    for midi, seconds in tune.notes_at(bpm):
        if midi is not None:
            strain += sung == ends[strain]
            sung += 1
        lengths[strain] += seconds
    return lengths


def _lines(number: int, lines: tuple[str, ...], phrases: tuple[int, ...], name: str) -> Iterator[str]:
    if len(lines) != len(phrases):
        says = "verse {verse} has {n} lines, {tune} has {phrases} phrases there: give each its line."
        yield Sentence(says, "check.singing.lines", verse=number, n=len(lines), tune=name, phrases=len(phrases))
        return
    for count, (line, notes) in enumerate(zip(lines, phrases, strict=True), 1):
        said = syllables(line)
        if not notes - max(1, notes // HELD_IN) <= said <= notes + ADDED:
            way = Sentence("give it more", "check.singing.more")
            if said > notes:
                way = Sentence("say it in fewer", "check.singing.fewer")
            says = "line {line} of verse {verse} has {n} syllables, the tune has {notes} notes there: {way}."
            yield Sentence(says, "check.singing.syllables", line=count, verse=number, n=said, notes=notes, way=way)
