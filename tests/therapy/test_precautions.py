"""Beside the rules: touch welcome today, equipment at hand, and what a tablet without a server is told."""

from app.therapy import Moment
from app.therapy.precautions import Footing
from app.therapy.vocabulary import CONFIRMATIONS

from .safety_samples import (
    OWN,
    PLAIN,
    SHELF,
    TOUCHLESS,
    area,
    child,
    hands,
    made,
    moment,
    passes,
    prompt,
    rows,
    with_made,
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


def test_an_old_tray_closes_touch_until_an_adult_confirmed_it():
    for what in (PLAIN, OWN):
        assert rows(child(), moment(precautions="old"), what) == {"old_tray"}
        assert passes(child(), moment(precautions="confirmed"), what)
    assert passes(child(), moment(precautions="old"), TOUCHLESS)


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


def test_a_yes_closes_what_it_asks_something_new_of():
    asked = made(answer="per session", effect={"requires": {"lap": ("adult_holds",)}, "materials_excluded": ("wedge",)})
    footing = Footing(child(), with_made(asked), moment())
    taken = footing.if_yes("made_up")
    assert taken.positions == {"lap", "prone_wedge"}
    assert not taken.takes(TOUCHLESS)
    confirming = made(answer="per session", effect={"requires": {"touch": ("announced",)}, "giver_required": ("peer",)})
    taken = Footing(child(), with_made(confirming), moment()).if_yes("made_up")
    assert taken.takes(PLAIN)
    assert not taken.takes(TOUCHLESS)
    assert taken.givers == {"therapist", "trained_carer", "caregiver", "driver"}


def test_a_yes_that_opens_a_new_question_closes_adult_touch():
    fed = made(answer="per session", implies=({"flag": "reflux"},))  # and with reflux, after_feed is asked
    well = moment()
    well = well.model_copy(update={"answers": {k: said for k, said in well.answers.items() if k != "after_feed"}})
    taken = Footing(child(), with_made(fed), well).if_yes("made_up")
    assert taken.takes(PLAIN)
    assert not taken.takes(OWN)


def test_a_moment_from_json_weighs_the_same():
    now = moment(checked={"latex_precaution": ("wheelchair",)}, position="wheelchair", confirmed=CONFIRMATIONS[:3])
    again = Moment.model_validate_json(now.model_dump_json())
    assert rows(child("latex_precaution"), again, PLAIN) == rows(child("latex_precaution"), now, PLAIN) == set()
