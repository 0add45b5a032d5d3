"""A prompt is more than its words as written: its other ways are written too, and follow when verses come and go."""

from copy import deepcopy
from typing import Any

from app.library import Library, read_wording
from app.therapy import Prompt
from app.web.desk import Desk
from app.web.draft_ways import follow, own_words, still_as_before, verses_of, with_verse, without_verse
from app.web.drafts import adapted, as_prompt, faults
from tests.web.conftest import ASSETS, House
from tests.web.test_editor import until_kept


def test_ways_with_the_words_of_before_are_named_until_they_are_written(shelf: Library) -> None:
    bear = shelf.prompts["slow-bear"]
    draft = adapted(bear)
    ways = own_words(draft)
    assert ways
    assert still_as_before(draft, bear) == ()
    draft["verses"][0]["lines"][0] = "May Mole come walking"
    assert still_as_before(draft, bear) == ways
    verses_of(draft, ways[0])[0]["lines"][0] = "May Mole come walking"
    assert still_as_before(draft, bear) == ways[1:]


def test_a_verse_that_goes_leaves_every_way_with_those_that_stay(shelf: Library) -> None:
    for prompt in shelf.prompts.values():
        for number in range(1, 1 + len(prompt.verses)):
            draft = without_verse(adapted(prompt), "", number)
            if len(prompt.verses) > 1:
                _as_before_without(prompt, number, draft)


def _as_before_without(prompt: Prompt, number: int, draft: dict[str, Any]) -> None:
    gone = prompt.verses[number - 1].lines
    changed = as_prompt(draft, "own-x")
    assert changed is not None
    before = {way.variant: way for way in prompt.ways}
    made = {one.name for one in prompt.variants if one.verses is None}
    for way in changed.ways:
        stays = [verse for verse in before[way.variant].verses if way.variant not in made | {""} or verse.lines != gone]
        assert list(way.verses) == stays, (prompt.id, way.variant)


def test_a_verse_more_changes_no_way_that_says_what_hands_do_in_each(shelf: Library) -> None:
    for prompt in shelf.prompts.values():
        changed = as_prompt(with_verse(adapted(prompt), ""), "own-x")
        assert changed is not None
        for one, before, way in zip(prompt.variants, prompt.ways[1:], changed.ways[1:], strict=True):
            if one.verses is not None or isinstance(one.hands, tuple):
                assert way.verses == before.verses


async def test_what_is_wrong_in_another_way_is_told_there(house: House) -> None:
    desk = Desk(house.practice, read_wording(ASSETS), ASSETS / "help", "")
    draft = adapted(house.practice.shelf.prompts["slow-bear"])
    way = own_words(draft)[1]
    verses_of(draft, way)[0]["lines"][0] = "x" * 60
    assert faults(desk, "", draft).keys() == {f"{way} verse 1"}
    said = faults(desk, "", draft)[f"{way} verse 1"]
    assert said[0].startswith("line 1 of verse 1 is 60 characters long")
    verses_of(draft, way)[0]["hands"] = {"technique": "still_hold", "words": "x" * 95}
    assert faults(desk, "", draft).keys() == {f"{way} verse 1"}


async def test_the_words_of_another_way_are_written_and_seen(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/new?from=slow-bear")
    await house.sees("These have words of their own")
    house.user.find(marker="chip-harder").click()
    await house.sees("Which way should Bear go?")
    house.user.find(marker="lines-1").clear().type("Which way should Mole go?")
    await until_kept(house, lambda draft: verses_of(draft, "harder")[0]["lines"], ["Which way should Mole go?"])
    house.user.find(marker="chip-as-written").click()
    await house.sees("May Bear come walking")


async def test_what_a_way_says_just_as_the_prompt_follows_it(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/new?from=slow-bear")
    lines = [
        "May Mole come walking",
        "down your hillside, pad, pad?",
        "Slow, slow, the big mole,",
        "slippers soft and plaid.",
    ]
    house.user.find(marker="lines-1").clear().type("\n".join(lines))
    kept = {
        "seated": [lines[0], "down your fingers, pad, pad?", *lines[2:]],
        "own-hands": ["Old Bear comes walking", "up your forearm, pad, pad.", *lines[2:]],
    }
    for way, said in kept.items():
        await until_kept(house, lambda draft, way=way: list(verses_of(draft, way)[0]["lines"]), said)
    await house.sees("Harder: still with the words of “Slow bear”.")


def test_what_is_said_twice_and_changed_once_is_followed_by_nobody(shelf: Library) -> None:
    before = adapted(shelf.prompts["slow-bear"])
    before["verses"][1]["lines"][2] = before["verses"][0]["lines"][2]
    draft = deepcopy(before)
    draft["verses"][0]["lines"][2] = "Slow, slow, the big mole,"
    follow(draft, before)
    assert verses_of(draft, "seated") == verses_of(before, "seated")
    draft["verses"][1]["lines"] = [""]
    follow(draft, before)
    assert verses_of(draft, "seated") == verses_of(before, "seated")
