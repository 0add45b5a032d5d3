"""Why this order: the list with what moved it, and the sliders beside it."""

import asyncio
from collections.abc import Callable

import pytest
from nicegui import ui

from app.library import read_wording
from app.practice import ADULT_COOKIE, Door
from app.therapy import Answer, Child, Placed, Steer, Term
from app.web.desk import Desk
from app.web.order_words import moved_said, term_said
from app.web.pages import order

from .conftest import ASSETS, NICKNAME, House

PAGE = "/child/zebedee/order"


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[Steer]:
    """The leanings that orders were asked for; new ones come first as soon as it leans to new."""
    asked: list[Steer] = []

    def why_this_order(child: Child, *rest: object) -> tuple[Placed, ...]:
        asked.append(child.steer)
        names = ("Known one", "New one") if child.steer.new <= 0 else ("New one", "Known one")
        term = Term("kind:song", 0.2, 4, 5)
        return tuple(Placed("quiet-moon", name, "song", 0.7, (60, 20, 200), f"Why {name}", (term,)) for name in names)

    monkeypatch.setattr(order, "why_this_order", why_this_order)
    return asked


async def test_moving_a_slider_is_saved_and_its_effect_is_seen_at_once(house: House, given: list[Steer]) -> None:
    house.sign_in()
    await house.user.open(PAGE)
    await house.sees("Songs: into 4 of 5")
    assert _titles(house) == ["Known one", "New one"]
    house.user.find(marker="more-new").click()
    house.user.find(marker="more-new").click()
    await _until(lambda: _titles(house) == ["New one", "Known one"])
    assert house.zebedee.steer == Steer(new=2)
    assert given == [Steer(), Steer(new=2)]  # two quick moves are one
    house.user.find(marker="undo").click()
    await _until(lambda: _titles(house) == ["Known one", "New one"])
    assert house.zebedee.steer == given[-1] == Steer()
    assert _slider(house, "new").value == 0


async def test_a_goal_comes_first_and_goes_back_to_even(house: House, given: list[Steer]) -> None:
    house.store.write_child(house.zebedee.model_copy(update={"goals": ("calm", "sleep"), "steer": Steer(calm=2)}))
    house.sign_in()
    await house.user.open(PAGE)
    house.user.find(marker="chip-sleep").click()
    await _until(lambda: given[-1] == Steer(calm=2, goal="sleep"))
    await house.user.should_see(marker="even", retries=60)
    house.user.find(marker="even").click()
    await _until(lambda: house.zebedee.steer == given[-1] == Steer())
    assert _slider(house, "calm").value == 0


async def test_what_could_not_be_saved_springs_back(house: House, given: list[Steer]) -> None:
    house.sign_in()
    await house.user.open(PAGE)
    house.practice.door.sign_out(house.user.http_client.cookies[ADULT_COOKIE])
    house.user.find(marker="more-calm").click()
    await house.sees("you were not given this chart")
    assert _slider(house, "calm").value == 0
    assert house.zebedee.steer == Steer()
    assert given == [Steer()]


async def test_whoever_may_not_change_the_chart_only_reads(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Door, "may_change", lambda *of_whom: False)
    house.store.write_child(house.zebedee.model_copy(update={"goals": ("calm",), "steer": Steer(calm=2, goal="calm")}))
    house.sign_in()
    await house.user.open(PAGE)
    await house.sees(f"How it leans for {NICKNAME}. Only an adult who may change this chart can move it.")
    assert not _slider(house, "calm").enabled
    await house.user.should_not_see(marker="even")
    for marker in ("more-calm", "less-new", "chip-calm"):
        (button,) = house.user.find(marker=marker).elements
        assert button.props["disabled"], marker


async def test_another_place_is_another_order_and_an_empty_one_says_why(house: House) -> None:
    house.sign_in()
    await house.user.open(PAGE)
    await house.sees("The first ")
    house.user.find(marker="chip-bedtime").click()
    await house.sees("bedtime · on a lap")
    assert house.zebedee == house.store.read_child("zebedee")
    broken = {**house.zebedee.answers, "cancer_active": Answer(yes=True), "osteogenesis_imperfecta": Answer(yes=True)}
    house.store.write_child(house.zebedee.model_copy(update={"answers": broken, "born": None}))
    house.practice.caseload.forget()
    house.user.find(marker="chip-story_time").click()
    await house.sees(f"Nothing can be offered to {NICKNAME} here.")
    await house.sees("The birth month is not said")


async def test_the_chart_leads_here(house: House) -> None:
    house.sign_in()
    await house.user.open("/child/zebedee")
    house.user.find("Why this order").click()
    await house.sees(f"Why this order for {NICKNAME}")


def test_what_moved_a_prompt_is_said_in_plain_words(house: House) -> None:
    desk = Desk(house.practice, read_wording(ASSETS), ASSETS / "help", "/")
    said = {
        Term("kind:song", 0.2, 4, 5): ("Songs: into 4 of 5", "up a lot"),
        Term("profile:touch", 0.05): ("Touch fits the profile", "up"),
        Term("profile", -0.05): ("It fits the profile less", "down"),
        Term("habit", -0.02, 0, 2): ("Played 2 times lately", "down a little"),
        Term("band:settle", 0.01, 1, 3): ("Calm tempo: into 1 of 3", "up a little"),
        Term("goal:sleep", 0.03): ("Serves a goal: wind down", "up"),
        Term("likes:theme", 0.04): ("As you said: a toy or theme", "up"),
        Term("something_nobody_named", 0.04): ("Something nobody named", "up"),
    }
    assert {term: (term_said(desk, term), moved_said(desk, term)) for term in said} == said


def _titles(house: House) -> list[str]:
    """Prompts from the top of the list down."""
    found = house.user.find(marker="placed-quiet-moon").elements
    rows = sorted(found, key=lambda row: row.id)
    return [next(one.text for one in row.descendants() if getattr(one, "tag", "") == "h3") for row in rows]


def _slider(house: House, name: str) -> ui.slider:
    (slider,) = house.user.find(marker=f"lean-{name}", kind=ui.slider).elements
    return slider


async def _until(holds: Callable[[], bool]) -> None:
    """Wait for something that comes after the sliders rest."""
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110 - nothing rings a bell
            await asyncio.sleep(0.01)
