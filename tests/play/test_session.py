"""A play session on the tablet: each tap, the events it says and the screen it leads to."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.therapy import read_event

from .conftest import Tablet
from .table import a_set, card, tray


def kinds(events: list[dict[str, Any]]) -> list[str]:
    return [event["kind"] for event in events]


def test_a_moment_is_filled_in_from_last_time_but_mood_touch_and_health_are_asked_anew(tablet: Tablet):
    tablet.do("child", id="mia", tray=tray())
    moment = tablet.view["moment"]
    assert (moment["place"], moment["giver"], moment["minutes"]) == ("floor", "therapist", 15)
    assert (moment["mood"], moment["no_touch"], moment["answered"]) == (None, None, False)
    assert not tablet.view["ready_to_start"]
    assert tablet.do("start") == []


def test_start_tells_the_moment_and_offers_pictures(tablet: Tablet):
    started, offered = tablet.start()
    assert started["kind"] == "session_started"
    assert started["moment"]["answers"] == {"fever": {"yes": False}, "sore": {"yes": False}}
    assert offered["prompts"] == tablet.tiles()
    assert len(tablet.tiles()) == 3
    assert tablet.view["screen"] == "pick"
    assert tablet.view["offer"]["tiles"][0]["why"] == "fits, ready"


def test_every_event_can_be_read_by_the_server(tablet: Tablet):
    events = tablet.start() + tablet.pick() + tablet.do("cue", cue="smiled") + tablet.do("outcome", outcome="into_it")
    events += tablet.do("else") + tablet.do("undo") + tablet.do("not-that", way=tablet.tiles()[0])
    events += tablet.pick() + tablet.do("again") + tablet.do("all-done")
    events += tablet.do("switch", to="leo", tray=tray("leo"))
    assert [read_event(event).kind for event in events] == kinds(events)
    assert [event["id"] for event in events] == sorted(event["id"] for event in events)


def test_the_stay_is_the_time_since_the_pick_without_interruptions(tablet: Tablet):
    tablet.start()
    tablet.pick()
    tablet.do("interrupted", after=6)
    assert tablet.view["play"]["paused"]
    tablet.do("interrupted", after=100)
    ended, outcome, offered = tablet.do("outcome", after=3, outcome="had_enough")
    assert (ended["reason"], ended["stay_s"]) == ("child_left", 9)
    assert (outcome["outcome"], outcome["rater"]) == ("had_enough", "therapist")
    assert offered["number"] == 1
    assert tablet.view["screen"] == "pick"


@pytest.mark.parametrize(("seconds", "reason"), [(19, "adult_ended"), (21, "natural_end")])
def test_a_play_ends_naturally_once_all_planned_verses_were_said(tablet: Tablet, seconds: float, reason: str):
    tablet.start()
    tablet.pick()
    ended, *_ = tablet.do("outcome", after=seconds, outcome="so_so")
    assert ended["reason"] == reason


def test_verses_move_on_by_themselves_and_with_a_tap(tablet: Tablet):
    tablet.start()
    tablet.pick()
    assert tablet.page.evaluate("untilNextVerse(state.play, now)") == 10_000
    tablet.do("beat", after=10)
    assert (tablet.view["play"]["verse"], tablet.view["play"]["share"]) == (1, 0.5)
    tablet.do("verse", to=2)
    assert tablet.view["play"]["over"]
    ended, *_ = tablet.do("outcome", outcome="into_it")
    assert (ended["reason"], ended["verses"]) == ("natural_end", 2)


def test_a_story_waits_for_the_child_and_tells_what_was_chosen(tablet: Tablet):
    tablet.start()
    way = tablet.tiles()[0]
    story = card(way)["ways"][""]
    story["verses"][0]["options"] = [
        {"label": name, "part": name, "lines": [f"Here is {name}"]} for name in ("owl", "fox")
    ]
    tablet.do("pick", way=way, by="child", card=story)
    tablet.do("assent", after=0, answer="yes")
    assert tablet.page.evaluate("untilNextVerse(state.play, now)") is None
    tablet.do("beat", after=25)
    assert (tablet.view["play"]["verse"], tablet.view["play"]["chosen"]) == (0, {})
    assert tablet.do("chose", option=2) == []
    (chose,) = tablet.do("chose", option=1)
    assert (chose["kind"], chose["verse"], chose["option"]) == ("chose", 0, "fox")
    assert tablet.do("chose", option=0) == []
    assert tablet.page.evaluate("untilNextVerse(state.play, now)") < 10_000
    tablet.do("beat", after=10)
    assert tablet.view["play"]["verse"] == 1
    tablet.do("undo")
    assert tablet.view["play"]["chosen"] == {}


def test_an_adult_may_go_on_without_a_choice(tablet: Tablet):
    tablet.start()
    way = tablet.tiles()[0]
    story = card(way)["ways"][""]
    story["verses"][0]["options"] = [{"label": name, "part": name, "lines": ["Here"]} for name in ("owl", "fox")]
    tablet.do("pick", way=way, by="child", card=story)
    tablet.do("assent", answer="yes")
    tablet.do("verse", to=1)
    assert tablet.page.evaluate("untilNextVerse(state.play, now)") == 10_000


def test_you_pick_takes_the_first_picture_and_something_else_brings_others(tablet: Tablet):
    tablet.start()
    first = tablet.tiles()
    passed, offered = tablet.do("else")
    assert (passed["number"], passed["prompts"], offered["number"]) == (0, first, 1)
    assert not set(first) & set(tablet.tiles())
    (picked,) = tablet.do("you-pick")
    assert (picked["prompt"], picked["by"]) == (offered["prompts"][0], "you_pick")


def test_a_picture_that_is_not_wanted_today_stays_away_and_undo_brings_it_back(tablet: Tablet):
    tablet.start()
    offers = [tablet.tiles()]
    gone = offers[0][1]
    said, offered = tablet.do("not-that", way=gone)
    assert (said["kind"], said["prompt"]) == ("not_that", gone)
    assert offered["prompts"] == tablet.tiles()
    assert set(offers[0]) - set(tablet.tiles()) == {gone}
    tablet.page.evaluate("() => { state = unpacked(JSON.parse(JSON.stringify(packed(state))), state.tray) }")
    tablet.do("resume")
    for _ in range(4):
        tablet.do("else")
        assert gone not in tablet.tiles()
    for _ in range(4):
        tablet.do("undo")
    (undone,) = tablet.do("undo")
    assert undone["events"][0] == said["id"]
    assert tablet.tiles() == offers[0]


def test_when_no_picture_is_wanted_the_adult_is_told_so(tablet: Tablet):
    tablet.start()
    for _ in range(7):
        tablet.do("not-that", way=tablet.tiles()[0])
    assert tablet.do("not-that", way="song-1") == []
    removed = tablet.page.evaluate("viewOf(state, { now, word: (key) => key })")["offer"]["empty"]["removed"]
    assert {"why": "shell.not_today", "count": 7} in removed


def test_an_adult_finds_any_safe_prompt_but_no_other(tablet: Tablet):
    tablet.start()
    tablet.do("panel", open="find")
    listed = [one["way"] for one in tablet.view["pool"]]
    assert len(listed) == 7
    assert "obstacle-2" not in listed
    assert tablet.do("pick", way="obstacle-2", by="adult") == []
    hidden = next(way for way in listed if way not in tablet.tiles())
    assert tablet.do("pick", way=hidden, by="child") == []
    (picked,) = tablet.do("pick", way=hidden, by="adult", card=card(hidden)["ways"][""])
    assert picked["by"] == "adult"


def test_again_plays_the_same_once_more_and_assumes_no_outcome(tablet: Tablet):
    tablet.start()
    (first,) = tablet.pick()
    ended, picked = tablet.do("again", after=5)
    assert (ended["play"], ended["reason"]) == (first["play"], "natural_end")
    assert (picked["prompt"], picked["again"], picked["by"]) == (first["prompt"], True, "child")
    assert picked["play"] != first["play"]
    assert tablet.view["play"]["verses"][0]["lines"] == [f"{first['prompt']}, verse 1"]


def test_all_done_in_a_play_ends_everything_and_asks_for_no_outcome(tablet: Tablet):
    tablet.start()
    (picked,) = tablet.pick()
    done, ended, closed = tablet.do("all-done", after=7)
    assert (done["kind"], done["play"]) == ("all_done", picked["play"])
    assert (ended["reason"], ended["stay_s"], closed["reason"]) == ("all_done", 7, "all_done")
    assert tablet.view["closing"]["calm"]
    assert tablet.view["closing"]["plays"][0]["outcome"] is None


def test_all_done_among_the_pictures_needs_no_play(tablet: Tablet):
    tablet.start()
    assert kinds(tablet.do("all-done")) == ["all_done", "session_ended"]


def test_cues_are_told_once_at_the_end(tablet: Tablet):
    tablet.start()
    tablet.pick()
    for cue in ("smiled", "arched", "arched"):
        assert tablet.do("cue", cue=cue) == []
    events = tablet.do("outcome", outcome="into_it")
    assert kinds(events) == ["play_ended", "cues", "outcome", "offered"]
    assert events[1]["cues"] == ["smiled"]


def test_undo_takes_an_outcome_back_and_the_gap_is_nobodys_stay(tablet: Tablet):
    tablet.start()
    tablet.pick()
    tapped = tablet.do("outcome", after=5, outcome="so_so")
    (undone,) = tablet.do("undo", after=25)
    assert undone["events"] == [event["id"] for event in tapped]
    assert tablet.view["screen"] == "play"
    ended, *_ = tablet.do("outcome", after=1, outcome="into_it")
    assert ended["stay_s"] == 6


def test_undo_goes_back_ten_steps_and_then_some_steps_forward_again(tablet: Tablet):
    tablet.start()
    offers = [tablet.tiles()]
    for _ in range(10):
        tablet.do("else")
        offers.append(tablet.tiles())
    for offer in reversed(offers[:-1]):
        tablet.do("undo")
        assert tablet.tiles() == offer
    assert kinds(tablet.pick()) == ["picked"]


def test_not_my_feet_takes_the_pictures_away_at_once(tablet: Tablet):
    tablet.start()
    assert any(way.startswith("song") for way in tablet.tiles())
    changed, offered = tablet.do("moment", change={"no_touch": [{"area": "foot", "side": "left"}]})
    assert changed["kind"] == "moment_changed"
    assert not any(way.startswith("song") for way in offered["prompts"])
    assert not any(one["way"].startswith("song") for one in _found(tablet))


def _found(tablet: Tablet) -> list[dict[str, Any]]:
    tablet.do("panel", open="find")
    found: list[dict[str, Any]] = tablet.view["pool"]
    return found


def test_not_my_feet_in_a_song_for_the_feet_ends_the_song(tablet: Tablet):
    tablet.start()
    tablet.do("pick", way="song-1", by="adult")
    tablet.do("assent", answer="yes")
    events = tablet.do("moment", change={"no_touch": [{"area": "foot", "side": None}]})
    assert kinds(events) == ["moment_changed", "play_ended", "offered"]
    assert events[1]["reason"] == "adult_ended"


def test_a_fever_said_on_the_way_stops_for_safety(tablet: Tablet):
    tablet.start()
    tablet.pick()
    events = tablet.do("moment", change={"yes": ["fever"], "answered": True})
    assert kinds(events) == ["moment_changed", "play_ended", "session_ended"]
    assert events[-1]["reason"] == "stopped_for_safety"


def test_another_mood_brings_another_offer_among_pictures_and_leaves_a_play_alone(tablet: Tablet):
    tablet.start()
    assert kinds(tablet.do("mood", mood="rising")) == ["moment_changed", "offered"]
    tablet.pick()
    assert kinds(tablet.do("mood", mood="over")) == ["moment_changed"]
    assert tablet.view["screen"] == "play"


def test_a_confirmation_opens_what_it_is_needed_for(tablet: Tablet):
    tablet.do("child", id="mia", tray=tray())
    assert tablet.view["asks"]["needs"] == [{"need": "seizure_plan_at_hand", "count": 1}]
    tablet.do("moment", change={"confirmed": ["seizure_plan_at_hand"]})
    tablet.do("moment", change={"mood": "ready", "no_touch": [], "answered": True})
    tablet.do("start")
    assert "obstacle-2" in [one["way"] for one in _found(tablet)]


def test_nothing_left_says_what_removed_what(tablet: Tablet):
    tablet.start(place="nowhere")
    removed = tablet.view["offer"]["empty"]["removed"]
    assert removed[0] == {"why": "No spinning with a shunt", "count": 1}
    assert removed[1]["count"] == 8


def test_the_last_one_is_announced_and_the_end_of_the_time_closes(tablet: Tablet):
    tablet.start(minutes=2)
    tablet.pick()
    assert not tablet.view["play"]["last_one"]
    tablet.do("outcome", after=25, outcome="into_it")
    tablet.pick(after=30)
    assert tablet.view["play"]["last_one"]
    for _ in range(7):
        tablet.do("beat", after=10)
    events = tablet.do("outcome", outcome="into_it")
    assert kinds(events) == ["play_ended", "outcome", "session_ended"]
    assert events[-1]["reason"] == "time_up"
    assert [play["outcome"] for play in tablet.view["closing"]["plays"]] == ["into_it", "into_it"]


def test_finish_with_a_paused_play_says_interrupted(tablet: Tablet):
    tablet.start()
    tablet.pick()
    tablet.do("interrupted", after=4)
    ended, closed = tablet.do("finish", after=40)
    assert (ended["reason"], ended["stay_s"], closed["reason"]) == ("interrupted", 4, "adult_ended")
    assert tablet.view["closing"]["longest"] == {"title": tablet.view["closing"]["plays"][0]["title"], "stay_s": 4}


def test_this_is_not_mia_moves_what_was_tapped_and_asks_the_right_child_anew(tablet: Tablet):
    tapped = tablet.start() + tablet.pick() + tablet.do("outcome", outcome="into_it")
    out, into = tablet.do("switch", to="leo", tray=tray("leo"))
    assert (out["child"], out["to"], out["events"]) == ("mia", "leo", [event["id"] for event in tapped])
    assert (into["child"], into["came_from"], into["events"]) == ("leo", "mia", tapped)
    view = tablet.view
    assert (view["screen"], view["child"]["nickname"], view["moment"]["place"]) == ("moment", "Leo", "floor")
    assert (view["moment"]["mood"], view["moment"]["no_touch"], view["moment"]["answered"]) == (None, None, False)
    tablet.do("moment", change={"mood": "low", "no_touch": [], "answered": True})
    events = tablet.do("start")
    assert kinds(events) == ["moment_changed", "offered"]
    assert {event["child"] for event in events} == {"leo"}
    assert {event["session"] for event in events} == {tapped[0]["session"]}


def test_a_slip_in_the_switch_takes_everything_along(tablet: Tablet):
    tapped = tablet.start() + tablet.pick() + tablet.do("outcome", outcome="into_it")
    tablet.do("switch", to="leo", tray=tray("leo"))
    out, into = tablet.do("switch", to="noa", tray=tray("noa"))
    assert (out["child"], out["events"]) == ("leo", [event["id"] for event in tapped])
    assert into["child"] == "noa"


def test_a_switch_can_be_undone_on_both_charts(tablet: Tablet):
    tablet.start()
    tablet.pick()
    moved = tablet.do("switch", to="leo", tray=tray("leo"))
    undone = tablet.do("undo")
    assert {event["child"] for event in undone} == {"mia", "leo"}
    assert {name for event in undone for name in event["events"]} == {event["id"] for event in moved}
    assert (tablet.view["screen"], tablet.view["child"]["id"]) == ("play", "mia")
    assert kinds(tablet.do("outcome", outcome="into_it")) == ["play_ended", "outcome", "offered"]


def test_a_switch_undone_after_a_restart_never_plays_from_the_other_childs_tray(tablet: Tablet):
    tablet.start()
    tablet.do("switch", to="leo", tray=tray("leo"))
    tablet.page.evaluate("() => { state = unpacked(JSON.parse(JSON.stringify(packed(state))), state.tray) }")
    note = {"flag": "sore", "level": "modify", "message": "Newest"}
    mine = tray("mia", told=[{"notes": [note], "player": {}}])
    tablet.do("undo", tray=mine)
    assert tablet.page.evaluate("state.tray.child") == "mia"
    assert tablet.view["notes"] == [note]
    tablet.do("switch", to="leo", tray=tray("leo"))
    tablet.page.evaluate("() => { state = unpacked(packed(state), state.tray) }")
    tablet.do("undo")  # this tablet has no tray of Mia any more
    assert tablet.page.evaluate("state.tray") is None


def test_a_switch_to_a_child_who_may_not_play_now_ends_there_or_is_undone(tablet: Tablet):
    stop = {"flag": "dmd_fall_or_knock", "level": "stop", "message": "Have the fall checked first."}
    tablet.start()
    tablet.pick()
    tablet.do("switch", to="leo", tray=tray("leo", stop=stop))
    assert (tablet.view["stop"]["kept"], tablet.view["undo"] is not None) == (True, True)
    tablet.do("undo")
    assert (tablet.view["screen"], tablet.view["child"]["id"]) == ("play", "mia")
    tablet.do("switch", to="leo", tray=tray("leo", stop=stop))
    (closed,) = tablet.do("back")
    assert (closed["child"], closed["reason"]) == ("leo", "stopped_for_safety")
    assert tablet.view["screen"] == "closing"


def test_a_play_session_without_its_tray_forgets_no_yes_and_trips_over_nothing(tablet: Tablet):
    tablet.start(yes=["sore"])
    tablet.pick()
    tablet.page.evaluate("() => { state = unpacked(packed(state), null) }")
    assert tablet.do("again") == []
    (changed,) = tablet.do("mood", mood="over")
    assert changed["moment"]["answers"] == {"sore": {"yes": True}}


def test_a_restart_offers_nothing_that_a_newer_tray_took_away(tablet: Tablet):
    tablet.start()
    before = tablet.tiles()
    tablet.page.evaluate("(newer) => { state = unpacked(packed(state), newer) }", without(before[0]))
    assert kinds(tablet.do("resume")) == ["offered"]
    assert before[0] not in tablet.tiles()


def test_a_tablet_that_slept_counts_to_its_last_heartbeat_and_waits(tablet: Tablet):
    tablet.start()
    tablet.pick()
    tablet.do("beat", after=5)
    tablet.page.evaluate("() => { state = unpacked(JSON.parse(JSON.stringify(packed(state))), state.tray) }")
    tablet.do("resume", after=600)
    assert tablet.view["play"]["paused"]
    tablet.do("interrupted", after=1)
    ended, *_ = tablet.do("outcome", after=2, outcome="into_it")
    assert ended["stay_s"] == 7


def test_a_short_absence_is_part_of_the_stay(tablet: Tablet):
    tablet.start()
    tablet.pick()
    tablet.do("beat", after=5)
    tablet.do("resume", after=20)
    ended, *_ = tablet.do("outcome", after=1, outcome="into_it")
    assert ended["stay_s"] == 26


def test_a_play_session_left_overnight_is_over(tablet: Tablet):
    tablet.start()
    tablet.pick()
    tablet.do("beat", after=8)
    ended, closed = tablet.do("resume", after=36_000)
    assert (ended["reason"], ended["stay_s"], closed["kind"]) == ("app_closed", 8, "session_ended")
    assert tablet.view["screen"] == "children"


def test_a_play_session_of_a_child_of_whom_nothing_is_known_any_more_is_over(tablet: Tablet):
    tablet.start()
    tablet.pick()
    ended, closed = tablet.do("resume", after=8, gone=True)
    assert (ended["reason"], closed["kind"]) == ("app_closed", "session_ended")
    assert (tablet.view["screen"], tablet.view["child"]) == ("children", None)


def test_a_closing_page_left_overnight_is_put_away_with_its_undo(tablet: Tablet):
    tablet.start()
    tablet.do("finish")
    tablet.do("resume", after=60)
    assert tablet.view["screen"] == "closing"
    assert tablet.do("resume", after=36_000) == []
    assert (tablet.view["screen"], tablet.view["undo"]) == ("children", None)


def test_a_fresh_tray_changes_nothing_on_the_screen_unless_a_picture_is_no_longer_safe(tablet: Tablet):
    tablet.start()
    before = tablet.tiles()
    assert tablet.do("tray", tray=tray()) == []
    assert tablet.tiles() == before
    assert kinds(tablet.do("tray", tray=without(before[0]))) == ["offered"]
    assert before[0] not in tablet.tiles()


def without(way: str, **change: Any) -> dict[str, Any]:
    """A fresh tray on which this way to play is no longer safe."""
    laid = tray(**change)
    left = [n for n, name in enumerate(laid["entries"]) if name != way]
    return laid | {"sets": [a_set({0: [n for n in left if n < 7], 1: [n for n in left if n == 7]})]}


def test_a_fresh_tray_ends_the_play_that_it_no_longer_holds(tablet: Tablet):
    tablet.start()
    (picked,) = tablet.pick()
    assert tablet.do("tray", tray=tray()) == []
    ended, offered = tablet.do("tray", tray=without(picked["prompt"]))
    assert (ended["reason"], ended["play"]) == ("adult_ended", picked["play"])
    assert picked["prompt"] not in offered["prompts"]


def test_a_yes_or_another_place_quietens_the_player_and_is_told_at_once(tablet: Tablet):
    bath = {"notes": [{"flag": "bath", "level": "hard", "message": "On a dry towel."}], "player": {"audio_only": True}}
    sore = {"notes": [{"flag": "sore", "level": "modify", "message": "Gently."}], "player": {"volume_max": 0.3}}
    laid = tray(told=[*tray()["told"], bath], sets=[*tray()["sets"], [1, *tray()["sets"][0][1:]]])
    laid["situations"]["bench|floor_sitting|caregiver"] = 1
    laid["if_yes"]["sore"] |= sore
    tablet.do("child", id="mia", tray=laid)
    tablet.do("moment", change={"place": "floor", "giver": "therapist"})
    assert (tablet.view["notes"], tablet.view["player"]) == ([], {"volume_max": 0.8, "fade_in_s": 1})
    tablet.do("moment", change={"yes": ["sore"]})
    assert tablet.view["notes"] == sore["notes"]
    assert tablet.view["player"] == {"volume_max": 0.3, "fade_in_s": 1}
    tablet.do("moment", change={"place": "bench", "giver": "caregiver"})
    assert tablet.view["notes"] == [*bath["notes"], *sore["notes"]]
    assert tablet.view["player"] == {"volume_max": 0.3, "fade_in_s": 0.3, "audio_only": True}


def test_a_stop_told_elsewhere_ends_the_play_session(tablet: Tablet):
    tablet.start()
    tablet.pick()
    stop = {"flag": "dmd_fall_or_knock", "level": "stop", "message": "Have the fall checked first."}
    assert kinds(tablet.do("tray", tray=tray(stop=stop))) == ["play_ended", "session_ended"]
    assert tablet.view["closing"]["reason"] == "stopped_for_safety"
    assert tablet.view["stop"]["message"] == "Have the fall checked first."
    assert tablet.do("undo") == []


def test_undo_brings_back_no_picture_and_no_play_that_is_unsafe_by_now(tablet: Tablet):
    tablet.start()
    shown = tablet.tiles()
    tablet.do("else")
    fresh = without(shown[0])
    tablet.do("tray", tray=fresh)
    assert kinds(tablet.do("undo")) == ["undone", "offered"]
    assert shown[0] not in tablet.tiles()
    (picked,) = tablet.pick()
    tablet.do("outcome", outcome="so_so")
    tablet.do("tray", tray=without(picked["prompt"]))
    tablet.do("undo")
    assert tablet.view["screen"] == "pick"
    assert picked["prompt"] not in tablet.tiles()
    gone = tablet.tiles()[0]
    tablet.do("switch", to="leo", tray=tray("leo"))
    *_, offered = tablet.do("undo", tray=without(gone))
    assert (offered["kind"], offered["child"]) == ("offered", "mia")
    assert gone not in tablet.tiles()


def test_another_way_to_play_the_same_prompt_that_opens_ends_nothing(tablet: Tablet):
    laid = tray()
    laid["entries"]["song-1#own-hands"] = {**laid["entries"]["song-1"], "variant": "own-hands", "touch": "self"}
    closed = laid | {"sets": [a_set({0: [*range(1, 7), 8], 1: [7]})]}
    laid["sets"] = [a_set({0: [*range(7), 8], 1: [7]})]
    tablet.start()
    tablet.do("tray", tray=closed)
    assert kinds(tablet.do("pick", way="song-1#own-hands", by="adult")) == ["picked"]
    assert tablet.do("tray", tray=laid) == []
    assert kinds(tablet.do("again")) == ["play_ended", "picked"]


def test_what_was_confirmed_is_confirmed_anew_for_another_giver_or_place(tablet: Tablet):
    tablet.do("child", id="mia", tray=tray())
    for change in ({"giver": "caregiver"}, {"place": "bench"}, {"position": "lap"}):
        tablet.do("moment", change={"confirmed": ["seizure_plan_at_hand"], "checked": {"latex_precaution": ["mat"]}})
        tablet.do("moment", change={"mood": "ready"})
        assert tablet.view["moment"]["confirmed"] == ["seizure_plan_at_hand"]
        tablet.do("moment", change=change)
        assert (tablet.view["moment"]["confirmed"], tablet.view["moment"]["checked"]) == ([], {})


def test_answers_of_yesterday_start_nothing_today(tablet: Tablet):
    tablet.do("child", id="mia", tray=tray())
    tablet.do("moment", change={"mood": "ready", "no_touch": [], "answered": True})
    assert tablet.view["ready_to_start"]
    assert tablet.do("start", after=36_000) == []
    assert (tablet.view["screen"], tablet.view["ready_to_start"]) == ("children", False)


@pytest.mark.parametrize("every", [5, 36_000])
def test_a_play_session_on_a_tablet_that_nobody_put_away_is_over_the_next_day(tablet: Tablet, every: int):
    tablet.start()
    tablet.pick()
    tablet.page.evaluate(
        """(every) => { for (let s = 0; s < 36_000; s += every) {
             now += every * 1000
             state = step(state, { type: 'beat' }, now, newId).state
           } }""",
        every,
    )
    assert tablet.view["screen"] == "children"
    assert tablet.do("pick", way="story-1", by="adult") == []


def test_a_stop_said_before_the_first_picture_is_told_when_the_adult_leaves(tablet: Tablet):
    tablet.do("child", id="mia", tray=tray())
    tablet.do("moment", change={"yes": ["sore"]})
    assert tablet.do("back") == []
    tablet.do("child", id="mia", tray=tray())
    tablet.do("moment", change={"yes": ["fever"]})
    started, closed = tablet.do("back")
    assert started["moment"]["answers"] == {"fever": {"yes": True}}
    assert (started["child"], closed["reason"]) == ("mia", "stopped_for_safety")
    assert read_event(started).session == closed["session"]
    assert (tablet.view["screen"], tablet.view["undo"]) == ("children", None)


def test_what_the_server_has_not_heard_of_holds_at_the_next_play_session(tablet: Tablet):
    tablet.start()
    told = tablet.do("moment", change={"yes": ["sore"]})
    told += tablet.do("moment", change={"yes": ["sore", "fever"]})
    assert told[-1]["reason"] == "stopped_for_safety"
    tablet.do("closing-done")
    held = tablet.page.evaluate("async (told) => (await import('/today.js')).unheardYes(told)", told)
    assert sorted(held) == ["fever", "sore"]
    tablet.do("child", id="mia", tray=tray(), held=held)
    tablet.do("moment", change={"mood": "ready", "no_touch": [], "answered": True, "yes": []})
    assert tablet.view["stop"] == {"message": "With a fever there is no play today.", "kept": True}
    assert tablet.do("start") == []
    assert tablet.do("back") == []  # told already
    tablet.do("child", id="mia", tray=tray(), held=["sore"])
    tablet.do("moment", change={"mood": "ready", "no_touch": [], "answered": True, "yes": []})
    started, offered = tablet.do("start")
    assert read_event(started).moment.answers["sore"].yes
    assert not any(way.startswith("story") for way in offered["prompts"])
    moved = tablet.do("switch", to="leo", tray=tray("leo")) + tablet.do("undo")
    mine = [event for event in (started, *moved) if event["child"] == "mia"]
    unheard = "async (told) => (await import('/today.js')).unheardYes(told)"
    assert tablet.page.evaluate(unheard, mine[:2]) == []
    assert tablet.page.evaluate(unheard, mine) == ["sore"]


def test_a_clock_set_back_neither_adds_to_a_stay_nor_breaks_the_order_of_ids(tablet: Tablet):
    tablet.start()
    (picked,) = tablet.pick()
    tablet.do("beat", after=5)
    ended, *_ = tablet.do("outcome", after=-3000, outcome="into_it")
    assert ended["stay_s"] == 5
    assert ended["id"] > picked["id"]


ACTIONS = st.sampled_from(
    [
        {"type": "else"}, {"type": "you-pick"}, {"type": "pick", "way": "song-1", "by": "adult"}, {"type": "again"},
        {"type": "outcome", "outcome": "into_it"}, {"type": "outcome", "outcome": "had_enough"}, {"type": "undo"},
        {"type": "verse", "to": 1}, {"type": "cue", "cue": "smiled"}, {"type": "interrupted"}, {"type": "all-done"},
        {"type": "moment", "change": {"no_touch": [{"area": "foot", "side": None}]}}, {"type": "beat"},
        {"type": "moment", "change": {"yes": ["sore"], "answered": True}}, {"type": "mood", "mood": "over"},
        {"type": "switch", "to": "leo", "tray": tray("leo")}, {"type": "start"}, {"type": "finish"},
        {"type": "panel", "open": "find"}, {"type": "closing-done"}, {"type": "home"}, {"type": "wrong"},
        {"type": "wrong-over"}, {"type": "wrong-over", "finish": True}, {"type": "constructor"},
    ]
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(ACTIONS, st.integers(0, 40)), max_size=25))
def test_whatever_is_tapped_events_stay_readable_and_unsafe_is_never_shown(tablet: Tablet, taps: Any):
    tablet.__init__(tablet.page)  # type: ignore[misc]
    tablet.start()
    for action, after in taps:
        for event in tablet.do(**action, after=after):
            read_event(event)
        view = tablet.view
        shown = [tile["way"] for tile in (view["offer"] or {"tiles": []})["tiles"]]
        moment = view["moment"] or {"no_touch": [], "yes": []}
        assert not (moment["no_touch"] and any(way.startswith("song") for way in shown))
        assert not ("sore" in moment["yes"] and any(way.startswith("story") for way in shown))


DAY = 86_400


def old(days: float, **change: Any) -> dict[str, Any]:
    """A tray that the tablet was handed so many days before its clock says now."""
    at = 1_772_442_000_000 - days * DAY * 1000  # 2026-03-02 09:00 UTC
    known = [{"flag": "vp_shunt", "title": "A shunt", "due": "2026-03-02T12:00:00Z"}]
    return tray(met=at, touch_open=True, known=known, **change)


def opened(tablet: Tablet, laid: dict[str, Any]) -> None:
    tablet.do("child", id="mia", tray=laid)
    for asked in ({"mood": "ready"}, {"no_touch": []}, {"answered": True, "yes": []}):
        tablet.do("moment", change=asked)


def kinds_offered(tablet: Tablet) -> set[str]:
    tablet.do("panel", open="find")
    return {one["kind"] for one in tablet.view["pool"]}


@pytest.mark.parametrize(
    ("days", "age"), [(0, None), (0.1, ["trays_hours", 2]), (1, ["trays_old", 1]), (9, ["trays_old", 9])]
)
def test_a_tray_that_is_not_fresh_shows_its_age(tablet: Tablet, days: float, age: Any):
    opened(tablet, old(days))
    assert tablet.view["tray"]["age"] == age
    tablet.do("start")
    assert tablet.view["tray"]["age"] == age


@pytest.mark.parametrize(("days", "is_old"), [(6.9, False), (7.1, True), (-7.1, True)])  # or a clock set back as far
def test_a_tray_of_a_week_ago_offers_no_touch_until_an_adult_confirms_it(tablet: Tablet, days: float, is_old: bool):
    opened(tablet, old(days))
    assert tablet.view["tray"]["old"] is is_old
    assert [one["title"] for one in tablet.view["tray"]["known"]] == ["A shunt"]
    told = tablet.do("start")[0]["moment"]["precautions"]
    assert told == ("old" if is_old else "current")
    assert ("song" in kinds_offered(tablet)) is not is_old  # the songs of this tray touch the feet


def test_what_an_adult_confirmed_is_told_and_opens_touch_for_a_day(tablet: Tablet):
    opened(tablet, old(8))
    assert tablet.do("read") == []
    assert not tablet.view["tray"]["old"]
    started = tablet.do("start")[0]
    assert started["moment"]["precautions"] == "confirmed"
    assert read_event(started).moment.precautions == "confirmed"  # type: ignore[union-attr]
    assert "song" in kinds_offered(tablet)
    kept = tablet.page.evaluate("() => state.tray")
    for later, is_old in ((3600, False), (DAY, True)):
        tablet.do("finish")
        tablet.do("home", after=later)
        tablet.do("child", id="mia", tray=kept)
        assert tablet.view["tray"]["old"] is is_old
    tablet.do("child", id="mia", tray=old(8))
    assert tablet.view["tray"]["old"]  # another tray was not confirmed


def test_an_old_tray_can_be_confirmed_during_play_and_that_is_told_for_good(tablet: Tablet):
    opened(tablet, old(8))
    tablet.do("start")
    assert kinds(tablet.do("read")) == ["moment_changed", "offered"]
    assert "song" in kinds_offered(tablet)
    assert tablet.view["undo"]["label"] != "read"
    tablet.do("undo")
    assert not tablet.view["tray"]["old"]


def test_a_fresh_tray_needs_no_confirmation_any_more(tablet: Tablet):
    opened(tablet, old(8))
    tablet.do("tray", tray=old(0))
    assert tablet.view["tray"]["old"] is False
    assert tablet.do("start")[0]["moment"]["precautions"] == "current"


def test_a_tray_grows_old_between_plays_and_not_under_a_childs_hands(tablet: Tablet):
    opened(tablet, old(6.99))
    tablet.do("start")
    tablet.pick()
    assert kinds(tablet.do("outcome", after=1800, outcome="into_it"))[-1] in ("offered", "session_ended")
    assert tablet.view["tray"]["old"] is False


def test_a_precaution_is_due_for_another_look_when_its_day_has_come_and_not_before(tablet: Tablet):
    opened(tablet, old(0))
    assert tablet.view["tray"]["again"] == []
    tablet.do("moment", after=3 * 3600 - 60, change={"minutes": 10})
    tablet.do("child", id="mia", tray=old(0), after=120)
    assert [one["flag"] for one in tablet.view["tray"]["again"]] == ["vp_shunt"]
