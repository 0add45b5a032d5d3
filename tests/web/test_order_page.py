"""Why this order: the list with what moved it, and the sliders beside it."""

from datetime import timedelta
from itertools import product

import pytest
from nicegui import ui

from app.library import read_wording
from app.practice import ADULT_COOKIE, Door
from app.practice.care_team import SELF
from app.therapy import (
    Answer,
    Chart,
    Child,
    Likes,
    Moment,
    Peers,
    Placed,
    Planned,
    Sense,
    Steer,
    Term,
    as_if_well,
    why_this_order,
)
from app.web.desk import Desk
from app.web.order_words import UNSAID, moved_by, moved_said, term_said
from app.web.pages import order
from tests import tapping
from tests.tapping import Tablet

from .conftest import ASSETS, NICKNAME, NOW, House

PAGE = "/child/zebedee/order"
EVERY_TERM = {
    "ease", "day", "first", "habit", "streak", "likes", "arousal", "pressure", "effort", "load", "profile", "kind",
    "mood", "prompt", "others", "calm", "new", "goal_first", "goal", "age", "planned",
}  # fmt: skip


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
    await house.until(lambda: _titles(house) == ["New one", "Known one"])
    assert house.zebedee.steer == Steer(new=2)
    assert given == [Steer(), Steer(new=2)]  # two quick moves are one
    house.user.find(marker="undo").click()
    await house.until(lambda: _titles(house) == ["Known one", "New one"])
    assert house.zebedee.steer == given[-1] == Steer()
    assert _slider(house, "new").value == 0


async def test_a_goal_comes_first_and_goes_back_to_even(house: House, given: list[Steer]) -> None:
    house.store.write_child(house.zebedee.model_copy(update={"goals": ("calm", "sleep"), "steer": Steer(calm=2)}))
    house.sign_in()
    await house.user.open(PAGE)
    house.user.find(marker="chip-sleep").click()
    await house.until(lambda: given[-1] == Steer(calm=2, goal="sleep"))
    await house.user.should_see(marker="even")
    house.user.find(marker="even").click()
    await house.until(lambda: house.zebedee.steer == given[-1] == Steer())
    assert _slider(house, "calm").value == 0


async def test_what_could_not_be_saved_springs_back(house: House, given: list[Steer]) -> None:
    house.sign_in()
    await house.user.open(PAGE)
    house.practice.door.sign_out(house.user.http_client.cookies[ADULT_COOKIE])
    house.user.find(marker="more-calm").click()
    await house.sees("You are signed out: load this page anew")
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


