"""Why one is not offered: the row that refuses it, or where it stands."""

from datetime import timedelta

from app.therapy import Answer, AreaSide, Child, Moment, fold, why_not
from tests.tapping import NOW, Tablet
from tests.therapy.playing import LAP, MIA, SHELF

FEET = (AreaSide(area="foot", side="both"), AreaSide(area="ankle", side="both"))


def asked(child: Child, prompt: str, moment: Moment = LAP, *, anywhere: bool = True):
    return why_not(child, fold(child, []), SHELF, SHELF.prompts[prompt], moment, NOW, anywhere=anywhere)


def answered(**answers: Answer) -> Child:
    return MIA.model_copy(update={"answers": {**MIA.answers, **answers}})


def test_the_very_precaution_is_named() -> None:
    said = asked(answered(touch_trauma_or_safeguarding=Answer(yes=True, reviewed=NOW)), "bridge-hands")
    assert {refusal.row for refusal in said.refusals} == {"touch_trauma_or_safeguarding"}


def test_what_is_offered_says_where_it_stands() -> None:
    said = asked(MIA, "hello-hand")
    assert said.refusals == ()
    assert said.stands is not None
    assert 1 <= said.stands <= said.of
    assert said.placed is not None
    assert said.placed.way.startswith("hello-hand")


def test_only_a_position_of_the_child_counts() -> None:
    said = asked(MIA.model_copy(update={"positions": ("bed",)}), "tunnel-toes")
    assert {refusal.row for refusal in said.refusals} == {"position"}


def test_in_this_very_moment_the_place_may_refuse_it() -> None:
    assert asked(MIA, "bridge-hands").refusals == ()
    said = asked(MIA, "bridge-hands", anywhere=False)
    assert {refusal.row for refusal in said.refusals} <= {"place", "position"}
    assert said.refusals


def test_a_numb_foot_still_has_the_hands_way_of_a_prompt_for_feet() -> None:
    said = asked(answered(insensate_skin=Answer(yes=True, areas=FEET, reviewed=NOW)), "tunnel-toes")
    assert said.refusals == ()
    assert said.way.variant == "wheelchair"


def test_a_picture_that_was_not_wanted_today_is_named_until_tomorrow() -> None:
    tablet = Tablet(MIA.id, later=-timedelta(minutes=5))
    tablet.start(LAP)
    tablet.write("not_that", prompt="hello-hand")
    chart = fold(MIA, tablet.events)
    today, tomorrow = (
        why_not(MIA, chart, SHELF, SHELF.prompts["hello-hand"], LAP, NOW + later)
        for later in (timedelta(), timedelta(days=1))
    )
    assert [refusal.row for refusal in today.refusals] == ["not_that"]
    assert tomorrow.refusals == ()


def test_age_lowers_and_does_not_refuse() -> None:
    said = asked(MIA.model_copy(update={"born": "2012-03"}), "hello-hand")
    assert said.refusals == ()
    assert said.too_old
