"""What can be read off the ways to play of a shelf, as numbers: worked out once per shelf, then once per child."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, product

import numpy as np

from .child import Child
from .likes import liked
from .prompt import Prompt
from .sensory import SENSES, shape_of
from .terms import AT, COUNT, LOADS_FELT, Array, Numbers
from .tray import Shelf, words_of
from .vocabulary import KINDS

MOST_VERSES = 36  # longest plan looked at
ROUNDS_OF_LOOP = 3
SHELVES_KNOWN = 8
_KNOWN: dict[tuple[int, ...], "Features"] = {}
MIDDLE = 1.5  # of a scale from 0 to 3


@dataclass(frozen=True)
class Features:
    """Every way to play of a shelf, in the order of the shelf; `rows` (ways x parts) holds what no moment changes."""

    words: Mapping[str, str]  # in which reasons are given
    by_id: Mapping[str, Prompt]
    ways: tuple[Prompt, ...]
    names: tuple[str, ...]
    place: Mapping[str, int]
    there: Mapping[tuple[str, str], tuple[int, ...]]  # by place and position: the ways made for both
    easier: Mapping[str, int]  # by prompt, the way that is easier
    harder: Mapping[str, int]
    prompts: Mapping[str, int]  # number of each prompt
    prompt: Numbers  # of each way
    rows: Array
    kind: Numbers
    arousal: Array  # -1 settles, 1 wakes up
    pressure: Array  # from the middle of the scale
    load: Array  # of touch, movement, sound and sight together, from the mean of the shelf
    surprise: Array  # 0-1
    from_month: Numbers  # age in months that it is made for
    to_month: Numbers
    felt: Numbers  # ways x senses, 0-3
    ends_s: Array  # ways x MOST_VERSES: seconds after so many verses, infinite beyond the last


def _read(shelf: Shelf) -> Features:
    ways = tuple(way for prompt in shelf.prompts.values() for way in prompt.ways)
    count = len(ways)
    prompts = {name: number for number, name in enumerate(shelf.prompts)}
    felt = np.array([[way.loads.get(sense, 0) & 3 for sense in SENSES] for way in ways], np.int64).reshape(count, -1)
    loads = np.array([[way.loads.get(channel, 0) for channel in LOADS_FELT] for way in ways], float)
    kind = np.array([KINDS.index(way.kind) for way in ways], np.int64)
    arousal = np.array([way.arousal / 2 for way in ways])
    pressure = np.array([_pressure(way) - MIDDLE for way in ways])
    rows = np.zeros((count, COUNT))
    rows[:, AT["ease"]] = rows[:, AT["day"]] = 1.0
    if count:
        rows[np.arange(count), AT[f"kind:{KINDS[0]}"] + kind] = 1.0
        first = AT[f"load:{LOADS_FELT[0]}"]
        rows[:, first : first + len(LOADS_FELT)] = loads - loads.mean(0)
    rows[:, AT["arousal"]], rows[:, AT["pressure"]] = arousal, pressure
    rows[:, AT["effort"]] = [way.loads.get("effort", 0) - MIDDLE for way in ways]
    whole = loads[:, :4].sum(1)
    names = tuple(way.way for way in ways)
    there: dict[tuple[str, str], list[int]] = {}
    for number, way in enumerate(ways):
        for where in dict.fromkeys(product(way.places, way.positions)):
            there.setdefault(where, []).append(number)
    return Features(
        words=words_of(shelf),
        by_id=dict(shelf.prompts),
        ways=ways,
        names=names,
        place={name: number for number, name in enumerate(names)},
        easier={way.id: number for number, way in enumerate(ways) if way.variant == "easier"},
        harder={way.id: number for number, way in enumerate(ways) if way.variant == "harder"},
        there={where: tuple(numbers) for where, numbers in there.items()},
        prompts=prompts,
        prompt=np.array([prompts[way.id] for way in ways], np.int64),
        rows=rows,
        kind=kind,
        arousal=arousal,
        pressure=pressure,
        load=whole - whole.mean() if count else whole,
        surprise=np.array([way.loads.get("novelty", 0) / 3 for way in ways]),
        from_month=np.array([way.age_months[0] for way in ways], np.int64),
        to_month=np.array([way.age_months[1] for way in ways], np.int64),
        felt=felt,
        ends_s=np.array([_ends(way) for way in ways]).reshape(count, MOST_VERSES),
    )


def features_of(shelf: Shelf) -> Features:
    """The features of a shelf, known again by the very prompts on it."""
    key = (id(words_of(shelf)), *map(id, shelf.prompts.values()))
    found = _KNOWN.pop(key, None)
    if found is None:
        found = _read(shelf)
    _KNOWN[key] = found  # holds words and prompts too, so that no id can come to mean another one
    while len(_KNOWN) > SHELVES_KNOWN:
        _KNOWN.pop(next(iter(_KNOWN)), None)
    return found


def liked_in(child: Child, features: Features) -> tuple[tuple[str, ...], ...]:
    """What each way meets of what the child is said to like."""
    if child.likes == type(child.likes)():
        return ((),) * len(features.ways)
    return tuple(liked(child, way) for way in features.ways)


def rows_for(child: Child, features: Features, likes: Sequence[Sequence[str]]) -> Array:
    """The rows with what the child's profile and likes say of each way; the profile's match is centred on the shelf."""
    rows = features.rows.copy()
    for number, sense in enumerate(SENSES):
        rows[:, AT[f"profile:{sense}"]] = shape_of(child.sense(sense))[features.felt[:, number]]
    first = AT[f"profile:{SENSES[0]}"]
    match = rows[:, first : first + len(SENSES)]
    if len(match):
        match -= match.mean(0)
    rows[:, AT["profile"]] = match.sum(1)
    rows[:, AT["likes"]] = [len(met) for met in likes]
    return rows


def _pressure(way: Prompt) -> int:
    """The firmest touch in it, 0-3."""
    return max((verse.hands.pressure or 0 for verse in way.verses if verse.hands and verse.hands.touches), default=0)


def _ends(way: Prompt) -> list[float]:
    lengths = [verse.seconds for verse in way.verses * (ROUNDS_OF_LOOP if way.ending == "loop" else 1)][:MOST_VERSES]
    ends = [float(end) for end in accumulate(lengths)]
    return ends + [np.inf] * (MOST_VERSES - len(ends))
