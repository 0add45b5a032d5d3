"""One plain child, moment and prompt that every precaution lets pass, to be changed one thing at a time."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.therapy import Answer, AreaSide, Child, Clearance, Ending, Moment, Precaution, Prompt
from app.therapy.precaution import Effect
from app.therapy.precautions import Footing
from app.therapy.verse import Hands, Manner, Verse
from app.therapy.vocabulary import CHANNELS, CONFIRMATIONS, MATERIALS, PLACES, POSITIONS

FOLDER = Path(__file__).parents[2] / "assets" / "precautions"
RAW: dict[str, dict[str, Any]] = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(FOLDER.glob("*/*.toml"))
}
SHELF = {name: Precaution.model_validate(raw) for name, raw in RAW.items()}
NOW = datetime(2026, 3, 10, 10, tzinfo=UTC)
DAY = timedelta(days=1)
NO, YES = Answer(yes=False), Answer(yes=True)
CHART = [name for name, flag in SHELF.items() if flag.asked and not flag.per_session]
TODAY = [name for name, flag in SHELF.items() if flag.asked and flag.per_session]
MANNER = Manner(
    volume=1, rhythm_regularity=2, light_touch=0, language_load=1, social_closeness=1, surprise=0, movement_type="none"
)


def child(*yes: str, born: str | None = "2019-06", positions: tuple[str, ...] = (), **answers: Answer) -> Child:
    """Everything on the chart answered no, but for what is named."""
    said = {**dict.fromkeys(CHART, NO), **{name: YES for name in yes if name in CHART}, **answers}
    return Child(id="mia", nickname="Mia", born=born, answers=said, positions=positions)


def moment(*yes: str, **change: Any) -> Moment:
    """On a bench with a therapist, all at hand and confirmed, touch welcome; today's answers no but for the named."""
    answers = {**dict.fromkeys(TODAY, NO), **dict.fromkeys(yes, YES), **change.pop("answers", {})}
    plain: dict[str, Any] = {
        "now": NOW, "place": "clinic_room", "position": "bench_or_bin", "giver": "therapist", "materials": MATERIALS,
        "no_touch": (), "confirmed": CONFIRMATIONS, "answers": answers,
    }  # fmt: skip
    return Moment(**{**plain, **change})


def hands(technique: str = "still_hold", area: str | None = "hand", pressure: int | None = 1, **more: Any) -> Hands:
    return Hands(**{"technique": technique, "area": area, "pressure": pressure, "words": "A warm hand", **more})


def prompt(*each: Hands, **change: Any) -> Prompt:
    """A quiet song for every place and position; one verse of ten seconds, and one more for each pair of hands."""
    verses = (Verse(lines=("La",), seconds=10), *(Verse(lines=("La",), seconds=10, hands=one) for one in each))
    plain: dict[str, Any] = {
        "id": "a-song", "version": 1, "kind": "song", "title": "A song", "label": "A song", "about": "A quiet song.",
        "host_activity": "sitting", "places": PLACES, "positions": tuple(POSITIONS), "age_months": (0, 216),
        "hands_needed": 1, "ending": "natural", "band": "settle", "arousal": 0, "loads": dict.fromkeys(CHANNELS, 0),
        "manner": MANNER, "verses": verses,
    }  # fmt: skip
    return Prompt(**{**plain, **change})


def rows(who: Child, when: Moment, what: Prompt) -> set[str]:
    """The rows that refuse it."""
    return {refusal.row for refusal in Footing(who, SHELF, when).refusals(what)}


def passes(who: Child, when: Moment, what: Prompt) -> bool:
    return not Footing(who, SHELF, when).refusals(what)


def area(name: str, side: str | None = None) -> AreaSide:
    return AreaSide(area=name, side=side)


def ended(role: str, when: Any = NOW, who: str = "Dr Ito", **more: Any) -> Answer:
    return Answer(yes=True, ended=Ending(who=who, role=role, when=when), **more)


def cleared(allows: Any = "any", when: Any = NOW - DAY, who: str = "Dr Ito", **more: Any) -> Answer:
    return Answer(yes=True, clearance=Clearance(who=who, when=when, allows=allows), **more)


def made(name: str = "made_up", **change: Any) -> Precaution:
    """A precaution of our own, on the chart."""
    effect = Effect(**{"level": "hard", "touch": "as_limited", **change.pop("effect", {})})
    plain: dict[str, Any] = {
        "id": name, "title": "Made up", "group": "general", "kind": "standing", "answer": "on chart",
        "binds_self_massage": True, "message": "Made up.", "evidence": "M", "refs": "",
    }  # fmt: skip
    return Precaution(**{**plain, **change, "effect": effect})


def with_made(*flags: Precaution) -> dict[str, Precaution]:
    return {**SHELF, **{flag.id: flag for flag in flags}}


PLAIN = prompt(hands())
TOUCHLESS = prompt()
OWN = prompt(hands("self_massage", giver="self"))
