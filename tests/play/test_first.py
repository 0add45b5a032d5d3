"""The first part of a tray offers, where the child was last, what the whole one offers, and says what it is."""

from random import Random

import orjson
import pytest
from playwright.sync_api import Page

from app.play.first import first_of
from app.play.packing import pack
from app.practice import Practice
from app.therapy import MOODS, Moment, write_event
from app.therapy.offer import offer
from app.therapy.walk import safe_ways, told

from .conftest import Tablet
from .table import tray
from .test_packing import NOW, TABLET, sample
from .test_walk import WALKED, moment, session

__all__ = ["sample"]


def test_where_the_child_was_last_the_first_part_walks_like_the_whole_tray(modules: Page, sample: Practice):
    chance, vectors, expected = Random(12), [], []
    for child, travels in sample.sessions.trays(TABLET, None, NOW).items():
        laid = sample.sessions.tray(TABLET, child, NOW)
        packed = orjson.dumps(pack(first_of(orjson.loads(orjson.dumps(travels))))).decode()
        last = {name: getattr(laid.moment, name) for name in ("place", "position", "giver")}
        for _ in range(60):
            fine = {one.id: {"yes": chance.random() < 0.03} for one in laid.questions}
            there = moment(chance) | last | {"answers": fine, "confirmed": ["skin_checked", "asked_first"]}
            tablet, now = session(chance, laid), Moment.model_validate(there)
            tablet.write("moment_changed", moment=there)
            events = [event for event in tablet.events if event.kind in ("session_started", "moment_changed")]
            vectors.append([packed, there, [write_event(event) for event in events]])
            offered = [[one.way, one.role] for one in offer(laid, events, 3)]
            expected.append([safe_ways(laid, now), told(laid, now).model_dump(mode="json"), offered])
    walked = modules.evaluate(WALKED, vectors)
    assert sum(bool(offered) for *_, offered in expected) > 40
    assert walked == expected


def test_it_names_the_one_situation_it_is_for_and_has_no_way_of_another():
    laid = tray(sets=[[0, 0, 2, 6, 2], [0, 1, 1, 5]], situations={"floor|floor_sitting|therapist": 0, "bench|a|b": 1})
    first = first_of(laid)
    assert (first["only"], first["situations"]) == (
        "floor|floor_sitting|therapist",
        {"floor|floor_sitting|therapist": 0},
    )
    assert [*first["entries"]] == ["story-1", "story-2"]
    assert first["sets"] == [[0, 0, 2, 1, 0]]
    assert first["if_yes"]["sore"]["removes"] == ["story-1", "story-2"]


def test_the_best_of_each_mood_say_why_and_what_only_tells_after_a_pick_stays_behind(sample: Practice):
    travels = orjson.loads(orjson.dumps(sample.sessions.trays(TABLET, None, NOW)))
    for laid in travels.values():
        entries = first_of(laid)["entries"]
        if entries is laid["entries"]:
            continue
        assert {str(one["like"]) for one in entries.values()} == {"[]"}
        for mood in MOODS:
            best = max(entries, key=lambda way: entries[way]["score"][mood])
            assert entries[best]["why"] == laid["entries"][best]["why"]
            assert entries[best]["why"][mood]


def test_the_whole_tray_says_why_of_what_stands_there_already(tablet: Tablet):
    first = tray(only="floor|floor_sitting|therapist")
    for entry in first["entries"].values():
        entry["why"] = dict.fromkeys(entry["why"], "")
    tablet.start()
    tablet.page.evaluate(
        "([tray]) => { state = { ...state, tray, offer: state.offer.map((one) => ({ ...one, why: '' })) } }", [first]
    )
    before = tablet.tiles()
    tablet.do("tray", tray=tray())
    assert tablet.tiles() == before
    assert {tile["why"] for tile in tablet.view["offer"]["tiles"]} == {"fits, ready"}


@pytest.mark.parametrize("change", [{"giver": None}, {"place": "garden"}])
def test_where_nothing_was_laid_for_the_last_moment_the_whole_tray_travels(change: dict[str, str | None]):
    laid = tray(moment=tray()["moment"] | change)
    assert first_of(laid) is laid
