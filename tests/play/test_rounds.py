"""Preference rounds on the tablet: each pick plays at once and short, and what comes next is what Python says."""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page

from app.therapy import Assessment, Child, assessments, fold, next_trial, open_rounds, read_event, write_event
from tests.tapping import Tablet as Paper
from tests.tapping import uuid

from .conftest import Tablet
from .table import tray

NAMES = [f"{kind}-{n}" for kind in ("song", "story", "drum") for n in range(3)]
ALL = ["counting-1", "story-1", "obstacle-1", "counting-2"]
WALKS = 400


def made_up(chance: Random) -> Paper:
    """Rounds of an assessment or two, answered in every way, also after one another, taken back, or out of turn."""
    tablet = Paper("mia")
    tablet.start()
    for _ in range(chance.choice((1, 1, 2))):
        mode, prompts = chance.choice(("mswo", "paired")), chance.sample(NAMES, chance.randint(3, 7))
        assessment = uuid()
        tablet.write("rounds_begun", assessment=assessment, mode=mode, prompts=prompts)
        for _ in range(chance.randint(0, 12)):
            one = assessments(fold(Child(id="mia", nickname="Mia"), tablet.events))[-1]
            due = next_trial(one, chance.sample(prompts, chance.randint(1, len(prompts))))
            if due is None:
                continue
            mark = {"assessment": assessment, "mode": mode, "round": due.round, "trial": due.trial}
            if chance.random() < 0.15:
                tablet.write("something_else", number=0, prompts=due.shown, round=mark)
            else:
                by = chance.choice(("child", "child", "child", "adult"))
                tablet.pick(chance.choice(due.shown), offered=due.shown, by=by, round=mark)
            if chance.random() < 0.1:
                tablet.undo(tablet.events[-1].id)
    return tablet


def vectors() -> Iterator[tuple[dict[str, Any], Any]]:
    """Events, what is safe, and how much of them the server knew; and what Python makes of it."""
    chance = Random(11)
    for _ in range(WALKS):
        events, safe = made_up(chance).events, chance.sample(NAMES, chance.randint(0, len(NAMES)))
        chart = fold(Child(id="mia", nickname="Mia"), events)
        newest = assessments(chart)[-1]
        # A tap that was taken back comes whole or not at all: the tray knows what stood when it was laid.
        undone = any(event.kind == "undone" for event in events)
        early = open_rounds(fold(chart.child, [] if undone else events[: chance.randint(0, len(events))]))
        due = next_trial(newest, safe)
        yield (
            {"events": [write_event(event) for event in events], "safe": safe, "known": early and travelling(early)},
            [travelling(newest), newest.finished, due and [due.round, due.trial, [*due.shown]]],
        )


def travelling(one: Assessment) -> dict[str, Any]:
    return json.loads(one.model_dump_json(exclude={"at"}))


def test_python_and_the_tablet_go_on_alike(modules: Page) -> None:
    given, expected = zip(*vectors(), strict=True)
    walked = modules.evaluate(
        """async (text) => {
             const { finished, nextTrial, told } = await import('/rounds.js')
             return JSON.parse(text).map(({ events, safe, known }) => {
               const open = told(known, events), due = nextTrial(open, safe)
               return [open, finished(open), due && [due.round, due.trial, due.shown]]
             })
           }""",
        json.dumps(given),
    )
    assert sum(due is not None for _, _, due in expected) > WALKS / 3
    assert sum(done for _, done, _ in expected) > 5
    for vector, theirs, ours in zip(given, walked, expected, strict=True):
        assert theirs == ours, vector["events"]


def begin(tablet: Tablet, mode: str = "mswo", prompts: list[str] = ALL) -> list[dict[str, Any]]:
    tablet.start()
    return tablet.do("rounds", begin={"mode": mode, "prompts": prompts})


