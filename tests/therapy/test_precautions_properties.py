"""Random children, answers, moments and prompts: the engine against a second reading of the rules, and its promises."""

from datetime import timedelta
from random import Random
from typing import Any

from hypothesis import event, given, settings
from hypothesis import strategies as st

from app.therapy import Answer, AreaSide, Child, Clearance, Ending, Moment, Prompt, Saying, Signal, vocabulary
from app.therapy.precautions import Footing
from app.therapy.verse import Beat, Hands

from .safety_oracle import allowed
from .safety_samples import CHART, NO, NOW, RAW, SHELF, TODAY, YES, child, hands, moment, prompt

FLAGS = sorted(SHELF)
CAREFUL = settings(max_examples=500)
AREAS = ("hand", "foot", "hip", "upper_back", "calf", "forearm", "scalp", "abdomen", "shoulder", "neck_front")
DATES = (
    None, NOW, NOW.date(), NOW - timedelta(hours=12), (NOW - timedelta(days=1)).date(), NOW - timedelta(days=5),
    (NOW - timedelta(days=20)).date(), NOW - timedelta(days=120), NOW + timedelta(hours=1),
    (NOW - timedelta(days=3)).replace(tzinfo=None),
)  # fmt: skip


def _mostly(pick: Random, common: Any, *rare: Any) -> Any:
    return common if pick.random() < 0.85 else pick.choice(rare)


def _areas(pick: Random) -> tuple[AreaSide, ...]:
    sides = (None, "left", "right", "both")
    return tuple(AreaSide(area=pick.choice(AREAS), side=pick.choice(sides)) for _ in range(pick.randrange(3)))


def _answer(pick: Random) -> Answer:
    days = (None, None, NOW.date(), (NOW - timedelta(days=2)).date(), (NOW + timedelta(days=2)).date())
    clearance = Clearance(
        who=pick.choice(("", "Dr Ito", "Dr Ito")),
        when=pick.choice(DATES),
        allows=pick.choice(("any", ("a-song",), ("other",), ())),
    )
    role = pick.choice(vocabulary.ENDING_ROLES)
    ending = Ending(who=pick.choice(("Ana", "Ana", "")), role=role, when=pick.choice(DATES))
    cues = [
        {"means": mean, "looks": "x", "confirmed_by": pick.choice(("A", "A", " "))}
        for mean in ("yes", "no", "stop")
        if pick.random() < 0.9
    ]
    return Answer(
        yes=pick.random() < 0.75,
        areas=pick.choice((None, _areas(pick), _areas(pick))),
        since_date=pick.choice(DATES),
        until_date=pick.choice(days),
        clearance=pick.choice((None, clearance)),
        trigger_channels=pick.choice((None, (), ("sound",), ("touch",), ("smell", "sound"))),
        spreading=pick.choice((None, True, False)),
        cue_list=pick.choice((None, tuple(cues))),
        ended=pick.choice((None, ending)),
    )


def _child(pick: Random) -> Child:
    who = child(born=_mostly(pick, "2019-06", "2024-08", "2025-06", None))
    forgotten = _mostly(pick, None, *CHART)
    sits = _mostly(pick, (), ("lap", "bench_or_bin"))
    profiles = pick.choice(((), (), ("reflux",), ("duchenne", "vp_shunt"), ("cfcs4",), ("cfcs5", "gmfcs5")))
    means = _mostly(pick, ("yes", "no", "stop"), ("yes", "stop"), ())
    signals = tuple(Signal(means=one, looks="x", confirmed_by=_mostly(pick, "A", " ")) for one in means)
    kept = {name: said for name, said in who.answers.items() if name != forgotten or pick.random() < 0.7}
    also = {"saying": Saying(signals=signals), "parked": _mostly(pick, (), ("a-song",))}
    return who.model_copy(update={"answers": kept, "profiles": profiles, "positions": sits, **also})


