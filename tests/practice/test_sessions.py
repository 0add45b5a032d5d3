"""Events taken in from tablets: every one answered, one bad one never in the way of the others."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.library import read_library
from app.practice import Practice, PracticeRecord, Who
from app.therapy import ChartError, Child, read_event, write_event
from tests.fakes import MemoryStore
from tests.tapping import NOW, Tablet
from tests.therapy.playing import HERE, MIA, sitting

SHELF = read_library(Path(__file__).resolve().parents[2] / "assets")
ADULT = Who("adult", "a")


@pytest.fixture
def practice() -> Practice:
    store = MemoryStore()
    for child_id in ("mia", "ben"):
        store.write_child(Child(id=child_id, nickname=child_id.title(), born="2021-03"))
    return Practice(store, SHELF, lambda: NOW)


def sent(tablet: Tablet) -> list[object]:
    return [write_event(event) for event in tablet.events]


def a_play(child: str = "mia", **later: float) -> Tablet:
    tablet = Tablet(child, later=timedelta(**later))
    tablet.start()
    play = tablet.pick("slow-snail")
    tablet.end(play, "child_left", 42)
    tablet.outcome(play, "into_it")
    return tablet


def test_what_is_sent_twice_is_in_the_chart_once(practice: Practice) -> None:
    raw = sent(a_play())
    assert [r.status for r in practice.sessions.take(ADULT, raw, NOW, NOW)] == ["accepted"] * 4
    assert [r.status for r in practice.sessions.take(ADULT, [*raw, *raw], NOW, NOW)] == ["known"] * 8
    assert len(practice.store.events("mia")) == 4


def test_the_same_event_twice_in_one_batch_is_accepted_and_known(practice: Practice) -> None:
    first = sent(a_play())[:1]
    assert [r.status for r in practice.sessions.take(ADULT, first * 2, NOW, NOW)] == ["accepted", "known"]


def test_one_bad_event_never_blocks_the_others(practice: Practice) -> None:
    raw = sent(a_play())
    bad: list[object] = [
        None, 7, "tap", {}, {**raw[0], "kind": "nonsense"}, {**raw[0], "child": "nobody"},  # type: ignore[dict-item]
        {**raw[0], "device": "x" * 70_000},  # type: ignore[dict-item]
    ]  # fmt: skip
    results = practice.sessions.take(ADULT, [*bad, *raw], NOW, NOW)
    assert [r.status for r in results] == ["refused"] * len(bad) + ["accepted"] * 4
    assert all(r.why.endswith((".", "practice.")) for r in results[: len(bad)])
    assert len(practice.store.refused()) == len(bad)
    assert [p.outcome for p in practice.caseload.chart(ADULT, "mia").plays] == ["into_it"]


@pytest.mark.parametrize("days", [365, -365])
def test_a_clock_a_year_off_is_kept_marked_and_put_in_order(practice: Practice, days: int) -> None:
    practice.sessions.take(ADULT, sent(a_play(minutes=-30)), NOW, NOW)
    wrong = a_play(days=days)
    results = practice.sessions.take(ADULT, sent(wrong), NOW + timedelta(days=days), NOW)
    assert {r.status for r in results} == {"accepted"}
    plays = practice.caseload.chart(ADULT, "mia").plays
    assert [p.session for p in plays][-1] == wrong.session
    assert abs(plays[-1].at - NOW) < timedelta(minutes=2)
    assert all(e.off_s for e in practice.store.events("mia") if e.session == wrong.session)


def test_a_time_still_to_come_is_brought_back_even_when_the_tablet_says_its_clock_is_right(practice: Practice) -> None:
    practice.sessions.take(ADULT, sent(a_play(days=3)), NOW, NOW)
    events = practice.store.events("mia")
    assert all(event.when <= NOW for event in events)
    assert [event.kind for event in sorted(events, key=lambda event: event.when)] == [
        "session_started", "picked", "play_ended", "outcome",
    ]  # fmt: skip


def test_two_tablets_offline_on_the_same_child_merge(practice: Practice) -> None:
    one, other = a_play(minutes=-8), a_play(minutes=-4)
    practice.sessions.take(ADULT, sent(other)[::-1], NOW, NOW)
    practice.sessions.take(ADULT, sent(one), NOW, NOW)
    assert [p.session for p in practice.caseload.chart(ADULT, "mia").plays] == [one.session, other.session]


def test_a_chart_that_cannot_be_written_now_is_asked_again_later(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(child_id: str, events: object) -> list[str]:
        raise ChartError("The disk is full: make room, then try again.")

    monkeypatch.setattr(practice.store, "append", full)
    assert {r.status for r in practice.sessions.take(ADULT, sent(a_play()), NOW, NOW)} == {"later"}
    assert practice.store.refused() == []


def test_a_chart_that_cannot_be_read_now_is_asked_again_later_and_blocks_no_other(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(child_id: str) -> Child:
        if child_id == "mia":
            raise ChartError("mia.json: it is cut off. Put back a copy from a backup.")
        return Child(id=child_id, nickname="Ben", born="2021-03")

    monkeypatch.setattr(practice.store, "read_child", read)
    monkeypatch.setattr(practice.store, "append", lambda child, events: [event.id for event in events])
    monkeypatch.setattr(practice.store, "events", lambda child: [])
    results = practice.sessions.take(ADULT, [*sent(a_play("mia")), *sent(a_play("ben"))], NOW, NOW)
    assert [r.status for r in results] == ["later"] * 4 + ["accepted"] * 4
    assert practice.store.refused() == []


def test_what_cannot_be_kept_apart_now_is_asked_again_and_blocks_no_other(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(refused: object) -> None:
        raise ChartError("refused.json: it is cut off. Put back a copy from a backup.")

    monkeypatch.setattr(practice.store, "keep_refused", broken)
    raw = sent(a_play())
    results = practice.sessions.take(ADULT, [{**raw[0], "kind": "nonsense"}, *raw], NOW, NOW)  # type: ignore[dict-item]
    assert [r.status for r in results] == ["later"] + ["accepted"] * 4


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
@pytest.mark.parametrize("days", [365, -365])
def test_the_first_and_last_day_there_is_spoil_no_chart(practice: Practice, at: str, days: int) -> None:
    raw = {**sent(a_play())[0], "at": at}  # type: ignore[dict-item]
    inside = {**raw, "id": a_play().events[0].id, "off_s": days * 10**12}
    moved = write_event(a_play("ben").write("moved_in", came_from="mia", events=[inside]))
    practice.sessions.take(ADULT, [raw, moved], NOW + timedelta(days=days), NOW)
    for child in ("mia", "ben"):
        assert len(practice.caseload.chart(ADULT, child).sessions) == 1
        practice.sessions.tray(ADULT, child, NOW)


def test_plays_on_the_wrong_child_move_to_the_right_one(practice: Practice) -> None:
    wrong = a_play("mia")
    moved = [event.id for event in wrong.events]
    wrong.write("moved_out", events=moved, to="ben")
    right = Tablet("ben", later=timedelta(minutes=1))
    right.write("moved_in", came_from="mia", events=[e for e in sent(wrong) if e["kind"] != "moved_out"])  # type: ignore[index]
    results = practice.sessions.take(ADULT, [*sent(wrong), *sent(right)], NOW, NOW)
    assert {r.status for r in results} == {"accepted"}
    assert practice.caseload.chart(ADULT, "mia").plays == ()
    assert [p.prompt for p in practice.caseload.chart(ADULT, "ben").plays] == ["slow-snail"]


def test_a_stranger_takes_and_gives_nothing(practice: Practice) -> None:
    assert {r.status for r in practice.sessions.take(None, sent(a_play()), NOW, NOW)} == {"refused"}
    assert practice.sessions.faces(None) == []
    assert practice.sessions.trays(None, None, NOW) == {}


def test_the_next_tray_knows_the_last_tap(practice: Practice) -> None:
    before = practice.sessions.tray(ADULT, "mia", NOW)
    practice.sessions.take(ADULT, sent(a_play(minutes=-9)), NOW, NOW)
    after = practice.sessions.tray(ADULT, "mia", NOW)
    assert before is not after
    assert after is practice.sessions.tray(ADULT, "mia", NOW)


def test_answers_and_touch_of_an_earlier_sitting_are_asked_anew(practice: Practice) -> None:
    tablet = Tablet("mia", later=timedelta(hours=-30))
    said = {"place": "bedtime", "position": "bed", "giver": "caregiver", "mood": "rising", "no_touch": [],
            "answers": {"fever": {"yes": True}}}  # fmt: skip
    tablet.write("session_started", moment=said)
    practice.sessions.take(ADULT, sent(tablet), NOW, NOW)
    moment = practice.sessions.tray(ADULT, "mia", NOW).moment
    assert (moment.place, moment.position) == ("bedtime", "bed")
    assert (moment.answers, moment.no_touch, moment.mood) == ({}, None, "ready")
    running = [read_event({**event, "at": NOW}) for event in sent(tablet)]  # type: ignore[dict-item]
    assert running[0].when == NOW


def test_a_tray_laid_now_is_not_old_however_old_the_one_before_was(practice: Practice) -> None:
    tablet = Tablet("mia", later=timedelta(minutes=-9))
    tablet.write("session_started", moment={"place": "bedtime", "precautions": "old"})
    practice.sessions.take(ADULT, sent(tablet), NOW, NOW)
    moment = practice.sessions.tray(ADULT, "mia", NOW).moment
    assert (moment.place, moment.precautions) == ("bedtime", "current")


def test_a_seizure_told_late_by_another_tablet_stops_the_tray_that_lies_ready(practice: Practice) -> None:
    practice.sessions.take(ADULT, sent(a_play(hours=-5)), NOW, NOW)
    assert practice.sessions.tray(ADULT, "mia", NOW).stop is None
    late = Tablet("mia", later=timedelta(hours=-6))
    late.write("session_started", moment={"answers": {"seizure_now": {"yes": True}}})
    practice.sessions.take(ADULT, sent(late), NOW, NOW)
    stop = practice.sessions.tray(ADULT, "mia", NOW).stop
    assert stop is not None
    assert stop.flag == "seizure_now"


def test_what_was_looked_at_for_an_earlier_sitting_is_looked_at_anew(practice: Practice) -> None:
    tablet = Tablet("mia", later=timedelta(hours=-30))
    tablet.write("session_started", moment={"checked": {"latex_precaution": ["tunnel"]}})
    practice.sessions.take(ADULT, sent(tablet), NOW, NOW)
    assert practice.sessions.tray(ADULT, "mia", NOW).moment.checked == {}


def test_a_time_still_to_come_is_brought_back_in_what_was_moved_along_too(practice: Practice) -> None:
    tapped, other = a_play("ben", days=3), Tablet("mia")
    other.write("moved_in", came_from="ben", events=sent(tapped))
    assert [r.status for r in practice.sessions.take(ADULT, sent(other), NOW, NOW)] == ["accepted"]
    chart = practice.caseload.chart(ADULT, "mia")
    assert all(event.when <= NOW for event in chart.events)
    assert [play.outcome for play in chart.plays] == ["into_it"]


def test_what_an_erased_child_taught_is_gone_from_the_trays_of_others_at_once(practice: Practice) -> None:
    alone = practice.sessions.tray(ADULT, "ben", NOW)
    for number in range(3):
        child = MIA.model_copy(update={"id": f"real-{number}"})
        practice.store.write_child(child)
        plays = [{"prompt": prompt, "outcome": "into_it"} for prompt in list(HERE)[:3]]
        practice.store.append(child.id, sitting(*plays, days_ago=3, child=child))
    practice.sessions.restock(SHELF)  # as on another day
    practice.sessions.warm(NOW)
    assert practice.sessions.tray(ADULT, "ben", NOW).entries != alone.entries
    for number in range(3):
        practice.caseload.erase(ADULT, f"real-{number}")
    assert practice.sessions.tray(ADULT, "ben", NOW).entries == alone.entries


def test_a_sitting_whose_beginning_never_came_takes_no_answer_of_an_earlier_one(practice: Practice) -> None:
    before, tablet = Tablet("mia", later=timedelta(days=-7)), Tablet("mia")
    said = {"place": "floor", "no_touch": [], "confirmed": ["skin_checked"], "answers": {"fever": {"yes": False}}}
    before.write("session_started", moment=said)
    tablet.pick("slow-snail")
    practice.sessions.take(ADULT, sent(before) + sent(tablet), NOW, NOW)
    moment = practice.sessions.moment(ADULT, "mia", NOW)
    assert (moment.place, moment.answers, moment.no_touch, moment.confirmed) == ("floor", {}, None, ())


def test_taps_that_come_after_the_erasure_are_let_go_of_and_kept_nowhere(practice: Practice) -> None:
    practice.store.write_practice(PracticeRecord(name="Sunny Gym"))
    late, other = sent(a_play("mia")), a_play("ben")
    moved = write_event(other.write("moved_in", came_from="mia", events=late[:3]))
    practice.caseload.erase(ADULT, "mia")
    results = practice.sessions.take(ADULT, [*late, *sent(other), moved], NOW, NOW)
    assert [r.status for r in results] == ["known"] * 4 + ["accepted"] * 5 + ["known"]
    assert practice.store.refused() == []
    assert practice.store.children() == ["ben"]

    practice.store.write_child(Child(id="mia", nickname="Mia"))  # back from a backup
    assert [r.status for r in practice.sessions.take(ADULT, late, NOW, NOW)] == ["accepted"] * 4
