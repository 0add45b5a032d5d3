"""A tray small enough to travel and to rest: columns instead of objects, and nothing said twice.

`browser/unpack.js` undoes it on the tablet. Nothing here knows the fields of an entry, but for those that follow from
another and those that the tablet never reads; so a new field travels by itself. A column is one of

    "#..."                             whole numbers, a character each; the first character is the one for 0
    {"of": column, "at": "#..."}       few different values, and which of them stands where: 0 is the next one not met
                                       before, n is the nth last of those met
    {"columns": [...], "keys": [...]}  objects with these keys; lists when there are no keys. With "steps" in the place
                                       of "columns" each but the first is what it has more than the one before it
    {"list": column, "long": "#..."}   lists of different lengths, laid end to end
    {"text": [column, ...]}            texts, cut at ", "; null where a text has fewer pieces
    [...]                              anything else, as it is
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, groupby, pairwise, product
from typing import Any

import orjson

UNREAD = frozenset({"places", "positions", "ending"})  # situations say where a way passes
PLAINLY = frozenset({"entries", "sets", "situations", "if_yes"})  # what travels packed instead
_ZERO, _LARGEST = ord("#"), 25_000  # far enough below the surrogates, of which no text can be made
_JOINT = ", "


def pack(tray: Mapping[str, Any]) -> dict[str, Any]:
    """A tray of JSON values as a tablet keeps it; a way must be named after its prompt and variant."""
    ways = list(tray["entries"])
    packed = {
        "entries": column([_shortened(entry) for entry in tray["entries"].values()]),
        "reach": _reach(tray, len(ways)),
        "if_yes": {
            flag: taken | {"removes": _runs(ways, set(taken["removes"]))} for flag, taken in tray["if_yes"].items()
        },
    }
    return {name: value for name, value in tray.items() if name not in PLAINLY} | {"packed": packed}


def column(values: Sequence[Any]) -> Any:
    """Values as they travel."""
    if _whole(values):
        return _numbers(values)
    known: dict[bytes, int] = {}
    at = [known.setdefault(orjson.dumps(value), len(known)) for value in values]
    if 3 * len(known) <= 2 * len(values):
        return {"of": column([orjson.loads(text) for text in known]), "at": _numbers(_backwards(at))}
    kind, first = {type(value) for value in values}, values[0] if values else None
    if kind == {dict} and first and all([*value] == [*first] for value in values):
        return {"keys": [*first], **_beside([[value[key] for value in values] for key in first])}
    if kind == {list}:
        if first and all(len(value) == len(first) for value in values):
            return _beside([*zip(*values, strict=True)])
        return {"list": column([*chain.from_iterable(values)]), "long": _numbers(map(len, values))}
    if kind == {str} and any(_JOINT in value for value in values):
        pieces = [value.split(_JOINT) for value in values]
        longest = max(map(len, pieces))
        return {"text": [column([one[n] if n < len(one) else None for one in pieces]) for n in range(longest)]}
    return values


def _shortened(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Only what the tablet reads, and null for what follows from the prompt's id."""
    prompt = entry["prompt"]
    follows = {"picture": prompt, "title": prompt[:1].upper() + prompt[1:].replace("-", " ")}
    return {name: None if value == follows.get(name) else value for name, value in entry.items() if name not in UNREAD}


def _reach(tray: Mapping[str, Any], count: int) -> dict[str, Any]:
    """What passes where: for the telling and then for each way a row over places, each of these over positions, each of
    these over givers; equal ones stand once. At the end stands a place in `told` or `needs`, one higher; 0 is none."""
    situations = {tuple(one.split("|")): number for one, number in tray["situations"].items()}
    names = [[*dict.fromkeys(named)] for named in zip(*situations, strict=True)] or [[], [], []]
    laid, nothing = [_laid(flat, count) for flat in tray["sets"]], [0] * (count + 1)
    columns: list[Any] = [laid[situations[one]] if one in situations else nothing for one in product(*names)]
    levels = []
    for name in reversed(names):
        beside = [zip(*columns[at : at + len(name)], strict=True) for at in range(0, len(columns), len(name) or 1)]
        known: dict[tuple[int, ...], int] = {}
        columns = [[known.setdefault(cells, len(known)) for cells in one] for one in beside]
        levels.append([_numbers(cells) for cells in known])
    return {"names": names, "levels": levels, "rows": _numbers(_backwards(columns[0]) if columns else ())}


def _laid(flat: Sequence[int], count: int) -> list[int]:
    """A set of the tray: what is told, then what each way needs; one higher, and 0 where there is none."""
    laid, at = [flat[0] + 1, *[0] * count], 1
    while at < len(flat):
        need, ways = flat[at], flat[at + 2 : at + 2 + flat[at + 1]]
        for way in ways:
            laid[way + 1] = need + 1
        at += 2 + len(ways)
    return laid


def _runs(ways: Iterable[str], some: set[str]) -> str:
    """How many ways in a row are not among them, then how many are, and so on."""
    runs = [len([*run]) for _, run in groupby([False, *(way in some for way in ways)])]
    return _numbers([runs[0] - 1, *runs[1:]])


def _beside(columns: Sequence[Sequence[Any]]) -> dict[str, Any]:
    if not all(map(_whole, columns)):
        return {"columns": [column(one) for one in columns]}
    steps = ([b - a for a, b in zip(one, other, strict=True)] for one, other in pairwise(columns))
    return {"steps": [_numbers(one) for one in (columns[0], *steps)]}


def _backwards(at: Iterable[int]) -> Iterable[int]:
    newest = -1
    for one in at:
        yield 0 if one > newest else newest - one + 1
        newest = max(newest, one)


def _whole(values: Iterable[Any]) -> bool:
    return all(type(value) is int and abs(value) <= _LARGEST // 2 for value in values)


def _numbers(values: Iterable[int]) -> str:
    listed = [*values]
    zero = _ZERO - min(0, 0, *listed)
    return "".join(chr(zero + one) for one in (0, *listed))
