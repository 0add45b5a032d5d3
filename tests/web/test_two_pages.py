"""One chart, or one practice, open on two pages at once: what is kept on one stays when the other is kept."""

import pytest

from app.practice import Who
from app.therapy import Access, Answer, Call, Child, Sense, WhenWrong
from app.web.meanwhile import with_changes

from .conftest import House


async def test_what_is_said_at_the_tablet_stays_when_a_page_opened_before_is_kept(house: House) -> None:
    house.sign_in()
    await house.user.open("/child/zebedee/choosing")
    _meanwhile(house, access=Access(way="dwell"), pictures=2)
    house.user.find(marker="wrong-first").type("Sit up.")
    house.user.find(marker="save").click()
    await house.sees("Play with")
    assert house.zebedee.when_wrong.first == "Sit up."
    assert (house.zebedee.access.way, house.zebedee.pictures) == ("dwell", 2)


async def test_a_name_and_the_goals_are_changed_on_two_pages(house: House) -> None:
    house.sign_in()
    await house.user.open("/child/zebedee/edit")
    _meanwhile(house, nickname="Zeb", goals=("calm",), senses={"sound": Sense(pattern="seeking", strength=1)})
    house.user.find(marker="chip-fine_motor").click()
    house.user.find(marker="save").click()
    await house.sees("Play with Zeb")
    assert (house.zebedee.nickname, set(house.zebedee.goals)) == ("Zeb", {"calm", "fine_motor"})
    assert house.zebedee.senses["sound"].pattern == "seeking"


async def test_numbers_of_the_practice_are_written_on_two_pages(house: House) -> None:
    house.sign_in()
    await house.user.open("/settings")
    desk, porter = Call(name="Desk", number="0151 1"), Call(name="Porter", number="0151 2")
    house.practice.say_when_wrong(_adult(house), WhenWrong(calls=(desk,)))
    house.user.find(marker="call-name").type("Porter")
    house.user.find(marker="call-number").type("0151 2")
    house.user.find(marker="save-wrong").click()
    await house.sees("when they next meet the server")
    record = house.store.practice()
    assert record is not None
    assert record.when_wrong.calls == (desk, porter)


@pytest.mark.parametrize("taken_back", [False, True])
def test_what_one_page_takes_away_is_away(taken_back: bool) -> None:
    mum, dad, aunt = (Call(name=name, number="0151 234") for name in ("Mum", "Dad", "Aunt"))
    drawn, wanted = WhenWrong(calls=(mum, dad)), WhenWrong(first="Sit up.", calls=(dad,))
    now = drawn if taken_back else WhenWrong(calls=(mum, dad, aunt))
    assert with_changes(now, drawn, wanted) == WhenWrong(first="Sit up.", calls=(dad,) if taken_back else (dad, aunt))


def test_a_sense_that_nobody_told_is_told_on_two_pages() -> None:
    drawn = Child(id="mia", nickname="Mia", senses={"touch": Sense(pattern="typical", strength=1)})
    now = drawn.model_copy(update={"senses": {**drawn.senses, "sound": Sense(pattern="seeking", strength=1)}})
    wanted = drawn.model_copy(update={"senses": {"sight": Sense(pattern="avoiding", strength=1)}})
    assert set(with_changes(now, drawn, wanted).senses) == {"sound", "sight"}


def test_a_list_that_both_filled_up_is_as_the_newer_page_says() -> None:
    four, more = ([Call(name=f"{who} {n}", number=f"0151 {n}") for n in range(4)] for who in ("Aunt", "Uncle"))
    wanted = WhenWrong(calls=tuple(more))
    assert with_changes(WhenWrong(calls=tuple(four)), WhenWrong(), wanted) == wanted


def test_a_list_that_both_filled_up_takes_no_precaution_along() -> None:
    four, more = (
        WhenWrong(calls=[Call(name=f"{who} {n}", number="0151 2") for n in range(4)]) for who in ("Mum", "Dad")
    )
    drawn = Child(id="mia", nickname="Mia")
    now = drawn.model_copy(update={"when_wrong": four, "answers": {"vp_shunt": Answer(yes=True)}})
    kept = with_changes(now, drawn, drawn.model_copy(update={"when_wrong": more}))
    assert (kept.when_wrong, kept.answers) == (more, now.answers)


def _meanwhile(house: House, **said: object) -> None:
    """Somebody keeps another page of the same chart."""
    house.practice.caseload.change(_adult(house), house.zebedee.model_copy(update=said))


def _adult(house: House) -> Who | None:
    return house.practice.door.who(dict(house.user.http_client.cookies), house.practice.clock())
