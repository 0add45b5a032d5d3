"""Trays and offers on the real shelf: never anything unsafe, in any order of events, with or without a server."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.therapy import (
    AREAS,
    CONFIRMATIONS,
    MATERIALS,
    MOODS,
    POSITIONS,
    PROFILES,
    Answer,
    AreaSide,
    Child,
    Footing,
    Moment,
    checklist_open,
    fold,
    lay_tray,
)
from app.therapy.walk import safe_ways
from tests.tapping import NOW, Tablet
from tests.therapy.shelf import SHELF

WAYS = {way.way: way for prompt in SHELF.prompts.values() for way in prompt.ways}
GIVERS = ("therapist", "trained_carer", "caregiver", "peer")
COMMON_PLACES = ("therapy_gym", "story_time", "car_parked", "after_bath", "bedtime", "wheelchair")


def area(chance: Random) -> AreaSide:
    return AreaSide(area=chance.choice(AREAS), side=chance.choice(("left", "right", "both", None)))


def answer(chance: Random, share: float) -> Answer:
    areas = chance.choice((None, (), (area(chance),)))
    return Answer(yes=chance.random() < share, areas=areas, since_date=NOW - timedelta(days=3), reviewed=NOW)


def some_child(chance: Random) -> Child:
    asked = checklist_open(Child(id="x", nickname="x"), SHELF.precautions)
    open_ones = set(chance.sample(asked, chance.choice((0, 0, 0, 2))))
    share = chance.choice((0.0, 0.03, 0.1))
    return Child(
        id="mia",
        nickname="Mia",
        born=chance.choice(("2025-09", "2023-01", "2020-06", "2012-01")),
        profiles=tuple(chance.sample(PROFILES, 2)),
        answers={flag: answer(chance, share) for flag in asked if flag not in open_ones},
        positions=tuple(chance.sample(list(POSITIONS), chance.choice((0, 3, 6)))),
        pictures=chance.randint(1, 4),
    )


def some_moment(chance: Random, child: Child) -> Moment:
    moment = Moment(
        now=NOW,
        place=chance.choice(COMMON_PLACES),
        position=chance.choice(child.positions or tuple(POSITIONS)),
        giver=chance.choice(GIVERS),
        materials=tuple(chance.sample(MATERIALS, chance.choice((0, 5, 40)))),
        mood=chance.choice(MOODS),
        no_touch=chance.choice((None, (), (), (area(chance), area(chance)))),
        confirmed=tuple(chance.sample(CONFIRMATIONS, chance.choice((0, 6, len(CONFIRMATIONS))))),
        checked=chance.choice(({}, {"latex_precaution": ("tunnel", "wheelchair", "textured_bin")})),
    )
    asked = Footing(child, SHELF.precautions, moment).questions
    said = {flag: Answer(yes=chance.random() < 0.05) for flag in asked if chance.random() < 0.97}
    return moment.model_copy(update={"answers": said})


def assert_safe(ways: list[str], child: Child, moment: Moment) -> None:
    """By the engine, and once more by hand for what a reader can check at a glance."""
    footing = Footing(child, SHELF.precautions, moment)
    for name in ways:
        way = WAYS[name]
        assert footing.refusals(way) == [], name
        assert moment.position in way.positions
        assert moment.place in way.places
        assert set(way.materials) <= {*moment.materials, *POSITIONS[moment.position or ""]}
        if way.touched:
            assert moment.no_touch is not None
            assert not {one.area for one in way.touched if one.side is None} & {one.area for one in moment.no_touch}


@settings(max_examples=60)
@given(st.integers(0, 10**9))
def test_no_tray_and_no_offer_holds_anything_unsafe(seed: int) -> None:
    chance = Random(seed)
    child = some_child(chance)
    moment = some_moment(chance, child)
    tray = lay_tray(child, fold(child, []), SHELF, moment, NOW)
    open_needs = [way for way in tray.entries if way not in safe_ways(tray, moment)]
    tablet = Tablet("mia")
    tablet.start(moment)
    for number in range(6):
        offered = tray.offer(tablet.events, child.pictures)
        assert_safe([f"{one.prompt_id}#{one.variant}".rstrip("#") for one in offered], child, moment)
        if not offered or chance.random() < 0.2:
            tablet.write("something_else", number=number, prompts=[one.prompt_id for one in offered])
            continue
        play = tablet.pick(chance.choice(offered).prompt_id, offered=[one.prompt_id for one in offered])
        tablet.outcome(play, chance.choice(("into_it", "so_so", "had_enough")))
    # What lies on the tray and is not offered waits for a confirmation, or is a second way to play the same prompt.
    needs = tray.passing(f"{moment.place}|{moment.position}|{moment.giver}")
    safe_prompts = {WAYS[way].id for way in safe_ways(tray, moment)}
    assert all(needs[way] or WAYS[way].id in safe_prompts for way in open_needs)


@settings(max_examples=60)
@given(st.integers(0, 10**9))
def test_a_tablet_without_a_server_only_ever_takes_away(seed: int) -> None:
    """A wide tray walked in a moment the server never heard of offers nothing that the server would have refused."""
    chance = Random(seed)
    child = some_child(chance)
    places = chance.sample(COMMON_PLACES, 3)
    positions = chance.sample(list(child.positions or POSITIONS), 3)
    situations = [(place, position, giver) for place in places for position in positions for giver in GIVERS[:3]]
    laid_for = some_moment(chance, child).model_copy(update={"answers": {}})
    tray = lay_tray(child, fold(child, []), SHELF, laid_for, NOW - timedelta(hours=5), situations=situations)
    for _ in range(4):
        place, position, giver = chance.choice(situations)
        said = some_moment(chance, child)
        moment = said.model_copy(update={"place": place, "position": position, "giver": giver})
        assert_safe(safe_ways(tray, moment), child, moment)


def test_the_same_arguments_lay_the_same_tray() -> None:
    chance = Random(3)
    child = some_child(chance)
    moment = some_moment(chance, child)
    assert lay_tray(child, fold(child, []), SHELF, moment, NOW) == lay_tray(child, fold(child, []), SHELF, moment, NOW)


MIA = Child(
    id="mia", nickname="Mia", born="2021-03",
    answers={flag: Answer(yes=False) for flag in checklist_open(Child(id="x", nickname="x"), SHELF.precautions)},
)  # fmt: skip
FINE = Moment(place="story_time", position="lap", giver="caregiver", no_touch=(), materials=MATERIALS)
FINE = FINE.model_copy(
    update={"answers": {q: Answer(yes=False) for q in Footing(MIA, SHELF.precautions, FINE.at(NOW)).questions}}
)


def played(prompt: str, outcome: str, times: int) -> list[Tablet]:
    tablets = []
    for number in range(times):
        tablet = Tablet("mia", later=timedelta(days=number - 30))
        tablet.start(FINE)
        play = tablet.pick(prompt)
        tablet.end(play, "natural_end" if outcome == "into_it" else "child_left", 60)
        tablet.outcome(play, outcome)
        tablets.append(tablet)
    return tablets


def tray_after(prompt: str, outcome: str, times: int = 5):  # type: ignore[no-untyped-def]
    events = [event for tablet in played(prompt, outcome, times) for event in tablet.events]
    return lay_tray(MIA, fold(MIA, events), SHELF, FINE, NOW)


def test_taps_move_what_is_likely_and_say_so() -> None:
    liked, disliked = tray_after("slow-snail", "into_it"), tray_after("slow-snail", "had_enough")
    untried = lay_tray(MIA, fold(MIA, []), SHELF, FINE, NOW).entries["slow-snail"].likely["ready"]
    assert liked.entries["slow-snail"].likely["ready"] > untried > disliked.entries["slow-snail"].likely["ready"]
    assert liked.entries["slow-snail"].why["ready"].startswith("into it 5 of 5 times")
    assert liked.entries["slow-snail"].loved
    # The kind moves along, but less than the prompt itself.
    other = liked.entries["sleepy-bear"].likely["ready"]
    assert untried < other < liked.entries["slow-snail"].likely["ready"]


def test_an_offer_mixes_a_favourite_a_fit_and_something_new() -> None:
    roles = [one.role for one in tray_after("slow-snail", "into_it").offer([], 3)]
    assert sorted(roles) == ["favourite", "fit", "new"]


def test_something_else_brings_other_pictures() -> None:
    tray = lay_tray(MIA, fold(MIA, []), SHELF, FINE, NOW)
    tablet = Tablet("mia")
    tablet.start(FINE)
    first = {one.prompt_id for one in tray.offer(tablet.events, 3)}
    tablet.write("something_else", number=0, prompts=sorted(first))
    assert not first & {one.prompt_id for one in tray.offer(tablet.events, 3)}


def test_a_child_who_is_over_is_met_with_calm() -> None:
    tray = lay_tray(MIA, fold(MIA, []), SHELF, FINE, NOW)
    over = tray.offer([Tablet("mia").start(FINE.model_copy(update={"mood": "over"}))], 3)
    assert all(
        tray.entries[f"{one.prompt_id}#{one.variant}" if one.variant else one.prompt_id].arousal <= 0 for one in over
    )


def test_an_incomplete_checklist_leaves_no_touch_and_own_hands() -> None:
    child = MIA.model_copy(update={"answers": {k: v for k, v in MIA.answers.items() if k != "vp_shunt"}})
    tray = lay_tray(child, fold(child, []), SHELF, FINE, NOW)
    assert not tray.touch_open
    assert {entry.touch for entry in tray.entries.values()} == {"none", "self"}


@pytest.mark.parametrize("flag", ["seizure_now", "unexplained_pain_or_swelling"])
def test_a_stop_leaves_nothing_and_says_why(flag: str) -> None:
    stopped = FINE.model_copy(update={"answers": {**FINE.answers, flag: Answer(yes=True)}})
    tray = lay_tray(MIA, fold(MIA, []), SHELF, stopped, NOW)
    assert tray.stop is not None
    assert tray.stop.flag == flag
    assert tray.offer([], 3) == []
    wide = lay_tray(MIA, fold(MIA, []), SHELF, FINE.model_copy(update={"answers": {}}), NOW, situations=[])
    assert wide.if_yes[flag].stop
    assert safe_ways(wide, FINE)
    assert safe_ways(wide, stopped) == []


def test_a_tray_laid_wide_blames_precautions_and_not_what_the_tablet_is_about_to_ask() -> None:
    unasked = FINE.model_copy(update={"answers": {}, "no_touch": None, "materials": ()})
    child = MIA.model_copy(update={"answers": {k: v for k, v in MIA.answers.items() if k != "vp_shunt"}})
    tray = lay_tray(child, fold(child, []), SHELF, unasked, NOW, situations=[])
    assert {one.row for one in tray.removed} == {"unanswered"}
    assert {one.prompt for one in tray.removed}.isdisjoint(entry.prompt for entry in tray.entries.values())


def test_a_tray_knows_what_an_adult_would_have_to_confirm_and_when_it_is_asked_again() -> None:
    foot = AreaSide(area="foot", side="left")
    since = NOW - timedelta(days=80)
    said = {
        "hip_or_sdr_surgery": Answer(yes=True, since_date=since),
        "contracture": Answer(yes=True, areas=(foot,), reviewed=NOW),
        "reflux": Answer(yes=False, reviewed=NOW),
    }
    child = some_child(Random(1)).model_copy(update={"answers": said})
    tray = lay_tray(child, fold(child, []), SHELF, Moment(place="floor"), NOW, situations=[])
    known = {one.flag: one for one in tray.known}
    assert set(known) == set(said) - {"reflux"}
    assert known["hip_or_sdr_surgery"].due == since + timedelta(weeks=12)
    assert known["contracture"].areas == (foot,)
    assert "Fixed joint tightness" in known["contracture"].title
