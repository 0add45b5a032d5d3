"""What an author writes so far, in the form of a prompt file: begun from a prompt, held against the checks."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from app.library import VERSES, sentences
from app.therapy import Prompt, Sentence

from .called import as_called
from .desk import Desk

NOT_WRITTEN = {"id", "version", "variant", "serves", "not_for"}  # made by Playcue, or no longer true of another prompt
TOUCH_LOAD = {"self": 1, "adult": 2}  # as nearly every prompt that ships has it
Draft = dict[str, Any]
_VERSE = re.compile(r"\bverse (\d+)")
_WAY = re.compile(r'^variant "([\w-]+)": |\bvariant (\d+)\b')
_FIELDS = (
    "title", "about", "places", "positions", "picture", "age_months", "hands_needed", "goals", "materials", "tags",
    "tune", "bpm",
)  # fmt: skip


def adapted(prompt: Prompt) -> Draft:
    """A draft with everything of a shipped prompt, which it will stand in for."""
    draft: Draft = prompt.model_dump(mode="json", exclude=NOT_WRITTEN, exclude_none=True)
    return draft | {"picture": prompt.picture_name, "replaces": prompt.id, "about_author": ""}


def begun(prompt: Prompt, title: str) -> Draft:
    """A new draft in the form of a sound prompt of its kind: as many verses as it needs, without words of anybody."""
    draft = adapted(prompt)
    verses = [{"lines": [""], "seconds": 12} for _ in range(max(2, VERSES[prompt.kind][0]))]
    empty = {"title": title, "label": title, "about": "", "verses": verses, "variants": [], "themes": ["play"]}
    others = ("replaces", "beat", "translations")
    return {**{key: value for key, value in draft.items() if key not in others}, **empty}


def feel(draft: Draft) -> None:
    """Whoever lets hands touch says so by the load of touch too, which a prompt that was begun without them has not."""
    prompt = as_prompt(draft, "own-new")
    if prompt is not None and prompt.touch != "none" and not prompt.loads.get("touch"):
        draft["loads"] = {**draft["loads"], "touch": TOUCH_LOAD[prompt.touch]}


def says(draft: Mapping[str, Any]) -> list[object]:
    """Every word of it that a further language says too."""
    verses = [*draft["verses"], *(verse for one in draft.get("variants") or () for verse in one.get("verses") or ())]
    hands = [one.get("hands") for one in draft.get("variants") or ()]
    words = [(verse["lines"], verse.get("hands"), verse.get("options")) for verse in verses]
    return [draft.get("title"), draft.get("about"), hands, words]


def as_prompt(draft: Mapping[str, Any], name: str) -> Prompt | None:
    """The draft as a prompt, to be looked at; None while it is none."""
    try:
        return Prompt.model_validate({**draft, "id": name, "version": 1})
    except ValidationError:
        return None


def faults(desk: Desk, name: str, draft: Mapping[str, Any]) -> dict[str, list[str]]:
    """What keeps it from being published, by the field it belongs to: "title", "verse 2", "easier verse 2" (of a way
    with verses of its own) ... and "" for the rest."""
    try:
        said = desk.practice.own.faults(name, draft)
    except ValidationError as fault:
        said = sentences(fault)
    found: dict[str, list[str]] = {}
    for sentence in said:
        verse = _VERSE.search(sentence)
        first = re.match(r'"(\w+)"', sentence)
        named = first[1] if first and first[1] in _FIELDS else ""
        way = _way_of(sentence, draft)
        if way and verse:
            named, sentence = f"{way} verse {verse[1]}", _bare(sentence)
        elif verse and not sentence.startswith("variant"):
            named = f"verse {verse[1]}"
        elif first and first[1] == "label":
            named = "label"
        others = {"label": "name"} if named == "label" else {}
        found.setdefault(named, []).append(as_called(desk, desk.said(sentence), **others))
    label = found.pop("label", [])  # it follows the title, and has no field of its own
    return found if "title" in found or not label else found | {"title": label}


def _bare(sentence: str) -> str:
    """Without the name of the way, where that is said already."""
    whole = sentence.values.get("fault") if isinstance(sentence, Sentence) else None
    return whole if isinstance(whole, str) else sentence


def _way_of(sentence: str, draft: Mapping[str, Any]) -> str:
    """The way with verses of its own that a sentence is about; "" when it is about none."""
    told, ways = _WAY.search(sentence), draft.get("variants") or []
    if told is None:
        return ""
    number = next((at for at, one in enumerate(ways, 1) if one["name"] == told[1]), 0) if told[1] else int(told[2])
    own = 0 < number <= len(ways) and ways[number - 1].get("verses") is not None
    return str(ways[number - 1]["name"]) if own else ""
