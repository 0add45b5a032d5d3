"""Each of the 28 rules of the safety sheet, with what it lets pass and what it refuses."""

from datetime import timedelta
from typing import Any

import pytest

from app.therapy import Answer, Clearance, Ending, Moment
from app.therapy.precaution import AreaLimit, Condition, Effect, Escalation, Player, Precaution
from app.therapy.precautions import Footing, checklist_open, questions, safe_ways
from app.therapy.prompt import Beat, Variant
from app.therapy.vocabulary import CONFIRMATIONS

from .safety_samples import (
    CHART,
    DAY,
    NO,
    NOW,
    SHELF,
    TODAY,
    YES,
    area,
    child,
    hands,
    moment,
    passes,
    prompt,
    rows,
)

PLAIN = prompt(hands())
TOUCHLESS = prompt()
OWN = prompt(hands("self_massage", giver="self"))


def ended(role: str, when: Any = NOW, who: str = "Dr Ito", **more: Any) -> Answer:
    return Answer(yes=True, ended=Ending(who=who, role=role, when=when), **more)


def cleared(allows: Any = "any", when: Any = NOW - DAY, who: str = "Dr Ito", **more: Any) -> Answer:
    return Answer(yes=True, clearance=Clearance(who=who, when=when, allows=allows), **more)


def made(name: str = "made_up", **change: Any) -> Precaution:
    """A precaution of our own, on the chart."""
    effect = Effect(**{"level": "hard", "touch": "as_limited", **change.pop("effect", {})})
    plain: dict[str, Any] = {
        "id": name, "title": "Made up", "group": "general", "kind": "standing", "answer": "on chart",
        "binds_self_massage": True, "message": "Made up.", "evidence": "M", "refs": "",
    }  # fmt: skip
    return Precaution(**{**plain, **change, "effect": effect})


def with_made(*flags: Precaution) -> dict[str, Precaution]:
    return {**SHELF, **{flag.id: flag for flag in flags}}


def test_the_plain_prompt_passes():
    assert passes(child(), moment(), PLAIN)


@pytest.mark.parametrize(
    ("who", "when", "what"),
    [
        (child(), moment(), prompt(tags=("wiggly",))),
        (child(), moment(), prompt(materials=("moon_dust",))),
        (child(), moment(), prompt(loads={"warmth": 1})),
        (child(), moment(), prompt(loads={"touch": 4})),
        (child(), moment(), prompt(band="furious")),
        (child(), moment(), prompt(hands(area="armpit"))),
        (child(), moment(), prompt(hands(side="upper"))),
        (child(), moment(), prompt(hands("tickle"))),
        (child(), moment(place="moon"), PLAIN),
        (child(), moment(confirmed=("nobody_looks",)), PLAIN),
        (child(), moment(checked={"latex_precaution": ("moon_dust",)}), PLAIN),
        (child(), moment(no_touch=(area("whole_body"),)), PLAIN),
        (child(clonus=Answer(yes=False, areas=(area("wing"),))), moment(), PLAIN),
        (child(reflex_epilepsy_sound_touch=Answer(yes=False, trigger_channels=("aura",))), moment(), PLAIN),
        (child(no_such_precaution=NO), moment(), PLAIN),
        (child().model_copy(update={"profiles": ("spina_bifda",)}), moment(), PLAIN),
    ],
)
def test_1_a_word_outside_the_closed_lists_refuses(who: Any, when: Any, what: Any):
    assert "vocabulary" in rows(who, when, what)


@pytest.mark.parametrize(
    "flag",
    [
        made(effect={"tags_excluded": ("wiggly",)}),
        made(effect={"areas_excluded": ("whole_body",)}),
        made(effect={"level": "severe"}),
        made(escalates=(Escalation(when=Condition(flags_any=("no_such_precaution",)), to="stop"),)),
    ],
)
def test_1_a_faulty_precaution_refuses_even_when_it_is_answered_no(flag: Precaution):
    footing = Footing(child(made_up=NO), with_made(flag), moment())
    assert {refusal.row for refusal in footing.refusals(TOUCHLESS)} == {"vocabulary"}
    assert not Footing(child(made_up=NO), with_made(made()), moment()).refusals(TOUCHLESS)


@pytest.mark.parametrize("missing", ["now", "place", "position", "giver"])
def test_2_without_a_whole_moment_nothing_is_offered(missing: str):
    assert "moment" in rows(child(), moment(**{missing: None}), TOUCHLESS)


