"""The rules that a tablet offers by between two trays, one at a time."""

from dataclasses import replace

import pytest

from app.therapy import MOODS, Moment, Tray, as_if_well, lay_tray
from app.therapy.offer import offer
from tests.tapping import NOW, Tablet

from .playing import MIA, SHELF, sitting, told

BENCH = as_if_well(MIA, told(), SHELF, Moment(place="wheelchair", position="wheelchair", giver="therapist"), NOW)


def wide(**change: object) -> Tray:
    return lay_tray(MIA, told(), SHELF, BENCH, NOW).model_copy(update=change)


def started(mood: str = "ready", **change: object) -> Tablet:
    tablet = Tablet(MIA.id)
    tablet.start(BENCH.model_copy(update={"mood": mood, **change}))
    return tablet


def shown(tray: Tray, tablet: Tablet, count: int = 3) -> list[str]:
    return [one.way for one in offer(tray, tablet.events, count)]


def prompts(tray: Tray, tablet: Tablet, count: int = 3) -> list[str]:
    return [tray.entries[way].prompt for way in shown(tray, tablet, count)]


@pytest.mark.parametrize("picks", [1, 2, 3, 4, 5, 7])
def test_a_prompt_rests_for_as_many_picks_as_the_tray_says_however_many_there_were(picks: int) -> None:
    tray, tablet = wide(rest=5), started()
    names = [entry.prompt for entry in tray.entries.values()]
    played = list(dict.fromkeys(names))[:picks]
    for name in played:
        tablet.outcome(tablet.pick(name), "into_it")
    everything = prompts(tray, tablet, len(set(names)) - picks)
    assert not set(everything) & set(played[-5:])


def test_what_did_not_go_well_is_not_offered_again_until_a_new_tray_knows_of_it() -> None:
    tray, tablet = wide(rest=0), started()
    first = prompts(tray, tablet)[0]
    play = tablet.pick(first)
    tablet.outcome(play, "so_so")
    assert first not in prompts(tray, tablet, 12)
    assert first in prompts(tray.model_copy(update={"counted": (play,)}), tablet, len(tray.entries))


def test_not_that_lasts_for_the_whole_play_session() -> None:
    tray, tablet = wide(), started()
    first = prompts(tray, tablet)[0]
    tablet.write("not_that", prompt=first)
    assert first not in prompts(tray, tablet, len(tray.entries))


def test_a_child_who_is_over_is_met_with_what_settles_and_nothing_new_is_forced_in() -> None:
    tray = wide(new_every=1)
    arousal = {mood: sum(tray.entries[way].arousal for way in shown(tray, started(mood))) for mood in MOODS}
    assert arousal["over"] <= arousal["rising"] < arousal["ready"]
    assert arousal["low"] > arousal["over"]
    assert all(tray.entries[way].arousal < 0 for way in shown(tray, started("over")))
    lively = {name for name, prompt in SHELF.prompts.items() if prompt.arousal > 0}
    known = [{"prompt": name, "outcome": "into_it"} for name in sorted(SHELF.prompts) if name not in lively]
    tray = lay_tray(MIA, told(sitting(*known, days_ago=5)), SHELF, BENCH, NOW).model_copy(update={"new_every": 1})
    roles = {mood: {one.role for one in offer(tray, started(mood).events, 3)} for mood in MOODS}
    assert "new" in roles["ready"]
    assert "new" not in roles["over"]


def test_at_bedtime_what_settles_comes_first() -> None:
    tray = wide()
    here, there = (f"{place}|{BENCH.position}|{BENCH.giver}" for place in (BENCH.place, "bedtime"))
    tray = tray.model_copy(update={"situations": {here: tray.situations[here], there: tray.situations[here]}})
    by_day, at_night = (
        sum(tray.entries[way].arousal for way in shown(tray, started(place=place)))
        for place in (BENCH.place, "bedtime")
    )
    assert at_night < min(0, by_day)


def test_pictures_keep_their_sides_for_a_child_who_needs_sameness_and_change_them_for_others() -> None:
    tray = wide(same_sides=True)
    sides = {tuple(shown(tray, started())) for _ in range(12)}
    assert len(sides) == 1
    assert len({tuple(shown(wide(), started())) for _ in range(12)}) > 2


def test_never_three_of_a_kind_while_there_are_others() -> None:
    tray = wide()
    best = dict.fromkeys(MOODS, 900)
    songs = {way: replace(one, score=best) if one.kind == "song" else one for way, one in tray.entries.items()}
    for entries in (tray.entries, songs):
        for mood in MOODS:
            kinds = [entries[way].kind for way in shown(tray.model_copy(update={"entries": entries}), started(mood))]
            assert max(map(kinds.count, kinds)) <= 2


def test_every_so_many_offers_something_never_played_lies_there() -> None:
    names = sorted(SHELF.prompts)[:-6]
    chart = told(sitting(*[{"prompt": name, "outcome": "into_it"} for name in names], days_ago=5))
    tray = lay_tray(MIA, chart, SHELF, BENCH, NOW).model_copy(update={"new_every": 2, "rest": 0})
    tablet, roles = started(), []
    for number in range(6):
        roles.append("new" in {one.role for one in offer(tray, tablet.events, 3)})
        tablet.write("something_else", number=number, prompts=[])
    assert roles[::2] == [True, True, True]


def test_something_else_counts_against_what_lay_there_and_what_is_like_it() -> None:
    tray, tablet = wide(), started()
    first = prompts(tray, tablet)
    before = {one.way: one.told for one in offer(tray, tablet.events, len(tray.entries))}
    tablet.write("something_else", number=0, prompts=first)
    after = {one.way: one.told for one in offer(tray, tablet.events, len(tray.entries))}
    assert not set(prompts(tray, tablet)) & set(first)
    passed = [way for way in after if tray.entries[way].prompt in first]
    assert sum(after[way] - before[way] for way in passed) < 0


def test_into_it_lifts_what_is_like_it_and_had_enough_lowers_it() -> None:
    tray = wide()
    first = shown(tray, started())[0]
    name, like = tray.entries[first].prompt, tray.entries[first].like
    twin = max(
        (way for way in tray.entries if tray.entries[way].prompt != name),
        key=lambda way: sum(a * b for a, b in zip(tray.entries[way].like, like, strict=True)),
    )
    told_of = []
    for outcome in ("into_it", "had_enough"):
        tablet = started()
        tablet.outcome(tablet.pick(name), outcome)
        told_of.append({one.way: one.told for one in offer(tray, tablet.events, len(tray.entries))}[twin])
    assert told_of[0] > 0 > told_of[1]


def test_what_is_said_of_a_stay_gets_shorter_and_less_sure_with_each_play_since_the_tray_was_laid() -> None:
    tray, tablet = wide(rest=0), started()
    everything = len(tray.entries)
    name = prompts(tray, tablet)[-1]
    said = [next(one for one in tray.offer(tablet.events, everything) if one.prompt_id == name)]
    for other in (other for other in prompts(tray, tablet, everything)[:3] if other != name):
        tablet.outcome(tablet.pick(other, by="adult"), "into_it")
        said.append(next(one for one in tray.offer(tablet.events, everything) if one.prompt_id == name))
    assert [one.stay_s for one in said] == sorted((one.stay_s for one in said), reverse=True)
    ratios = [one.stay_high_s / one.stay_low_s for one in said]
    assert ratios == sorted(ratios)
    assert len(set(ratios)) == len(said) >= 3
