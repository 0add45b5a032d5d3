"""Prompts leave as files and come in as files, on the adult's page."""

import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
from nicegui import ui
from nicegui.elements.upload_files import SmallFileUpload

from app.exchange import Origin, Picture, Taken, look, look_at_board
from app.library import Library, read_wording
from app.practice import ADULT_COOKIE, Practice, PracticeRecord, Who
from app.therapy import Answer, Child, DoorError, Prompt
from app.web.choosable import choosable, pictures_of, shipped
from app.web.desk import Desk
from app.web.guard import Visit
from app.wiring import check_of
from tests.exchange.packs import GALLERY, drawing, known, own, pack, photo
from tests.exchange.test_board_reading import board, data
from tests.fakes import MemoryStore

from .conftest import ASSETS, NOW, House, adults_side
from .test_child_pages import _play as play


class OwnShelfInMemory:
    """The practice's own prompts, as long as the test runs."""

    def __init__(self) -> None:
        self.kept: dict[str, Prompt] = {}
        self.drawn: dict[str, Picture] = {}
        self.times = 0

    def prompts(self) -> Mapping[str, Prompt]:
        return self.kept

    def put_away(self) -> Mapping[str, Prompt]:
        return {}

    def origins(self) -> Mapping[str, Origin]:
        return {}

    def pictures(self) -> Mapping[str, Picture]:
        return self.drawn

    def keep(self, who: Any, taken: Taken, /) -> None:
        assert who is not None
        self.times += 1
        self.kept |= {prompt.id: prompt for prompt in taken.prompts}
        self.drawn |= taken.pictures

    def keep_pictures(self, who: Any, pictures: Mapping[str, Picture], /) -> None:
        assert who is not None
        self.drawn |= pictures


@pytest.fixture
def mine() -> OwnShelfInMemory:
    return OwnShelfInMemory()


@pytest.fixture
async def house(shelf: Library, elm_street: PracticeRecord, mine: OwnShelfInMemory) -> AsyncIterator[House]:
    """A practice that keeps prompts of its own; an adult is signed in."""
    store = MemoryStore()
    practice = Practice(store, shelf, lambda: NOW)
    store.write_practice(elm_street)
    async with adults_side(practice, own=mine) as user:
        open_ = House(practice, store, user)
        open_.sign_in()
        await user.open("/share")
        yield open_


async def test_a_pack_of_the_chosen_prompts_is_saved(house: House) -> None:
    await choose(house, "bun-dough", "warm-cat")
    house.user.find(marker="save-pack").click()
    await house.sees("Give the pack a name and say who made it.")
    house.user.find(marker="pack-title").type("For the gym")
    house.user.find(marker="pack-made-by").type("Elm Street")
    house.user.find(marker="save-pack").click()
    raw = (await house.user.download.next()).content
    findings = look(raw, known())
    assert findings.manifest is not None
    assert findings.manifest.title == "For the gym"
    assert findings.manifest.prompts["bun-dough"].licence == "MIT"
    assert [(one.id, one.state) for one in findings.prompts] == [("bun-dough", "same"), ("warm-cat", "same")]


async def test_a_pack_with_a_name_that_was_pasted_can_be_opened(house: House) -> None:
    await choose(house, "bun-dough")
    house.user.find(marker="pack-title").type("For\u00a0the gym \U0001f469\u200d\U0001f467")
    house.user.find(marker="pack-made-by").type("Elm\u200b Street\u200f")
    house.user.find(marker="save-pack").click()
    said = look((await house.user.download.next()).content, known()).manifest
    assert said is not None
    assert (said.title, said.made_by) == ("For the gym \U0001f469\u200d\U0001f467", "Elm Street")


async def test_what_is_tapped_twice_is_taken_once(house: House, mine: OwnShelfInMemory) -> None:
    await upload(house, "pack", pack())
    await house.sees("Our bun")
    for _ in range(2):
        house.user.find(marker="take-pack").click()
    await house.sees("1 prompt added.")
    assert mine.times == 1


async def test_what_was_put_away_meanwhile_is_in_the_pack_still(shelf: Library, elm_street: PracticeRecord) -> None:
    store = MemoryStore()
    practice = Practice(store, shelf, lambda: NOW, check=check_of(shelf))
    store.write_practice(elm_street)
    adult = Who("adult", "a", "Ann")
    practice.own.keep(adult, [own(picture="bun-dough")], {}, {}, NOW)
    async with adults_side(practice) as user:
        house = House(practice, store, user)
        house.sign_in()
        await user.open("/share")
        practice.own.put_away(adult, "our-bun")
        await choose(house, "our-bun")
        user.find(marker="pack-title").type("For the gym")
        user.find(marker="pack-made-by").type("Elm Street")
        user.find(marker="save-pack").click()
        assert [one.id for one in look((await user.download.next()).content, known()).prompts] == ["our-bun"]