def test_2_without_an_age_nothing_is_offered_and_every_age_condition_counts_as_met():
    footing = Footing(child(born=None), SHELF, moment())
    assert "moment" in {refusal.row for refusal in footing.refusals(TOUCHLESS)}
    assert "oil_nut_fragrance_allergy" in footing.active
    assert "oil_nut_fragrance_allergy" not in Footing(child(), SHELF, moment()).active


def test_3_active_by_a_yes_or_by_what_it_applies_to():
    bench, bath = moment(), moment(place="after_bath")
    rolled = prompt(hands("tool_roll"))
    assert passes(child(), bench, rolled)
    assert "ctx_bath" in rows(child(), bath, rolled)
    assert "oil_nut_fragrance_allergy" in Footing(child("oil_nut_fragrance_allergy"), SHELF, bench).active
    assert "oil_nut_fragrance_allergy" in Footing(child(born="2025-09"), SHELF, bench).active


def test_3_within_one_entry_every_key_must_hold():
    at_bedtime = moment(place="bedtime", position="bed")
    assert "ctx_bedtime_infant" in Footing(child(born="2025-09"), SHELF, at_bedtime).active
    assert "ctx_bedtime_infant" not in Footing(child(born="2025-03"), SHELF, at_bedtime).active
    assert "ctx_bedtime_infant" not in Footing(child(born="2025-09"), SHELF, moment()).active


def test_4_a_precaution_brings_others_with_their_own_answers():
    bin_play = prompt(materials=("soil",))
    assert passes(child(), moment(), bin_play)
    assert rows(child("steroid_long_term"), moment(), bin_play) == {"immunosuppressed"}
    site = Answer(yes=True, areas=(area("hip", "left"),), since_date=NOW - DAY)
    bare, told = child("hip_or_sdr_surgery"), child(hip_or_sdr_surgery=YES, surgery_recent=site)
    assert "surgery_recent" in rows(bare, moment(), OWN)  # no areas of its own: no touch at all
    assert passes(told, moment(), OWN)


def test_4_on_a_condition_only_when_it_holds():
    assert "shunt_warning_signs" in Footing(child("vp_shunt"), SHELF, moment("fever")).active
    assert "shunt_warning_signs" not in Footing(child(), SHELF, moment("fever")).active


def test_5_what_an_answer_leaves_out_counts_as_met():
    shared = prompt(tags=("shared_items",))
    sore = Answer(yes=True, areas=(area("foot"),), spreading=False)
    unsaid = sore.model_copy(update={"spreading": None})
    assert passes(child(), moment(answers={"skin_broken_or_infected": sore}), shared)
    assert rows(child(), moment(answers={"skin_broken_or_infected": unsaid}), shared) == {"skin_broken_or_infected"}


@pytest.mark.parametrize(
    ("triggers", "touched"), [(("touch",), True), (("sound", "touch"), True), ((), True), (("sound",), False)]
)
def test_5_a_list_is_met_when_it_contains_the_value(triggers: tuple[str, ...], touched: bool):
    who = child(reflex_epilepsy_sound_touch=Answer(yes=True, trigger_channels=triggers))
    assert passes(who, moment(), PLAIN) is not touched


SPASM = prompt(hands("tapping"))


@pytest.mark.parametrize(
    ("answer", "over"),
    [
        (ended("therapist"), True),
        (ended("clinician"), True),
        (ended("therapist", NOW.date()), True),
        (ended("caregiver"), False),
        (ended("therapist", None), False),
        (ended("therapist", NOW + timedelta(minutes=1)), False),
        (ended("therapist", who=" "), False),
        (YES, False),
    ],
)
def test_6_only_the_right_role_ends_it(answer: Answer, over: bool):
    assert passes(child(spasticity=answer), moment(), SPASM) is over


@pytest.mark.parametrize(
    ("more", "over"),
    [
        ({"since_date": NOW - 2 * DAY}, True),
        ({"since_date": (NOW - 2 * DAY).date()}, True),
        ({"since_date": NOW - timedelta(hours=23)}, False),
        ({"since_date": (NOW - DAY).date()}, False),  # a day alone counts from its end
        ({}, False),
        ({"since_date": NOW - 9 * DAY, "until_date": (NOW + DAY).date()}, False),
        ({"since_date": NOW - 9 * DAY, "until_date": NOW.date()}, True),
    ],
)
def test_6_an_acute_one_not_before_its_time(more: dict[str, Any], over: bool):
    assert passes(child(fever=ended("caregiver", **more)), moment(), PLAIN) is over


