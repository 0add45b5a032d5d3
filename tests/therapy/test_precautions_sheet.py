"""Every precaution against the safety sheet, version 2, and every condition in it met and not met.

`test_precautions_flags` asks whether the engine does what a file says; here stands what each file has to say, one row a
line, without its words. Who changes a row on purpose changes it there too, and a clinician looks at it again.
"""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from app.therapy import Answer, Child, Moment, vocabulary
from app.therapy.active import active
from app.therapy.in_force import in_force
from app.therapy.precautions import Footing
from app.therapy.questions import scene_of

from .safety_samples import NOW, RAW, SHELF, TODAY, child, moment

WORDS = ("title", "message", "note", "evidence", "refs", "warning_signs", "warning_refs")
SHEET = {
    row["id"]: row
    for row in map(json.loads, Path(__file__).with_name("safety_sheet.jsonl").read_text(encoding="utf-8").splitlines())
}
YOUNG, OLD = "2025-09", "2019-06"
WHOLE = Answer(yes=True, areas=(), since_date=NOW, spreading=False, trigger_channels=("sound",))  # meets no condition


def decisive(raw: Any) -> Any:
    """A precaution without its words, and without what is empty."""
    if isinstance(raw, dict):
        return {
            key: decisive(value)
            for key, value in raw.items()
            if key not in WORDS and value not in (None, "") and (value or isinstance(value, bool | int))
        }
    return [decisive(value) for value in raw] if isinstance(raw, list) else raw


@pytest.mark.parametrize("flag", sorted(SHEET.keys() | RAW.keys()))
def test_its_file_says_what_the_sheet_says(flag: str):
    assert decisive({"id": flag, **RAW[flag]}) == SHEET[flag]


def test_the_closed_lists_are_those_of_the_sheet():
    v = vocabulary
    lists = json.loads(Path(__file__).with_name("safety_lists.json").read_text(encoding="utf-8"))
    assert {name: list(brings) for name, brings in v.POSITIONS.items()} == lists.pop("positions")
    assert {name: list(band) for name, band in v.TEMPO_BANDS.items()} == lists.pop("tempo_bands")
    assert list(v.ENDING_ROLES) == lists.pop("ending_roles")
    techniques = lists.pop("techniques")
    assert {
        name: {key: list(said) for key, said in asdict(one).items()} for name, one in v.TECHNIQUES.items()
    } == techniques
    ours = {
        "areas": v.AREAS, "sided": v.SIDED_AREAS, "materials": v.MATERIALS, "tags": v.TAGS, "channels": v.CHANNELS,
        "places": v.PLACES, "givers": v.GIVERS, "confirmations": v.CONFIRMATIONS, "profiles": v.PROFILES,
    }  # fmt: skip
    assert {name: sorted(words) for name, words in ours.items()} == lists


def conditions(part: str) -> list[Any]:
    """Every single thing that meets a condition: (flag, number of the entry, key, value)."""
    found = []
    for flag, row in SHEET.items():
        for number, entry in enumerate(row.get(part, [])):
            for key, value in (entry if part == "applies_when" else entry.get("when", {"always": True})).items():
                found += [(flag, number, key, one) for one in (value if isinstance(value, list) else [value])]
    return found


def scene(flag: str | None, *met: tuple[str, Any]) -> tuple[Child, Moment]:
    """A child with this precaution and all that meets the conditions, and nothing else."""
    said, born, where = dict.fromkeys([flag] if flag else [], WHOLE), OLD, dict[str, Any]()
    for key, value in met:
        match key:
            case "flags_any":
                said[value] = WHOLE
            case "answered":
                said[str(flag)] = WHOLE
            case "answer":
                ((field, one),) = value.items()
                said[str(flag)] = WHOLE.model_copy(update={field: (one,) if isinstance(one, str) else one})
            case "age_months_below":
                born = YOUNG
            case "place" | "position" | "giver":
                where[key] = value
    chart = {name: answer for name, answer in said.items() if name not in TODAY}
    today = {name: answer for name, answer in said.items() if name in TODAY}
    return child(born=born, **chart), moment(answers=today, **where)


def others(part: str, flag: str, number: int, key: str) -> list[tuple[str, Any]]:
    """One value each for the other keys of the same entry."""
    firsts = {k: v for f, n, k, v in reversed(conditions(part)) if (f, n) == (flag, number) and k != key}
    return list(firsts.items())


@pytest.mark.parametrize(("flag", "number", "key", "value"), conditions("applies_when"))
def test_it_applies_when_the_sheet_says_so(flag: str, number: int, key: str, value: Any):
    rest = others("applies_when", flag, number, key)
    assert flag in _footing(*scene(None if key != "answered" else flag, *rest, (key, value))).active
    if key != "always":
        assert flag not in _footing(*scene(None, *rest)).active


@pytest.mark.parametrize(("flag", "number", "key", "value"), conditions("implies"))
def test_it_brings_the_others(flag: str, number: int, key: str, value: Any):
    other = SHEET[flag]["implies"][number]["flag"]
    assert other in _footing(*scene(flag, (key, value))).active
    assert other not in _footing(*scene(flag if key != "always" else None)).active


@pytest.mark.parametrize(("flag", "number", "key", "value"), conditions("escalates"))
def test_it_grows_stricter_with_another_one_an_answer_or_the_age(flag: str, number: int, key: str, value: Any):
    with_it, without = (_parts(*scene(flag, *met), flag) for met in (((key, value),), ()))
    assert f"escalates {number}" in with_it
    assert f"escalates {number}" not in without
    if SHEET[flag]["escalates"][number]["to"] == "stop":
        assert _footing(*scene(flag, (key, value))).stop
        assert not _footing(*scene(flag)).stop


def _footing(who: Child, when: Moment) -> Footing:
    return Footing(who, SHELF, when)


def _parts(who: Child, when: Moment, flag: str) -> set[str]:
    seen = scene_of(who, SHELF, when)
    return {force.part for force in in_force(seen, active(seen)) if force.flag.id == flag}
