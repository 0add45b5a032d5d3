"""A child's no holds for the rest of the day, everywhere and against everybody; tomorrow it is asked about."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from app.therapy import (
    PLACES,
    Answer,
    AreaSide,
    Chart,
    Child,
    Moment,
    Saying,
    Signal,
    Tray,
    as_if_well,
    as_told,
    check_for,
    checklist_open,
    fold,
    lay_tray,
    noes,
    parked,
    rank_again,
    why_not,
)
from app.therapy.offer import offer
from app.therapy.walk import safe_ways
from tests.tapping import NOW, Tablet
from tests.therapy.safety_samples import OWN, PLAIN, TOUCHLESS, area, child, moment, passes, prompt, rows
from tests.therapy.shelf import SHELF

SAID_NO = {flag: Answer(yes=False) for flag in checklist_open(Child(id="x", nickname="x"), SHELF.precautions)}
MIA = Child(id="mia", nickname="Mia", born="2018-03", answers=SAID_NO)
LAP = Moment(place="story_time", position="lap", giver="therapist")
DAY = timedelta(days=1)
FOOT = AreaSide(area="foot")


def touching(tray: Tray, name: str) -> list[str]:
    return [way for way in safe_ways(tray, tray.moment) if name in {one.area for one in tray.entries[way].areas}]


def wide(chart: Chart, now: datetime = NOW) -> Tray:
    """As a tablet gets it, and walked in a moment in which all was said to be fine."""
    where = [(place, "floor_sitting", "therapist") for place in PLACES]
    fine = as_if_well(MIA, chart, SHELF, Moment(place="floor", position="floor_sitting", giver="therapist"), now)
    tray = lay_tray(MIA, chart, SHELF, Moment(place="floor", position="floor_sitting", giver="therapist"), now,
                    situations=where)  # fmt: skip
    return tray.model_copy(update={"moment": fine})


def no_at(name: str = "foot", later: timedelta = timedelta(), **more: object) -> Tablet:
    tablet = Tablet("mia", later=later)
    tablet.start(LAP)
    tablet.write("not_here", area=name, **more)
    return tablet


def test_a_no_takes_that_touch_away_for_the_rest_of_the_day_on_every_tray() -> None:
    nothing, chart = fold(MIA, ()), fold(MIA, no_at().events)
    assert touching(wide(nothing), "foot")
    later = NOW + timedelta(hours=5)
    assert touching(wide(chart, later), "foot") == []
    left = set(touching(wide(nothing, later), "hand")) - set(touching(wide(nothing, later), "foot"))
    assert set() < left <= set(touching(wide(chart, later), "hand"))
    here = as_if_well(MIA, chart, SHELF, Moment(place="floor", position="floor_sitting", giver="therapist"), later)
    assert touching(lay_tray(MIA, chart, SHELF, here, later), "foot") == []
    assert rank_again(wide(nothing), MIA, chart, SHELF, NOW).not_here == wide(chart).not_here


def test_tomorrow_it_is_back_and_the_last_time_is_told() -> None:
    tablet = no_at()
    chart, tomorrow = fold(MIA, tablet.events), NOW + DAY
    assert touching(wide(chart, tomorrow), "foot")
    told = noes(MIA, chart, tomorrow)
    assert (told.not_here, [one.place for one in told.last_no]) == ((), [FOOT])
    again = Tablet("mia", later=DAY)
    again.start(LAP)
    assert noes(MIA, chart.add(*again.events), NOW + 2 * DAY).last_no == ()


def test_a_day_is_one_of_the_clock_it_is_told_by() -> None:
    chart = fold(MIA, no_at().events)  # 15:00 in UTC
    evening = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    assert noes(MIA, chart, evening).not_here
    assert not noes(MIA, chart, evening.astimezone(timezone(timedelta(hours=8)))).not_here  # the next morning there


def test_a_mistaken_tap_is_taken_back_by_undo_alone() -> None:
    tablet = no_at()
    chart = fold(MIA, tablet.events)
    # An adult who says that touch is fine everywhere changes nothing.
    tablet.write("moment_changed", moment=LAP.model_copy(update={"no_touch": ()}).model_dump(mode="json"))
    assert touching(wide(chart.add(*tablet.events)), "foot") == []
    said = next(event for event in tablet.events if event.kind == "not_here")
    assert touching(wide(chart.add(tablet.undo(said.id))), "foot")


def test_not_that_holds_for_the_day_also_in_the_next_play_session() -> None:
    first, second = Tablet("mia"), Tablet("mia", later=timedelta(hours=4))
    first.start(LAP)
    tray = wide(fold(MIA, ()))
    gone = tray.entries[offer(tray, [], 1)[0].way].prompt
    first.write("not_that", prompt=gone)
    second.start(tray.moment)
    chart = fold(MIA, first.events)

    def offered(tray: Tray) -> set[str]:
        return {tray.entries[one.way].prompt for one in offer(tray, second.events, len(tray.entries))}

    assert gone in offered(tray)
    assert gone not in offered(wide(chart, NOW + timedelta(hours=4)))
    assert gone in offered(wide(chart, NOW + DAY))
    assert gone in offered(wide(chart.add(first.undo(first.events[-1].id)), NOW + timedelta(hours=4)))


@pytest.mark.parametrize("said", [
    {"kind": "all_done"}, {"kind": "not_here", "area": "foot"}, {"kind": "assent", "answer": "no"},
    {"kind": "comfort", "check": "more_stop", "answer": "stop"},
    {"kind": "comfort", "check": "number", "answer": "number", "number": 1},
])  # fmt: skip
def test_what_was_stopped_in_three_play_sessions_is_put_away_until_an_adult_has_looked(said: dict[str, object]) -> None:
    events, name = [], next(iter(SHELF.prompts))
    for day in range(3):
        assert parked(MIA, fold(MIA, events)) == ()
        tablet = Tablet("mia", later=day * DAY)
        tablet.start(LAP)
        for _ in range(2):  # twice in one play session is once
            tablet.write(**said, play=tablet.pick(name))
        events += tablet.events
    chart, now = fold(MIA, events), NOW + 3 * DAY
    assert parked(MIA, chart) == (name,)
    assert name not in {entry.prompt for entry in wide(chart, now).entries.values()}
    told = why_not(MIA, chart, SHELF, SHELF.prompts[name], LAP, now)
    assert "parked" in {refusal.row for refusal in told.refusals}
    assert as_told(MIA, chart, SHELF.precautions).parked == (name,)
    looked = MIA.model_copy(update={"offered_again": {name: now}})
    assert parked(looked, chart) == ()
    assert noes(looked, chart, now).stops == {}


def test_a_number_of_none_and_a_touch_just_right_are_no_stop() -> None:
    events = []
    for day in range(4):
        tablet = Tablet("mia", later=day * DAY)
        tablet.start(LAP)
        play = tablet.pick("hippo-seesaw")
        tablet.write("comfort", play=play, check="number", answer="number", number=0)
        tablet.write("comfort", play=play, check="three", answer="just_right")
        tablet.write("assent", play=play, answer="yes")
        events += tablet.events
    assert parked(MIA, fold(MIA, events)) == ()


def test_the_chart_tells_what_was_said_of_a_touch() -> None:
    tablet = Tablet("mia")
    tablet.start(LAP)
    play = tablet.pick("hippo-seesaw")
    tablet.write("assent", play=play, answer="yes")
    tablet.write("comfort", play=play, check="three", answer="too_much", area="hand", side="left", after_s=16.5)
    tablet.write("not_here", play=play, area="foot", by="therapist")
    (played,) = fold(MIA, tablet.events).plays
    assert (played.assent, [one.answer for one in played.comfort], played.no_at) == ("yes", ["too_much"], (FOOT,))


def test_the_childs_no_and_stop_refuse_whatever_the_adult_said() -> None:
    assert rows(child(), moment(stopped=(area("hand"),)), PLAIN) == {"stopped"}
    assert rows(child(), moment(stopped=(area("hand", "left"),)), OWN) == {"stopped"}
    assert passes(child(), moment(stopped=(area("foot"),)), PLAIN)
    assert passes(child(), moment(stopped=(area("hand"),)), TOUCHLESS)
    assert rows(child(), moment(resting=("a-song",)), TOUCHLESS) == {"resting"}
    assert rows(child().model_copy(update={"parked": ("a-song",)}), moment(), TOUCHLESS) == {"parked"}


SIGNALS = tuple(Signal(means=one, looks="a look", confirmed_by="Ana") for one in ("yes", "no", "stop"))


@pytest.mark.parametrize("profile", ["cfcs4", "cfcs5"])
def test_a_child_who_is_seldom_understood_gets_no_adult_touch_without_its_own_signals(profile: str) -> None:
    who = child().model_copy(update={"profiles": (profile,)})
    assert rows(who, moment(), PLAIN) == {"signals"}
    for without in (OWN, TOUCHLESS):
        assert passes(who, moment(), without)
    for lacking in (SIGNALS[:2], (*SIGNALS[:2], SIGNALS[2].model_copy(update={"confirmed_by": " "}))):
        assert not passes(who.model_copy(update={"saying": Saying(signals=lacking)}), moment(), PLAIN)
    assert passes(who.model_copy(update={"saying": Saying(signals=SIGNALS)}), moment(), PLAIN)


def test_the_precaution_of_no_speech_is_not_opened_by_signals_alone() -> None:
    who = child("nonspeaking").model_copy(update={"saying": Saying(signals=SIGNALS)})
    assert rows(who, moment(), prompt(*(verse.hands for verse in PLAIN.verses if verse.hands))) == {"nonspeaking"}


@pytest.mark.parametrize(("months", "check"), [
    (None, "cues"), (0, "cues"), (35, "cues"), (36, "more_stop"), (47, "more_stop"), (48, "three"), (95, "three"),
    (96, "number"),
])  # fmt: skip
def test_how_comfort_is_asked_goes_by_age_and_never_beyond_it(months: int | None, check: str) -> None:
    assert check_for(months, None, speaks=True) == check
    assert check_for(months, "number", speaks=True) == check
    assert check_for(months, "cues", speaks=True) == "cues"
    assert check_for(months, None, speaks=False) == "cues"
