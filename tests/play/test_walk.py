"""Both walks of the tray are equal: thousands of made-up trays and play sessions, in Python and in a real browser."""

import json
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Browser

from app.therapy import KINDS, MOODS, Moment, Tray, read_event, write_event
from app.therapy.vocabulary import LEVELS
from app.therapy.walk import offer, safe_ways, told
from tests.tapping import NOW, Tablet

from .table import a_set

WALK = Path(__file__).resolve().parents[2] / "app" / "play" / "browser" / "walk.js"
TRAYS = 1500
PLACES, POSITIONS, GIVERS = ("floor", "car_parked"), ("lap", "wheelchair"), ("therapist", "caregiver")
AREAS, SIDES, THINGS = ("hand", "foot", "upper_back"), ("left", "right", "both", None), ("drum", "wheelchair", "mat")
NOTED = ("epilepsy", "ctx_car", "fever")
QUESTIONS, NEEDS = ("fever", "fatigue"), ("asked_first", "check:latex_precaution:drum")


def some(chance: Random, among: Any, most: int | None = None) -> list[Any]:
    return chance.sample(list(among), chance.randint(0, len(among) if most is None else most))


def area(chance: Random) -> dict[str, Any]:
    return {"area": chance.choice(AREAS), "side": chance.choice(SIDES)}


def entry(chance: Random, prompt: str, variant: str) -> dict[str, Any]:
    return {
        "prompt": prompt, "variant": variant, "title": prompt, "kind": chance.choice(KINDS),
        "picture": prompt, "touch": chance.choice(("none", "self", "adult")),
        "areas": [area(chance) for _ in range(chance.randint(0, 2))], "places": [], "positions": [],
        "materials": some(chance, THINGS, 1), "seconds": 30, "ending": "natural", "arousal": 0,
        "load": chance.randint(0, 6), "verses": 1, "stay": [60, 20, 120], "played": chance.choice((0, 0, 1, 4)),
        "loved": chance.random() < 0.3,
        "score": {mood: chance.choice((500, 500, chance.randint(0, 1000))) for mood in MOODS},
        "likely": dict.fromkeys(MOODS, 0.5), "why": dict.fromkeys(MOODS, "new"),
    }  # fmt: skip


def answers(chance: Random) -> dict[str, Any]:
    given = {}
    for question in QUESTIONS:
        if chance.random() < 0.8:
            areas = chance.choice((None, [area(chance)]))
            given[question] = {"yes": chance.random() < 0.3, "areas": areas}
    return given


def moment(chance: Random) -> dict[str, Any]:
    return {
        "place": chance.choice(PLACES), "position": chance.choice(POSITIONS), "giver": chance.choice(GIVERS),
        "materials": some(chance, THINGS), "mood": chance.choice(MOODS),
        "no_touch": chance.choice((None, [], [area(chance)])), "confirmed": some(chance, ("asked_first",)),
        "checked": chance.choice(({}, {"latex_precaution": ["drum"]})), "answers": answers(chance),
        "precautions": chance.choice(("current", "current", "old", "confirmed")),
    }  # fmt: skip


def telling(chance: Random) -> dict[str, Any]:
    """Notes on up to three precautions, and what they ask of the player."""
    notes = [{"flag": flag, "level": chance.choice(LEVELS), "message": flag} for flag in some(chance, NOTED)]
    player = {"volume_max": chance.choice((0.3, 0.6)), "fade_in_s": chance.choice((1, 3)), "screen_dim": True}
    return {"notes": notes, "player": {name: player[name] for name in some(chance, player)}}


def tray(chance: Random) -> Tray:
    entries = {}
    for number in range(chance.randint(0, 12)):
        for variant in chance.choice(([""], ["", "own-hands"])):
            way = f"p{number}#{variant}" if variant else f"p{number}"
            entries[way] = entry(chance, f"p{number}", variant)
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
         "if_yes": taken, "removed": []}
    )  # fmt: skip


def session(chance: Random, laid: Tray) -> Tablet:
    tablet, prompts = Tablet("mia"), list(laid.entries.values())
    if chance.random() < 0.9:
        tablet.start(Moment.model_validate(moment(chance) | {"answers": chance.choice((answers(chance),
                     laid.moment.model_dump(mode="json")["answers"]))}))  # fmt: skip
    for number in range(chance.randint(0, 9)):
        roll = chance.random()
        shown = [e.prompt for e in chance.sample(prompts, min(3, len(prompts)))]
        if roll < 0.2:
            tablet.write("something_else", number=number, prompts=shown)
        elif roll < 0.3:
            tablet.write("moment_changed", moment=moment(chance))
        elif roll < 0.4 and tablet.events:
            tablet.undo(chance.choice(tablet.events).id)
        elif prompts:
            picked = chance.choice(prompts)
            play = tablet.pick(picked.prompt, variant=picked.variant, offered=shown)
            if chance.random() < 0.8:
                tablet.outcome(play, chance.choice(("into_it", "so_so", "had_enough")))
    return tablet


def test_python_and_the_tablet_walk_alike(browser: Browser) -> None:
    chance = Random(7)
    vectors, expected = [], []
    for _ in range(TRAYS):
        laid, count = tray(chance), chance.randint(1, 4)
        so_far = session(chance, laid).events
        now = Moment.model_validate(moment(chance))
        vectors.append({"tray": laid.model_dump(mode="json"), "count": count, "moment": now.model_dump(mode="json"),
                        "soFar": [write_event(event) for event in so_far]})  # fmt: skip
        # What travels is what is walked: events as they come back from JSON.
        again = [read_event(write_event(event)) for event in so_far]
        offered = [[way, role] for way, role, _ in offer(laid, again, count)]
        expected.append([safe_ways(laid, now), told(laid, now).model_dump(mode="json"), offered])
    page = browser.new_page()
    page.add_script_tag(type="module", content=WALK.read_text() + "\nwindow.walk = {offer, safeWays, told}")
    page.wait_for_function("window.walk")
    walked = page.evaluate(
        """(text) => JSON.parse(text).map(({tray, moment, soFar, count}) =>
             [walk.safeWays(tray, moment), walk.told(tray, moment),
              walk.offer(tray, soFar, count).map(({way, role}) => [way, role])])""",
        json.dumps(vectors),
    )
    page.close()
    assert sum(bool(offered) for _, _, offered in expected) > TRAYS / 3, (
        "the made-up trays are too poor to show anything"
    )
    for vector, theirs, ours in zip(vectors, walked, expected, strict=True):
        assert theirs == ours, vector["soFar"]