@pytest.mark.parametrize("kind", ["obf", "obz"])
async def test_boards_of_the_chosen_prompts_are_saved(house: House, kind: str) -> None:
    house.user.find(marker=f"save-{kind}").click()
    await house.sees("Nothing is chosen for the board")
    await choose(house, "bun-dough", "warm-cat")
    house.user.find(marker=f"save-{kind}").click()
    findings = look_at_board((await house.user.download.next()).content)
    assert [one.label for one in findings.buttons] == ["Bun dough", "Warm cat"]


async def test_a_pack_is_shown_before_it_is_taken(house: House, mine: OwnShelfInMemory) -> None:
    await upload(house, "pack", pack(own(), own("bad", title="Bad", places=("moon",))))
    await house.sees("By Elm Street · CC BY 4.0 · version 1 · 2 Mar 2026")
    await house.sees('"moon" in places is unknown')
    await house.sees("song · with touch")
    await house.sees(own().verses[0].hands.words)
    assert mine.kept == {}
    house.user.find(marker="take-pack").click()
    await house.sees("1 prompt added.")
    assert list(mine.kept) == ["our-bun"]
    assert list(mine.drawn) == ["our-bun"]


async def test_standing_in_for_another_is_a_choice_of_its_own(house: House, mine: OwnShelfInMemory) -> None:
    raw = pack(own(replaces="bun-dough"))
    await upload(house, "pack", raw)
    await house.sees("It asks to stand in for “Bun dough”. Both stay, unless you say so.")
    house.user.find(marker="take-pack").click()
    await house.sees("Nothing is chosen")  # what asks for something is not chosen to begin with
    house.user.find(marker="choose-our-bun").click()
    house.user.find(marker="take-pack").click()
    await house.sees("1 prompt added.")
    assert mine.kept["our-bun"].replaces is None
    mine.kept.clear()
    await upload(house, "pack", raw)
    await house.sees("It asks to stand in for “Bun dough”.")
    house.user.find(marker="choose-our-bun").click()
    house.user.find(marker="instead-our-bun").click()
    house.user.find(marker="take-pack").click()
    await house.sees("1 prompt added.")
    assert mine.kept["our-bun"].replaces == "bun-dough"


async def test_a_hostile_pack_is_a_sentence(house: House) -> None:
    await upload(house, "pack", b"MZ")
    await house.sees("The file is not a zip")


async def test_a_file_of_another_kind_is_not_called_too_large(house: House) -> None:
    house.user.find(kind=ui.upload, marker="upload-pack").trigger("rejected")
    await house.sees("This file cannot be taken here: it is of another kind, or larger than 12 MB. Choose another.")


async def test_what_is_taken_while_signed_out_is_not_taken(house: House, mine: OwnShelfInMemory) -> None:
    await upload(house, "pack", pack())
    await house.sees("Our bun")
    house.practice.door.sign_out(house.user.http_client.cookies[ADULT_COOKIE])
    house.user.find(marker="take-pack").click()
    await house.sees("You are signed out")
    assert mine.kept == {}


async def test_pictures_of_a_board_are_kept(house: House, mine: OwnShelfInMemory) -> None:
    images = ({"id": "i", "data": data(photo(), "image/jpeg")}, {"id": "j", "url": "http://x/y.png"})
    raw = board({"label": "Ball", "image_id": "i"}, {"label": "Drum", "image_id": "j"}, images=images, name="Toys")
    await upload(house, "board", raw)
    await house.sees("Toys")
    await house.sees("1 button without a picture that can be kept")
    house.user.find(marker="take-board").click()
    await house.sees("1 picture kept.")
    assert list(mine.drawn) == ["ball"]
    assert b"Florence" not in mine.drawn["ball"].data


async def test_a_board_that_is_none_is_a_sentence(house: House) -> None:
    await upload(house, "board", json.dumps({"a": 1}).encode())
    await house.sees("no button on this board")


async def test_a_stranger_is_sent_to_sign_in(house: House) -> None:
    house.user.http_client.cookies.clear()
    for path in ("/share", "/print"):
        answer = await house.user.http_client.get(path)
        assert answer.headers["location"] == f"/sign-in?next=%2F{path[1:]}"


