"""Rules 1 to 8: what can be read, what is active, what ends it, what is asked."""

from datetime import timedelta
from typing import Any

import pytest

from app.therapy import Answer, Ending, look_again
from app.therapy.precaution import Condition, Escalation, Precaution
from app.therapy.precautions import Footing, checklist_open, questions

from .safety_samples import (
    CHART,
    DAY,
    NO,
    NOW,
    OWN,
    PLAIN,
    SHELF,
    TODAY,
    TOUCHLESS,
    YES,
    area,
    child,
    ended,
    hands,
    made,
    moment,
    passes,
    prompt,
    rows,
    with_made,
)


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
    # Born some day in March: on the tenth of March a year later twelve months are not sure yet.
    assert "ctx_bedtime_infant" in Footing(child(born="2025-03"), SHELF, at_bedtime).active
    assert "ctx_bedtime_infant" not in Footing(child(born="2025-02"), SHELF, at_bedtime).active
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
    ("spreading", "channels", "met"),
    [(True, ("touch",), True), (False, ("touch",), False), (True, ("sound",), False), (None, None, True)],
)
def test_5_every_key_of_a_condition_must_hold(spreading: bool | None, channels: Any, met: bool):
    both = Condition(answer={"spreading": True, "trigger_channels": "touch"})
    flag = made(escalates=(Escalation(when=both, to="stop"),))
    said = Answer(yes=True, spreading=spreading, trigger_channels=channels)
    assert (Footing(child(made_up=said), with_made(flag), moment()).stop is not None) is met


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


def test_6_a_yes_of_today_may_say_that_it_is_over():
    seen = moment(answers={"unexplained_pain_or_swelling": ended("clinician", since_date=NOW - 2 * DAY)})
    assert passes(child(), seen, TOUCHLESS)
    before_it_began = moment(
        answers={"unexplained_pain_or_swelling": ended("clinician", NOW - 3 * DAY, since_date=NOW)}
    )
    assert not passes(child(), before_it_began, TOUCHLESS)


def test_6_what_was_ended_comes_back_with_what_brings_it():
    oil = prompt(materials=("plain_oil",))
    over = {"oil_nut_fragrance_allergy": ended("caregiver")}
    assert passes(child(**over), moment(), oil)
    assert not passes(child("oil_nut_fragrance_allergy"), moment(), oil)
    assert not passes(child(born="2025-09", **over), moment(), oil)


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


@pytest.mark.parametrize("flag", [name for name, flag in SHELF.items() if flag.asked and flag.lasts])
def test_7_each_is_asked_again_at_its_time_and_not_before(flag: str):
    days = {"PT45M": 45 / 1440, "PT24H": 1, "P1D": 1, "PT48H": 2, "PT72H": 3, "P14D": 14, "P2W": 14, "P8W": 56,
            "P12W": 84, "P1M": 28, "P3M": 90, "P6M": 181, "P12M": 365}[SHELF[flag].lasts or ""]  # fmt: skip
    began = NOW - days * DAY
    field = "since_date" if SHELF[flag].kind == "acute" else "reviewed"
    for minutes, due in ((-1, False), (0, True), (60, True)):
        who = child(**{flag: Answer(yes=True, **{field: began - timedelta(minutes=minutes)})})
        assert (flag in look_again(who, SHELF, NOW)) is due
        footing = Footing(who, SHELF, moment())
        assert (flag in footing.reviews) is due
        assert footing.due[flag] == NOW - timedelta(minutes=minutes)
        assert flag in footing.active
    assert flag in look_again(child(**{flag: YES}), SHELF, NOW)  # since when was never said
    assert flag not in look_again(child(), SHELF, NOW)


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
