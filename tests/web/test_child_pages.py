"""Adding a child, and the chart page."""

from datetime import timedelta

import orjson
import pytest

from app.library import read_wording
from app.practice import Refused
from app.therapy import AreaSide, Chart, ChartError, Child, Likes, Steer, fold, read_event
from app.web.desk import Desk
from app.web.elements import areas_said
from app.web.home_tips import home_tips
from app.web.pages.export import content as exported
from app.web.spoken import ago, length, length_in_full

from .conftest import ASSETS, NICKNAME, NOW, House

SESSION = "01900000-0000-7000-8000-000000000000"


async def test_adding_a_child_asks_for_a_nickname_and_goes_on_to_the_checklist(house: House) -> None:
    house.sign_in()
    await house.user.open("/child/new")
    house.user.find(marker="save").click()
    await house.sees("The nickname is empty")
    assert house.store.children() == ["zebedee"]
    house.user.find(marker="nickname").type("Florence")
    house.user.find(marker="avatar-fox").trigger("change")
    house.user.find(marker="chip-spina_bifida").click()
    house.user.find(marker="save").click()
    await house.sees("Safety checklist for Florence")
    (fresh,) = [house.store.read_child(name) for name in house.store.children() if name != "zebedee"]
    assert (fresh.nickname, fresh.avatar, fresh.profiles) == ("Florence", "fox", ("spina_bifida",))
    assert fresh.senses == {}  # unknown, which is not the same as typical
    assert fresh.answers == {}


async def test_two_taps_open_one_chart(house: House) -> None:
    house.sign_in()
    await house.user.open("/child/new")
    house.user.find(marker="nickname").type("Florence")
    for _ in range(2):
        house.user.find(marker="save").click()
    await house.sees("Safety checklist for Florence")
    assert len(house.store.children()) == 2


async def test_editing_keeps_the_safety_answers(house: House) -> None:
    house.sign_in()
    before = house.zebedee
    await house.user.open("/child/zebedee/edit")
    house.user.find(marker="nickname").clear().type("Zeb")
    house.user.find(marker="save").click()
    await house.sees("Play with Zeb")
    assert house.zebedee == before.model_copy(update={"nickname": "Zeb"})


async def test_three_taps_say_what_a_child_likes_and_each_is_taken_back_with_another(house: House) -> None:
    house.store.write_child(house.zebedee.model_copy(update={"goals": ("calm",), "steer": Steer(calm=1, goal="calm")}))
    house.sign_in()
    await house.user.open("/child/zebedee/edit")
    for marker in ("chip-song", "chip-boats", "chip-firm", "chip-story", "chip-firm"):
        house.user.find(marker=marker).click()
    house.user.find(marker="chip-spiders").click()  # one of the rarer themes, instead of the boats
    house.user.find(marker="chip-calm").click()  # no goal any more, so it comes first no more
    house.user.find(marker="save").click()
    await house.sees(f"Play with {NICKNAME}")
    assert house.zebedee.likes == Likes(kind="story", theme="spiders", touch=None)
    assert house.zebedee.steer == Steer(calm=1)


async def test_a_chart_without_plays_is_still_learning(house: House) -> None:
    house.sign_in()
    await house.user.open("/child/zebedee")
    await house.sees(f"Still learning how long {NICKNAME} stays")
    await house.sees(f"{NICKNAME} has not played yet.")
    await house.user.should_not_see("safety questions are open")


async def test_the_chart_says_how_last_time_went_and_what_could_not_be_taken(house: House) -> None:
    _play(house)
    house.store.keep_refused([Refused(at=NOW, why="An event is larger than 64 kB.", raw={"child": "zebedee"})])
    house.store.keep_refused([Refused(at=NOW, why="Of another child.", raw={"child": "florence"})])
    house.sign_in()
    await house.user.open("/child/zebedee")
    await house.sees(f"into it · 1½ min · picked by {NICKNAME}")
    await house.sees("1 play session · last play yesterday · story time")
    await house.sees("1 of 1")
    await house.sees("“Not that” was said to: old-drum")
    await house.sees("An event is larger than 64 kB.")
    await house.user.should_not_see("Of another child.")


async def test_erasing_needs_the_nickname_and_leaves_nothing(house: House) -> None:
    house.sign_in()
    await house.user.open("/child/zebedee")
    for _ in range(2):  # by a thumb that taps twice
        house.user.find(marker="erase").click()
    house.user.find(marker="erase-nickname").type("somebody")
    assert len(house.user.find(marker="erase-nickname").elements) == 1
    house.user.find(marker="erase-yes").click()
    await house.sees("That is not the nickname")
    assert house.store.children() == ["zebedee"]
    house.user.find(marker="erase-nickname").clear().type(NICKNAME)
    house.user.find(marker="erase-yes").click()
    await house.sees("No children yet")
    assert house.store.children() == []


