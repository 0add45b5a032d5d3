"""Puts the rooms together, for the server and the terminal alike."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.library import (
    Gallery,
    Library,
    Review,
    Wording,
    check_library,
    faults_in_prompt,
    gaps,
    languages_in,
    read_library,
    read_precautions,
    read_review,
    read_wording,
    table,
)
from app.practice import SAMPLE_NAME, Practice, PracticeRecord, fill_sample
from app.settings import SHIPPED, Settings
from app.storage import TinyStore
from app.therapy import ChartError, Prompt, Sentence

PROFILES = SHIPPED.parent / "tests" / "profiles"  # worked child profiles that the shelf is held against


@dataclass(frozen=True, slots=True)
class House:
    """Everything wired: the practice over its records and shelf, the words, and the settings it was made from."""

    settings: Settings
    library: Library
    wording: Wording
    practice: Practice
    review: Review
    wordings: Mapping[str, Wording]

    def open_sample(self) -> None:
        """Fill an empty data folder with the sample practice."""
        store = self.practice.store
        fill_sample(store, self.library, self.practice.clock())
        store.write_practice(PracticeRecord(name=SAMPLE_NAME, sample=True))


def wall_clock() -> datetime:
    """The time now, in the time zone of this computer: days that adults give end when they end here, not in London."""
    return datetime.now().astimezone()


def wire(settings: Settings, clock: Callable[[], datetime] = wall_clock) -> House:
    """Read the shelf and the words, open the records. Errors are PlaycueErrors with a way out."""
    library = read_library(settings.assets)
    store = TinyStore(settings.data)
    check = check_of(library)
    practice = Practice(
        store,
        library,
        clock,
        open_to_all=settings.demo,
        check=lambda prompt: check(prompt, practice.language),
        language=settings.language,
    )
    with suppress(ChartError):  # the disk is full, say: nothing is lost, and the next start tries again
        practice.photos.settle()
    wording = read_wording(settings.assets, settings.language)
    wordings = {name: read_wording(settings.assets, name) for name in languages_in(settings.assets)}
    review = read_review(settings.assets, library.precautions)
    house = House(settings, library, wording, practice, review, wordings)
    if settings.demo and store.practice() is None:
        house.open_sample()
    return house


def check_of(library: Library) -> Callable[..., list[str]]:
    """What is wrong with a prompt of the practice's own: the same checks as of the shelf that ships."""

    def faults(prompt: Prompt, language: str = "en") -> list[str]:
        alike = [one for one in library.prompts.values() if one.title.casefold() == prompt.title.casefold()]
        twins = [one.title for one in alike if one.id != prompt.replaces]
        found = faults_in_prompt(prompt, library.tunes, english=language == "en")
        # One of ours that it stands in for may itself stand in for the twin.
        if twins and (not prompt.replaces or prompt.replaces in library.prompts):
            says = '"title" is "{title}", as of another prompt: give it a title of its own.'
            found.append(Sentence(says, "check.twin", title=twins[0]))
        return found

    return faults


def check_assets(folder: Path | None) -> tuple[int, list[str]]:
    """How many faults the shelf has, and what to print: every fault, then the counts and the state of the review."""
    assets = folder or SHIPPED
    faults = check_library(assets)
    lines = [str(fault) for fault in faults]
    lines.append(f"{len(faults)} faults." if faults else "No faults.")
    if languages := languages_in(assets)[1:]:
        lines += gaps(read_library(assets).prompts, languages) if not faults else ()
    lines.append(read_review(assets, read_precautions(assets)[0]).sentence)
    return len(faults), lines


def check_coverage(assets: Path | None, profiles: Path | None) -> tuple[int, list[str]]:
    """How many shortages there are, and what to print: the table of child profiles by places, then every shortage."""
    lines, shortages = table(read_library(assets or SHIPPED), profiles or PROFILES, wall_clock())
    return len(shortages), [*lines, *shortages, f"{len(shortages)} shortages." if shortages else "No shortages."]


def sheet_of_pictures(folder: Path | None, sheet: Path) -> str:
    """Write a page with every picture; what to print about it."""
    sheet.write_text(Gallery((folder or SHIPPED) / "pictures").sheet(), encoding="utf-8")
    return f"All pictures lie side by side in {sheet}."
