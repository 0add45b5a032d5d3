"""Why this order: the terms of each prompt, and that likes and leanings open nothing."""

from pathlib import Path

from app.library import read_library
from app.therapy import (
    MATERIALS,
    Answer,
    AreaSide,
    Chart,
    Child,
    Footing,
    Likes,
    Moment,
    Sense,
    Steer,
    as_if_well,
    checklist_open,
    fold,
    why_this_order,
)
from app.therapy.liking import BASE
from tests.tapping import NOW, Tablet

SHELF = read_library(Path(__file__).resolve().parents[2] / "assets")
WAYS = {way.way: way for prompt in SHELF.prompts.values() for way in prompt.ways}
SAID_NO = {flag: Answer(yes=False) for flag in checklist_open(Child(id="x", nickname="x"), SHELF.precautions)}
MIA = Child(
    id="mia", nickname="Mia", born="2021-03", answers=SAID_NO, goals=("calm",),
    senses={"touch": Sense(pattern="seeking", strength=2)},
)  # fmt: skip
LAP = Moment(place="story_time", position="lap", giver="therapist")


def chart(child: Child = MIA) -> Chart:
    """Songs went well, most of all "hippo-seesaw", which was also played twice just now."""
    tablet = Tablet(child.id)
    tablet.start(LAP)
    for prompt in ("hippo-seesaw", "slow-bear", "hippo-seesaw"):
        tablet.outcome(tablet.pick(prompt), "into_it")
    tablet.outcome(tablet.pick("quiet-moon"), "had_enough")
    return fold(child, tablet.events)


def order(child: Child = MIA, moment: Moment = LAP) -> tuple[str, ...]:
    return tuple(one.way for one in why_this_order(child, chart(child), SHELF, _well(child, moment), NOW))


def _well(child: Child, moment: Moment = LAP) -> Moment:
    return as_if_well(child, chart(child), SHELF, moment, NOW)


def test_terms_carry_the_counts_that_an_adult_can_check() -> None:
    placed = {one.way: one for one in why_this_order(MIA, chart(), SHELF, _well(MIA), NOW)}
    terms = {term.name: term for term in placed["hippo-seesaw"].terms}
    assert (terms["kind:song"].into, terms["kind:song"].outcomes) == (3, 3)
    assert (terms["prompt"].into, terms["prompt"].outcomes) == (2, 2)
    assert terms["habit"].outcomes == 2
    assert terms["habit"].moved < 0 < terms["prompt"].moved
    assert terms["goal:calm"].moved > 0
    assert [abs(term.moved) for term in placed["hippo-seesaw"].terms] == sorted(
        (abs(term.moved) for term in terms.values()), reverse=True
    )
    assert {term.name for term in placed["quiet-moon"].terms if term.moved < 0} >= {"prompt", "kind:story"}


def test_the_terms_add_up_to_the_chance() -> None:
    for mood in ("low", "ready", "rising", "over"):
        moment = _well(MIA, LAP.model_copy(update={"mood": mood}))
        for one in why_this_order(MIA, chart(), SHELF, moment, NOW):
            moved = sum(term.moved for term in one.terms if term.name != "age")
            assert abs(BASE + moved - one.likely) < 0.03, (mood, one.way)  # what moved nearly nothing is left out


def test_the_best_stands_first() -> None:
    placed = why_this_order(MIA, chart(), SHELF, _well(MIA), NOW)
    ways = [one.way for one in placed]
    assert ways.index("hippo-seesaw") < ways.index("quiet-moon")
    at_its_age = [one for one in placed if all(term.name != "age" for term in one.terms)]
    chances = [one.likely for one in at_its_age]
    assert chances == sorted(chances, reverse=True)


def test_what_was_said_today_is_kept_and_the_rest_is_supposed_to_be_fine() -> None:
    feet = (AreaSide(area="foot", side="both"),)
    fever = {"fever": Answer(yes=True)}
    moment = _well(MIA, LAP.model_copy(update={"no_touch": feet, "answers": fever}))
    assert moment.no_touch == feet
    assert moment.answers["fever"].yes
    assert not any(answer.yes for flag, answer in moment.answers.items() if flag != "fever")
    assert _well(MIA).no_touch == ()
    assert _well(MIA).materials == MATERIALS


def test_likes_and_leanings_never_open_what_a_precaution_closed() -> None:
    closed = MIA.model_copy(update={"answers": {**SAID_NO, "insensate_skin": Answer(yes=True)}})  # areas not said
    eager = closed.model_copy(
        update={"likes": Likes(kind="song", theme="mice", touch="slow"), "steer": Steer(calm=3, new=2, goal="calm")}
    )
    assert set(order(eager)) == set(order(closed)) != set(order())
    footing = Footing(eager, SHELF.precautions, _well(eager))
    assert [way for way in order(eager) if footing.refusals(WAYS[way])] == []