def test_a_pick_plays_at_once_and_short_and_the_next_pictures_come_by_themselves(tablet: Tablet) -> None:
    begun, offered = begin(tablet)
    assert (begun["kind"], begun["mode"], begun["prompts"]) == ("rounds_begun", "mswo", ALL)
    mark = {"assessment": begun["assessment"], "mode": "mswo", "round": 1, "trial": 0}
    assert offered["round"] == mark
    assert sorted(tablet.tiles()) == sorted(ALL)
    assert tablet.view["round"] == mark | {"of": 4}
    first = tablet.tiles()
    (picked,) = tablet.pick(2)
    assert (picked["prompt"], picked["offered"], picked["round"]) == (first[2], first, mark)
    assert tablet.view["screen"] == "play"
    assert tablet.do("beat", after=10) == []
    assert tablet.do("beat", after=10) == []  # "That was all", for a moment
    assert tablet.view["play"]["over"]
    ended, offered = tablet.do("beat", after=4)
    assert (ended["kind"], ended["reason"], ended["stay_s"]) == ("play_ended", "natural_end", 24)
    assert offered["round"] == mark | {"trial": 1}
    left = [*first[:2], *first[3:]]
    assert tablet.tiles() == left[1:] + left[:1]  # the row is turned on
    assert [read_event(event).kind for event in (begun, picked, ended, offered)]


def test_an_outcome_ends_the_play_as_ever(tablet: Tablet) -> None:
    begin(tablet)
    tablet.pick()
    ended, outcome, offered = tablet.do("outcome", after=6, outcome="had_enough")
    assert (ended["reason"], ended["stay_s"], outcome["outcome"]) == ("child_left", 6, "had_enough")
    assert offered["round"]["trial"] == 1


def test_three_rounds_and_then_pictures_as_usual(tablet: Tablet) -> None:
    events = begin(tablet)
    for _ in range(12):
        events += tablet.pick(0) + tablet.do("outcome", after=3, outcome="so_so")
    assert [event["round"]["round"] for event in events if event["kind"] == "picked"] == [1] * 4 + [2] * 4 + [3] * 4
    assert "round" not in events[-1]
    assert tablet.view["round"] is None
    tablet.do("panel", open="rounds")
    (one,) = assessments(fold(Child(id="mia", nickname="Mia"), map(read_event, events)))
    assert one.finished
    assert {score.chosen for score in one.scores} == {3}
    assert tablet.view["rounds"]["open"]["trials"] == travelling(one)["trials"]


def test_none_of_these_ends_the_round_and_something_else_comes(tablet: Tablet) -> None:
    begin(tablet)
    tablet.pick()
    tablet.do("outcome", after=3, outcome="into_it")
    row = tablet.tiles()
    refused, offered = tablet.do("else")
    assert (refused["prompts"], refused["round"]["trial"]) == (row, 1)
    assert "round" not in offered
    assert not set(row) & set(tablet.tiles())
    (offered,) = tablet.do("rounds", on=True)
    assert (offered["round"]["round"], offered["round"]["trial"]) == (2, 0)


def test_neither_of_two_goes_on_with_the_next_two(tablet: Tablet) -> None:
    _, offered = begin(tablet, "paired", ALL[:3])
    assert len(offered["prompts"]) == 2
    refused, offered = tablet.do("else")
    assert (refused["round"]["trial"], offered["round"]["trial"]) == (0, 1)
    tablet.pick()
    *_, offered = tablet.do("outcome", after=3, outcome="into_it")
    assert offered["round"]["trial"] == 2
    *_, offered = tablet.do("else")
    assert "round" not in offered


def test_what_stops_being_safe_leaves_the_round_at_once(tablet: Tablet) -> None:
    begin(tablet)
    assert "story-1" in tablet.tiles()
    *_, offered = tablet.do("moment", change={"yes": ["sore"], "answered": True})
    assert "story-1" not in tablet.tiles()
    assert (offered["round"]["trial"], len(offered["prompts"])) == (0, 3)


def test_not_that_leaves_the_round_for_today(tablet: Tablet) -> None:
    begin(tablet)
    not_that, offered = tablet.do("not-that", way="story-1")
    assert (not_that["prompt"], offered["round"]["trial"]) == ("story-1", 0)
    assert sorted(tablet.tiles()) == sorted({*ALL} - {"story-1"})
    tablet.do("panel", open="rounds")
    assert "story-1" not in [one["prompt"] for one in tablet.view["rounds"]["can"]]


@pytest.mark.parametrize("heard", [True, False])
def test_not_that_holds_in_the_next_play_session_of_the_day(tablet: Tablet, heard: bool) -> None:
    events = begin(tablet)
    (not_that, _) = tablet.do("not-that", way="story-1")
    tablet.do("finish")
    tablet.do("closing-done")
    said = [{"id": not_that["id"], "at": not_that["at"], "prompt": "story-1"}]
    now, unheard = {**tray(), "not_these": said if heard else []}, {"undone": [], "stops": {}, "not_these": said}
    tablet.do("child", id="mia", tray=now, noes=None if heard else unheard)
    for asked in ({"mood": "ready"}, {"no_touch": []}, {"answered": True, "yes": []}):
        tablet.do("moment", change=asked)
    tablet.do("start")
    assert "story-1" not in tablet.tiles()
    tablet.do("panel", open="rounds", rounds=tablet.page.evaluate("(unsent) => rules.openFor(state, unsent)", events))
    assert "story-1" not in [one["prompt"] for one in tablet.view["rounds"]["can"]]
    tablet.do("rounds", on=True)
    assert sorted(tablet.tiles()) == sorted({*ALL} - {"story-1"})


