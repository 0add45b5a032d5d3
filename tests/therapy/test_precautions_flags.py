"""Every precaution of the shelf: each word of its file refuses something, and what stays inside it passes.

The cases are made from the raw files. Each compares a child with the precaution and the same child without it, so a
case fails when the word does nothing, and when anything else did it.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pytest

from app.therapy import Answer, Child, Clearance, Moment, Prompt, vocabulary
from app.therapy.precautions import Footing, problems
from app.therapy.verse import Beat

from .safety_samples import (
    CHART,
    DAY,
    FOLDER,
    NOW,
    RAW,
    SHELF,
    TODAY,
    area,
    child,
    hands,
    moment,
    prompt,
    rows,
)

CONTEXTS = {
    "ctx_car": {"place": "car_parked", "position": "car_seat"},
    "ctx_bath": {"place": "after_bath", "position": "bath_towel"},
    "ctx_bedtime_infant": {"place": "bedtime", "position": "bed"},
    "ctx_peer_or_child_giver": {"giver": "peer"},
    "ctx_caregiver_role": {"giver": "trained_carer"},
    "universal": {},
}
SPOT = area("upper_arm", "left")  # the area that answers name: no file does


class Case(NamedTuple):
    flag: str
    said: str
    what: Prompt
    when: dict[str, Any]
    refused: bool
    cleared: bool


def cases() -> Iterator[Case]:
    for name, raw in RAW.items():
        for cleared, effect in ((False, raw["effect"]), (True, raw.get("after_clearance"))):
            if effect is not None and effect["level"] != "stop":
                binds = raw["binds_self_massage"]
                for said, what, when, refused in (*_touch(effect, binds), *_lists(effect), *_maxima(effect)):
                    if not (cleared and name == "universal" and "skin" in said):
                        yield Case(name, said, what, when, refused, cleared)


def _touch(effect: dict[str, Any], binds: bool) -> Iterator[tuple[str, Prompt, dict[str, Any], bool]]:
    anywhere = effect.get("areas_limited_to", ["hand"])[0]
    other, own = prompt(hands(area=anywhere)), prompt(hands("self_massage", anywhere))
    yield "touch by another", other, {}, effect["touch"] in ("none", "self_only")
    yield "own touch", own, {}, effect["touch"] == "none"
    closed = effect["touch"] in ("none", "self_only")
    for where in effect.get("areas_excluded", []):
        spot = SPOT.area if where == "@areas" else where
        yield f"on {where}", prompt(hands(area=spot)), {}, True
        yield f"own hands on {where}", prompt(hands("self_massage", spot)), {}, binds or effect["touch"] == "none"
        if where == "@areas" and not closed:
            yield "the other side", prompt(hands(area=spot, side="right")), {}, False
    if "areas_limited_to" in effect:
        for where in vocabulary.AREAS:
            yield f"on {where}", prompt(hands(area=where)), {}, where not in effect["areas_limited_to"]
    for limit in effect.get("area_limits", []):
        for where in limit["areas"]:
            spot = SPOT.area if where == "@areas" else where
            for technique in limit["techniques_excluded"]:
                yield f"{technique} on {where}", prompt(_own(technique, spot)), {}, True
            most = limit["pressure_max"]
            yield f"firm on {where}", prompt(hands("self_massage", spot, most)), {}, False
            yield f"too firm on {where}", prompt(hands("self_massage", spot, most + 1)), {}, True


def _lists(effect: dict[str, Any]) -> Iterator[tuple[str, Prompt, dict[str, Any], bool]]:
    for technique in effect.get("techniques_excluded", []):
        yield f"{technique}", prompt(_air(technique)), {}, True
    if "techniques_limited_to" in effect:
        for technique in vocabulary.TECHNIQUES:
            outside = technique not in effect["techniques_limited_to"]
            yield f"{technique} in the air", prompt(_air(technique)), {}, outside
    for tag in vocabulary.TAGS:
        yield f"tag {tag}", _with(tags=(tag,)), {}, tag in effect.get("tags_excluded", [])
    for thing in vocabulary.MATERIALS:
        off = thing in effect.get("materials_excluded", [])
        yield f"with {thing}", _with(materials=(thing,)), {}, off
        if thing in effect.get("materials_ok_if_checked", []):
            yield f"with {thing}, checked", _with(materials=(thing,)), {"check": thing}, False
    for position, brings in vocabulary.POSITIONS.items():
        off = set(brings) & set(effect.get("materials_excluded", []))
        yield position, _with(), {"position": position}, bool(off) or position in effect.get("positions_excluded", [])
    for place in vocabulary.PLACES:
        yield place, _with(), {"place": place}, place in effect.get("places_excluded", [])
    for kind in vocabulary.KINDS:
        yield kind, _with(kind=kind), {}, kind not in effect.get("kinds_limited_to", [kind])
    for giver in vocabulary.GIVERS:
        yield giver, _with(), {"giver": giver}, giver not in effect.get("giver_required", [giver])
    for when, words in effect.get("requires", {}).items():
        for word in words:
            others = tuple(each for each in vocabulary.CONFIRMATIONS if each != word)
            touched = prompt(hands("self_massage")) if when == "touch" else prompt()
            where = {} if when in ("any", "touch") else {"position": when}
            yield f"without {word}", touched, {"confirmed": others, **where}, True


def _maxima(effect: dict[str, Any]) -> Iterator[tuple[str, Prompt, dict[str, Any], bool]]:
    for channel, most in effect.get("channel_max", {}).items():
        name = "sound" if channel == "@trigger_channels" else channel
        quiet = dict.fromkeys(vocabulary.CHANNELS, 0)
        yield f"{name} {most}", prompt(loads={**quiet, name: most}), {}, False
        yield f"{name} {most + 1}", prompt(loads={**quiet, name: most + 1}), {}, True
    if "pressure_max" in effect and effect["touch"] == "as_limited" and effect["pressure_max"] < 3:
        most = effect["pressure_max"]
        yield f"pressure {most}", prompt(hands("self_massage", pressure=most)), {}, False
        yield f"pressure {most + 1}", prompt(hands("self_massage", pressure=most + 1)), {}, True
    if "tempo_max_bpm" in effect:
        yield "the tempo", prompt(beat=Beat(bpm=effect["tempo_max_bpm"])), {}, False
        yield "too fast", prompt(beat=Beat(bpm=effect["tempo_max_bpm"] + 1)), {}, True
    if "duration_max_s" in effect:
        most, verse = effect["duration_max_s"], prompt().verses[0]
        whole = [verse.model_copy(update={"seconds": part}) for part in (most - most // 2, most // 2)]
        yield "the length", prompt(verses=tuple(whole)), {}, False
        yield "too long", prompt(verses=(*whole, verse.model_copy(update={"seconds": 1}))), {}, True


@cache
def _with(**change: Any) -> Prompt:
    return prompt(**change)


def _own(technique: str, where: str) -> Any:
    return hands(technique, where, vocabulary.TECHNIQUES[technique].pressure[0], giver="self")


def _air(technique: str) -> Any:
    where = (*vocabulary.TECHNIQUES[technique].areas, "hand")[0]
    always_touches = technique in ("rom_passive", "gentle_stretch")
    return hands(technique, where, 0, giver="adult" if always_touches else "self")


def with_flag(case: Case) -> tuple[Child, Moment]:
    if case.flag in CONTEXTS:
        said = Answer(yes=False)
    else:
        said = Answer(
            yes=True,
            areas=(SPOT,),
            since_date=NOW - 2 * DAY,
            trigger_channels=("sound",),
            spreading=False,
            cue_list=tuple({"means": m, "looks": "x", "confirmed_by": "Ana"} for m in ("yes", "no", "stop")),
        )
    if case.cleared:
        clearance = Clearance(who="Dr Ito", when=NOW - DAY / 2, allows=("a-song",))
        said = said.model_copy(update={"clearance": clearance})
    young = "2025-09" if case.flag == "ctx_bedtime_infant" else "2019-06"
    today = {case.flag: said} if case.flag in TODAY else {}
    chart = {} if today else {case.flag: said}
    when = {**CONTEXTS.get(case.flag, {}), **case.when}
    checked = {case.flag: (when.pop("check"),)} if "check" in when else {}
    return child(born=young, **chart), moment(answers=today, checked=checked, **when)


ALL = list(cases())


@pytest.mark.parametrize("flag", RAW)
def test_what_its_file_says(flag: str):
    footings: dict[str, tuple[Footing, Footing]] = {}
    for case in ALL:
        if case.flag == flag:
            key = f"{case.cleared} {case.when}"
            if key not in footings:
                plain = moment(**{name: value for name, value in case.when.items() if name != "check"})
                who, when = with_flag(case)
                footings[key] = Footing(who, SHELF, when), Footing(child(), SHELF, plain)
            with_it, without = ({found.row for found in each.refusals(case.what)} for each in footings[key])
            assert (flag in with_it) is case.refused, case
            assert flag in CONTEXTS or flag not in without, case


@pytest.mark.parametrize("flag", RAW)
def test_it_lets_pass_and_refuses(flag: str):
    mine = [case for case in ALL if case.flag == flag]
    if RAW[flag]["effect"]["level"] == "stop":
        assert flag in rows(child(), moment(flag), prompt())
        assert not rows(child(), moment(), prompt())
    else:
        assert {case.refused for case in mine} == {True, False}
        who, when = with_flag(mine[0])
        seated = when if flag in CONTEXTS else when.model_copy(update={"position": "wheelchair"})
        checked = seated.model_copy(update={"checked": {"latex_precaution": ("wheelchair",)}})
        assert not rows(who, checked, prompt())  # a quiet song without touch is left by all of them


@pytest.mark.parametrize("flag", [name for name in RAW if name not in CONTEXTS])
def test_it_can_be_ended_by_its_role_and_no_lower(flag: str):
    role = RAW[flag]["ended_by"]["role"]
    lower = vocabulary.ENDING_ROLES[: vocabulary.ENDING_ROLES.index(role)]
    for said, over in ((role, True), *((other, False) for other in lower)):
        answer = Answer(yes=True, since_date=NOW - 400 * DAY, ended={"who": "Ana", "role": said, "when": NOW})
        assert (flag not in Footing(child(**{flag: answer}), SHELF, moment()).active) is over


def test_the_shelf_is_whole_and_its_words_are_known():
    assert len(SHELF) == 74
    assert [said for flag in SHELF.values() for said in problems(flag)] == []
    assert {file.stem: file.parent.name for file in FOLDER.glob("*/*.toml")} == {f.id: f.group for f in SHELF.values()}
    assert set(CHART) | set(TODAY) == set(SHELF) - set(CONTEXTS)


def test_yeses_of_one_day_add_up():
    """The tablet adds the answers of a day one by one, so no precaution may wait for two of them at once."""
    conditions = [c for f in SHELF.values() for c in (*f.applies_when, *(i.when for i in f.implies if i.when))]
    conditions += [more.when for flag in SHELF.values() for more in flag.escalates]
    assert not {name for condition in conditions for name in condition.flags_any or ()} & set(TODAY)
