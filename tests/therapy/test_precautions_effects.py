"""Rules 9 to 19: what is in force, and whose touch, where and how, it lets pass."""

from typing import Any

import pytest

from app.therapy import Answer
from app.therapy.precaution import AreaLimit
from app.therapy.precautions import Footing

from .safety_samples import (
    DAY,
    NO,
    NOW,
    OWN,
    PLAIN,
    SHELF,
    TOUCHLESS,
    YES,
    area,
    child,
    cleared,
    hands,
    made,
    moment,
    passes,
    prompt,
    rows,
    with_made,
)

HIP = prompt(hands(area="hip"))


@pytest.mark.parametrize(
    ("answer", "opens"),
    [
        (cleared(), True),
        (cleared(("a-song",)), True),
        (cleared(("another",)), False),
        (cleared(who=""), False),
        (cleared(when=None), False),
        (cleared(when=NOW + DAY), False),
        (YES, False),
    ],
)
def test_9_a_clearance_counts_when_it_is_whole(answer: Answer, opens: bool):
    assert passes(child(hip_at_risk=answer), moment(), HIP) is opens


@pytest.mark.parametrize(
    ("since", "opens"), [(NOW - 9 * DAY, True), (NOW - DAY / 2, False), ((NOW - DAY).date(), False), (None, False)]
)
def test_9_not_before_the_day_it_began(since: Any, opens: bool):
    answer = cleared(since_date=since, areas=(area("foot"),), when=NOW - DAY)
    assert passes(child(surgery_recent=answer), moment(), PLAIN) is opens


def test_9_any_is_not_enough_where_prompts_are_named_one_by_one():
    bare = prompt(tags=("skin_uncovered",))
    assert not passes(child(universal=cleared()), moment(), bare)
    assert passes(child(universal=cleared(("a-song",))), moment(), bare)
    assert not passes(child(universal=cleared(("a-song",))), moment(), bare.model_copy(update={"id": "other"}))


def test_9_every_field_it_needs_must_be_filled():
    def cues(*means: str, by: str = "Ana") -> Any:
        return tuple({"means": mean, "looks": "looks up", "confirmed_by": by} for mean in means)

    for said, opens in ((cues("yes", "no", "stop"), True), (cues("yes", "no"), False), (None, False),
                        (cues("yes", "no", "stop", by=" "), False)):  # fmt: skip
        assert passes(child(nonspeaking=cleared(cue_list=said)), moment(), PLAIN) is opens


def test_10_an_escalation_adds_to_the_effect_cleared_or_not():
    bin_play = prompt(materials=("textured_bin",))
    toddler = child(born="2024-01", universal=cleared(("a-song",)))
    assert passes(child(universal=cleared(("a-song",))), moment(), bin_play)
    assert rows(toddler, moment(), bin_play) == {"universal"}
    assert passes(toddler, moment(checked={"universal": ("textured_bin",)}), bin_play)


@pytest.mark.parametrize(
    "flag", ["vp_shunt", "shunt_programmable", "steroid_long_term", "baclofen_pump", "cancer_active"]
)
def test_10_and_may_stop(flag: str):
    assert Footing(child(flag), SHELF, moment("fever")).stop
    assert Footing(child(flag), SHELF, moment()).stop is None
    assert Footing(child("reflux"), SHELF, moment("fever")).stop is None


def test_11_a_stop_refuses_everything_and_says_so():
    footing = Footing(child(), SHELF, moment("seizure_now"))
    assert footing.level == "stop"
    assert footing.stop == ("seizure_now", SHELF["seizure_now"].message)
    assert "seizure_now" in {refusal.row for refusal in footing.refusals(TOUCHLESS)}
    assert footing.needs(TOUCHLESS) is None


def test_11_the_message_of_a_stop_does_not_speak_of_quiet_songs():
    footing = Footing(child("steroid_long_term"), SHELF, moment("fever"))
    assert footing.stop
    assert "song" not in footing.stop[1]
    assert Footing(child("vp_shunt"), SHELF, moment("fever")).stop == (
        "shunt_warning_signs", SHELF["shunt_warning_signs"].message,
    )  # fmt: skip