def test_6_a_day_alone_is_one_after_it_travelled_too():
    said = Answer.model_validate_json(ended("caregiver", since_date=(NOW - DAY).date()).model_dump_json())
    assert not passes(child(fever=said), moment(), PLAIN)


def test_6_where_it_escalates_to_a_stop_only_a_clinician_ends_it():
    since = {"since_date": NOW - 3 * DAY}
    signs = ended("clinician")
    for role, over in (("caregiver", False), ("therapist", False), ("clinician", True)):
        who = child("baclofen_pump", fever=ended(role, **since), shunt_warning_signs=signs)
        assert (Footing(who, SHELF, moment()).stop is None) is over


def test_6_todays_ending_ends_what_the_chart_says_but_never_the_other_way_round():
    over_today = Answer(yes=False, ended=Ending(who="Ana", role="clinician", when=NOW))
    chart = child(unexplained_pain_or_swelling=Answer(yes=True))
    assert not passes(chart, moment(), TOUCHLESS)  # a plain no does not end it
    assert passes(chart, moment(answers={"unexplained_pain_or_swelling": over_today}), TOUCHLESS)
    was_over = child(unexplained_pain_or_swelling=ended("clinician", NOW - DAY))
    assert passes(was_over, moment(), TOUCHLESS)
    assert not passes(was_over, moment("unexplained_pain_or_swelling"), TOUCHLESS)


def test_6_without_a_role_it_never_ends():
    for_good = made(ended_by=None, effect={"touch": "none"})
    who = child(made_up=ended("clinician"))
    assert Footing(who, with_made(for_good), moment()).refusals(OWN)
    assert not Footing(child(made_up=NO), with_made(for_good), moment()).refusals(OWN)


def test_7_when_the_time_has_passed_it_is_asked_again_and_stays():
    old = Answer(yes=True, reviewed=NOW - 400 * DAY)
    fresh = Answer(yes=True, reviewed=NOW - 300 * DAY)
    assert "spasticity" in questions(child(spasticity=old), SHELF, moment())
    assert "spasticity" not in questions(child(spasticity=fresh), SHELF, moment())
    assert not passes(child(spasticity=old), moment(), SPASM)
    cast = {"areas": (area("foot", "left"),)}
    for days, due in ((15, True), (13, False)):
        who = child(fracture_cast_sprain=Answer(yes=True, since_date=NOW - days * DAY, **cast))
        assert ("fracture_cast_sprain" in Footing(who, SHELF, moment()).reviews) is due
        assert not passes(who, moment(), prompt(hands(area="foot", side="left")))


def test_7_the_questions_of_the_day_come_every_session():
    assert "fever" in questions(child(), SHELF, moment())
    assert not [name for name in questions(child(), SHELF, moment()) if name not in TODAY]


@pytest.mark.parametrize("flag", CHART)
def test_8_a_chart_question_never_answered_closes_adult_touch(flag: str):
    who = child()
    who = who.model_copy(update={"answers": {name: said for name, said in who.answers.items() if name != flag}})
    assert checklist_open(who, SHELF) == [flag]
    assert rows(who, moment(), PLAIN) == {"unanswered"}
    assert passes(who, moment(), OWN)
    assert passes(who, moment(answers={flag: NO}), PLAIN)


def test_8_so_does_a_question_of_today():
    waiting = moment()
    waiting = waiting.model_copy(update={"answers": {k: v for k, v in waiting.answers.items() if k != "fever"}})
    assert rows(child(), waiting, PLAIN) == {"unanswered"}
    assert passes(child(), waiting, OWN)


@pytest.mark.parametrize(
    ("flag", "who"),
    [
        ("after_feed", child("reflux")),
        ("after_feed", child().model_copy(update={"profiles": ("g_tube",)})),
        ("shunt_warning_signs", child(shunt_programmable=YES)),
        ("dmd_fall_or_knock", child().model_copy(update={"profiles": ("duchenne",)})),
    ],
)
def test_8_some_are_asked_of_some_children_only(flag: str, who: Any):
    assert flag in questions(who, SHELF, moment())
    assert flag not in questions(child(), SHELF, moment())


def test_8_what_the_moment_says_is_never_asked():
    asked = {*questions(child(), SHELF, moment()), *checklist_open(child().model_copy(update={"answers": {}}), SHELF)}
    assert asked & {name for name in SHELF if name.startswith("ctx_") or name == "universal"} == set()
    assert "oil_nut_fragrance_allergy" in asked


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


