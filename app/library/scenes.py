"""Scene files: what a prompt's picture, and the pictures of its verses, are composed of."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.therapy import Prompt

from .composing import faults_in_lines_of
from .faults import Fault
from .kit import Part
from .pictures import faults_in_picture
from .sentences import sentences
from .toml import read_toml

Lines = tuple[str, ...]


class WayScene(BaseModel):
    """Pictures of a variant that has verses of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    verses: tuple[Lines, ...] = Field(min_length=1)


class Scene(BaseModel):
    """One file of pictures/scenes, named as the prompt. A picture is a list of lines, from the back to the front."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    picture: Lines | None = None
    verses: tuple[Lines, ...] = ()
    ways: dict[str, WayScene] = {}

    def pictures(self, prompt: str) -> Iterator[tuple[str, Lines]]:
        """Every picture of this scene, by its address among the pictures."""
        if self.picture is not None:
            yield f"prompts/{prompt}", self.picture
        for number, lines in enumerate(self.verses, 1):
            yield f"verses/{prompt}-{number}", lines
        for way, own in self.ways.items():
            for number, lines in enumerate(own.verses, 1):
                yield f"verses/{prompt}-{way}-{number}", lines


def read_scene(path: Path) -> tuple[Scene | None, list[str]]:
    """The scene of a file, or None and what is wrong with its form."""
    raw, broken = read_toml(path)
    if raw is None:
        return None, [broken]
    try:
        return Scene.model_validate(raw), []
    except ValidationError as fault:
        return None, list(sentences(fault))


def read_scenes(folder: Path) -> dict[str, Scene]:
    """Every sound scene by the id of its prompt."""
    read = {path.stem: read_scene(path)[0] for path in sorted(folder.glob("*.toml"))}
    return {name: scene for name, scene in read.items() if scene}


def verse_pictures(prompt: Prompt, scene: Scene | None, variant: str = "") -> tuple[str | None, ...]:
    """For each verse of a way its picture among verses/, or None: then the prompt's own picture stays."""
    change = next((one for one in prompt.variants if one.name == variant), None)
    name, drawn = prompt.id, len(scene.verses) if scene else 0
    verses = range(1, len(prompt.verses) + 1)
    taken: Iterable[int] = verses
    if change and change.verses is not None:
        name = f"{prompt.id}-{variant}"
        drawn = len(scene.ways[variant].verses) if scene and variant in scene.ways else 0
        taken = range(1, len(change.verses) + 1)
    elif change and change.take is not None:
        taken = (number for number in change.take if number in verses)
    return tuple(f"{name}-{number}" if number <= drawn else None for number in taken)


def faults_in_scene(path: Path, prompt: Prompt | None, kit: Mapping[str, Part]) -> Iterator[Fault]:
    """Everything wrong with one scene file; `prompt` is None when no sound prompt has its name."""
    name = f"scenes/{path.name}"
    scene, found = read_scene(path)
    yield from (Fault(name, says) for says in found)
    if scene is None:
        return
    for address, lines in scene.pictures(path.stem):
        yield from (Fault(name, f"picture {address}: {says}") for says in faults_in_lines_of(lines, kit))
    if prompt is None:
        return
    if scene.verses and len(scene.verses) != len(prompt.verses):
        says = f"has pictures of {len(scene.verses)} verses for {len(prompt.verses)}: draw one for each verse, or none."
        yield Fault(name, says)
    for way, own in scene.ways.items():
        change = next((one for one in prompt.variants if one.name == way), None)
        if change is None or change.verses is None:
            yield Fault(name, f'"ways.{way}": no variant of this name has verses of its own, take it out.')
        elif len(own.verses) != len(change.verses):
            says = f"has pictures of {len(own.verses)} verses for {len(change.verses)}: draw one for each."
            yield Fault(name, f'"ways.{way}" {says}')


def faults_in_picture_of(prompt: Prompt, scene: Scene | None, pictures: Path) -> Iterator[str]:
    """A prompt has one picture: drawn by hand in pictures/prompts, or composed by its scene."""
    name = prompt.picture_name
    drawn = (pictures / "prompts" / f"{name}.svg").is_file()
    composed = scene is not None and scene.picture is not None
    if drawn and composed:
        yield f'picture "{name}" is drawn and composed: remove prompts/{name}.svg or "picture" in scenes/{name}.toml.'
    if drawn or not composed:
        yield from faults_in_picture(pictures / "prompts", name)