def test_11_the_highest_level_is_shown_first():
    footing = Footing(child("spasticity", "latex_precaution"), SHELF, moment())
    levels = [level for _, level, _ in footing.messages]
    assert footing.level == "hard"
    assert levels == sorted(levels)
    assert ("spasticity", "modify", SHELF["spasticity"].message) in footing.messages


def test_12_areas_that_were_not_said_close_all_touch():
    assert rows(child(contracture=YES), moment(), OWN) == {"contracture"}
    assert rows(child(contracture=Answer(yes=True, areas=())), moment(), OWN) == {"contracture"}
    assert passes(child(contracture=Answer(yes=True, areas=(area("foot"),))), moment(), OWN)
    assert passes(child(clonus=Answer(yes=True, areas=())), moment(), PLAIN)  # none is an answer here
    assert rows(child(clonus=YES), moment(), PLAIN) == {"clonus"}
    assert passes(child(contracture=YES), moment(), TOUCHLESS)


def test_12_triggers_that_were_not_said_are_every_channel():
    noisy = prompt(loads={**dict.fromkeys(TOUCHLESS.loads, 0), "smell": 1})
    assert not passes(child(reflex_epilepsy_sound_touch=YES), moment(), noisy)
    assert passes(child(reflex_epilepsy_sound_touch=Answer(yes=True, trigger_channels=("sound",))), moment(), noisy)


@pytest.mark.parametrize(
    ("off", "touched", "meets"),
    [
        ("left", "left", True), ("left", "both", True), ("left", None, True), ("both", "right", True),
        (None, "right", True), ("left", "right", False),
    ],
)  # fmt: skip
def test_13_sides_meet_when_they_overlap(off: str | None, touched: str | None, meets: bool):
    who = child(contracture=Answer(yes=True, areas=(area("hand", off),)))
    firm = prompt(hands("deep_hug", side=touched, pressure=3))
    assert ("contracture" in rows(who, moment(), firm)) is meets


def test_13_what_has_no_sides_is_both():
    who = child(pressure_injury=Answer(yes=True, areas=(area("chest", "left"),)))
    assert "pressure_injury" in rows(who, moment(), prompt(hands(area="chest", side="right")))


def test_13_a_limit_to_areas_wants_the_whole_side():
    one_side = made(effect={"touch": "listed_areas", "areas_limited_to": ("@areas",)}, asks=("areas",))
    who = child(made_up=Answer(yes=True, areas=(area("hand", "left"),)))
    footing = Footing(who, with_made(one_side), moment())
    assert not footing.refusals(prompt(hands(side="left")))
    assert footing.refusals(prompt(hands(side="both")))
    assert footing.refusals(prompt(hands()))


def test_14_what_counts_as_touch():
    who = child("preterm_or_newborn_unwell")  # touch none
    for each, touch in (
        (hands("rom_active", None, 0), False), (hands("slow_stroke", pressure=0), False),
        (hands("self_massage", pressure=0), False), (hands("still_hold"), True),
        (hands("rom_passive", pressure=0), True),
        (hands("gentle_stretch", pressure=0), True),
    ):  # fmt: skip
        assert passes(who, moment(), prompt(each)) is not touch


@pytest.mark.parametrize("unsaid", [hands(pressure=None), hands(area=None), hands("rom_active", None, None)])
def test_14_a_technique_says_how_firm_and_where(unsaid: Any):
    assert "vocabulary" in rows(child(), moment(), prompt(unsaid))
    assert passes(child(), moment(), prompt(hands("rom_active", None, 0)))


def test_15_own_touch_is_the_childs_adult_touch_is_everybody_elses():
    who = child("touch_trauma_or_safeguarding")  # own hands only
    assert passes(who, moment(), OWN)
    assert passes(who, moment(), prompt(hands("self_massage")))
    assert passes(who, moment(), prompt(hands(giver="self")))
    assert not passes(who, moment(), PLAIN)
    assert "touch_trauma_or_safeguarding" in rows(who, moment(giver="peer"), PLAIN)


