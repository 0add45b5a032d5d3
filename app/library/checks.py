"""Every fault of every file of the shelf, in words. Nothing stops at the first."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from app.therapy import Prompt, vocabulary

from .faults import Fault, choose
from .kit import faults_in_kit, read_kit
from .languages import faults_beside
from .pictures import faults_in_picture
from .precautions import read_precautions
from .reader import read_prompts, read_tunes
from .scenes import faults_in_scene, read_scenes
from .serves import faults_in_serves, read_rows
from .wording import ENGLISH, Wording, wording_and_faults

# Sections of wording that must have a word for everything in a closed list.
NAMED = {
    "area": vocabulary.AREAS,
    "side": vocabulary.SIDES,
    "technique": vocabulary.TECHNIQUES,
    "position": vocabulary.POSITIONS,
    "material": vocabulary.MATERIALS,
    "place": vocabulary.PLACES,
    "giver": vocabulary.GIVERS,
    "confirmation": vocabulary.CONFIRMATIONS,
    "goal": vocabulary.GOALS,
    "mood": vocabulary.MOODS,
    "kind": vocabulary.KINDS,
    "channel": vocabulary.CHANNELS,
    "profile": vocabulary.PROFILES,
}


def check_library(path: Path) -> list[Fault]:
    """Every fault of the assets folder, file by file; `str(fault)` names the file, what is wrong and the way out."""
    _, faults = read_precautions(path)
    tunes, found = read_tunes(path)
    faults += found
    prompts, found = read_prompts(path, tunes, read_scenes(path / "pictures" / "scenes"))
    faults += [*found, *_pictures(prompts, path / "pictures"), *_rows(prompts, path)]
    for language in sorted(folder.name for folder in (path / "wording").glob("*") if folder.is_dir()) or ["en"]:
        wording, found = wording_and_faults(path, language)
        faults += [
            *found,
            *_beside_english(wording, path),
            *_unnamed(wording),
            *_avatars(wording, path / "pictures" / "avatars"),
        ]
    return list(dict.fromkeys(faults))


def _pictures(prompts: Mapping[str, Prompt], pictures: Path) -> Iterator[Fault]:
    """Parts, scenes, and what a story lets choose."""
    yield from faults_in_kit(pictures / "kit")
    kit = read_kit(pictures / "kit")
    for scene in sorted((pictures / "scenes").glob("*.toml")):
        yield from faults_in_scene(scene, prompts.get(scene.stem), kit)
    for prompt in prompts.values():
        for option in (option for way in prompt.ways for verse in way.verses for option in verse.options):
            if option.part not in kit:
                says = f'option "{option.label}" shows "{option.part}", which is no part: {choose(option.part, kit)}'
                yield Fault(f"{prompt.id}.toml", says)


def _rows(prompts: Mapping[str, Prompt], path: Path) -> Iterator[Fault]:
    """Rows of the fact sheet, and what prompts say that they serve; a shelf without the sheet is asked nothing."""
    rows, faults = read_rows(path)
    yield from faults
    for prompt in prompts.values() if rows else ():
        yield from (Fault(f"{prompt.id}.toml", says) for says in faults_in_serves(prompt, rows))


def _beside_english(wording: Wording, path: Path) -> Iterator[Fault]:
    if wording.language != ENGLISH:
        yield from faults_beside(wording, wording_and_faults(path, ENGLISH)[0])


def _unnamed(wording: Wording) -> Iterator[Fault]:
    for section, words in NAMED.items():
        for word in words:
            if f"vocabulary.{section}.{word}" not in wording.texts:
                says = f'"vocabulary.{section}.{word}" is missing: say it in a word or two, as on a button.'
                yield Fault(f"wording/{wording.language}/vocabulary.toml", says)


def _avatars(wording: Wording, pictures: Path) -> Iterator[Fault]:
    """A child's face has a picture and a word."""
    section = "vocabulary.avatar."
    named = {key.removeprefix(section) for key in wording.flat(section.rstrip("."))}
    for name in sorted(named | {picture.stem for picture in pictures.glob("*.svg")}):
        yield from (Fault(f"avatars/{name}.svg", says) for says in faults_in_picture(pictures, name))
        if name not in named:
            says = f'"{section}{name}" is missing: say which animal it is.'
            yield Fault(f"wording/{wording.language}/vocabulary.toml", says)
