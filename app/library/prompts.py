"""All faults of one prompt file: its form first, then what it says, then each declared variant worked out whole."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.therapy import Prompt, Sentence, Variant, differing, in_language

from .faults import Fault
from .lines import faults_in_lines
from .melody import Tune
from .numbers import faults_in_numbers
from .scenes import Scene, faults_in_picture_of
from .sentences import sentences
from .singing import faults_in_singing
from .telling import faults_in_telling
from .tempo import faults_in_tempo
from .toml import read_toml
from .touch import faults_in_touch
from .words import faults_in_words

# What the name of a variant promises: positions it may name.
VARIANT_POSITIONS = {
    "lying": ("floor_supine", "floor_side", "prone_wedge", "bed", "bath_towel"),
    "standing": ("standing_support", "bench_or_bin", "walking"),
    "seated": ("bench_or_bin", "lap", "wheelchair", "car_seat", "floor_sitting", "therapy_ball", "bath_towel"),
}


def prompt_or_faults(
    path: Path, tunes: Mapping[str, Tune], scenes: Mapping[str, Scene], pictures: Path
) -> tuple[Prompt | None, list[Fault]]:
    """The prompt of a file in a folder of its kind, or None and everything that is wrong with the file."""
    raw, broken = read_toml(path)
    if raw is None:
        return None, [Fault(path.name, broken)]
    prompt, faults = prompt_in(raw, tunes)
    if prompt is not None:
        faults = [
            *_name(prompt, path),
            *faults,
            *faults_in_picture_of(prompt, scenes.get(prompt.picture_name), pictures),
        ]
    return (None if faults else prompt), [Fault(path.name, says) for says in faults]


def prompt_in(raw: Mapping[str, Any], tunes: Mapping[str, Tune]) -> tuple[Prompt | None, list[str]]:
    """The prompt in what a file holds, None when its form is wrong; and everything that is wrong, in sentences."""
    try:
        prompt = Prompt.model_validate(raw)
    except ValidationError as fault:
        return None, sentences(fault)
    return prompt, faults_in_prompt(prompt, tunes)


def faults_in_prompt(prompt: Prompt, tunes: Mapping[str, Tune], *, english: bool = True) -> list[str]:
    """What is wrong with what a prompt says; also for one that is no file yet. Only `english` syllables are counted."""
    faults = list(_whole(prompt, tunes, english))
    said = set(faults)
    for way in prompt.ways[1:]:
        found = [fault for fault in _whole(way, tunes, english) if fault not in said]
        faults += [Sentence('variant "{way}": {fault}', "check.way", way=way.variant, fault=one) for one in found]
    return [*faults, *_variants(prompt), *_languages(prompt)]


def _whole(way: Prompt, tunes: Mapping[str, Tune], english: bool) -> Iterator[str]:
    yield from faults_in_words(way)
    yield from faults_in_lines(way)
    yield from faults_in_telling(way)
    yield from faults_in_numbers(way)
    yield from faults_in_touch(way)
    yield from faults_in_tempo(way, tunes)
    if english:
        yield from faults_in_singing(way, tunes)


def _languages(prompt: Prompt) -> Iterator[str]:
    """What is said in each further language fits the verses, the card and the breath as the English does."""
    for language in prompt.translations:
        found = differing(prompt, language)
        if not found:
            said = in_language(prompt, language)
            found = list(dict.fromkeys(fault for way in said.ways for fault in faults_in_lines(way)))
        for one in found:
            yield Sentence("[in.{language}]: {fault}", "check.in", language=language, fault=one)


def _name(prompt: Prompt, path: Path) -> Iterator[str]:
    if prompt.id != path.stem:
        yield f'"id" is "{prompt.id}": write the file\'s own name, "{path.stem}", or rename the file.'
    if prompt.kind != path.parent.name:
        yield f'"kind" is "{prompt.kind}" but the file lies in {path.parent.name}: move the file or change the kind.'
    if prompt.variant:
        yield '"variant" is worked out by Playcue: take it out.'


def _verses(variant: Variant, count: int) -> Iterator[str]:
    """Verses made of the prompt's own: do the numbers and the hands fit them?"""
    if variant.verses is not None and (variant.take is not None or variant.hands is not None):
        yield Sentence('has verses of its own: leave "take" and "hands" out.', "check.variant.own_verses")
        return
    taken = tuple(range(1, count + 1)) if variant.take is None else variant.take
    for number in taken:
        if not 1 <= number <= count:
            says = 'takes verse {verse}: name verses from 1 to {n} in "take".'
            yield Sentence(says, "check.variant.takes", verse=number, n=count)
    if not taken:
        yield Sentence('takes no verse: name at least one in "take".', "check.variant.takes_none")
    if variant.hands not in (None, "none") and len(variant.hands or ()) != len(taken):
        says = 'has {n} tables in "hands" for {verses} verses: give each verse one.'
        yield Sentence(says, "check.variant.hands", n=len(variant.hands or ()), verses=len(taken))


def _variants(prompt: Prompt) -> Iterator[str]:
    names = [variant.name for variant in prompt.variants]
    for name in dict.fromkeys(names):
        if (times := names.count(name)) > 1:
            yield Sentence('variant "{way}" is declared {n} times: keep one.', "check.variant.twice", way=name, n=times)
    for variant, way in zip(prompt.variants, prompt.ways[1:], strict=True):
        found = list(_verses(variant, len(prompt.verses)))
        if way.model_copy(update={"variant": "", "variants": prompt.variants}) == prompt:
            says = "changes nothing: give it what differs, or take it out."
            found.append(Sentence(says, "check.variant.nothing"))
        for one in (*found, *_promised(variant, way)):
            yield Sentence('variant "{way}" {fault}', "check.variant.of", way=variant.name, fault=one)


def _promised(variant: Variant, way: Prompt) -> Iterator[str]:
    """What the name of a variant promises and this one does not keep."""
    if variant.name == "own-hands" and way.touch == "adult":
        says = 'still has adult touch: write its verses with giver = "self".'
        yield Sentence(says, "check.variant.own_hands")
    if variant.name == "no-touch" and way.touch != "none":
        yield Sentence("still touches: write its verses without touching hands.", "check.variant.no_touch")
    if variant.name == "wheelchair" and "wheelchair" not in way.positions:
        yield Sentence('does not name position "wheelchair": add it.', "check.variant.wheelchair")
    allowed = VARIANT_POSITIONS.get(variant.name, way.positions)
    for position in way.positions:
        if position not in allowed:
            says, these = 'names position "{position}": name only {allowed}.', ", ".join(allowed)
            yield Sentence(says, "check.variant.position", position=position, allowed=these)
