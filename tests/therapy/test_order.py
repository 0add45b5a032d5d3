"""Why this order: the terms of each prompt, and that likes and leanings open nothing."""

import pytest

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
    lay_tray,
    why_this_order,
)
from app.therapy.features import features_of
from app.therapy.parts import parts
from app.therapy.ranking import Ranking
from app.therapy.terms import MOOD_EASE
from tests.tapping import NOW, Tablet
from tests.therapy.shelf import SHELF

WAYS = {way.way: way for prompt in SHELF.prompts.values() for way in prompt.ways}
SAID_NO = {flag: Answer(yes=False) for flag in checklist_open(Child(id="x", nickname="x"), SHELF.precautions)}
MIA = Child(
    id="mia", nickname="Mia", born="2021-03", answers=SAID_NO, goals=("calm",),
    senses={"touch": Sense(pattern="seeking", strength=2)},
)  # fmt: skip
LAP = Moment(place="story_time", position="lap", giver="therapist")


PLAYED = ("hippo-seesaw", "slow-bear", "quiet-moon")


def chart(child: Child = MIA) -> Chart:
    """Songs went well, most of all "hippo-seesaw", which was also played twice just now."""
    tablet = Tablet(child.id)
    tablet.start(LAP)
    for prompt in ("hippo-seesaw", "slow-bear", "hippo-seesaw"):
        play = tablet.pick(prompt)
        tablet.end(play, "natural_end", 60)
        tablet.outcome(play, "into_it")
    play = tablet.pick("quiet-moon")
    tablet.end(play, "child_left", 30)
    tablet.outcome(play, "had_enough")
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
    assert "goal:calm" not in terms  # it got all of the minutes
    assert [abs(term.moved) for term in placed["hippo-seesaw"].terms] == sorted(
        (abs(term.moved) for term in terms.values()), reverse=True
    )
    assert {term.name for term in placed["quiet-moon"].terms if term.moved < 0} >= {"prompt", "kind:story"}
    (story,) = (term for term in placed["quiet-moon"].terms if term.name == "kind:story")
    assert (story.into, story.outcomes) == (0, 1)


def test_what_leans_the_order_is_told_by_what_leans_it() -> None:
    talker = MIA.model_copy(update={"goals": ("calm", "communication"), "steer": Steer(calm=1, new=1, goal="bonding")})
    placed = why_this_order(talker, chart(talker), SHELF, _well(talker), NOW)
    moved = [{term.name: term.moved for term in one.terms} for one in placed]
    for goal, name in (("communication", "goal:communication"), ("bonding", "goal_first:bonding")):
        serving = [goal in WAYS[one.way].goals for one in placed]
        assert any(serving)
        assert [terms.get(name, 0) > 0 for terms in moved] == serving
    assert [terms.get("new", 0) > 0 for terms in moved] == [one.way.partition("#")[0] not in PLAYED for one in placed]
    assert [terms.get("calm", 0) for terms in moved if terms.get("calm", 0) < 0] == [
        moved[at]["calm"] for at, one in enumerate(placed) if WAYS[one.way].arousal > 0
    ]


def test_the_parts_add_up_to_the_liking() -> None:
    names = list(order())
    for mood in ("low", "ready", "rising", "over"):
        features = features_of(SHELF)
        numbers = [features.place[name] for name in names]
        judged = Ranking(MIA, chart(), features, _well(MIA), NOW, None, numbers, numbers)
        rows = judged.judged[mood].rows
        expected = judged.liking.sums(rows, judged.liking.mind)[0] + MOOD_EASE[mood]
        assert sum(parts(judged.liking, judged.judged[mood], mood).values()) == pytest.approx(expected)


def test_the_terms_explain_the_chance() -> None:
    """Without what they moved, every prompt would have about the chance of a lukewarm one."""
    for mood in ("low", "ready", "rising", "over"):
        moment = _well(MIA, LAP.model_copy(update={"mood": mood}))
        placed = why_this_order(MIA, chart(), SHELF, moment, NOW)
        moved = [sum(term.moved for term in one.terms if not _leans(term.name)) for one in placed]
        lukewarm = [one.likely - by for one, by in zip(placed, moved, strict=True)]
        assert max(one.likely for one in placed) - min(one.likely for one in placed) > 0.5
        # What moved nearly nothing is left out, and the least likely move the scale most: about, not to the digit.
        assert sorted(lukewarm)[1] > 0.35, mood
        assert max(lukewarm) < 0.55, mood


def _leans(name: str) -> bool:
    """True for what leans the order and is no part of liking."""
    return name.partition(":")[0] in ("goal", "goal_first", "calm", "new", "age")


def test_the_best_stands_first() -> None:
    placed = why_this_order(MIA, chart(), SHELF, _well(MIA), NOW)
    ways = [one.way for one in placed]
    assert ways.index("hippo-seesaw") < ways.index("quiet-moon")
    tray = lay_tray(MIA, chart(), SHELF, _well(MIA), NOW)
    scores = [tray.entries[way].score["ready"] for way in ways]
    assert scores == sorted(scores, reverse=True)
    # The order is of what does best side by side, which is not the chance of each; but it follows that by and large.
    best, last = (sum(one.likely for one in some) for some in (placed[:4], placed[-4:]))
    assert best > last


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


def test_what_the_child_had_enough_of_is_no_foil_for_better_ones() -> None:
    """A picture that nobody would pick makes the others be picked, and yet has no place among the first."""
    for mood in ("low", "ready", "rising", "over"):
        placed = why_this_order(MIA, chart(), SHELF, _well(MIA, LAP.model_copy(update={"mood": mood})), NOW)
        fair = sorted((one.likely for one in placed), reverse=True)[5]
        assert min(one.likely for one in placed[:5]) > 0.5 * fair, mood
