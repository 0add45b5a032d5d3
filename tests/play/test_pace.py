"""A child's pace: what comes is shown first, quiet comes before a repeat, nothing interrupts the start of a play."""

from typing import Any

import pytest

from app.therapy import read_event

from .conftest import Tablet
from .screen import with_pace
from .table import card, tray


def begun(tablet: Tablet, minutes: int = 15, **pace: Any) -> None:
    """Mia's pictures, for a child with this pace."""
    tablet.start(minutes)
    tablet.do("tray", tray=with_pace(**pace))


def verse(tablet: Tablet) -> tuple[int, bool]:
    return tablet.view["play"]["verse"], tablet.view["play"]["over"]


def again_and_again(tablet: Tablet) -> None:
    """A play of two rounds of two verses, ten seconds each."""
    way = next(way for way in tablet.tiles() if not way.startswith("song"))  # a song would ask before its touch
    told = card(way)["ways"][""]
    tablet.page.evaluate("(way) => { state.offer.find((one) => one.way === way).plan = 4 }", way)
    tablet.do("pick", way=way, by="child", card=told)


def test_what_was_picked_stands_alone_for_three_seconds_where_a_child_is_shown_it_first(tablet: Tablet):
    begun(tablet, preview=True)
    tablet.pick()
    assert tablet.view["play"]["coming"]
    tablet.do("beat", after=2.9)
    assert tablet.view["play"]["coming"]
    tablet.do("beat", after=0.2)
    assert not tablet.view["play"]["coming"]
    tablet.do("beat", after=9.8)
    assert verse(tablet) == (0, False)  # a first verse of ten seconds begins after it
    tablet.do("beat", after=0.2)
    assert verse(tablet) == (1, False)


def test_an_adult_goes_on_at_once_and_all_done_ends_it_at_once(tablet: Tablet):
    begun(tablet, preview=True)
    tablet.pick()
    tablet.do("verse", to=0)
    assert not tablet.view["play"]["coming"]
    tablet.do("undo")
    tablet.pick()
    assert [event["kind"] for event in tablet.do("all-done")][:2] == ["all_done", "play_ended"]
    assert tablet.view["closing"]["calm"]


def test_once_more_is_not_shown_first_and_other_children_are_shown_nothing(tablet: Tablet):
    begun(tablet, preview=True)
    tablet.pick()
    tablet.do("again", after=20)
    assert not tablet.view["play"]["coming"]
    tablet.do("outcome", outcome="into_it")
    tablet.do("tray", tray=with_pace())
    tablet.pick()
    assert not tablet.view["play"]["coming"]


def test_what_comes_is_shown_before_the_child_is_asked_about_a_touch(tablet: Tablet):
    begun(tablet, preview=True)
    tablet.do("pick", way="song-1", by="adult", card=card("song-1")["ways"][""])
    assert tablet.view["play"]["coming"]
    tablet.do("verse", to=0)
    assert (tablet.view["play"]["coming"], tablet.view["play"]["asks"]) == (False, True)
    assert tablet.do("verse", to=1) == []
    tablet.do("assent", answer="yes")
    assert (tablet.view["play"]["coming"], tablet.view["play"]["asks"], verse(tablet)) == (False, False, (0, False))
    tablet.do("beat", after=10.1)
    assert verse(tablet) == (1, False)


@pytest.mark.parametrize("once_more", [False, True])
def test_quiet_comes_before_words_come_round_again_and_nowhere_else(tablet: Tablet, once_more: bool):
    begun(tablet, wait_s=8)
    again_and_again(tablet)
    if once_more:
        tablet.do("again", after=5)
    seen = []
    for after in (9.9, 0.2, 9.8, 8, 0.2):
        tablet.do("beat", after=after)
        seen.append(verse(tablet)[0])
    assert seen == [0, 1, 1, 1, 2]  # ten seconds to the second verse, ten and eight to the first one again


def test_how_it_was_is_asked_when_the_child_had_time(tablet: Tablet):
    begun(tablet, wait_s=5)
    tablet.pick()
    tablet.do("beat", after=20)
    assert (verse(tablet)[1], tablet.view["play"]["asks_how"]) == (True, False)
    tablet.do("beat", after=4.8)
    assert not tablet.view["play"]["asks_how"]
    tablet.do("beat", after=0.3)
    assert tablet.view["play"]["asks_how"]


def test_a_changed_pace_is_an_event_that_the_server_reads_and_holds_after_a_restart(tablet: Tablet):
    begun(tablet, wait_s=3)
    (told,) = tablet.do("pace", change={"wait_s": 10, "countdown": "none"})
    assert read_event(told).kind == "pace_set"
    assert told["pace"] == {"wait_s": 10, "preview": False, "slow": False, "countdown": "none"}
    tablet.page.evaluate("() => { state = unpacked(JSON.parse(JSON.stringify(packed(state))), state.tray) }")
    assert tablet.view["pace"]["wait_s"] == 10
    tablet.do("tray", tray=with_pace(wait_s=1))
    assert tablet.view["pace"]["wait_s"] == 10