def test_all_done_closes_and_another_day_it_goes_on_where_it_stopped(tablet: Tablet) -> None:
    events = begin(tablet)
    events += tablet.pick() + tablet.do("outcome", after=3, outcome="into_it")
    *_, closed = tablet.do("all-done")
    assert closed["kind"] == "session_ended"
    assert tablet.view["screen"] == "closing"
    tablet.do("closing-done")
    tablet.do("child", after=86_400, id="mia", tray=tray())
    for asked in ({"mood": "ready"}, {"no_touch": []}, {"answered": True, "yes": []}):
        tablet.do("moment", change=asked)
    (_, offered) = tablet.do("start")
    assert "round" not in offered  # nothing of a round starts by itself
    kept = tablet.page.evaluate("(unsent) => rules.openFor(state, unsent)", events)
    tablet.do("panel", open="rounds", rounds=kept)
    (offered,) = tablet.do("rounds", on=True)
    assert (offered["round"]["round"], offered["round"]["trial"], len(offered["prompts"])) == (1, 1, 3)


def test_undo_gives_the_trial_back(tablet: Tablet) -> None:
    _, offered = begin(tablet)
    tablet.pick()
    tablet.do("beat", after=25)
    _, again = tablet.do("beat", after=5)
    assert again["round"]["trial"] == 1
    (undone,) = tablet.do("undo")
    assert tablet.tiles() == offered["prompts"]
    assert tablet.view["round"]["trial"] == 0
    assert len(undone["events"]) == 1


@pytest.mark.parametrize("by", ["adult", "you_pick"])
def test_what_the_child_did_not_choose_is_no_trial_and_plays_whole(tablet: Tablet, by: str) -> None:
    begin(tablet)
    row = tablet.tiles()
    (picked,) = tablet.do("pick", way=row[0], by=by)
    assert "round" not in picked
    tablet.do("beat", after=25)
    assert tablet.do("beat", after=5) == []
    *_, offered = tablet.do("outcome", after=3, outcome="into_it")
    assert (offered["round"]["trial"], offered["prompts"]) == (0, row)


def test_the_next_pictures_wait_while_an_adult_has_a_panel_open(tablet: Tablet) -> None:
    begin(tablet)
    tablet.pick()
    tablet.do("panel", open="more")
    for _ in range(3):
        assert tablet.do("beat", after=20) == []
    tablet.do("panel", open=None)
    ended, offered = tablet.do("beat", after=5)
    assert (ended["reason"], offered["round"]["trial"]) == ("natural_end", 1)


def test_a_tablet_that_was_switched_off_in_a_round_goes_on_with_it(tablet: Tablet) -> None:
    begin(tablet)
    tablet.pick()
    tablet.page.evaluate("(tray) => { state = unpacked(JSON.parse(JSON.stringify(packed(state))), tray) }", tray())
    tablet.do("resume", after=20)
    ended, offered = tablet.do("beat", after=1)
    assert (ended["reason"], offered["round"]["trial"]) == ("natural_end", 1)


def test_the_wrong_child_takes_its_rounds_along(tablet: Tablet) -> None:
    begin(tablet)
    tablet.pick()
    _, moved_in = tablet.do("switch", to="leo", tray=tray("leo"))[-2:]
    assert moved_in["child"] == "leo"
    assert tablet.view["round"] is None
    known = tablet.page.evaluate("(event) => rules.told(null, [event])", moved_in)
    assert len(known["trials"]) == 1


def test_a_mix_of_kinds_is_proposed(tablet: Tablet) -> None:
    tablet.start()
    tablet.do("panel", open="rounds")
    can = tablet.view["rounds"]["can"]
    got = tablet.page.evaluate("(can) => import('/rounds.js').then(({ proposed }) => proposed(can, 'paired'))", can)
    assert sorted(name.split("-")[0] for name in got) == ["counting", "obstacle", "song", "story"]
