"""What a child chose in preference rounds, on the chart: counts, how sure they are, and a side always picked."""

from datetime import timedelta

from app.therapy import Event
from tests.tapping import Tablet, uuid

from .conftest import NOW, House

PROMPTS = ("echo-bells", "quiet-moon", "slow-bear")


def rounds(*orders: tuple[str, ...]) -> list[Event]:
    tablet, assessment = Tablet("zebedee"), uuid()
    tablet.at = NOW - timedelta(days=2)
    tablet.start()
    tablet.write("rounds_begun", assessment=assessment, mode="mswo", prompts=PROMPTS)
    for number, order in enumerate(orders, 1):
        for trial, picked in enumerate(order):
            mark = {"assessment": assessment, "mode": "mswo", "round": number, "trial": trial}
            tablet.end(tablet.pick(picked, offered=order[trial:], round=mark), "natural_end", 20)
    tablet.write("session_ended", reason="adult_ended")
    return tablet.events


async def test_a_first_round_is_a_first_impression(house: House) -> None:
    house.store.append("zebedee", rounds(PROMPTS))
    house.sign_in()
    await house.user.open("/child/zebedee")
    await house.sees("What Zebedee chose")
    await house.sees("1 of 3 rounds")
    await house.sees("1 of 1 · 100 %")
    await house.sees("1 of 3 · 33 %")
    await house.sees("A first impression; rounds often disagree.")


async def test_three_rounds_still_say_that_the_top_may_change(house: House) -> None:
    house.store.append("zebedee", rounds(PROMPTS, PROMPTS, PROMPTS[::-1]))
    house.sign_in()
    await house.user.open("/child/zebedee")
    await house.sees("3 of 3 rounds")
    await house.sees("3 of 5 · 60 %")
    await house.sees("at the top too, often changes places")


async def test_a_side_that_is_always_picked_is_said_without_any_rounds(house: House) -> None:
    tablet = Tablet("zebedee")
    tablet.start()
    for number in range(11):
        tablet.pick(PROMPTS[number > 8], offered=PROMPTS[:2])
    house.store.append("zebedee", tablet.events)
    house.sign_in()
    await house.user.open("/child/zebedee")
    await house.sees("picked the left picture (or the upper one) 9 of 11 times")


async def test_a_chart_without_rounds_says_nothing_of_them(house: House) -> None:
    house.sign_in()
    await house.user.open("/child/zebedee")
    await house.sees("Still learning")
    await house.user.should_not_see("What Zebedee chose")