def test_20_positions_and_places():
    assert rows(child(), moment(position="lap"), prompt(positions=("bed",))) == {"position"}
    assert passes(child(), moment(position="lap"), prompt(positions=("bed", "lap")))
    assert "reflux" in rows(child("reflux"), moment(position="floor_supine"), TOUCHLESS)
    assert passes(child("reflux"), moment(position="lap"), TOUCHLESS)
    assert "contagious_illness" in rows(child(), moment("contagious_illness", place="sensory_table"), TOUCHLESS)
    assert passes(child(), moment("contagious_illness"), TOUCHLESS)


def test_21_materials_named_and_brought():
    who = child("latex_precaution")
    ball = prompt(materials=("soft_ball",))
    assert rows(who, moment(), ball) == {"latex_precaution"}
    assert passes(who, moment(checked={"latex_precaution": ("soft_ball",)}), ball)
    assert rows(who, moment(checked={"immunosuppressed": ("soft_ball",)}), ball) == {"latex_precaution"}
    assert rows(who, moment(position="wheelchair"), TOUCHLESS) == {"latex_precaution"}
    assert passes(who, moment(position="wheelchair", checked={"latex_precaution": ("wheelchair",)}), TOUCHLESS)
    balloon = prompt(materials=("latex_balloon",))
    assert not passes(who, moment(checked={"latex_precaution": ("latex_balloon",)}), balloon)
    assert passes(child(), moment(), balloon)


def test_22_tags_kind_giver_and_length():
    assert rows(child("reflux"), moment(), prompt(tags=("inversion",))) == {"reflux"}
    assert passes(child("reflux"), moment(), prompt(tags=("group",)))
    assert rows(child(), moment("fever"), prompt(kind="story")) == {"fever"}
    assert passes(child(), moment("fever"), TOUCHLESS)
    assert "universal" in rows(child(), moment(giver="driver"), TOUCHLESS)
    verse = TOUCHLESS.verses[0]
    exactly = prompt(verses=(verse.model_copy(update={"seconds": 120}),))
    assert passes(child(heart_condition=cleared()), moment(), exactly)
    longer = prompt(verses=(verse.model_copy(update={"seconds": 121}),))
    assert rows(child(heart_condition=cleared()), moment(), longer) == {"heart_condition"}
    assert Footing(child("heart_condition", "pressure_injury"), SHELF, moment()).longest_s == 120


def test_23_a_load_left_out_counts_as_strong():
    who = child("sound_sensitive")
    quiet = dict(TOUCHLESS.loads)
    assert passes(who, moment(), prompt(loads={**quiet, "sound": 1}))
    assert rows(who, moment(), prompt(loads={**quiet, "sound": 2})) == {"sound_sensitive"}
    del quiet["sound"]
    assert rows(who, moment(), prompt(loads=quiet)) == {"sound_sensitive"}
    assert passes(child(), moment(), prompt(loads=quiet))


@pytest.mark.parametrize(
    ("beat", "fine"),
    [
        (Beat(bpm=100, tune="twinkle"), True), (Beat(bpm=101, tune="twinkle"), False), (Beat(bpm=100), True),
        (Beat(bpm=101), False), (Beat(bpm=75, tune="row-your-boat"), True), (Beat(bpm=76, tune="row-your-boat"), False),
        (Beat(bpm=76, tune="unheard-of"), False), (None, True),
    ],
)  # fmt: skip
def test_24_tempo_is_the_pulse(beat: Beat | None, fine: bool):
    assert passes(child("spasticity"), moment(), prompt(beat=beat)) is fine


def test_25_confirmations():
    who = child("epilepsy", "scoliosis_brace")
    plan = ("seizure_plan_at_hand",)
    assert rows(who, moment(confirmed=()), TOUCHLESS) == {"epilepsy"}
    assert passes(who, moment(confirmed=plan), TOUCHLESS)
    assert rows(who, moment(confirmed=plan), PLAIN) == {"scoliosis_brace"}
    assert passes(who, moment(confirmed=(*plan, "skin_checked")), PLAIN)
    assert rows(who, moment(confirmed=plan, position="therapy_ball"), TOUCHLESS) == {"epilepsy"}
    assert passes(who, moment(confirmed=(*plan, "adult_holds"), position="therapy_ball"), TOUCHLESS)
    assert Footing(who, SHELF, moment()).confirmations == {*plan, "skin_checked"}


def test_26_the_player_removes_nothing():
    quiet = made("quiet", effect={"player": Player(volume_max=0.5, fade_in_s=3)})
    footing = Footing(child("sound_sensitive", quiet=YES, epilepsy=YES), with_made(quiet), moment())
    assert footing.player == {"volume_max": 0.4, "fade_in_s": 3, "reduced_motion": True}
    assert not footing.refusals(TOUCHLESS)
    assert Footing(child(), SHELF, moment()).player == {"volume_max": 0.6}