def _moment(pick: Random) -> Moment:
    unconfirmed = {pick.choice(vocabulary.CONFIRMATIONS) for _ in range(pick.randrange(3))}
    extra = _mostly(pick, ("after_feed", "shunt_warning_signs", "dmd_fall_or_knock"), ())
    return moment(
        place=_mostly(pick, "clinic_room", "after_bath", "car_parked", "bedtime", "sensory_table", None),
        position=_mostly(pick, "lap", "floor_supine", "therapy_ball", "crawl_tunnel", "car_seat", "wheelchair"),
        giver=_mostly(pick, "therapist", "caregiver", "peer", "trained_carer", "driver"),
        no_touch=_mostly(pick, (), None, _areas(pick)),
        stopped=_mostly(pick, (), _areas(pick)),
        resting=_mostly(pick, (), ("other",)),
        confirmed=tuple(word for word in vocabulary.CONFIRMATIONS if word not in unconfirmed),
        materials=_mostly(pick, vocabulary.MATERIALS, ("drum",)),
        checked=pick.choice(({}, {"latex_precaution": ("tunnel", "therapy_ball", "soft_ball")})),
        answers=dict.fromkeys(extra, NO),
    )


def _hands(pick: Random) -> Hands:
    technique = _mostly(pick, pick.choice(("still_hold", "circles", "self_massage", "tapping")), *vocabulary.TECHNIQUES)
    low, high = vocabulary.TECHNIQUES[technique].pressure
    side, giver = pick.choice((None, "left", "right", "both")), pick.choice(("adult", "adult", "self"))
    return hands(technique, pick.choice(AREAS), _mostly(pick, low, high, 0, 3), side=side, giver=giver)


def _prompt(pick: Random) -> Prompt:
    loads = dict.fromkeys(vocabulary.CHANNELS, 0) | {pick.choice(vocabulary.CHANNELS): pick.randrange(4)}
    if pick.random() < 0.1:
        del loads[pick.choice(vocabulary.CHANNELS)]
    beat = Beat(
        bpm=pick.choice((60, 75, 76, 100, 101)), tune=pick.choice((None, "twinkle", "row-your-boat", "unheard-of"))
    )
    return prompt(
        *(_hands(pick) for _ in range(pick.randrange(3))),
        id=pick.choice(("a-song", "other")),
        kind=pick.choice(("song", "song", "story")),
        tags=pick.choice(((), (pick.choice(vocabulary.TAGS),))),
        materials=pick.choice(((), (), ("drum",), ("soft_ball",), ("lotion",), ("textured_bin",))),
        positions=_mostly(pick, tuple(vocabulary.POSITIONS), ("lap",)),
        places=_mostly(pick, vocabulary.PLACES, ("clinic_room", "bedtime")),
        loads=loads,
        beat=pick.choice((None, beat)),
    )


def pool(make: Any, count: int) -> Any:
    """Hypothesis picks among ready ones: drawing every field takes it ten times as long as weighing the prompt."""
    pick = Random(1)
    return st.sampled_from([make(pick) for _ in range(count)])


answers = pool(_answer, 1500)
prompts = pool(_prompt, 1500)
some = st.sampled_from
said_today = st.dictionaries(some(FLAGS), answers, max_size=1) | st.just({})
children = st.builds(
    lambda who, said: who.model_copy(update={"answers": {**who.answers, **said}}),
    pool(_child, 300),
    st.dictionaries(some(FLAGS), answers, max_size=3),
)
moments = st.builds(
    lambda when, said: when.model_copy(update={"answers": {**when.answers, **said}}), pool(_moment, 600), said_today
)


@CAREFUL
@given(children, moments, prompts)
def test_the_engine_and_the_second_reading_agree(who: Child, when: Moment, what: Prompt):
    found = Footing(who, SHELF, when).refusals(what)
    event("passes" if not found else "refused")
    assert (found == []) is allowed(who, RAW, when, what), found


