"""A tray as it travels to a tablet: JSON, with the child's face and what the moment has to ask."""

from typing import Any

from app.therapy import MATERIALS, PLACES, POSITIONS, Chart, Child, Shelf, Tray

OFFERED_GIVERS = ("therapist", "trained_carer", "caregiver", "peer")  # the driver drives


def travelling(chart: Chart, tray: Tray, shelf: Shelf) -> dict[str, Any]:
    """A tray as JSON, with the child's face and what the moment has to ask."""
    child = chart.child
    plain: dict[str, Any] = tray.model_dump(mode="json", exclude_none=False)
    named = {thing for prompt in shelf.prompts.values() for way in prompt.ways for thing in way.materials}
    for entry in plain["entries"].values():
        entry["picture"] = child.photos.get(entry["prompt"], entry["picture"])
        del entry["likely"]  # the tablet offers by the score alone, and tells the median of a stay
        entry["stay"] = {mood: stay[:1] for mood, stay in entry["stay"].items()}
    plain["id"] = f"{child.id}-{int(tray.laid_at.timestamp())}-{len(chart.log)}"
    plain["face"] = face_of(child) | {"sound": _sound_on(child)}
    plain["asks"] = {
        "places": list(PLACES),
        "positions": list(child.positions or POSITIONS),
        "givers": list(OFFERED_GIVERS),
        "materials": [thing for thing in MATERIALS if thing in named],
        "questions": plain["questions"],
    }
    return plain


def face_of(child: Child) -> dict[str, Any]:
    """What a tablet shows of a child before any tray."""
    return {
        "id": child.id,
        "nickname": child.nickname,
        "avatar": child.avatar,
        "pictures": child.pictures,
        "access": child.access,
        "sample": child.sample,
        "language": child.language,
    }


def _sound_on(child: Child) -> bool:
    sense, answer = child.sense("sound"), child.answers.get("sound_sensitive")
    careful = sense is not None and sense.strength > 0 and sense.pattern in ("sensitive", "avoiding")
    return not careful and not (answer is not None and answer.yes)
