"""Both walks of the tray are equal: thousands of made-up trays and play sessions, in Python and in a real browser."""

import json
import re
from random import Random
from typing import Any

from playwright.sync_api import Page

from app.play.shell import BROWSER
from app.therapy import KINDS, MOODS, Event, Moment, Tray, read_event, write_event
from app.therapy import offer as rules
from app.therapy.offer import Shown, offer
from app.therapy.vocabulary import LEVELS
from app.therapy.walk import safe_ways, told
from tests.tapping import NOW, Tablet, uuid

from .table import a_set

TRAYS = 2000
PLACES, POSITIONS, GIVERS = ("floor", "bedtime"), ("lap", "wheelchair"), ("therapist", "caregiver")
AREAS, SIDES, THINGS = ("hand", "foot", "upper_back"), ("left", "right", "both", None), ("drum", "wheelchair", "mat")
NOTED = ("epilepsy", "ctx_car", "fever")
QUESTIONS, NEEDS = ("fever", "fatigue"), ("asked_first", "check:latex_precaution:drum")


WALKED = """async (vectors) => {
  const { whole } = await import('/unpack.js'), { offer } = await import('/offer.js')
  const { safeWays, told } = await import('/walk.js')
  return vectors.map(([packed, moment, soFar]) => {
    const tray = whole(JSON.parse(packed))
    const offered = offer(tray, soFar, 3).map(({ way, role }) => [way, role])
    return [safeWays(tray, moment), told(tray, moment), offered]
  })
}"""


def some(chance: Random, among: Any, most: int | None = None) -> list[Any]:
    return chance.sample(list(among), chance.randint(0, len(among) if most is None else most))


def area(chance: Random) -> dict[str, Any]:
    return {"area": chance.choice(AREAS), "side": chance.choice(SIDES)}


def entry(chance: Random, prompt: str, variant: str, kinds: int, near: int, alike: int) -> dict[str, Any]:
    """Of so many kinds, with scores so near each other, and so much alike."""
    return {
        "prompt": prompt, "variant": variant, "title": prompt, "kind": chance.choice(KINDS[:kinds]),
        "picture": prompt, "touch": chance.choice(("none", "none", "self", "adult")),
        "areas": [area(chance) for _ in range(chance.randint(0, 2))], "places": [], "positions": [],
        "materials": some(chance, THINGS, 1) if chance.random() < 0.5 else [], "seconds": 30,
        "ending": "natural", "arousal": chance.randint(-2, 2),
        "load": chance.randint(0, 6), "verses": {mood: chance.randint(1, 9) for mood in MOODS},
        "stay": {mood: [chance.randint(20, 90), 10, 120] for mood in MOODS}, "played": chance.choice((0, 0, 1, 4)),
        "loved": chance.random() < 0.2,
        "score": {mood: 500 + chance.randint(-near, near) for mood in MOODS},
        "likely": dict.fromkeys(MOODS, 0.5),
        "like": [chance.randint(-alike, alike) for _ in range(chance.randint(0, 4))],
        "why": {mood: f"new, {mood}" for mood in MOODS},
    }  # fmt: skip


def answers(chance: Random) -> dict[str, Any]:
    given = {}
    for question in QUESTIONS:
        if chance.random() < 0.8:
            areas = chance.choice((None, [area(chance)]))
            given[question] = {"yes": chance.random() < 0.15, "areas": areas}
    return given


def moment(chance: Random) -> dict[str, Any]:
    """One of any kind, or one that leaves as much as it can to offer."""
    welcome = {"materials": THINGS, "no_touch": [], "confirmed": ["asked_first"], "precautions": "current"}
    return {
        "place": chance.choice(PLACES), "position": chance.choice(POSITIONS), "giver": chance.choice(GIVERS),
        "materials": some(chance, THINGS), "mood": chance.choice(MOODS),
        "no_touch": chance.choice((None, [], [area(chance)])), "confirmed": some(chance, ("asked_first",)),
        "checked": chance.choice(({}, {"latex_precaution": ["drum"]})), "answers": answers(chance),
        "precautions": chance.choice(("current", "current", "old", "confirmed")),
        "stopped": chance.choice(([], [], [area(chance)])),
        "resting": chance.choice(([], [], [f"p{chance.randrange(16)}"])),
    } | (welcome if chance.random() < 0.6 else {})  # fmt: skip


def said(chance: Random, what: dict[str, Any]) -> list[dict[str, Any]]:
    """Something that was said no to on that day, more often nothing."""
    return [{"id": uuid(chance.randrange(900_000, 900_003)), "at": NOW, **what}] if chance.random() < 0.2 else []


def telling(chance: Random) -> dict[str, Any]:
    """Notes on up to three precautions, and what they ask of the player."""
    notes = [{"flag": flag, "level": chance.choice(LEVELS), "message": flag} for flag in some(chance, NOTED)]
    player = {"volume_max": chance.choice((0.3, 0.6)), "fade_in_s": chance.choice((1, 3)), "screen_dim": True}
    return {"notes": notes, "player": {name: player[name] for name in some(chance, player)}}