@pytest.mark.parametrize(
    ("touch", "adult", "own"),
    [("none", False, False), ("self_only", False, True), ("listed_areas", False, True), ("as_limited", True, True)],
)
def test_16_touch_from_strict_to_free(touch: str, adult: bool, own: bool):
    listed = {"areas_limited_to": ("foot",)} if touch == "listed_areas" else {}
    flag = made(effect={"touch": touch, **listed}, binds_self_massage=False)
    footing = Footing(child(made_up=YES), with_made(flag), moment())
    assert (not footing.refusals(PLAIN)) is adult
    assert (not footing.refusals(OWN)) is own
    assert not footing.refusals(TOUCHLESS)
    if touch == "listed_areas":
        assert not footing.refusals(prompt(hands(area="foot")))


@pytest.mark.parametrize(
    "limit",
    [
        {"areas_excluded": ("hand",)},
        {"areas_limited_to": ("foot",)},
        {"area_limits": (AreaLimit(areas=("hand",), pressure_max=1),)},
        {"techniques_excluded": ("circles",)},
        {"techniques_limited_to": ("still_hold",)},
        {"pressure_max": 1},
    ],
)
def test_17_whose_hands_a_limit_binds(limit: dict[str, Any]):
    by_adult, by_child = prompt(hands("circles", pressure=2)), prompt(hands("circles", pressure=2, giver="self"))
    for binds in (True, False):
        shelf = with_made(made(effect=limit, binds_self_massage=binds))
        footing = Footing(child(made_up=YES), shelf, moment())
        assert footing.refusals(by_adult)
        assert bool(footing.refusals(by_child)) is binds


def test_16_listed_areas_without_a_list_are_none():
    footing = Footing(child(made_up=YES), with_made(made(effect={"touch": "listed_areas"})), moment())
    assert footing.refusals(PLAIN)
    assert not footing.refusals(OWN)


def test_17_techniques_bind_what_does_not_touch_as_well():
    shelf = with_made(made(effect={"techniques_excluded": ("rom_active",)}, binds_self_massage=False))
    still = prompt(hands("rom_active", None, 0, giver="self"))
    assert Footing(child(made_up=YES), shelf, moment()).refusals(still)
    assert not Footing(child(made_up=NO), shelf, moment()).refusals(still)


def test_17_areas_do_not_bind_what_does_not_touch():
    assert passes(child("hip_at_risk"), moment(), prompt(hands("rom_active", "hip", 0)))
    assert not passes(child("hip_at_risk"), moment(), HIP)


@pytest.mark.parametrize(
    ("technique", "where", "pressure", "fine"),
    [
        ("still_hold", "foot", 2, True), ("compression", "foot", 3, False), ("compression", "hand", 3, True),
        ("tapping", "foot", 1, False), ("tapping", "hand", 1, True),
    ],
)  # fmt: skip
def test_18_an_area_limit_is_about_its_own_areas(technique: str, where: str, pressure: int, fine: bool):
    who = child(clonus=Answer(yes=True, areas=()))
    assert passes(who, moment(), prompt(hands(technique, where, pressure))) is fine


def test_18_techniques_and_pressure():
    bruises = child(low_platelets_or_anticoagulant=cleared())
    assert passes(bruises, moment(), PLAIN)
    assert not passes(bruises, moment(), prompt(hands(pressure=2)))
    assert not passes(bruises, moment(), prompt(hands("circles", pressure=1)))


@pytest.mark.parametrize(
    ("technique", "where", "pressure", "giver", "fine"),
    [
        ("still_hold", "hand", 2, "caregiver", True), ("still_hold", "hand", 3, "therapist", False),
        ("petrissage", "calf", 2, "therapist", True), ("petrissage", "thigh", 2, "therapist", False),
        ("petrissage", "calf", 2, "caregiver", False), ("compression", "hand", 2, "caregiver", True),
        ("compression", "hand", 2, "peer", False), ("rom_active", "hand", 1, "therapist", False),
    ],
)  # fmt: skip
def test_19_the_techniques_own_range(technique: str, where: str, pressure: int, giver: str, fine: bool):
    found = rows(child(), moment(giver=giver), prompt(hands(technique, where, pressure)))
    assert ("technique" in found) is not fine


def test_19_a_giver_limit_is_not_for_the_childs_own_hands():
    assert passes(child(), moment(giver="caregiver"), prompt(hands("petrissage", "calf", 2, giver="self")))
