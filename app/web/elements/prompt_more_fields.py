"""What is seldom asked of a prompt: ages, tune, hands needed, goals, equipment, tags, and the other ways that stay."""

from collections.abc import Callable, Sequence

from nicegui import ui

from app.library import Library
from app.therapy import GOALS, MATERIALS, TAGS

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
            _beat(desk, draft, change)
        told |= {name: ui.element("div") for name in ("age_months", "tune", "bpm")}
        with ui.element("section"):
            told["hands_needed"] = _hands_needed(desk, draft, change)
        with ui.element("section"):
            told["goals"] = chip_field(desk, "goals", desk.words("goal", GOALS), draft, change)
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


def _beat(desk: Desk, draft: Draft, change: Set) -> None:
    """A tune brings its own tempo along, where none is written; the tune stays while the tempo is written anew."""
    shelf, beat = desk.practice.shelf, dict(draft.get("beat") or {})
    tunes = shelf.tunes if isinstance(shelf, Library) else {}

    def told() -> None:
        change("beat", dict(beat) if beat.get("bpm") else None)

    def sung(name: str) -> None:
        beat["tune"] = name or None
        if name and not beat.get("bpm"):
            bpm.value = tunes[name].bpm  # which tells
        else:
            told()

    def beaten(number: int | None) -> None:
        beat["bpm"] = number
        told()

    names = {"": desk.say("editor.no_tune")} | {name: desk.word("tune", name) for name in sorted(tunes)}
    tune = ui.select(names, label=desk.say("editor.tune"), value=beat.get("tune") or "").mark("tune")
    tune.props("outlined options-dense").classes("pc-whole-row")
    tune.on_value_change(lambda event: sung(event.value or ""))
    bpm = ui.number(desk.say("editor.bpm"), value=beat.get("bpm"), min=20, max=240, precision=0)
    bpm.props("outlined").mark("bpm").on_value_change(lambda event: beaten(whole(event.value)))


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
