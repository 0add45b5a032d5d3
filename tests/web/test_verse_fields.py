"""The fields of the editor, filled, emptied and filled again: what is kept is what is shown, and can be mended."""

from typing import Any

import orjson
from nicegui import ui
from nicegui.elements.upload_files import SmallFileUpload

from app.practice import Who
from app.therapy import Prompt
from app.web.drafts import adapted
from app.web.elements.number_field import FAR
from tests.exchange.packs import photo
from tests.web.conftest import NOW, House
from tests.web.test_editor import until_kept

SELECTS = {"area", "technique", "part", "tune"}
PASTED = "May\u00a0the old \u00admole\u202e come\u200f\n\u00a0\nsoft می\u200cشود"  # out of a text program


async def test_a_prompt_of_ones_own_in_which_hands_touch_can_be_published(house: House) -> None:
    await opened(house, "/library/new")
    house.user.find(marker="chip-counting").click()
    house.user.find(marker="title").type("Small moles")
    house.user.find(marker="about").type("Moles come and rest.")
    for verse in (1, 2):
        house.user.find(marker=f"lines-{verse}").type("One mole, two.")
        put(house, f"area-{verse}", "upper_back")
        house.user.find(marker=f"hands-{verse}").type("Rest a warm hand")
    await house.sees("“How many of your hands it takes” is 0 but an adult touches")
    await house.sees("See what is said at: How many of your hands it takes.")
    house.user.find(marker="chip-1").click()
    await house.user.should_not_see("“How many of your hands it takes” is 0")
    house.user.find(marker="publish").click()
    await house.until(lambda: [one.touch for one in own(house)] == ["adult"])
    assert own(house)[0].hands_needed == 1
    assert own(house)[0].loads["touch"] == 2  # so nobody who cannot bear touch gets it as one without


async def test_a_story_is_begun_with_as_many_verses_as_it_needs(house: House) -> None:
    await opened(house, "/library/new")
    for verse in range(1, 5):
        house.user.find(marker=f"lines-{verse}").type("Now it is done.")
    house.user.find(marker="title").type("Small moles")
    house.user.find(marker="about").type("Moles come and rest.")
    house.user.find(marker="publish").click()
    await house.until(lambda: [one.kind for one in own(house)] == ["story"])


async def test_a_story_of_ones_own_lets_the_child_choose(house: House) -> None:
    await opened(house, "/library/new")
    house.user.find(marker="title").type("Small moles")
    house.user.find(marker="about").type("Moles come and rest.")
    for verse in range(1, 5):
        house.user.find(marker=f"lines-{verse}").type("Now it is done.")
    house.user.find(marker="let_choose-2").click()
    house.user.find(marker="add_option-2").click()
    for number, (label, part) in enumerate((("The moon", "moon"), ("The sun", "sun"), ("The owl", "owl")), 1):
        house.user.find(marker=f"option-2-{number}").type(label)
        put(house, f"part-2-{number}", part)
        house.user.find(marker=f"then-2-{number}").type(f"{label} comes.")
    house.user.find(marker="drop_option-2").click()
    chosen = [
        {"label": "The moon", "part": "moon", "lines": ["The moon comes."]},
        {"label": "The sun", "part": "sun", "lines": ["The sun comes."]},
    ]
    await until_kept(house, lambda draft: draft["verses"][1].get("options"), chosen)
    house.user.find(marker="publish").click()
    await house.until(lambda: [one.kind for one in own(house)] == ["story"])
    assert [option.label for option in own(house)[0].verses[1].options] == ["The moon", "The sun"]
    await opened(house, f"/library/{own(house)[0].id}/edit")
    house.user.find(marker="drop_options-2").click()
    await until_kept(house, lambda draft: "options" in draft["verses"][1], False)


async def test_half_a_choice_is_told_of_at_its_verse(house: House) -> None:
    await opened(house, "/library/new")
    house.user.find(marker="title").type("Small moles")
    house.user.find(marker="let_choose-2").click()
    await house.sees("“What the picture is called”")
    await house.sees("“It shows”")
    house.user.find(marker="drop_options-2").click()
    await house.user.should_not_see("“It shows”")


async def test_only_a_story_asks_what_comes_next(house: House) -> None:
    await opened(house, "/library/new?from=slow-bear")
    await house.user.should_not_see(marker="let_choose-1")


async def test_a_tune_brings_its_tempo_along(house: House) -> None:
    await opened(house, "/library/new")
    house.user.find(marker="chip-song").click()
    put(house, "tune", "twinkle")
    tempo = house.practice.shelf.tunes["twinkle"].bpm
    await until_kept(house, lambda draft: draft.get("beat"), {"tune": "twinkle", "bpm": tempo})
    put(house, "bpm", 60)
    put(house, "tune", "")
    await until_kept(house, lambda draft: draft.get("beat"), {"tune": None, "bpm": 60})


async def test_a_photo_is_called_so_and_not_by_the_name_of_its_file(house: House) -> None:
    house.practice.own.keep_pictures(Who("adult", "a", "Ann"), {"own-1a2b": ("image/jpeg", b"x")}, NOW)
    await opened(house, "/library/new?from=slow-bear")
    await house.sees("Own photo")
    await house.user.should_not_see("own-1a2b")


