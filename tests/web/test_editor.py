"""Writing prompts: what is wrong is said beside it, nothing is lost on the way, and every version can come back."""

import asyncio

from app.practice import Who
from app.web.drafts import adapted
from tests.web.conftest import NOW, House

ADULT = Who("adult", "a", "Ann")


async def test_what_is_written_is_kept_as_a_draft_and_found_again(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/new?from=slow-bear")
    house.user.find(marker="title").clear().type("Slow mole")
    await _until_kept(house, "title", "Slow mole")
    (own,) = house.practice.own.all().values()
    assert own.draft is not None
    assert own.draft["replaces"] == "slow-bear"
    assert not own.live
    await house.user.open(f"/library/{own.id}/edit")
    await house.sees("Change Slow mole")


async def test_faults_stand_beside_what_they_are_of_and_undo_takes_back(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/new?from=slow-bear")
    await house.user.should_not_see("Before it can be published:")
    house.user.find(marker="hands-1").clear().type("x" * 75)
    await house.sees('"words" in the hands of verse 1 is 75 characters long: keep it to 70.')
    house.user.find(marker="undo").click()
    await house.user.should_not_see('"words" in the hands of verse 1', retries=60)


async def test_a_verse_may_be_added_and_taken_out(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/new")
    await house.sees("Verse 2")
    house.user.find(marker="add_verse").click()
    await house.sees("Verse 3")
    house.user.find(marker="drop-3").click()
    await house.user.should_not_see("Verse 3", retries=60)
    await house.sees("Before it can be published:")


async def test_versions_come_back_and_one_is_put_away(house: House) -> None:
    own, draft = house.practice.own, adapted(house.practice.shelf.prompts["slow-bear"])
    name = own.start(ADULT, draft, NOW)
    for title in ("Slow mole", "Slow badger"):
        own.publish(ADULT, name, {**draft, "title": title}, NOW)
    house.sign_in()
    await house.user.open(f"/library/{name}/edit")
    await house.sees("Version 1, 2 Mar 2026, Ann")
    back = sorted(house.user.find(marker="bring_back").elements, key=lambda one: one.id)[-1]
    with house.user:
        back._handle_event({"listener_id": next(iter(back._event_listeners)), "args": {}})
    await _until_kept(house, "title", "Slow mole")
    assert house.practice.shelf.prompts[name].title == "Slow badger"
    house.user.find(marker="put_away").click()
    await house.user.should_see(marker="clear", retries=60)  # the library
    assert name not in house.practice.shelf.prompts
    assert "slow-bear" in house.practice.shelf.prompts


async def test_a_prompt_that_is_not_ours_cannot_be_changed_in_place(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/slow-bear/edit")
    await house.sees("There is no such prompt any more.")


async def _until_kept(house: House, field: str, value: str) -> None:
    for _ in range(100):
        drafts = [own.draft or {} for own in house.practice.own.all().values()]
        if any(draft.get(field) == value for draft in drafts):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"{field} was not kept")
