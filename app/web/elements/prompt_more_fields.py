"""What is seldom asked of a prompt: ages, beat, hands needed, equipment, tags, and the other ways that stay."""

from collections.abc import Callable, Sequence

from nicegui import ui

from app.therapy import MATERIALS, TAGS

from ..desk import Desk
from ..drafts import Draft
from .chip_set import ChipSet
from .number_field import whole
from .one_of import OneOf
from .said import Said

Set = Callable[[str, object], None]


def more_fields(desk: Desk, draft: Draft, change: Set) -> dict[str, ui.element]:
    """Folded away; `change` is told of each field by its name. Where faults of a field are said is returned."""
    told: dict[str, ui.element] = {}
    with ui.element("details").classes("pc-more"):
        Said(desk.say("editor.more"), "summary")
        with ui.element("div").classes("pc-verse-fields"):
            _ages(desk, draft, change)
            _tempo(desk, draft, change)
        with ui.element("section"):
            told["hands_needed"] = _hands_needed(desk, draft, change)
        with ui.element("section"):
            told["materials"] = chip_field(desk, "materials", desk.words("material", MATERIALS), draft, change)
        with ui.element("section"):
            told["tags"] = chip_field(desk, "tags", desk.words("tag", TAGS), draft, change)
        _variants(desk, draft, change)
    return told


def chip_field(desk: Desk, name: str, words: dict[str, str], draft: Draft, change: Set) -> ui.element:
    """Words to tap on and off; the place for faults of this field is returned."""
    label = desk.say(f"editor.{name}")
    Said(label, "p").classes("pc-label")
    chips = ChipSet(label, words, draft.get(name, ()), lambda: change(name, list(chips.chosen)))
    return ui.element("div")


def say_faults(place: ui.element, faults: Sequence[str]) -> None:
    """Put these sentences there, in the place of those before."""
    place.clear()
    with place:
        for says in faults:
            Said(says, "p").classes("pc-fault")


def _ages(desk: Desk, draft: Draft, change: Set) -> None:
    def aged(at: int, years: float | None) -> None:
        ages = list(draft["age_months"])
        ages[at] = whole(12 * (years or 0))
        change("age_months", ages)

    for at, name in enumerate(("from_years", "to_years")):
        years = ui.number(
            desk.say(f"editor.{name}"), value=round(draft["age_months"][at] / 12, 2), min=0, max=18, step=0.5
        )
        years.props("outlined").mark(name).on_value_change(lambda told, at=at: aged(at, told.value))


def _tempo(desk: Desk, draft: Draft, change: Set) -> None:
    beat = draft.get("beat") or {}  # with its tune, also while the field is empty to be written anew

    def beaten(bpm: int | None) -> None:
        change("beat", {**beat, "bpm": bpm} if bpm else None)

    bpm = ui.number(desk.say("editor.bpm"), value=beat.get("bpm"), min=20, max=240, precision=0)
    bpm.props("outlined").mark("bpm").on_value_change(lambda told: beaten(whole(told.value)))


def _hands_needed(desk: Desk, draft: Draft, change: Set) -> ui.element:
    label = desk.say("editor.hands_needed")
    Said(label, "p").classes("pc-label")
    words = {str(n): desk.say(f"editor.hands_of.{n}") for n in range(3)}

    def told() -> None:
        change("hands_needed", int(chosen.value or 0))

    chosen = OneOf(label, words, str(draft.get("hands_needed", 0)), told, always=True)
    return ui.element("div")


def _variants(desk: Desk, draft: Draft, change: Set) -> None:
    say, written = desk.say, {one["name"]: one for one in draft.get("variants", [])}
    if written:
        Said(say("editor.variants"), "p").classes("pc-label")
        names = {name: say(f"library.way.{name}") for name in written}
        chips = ChipSet(
            say("editor.variants"),
            names,
            written,
            lambda: change("variants", [written[name] for name in chips.chosen]),
        )