def test_27_no_precaution_loosens_another():
    who = child("spasticity", hip_at_risk=cleared(), nm_no_forceful_stretch=YES)
    assert passes(who, moment(), prompt(hands(area="hip", pressure=1)))
    assert "hip_at_risk" in rows(who.model_copy(update={"answers": {**who.answers, "hip_at_risk": YES}}), moment(), HIP)
    both = child(hip_at_risk=cleared(), tethered_cord_signs=YES)
    assert rows(both, moment(), HIP) == {"tethered_cord_signs"}


def test_27_every_row_that_refuses_is_named():
    assert rows(child("reflux", "chiari"), moment(), prompt(tags=("inversion",))) == {"reflux", "chiari"}


def test_28_a_prompt_passes_whole_or_by_a_variant_that_does():
    seated = Variant(name="no-touch", verses=TOUCHLESS.verses)
    both = prompt(hands(), variants=(seated,))
    who = child("nonspeaking")
    assert [way.variant for way in safe_ways(both, Footing(who, SHELF, moment()))] == ["no-touch"]
    assert [way.variant for way in safe_ways(both, Footing(child(), SHELF, moment()))] == ["", "no-touch"]
    assert (
        safe_ways(prompt(hands(), hands(pressure=2)), Footing(child("osteogenesis_imperfecta"), SHELF, moment())) == []
    )


def test_touch_is_welcome_only_where_somebody_asked():
    assert rows(child(), moment(no_touch=None), PLAIN) == {"no_touch"}
    assert rows(child(), moment(no_touch=None), OWN) == {"no_touch"}
    assert passes(child(), moment(no_touch=None), TOUCHLESS)
    for side, open_there in (("left", False), ("right", True), (None, False)):
        found = passes(child(), moment(no_touch=(area("hand", "left"),)), prompt(hands(side=side)))
        assert found is open_there
    assert rows(child(), moment(no_touch=(area("hand", "left"),)), OWN) == {"no_touch"}


def test_what_is_not_at_hand_is_not_offered():
    drum = prompt(materials=("drum",))
    assert rows(child(), moment(materials=()), drum) == {"equipment"}
    assert passes(child(), moment(materials=("drum",)), drum)
    assert passes(child(), moment(materials=(), position="prone_wedge"), prompt(materials=("wedge",)))


def test_a_prompt_is_for_its_places_and_the_child_for_its_positions():
    assert rows(child(), moment(), prompt(places=("school",))) == {"place"}
    assert passes(child(), moment(), prompt(places=("school", "clinic_room")))
    assert rows(child(positions=("lap",)), moment(), TOUCHLESS) == {"position"}
    assert passes(child(positions=("lap", "bench_or_bin")), moment(), TOUCHLESS)


def test_needs_are_what_opens_it():
    who = child("epilepsy", "latex_precaution", "scoliosis_brace")
    footing = Footing(who, SHELF, moment(confirmed=(), position="crawl_tunnel"))
    assert footing.needs(PLAIN) == ("check:latex_precaution:tunnel", "seizure_plan_at_hand", "skin_checked")
    assert footing.needs(prompt(materials=("latex_band",))) is None
    assert Footing(child(), SHELF, moment()).needs(PLAIN) == ()


def test_what_a_yes_would_take():
    footing = Footing(child("reflux"), SHELF, moment())
    fed = footing.if_yes("after_feed")
    assert fed.stop is None
    assert fed.positions == {"prone_wedge", "floor_supine"}
    assert fed.takes(prompt(loads={**TOUCHLESS.loads, "movement": 1}))
    assert not fed.takes(TOUCHLESS)
    assert not fed.spares(TOUCHLESS)  # it may be played lying on the back
    assert fed.spares(prompt(positions=("lap",)))
    assert footing.if_yes("seizure_now").stop == ("seizure_now", SHELF["seizure_now"].message)
    assert Footing(child("vp_shunt"), SHELF, moment()).if_yes("fever").stop
    assert footing.if_yes("immunisation_recent").takes(OWN)  # the limb was not said


def test_a_moment_from_json_weighs_the_same():
    now = moment(checked={"latex_precaution": ("wheelchair",)}, position="wheelchair", confirmed=CONFIRMATIONS[:3])
    again = Moment.model_validate_json(now.model_dump_json())
    assert rows(child("latex_precaution"), again, PLAIN) == rows(child("latex_precaution"), now, PLAIN) == set()
