"""Is there enough for every child in every place? Worked child profiles held against the shelf, by the safety rules."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.therapy import Answer, Child, Footing, Moment, as_if_well, checklist_open, fold

from .faults import Fault
from .library import Library
from .sentences import sentences
from .toml import read_toml

ENOUGH, KINDS_ENOUGH = 8, 3  # safe prompts and kinds of them in a cell

# Where prompts are asked for: who gives there, and the equipment that such a place has beside what a position brings.
ROOMS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "therapy_gym": ("therapist", ("tunnel", "mat", "bolster", "wedge", "bench", "stool", "stepping_stones", "walker",
                                  "soft_ball", "roller", "textured_bin", "drum", "shaker", "scarf", "blanket",
                                  "pillow", "towel", "picture_cards", "balance_beam", "crash_mat", "scooter_board")),
    "floor": ("therapist", ("mat", "soft_ball", "blanket", "pillow")),
    "wall_standing": ("therapist", ("wall_colouring_page",)),
    "sensory_table": ("therapist", ("textured_bin", "bench", "soft_ball", "soft_brush", "towel")),
    "wheelchair": ("therapist", ()),
    "after_bath": ("caregiver", ("towel",)),
    "story_time": ("caregiver", ("blanket", "pillow")),
    "car_parked": ("caregiver", ()),
    "waiting_room": ("caregiver", ()),
    "bedtime": ("caregiver", ("blanket", "pillow")),
    "school": ("trained_carer", ()),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """A made-up child, the positions it is mostly in at each place, and why a place is left out.

    `giver` is who gives everywhere, when it is not who commonly does at a place.
    """

    name: str
    title: str
    child: Child
    places: Mapping[str, tuple[str, ...]]
    left_out: Mapping[str, str]
    giver: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """What is safe, and made for a child of this age, in the position of a place that has the fewest."""

    profile: str
    place: str
    position: str
    prompts: int
    kinds: int

    @property
    def enough(self) -> bool:
        """True when nobody there is left with too little."""
        return self.prompts >= ENOUGH and self.kinds >= KINDS_ENOUGH


def read_profiles(folder: Path, library: Library, now: datetime) -> tuple[list[Profile], list[Fault]]:
    """Profiles of a folder, by name; each child is as old at `now` as its file says, and all else is answered no."""
    profiles, faults = [], list[Fault]()
    for file in sorted(folder.glob("*.toml")):
        raw, broken = read_toml(file)
        if raw is None:
            faults.append(Fault(file.name, broken))
            continue
        try:
            profile = _profile(file.stem, raw, library, now)
        except (ValidationError, KeyError) as fault:
            said = sentences(fault) if isinstance(fault, ValidationError) else [f"{fault} is missing: write it."]
            faults += [Fault(file.name, says) for says in said]
            continue
        profiles.append(profile)
        faults += [Fault(file.name, says) for says in _gaps(profile)]
    if not profiles and not faults:
        faults.append(Fault(str(folder), "holds no profile: name a folder of child profiles."))
    return profiles, faults


def cells(library: Library, profiles: Iterable[Profile], now: datetime) -> Iterator[Cell]:
    """Every cell of the table: for each profile each place that is not left out."""
    for profile in profiles:
        for place, positions in profile.places.items():
            yield min(
                (_cell(library, profile, place, one, now) for one in positions), key=lambda c: (c.enough, c.prompts)
            )


def table(library: Library, folder: Path, now: datetime) -> tuple[list[str], list[str]]:
    """The table of profiles by places as lines of text, and a sentence for every shortage and every faulty file."""
    profiles, faults = read_profiles(folder, library, now)
    found = {(cell.profile, cell.place): cell for cell in cells(library, profiles, now)}
    width = max((len(profile.name) for profile in profiles), default=0)
    lines = [" " * width + "".join(f"  {place}" for place in ROOMS)]
    for profile in profiles:
        row = (f"  {_shown(found.get((profile.name, place))):>{len(place)}}" for place in ROOMS)
        lines.append(f"{profile.name:{width}}" + "".join(row))
    smallest = min(found.values(), key=lambda cell: (cell.prompts, cell.kinds), default=None)
    if smallest:
        lines.append(
            f"Smallest cell: {smallest.profile} at {smallest.place} ({smallest.position}), "
            f"{smallest.prompts} prompts of {smallest.kinds} kinds. {len(found)} cells; - is left out, with its reason."
        )
    return lines, [*map(str, faults), *(shortage(cell) for cell in found.values() if not cell.enough)]


def shortage(cell: Cell) -> str:
    """What is missing there, in a sentence."""
    return (
        f"{cell.profile} at {cell.place} ({cell.position}): {cell.prompts} safe prompts of {cell.kinds} kinds, "
        f"asked are {ENOUGH} of {KINDS_ENOUGH}: write prompts or variants that pass there."
    )


def _plenty(cell: Cell) -> tuple[bool, int]:
    return cell.enough, cell.prompts


def _shown(cell: Cell | None) -> str:
    return f"{cell.prompts}/{cell.kinds}" if cell else "-"


def _profile(name: str, raw: Mapping[str, Any], library: Library, now: datetime) -> Profile:
    told = dict(raw["child"])
    months = now.year * 12 + now.month - 1 - int(told.pop("age_months"))
    born = f"{months // 12}-{months % 12 + 1:02d}"
    child = Child.model_validate({"id": name, "nickname": name[:40], "born": born, **told})
    no = {flag: Answer(yes=False, reviewed=now) for flag in checklist_open(child, library.precautions)}
    yes = {flag: answer.model_copy(update={"reviewed": now}) for flag, answer in child.answers.items()}
    places = {place: tuple(positions) for place, positions in raw["places"].items()}
    child = child.model_copy(update={"answers": {**no, **yes}})
    return Profile(name, str(raw["title"]), child, places, dict(raw.get("left_out", {})), raw.get("giver"))


def _gaps(profile: Profile) -> Iterator[str]:
    for place in ROOMS:
        if (place in profile.places) == (place in profile.left_out):
            yield f'"{place}" needs either positions in [places] or a reason in [left_out].'
    for place in {*profile.places, *profile.left_out} - {*ROOMS}:
        yield f'"{place}" is no place of the table: choose one of {", ".join(ROOMS)}.'


def _cell(library: Library, profile: Profile, place: str, position: str, now: datetime) -> Cell:
    giver, materials = ROOMS[place]
    child, age = profile.child, profile.child.age_months(now.date()) or 0
    moment = Moment(now=now, place=place, position=position, giver=profile.giver or giver, no_touch=())
    moment = as_if_well(child, fold(child, []), library, moment, now).model_copy(update={"materials": materials})
    footing = Footing(child, library.precautions, moment)
    safe = [
        prompt.kind
        for prompt in library.prompts.values()
        if prompt.age_months[0] <= age <= prompt.age_months[1] and any(not footing.refusals(way) for way in prompt.ways)
    ]
    return Cell(profile.name, place, position, len(safe), len(set(safe)))
