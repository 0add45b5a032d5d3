"""Autonomic dysreflexia: with the cord affected at or above T6, touch below the level waits for the spinal team."""

import pytest

from app.therapy import Answer
from app.therapy.precautions import Footing

from .safety_samples import SHELF, TODAY, YES, area, child, cleared, hands, moment, passes, prompt, rows

FLAG, SIGNS = "autonomic_dysreflexia", "dysreflexia_signs"
BELOW = (
    "chest", "upper_back", "lower_back", "abdomen", "hip", "buttock", "thigh", "knee", "calf", "shin", "ankle", "foot",
)  # fmt: skip
SAID = Answer(yes=True, areas=(area("foot", "both"),))
CLEARED = cleared(areas=(area("foot", "both"),))


@pytest.mark.parametrize("where", BELOW)
@pytest.mark.parametrize("technique", ["still_hold", "self_massage"])
def test_nothing_below_the_level_is_touched_by_anybody(where: str, technique: str):
    assert rows(child(**{FLAG: SAID}), moment(), prompt(hands(technique, where))) >= {FLAG}


def test_a_hand_that_feels_may_be_held_and_one_that_does_not_may_not():
    assert passes(child(**{FLAG: SAID}), moment(), prompt(hands(area="hand")))
    both = SAID.model_copy(update={"areas": (*(SAID.areas or ()), area("hand", "both"))})
    assert not passes(child(**{FLAG: both}), moment(), prompt(hands(area="hand")))


def test_where_nobody_said_what_lies_below_nothing_is_touched():
    assert not passes(child(**{FLAG: YES}), moment(), prompt(hands(area="hand")))
    assert passes(child(**{FLAG: YES}), moment(), prompt())


@pytest.mark.parametrize(("technique", "pressure", "fine"), [
    ("still_hold", 1, True), ("still_hold", 2, False), ("tapping", 1, False), ("gentle_stretch", 1, False),
])  # fmt: skip
def test_the_spinal_team_opens_a_resting_hand_and_nothing_firmer(technique: str, pressure: int, fine: bool):
    assert passes(child(**{FLAG: CLEARED}), moment(), prompt(hands(technique, "calf", pressure))) is fine
    assert not passes(child(**{FLAG: CLEARED}), moment(), prompt(hands(technique, "abdomen", pressure)))


def test_before_a_touch_somebody_says_that_bladder_and_bowel_were_seen_to_and_nothing_is_tight():
    who, held = child(**{FLAG: SAID}), prompt(hands(area="hand"))
    needs = Footing(who, SHELF, moment(confirmed=())).needs(held)
    assert needs is not None
    assert "nothing_presses" in needs
    assert not passes(who, moment(confirmed=("skin_checked",)), held)


@pytest.mark.parametrize(
    "sore", ["pressure_injury", "fracture_cast_sprain", "surgery_recent", "skin_broken_or_infected"]
)
def test_with_a_sore_or_an_injury_nobody_touches(sore: str):
    hurt = Answer(yes=True, areas=(area("calf", "left"),), spreading=False)
    today = {sore: hurt} if sore in TODAY else {}
    chart = {} if today else {sore: hurt}
    for who, fine in ((child(**chart), True), (child(**{FLAG: CLEARED}, **chart), False)):
        assert passes(who, moment(answers=today), prompt(hands("self_massage", "hand"))) is fine


def test_its_signs_of_today_are_asked_of_these_children_only_and_stop_play():
    assert SIGNS in Footing(child(**{FLAG: SAID}), SHELF, moment()).questions
    assert SIGNS in Footing(child().model_copy(update={"profiles": (FLAG,)}), SHELF, moment()).questions
    assert SIGNS not in Footing(child(), SHELF, moment()).questions
    stop = Footing(child(**{FLAG: SAID}), SHELF, moment(SIGNS)).stop
    assert stop
    assert stop[0] == SIGNS


def test_a_chart_that_was_never_asked_keeps_adult_touch_closed():
    answers = {name: said for name, said in child().answers.items() if name != FLAG}
    never = child().model_copy(update={"answers": answers})
    assert not passes(never, moment(), prompt(hands(area="hand")))
    assert passes(never, moment(), prompt(hands("self_massage", "hand")))