async def test_a_nickname_is_typed_to_erase_as_it_is_read(house: House) -> None:
    house.store.write_child(house.zebedee.model_copy(update={"nickname": "little  zeb"}))
    house.sign_in()
    await house.user.open("/child/zebedee")
    house.user.find(marker="erase").click()
    house.user.find(marker="erase-nickname").type("Little zeb ")
    house.user.find(marker="erase-yes").click()
    await house.until(lambda: house.store.children() == [])


@pytest.mark.parametrize("said", ["0", "-3", "1000000"])
async def test_a_time_that_cannot_be_is_told(house: House, said: str) -> None:
    house.sign_in()
    await house.user.open("/child/zebedee/edit")
    house.user.find(marker="attention").type(said)
    house.user.find(marker="save").click()
    await house.sees("The time is out of range")
    house.user.find(marker="attention").clear()
    house.user.find(marker="save").click()
    await house.sees(f"Play with {NICKNAME}")
    assert house.zebedee.attention_s is None


async def test_a_page_waits_for_a_tablet_that_went_dark(house: House) -> None:
    house.sign_in()
    await house.user.open("/child/zebedee/safety")
    assert house.user.client is not None
    assert house.user.client.page.resolve_reconnect_timeout() >= 60  # seconds; then it is loaded anew


async def test_an_unknown_child_leads_home_with_a_word(house: House) -> None:
    house.sign_in()
    await house.user.open("/child/nobody")
    await house.sees("There is no such chart here")


async def test_a_chart_that_cannot_be_read_is_named_and_the_others_are_there(house: House) -> None:
    house.store.write_child(Child(id="florence", nickname="Florence"))
    whole = house.store.read_child

    def cut(child_id: str) -> Child:
        if child_id == "florence":
            raise ChartError("florence.json: the file ends too early: put it back from a backup.")
        return whole(child_id)

    house.store.read_child = cut
    house.sign_in()
    await house.user.open("/")
    await house.sees("The chart florence cannot be read")
    await house.sees("put it back from a backup")
    await house.sees(f"Play with {NICKNAME}")
    await house.user.open("/child/florence")
    await house.sees("put it back from a backup")


def test_the_export_holds_the_child_and_every_event(house: House) -> None:
    _play(house)
    said = orjson.loads(exported(_chart(house), NOW))
    assert said["child"]["nickname"] == NICKNAME
    again = fold(house.zebedee, [read_event(raw) for raw in said["events"]])
    assert again.plays == _chart(house).plays
    assert len(said["events"]) == len(house.store.events("zebedee")) == 5


async def test_tips_for_home_need_nothing_confirmed_and_none_comes_twice(house: House) -> None:
    house.sign_in()
    who = house.practice.door.who(dict(house.user.http_client.cookies), NOW)
    tray = house.practice.sessions.tray(who, "zebedee", NOW)
    tips = home_tips(tray, house.practice.shelf)
    assert tips
    assert len({tip.entry.prompt for tip in tips}) == len(tips)
    for tip in tips:
        name = tip.entry.prompt + (f"#{tip.entry.variant}" if tip.entry.variant else "")
        there = [key for key in tray.situations if key.startswith(f"{tip.place}|") and key.endswith("|caregiver")]
        assert () in [tray.passing(key).get(name) for key in there]
        assert tip.place in tip.entry.places


def test_lengths_and_days_as_people_say_them(house: House) -> None:
    desk = Desk(house.practice, read_wording(ASSETS), ASSETS / "help", "/")
    assert [length(desk, s) for s in (7, 41, 60, 205, 1180)] == ["7 s", "40 s", "1 min", "3½ min", "20 min"]
    assert [length_in_full(desk, s) for s in (41, 58, 225)] == ["40 seconds", "1 minute", "3¾ minutes"]
    days = {0: "today", 1: "yesterday", 4: "on Thursday", 15: "2 weeks ago", 200: "in Aug 2025"}
    assert {gone: ago(desk, NOW - timedelta(days=gone), NOW) for gone in days} == days
    areas = (AreaSide(area="foot", side="left"), AreaSide(area="hand"), AreaSide(area="chest"))
    assert areas_said(desk, areas) == "left foot, hand (both), chest"


def _chart(house: House) -> Chart:
    return fold(house.zebedee, house.store.events("zebedee"))


def _play(house: House) -> None:
    """One song that Zebedee picked and was into, the day before."""
    song = next(prompt.id for prompt in house.practice.shelf.prompts.values() if prompt.kind == "song")
    at, play = NOW - timedelta(days=1), SESSION[:-1] + "9"
    moment = {"place": "story_time", "position": "lap", "giver": "caregiver"}
    told = [
        {"kind": "session_started", "moment": moment},
        {"kind": "picked", "play": play, "prompt": song, "by": "child"},
        {"kind": "play_ended", "play": play, "reason": "natural_end", "stay_s": 90},
        {"kind": "outcome", "play": play, "outcome": "into_it"},
        {"kind": "not_that", "prompt": "old-drum"},
    ]
    events = [
        read_event({"id": f"{SESSION[:-1]}{n}", "child": "zebedee", "session": SESSION, "at": at, **raw})
        for n, raw in enumerate(told)
    ]
    house.store.append("zebedee", events)