def tray(chance: Random) -> Tray:
    entries, like = {}, (chance.randint(1, 4), chance.choice((0, 9, 99, 99, 500)), chance.choice((9, 60, 400, 4000)))
    for number in range(chance.randint(0, 16)):
        for variant in chance.choice(([""], ["", "own-hands"])):
            way = f"p{number}#{variant}" if variant else f"p{number}"
            entries[way] = entry(chance, f"p{number}", variant, *like)
    needs = [list(pair) for pair in ([], *([need] for need in NEEDS))]
    sets = []
    for _ in range(2):
        asked: dict[int, list[int]] = {}
        for way in range(len(entries)):
            if chance.random() < 0.85:
                asked.setdefault(chance.randrange(len(needs)), []).append(way)
        sets.append(a_set(asked, chance.randrange(2)))
    situations = {
        f"{place}|{position}|{giver}": chance.randrange(2)
        for place in PLACES for position in POSITIONS for giver in GIVERS if chance.random() < 0.95
    }  # fmt: skip
    taken = {
        q: {
            "stop": chance.choice((None, None, "stop")),
            "removes": some(chance, entries),
            "places": some(chance, PLACES, 1) if chance.random() < 0.2 else [],
            **telling(chance),
        }
        for q in QUESTIONS
    }
    return Tray.model_validate(
        {"child": "mia", "laid_at": NOW, "moment": moment(chance), "stop": None, "touch_open": True, **telling(chance),
         "told": [telling(chance), telling(chance)],
         "questions": [{"id": q, "title": q, "stop": False} for q in some(chance, QUESTIONS)], "entries": entries,
         "brings": {"wheelchair": ["wheelchair"]}, "needs": needs, "sets": sets, "situations": situations,
         "not_here": said(chance, area(chance)), "not_these": said(chance, {"prompt": f"p{chance.randrange(16)}"}),
         "if_yes": taken, "removed": [], "rest": chance.randint(0, 5), "new_every": chance.randint(0, 4),
         "same_sides": chance.random() < 0.3}
    )  # fmt: skip


def session(chance: Random, laid: Tray) -> Tablet:
    """All kinds of taps, also on prompts that are not on the tray any more."""
    tablet, ways = Tablet("mia"), [(entry.prompt, entry.variant) for entry in laid.entries.values()] + [("gone", "")]
    again = chance.choice(ways)
    if chance.random() < 0.9:
        tablet.start(Moment.model_validate(moment(chance) | {"answers": chance.choice((answers(chance),
                     laid.moment.model_dump(mode="json")["answers"]))}))  # fmt: skip
    for number in range(chance.randint(0, 12)):
        roll = chance.random()
        shown = [prompt for prompt, _ in chance.sample(ways, min(chance.randint(0, 4), len(ways)))]
        if roll < 0.2:
            tablet.write("something_else", number=number, prompts=shown, round=in_round(chance))
        elif roll < 0.3:
            tablet.write("not_that", prompt=chance.choice(ways)[0])
        elif roll < 0.4:
            tablet.write("moment_changed", moment=moment(chance))
        elif roll < 0.5 and tablet.events:
            tablet.undo(chance.choice((chance.choice(tablet.events).id, *(one.id for one in laid.not_these))))
        else:
            prompt, variant = again = chance.choice((again, chance.choice(ways)))
            by = chance.choice(("child", "child", "adult", "you_pick"))
            play = tablet.pick(
                prompt,
                variant=chance.choice((variant, variant, "old-way")),
                offered=shown,
                by=by,
                round=in_round(chance),
            )
            for outcome in some(chance, ("into_it", "so_so", "had_enough"), 2):
                tablet.outcome(play, outcome)
    return tablet


def in_round(chance: Random) -> dict[str, Any] | None:
    """Now and then it happened in preference rounds."""
    return {"assessment": uuid(1), "mode": "mswo", "round": 1, "trial": 0} if chance.random() < 0.3 else None


def knowing(chance: Random, laid: Tray, so_far: list[Event]) -> Tray:
    """The tray, laid when some of the plays and refusals were known already."""
    told = [event.play if event.kind == "picked" else event.id
            for event in so_far if event.kind in ("picked", "something_else")]  # fmt: skip
    return laid.model_copy(update={"counted": tuple(some(chance, told) if chance.random() < 0.4 else ())})


def test_python_and_the_tablet_offer_alike(modules: Page) -> None:
    chance = Random(7)
    vectors, expected = [], []
    for _ in range(TRAYS):
        laid, count = tray(chance), chance.choice((1, 2, 3, 4, 4))
        so_far = session(chance, laid).events
        laid, now = knowing(chance, laid, so_far), Moment.model_validate(moment(chance))
        vectors.append({"tray": laid.model_dump(mode="json"), "count": count, "moment": now.model_dump(mode="json"),
                        "soFar": [write_event(event) for event in so_far]})  # fmt: skip
        # What travels is what is walked: events as they come back from JSON.
        again = [read_event(write_event(event)) for event in so_far]
        offered = [shown(laid, one) for one in offer(laid, again, count)]
        expected.append([safe_ways(laid, now), told(laid, now).model_dump(mode="json"), offered])
    walked = modules.evaluate(
        """async (text) => {
             const { safeWays, told } = await import('/walk.js'), { offer } = await import('/offer.js')
             return JSON.parse(text).map(({tray, moment, soFar, count}) => [safeWays(tray, moment), told(tray, moment),
               offer(tray, soFar, count).map((one) => [one.way, one.role, one.mood, one.verses, one.stay, one.why])])
           }""",
        json.dumps(vectors),
    )
    assert sum(len(offered) > 1 for _, _, offered in expected) > TRAYS / 3, (
        "the made-up trays are too poor to show anything"
    )
    for vector, theirs, ours in zip(vectors, walked, expected, strict=True):
        assert theirs == ours, vector["soFar"]


def test_the_figures_of_the_rules_are_the_same_on_both_sides() -> None:
    figures = re.findall(r"\b([A-Z_]{3,}) = (\d[\d_]*)", (BROWSER / "offer.js").read_text("utf-8"))
    assert len(figures) > 10
    assert {name: int(value) for name, value in figures} == {name: getattr(rules, name) for name, _ in figures}


def shown(laid: Tray, one: Shown) -> list[Any]:
    entry = laid.entries[one.way]
    return [one.way, one.role, one.mood, entry.verses[one.mood], list(entry.stay[one.mood]), entry.why[one.mood]]
