"""Where a practice and a family write what to do and whom to call, and where the chart tells of the times."""

from app.therapy import CALLS_MOST, Call, WhenWrong, read_event

from .conftest import NOW, House

SITTING = "01900000-0000-7000-8000-000000000000"


async def test_a_family_writes_what_to_do_and_two_numbers(house: House) -> None:
    house.sign_in()
    await house.user.open("/child/zebedee/choosing")
    house.user.find(marker="wrong-first").type("Sit up, hold her hand.")
    house.user.find(marker="call-name").type("Mum")
    house.user.find(marker="call-number").type("0151 23 45")
    house.user.find(marker="another-call").click()
    house.user.find(marker="save").click()
    await house.sees("Play with")
    wanted = WhenWrong(first="Sit up, hold her hand.", calls=(Call(name="Mum", number="0151 23 45"),))
    assert house.zebedee.when_wrong == wanted
    await house.user.open("/child/zebedee/choosing")  # and finds it there again
    await house.sees("0151 23 45")
    house.user.find(marker="save").click()
    await house.sees("Play with")
    assert house.zebedee.when_wrong == wanted


async def test_no_more_numbers_than_fit_the_screen(house: House) -> None:
    calls = tuple(Call(name=f"Aunt {number}", number=f"0151 {number}") for number in range(CALLS_MOST))
    house.store.write_child(house.zebedee.model_copy(update={"when_wrong": WhenWrong(calls=calls)}))
    house.sign_in()
    await house.user.open("/child/zebedee/choosing")
    await house.sees(f"0151 {CALLS_MOST - 1}")
    await house.user.should_not_see(marker="another-call")


async def test_words_in_the_place_of_a_number_are_told_and_nothing_is_lost(house: House) -> None:
    house.sign_in()
    await house.user.open("/child/zebedee/choosing")
    house.user.find(marker="call-name").type("Mum")
    house.user.find(marker="call-number").type("ask the desk")
    house.user.find(marker="save").click()
    await house.sees("is no telephone number")
    assert house.zebedee.when_wrong == WhenWrong()


async def test_the_practice_writes_its_own(house: House) -> None:
    house.sign_in()
    await house.user.open("/settings")
    house.user.find(marker="wrong-first").type("Ring the bell.")
    house.user.find(marker="save-wrong").click()
    await house.sees("when they next meet the server")
    record = house.store.practice()
    assert record is not None
    assert record.when_wrong == WhenWrong(first="Ring the bell.")


async def test_the_chart_says_when_something_was_wrong_and_for_how_long(house: House) -> None:
    base = {"session": SITTING, "child": "zebedee", "at": NOW}
    first, second = "01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002"
    house.store.append("zebedee", [
        read_event({**base, "id": first, "kind": "something_wrong", "play": SITTING}),
        read_event({**base, "id": second, "kind": "wrong_over", "opened": first, "seconds": 240}),
    ])  # fmt: skip
    house.sign_in()
    await house.user.open("/child/zebedee")
    await house.sees("When something was wrong")
    await house.sees(f"2 Mar 2026, {NOW.astimezone():%H:%M}")
    await house.sees("over after 4 min · a play ended with it")


async def test_a_chart_with_no_such_time_says_nothing_of_it(house: House) -> None:
    house.sign_in()
    await house.user.open("/child/zebedee")
    await house.user.should_not_see("When something was wrong")
