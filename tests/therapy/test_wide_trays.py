"""A tray laid wide for one moment and walked in another, with no server to ask, against the engine there."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from random import Random
from typing import NamedTuple

import pytest

from app.therapy import (
    CONFIRMATIONS,
    MATERIALS,
    POSITIONS,
    Answer,
    AreaSide,
    Child,
    Clearance,
    Ending,
    Footing,
    Moment,
    Precaution,
    Prompt,
    fold,
    lay_tray,
)
from app.therapy.walk import safe_ways, told

from .safety_samples import CHART, TODAY, hands
from .test_tray import GIVERS, NOW, SHELF, WAYS, area, some_child


class Shelf(NamedTuple):
    """A shelf of prompts of our own."""

    prompts: dict[str, Prompt]
    precautions: Mapping[str, Precaution]


TIMES = (NOW - timedelta(days=9), NOW - timedelta(hours=6), NOW.date(), None)
SERVED = sorted({(place, position) for way in WAYS.values() for place in way.places for position in way.positions})


def an_answer(chance: Random, yes: float) -> Answer:
    over = Ending(who="A", role=chance.choice(("caregiver", "clinician")), when=NOW - timedelta(hours=1))
    clear = Clearance(who="B", when=NOW - timedelta(days=4), allows=chance.choice(("any", tuple(SHELF.prompts))))
    return Answer(
        yes=chance.random() < yes,
        areas=chance.choice((None, (), (area(chance),))),
        since_date=chance.choice(TIMES),
        spreading=chance.choice((None, False, True)),
        ended=chance.choice((None, None, over)),
        clearance=chance.choice((None, clear)),
    )


def a_child(chance: Random) -> Child:
    child, share = some_child(chance), chance.choice((0.0, 0.02, 0.05))
    born = chance.choice((child.born, child.born, None)) if chance.random() < 0.2 else child.born
    answers = {flag: an_answer(chance, share) for flag in child.answers}
    return child.model_copy(update={"born": born, "answers": answers, "positions": ()})


def said_today(chance: Random, child: Child) -> dict[str, Answer]:
    """Mostly no to all; now and then an answer is open, or says more than a tablet does, or is to another question."""
    asked = Footing(child, SHELF.precautions, Moment(now=NOW)).questions
    said = {flag: Answer(yes=chance.random() < 0.02) for flag in asked if chance.random() < 0.995}
    for flag in chance.sample(list(SHELF.precautions), chance.choice((0, 0, 0, 1))) + chance.sample(
        asked, chance.choice((0, 0, 1))
    ):
        said[flag] = an_answer(chance, 0.5)
    return said


def a_moment(chance: Random, situation: tuple[str, str, str], answers: dict[str, Answer]) -> Moment:
    place, position, giver = situation
    every = chance.random() < 0.7
    return Moment(
        now=NOW,
        place=place,
        position=position,
        giver=giver,
        materials=MATERIALS if every else tuple(chance.sample(MATERIALS, 5)),
        no_touch=chance.choice(((), (), (area(chance),), (area(chance), area(chance)), None)),
        confirmed=CONFIRMATIONS if every else tuple(chance.sample(CONFIRMATIONS, 9)),
        checked={"latex_precaution": ("tunnel", "wheelchair")} if every else {},
        answers=answers,
        precautions=chance.choice(("current",) * 5 + ("confirmed", "old")),
    )


def test_a_wide_tray_walked_anywhere_later_offers_nothing_that_is_refused_there() -> None:
    chance, met = Random(5), Counter[str]()
    for _ in range(250):
        child = a_child(chance)
        situations = [(*pair, giver) for pair in chance.sample(SERVED, 6) for giver in GIVERS]
        first = said_today(chance, child) if chance.random() < 0.7 else {}
        laid_for = a_moment(chance, chance.choice(situations), first)
        laid_at = NOW - timedelta(hours=chance.choice((0, 5, 30)))
        tray = lay_tray(child, fold(child, []), SHELF, laid_for, laid_at, situations=situations)
        for _ in range(6):
            answers = said_today(chance, child) if chance.random() < 0.6 else first
            bare = {flag: answer if chance.random() < 0.5 else Answer(yes=answer.yes) for flag, answer in first.items()}
            moment = a_moment(chance, chance.choice(situations), bare if chance.random() < 0.2 else answers)
            footing, ways = Footing(child, SHELF.precautions, moment), safe_ways(tray, moment)
            for way in ways:
                assert footing.refusals(WAYS[way]) == [], (way, moment, tray.moment)
            if ways:
                told_here = told(tray, moment)
                assert {name for name, _, _ in footing.messages} <= {note.flag for note in told_here.notes}
                assert {**footing.player, **told_here.player} == told_here.player
                assert told_here.player["volume_max"] <= footing.player["volume_max"]
                met["told of a place, a giver or a yes"] += len(told_here.notes) > len(tray.notes)
            met.update(tray.entries[way].touch for way in ways)
            met["offered"] += bool(ways)
            met["offered after a yes"] += bool(ways) and any(answer.yes for answer in moment.answers.values())
            met["offered where things are brought"] += bool(ways) and bool(POSITIONS[moment.position or ""])
    assert all(met[kind] > 50 for kind in ("none", "self", "adult")), met
    assert met["offered"] > 500, met
    assert met["told of a place, a giver or a yes"] > 100, met
    assert met["offered after a yes"] > 50, met
    assert met["offered where things are brought"] > 50, met


@pytest.mark.parametrize("side", ["left", "right", "both", None])
def test_not_my_back_takes_away_what_claims_to_touch_half_of_it(side: str | None) -> None:
    snail = SHELF.prompts["slow-snail"]
    verse = snail.verses[0].model_copy(update={"hands": hands("still_hold", "upper_back", 1, side="left")})
    half = snail.model_copy(update={"verses": (verse,), "variants": ()})
    shelf = Shelf({half.id: half}, SHELF.precautions)
    child = Child(id="mia", nickname="Mia", born="2018-03", answers=dict.fromkeys(CHART, Answer(yes=False)))
    moment = a_moment(Random(1), ("story_time", "lap", "therapist"), dict.fromkeys(TODAY, Answer(yes=False)))
    fresh = {"no_touch": (), "materials": MATERIALS, "confirmed": CONFIRMATIONS, "precautions": "current"}
    open_back = moment.model_copy(update=fresh)
    tray = lay_tray(child, fold(child, []), shelf, open_back, NOW, situations=[])
    assert safe_ways(tray, open_back) == [half.id]
    sore = AreaSide(area="upper_back", side=side)
    assert safe_ways(tray, open_back.model_copy(update={"no_touch": (sore,)})) == []