def test_last_one_stands_over_the_last_choice_already(tablet: Tablet):
    begun(tablet, minutes=15)
    assert not tablet.view["offer"]["last"]
    tablet.do("beat", after=900 - 80 + 5)  # twenty seconds of play and then less than the sixty of another stay
    assert tablet.view["offer"]["last"]


def test_a_fresh_tray_changes_nothing_on_the_screen_in_the_first_15_seconds(tablet: Tablet):
    begun(tablet)
    tablet.pick()
    before = tablet.view
    fresh = with_pace(countdown="none", slow=True)
    fresh["face"] |= {"nickname": "Mimi", "language": "de"}
    tablet.do("tray", after=0, tray=fresh)
    assert tablet.view == before
    tablet.do("beat", after=14.9)
    tablet.do("tray", after=0, tray=fresh)
    assert tablet.view["child"]["nickname"] == "Mia"
    tablet.do("beat", after=0.1)
    tablet.do("tray", after=0, tray=fresh)
    assert tablet.view["child"]["nickname"] == "Mimi"
    assert tablet.view["screen"] == "play"


def test_what_is_not_safe_any_more_ends_in_the_first_second_too(tablet: Tablet):
    begun(tablet)
    tablet.pick()
    fresh = tray(stop={"message": "Not today."})
    assert "play_ended" in [event["kind"] for event in tablet.do("tray", after=0, tray=fresh)]
    assert tablet.view["screen"] == "closing"


STRIP = [
    {"way": "song-1", "prompt": "song-1", "title": "Song 1", "kind": "song", "picture": "song-1", "done": False},
    {"way": "story-1", "prompt": "story-1", "title": "Story 1", "kind": "story", "picture": "story-1", "done": False},
    {"end": "all_done", "done": False},
]


def strip(tablet: Tablet) -> list[tuple[str, str]]:
    return [(one.get("prompt") or one["end"], one["stands"]) for one in tablet.view["strip"] or []]


def test_first_and_then_follow_what_is_played(tablet: Tablet):
    tablet.start()
    assert tablet.view["strip"] is None
    tablet.do("strip", items=STRIP)
    assert strip(tablet) == [("song-1", "first"), ("story-1", "then"), ("all_done", "then")]
    tablet.do("pick", way="song-1", by="adult", card=card("song-1")["ways"][""])
    assert strip(tablet)[0] == ("song-1", "now")
    tablet.do("outcome", outcome="into_it")
    assert strip(tablet) == [("song-1", "done"), ("story-1", "first"), ("all_done", "then")]
    tablet.do("pick", way="counting-1", by="adult", card=card("counting-1")["ways"][""])
    tablet.do("outcome", outcome="into_it")
    assert strip(tablet)[1] == ("story-1", "first")  # something else was played: the strip waits
    tablet.do("undo")
    tablet.do("undo")
    tablet.do("undo")
    assert strip(tablet)[0] == ("song-1", "now")


def test_what_is_not_safe_or_not_wanted_today_leaves_the_strip(tablet: Tablet):
    tablet.start()
    tablet.do("strip", items=STRIP)
    tablet.do("moment", change={"yes": ["sore"]})
    assert strip(tablet) == [("song-1", "first"), ("all_done", "then")]
    tablet.do("moment", change={"no_touch": [{"area": "foot"}]})
    assert strip(tablet) == [("all_done", "first")]


def test_not_that_takes_it_off_the_strip(tablet: Tablet):
    tablet.start()
    way = tablet.tiles()[0]
    tablet.do("strip", items=[{"way": way, "prompt": way, "title": way, "kind": "song", "picture": way, "done": False}])
    tablet.do("not-that", way=way)
    assert strip(tablet) == []


def test_the_strip_outlives_a_restart_and_is_no_other_childs(tablet: Tablet):
    tablet.start()
    tablet.do("strip", items=STRIP)
    tablet.page.evaluate("() => { state = unpacked(JSON.parse(JSON.stringify(packed(state))), state.tray) }")
    assert len(strip(tablet)) == 3
    tablet.do("switch", to="leo", tray=tray("leo"))
    for asked in ({"mood": "ready"}, {"no_touch": []}, {"answered": True, "yes": []}):
        tablet.do("moment", change=asked)
    tablet.do("start")
    assert tablet.view["strip"] is None


def test_next_ends_a_play_without_a_word_and_the_closing_page_asks_for_it(tablet: Tablet):
    tablet.start()
    tablet.pick()
    told = tablet.do("next", after=12)
    assert [event["kind"] for event in told] == ["play_ended", "offered"]
    assert (told[0]["reason"], told[0]["stay_s"]) == ("adult_ended", 12)
    tablet.do("finish")
    (play,) = tablet.view["closing"]["plays"]
    (first,) = tablet.do("went", play=play["id"], outcome="so_so")
    (last,) = tablet.do("went", play=play["id"], outcome="into_it")
    assert read_event(last).kind == "outcome"
    assert (first["play"], last["play"], last["rater"]) == (told[0]["play"], told[0]["play"], "therapist")
    assert tablet.view["closing"]["plays"][0]["outcome"] == "into_it"
    tablet.do("undo")
    assert tablet.view["closing"]["plays"][0]["outcome"] == "so_so"
    assert tablet.do("went", play="another", outcome="so_so") == []
