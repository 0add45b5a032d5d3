"""Reads the shelf from the folder that an author edits: prompts/, precautions/, tunes/ and pictures/."""

from pathlib import Path

from app.therapy import ContentError, Prompt

from .faults import Fault, listed
from .library import Library
from .melody import Tune, tune_or_faults
from .precautions import read_precautions
from .prompts import prompt_or_faults
from .scenes import Scene, read_scenes
from .tempo import faults_in_tune
from .wording import ENGLISH, english_words, words_by_language


def read_library(path: Path | str) -> Library:
    """The shelf in this folder (`assets`).

    A prompt or tune with a fault is left out and stands in `Library.faults`; the others stay. A precaution with a
    fault, or none at all, raises ContentError: a shelf that has lost a rule is unsafe.
    """
    path = Path(path)
    precautions, lost = read_precautions(path)
    if lost:
        raise ContentError(f"The shelf is not safe to use without its precautions.\n{listed(lost)}")
    tunes, out_of_tune = read_tunes(path)
    scenes = read_scenes(path / "pictures" / "scenes")
    prompts, faults = read_prompts(path, tunes, scenes)
    others = words_by_language(path)
    words = others.pop(ENGLISH, english_words())
    return Library(prompts, precautions, tunes, (*out_of_tune, *faults), scenes, words, others)


def read_prompts(path: Path, tunes: dict[str, Tune], scenes: dict[str, Scene]) -> tuple[dict[str, Prompt], list[Fault]]:
    """Sound prompts by id, in the order of their ids, and the faults of the others."""
    prompts: dict[str, Prompt] = {}
    faults: list[Fault] = []
    files: dict[str, Path] = {}
    titles: dict[str, Path] = {}
    for file in sorted((path / "prompts").glob("*/*.toml"), key=lambda file: (file.stem, file.parent.name)):
        first = files.setdefault(file.stem, file)
        if first != file:
            faults.append(Fault(file.name, f"lies in {first.parent.name} and in {file.parent.name}: rename one."))
            continue
        prompt, found = prompt_or_faults(file, tunes, scenes, path / "pictures")
        faults += found
        if prompt is None:
            continue
        before = titles.setdefault(prompt.title.casefold(), file)
        if before != file:
            faults.append(
                Fault(file.name, f'"title" is "{prompt.title}", as in {before.name}: give it a title of its own.')
            )
        else:
            prompts[prompt.id] = prompt
    if not files:
        faults.append(Fault("prompts", f"no prompt file lies in {path / 'prompts'}: hand in the assets folder."))
    return prompts, faults


def read_tunes(path: Path) -> tuple[dict[str, Tune], list[Fault]]:
    """Sound tunes by id and the faults of the others."""
    tunes: dict[str, Tune] = {}
    faults: list[Fault] = []
    for file in sorted((path / "tunes").glob("*.abc")):
        tune, found = tune_or_faults(file)
        found = found or (list(faults_in_tune(tune)) if tune else [])
        faults += found
        if tune and not found:
            tunes[tune.id] = tune
    return tunes, faults
