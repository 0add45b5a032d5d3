"""The library: finding, one prompt, why it is not offered to a child, and the plan."""

from app.therapy import Answer
from tests.web.conftest import NICKNAME, NOW, House


async def test_words_and_a_kind_narrow_what_is_shown(house: House) -> None:
    house.sign_in()
    await house.user.open("/library")
    await house.user.should_see(marker="tile-beekeeper-wheels", retries=60)
    house.user.find(marker="words").type("slippers soft")
    await house.user.should_see(marker="tile-slow-bear", retries=60)
    await house.user.should_not_see(marker="tile-beekeeper-wheels", retries=60)
    house.user.find(marker="chip-story").click()
    await house.sees("No prompt has all of that")
    house.user.find(marker="clear").click()
    await house.user.should_see(marker="tile-beekeeper-wheels", retries=60)


async def test_more_are_shown_when_asked_for(house: House) -> None:
    house.sign_in()
    await house.user.open("/library")
    await house.user.should_see(marker="tile-beekeeper-wheels", retries=60)
    await house.user.should_not_see(marker="tile-warm-cat")
    for _ in range(len(house.practice.shelf.prompts) // 60):
        house.user.find(marker="more").click()
    await house.user.should_see(marker="tile-warm-cat", retries=60)


async def test_a_prompt_shows_its_ways_and_its_hands(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/slow-bear")
    await house.sees("May the old bear come")
    await house.sees("Upper back: Whole palm down one side of the spine")
    house.user.find(marker="chip-wheelchair").click()
    await house.sees("over your arm, pad, pad?")


async def test_it_says_why_a_prompt_is_not_offered(house: House) -> None:
    closed = {"touch_trauma_or_safeguarding": Answer(yes=True, reviewed=NOW)}
    house.store.write_child(house.zebedee.model_copy(update={"answers": {**house.zebedee.answers, **closed}}))
    house.sign_in()
    await house.user.open("/library/bench-harbour")
    house.user.find(marker="chip-zebedee").click()
    await house.sees(f"{NICKNAME}")
    await house.sees("Position: not made for this position")


async def test_a_prompt_is_planned_seen_on_the_chart_and_taken_off(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/hello-hand")
    house.user.find(marker="chip-zebedee").click()
    await house.user.should_see(marker="plan", retries=60)
    house.user.find(marker="plan").click()
    await house.sees(f"Planned for {NICKNAME}'s next time")
    assert [one.prompt for one in house.zebedee.planned] == ["hello-hand"]
    await house.user.open("/child/zebedee")
    await house.sees("Planned for next time")
    await house.user.should_see(marker="tile-hello-hand", retries=60)
    await house.user.open("/library/hello-hand")
    house.user.find(marker="chip-zebedee").click()
    await house.sees("Take it off the plan")
    house.user.find(marker="plan").click()
    await house.sees(f"Plan it for {NICKNAME}")
    assert house.zebedee.planned == ()
