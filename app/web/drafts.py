"""What an author writes so far, in the form of a prompt file: begun from a prompt, held against the checks."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from app.library import sentences
from app.therapy import Prompt

from .desk import Desk

NOT_WRITTEN = {"id", "version", "variant", "serves", "not_for"}  # made by Playcue, or no longer true of another prompt
Draft = dict[str, Any]
_VERSE = re.compile(r"\bverse (\d+)")
_FIELDS = ("title", "about", "places", "positions", "picture", "age_months", "materials", "tags", "tune", "bpm")


def adapted(prompt: Prompt) -> Draft:
    """A draft with everything of a shipped prompt, which it will stand in for."""
    draft: Draft = prompt.model_dump(mode="json", exclude=NOT_WRITTEN, exclude_none=True)
    return draft | {"picture": prompt.picture_name, "replaces": prompt.id, "about_author": ""}


def begun(prompt: Prompt, title: str) -> Draft:
    """A new draft in the form of a sound prompt of its kind: two verses without words of anybody else."""
    draft = adapted(prompt)
    verses = [{"lines": [""], "seconds": 12}, {"lines": [""], "seconds": 12}]
    empty = {"title": title, "label": title, "about": "", "verses": verses, "variants": [], "themes": ["play"]}
    return {**{key: value for key, value in draft.items() if key not in ("replaces", "beat")}, **empty}


def as_prompt(draft: Mapping[str, Any], name: str) -> Prompt | None:
    """The draft as a prompt, to be looked at; None while it is none."""
    try:
        return Prompt.model_validate({**draft, "id": name, "version": 1})
    except ValidationError:
        return None


def faults(desk: Desk, name: str, draft: Mapping[str, Any]) -> dict[str, list[str]]:
    """What keeps it from being published, by the field it belongs to: "title", "verse 2" ... and "" for the rest."""
    try:
        said = desk.practice.own.faults(name, draft)
    except ValidationError as fault:
        said = sentences(fault)
    found: dict[str, list[str]] = {}
    for sentence in said:
        verse = _VERSE.search(sentence)
        first = re.match(r'"(\w+)"', sentence)
        named = first[1] if first and first[1] in _FIELDS else ""
        found.setdefault(f"verse {verse[1]}" if verse and not sentence.startswith("variant") else named, []).append(
            sentence
        )
    return found