@CAREFUL
@given(children, moments, prompts, some(FLAGS))
def test_a_yes_for_a_no_never_opens_anything(who: Child, when: Moment, what: Prompt, flag: str):
    before, after = Answer(yes=False), Answer(yes=True)
    chart = [who.model_copy(update={"answers": {**who.answers, flag: said}}) for said in (before, after)]
    today = [when.model_copy(update={"answers": {**when.answers, flag: said}}) for said in (before, after)]
    for no, yes in ((Footing(chart[0], SHELF, when), Footing(chart[1], SHELF, when)),
                    (Footing(who, SHELF, today[0]), Footing(who, SHELF, today[1]))):  # fmt: skip
        # "signals" is this very precaution, told by a profile while nobody has said yes to it.
        own = {flag, "signals"} if flag == "nonspeaking" else {flag}
        assert {refusal.row for refusal in no.refusals(what)} - own <= {refusal.row for refusal in yes.refusals(what)}
        assert no.refusals(what) == [] or yes.refusals(what) != []


@CAREFUL
@given(children, moments, prompts, some([name for name in FLAGS if SHELF[name].after_clearance]))
def test_clearing_one_precaution_never_loosens_another(who: Child, when: Moment, what: Prompt, flag: str):
    bare = Answer(yes=True, since_date=NOW - timedelta(days=9), areas=())
    full = bare.model_copy(update={"clearance": Clearance(who="Dr Ito", when=NOW, allows=(what.id,))})
    found = []
    for said in (bare, full):
        footing = Footing(who.model_copy(update={"answers": {**who.answers, flag: said}}), SHELF, when)
        found.append({refusal for refusal in footing.refusals(what) if refusal.row != flag})
    assert found[0] == found[1]


@CAREFUL
@given(children, moments, prompts)
def test_needs_are_all_that_is_missing_and_nothing_more(who: Child, when: Moment, what: Prompt):
    needs = Footing(who, SHELF, when).needs(what)
    event("hopeless" if needs is None else f"{len(needs)} needs")
    everything = dict.fromkeys(SHELF, vocabulary.MATERIALS)
    if needs is None:
        generous = when.model_copy(update={"confirmed": vocabulary.CONFIRMATIONS, "checked": everything})
        assert Footing(who, SHELF, generous).refusals(what)
    else:
        assert Footing(who, SHELF, _given(when, needs)).refusals(what) == []
        for left_out in needs:
            assert Footing(who, SHELF, _given(when, [need for need in needs if need != left_out])).refusals(what)


@CAREFUL
@given(children, moments, prompts, some(TODAY))
def test_what_a_yes_takes_is_what_would_be_refused(who: Child, when: Moment, what: Prompt, flag: str):
    well, ill = (when.model_copy(update={"answers": {**when.answers, flag: said}}) for said in (NO, YES))
    taken = Footing(who, SHELF, well).if_yes(flag)
    before, after = Footing(who, SHELF, well), Footing(who, SHELF, ill)
    if before.refusals(what) == []:
        closed = when.position in taken.positions or when.place in taken.places or when.giver in taken.givers
        gone = taken.takes(what) or closed
        event("gone" if gone else "stays")
        assert gone == bool(after.refusals(what))
        if taken.spares(what):
            assert not after.refusals(what)
    assert (taken.stop is None) is (after.stop is None)


@CAREFUL
@given(children, moments, prompts)
def test_moving_on_weighs_as_if_it_had_begun_there(who: Child, when: Moment, what: Prompt):
    moved = Footing(who, SHELF, when.model_copy(update={"place": "bedtime", "position": "bed"})).elsewhere(
        when.place, when.position, when.giver
    )
    assert moved.refusals(what) == Footing(who, SHELF, when).refusals(what)


def _given(when: Moment, needs: Any) -> Moment:
    checked: dict[str, tuple[str, ...]] = {}
    for need in needs:
        if need.startswith("check:"):
            _, flag, thing = need.split(":")
            checked[flag] = (*checked.get(flag, ()), thing)
    return when.model_copy(
        update={"confirmed": tuple(need for need in needs if not need.startswith("check:")), "checked": checked}
    )
