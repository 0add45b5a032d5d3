"""The job, from an empty folder to the chart: set up, pair, tap a child, play, tap how it went, look at the chart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .outside import Outside, outside
from .server import Server
from .tablet import LANDSCAPE, Tablet

PASSPHRASE = "four warm quiet hands"


@pytest.fixture
def world() -> Iterator[Outside]:
    with outside() as open_world:
        yield open_world


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "data")
    server.start()
    yield server
    server.kill()


def test_whole_job(browser: Browser, fresh: Server, world: Outside):
    with browser.new_context(viewport=LANDSCAPE, has_touch=True, proxy=world.proxy) as context:
        elsewhere: list[str] = []
        context.on("request", lambda asked: elsewhere.append(asked.url) if not own(asked.url, fresh.url) else None)
        tablet = Tablet(context, fresh.url)
        set_up(tablet.open("/").page)
        add_child(tablet.page, "Nia")
        pair(tablet.page)
        nia = fresh.children()[0].id

        tablet.slow()
        first = tablet.start(nia)
        assert len(first) == 3
        rowed = tablet.pick()
        expect(tablet.page.locator(".whose")).to_contain_text("Nia")
        tablet.tap("cue-smiled")
        tablet.tap("cue-leaned_in")
        tablet.tap("cue-smiled")  # that was a yawn
        expect(tablet["cue-leaned_in"]).to_have_attribute("aria-pressed", "true")
        expect(tablet["cue-smiled"]).to_have_attribute("aria-pressed", "false")
        second = tablet.outcome("into-it")
        assert set(second) != set(first)
        assert rowed not in second

        liked = tablet.pick(second[1])
        tablet.tap("lines")
        expect(tablet.page.locator(".play .hint")).to_have_count(0)
        tablet.tap("again")
        expect(tablet.page.locator(".play .hint")).to_have_count(1)  # from the start; long words leave it no room
        tablet.outcome("so-so")
        tablet.tap("undo")  # no, that was a smile
        tablet.playing()
        third = tablet.outcome("into-it")

        other = tablet.something_else()
        assert set(other) != set(third)
        tablet.tap("undo")
        expect(tablet.page.locator(".tile").first).to_have_attribute("data-prompt", third[0])
        assert tablet.offered == third

        tablet.tap("find")
        wanted = tablet.page.locator(".found button").last
        asked_for, title = wanted.get_attribute("data-prompt"), wanted.inner_text()
        tablet.page.get_by_label("Name of a prompt").fill(title[:5])
        tablet.tap(tablet.page.locator(f'.found [data-prompt="{asked_for}"]'))
        assert tablet.playing() == title
        tablet.agree()
        tablet.outcome("had-enough")

        tablet.tap("finish")
        tablet.on("closing")
        held, listed = tablet.page.locator(".longest").inner_text(), tablet.page.locator(".closing li")
        titles = listed.locator("b").all_inner_texts()
        expect(listed).to_have_count(4)
        expect(listed.nth(3)).to_contain_text("Had enough")
        tablet.tap("closing-done")
        tablet.on("children")
        tablet.sent()
        assert chart_page(tablet.page, fresh.url, nia) == titles
        assert elsewhere == []
        assert world.asked == []

    fresh.kill()
    chart = fresh.chart(nia)
    assert [(play.prompt, play.by, play.again, play.outcome, play.cues) for play in chart.plays] == [
        (rowed, "child", False, "into_it", ("leaned_in",)),
        (liked, "child", False, None, ()),
        (liked, "child", True, "into_it", ()),
        (asked_for, "adult", False, "had_enough", ()),
    ]
    assert [sitting.closed for sitting in chart.sessions] == ["adult_ended"]
    longest = max(chart.plays, key=lambda play: play.stay_s or 0)
    assert f"Nia stayed longest with {titles[chart.plays.index(longest)]}" in held
    assert sorted(event.id for event in fresh.on_disk(nia)) == sorted(tablet.written)


def test_the_outside_would_hear_a_request(browser: Browser, server: Server, world: Outside):
    with browser.new_context(proxy=world.proxy) as context:
        page = context.new_page()
        page.goto(f"{server.url}/play/")
        page.evaluate("fetch('http://fonts.example.org/nunito.css').catch(() => null)")
    assert world.asked == ["GET http://fonts.example.org/nunito.css HTTP/1.1"]


def own(url: str, server: str) -> bool:
    return url.startswith((server + "/", server.replace("http", "ws", 1) + "/", "data:", "blob:"))


def set_up(page: Page) -> None:
    """The first minute."""
    page.get_by_label("Name of the practice").fill("Sunny Gym")
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_label("The passphrase again").fill(PASSPHRASE)
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_role("heading", name="Children")).to_be_visible()


def add_child(page: Page, nickname: str) -> None:
    """A nickname, a birth month and where the child sits; then the whole safety checklist, all no."""
    page.get_by_role("link", name="Add a child").click()
    page.get_by_label("Nickname").fill(nickname)
    for field, choice in (("Birth month", "May"), ("Birth year", "2021")):
        page.get_by_label(field).click()
        page.get_by_role("option", name=choice, exact=True).click()
    page.get_by_role("group", name="Positions").get_by_role("button", name="sitting on the floor").click()
    page.get_by_role("button", name="Add, then go to the safety checklist").click()
    groups = page.locator(".pc-group").filter(has=page.locator(".pc-group-head"))
    expect(groups.first).to_be_visible()
    for group in groups.all():
        group.get_by_role("button", name="No to all the others").click()
        page.get_by_role("button", name="No to all of these").click()
        expect(group).to_contain_text("All answered")
    expect(page.get_by_text("The checklist is complete.")).to_be_visible()


def pair(page: Page) -> None:
    """The tablet gets a key of its own, and the adult is signed out on it."""
    page.get_by_role("link", name="Children").click()
    page.get_by_label("Sign me out here").check()
    page.get_by_role("button", name="Use this tablet for play").click()
    expect(page.get_by_role("heading", name="Who is playing?")).to_be_visible()


def chart_page(page: Page, url: str, child: str) -> list[str]:
    """Sign in and read what the chart says was played last time."""
    page.goto(f"{url}/child/{child}")
    page.get_by_label("Passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Sign in").click()
    last = page.locator(".pc-card").filter(has=page.get_by_role("heading", name="Last time"))
    expect(last).to_be_visible()
    return last.locator(".pc-list-name").all_inner_texts()