async def test_the_page_asks_with_what_the_other_charts_teach_as_the_tray_does(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def why_this_order(*given: object) -> tuple[Placed, ...]:
        asked.append(given[-1])
        return ()

    monkeypatch.setattr(order, "why_this_order", why_this_order)
    _played(house, Child(id="yara", nickname="Yara", born="2021-03"), *["slow-bear"] * 3)
    house.practice.sessions.warm(NOW)
    house.sign_in()
    await house.user.open(PAGE)
    await house.sees("What comes first")
    chart = house.practice.caseload.chart(SELF, "zebedee")
    assert asked == [house.practice.sessions.peers(chart, NOW)] != [None]


async def test_a_stay_is_the_childs_own_only_after_enough_plays(house: House, given: list[Steer]) -> None:
    house.sign_in()
    await house.user.open(PAGE)
    await house.sees("A child of this age may stay 1 min")
    _played(house, house.zebedee, *["slow-bear"] * 5, left=True)
    await house.user.open(PAGE)
    await house.sees("Left to Zebedee, it may hold for 1 min")


def test_what_moved_a_prompt_is_said_in_plain_words(house: House) -> None:
    desk, way = _desk(house), house.practice.shelf.prompts["slow-bear"]
    child = Child(
        id="z", nickname="Zebedee", likes=Likes(kind="song"), senses={"touch": Sense(pattern="seeking", strength=1)}
    )
    said = {
        Term("kind:song", 0.2, 4, 5): ("Songs: into 4 of 5", "up a lot"),
        Term("pressure", 0.05, 3, 4): ("Firm touch: into 3 of 4", "up"),
        Term("arousal", 0.01, 5, 6): ("Calm ones: into 5 of 6", "up a little"),
        Term("day", 0.05): ("A better day than usual", "up"),
        Term("habit", -0.02, 0, 2): ("Played twice lately", "down a little"),
        Term("habit", -0.02): ("Played a while ago", "down a little"),
        Term("profile:touch", 0.05): ("More touch than most (chart: wants more)", "up"),
        Term("profile:sight", -0.05): ("Less to see than most", "down"),
        Term("prompt", -0.12, 1, 7): ("This one, less than expected: into 1 of 7", "down a lot"),
        Term("prompt", 0.05, 0, 3): ("This one, picked or held more than expected: into 0 of 3", "up"),
        Term("prompt", -0.05): ("This one, passed over or left sooner than expected", "down"),
        Term("goal:sleep", 0.03): ("Serves a goal: wind down", "up"),
        Term("likes", 0.04): ("Said to like: song", "up"),
        Term("first", 0.02): ("Zebedee has not played it yet", "up a little"),
    }
    assert {term: (term_said(desk, child, way, term), moved_said(desk, term.moved)) for term in said} == said


def test_what_is_said_in_the_same_words_is_one_and_what_moves_all_alike_is_left_out(house: House) -> None:
    terms = (Term("ease", 0.2), Term("load:touch", 0.02), Term("profile:touch", -0.05), Term("profile:sound", 0.01),
             Term("load:sound", -0.008))  # fmt: skip
    way = house.practice.shelf.prompts["slow-bear"]
    (one,) = moved_by(_desk(house), house.zebedee, way, terms)
    assert (one.said, round(one.moved, 6)) == ("More touch than most", -0.03)


def test_every_term_has_words_and_no_words_are_left_over(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The terms of two children in a play session that runs, in every mood, leaning every way."""
    shelf, now, names = house.practice.shelf, NOW + timedelta(minutes=10), set[str]()
    peers = Peers({}, dict.fromkeys(shelf.prompts, (0.3, 0.1)), 0.2)
    likes = Likes(kind="song", theme="boats", touch="slow")
    for name, plays in (("yara", ["slow-bear"] * 3), ("zoe", ["rocket-countdown", "slow-bear"] * 6)):
        told = {"id": name, "born": "2012-03", "likes": likes, "goals": ("sleep",),  # too old for some prompts
                "planned": (Planned(prompt="quiet-moon", at=NOW),)}  # fmt: skip
        child = house.zebedee.model_copy(update=told)
        chart = _played(house, child, *plays)
        for mood, new, goal in (("low", -1, "sleep"), ("ready", 1, None), ("rising", 1, "calm"), ("over", -1, "calm")):
            leant = child.model_copy(update={"steer": Steer(calm=1, new=new, goal=goal)})
            here = Moment(place="story_time", position="lap", giver="therapist", mood=mood)
            well = as_if_well(leant, chart, shelf, here, now)
            names |= {term.name for one in why_this_order(leant, chart, shelf, well, now, peers) for term in one.terms}
    assert {name.partition(":")[0] for name in names} == EVERY_TERM

    desk, read = _desk(house), set[str]()
    monkeypatch.setattr(Desk, "say", lambda desk, key, **of: read.add(key) or desk.wording.get(f"web.{key}", **of))
    for way in shelf.prompts.values():
        for name, moved, (into, n) in product(names - set(UNSAID), (0.1, -0.1), ((0, 0), (0, 1), (1, 2), (1, 3))):
            term = Term(name, moved, into, n)
            said = term_said(desk, child, way, term)
            assert said.lower() != term.name.partition(":")[0].replace("_", " "), said
    stems = ("term", "habit", "way", "touch")
    written = desk.wording.flat(*(f"web.order.{stem}" for stem in stems))
    spare = written.keys() - {f"web.{key}" for key in read}
    assert spare == {"web.order.touch.lively", "web.order.touch.own_hands"}  # for a child said to like that


def _titles(house: House) -> list[str]:
    """Prompts from the top of the list down."""
    found = house.user.find(marker="placed-quiet-moon").elements
    rows = sorted(found, key=lambda row: row.id)
    return [next(one.text for one in row.descendants() if getattr(one, "tag", "") == "h3") for row in rows]


def _desk(house: House) -> Desk:
    return Desk(house.practice, read_wording(ASSETS), ASSETS / "help", "/")


def _played(house: House, child: Child, *prompts: str, left: bool = False) -> Chart:
    """The chart of this child after a play session that still runs."""
    house.store.write_child(child)
    tablet = Tablet(child.id, later=NOW - tapping.NOW)
    tablet.start(Moment(place="story_time", position="lap", giver="therapist"))
    for prompt in prompts:
        play = tablet.pick(prompt)
        tablet.end(play, "child_left" if left else "natural_end", 60)
        tablet.outcome(play, "into_it")
    house.practice.caseload.append(SELF, child.id, tablet.events)
    return house.practice.caseload.chart(SELF, child.id)


def _slider(house: House, name: str) -> ui.slider:
    (slider,) = house.user.find(marker=f"lean-{name}", kind=ui.slider).elements
    return slider