async def test_what_was_written_stays_when_another_kind_is_chosen(house: House) -> None:
    await opened(house, "/library/new")
    house.user.find(marker="title").type("Small moles")
    house.user.find(marker="about").type("Moles come and rest.")
    house.user.find(marker="lines-2").type("One mole, two.")
    house.user.find(marker="chip-counting").click()
    await until_kept(house, lambda draft: draft["kind"], "counting")
    (draft,) = (one.draft for one in house.practice.own.all().values())
    assert draft is not None
    written = (draft["title"], draft["about"], [verse["lines"] for verse in draft["verses"]])
    assert written == ("Small moles", "Moles come and rest.", [[""], ["One mole, two."]])


async def test_hands_that_were_the_childs_own_are_an_adults_once_they_do_something_else(house: House) -> None:
    await opened(house, "/library/new?from=slow-bear")
    put(house, "technique-1", "self_massage")
    await until_kept(house, lambda draft: hands_of(draft)["giver"], "self")
    put(house, "technique-1", "slow_stroke")
    await until_kept(house, lambda draft: hands_of(draft)["giver"], "adult")


async def test_hands_that_were_taken_out_come_back_as_they_are_shown(house: House) -> None:
    await opened(house, "/library/new?from=slow-bear")
    before = adapted(house.practice.shelf.prompts["slow-bear"])["verses"][0]["hands"]
    put(house, "area-1", "")
    await until_kept(house, hands_of, {})
    put(house, "area-1", before["area"])
    await until_kept(house, hands_of, before)


async def test_words_for_hands_that_were_written_and_cleared_leave_nothing_to_mend(house: House) -> None:
    await opened(house, "/library/new")
    house.user.find(marker="title").type("Small mole")
    house.user.find(marker="about").type("A mole comes and rests.")
    house.user.find(marker="hands-1").type("Rest")
    await until_kept(house, lambda draft: hands_of(draft).get("words"), "Rest")
    await house.sees("“Where” is missing in the hands in verse 1")
    house.user.find(marker="hands-1").clear()
    await until_kept(house, hands_of, {})
    await house.user.should_not_see("“Where” is missing")


async def test_a_side_is_shown_as_it_is_kept(house: House) -> None:
    await opened(house, "/library/new")
    for said in ("hand", "upper_back", "hand"):
        put(house, "area-1", said)
        (side,) = house.user.find(kind=ui.select, marker="side-1").elements
        assert side.value == ("both" if said == "hand" else "")


async def test_a_song_keeps_its_tune_when_its_beat_is_written_anew(house: House) -> None:
    await opened(house, "/library/new?from=slow-bear")
    before = adapted(house.practice.shelf.prompts["slow-bear"])["beat"]
    put(house, "bpm", None)
    await until_kept(house, lambda draft: draft.get("beat"), None)
    put(house, "bpm", 68)
    await until_kept(house, lambda draft: draft.get("beat"), {**before, "bpm": 68})


async def test_a_number_that_no_file_can_hold_is_kept_as_one_that_is_too_large(house: House) -> None:
    await opened(house, "/library/new?from=slow-bear")
    for name in ("seconds-1", "beats-1", "from_years", "bpm"):
        put(house, name, 1e30)
    await until_kept(house, lambda draft: draft["beat"]["bpm"], FAR)
    (kept,) = house.practice.own.all().values()
    assert orjson.dumps(kept.draft)
    put(house, "seconds-1", None)
    await house.sees("“Seconds” is missing in verse 1: say how long it takes, in seconds.")


async def test_what_was_pasted_is_kept_without_what_cannot_be_seen(house: House) -> None:
    await opened(house, "/library/new?from=slow-bear")
    house.user.find(marker="lines-1").clear().type(
        "May\u00a0the old \u00admole\u202e come\u200f\n\u00a0\nsoft می\u200cشود"
    )
    lines = ["May the old mole come", "soft می\u200cشود"]
    await until_kept(house, lambda draft: draft["verses"][0]["lines"], lines)


async def test_what_is_wrong_is_said_as_before_once_a_photo_was_taken(house: House) -> None:
    await opened(house, "/library/new?from=slow-bear")
    house.user.find(marker="title").clear().type("Far too many words for it")
    await house.sees("“Title” has 6 words")
    (uploader,) = house.user.find(kind=ui.upload, marker="photo").elements
    with uploader.parent_slot:
        await uploader.handle_uploads([SmallFileUpload("file", "image/jpeg", photo())])
    del uploader
    await until_kept(house, lambda draft: draft["picture"][:4], "own-")
    await house.sees("“Title” has 6 words")


async def opened(house: House, path: str) -> None:
    """Signed in, at this page."""
    house.sign_in()
    await house.user.open(path)
    await house.sees("Verse 1")


def put(house: House, mark: str, value: Any) -> None:
    """Fill one field in."""
    (field,) = house.user.find(kind=ui.select if mark.partition("-")[0] in SELECTS else ui.number, marker=mark).elements
    with house.user:
        field.value = value


def hands_of(draft: dict[str, Any]) -> dict[str, Any]:
    """What hands do in the first verse."""
    hands: dict[str, Any] = draft["verses"][0].get("hands") or {}
    return hands


def own(house: House) -> list[Prompt]:
    """The practice's own prompts that are played."""
    return list(house.practice.own.live().values())
