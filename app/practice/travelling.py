"""A tray as it travels to a tablet: JSON, with the child's face and what the moment has to ask."""

from collections.abc import Mapping
from typing import Any

from app.therapy import (
    MATERIALS,
    NONSPEAKING,
    NONSPEAKING_PROFILES,
    PLACES,
    POSITIONS,
    Chart,
    Child,
    Shelf,
    Tray,
    WhenWrong,
    check_for,
    open_rounds,
)

OFFERED_GIVERS = ("therapist", "trained_carer", "caregiver", "peer")  # the driver drives


def travelling(
    chart: Chart,
    tray: Tray,
    shelf: Shelf,
    photos: Mapping[str, str] | None = None,
    ours: WhenWrong | None = None,
) -> dict[str, Any]:
    """A tray as JSON, with the child's face and what the moment has to ask; `photos` by prompt are this child's own.

    `ours` is what the practice wrote for when something is wrong. With what the family wrote it travels here and
    nowhere else: only to tablets that may see the child.
    """
    child = chart.child
    plain: dict[str, Any] = tray.model_dump(mode="json", exclude_none=False)
    named = {thing for prompt in shelf.prompts.values() for way in prompt.ways for thing in way.materials}
    for entry in plain["entries"].values():
        entry["picture"] = (photos or {}).get(entry["prompt"], entry["picture"])
        del entry["likely"]  # the tablet offers by the score alone, and tells the median of a stay
        entry["stay"] = {mood: stay[:1] for mood, stay in entry["stay"].items()}
    plain["id"] = f"{child.id}-{int(tray.laid_at.timestamp())}-{len(chart.log)}"
    plain["face"] = face_of(child) | {"sound": _sound_on(child), "access": access_of(chart), "pace": pace_of(chart)}
    if (rounds := open_rounds(chart)) is not None:
        plain["face"]["rounds"] = rounds.model_dump(mode="json", exclude={"at"})
    if seeing := seeing_of(chart):
        plain["face"]["seeing"] = seeing  # nothing is nothing: every byte of it would be waited for
    plain["face"]["saying"] = _saying(child, tray)
    said = {"practice": ours or WhenWrong(), "child": child.when_wrong}
    plain["wrong"] = {whose: one.model_dump(mode="json") for whose, one in said.items()}
    plain["asks"] = {
        "places": list(PLACES),
        "positions": list(child.positions or POSITIONS),
        "givers": list(OFFERED_GIVERS),
        "materials": [thing for thing in MATERIALS if thing in named],
        "questions": plain["questions"],
    }
    return plain


def access_of(chart: Chart) -> dict[str, Any]:
    """How the child chooses, as a tablet needs it."""
    return chart.access.model_dump(mode="json", exclude={"at"})


def seeing_of(chart: Chart) -> dict[str, Any]:
    """How the child sees and hears, as far as it is not the usual way."""
    return chart.seeing.model_dump(mode="json", exclude={"at"}, exclude_defaults=True)


def pace_of(chart: Chart) -> dict[str, Any]:
    """How much time the child is given, as a tablet needs it."""
    return chart.pace.model_dump(mode="json", exclude={"at"})


def face_of(child: Child) -> dict[str, Any]:
    """What a tablet shows of a child before any tray."""
    return {
        "id": child.id,
        "nickname": child.nickname,
        "avatar": child.avatar,
        "pictures": child.pictures,
        "sample": child.sample,
        "language": child.language,
    }


def _saying(child: Child, tray: Tray) -> dict[str, Any]:
    """How the child is asked whether a touch is comfortable, and its own signals in an adult's words."""
    known = {one.flag for one in tray.known}
    speaks = NONSPEAKING not in known and NONSPEAKING_PROFILES.isdisjoint(child.profiles)
    months = child.age_months(tray.laid_at.date(), surely=True)
    signals: dict[str, list[str]] = {}
    for one in child.dictionary:
        signals.setdefault(one.means, []).append(one.looks)
    return {"check": check_for(months, child.saying.check, speaks=speaks), "signals": signals}


def _sound_on(child: Child) -> bool:
    sense, answer = child.sense("sound"), child.answers.get("sound_sensitive")
    careful = sense is not None and sense.strength > 0 and sense.pattern in ("sensitive", "avoiding")
    return not careful and not (answer is not None and answer.yes)
