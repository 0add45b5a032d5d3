"""Rules 20 to 28: places, materials, tags, loads, tempo, confirmations; and prompts weighed whole."""

import pytest

from app.therapy.precaution import Player
from app.therapy.precautions import Footing, safe_ways
from app.therapy.variant import Variant
from app.therapy.verse import Beat

from .safety_samples import (
    PLAIN,
    SHELF,
    TOUCHLESS,
    YES,
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
    no_wedge = Footing(
        child(made_up=YES), with_made(made(effect={"materials_excluded": ("wedge",)})), moment(position="prone_wedge")
    )
    assert {refusal.row for refusal in no_wedge.refusals(TOUCHLESS)} == {"made_up"}
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


HIP = prompt(hands(area="hip"))


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
