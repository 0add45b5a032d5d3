"""A tray that a tablet unpacks is the tray that was packed: those of the sample practice, and made-up ones."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import orjson
import pytest
from playwright.sync_api import Page

from app.library import read_library
from app.play.packing import UNREAD, pack
from app.practice import Practice, Who, fill_sample
from app.therapy import Moment, write_event
from app.therapy.offer import offer
from app.therapy.walk import safe_ways, told
from tests.fakes import MemoryStore
from tests.tapping import NOW

from .test_walk import WALKED, moment, session, tray

SHELF = read_library(Path(__file__).resolve().parents[2] / "assets")
TABLET = Who("device", "tablet")


@pytest.fixture(scope="module")
def sample() -> Practice:
    store = MemoryStore()
    fill_sample(store, SHELF, NOW)
    return Practice(store, SHELF, lambda: NOW)


def unpacked(modules: Page, *packed: dict[str, Any]) -> list[Any]:
    """What the tablet makes of trays that travelled; `reach` is the set of every situation there could be."""
    told = modules.evaluate(
        """async (text) => {
          const { whole } = await import('/unpack.js')
          return JSON.parse(text).map((travelled) => {
            const tray = whole(travelled), [places, positions, givers] = travelled.packed?.reach?.names ?? []
            if (!tray || !places) return tray
            const all = places.flatMap((p) => positions.flatMap((q) => givers.map((r) => `${p}|${q}|${r}`)))
            const set = (situation) => [situation, tray.sets[tray.situations[situation]]]
            return { ...tray, reach: Object.fromEntries([...all, 'a|b|c'].map(set)) }
          })
        }""",
        orjson.dumps(packed).decode(),
    )
    return list(told)


def meant(tray: dict[str, Any]) -> dict[str, Any]:
    """What a tray says: ways are told apart by their names, and it does not matter which sets are one."""
    entries, ways = tray["entries"], [*tray["entries"]]
    reach: dict[str, Any] = {}
    laid = tray.get("reach") or {one: tray["sets"][number] for one, number in tray["situations"].items()}
    for situation, flat in laid.items():
        if flat is not None:
            reach[situation], at = {"told": flat[0]}, 1
            while at < len(flat):
                reach[situation] |= {ways[way]: flat[at] for way in flat[at + 2 : at + 2 + flat[at + 1]]}
                at += 2 + flat[at + 1]
    return tray | {
        "sets": None,
        "situations": None,
        "reach": reach,
        "entries": [(way, {k: v for k, v in entry.items() if k not in UNREAD}) for way, entry in entries.items()],
        "if_yes": {flag: taken | {"removes": sorted(taken["removes"])} for flag, taken in tray["if_yes"].items()},
    }


def test_trays_come_out_as_they_were_packed(modules: Page, sample: Practice):
    chance = Random(3)
    trays = [*sample.sessions.trays(TABLET, None, NOW).values()]
    trays += [tray(chance).model_dump(mode="json") for _ in range(300)]
    trays = json.loads(orjson.dumps(trays))
    for out, put in zip(unpacked(modules, *map(pack, trays)), trays, strict=True):
        assert meant(out) == meant(put)


def anything(chance: Random, deep: int = 2) -> Any:
    """A JSON value; small ones often, so that they repeat."""
    leaf = chance.choice(
        (
            0,
            1,
            1,
            -7,
            92,
            12_500,
            -12_501,
            3_000_000_000,
            True,
            False,
            None,
            0.5,
            "",
            "a",
            "a, b",
            "new, a, b",
            "é\\', ",
        )
    )
    if not deep or chance.random() < 0.4:
        return leaf
    some = [anything(chance, deep - 1) for _ in range(chance.randint(0, 3))]
    return some if chance.random() < 0.5 else {str(key): one for key, one in zip("xyz", some, strict=False)}


def columns(chance: Random) -> list[Any]:
    """As many values as a column may hold, all of a kind or not."""
    few = [anything(chance) for _ in range(3)]
    kinds: dict[str, Callable[[], Any]] = {
        "numbers": lambda: chance.randint(-12_500, 12_500),
        "texts": lambda: ", ".join(chance.choices(("into it", "calm", "", "fits 3 min"), k=chance.randint(0, 4))),
        "pairs": lambda: [chance.randint(0, 999), chance.randint(-12_500, 12_500)],
        "lists": lambda: [chance.randint(0, 9) for _ in range(chance.randint(0, 3))],
        "objects": lambda: {"low": chance.randint(0, 999), "why": anything(chance, 1)},
        "few": lambda: chance.choice(few),
        "any": lambda: anything(chance),
    }
    make = kinds[chance.choice([*kinds])]
    return [make() for _ in range(chance.randint(1, 30))]


def test_a_field_that_nobody_knows_yet_travels_whatever_it_holds(modules: Page):
    chance, empty = Random(5), tray(Random(1)).model_dump(mode="json") | {"sets": [], "situations": {}, "if_yes": {}}
    trays = [
        empty | {"entries": {f"p{n}": {"prompt": f"p{n}", "variant": "", "title": "A", "picture": "b", "new": value}
                             for n, value in enumerate(columns(chance))}}
        for _ in range(2000)
    ]  # fmt: skip
    for out, put in zip(unpacked(modules, *map(pack, trays)), trays, strict=True):
        assert out["entries"] == put["entries"], put["entries"]


def test_what_is_left_out_is_nothing_that_the_walk_on_the_tablet_asks_for(modules: Page, sample: Practice):
    chance, vectors, expected = Random(11), [], []
    for child, travels in sample.sessions.trays(TABLET, None, NOW).items():
        laid, packed = sample.sessions.tray(TABLET, child, NOW), orjson.dumps(pack(travels)).decode()
        for _ in range(60):
            place, position, giver = chance.choice([*laid.situations]).split("|")
            fine = {one.id: {"yes": chance.random() < 0.03} for one in laid.questions}
            there = moment(chance) | {"place": place, "position": position, "giver": giver, "answers": fine}
            there["confirmed"] = ["skin_checked", "asked_first"]
            tablet, now = session(chance, laid), Moment.model_validate(there)
            tablet.write("moment_changed", moment=there)
            vectors.append([packed, there, [write_event(event) for event in tablet.events]])
            offered = [[one.way, one.role] for one in offer(laid, tablet.events, 3)]
            expected.append([safe_ways(laid, now), told(laid, now).model_dump(mode="json"), offered])
    walked = modules.evaluate(WALKED, vectors)
    assert sum(bool(offered) for *_, offered in expected) > 60
    assert walked == expected


def test_a_tray_of_an_older_tablet_serves_on_and_one_that_cannot_be_read_is_as_good_as_none(modules: Page):
    whole = tray(Random(2)).model_dump(mode="json")
    newer = {"child": "mia", "packed": {"entries": {"of": 3}}}
    assert unpacked(modules, whole, newer) == [json.loads(orjson.dumps(whole)), None]


def test_packed_a_real_tray_is_a_quarter_as_large(sample: Practice):
    for travels in sample.sessions.trays(TABLET, None, NOW).values():
        assert len(orjson.dumps(pack(travels))) < len(orjson.dumps(travels)) / 4
