"""Writing prompts: what is wrong is said beside it, nothing is lost on the way, and every version can come back."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from nicegui import ui

from app.library import read_wording
from app.practice import ADULT_COOKIE, Who
from app.therapy import ChartError
from app.web.desk import Desk
from app.web.drafts import adapted, begun, faults
from app.web.guard import Visit
from app.web.keeping import Keeping
from tests.web.conftest import ASSETS, NOW, House

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
    await house.sees("“What your hands do” in the hands of verse 1 is 75 characters long: keep it to 70.")
    house.user.find(marker="undo").click()
    await house.user.should_not_see("“What your hands do” in the hands of verse 1")


async def test_a_verse_may_be_added_and_taken_out(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/new")
    await house.sees("Verse 4")
    house.user.find(marker="add_verse").click()
    await house.sees("Verse 5")
    house.user.find(marker="drop-5").click()
    await house.user.should_not_see("Verse 5")
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
    await house.user.should_see(marker="clear")  # the library
    assert name not in house.practice.shelf.prompts
    assert "slow-bear" in house.practice.shelf.prompts


async def test_a_prompt_that_is_not_ours_cannot_be_changed_in_place(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/slow-bear/edit")
    await house.sees("There is no such prompt any more.")


async def test_what_is_wrong_with_the_short_label_stands_at_the_title_it_follows(house: House) -> None:
    desk = Desk(house.practice, read_wording(ASSETS), ASSETS / "help", "")
    draft = adapted(house.practice.shelf.prompts["slow-bear"]) | {"title": "Slow mole", "label": "a b c d e"}
    assert faults(desk, "", draft) == {"title": ["“Title” has 5 words: keep it to 4."]}
    both = faults(desk, "", draft | {"title": "", "label": ""})
    assert [says.partition(":")[0] for says in both["title"]] == ["“Title” is empty"]
    assert both.keys() == {"title"}


async def test_an_empty_page_is_nobodys_fault_until_it_is_to_be_published(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/new")
    await house.sees("Verse 2")
    await house.user.should_not_see("“Title” is empty")
    house.user.find(marker="publish").click()
    await house.sees("See what is said at: Title")


async def test_beside_publish_it_says_at_which_fields_something_is_wrong(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/new?from=slow-bear")
    house.user.find(marker="title").clear().type("Far too many words for it")
    await house.sees("See what is said at: Title.")


async def test_a_step_that_is_taken_back_is_kept_too(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/new?from=slow-bear")
    before = house.practice.shelf.prompts["slow-bear"].about
    house.user.find(marker="about").type(" Softly.")  # one change, so one save: none of it is under way at the undo
    await _until_kept(house, "about", f"{before} Softly.")
    house.user.find(marker="undo").click()
    await _until_kept(house, "about", before)


async def test_words_of_other_languages_go_with_the_words_they_were_of(house: House) -> None:
    bear = house.practice.shelf.prompts["slow-bear"]
    draft = adapted(bear)
    verses = [{"lines": ["Bär"], "words": (verse.hands and "Hand") or ""} for verse in bear.verses]
    told = {"title": "Langsamer Bär", "label": "Bär", "about": "Bär", "host_activity": "Bär", "verses": verses}
    draft["translations"] = {"de": told}
    desk = Desk(house.practice, read_wording(ASSETS), ASSETS / "help", "")
    keeping = Keeping(desk, Visit(house.practice, {}), "", draft, 0)
    keeping.draft["places"] = ["floor"]
    assert keeping.changed()
    assert keeping.draft["translations"].keys() == {"de"}
    keeping.draft["verses"][0]["lines"][0] = "May the old mole come"
    assert keeping.changed()
    assert keeping.draft["translations"] == {}
    assert keeping.take_back()
    assert keeping.draft["translations"].keys() == {"de"}


async def test_a_draft_is_thrown_away_after_a_question(house: House) -> None:
    own, draft = house.practice.own, adapted(house.practice.shelf.prompts["slow-bear"])
    name = own.start(ADULT, draft, NOW)
    house.sign_in()
    await house.user.open(f"/library/{name}/edit")
    house.user.find(marker="throw_draft").click()
    await house.sees("It was never published. Nothing of it stays.")
    assert own.all().keys() == {name}
    house.user.find(marker="throw-away-yes").click()
    await house.user.should_see(marker="clear")  # the library
    assert own.all() == {}


async def test_who_writes_on_after_somebody_else_published_is_told(house: House) -> None:
    own, draft = house.practice.own, adapted(house.practice.shelf.prompts["slow-bear"])
    name = own.start(ADULT, draft, NOW)
    house.sign_in()
    await house.user.open(f"/library/{name}/edit")
    own.publish(ADULT, name, {**draft, "title": "Slow mole"}, NOW)
    house.user.find(marker="about").clear().type("Something else.")
    await house.sees("“Slow mole” was published meanwhile by Ann.")
    assert own.all()[name].draft is None


async def test_who_writes_on_signed_out_is_told_what_to_do_with_it(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/new?from=slow-bear")
    house.practice.door.sign_out(house.user.http_client.cookies[ADULT_COOKIE])
    house.user.find(marker="title").clear().type("Slow mole")
    await house.sees("nothing is kept here any more: copy what you need, sign in, then open this again")
    assert house.practice.own.all() == {}


async def test_a_save_that_comes_after_publish_brings_no_draft_back(house: House) -> None:
    house.sign_in()
    draft = adapted(house.practice.shelf.prompts["slow-bear"]) | {"title": "Slow mole"}
    desk = Desk(house.practice, read_wording(ASSETS), ASSETS / "help", "")
    visit = Visit(house.practice, dict(house.user.http_client.cookies))
    keeping = Keeping(desk, visit, "", draft, 0)
    await asyncio.gather(keeping.keep(), keeping.publish(), keeping.keep())
    (one,) = house.practice.own.all().values()
    assert (one.live, one.draft, len(one.versions)) == (True, None, 1)


async def test_publish_tapped_twice_publishes_once_and_blames_nobody(house: House) -> None:
    house.sign_in()
    draft = adapted(house.practice.shelf.prompts["slow-bear"]) | {"title": "Slow mole"}
    desk = Desk(house.practice, read_wording(ASSETS), ASSETS / "help", "")
    keeping = Keeping(desk, Visit(house.practice, dict(house.user.http_client.cookies)), "", draft, 0)
    await asyncio.gather(keeping.publish(), keeping.publish())
    (one,) = house.practice.own.all().values()
    assert (one.live, len(one.versions)) == (True, 1)


async def test_a_draft_thrown_away_twice_or_before_it_was_kept_is_gone_and_that_is_all(house: House) -> None:
    house.sign_in()
    desk = Desk(house.practice, read_wording(ASSETS), ASSETS / "help", "")
    visit = Visit(house.practice, dict(house.user.http_client.cookies))
    never, kept = (Keeping(desk, visit, "", begun(house.practice.shelf.prompts["slow-bear"], ""), 0) for _ in range(2))
    await kept.keep()
    for keeping in (never, kept):
        await asyncio.gather(keeping.throw_away(), keeping.throw_away())
        await keeping.keep()
    assert house.practice.own.all() == {}


async def test_a_draft_that_was_begun_has_an_address_to_come_back_to(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced: list[str] = []
    monkeypatch.setattr(type(ui.navigate.history), "replace", lambda _, address: replaced.append(address))
    house.sign_in()
    await house.user.open("/library/new?from=slow-bear")
    for title in ("Slow mole", "Slow otter"):
        house.user.find(marker="title").clear().type(title)
        await _until_kept(house, "title", title)
    (own,) = house.practice.own.all()
    await house.until(lambda: replaced == [f"/library/{own}/edit"])


async def test_who_writes_at_a_draft_that_is_written_in_another_window_is_told(house: House) -> None:
    own, draft = house.practice.own, adapted(house.practice.shelf.prompts["slow-bear"])
    name = own.start(ADULT, draft, NOW)
    house.sign_in()
    await house.user.open(f"/library/{name}/edit")
    house.user.find(marker="title").clear().type("Slow mole")
    await _until_kept(house, "title", "Slow mole")
    own.save_draft(ADULT, name, {**draft, "title": "Slow otter"}, NOW)  # in the other window
    house.user.find(marker="about").clear().type("Something else.")
    await house.sees("“Slow otter” was changed in another window meanwhile.")
    house.user.find(marker="publish").click()
    await house.sees("copy what you need, then open it again")
    assert own.all()[name].draft == {**draft, "title": "Slow otter"}
    assert not own.all()[name].live


async def test_drafts_and_prompts_put_away_are_found_in_the_library(house: House) -> None:
    own, draft = house.practice.own, adapted(house.practice.shelf.prompts["slow-bear"])
    house.sign_in()
    await house.user.open("/library")
    await house.user.should_see(marker="more")
    await house.user.should_not_see(marker="aside")
    begun, away, shown = (own.start(ADULT, {**draft, "title": title}, NOW) for title in ("", "Slow mole", "Slow otter"))
    for name in (away, shown):
        own.publish(ADULT, name, {**draft, "title": f"Slow {name[-3:]}", "replaces": None}, NOW)
    own.put_away(ADULT, away)
    await house.user.open("/library")
    await house.sees("Drafts and put away (2)")
    await house.sees("Without a title")
    await house.sees("Offered no more")
    await house.user.should_not_see(marker=f"aside-{shown}")
    for name in (begun, away):
        (link,) = house.user.find(marker=f"aside-{name}").elements
        assert link.props["href"] == f"/library/{name}/edit"


async def test_what_is_damaged_is_told_in_the_library_and_in_the_settings(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.sign_in()
    fault = ChartError("{name}: {why}. It was left as it is.", "broken", name="own.json", why="it is cut off")
    monkeypatch.setattr(house.store, "own_faults", lambda: [fault])
    for path in ("/library", "/settings"):
        await house.user.open(path)
        await house.sees("own.json: it is cut off. It was left as it is: put back a copy from a backup")


async def _until_kept(house: House, field: str, value: str) -> None:
    await until_kept(house, lambda draft: draft.get(field), value)


async def until_kept(house: House, read: Callable[[dict[str, Any]], object], value: object) -> None:
    """Wait until a draft that is kept says this."""

    def kept() -> bool:
        drafts = [own.draft for own in house.practice.own.all().values() if own.draft]
        return any(read(draft) == value for draft in drafts)

    await house.until(kept)
