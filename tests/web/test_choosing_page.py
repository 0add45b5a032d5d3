"""How a child chooses, on its page."""

from datetime import timedelta

from app.practice.travelling import seeing_of
from app.therapy import Access, Child, Seeing, fold, read_event, write_event
from tests.tapping import Tablet

from .conftest import NOW, House


async def test_a_way_in_and_its_time_are_kept(house: House) -> None:
    house.sign_in()
    await house.user.open("/child/zebedee/choosing")
    house.user.find(marker="chip-one_switch").click()
    await house.sees("Each picture is lit")
    house.user.find(marker="scan_ms").clear().type("2.6")
    house.user.find(marker="save").click()
    await house.sees("Play with")
    access = house.zebedee.access
    assert (access.way, access.scan_ms, access.rounds) == ("one_switch", 2600, 3)
    assert access.at == NOW


async def test_a_page_that_changes_nothing_leaves_a_tablets_word_standing(house: House) -> None:
    said = Access(way="hold", hold_ms=900)
    event = {
        "id": "01900000-0000-7000-8000-000000000001", "session": "01900000-0000-7000-8000-000000000000",
        "child": "zebedee", "at": NOW, "kind": "access_set", "access": said.model_dump(mode="json"),
    }  # fmt: skip
    house.store.append("zebedee", [read_event(event)])
    house.sign_in()
    await house.user.open("/child/zebedee/choosing")
    await house.sees("Finger rests")
    house.user.find(marker="save").click()
    await house.sees("Play with")
    assert house.zebedee.access == said
    assert fold(house.zebedee, house.store.events("zebedee")).access == said


def test_the_newest_word_holds() -> None:

    child = Child(id="mia", nickname="Mia", access=Access(way="dwell", at=NOW))
    base = {"child": "mia", "session": "01900000-0000-7000-8000-000000000000", "kind": "access_set"}
    before = read_event(
        base | {"id": "01900000-0000-7000-8000-000000000001", "at": NOW - timedelta(hours=1), "access": {"way": "hold"}}
    )
    after = read_event(
        base | {"id": "01900000-0000-7000-8000-000000000002", "at": NOW + timedelta(hours=1), "access": {"way": "keys"}}
    )
    assert fold(child, [before]).access.way == "dwell"
    assert fold(child, [after, before]).access.way == "keys"
    assert write_event(after)["access"] == {"way": "keys"}


async def test_what_presses_speak_for_needs_a_yes(house: House) -> None:
    house.store.write_child(
        house.zebedee.model_copy(update={"access": Access(way="one_switch", at=NOW - timedelta(hours=2))})
    )
    tablet = Tablet("zebedee", later=-timedelta(hours=7))  # an hour before the page is opened
    tablet.write("pressing", way="one_switch", times_ms=[1500] * 4 + [120] * 6, late=6, scan_ms=2000)
    house.store.append("zebedee", tablet.events)
    house.sign_in()
    await house.user.open("/child/zebedee")
    await house.sees("Pressed late 6 of 10 times. Light each picture for 2.9 s (now 2 s)?")
    assert house.zebedee.access.scan_ms == 2000
    for _ in range(2):  # by a thumb that taps twice
        house.user.find(marker="tuning-yes").click()
    await house.sees("Presses are counted anew")
    assert (house.zebedee.access.way, house.zebedee.access.scan_ms) == ("one_switch", 2900)
    await house.user.open("/child/zebedee")
    await house.sees("Play with")
    await house.user.should_not_see("Pressed late")


async def test_a_look_and_speech_are_kept_and_travel_only_as_far_as_they_are_not_the_usual(house: House) -> None:
    assert seeing_of(fold(house.zebedee, [])) == {}
    house.sign_in()
    await house.user.open("/child/zebedee/choosing")
    house.user.find(marker="chip-yellow").click()
    house.user.find(marker="chip-200").click()
    house.user.find(marker="speech").click()
    house.user.find(marker="cue_volume").clear().type("0.2")
    house.user.find(marker="save").click()
    await house.sees("Play with")
    seeing = house.zebedee.seeing
    assert (seeing.look, seeing.text, seeing.speech, seeing.cue_volume, seeing.at) == ("yellow", 200, True, 0.2, NOW)
    told = {"look": "yellow", "text": 200, "speech": True, "cue_volume": 0.2}
    assert seeing_of(fold(house.zebedee, [])) == told


def test_what_a_tablet_said_last_of_seeing_holds() -> None:
    child = Child(id="mia", nickname="Mia", seeing=Seeing(look="red", at=NOW))
    base = {"child": "mia", "session": "01900000-0000-7000-8000-000000000000", "kind": "seeing_set"}
    told = [
        read_event(
            base | {"id": f"01900000-0000-7000-8000-00000000000{n}", "at": NOW + timedelta(hours=n - 1), "seeing": seen}
        )
        for n, seen in ((0, {"look": "yellow"}), (2, {"text": 150}))
    ]
    assert fold(child, told[:1]).seeing.look == "red"
    assert fold(child, told).seeing == Seeing(text=150)


async def test_a_pace_is_kept_and_stays_unsaid_where_nothing_was_changed(house: House) -> None:
    house.sign_in()
    await house.user.open("/child/zebedee/choosing")
    house.user.find(marker="save").click()
    await house.sees("Play with")
    assert house.zebedee.pace is None
    await house.user.open("/child/zebedee/choosing")
    house.user.find(marker="wait_s").clear().type("8")
    house.user.find(marker="chip-dots").click()
    house.user.find(marker="save").click()
    await house.sees("Play with")
    pace = house.zebedee.pace
    assert pace is not None
    assert (pace.wait_s, pace.countdown, pace.at) == (8, "dots", NOW)
