"""The ways of a draft: whose words are written, and what happens to them when verses of the prompt come and go."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from app.therapy import Prompt

from .drafts import Draft

NEW_VERSE: Mapping[str, Any] = {"lines": [""], "seconds": 12}


def own_words(draft: Mapping[str, Any]) -> tuple[str, ...]:
    """Ways with verses of their own; the others are made of the prompt's."""
    return tuple(one["name"] for one in draft.get("variants", ()) if one.get("verses") is not None)


def verses_of(draft: Mapping[str, Any], way: str) -> list[dict[str, Any]]:
    """Verses that the fields of a way read and write; "" is the prompt as written."""
    found: list[dict[str, Any]] = _variant(draft, way)["verses"] if way else draft["verses"]
    return found


def with_verse(draft: Draft, way: str) -> Draft:
    """One verse more at the end; a way that was made of all verses stays made of those."""
    changed = deepcopy(draft)
    count = len(changed["verses"])
    verses_of(changed, way).append(deepcopy(dict(NEW_VERSE)))
    for one in changed.get("variants", ()) if not way else ():
        if one.get("verses") is None and isinstance(one.get("hands"), list) and one.get("take") is None:
            one["take"] = list(range(1, count + 1))
    return changed


def without_verse(draft: Draft, way: str, number: int) -> Draft:
    """Without this verse, counted from 1. A way that is made of the prompt's verses goes on with those that stay, and
    one that is left with none goes."""
    changed = deepcopy(draft)
    count = len(changed["verses"])
    del verses_of(changed, way)[number - 1]
    if not way and changed.get("variants"):
        changed["variants"] = [one for one in changed["variants"] if _goes_on(one, number, count)]
    return changed


def follow(draft: Draft, before: Mapping[str, Any]) -> None:
    """What the prompt says otherwise than `before`, its ways that said just the same say otherwise too: a whole verse,
    or single lines of one that has as many as it had. A verse that was cleared to be written anew is waited for."""
    whole: dict[tuple[str, ...], list[str]] = {}
    lines: dict[str, set[str]] = {}
    for old, new in zip(_lines(before["verses"]), _lines(draft["verses"]), strict=True):
        new = new if "".join(new) else old
        whole[tuple(old)] = new
        for was, now in zip(old, new if len(new) == len(old) else old, strict=True):
            lines.setdefault(was, set()).add(now)
    sure = {was: now.pop() for was, now in lines.items() if len(now) == 1 and was.strip()}
    for way in own_words(draft):
        for verse, said in zip(verses_of(draft, way), _lines(verses_of(before, way)), strict=True):
            verse["lines"] = list(whole.get(tuple(said)) or [sure.get(line, line) for line in said])


def still_as_before(draft: Mapping[str, Any], source: Prompt | None) -> tuple[str, ...]:
    """Ways that still say the words of the prompt that this was made from, while its own are others by now."""
    if source is None or _lines(draft["verses"]) == [list(verse.lines) for verse in source.verses]:
        return ()
    before = {str(one.name): [list(verse.lines) for verse in one.verses or ()] for one in source.variants}
    return tuple(name for name in own_words(draft) if _lines(verses_of(draft, name)) == before.get(name))


def _variant(draft: Mapping[str, Any], way: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in draft["variants"] if one["name"] == way)
    return found


def _goes_on(one: dict[str, Any], number: int, count: int) -> bool:
    """Renumber what this way takes; False when nothing is left of it."""
    if one.get("verses") is not None:
        return True
    before = one.get("take") or list(range(1, count + 1))
    stays = [at for at, taken in enumerate(before) if taken != number]
    if one.get("take") is not None:
        one["take"] = [before[at] - (before[at] > number) for at in stays]
    if isinstance(one.get("hands"), list):
        one["hands"] = [one["hands"][at] for at in stays if at < len(one["hands"])]
    return bool(stays)


def _lines(verses: list[dict[str, Any]]) -> list[list[str]]:
    return [list(verse["lines"]) for verse in verses]