def test_what_another_prompt_stands_in_for_still_ships(shelf: Library, mine: OwnShelfInMemory) -> None:
    mine.kept["our-bun"] = own(replaces="bun-dough")
    left = {name: prompt for name, prompt in shelf.prompts.items() if name != "bun-dough"} | mine.kept
    practice = Practice(MemoryStore(), Library(left, shelf.precautions, shelf.tunes), lambda: NOW)
    desk = Desk(practice, read_wording(ASSETS), ASSETS, "", gallery=GALLERY, library=shelf, own=mine)
    assert "bun-dough" in shipped(desk)
    assert "our-bun" not in shipped(desk)
    assert pictures_of(desk)["bun-dough"] == drawing("bun-dough")


def test_for_a_child_only_safe_ways_can_be_chosen_and_what_it_liked_is(shelf: Library) -> None:
    store = MemoryStore()
    practice = Practice(store, shelf, lambda: NOW)
    answers = {name: Answer(yes=False) for name, one in shelf.precautions.items() if one.asked and not one.per_session}
    store.write_child(Child(id="zebedee", nickname="Zebedee", born="2021-03", answers=answers, positions=("lap",)))
    store.write_child(Child(id="dylan", nickname="Dylan", born="2021-03", positions=("lap",)))
    store.write_practice(PracticeRecord(name="Elm Street"))
    play(House(practice, store, None))
    visit = Visit(practice, {ADULT_COOKIE: practice.door.let_in(NOW)})
    desk = Desk(practice, read_wording(ASSETS), ASSETS, "")
    everything, zebedee, dylan = (choosable(desk, visit, child) for child in ("", "zebedee", "dylan"))
    assert everything.ways == shelf.prompts
    assert any(way.touch == "adult" for way in zebedee.ways.values())
    assert all("lap" in way.positions for way in zebedee.ways.values())
    assert dylan.ways
    assert all(way.touch != "adult" for way in dylan.ways.values())  # the checklist is open
    assert any(way.variant for way in dylan.ways.values())
    assert zebedee.photos == {}
    (favourite,) = zebedee.favourites
    picked = {event.prompt for event in store.events("zebedee") if event.kind == "picked"}
    assert {favourite.partition("#")[0]} == picked
    assert everything.favourites == dylan.favourites == ()
    stranger = Visit(practice, {})
    with pytest.raises(DoorError):
        choosable(desk, stranger, "zebedee")


async def test_a_childs_own_photo_is_on_their_paper_and_in_no_file(shelf: Library, elm_street: PracticeRecord) -> None:
    store = MemoryStore()
    practice = Practice(store, shelf, lambda: NOW)
    store.write_practice(elm_street)
    store.write_child(Child(id="zebedee", nickname="Zebedee", born="2021-03", positions=("lap",)))
    visit = Visit(practice, {ADULT_COOKIE: practice.door.let_in(NOW)})
    name = next(iter(choosable(Desk(practice, read_wording(ASSETS), ASSETS, ""), visit, "zebedee").ways))
    photo_name = practice.photos.take(visit.who, "zebedee", name, "image/jpeg", photo(), NOW)
    async with adults_side(practice) as user:
        open_ = House(practice, store, user)
        open_.sign_in()
        await user.open("/print")
        user.find(marker="chip-child-zebedee").click()
        await open_.sees("safe for Zebedee")
        user.find(marker=f"chip-{name}").click()
        await open_.sees("1 sheet")
        (sheets,) = user.find(marker="sheets").elements
        assert f"zebedee.{photo_name}.svg" in sheets.content
        user.find(marker="chip-everybody").click()
        await user.should_not_see("safe for Zebedee")
        user.find(marker=f"chip-{name}").click()
        await open_.sees("1 sheet")
        assert "zebedee" not in sheets.content
        await user.open("/share")
        user.find(marker="chip-child-zebedee").click()
        await open_.sees("safe for Zebedee")
        user.find(marker=f"chip-{name}").click()
        user.find(marker="save-obf").click()
        assert photo_name.encode() not in (await user.download.next()).content


async def choose(house: House, *names: str) -> None:
    """Tap these prompts."""
    for name in names:
        house.user.find(marker=f"chip-{name}").click()


async def upload(house: House, what: str, raw: bytes) -> None:
    """Choose a file by the button of this card."""
    (uploader,) = house.user.find(kind=ui.upload, marker=f"upload-{what}").elements
    with house.user:
        await uploader.handle_uploads([SmallFileUpload("file", "application/octet-stream", raw)])
