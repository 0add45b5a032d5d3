"""The part of a tray that a first picture needs: what passes where the child was last. The whole tray follows it."""

from collections.abc import Mapping
from typing import Any

from app.therapy import MOODS

SAID = 8  # so many of the best ways of each mood say why they are there; the whole tray says it of the others


def first_of(tray: Mapping[str, Any]) -> Mapping[str, Any]:
    """The tray (JSON values) with nothing but the ways of its own moment's place, position and giver.

    "only" names these three as in "situations"; there it offers what the whole tray offers, and anywhere else the
    tablet waits for that. What it leaves out of an entry is likeness, which tells only after a pick, and most reasons.
    The tray itself where its moment leaves one of the three out, or nothing is laid there.
    """
    moment = tray["moment"]
    said = [moment[name] for name in ("place", "position", "giver")]
    only = "|".join(one or "" for one in said)
    if not all(said) or only not in tray["situations"]:
        return tray
    flat, asked, at = tray["sets"][tray["situations"][only]], dict[int, list[int]](), 1
    while at < len(flat):
        asked[flat[at]] = flat[at + 2 : at + 2 + flat[at + 1]]
        at += 2 + flat[at + 1]
    ways = [*tray["entries"]]
    lying = sorted(way for these in asked.values() for way in these)
    place, names = {way: number for number, way in enumerate(lying)}, [ways[way] for way in lying]
    laid, named = [0], set(names)
    for number, these in enumerate(asked.values()):
        laid += [number, len(these), *(place[way] for way in these)]
    return {
        **tray,
        "only": only,
        "entries": _lighter({name: tray["entries"][name] for name in names}),
        "told": [tray["told"][flat[0]]],
        "needs": [tray["needs"][need] for need in asked],
        "sets": [laid],
        "situations": {only: 0},
        "if_yes": {
            flag: taken | {"removes": [way for way in taken["removes"] if way in named]}
            for flag, taken in tray["if_yes"].items()
        },
    }


def _lighter(entries: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
    best: set[str] = set()
    for mood in MOODS:
        best |= {*sorted(entries, key=lambda way: -entries[way]["score"][mood])[:SAID]}
    unsaid = dict.fromkeys(MOODS, "")
    return {way: {**one, "like": [], "why": one["why"] if way in best else unsaid} for way, one in entries.items()}
