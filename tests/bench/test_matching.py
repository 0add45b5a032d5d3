"""The bench of matching drives Playcue itself: its safety, its charts, its trays."""

from dataclasses import replace

import pytest

from app.therapy import fold
from tests.bench.matching import POLICIES, WORLDS, World, headline, report, run
from tests.bench.matching.dice import found
from tests.bench.matching.happening import Happened, Now
from tests.bench.matching.measuring import figures_of
from tests.bench.matching.policies.playcue import Live, TabletAlone
from tests.bench.matching.product import HAVING, number_of
from tests.bench.matching.running import changed, names_of, seeds_of
from tests.bench.matching.shelf import Known, playable
from tests.bench.matching.sitting import play_out
from tests.bench.matching.world import INTO_IT, OUTCOMES

SMALL = World(children=3, sittings=2)


def test_playcues_own_safety_takes_out_what_a_child_may_not_have_and_what_fits_no_position_of_today() -> None:
    practice = found(World(), 101)
    for child in practice.children[:4]:
        live = Live(practice.shelf, 101)
        for sitting, positions in enumerate(HAVING, 1):
            now = Now(sitting, 0, 0, 1, 900.0, positions)
            live.offer(child.known, [], now, 3)
            diary = live.diaries[child.known.number]
            tray = live.lay(diary, diary.moment, diary.at)
            laid = sorted(number_of(entry.prompt) for entry in tray.entries.values())
            assert laid == playable(child.known, positions, practice.shelf)
            for entry in tray.entries.values():
                assert set(entry.verses) == {"low", "ready", "rising", "over"}
                most = practice.shelf[number_of(entry.prompt)].most_verses
                assert all(1 <= verses <= most for verses in entry.verses.values())


def test_the_chart_says_what_happened_whatever_the_order_that_its_events_come_in() -> None:
    practice = found(SMALL, 101)
    live = Live(practice.shelf, 101)
    record = play_out(live, practice)
    for number, diary in live.diaries.items():
        mine = [play for play in record.plays if play.child == number]
        for chart in (diary.chart, fold(diary.child, reversed(diary.chart.log.values()))):
            assert [number_of(play.prompt) for play in chart.plays] == [play.picked for play in mine]
            assert [play.stay_s for play in chart.plays] == [play.stay_s for play in mine]
            told = [OUTCOMES[play.outcome] if play.tapped else None for play in mine]
            assert [play.outcome for play in chart.plays] == told
            assert {play.end for play in chart.plays if play.left} <= {"child_left"}
            assert [play.left or play.end == "never_engaged" for play in chart.plays] == [not one.cut for one in mine]
            assert len(chart.sessions) == SMALL.sittings


def test_a_tablet_alone_lays_one_tray_a_play_session_and_hears_of_moods_all_the_same() -> None:
    class Counting(TabletAlone):
        laid, asked, moods = 0, 0, set()

        def lay(self, diary, moment, at):
            self.laid += 1
            return super().lay(diary, moment, at)

        def offer(self, child: Known, before: list[Happened], now: Now, count: int):
            offered = super().offer(child, before, now, count)
            self.asked += 1
            self.moods.add((now.mood, self.diaries[child.number].moment.mood))
            return offered

    practice = found(SMALL, 101)
    tablet = Counting(practice.shelf, 101)
    play_out(tablet, practice)
    assert tablet.laid == SMALL.children * SMALL.sittings < tablet.asked
    assert tablet.moods <= {(0, "low"), (1, "ready"), (2, "rising"), (3, "over")}
    assert len(tablet.moods) > 1


def test_all_policies_meet_the_same_practice_and_the_figures_asked_for_come_of_it() -> None:
    results = run(SMALL, (101,), processes=1)
    assert list(results) == list(POLICIES)
    figures = headline(results)
    assert figures["unsafe"] == 0
    live, oracle = results["live"][0], results["oracle"][0]
    assert figures["live_of_oracle"] == pytest.approx(live["engaged all"] / oracle["engaged all"])
    best = max(results[name][0]["engaged all"] for name in ("mabwiser", "counts"))
    assert figures["live_of_best_baseline"] == pytest.approx(live["engaged all"] / best)
    assert 0 <= figures["coverage_min"] <= figures["coverage_max"] <= 1
    assert "| live |" in report(results, "small")


def test_a_forecast_that_knows_is_measured_better_than_the_share_seen() -> None:
    practice = found(SMALL, 101)
    record = play_out(Live(practice.shelf, 101), practice)
    knowing = [
        play._replace(expected=play.expected._replace(likely=float(play.outcome == INTO_IT), low_s=0, high_s=1e9))
        for play in record.plays
    ]
    figures = figures_of(record._replace(plays=knowing))
    assert figures["brier all"] == 0 < figures["base all"]
    assert figures["said all"] == figures["seen all"]
    assert figures["covered all"] == 1


def test_any_number_of_the_world_can_be_set() -> None:
    noisy = WORLDS["noisy"]
    assert changed(noisy, ["tap_spread=2", "minutes=5,10"]) == replace(noisy, tap_spread=2.0, minutes=(5.0, 10.0))
    with pytest.raises(ValueError, match=r"^tap_spred: the world has no such number"):
        changed(noisy, ["tap_spred=2"])
    with pytest.raises(ValueError, match=r'^minutes: "5" is not of the sort'):
        changed(noisy, ["minutes=5"])
    assert seeds_of("1,4,7-9") == (1, 4, 7, 8, 9)
    with pytest.raises(ValueError, match="names no seeds"):
        seeds_of("one")
    with pytest.raises(ValueError, match=r"^oracel: no such policy"):
        names_of("live,oracel")
