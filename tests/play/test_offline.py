"""The installed tablet against a real server that is killed and started again: nothing tapped is lost."""

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Playwright, Request, Route, expect

from app.play.shell import BROWSER
from tests.chromium import FLAGS, PATIENCE_MS, find_chromium
from tests.presses import UNLOCKED, WATCH

from .screen import UNASKED

HOME = Path(__file__).parents[2]


@dataclass
class Server:
    """The table, served by a process of its own, always on the same port."""

    folder: Path
    port: int = 0
    process: subprocess.Popen[bytes] | None = field(default=None)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        if not self.port:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                self.port = free.getsockname()[1]
        command = [sys.executable, "-m", "tests.play.table", str(self.port), str(self.folder)]
        self.process = subprocess.Popen(command, cwd=HOME, stdout=subprocess.PIPE)
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"served\n"

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.communicate()
            self.process = None

    @property
    def taken(self) -> list[dict[str, Any]]:
        log = self.folder / "taken.jsonl"
        return [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    here = Server(tmp_path)
    here.start()
    yield here
    here.kill()


@pytest.fixture
def tablet(playwright: Playwright, tmp_path: Path, server: Server) -> Iterator[Callable[..., Page]]:
    """Open the tablet's browser with its own lasting profile; asked again, it is closed and opened again."""
    running: list[BrowserContext] = []

    def open_tablet(path: str = "/play/", lasting: bool = True) -> Page:
        close()
        context = playwright.chromium.launch_persistent_context(
            tmp_path / "profile", executable_path=find_chromium(playwright), args=FLAGS, has_touch=True
        )
        running.append(context)
        page = context.pages[0]
        page.add_init_script(WATCH)
        if lasting:
            told = {"permissions": ["durableStorage"], "origin": server.url}
            context.new_cdp_session(page).send("Browser.grantPermissions", told)
        page.goto(server.url + path)
        return page

    def close() -> None:
        while running:
            running.pop().close()

    open_tablet.close = close  # type: ignore[attr-defined]
    yield open_tablet
    close()


def ready(page: Page) -> None:
    expect(page.locator('[data-control="ready"]')).to_be_visible()


def lacking(page: Page) -> Any:
    return expect(page.locator('[data-control="not-ready"]'))


def start(page: Page, child: str = "mia") -> None:
    page.click(f'[data-child="{child}"]')
    tap(page, '[data-control="mood"]')
    page.click('[data-control="all-fine"]')
    page.click('[data-control="touch-everywhere"]')
    tap(page, '[data-control="start"]')
    expect(page.locator("[data-prompt]")).to_have_count(3)


def unlocked(page: Page) -> None:
    page.wait_for_function(UNLOCKED)


def tap(page: Page, selector: str) -> None:
    unlocked(page)
    page.locator(selector).first.click()


COUNT = """() => new Promise((done) => {
  indexedDB.open('playcue').onsuccess = ({ target: { result: db } }) => {
    const asked = db.transaction('outbox').objectStore('outbox').count()
    asked.onsuccess = () => { db.close(); done(asked.result) }
  }
})"""


NOW = """() => new Promise((done) => {
  indexedDB.open('playcue').onsuccess = ({ target: { result: db } }) => {
    const asked = db.transaction('session').objectStore('session').get('now')
    asked.onsuccess = () => { db.close(); done(asked.result.session) }
  }
})"""


def waiting(page: Page) -> int:
    """Taps on this tablet that the server has not confirmed."""
    count: int = page.evaluate(COUNT)
    return count


def all_sent(page: Page) -> None:
    """The network is back: wait until the server has confirmed every tap."""
    page.evaluate("dispatchEvent(new Event('online'))")
    until(page, f"async () => (await ({COUNT})()) === 0")


def taken(page: Page, count: int) -> None:
    until(page, f"async () => (await (await fetch('/taken')).json()) === {count}")


def until(page: Page, holds: str) -> None:
    """Wait in the page until something holds."""
    told = page.evaluate(
        f"""async () => {{
          const end = performance.now() + {PATIENCE_MS}
          while (performance.now() < end) {{
            if (await ({holds})().catch(() => false)) return true
            await new Promise((go) => requestAnimationFrame(go))
          }}
          return false
        }}"""
    )
    assert told, holds


def test_the_server_is_killed_in_a_play_and_the_tablet_closed_and_every_tap_arrives_once(
    server: Server, tablet: Callable[..., Page]
):
    page = tablet("/let-me-in")
    ready(page)
    start(page)
    tap(page, UNASKED)
    picked = page.locator(".play h1").inner_text()
    all_sent(page)
    server.kill()
    tap(page, '[data-control="cue-smiled"]')
    until(page, f"async () => (await ({NOW})()).play.cues.length === 1")
    page = tablet()  # the browser closed and opened again, no server
    expect(page.locator(".play h1")).to_have_text(picked)
    tap(page, '[data-control="into-it"]')
    expect(page.locator("[data-prompt]")).to_have_count(3)
    tap(page, '[data-control="else"]')
    tap(page, UNASKED)
    expect(page.locator(".play .lines")).to_contain_text("verse 1")
    tap(page, '[data-control="all-done"]')
    expect(page.locator('[data-screen="closing"]')).to_be_visible()
    assert waiting(page) == 10
    page = tablet()
    expect(page.locator('[data-screen="closing"]')).to_be_visible()
    server.start()
    all_sent(page)
    kinds = [event["kind"] for event in server.taken]
    assert kinds == [
        "session_started", "offered", "picked", "play_ended", "cues", "outcome", "offered", "something_else", "offered",
        "picked", "all_done", "play_ended", "session_ended",
    ]  # fmt: skip
    assert len({event["id"] for event in server.taken}) == len(kinds)


def test_not_that_holds_offline_and_after_a_restart_until_it_is_undone(server: Server, tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    start(page)
    all_sent(page)
    server.kill()
    gone = page.locator("[data-prompt]").first.get_attribute("data-prompt")
    picture = page.locator(f'[data-prompt="{gone}"]')
    tap(page, '[data-control="not-that"]')
    tap(page, f'[data-prompt="{gone}"]')
    expect(picture).to_have_count(0)
    assert waiting(page) == 2
    page = tablet()  # the browser closed and opened again, no server
    expect(page.locator("[data-prompt]")).to_have_count(3)
    tap(page, '[data-control="else"]')
    picture = page.locator(f'[data-prompt="{gone}"]')
    expect(picture).to_have_count(0)
    tap(page, '[data-control="undo"]')
    tap(page, '[data-control="undo"]')
    expect(picture).to_have_count(1)
    server.start()
    all_sent(page)
    kinds = [event["kind"] for event in server.taken]
    assert kinds[2:] == ["not_that", "offered", "something_else", "offered", "undone", "undone"]


def test_an_answer_lost_on_the_way_sends_again_and_counts_once(server: Server, tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    (server.folder / "die").touch()  # when it has taken the next batch, before it answers
    start(page)
    assert server.process
    server.process.wait(PATIENCE_MS / 1000)
    assert waiting(page) == len(server.taken) > 0
    server.kill()
    (server.folder / "die").unlink()
    server.start()
    all_sent(page)
    assert [event["kind"] for event in server.taken] == ["session_started", "offered"]


def test_the_tick_is_false_when_anything_is_missing(server: Server, tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    server.kill()

    def without(change: str) -> Page:
        page.evaluate(change)
        return tablet()

    page = without(
        "async () => { for (const name of await caches.keys()) if (name.includes('pictures')) "
        "await (await caches.open(name)).delete('/play/pictures/avatars/bear.svg') }"
    )
    lacking(page).to_contain_text("pictures")
    server.start()
    page = tablet()
    ready(page)
    server.kill()
    page = without(
        """() => new Promise((done) => { indexedDB.open('playcue').onsuccess = ({ target: { result: db } }) => {
          const change = db.transaction(['trays', 'cards'], 'readwrite')
          change.objectStore('trays').delete('leo')
          change.objectStore('cards').delete('song-1')
          change.oncomplete = () => { db.close(); done() } } })"""
    )
    lacking(page).to_contain_text("a tray for each child, cards")


def test_pictures_are_laid_in_together_and_one_by_one_only_where_that_fails(tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    page.evaluate(FORGET)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url.partition('/play/')[2]}"))
    page.reload()
    ready(page)
    assert asked.count("POST pictures") == 1
    assert not any(one.startswith("GET pictures/prompts/") for one in asked)
    page.evaluate(FORGET)
    page.route("**/play/pictures", lambda route: route.abort())
    page.reload()
    ready(page)
    assert any(one.startswith("GET pictures/prompts/") for one in asked)


def test_a_network_that_swallows_a_question_holds_up_nothing_for_ever(tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    page.evaluate(FORGET)
    swallowed: list[Route] = []
    for path in ("pictures", "shelf.json"):
        page.route(f"**/play/{path}", lambda asked: swallowed.append(asked))
    page.add_init_script(
        "{ const of = AbortSignal.timeout.bind(AbortSignal); AbortSignal.timeout = (ms) => of(ms / 20) }"
    )
    page.reload()
    ready(page)
    assert {one.request.url.rpartition("/")[2] for one in swallowed} == {"pictures", "shelf.json"}


FORGET = """async () => {
  for (const name of await caches.keys()) if (name.includes('pictures')) await caches.delete(name)
}"""


def test_what_the_network_went_away_from_is_laid_in_when_it_is_back(server: Server, tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    page.evaluate(FORGET)
    server.kill()
    page = tablet()
    lacking(page).to_contain_text("pictures")
    server.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    ready(page)


@pytest.mark.parametrize("news", ["a child", "a picture"])
def test_the_tick_is_of_what_a_child_or_a_picture_told_since_needs_too(tablet: Callable[..., Page], news: str):
    page = tablet("/let-me-in")
    ready(page)

    def told(asked: Route) -> None:
        told = asked.fetch(headers={"accept": "application/json", "cookie": "device=tablet"}).json()
        if news == "a child":
            told["faces"].append({"id": "zoe", "nickname": "Zoe", "avatar": "bear", "sample": False})
        elif "mia" in told["trays"]:
            told["trays"]["mia"]["entries"]["song-1"]["picture"] = "mia.photo-1"
        asked.fulfill(json=told)

    for path in ("trays?child=mia", "trays?child=leo", "faces"):
        page.route(f"**/play/{path}", told)
    page.evaluate(WAKE, 0.1)  # the tray is not fresh any more
    page.click('[data-child="mia"]')
    lacks = "a tray for each child" if news == "a child" else "pictures"
    until(page, f"async () => {MET}")
    tap(page, '[data-control="back"]')
    lacking(page).to_contain_text(lacks)


MET = "performance.getEntriesByType('resource').some(({ name }) => name.endsWith('child=mia'))"


def test_without_lasting_storage_there_is_no_tick(tablet: Callable[..., Page]):
    page = tablet("/let-me-in", lasting=False)
    lacking(page).to_contain_text("lasting storage")


def test_a_part_of_the_shell_that_is_gone_takes_the_tick_away(server: Server, tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    page.evaluate(
        """async () => {
          for (const name of await caches.keys()) {
            const cache = await caches.open(name)
            for (const one of await cache.keys()) if (one.url.endsWith('/closing.js')) await cache.delete(one)
          }
        }"""
    )
    server.kill()
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page = tablet()
    lacking(page).to_contain_text("parts of the app")
    server.start()
    page = tablet()  # what is gone is laid in again
    ready(page)


def test_the_page_that_is_gone_is_laid_in_again(server: Server, tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name) }")
    page = tablet()
    ready(page)
    server.kill()
    page = tablet("/play?from=home#leo")
    expect(page.locator('[data-screen="moment"]')).to_contain_text("Leo")


def test_the_service_worker_sends_what_waits_after_the_page_is_gone(server: Server, tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    server.kill()
    start(page)
    assert waiting(page) == 2
    context = page.context
    page.goto("about:blank")
    server.start()
    cdp = context.new_cdp_session(page)
    found: list[dict[str, Any]] = []
    cdp.on("ServiceWorker.workerRegistrationUpdated", lambda told: found.extend(told["registrations"]))
    cdp.send("ServiceWorker.enable")
    page.goto(server.url + "/manifest.webmanifest")
    told = {
        "origin": server.url,
        "registrationId": found[0]["registrationId"],
        "tag": "playcue-outbox",
        "lastChance": False,
    }
    cdp.send("ServiceWorker.dispatchSyncEvent", told)
    taken(page, 2)
    assert [event["kind"] for event in server.taken] == ["session_started", "offered"]


def test_an_update_waits_for_a_tap_and_never_interrupts_a_play(server: Server, tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    before = page.evaluate("JSON.parse(document.getElementById('here').textContent).version")
    server.kill()
    shutil.copytree(BROWSER, server.folder / "browser")
    with (server.folder / "browser" / "timing.js").open("a") as module:
        module.write("export const newer = true\n")
    server.start()
    page = tablet()
    expect(page.locator('[data-control="update"]')).to_be_visible()
    assert page.evaluate("JSON.parse(document.getElementById('here').textContent).version") == before
    start(page)
    tap(page, UNASKED)
    expect(page.locator(".play")).to_be_visible()
    tap(page, '[data-control="all-done"]')
    tap(page, '[data-control="after"]')
    tap(page, '[data-control="finish"]')
    with page.expect_navigation():
        tap(page, '[data-control="update"]')
    page.wait_for_function(f"() => JSON.parse(document.getElementById('here').textContent).version !== '{before}'")
    ready(page)


def test_a_tablet_that_never_met_the_server_says_so_clearly(server: Server, tablet: Callable[..., Page]):
    page = tablet()
    expect(page.locator(".plain")).to_contain_text("not paired")
    assert page.get_attribute(".plain a", "href") == "/sign-in?next=/play/"


def test_the_address_of_a_child_opens_its_moment(tablet: Callable[..., Page]):
    tablet("/let-me-in")
    page = tablet("/play/#leo")
    expect(page.locator('[data-screen="moment"]')).to_contain_text("Leo")


PRESSED = """async ([first, second]) => {
  const press = (button, timeStamp, x, y) => {
    for (const [type, later] of [['pointerdown', 0], ['pointerup', 10]]) {
      const told = new PointerEvent(type, { bubbles: true, pointerType: 'touch', pointerId: 5, clientX: x, clientY: y })
      Object.defineProperty(told, 'timeStamp', { value: timeStamp + later })
      button.dispatchEvent(told)
    }
  }
  const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2]
  const one = document.querySelector(first), start = performance.now()
  const there = middle(one.getBoundingClientRect())
  press(one, start, ...there)
  while (!document.querySelector(second)) await new Promise(requestAnimationFrame)
  const other = document.querySelector(second)
  press(other, start + 150, ...middle(other.getBoundingClientRect()))
  await new Promise(requestAnimationFrame)
  return other.getAttribute('aria-pressed')
}"""


def test_a_quick_adult_answers_at_once_how_the_child_is(tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    expect(page.locator('[data-child="leo"]')).to_be_visible()
    assert page.evaluate(PRESSED, ['[data-child="leo"]', '[data-mood="over"]']) == "true"


FULL = """() => {
  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function (names, ...more) {
    if (window.full && more[0] === 'readwrite' && names.includes('outbox'))
      throw new DOMException('', 'QuotaExceededError')
    return transaction.call(this, names, ...more)
  }
  window.full = true
}"""


def test_a_disk_that_refuses_is_told_and_the_tap_written_later(server: Server, tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    page.evaluate(FULL)
    start(page)
    assert waiting(page) == 0
    tap(page, '[data-control="finish"]')
    lacking(page).to_contain_text("room to save taps")
    page.evaluate("() => { window.full = false }")
    tap(page, '[data-control="undo"]')
    all_sent(page)
    taken(page, 4)


def test_a_tick_that_a_full_disk_refused_stays_and_is_written_later(tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    start(page)
    tap(page, UNASKED)
    until(page, f"async () => (await ({NOW})()).screen === 'play'")
    page.evaluate(FULL.replace("'outbox'", "'session'"))
    tap(page, '[data-control="cue-smiled"]')
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate(NOW)["play"]["cues"] == []
    expect(page.locator('[data-control="cue-smiled"]')).to_have_attribute("aria-pressed", "true")
    page.evaluate("() => { window.full = false }")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    until(page, f"async () => (await ({NOW})()).play.cues.length === 1")


def test_a_stop_told_by_the_server_holds_also_on_a_full_disk(tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    page = tablet()
    page.evaluate(FULL.replace("'outbox'", "'trays'"))

    def stopped(asked: Route) -> None:
        told = asked.fetch().json()
        told["trays"]["mia"]["stop"] = {"flag": "fall", "level": "stop", "message": "Have the fall checked first."}
        asked.fulfill(json=told)

    page.route("**/play/trays?child=mia", stopped)
    page.click('[data-child="mia"]')
    expect(page.get_by_role("alert")).to_contain_text("Have the fall checked first.")


def test_what_is_on_the_disk_never_runs_ahead_of_its_taps(tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    page.evaluate(FULL)
    start(page)
    tap(page, '[data-control="find"]')
    assert page.evaluate(NOW)["screen"] == "moment"


ERASE = """(child) => new Promise((done) => { indexedDB.open('playcue').onsuccess = ({ target: { result: db } }) => {
  const change = db.transaction('trays', 'readwrite')
  change.objectStore('trays').delete(child)
  change.oncomplete = () => { db.close(); done() } } })"""
WAKE = """(hours) => {
  const { now } = Date
  Date.now = () => now() + hours * 3_600_000
  document.dispatchEvent(new Event('visibilitychange'))
}"""


def test_a_kept_tray_serves_at_once_and_a_fresh_one_is_asked_for(tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    page = tablet()
    with page.expect_request("**/play/trays?child=mia"):
        page.click('[data-child="mia"]')
    expect(page.locator('[data-screen="moment"]')).to_contain_text("Mia")


def test_a_tray_that_comes_late_never_takes_the_screen_from_another_child(tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    page.evaluate(ERASE, "leo")
    held: list[Route] = []
    page.route("**/play/trays?child=leo", lambda asked: asked.continue_() if held else held.append(asked))
    with page.expect_request("**/play/trays?child=leo"):
        page.click('[data-child="leo"]')
    tap(page, '[data-child="mia"]')
    expect(page.locator('[data-screen="moment"]')).to_contain_text("Mia")
    with page.expect_response("**/play/trays?child=leo"):
        held[0].continue_()
    until(page, HAS_TRAY.replace("CHILD", "leo"))
    expect(page.locator('[data-screen="moment"]')).to_contain_text("Mia")


HAS_TRAY = """() => new Promise((done) => { indexedDB.open('playcue').onsuccess = ({ target: { result: db } }) => {
  const asked = db.transaction('trays').objectStore('trays').get('CHILD')
  asked.onsuccess = () => { db.close(); done(!!asked.result) } } })"""


def held(page: Page, child: str) -> list[Route]:
    """Requests for the whole tray of a child, which wait until they are let go; the first part comes."""
    waiting: list[Route] = []

    def asked(route: Route) -> None:
        if "first=1" in route.request.headers["accept"]:
            route.continue_()
        else:
            waiting.append(route)

    page.route(f"**/play/trays?child={child}", asked)
    return waiting


def whole_of_mia(asked: Request) -> bool:
    return asked.url.endswith("/play/trays?child=mia") and "first=1" not in asked.headers["accept"]


def test_a_first_part_of_a_tray_offers_only_where_it_was_laid_for_and_the_rest_is_waited_for(
    tablet: Callable[..., Page],
):
    page = tablet("/let-me-in")
    ready(page)
    page.evaluate(ERASE, "mia")
    whole = held(page, "mia")
    begins = page.locator('[data-control="start"]')
    with page.expect_request(whole_of_mia):
        page.click('[data-child="mia"]')
        tap(page, '[data-control="mood"]')
        page.click('[data-control="all-fine"]')
        page.click('[data-control="touch-everywhere"]')
        expect(begins).to_be_enabled()
        tap(page, '[data-control="place"]')
        tap(page, '[data-control="place-bench"]')
        tap(page, '[data-control="giver"]')
        tap(page, '[data-control="giver-caregiver"]')
    expect(begins).to_be_disabled()
    expect(page.locator("#pc-missing")).to_have_text("Fetching the pictures for this")
    assert not page.evaluate(HAS_TRAY.replace("CHILD", "mia"))
    whole[0].continue_()
    expect(begins).to_be_enabled()
    tap(page, '[data-control="start"]')
    expect(page.locator("[data-prompt]")).to_have_count(3)
    until(page, HAS_TRAY.replace("CHILD", "mia"))


def test_a_play_begun_on_a_first_part_goes_on_with_the_same_pictures_when_the_whole_tray_comes(
    tablet: Callable[..., Page],
):
    page = tablet("/let-me-in")
    ready(page)
    page.evaluate(ERASE, "mia")
    whole = held(page, "mia")
    with page.expect_request(whole_of_mia):
        start(page)
    offered = "[...document.querySelectorAll('[data-way]')].map((tile) => tile.dataset.way).join()"
    before = page.evaluate(offered)
    whole[0].continue_()
    until(page, HAS_TRAY.replace("CHILD", "mia"))
    assert page.evaluate(offered) == before


@pytest.mark.parametrize(("playing", "other"), [("leo", "mia"), ("mia", "leo")])
def test_trays_are_kept_as_they_come_that_of_the_child_at_play_first(
    tablet: Callable[..., Page], playing: str, other: str
):
    page = tablet("/let-me-in")
    ready(page)
    start(page, playing)
    all_sent(page)  # the answer brings a tray
    page.evaluate(ERASE, playing)
    page.evaluate(ERASE, other)
    whole = held(page, other)
    page.reload()
    until(page, HAS_TRAY.replace("CHILD", playing))
    tap(page, '[data-control="all-done"]')
    tap(page, '[data-control="after"]')
    tap(page, '[data-control="finish"]')
    expect(page.locator('[data-screen="children"]')).to_be_visible()
    expect(page.locator('[data-control="ready"]')).to_have_count(0)
    assert not page.evaluate(HAS_TRAY.replace("CHILD", other))
    whole[0].continue_()
    ready(page)


def test_a_tablet_woken_the_next_day_begins_anew_and_asks_for_everything(tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    start(page)
    with page.expect_request("**/play/trays?child=leo"):
        page.evaluate(WAKE, 10)
    expect(page.locator('[data-screen="children"]')).to_be_visible()
    all_sent(page)


def test_a_tablet_unpaired_in_a_play_plays_on_and_then_says_so(server: Server, tablet: Callable[..., Page]):
    page = tablet("/let-me-in")
    ready(page)
    start(page)
    all_sent(page)
    page.context.clear_cookies()
    tap(page, UNASKED)
    with page.expect_response("**/play/sync") as told:
        page.evaluate("dispatchEvent(new Event('online'))")
    assert told.value.status == 401
    page = tablet()  # closed and opened again, still not paired
    tap(page, '[data-control="into-it"]')
    expect(page.locator("[data-prompt]")).to_have_count(3)
    tap(page, '[data-control="finish"]')
    tap(page, '[data-control="closing-done"]')
    expect(page.locator(".plain")).to_contain_text("not paired")
    page.goto(server.url + "/let-me-in")
    taken(page, 7)


def test_the_face_is_heard_before_what_it_opens_has_come(tablet: Callable[..., Page]):
    page = tablet("/sign-in")
    waiting: list[Route] = []
    page.route("**/pick_panels.js", lambda asked: waiting.append(asked))
    page.goto(page.url.replace("/sign-in", "/let-me-in"))
    with page.expect_request("**/pick_panels.js"):
        start(page)
    tap(page, '[data-control="not-this-child"]')
    until(page, f"async () => (await ({NOW})()).switching")
    expect(page.locator("#pc-switch")).to_have_count(0)
    for asked in waiting:
        asked.continue_()
    expect(page.locator("#pc-switch")).to_be_visible()


def test_an_address_that_makes_no_sense_opens_the_faces(tablet: Callable[..., Page]):
    tablet("/let-me-in")
    page = tablet("/play/#%")
    expect(page.locator('[data-child="mia"]')).to_be_visible()


@pytest.mark.parametrize(
    "news", ["dispatchEvent(new Event('pagehide'))", "document.dispatchEvent(new Event('visibilitychange'))"]
)
def test_a_second_window_of_the_tablet_goes_on_where_the_first_one_is(tablet: Callable[..., Page], news: str):
    first = tablet("/let-me-in")
    start(first)
    second = first.context.new_page()
    second.goto(first.url)
    expect(second.locator("[data-prompt]")).to_have_count(3)
    tap(first, UNASKED)
    picked = first.locator(".play h1").inner_text()
    until(first, f"async () => (await ({NOW})()).screen === 'play'")
    with suppress(Error):  # it may be on its way already, by news of its own
        second.evaluate(news)
    expect(second.locator(".play h1")).to_have_text(picked)
    assert first.evaluate(NOW)["screen"] == "play"


def test_a_stop_that_a_window_behind_brings_holds_in_the_play_of_another(server: Server, tablet: Callable[..., Page]):
    first = tablet("/let-me-in")
    start(first)
    behind = first.context.new_page()
    behind.goto(first.url)
    expect(behind.locator("[data-prompt]")).to_have_count(3)
    behind.evaluate("Object.defineProperty(document, 'hidden', { get: () => true })")

    def stopped(asked: Route) -> None:
        told = asked.fetch().json()
        told["trays"]["mia"]["stop"] = {"flag": "fall", "level": "stop", "message": "Have the fall checked first."}
        asked.fulfill(json=told)

    behind.route("**/play/sync", stopped)
    first.route("**/play/sync", lambda asked: asked.abort())
    # Nor does its worker send, as none does on iPadOS.
    first.evaluate("void (SyncManager.prototype.register = () => Promise.reject())")
    tap(first, UNASKED)
    until(first, f"async () => (await ({NOW})()).screen === 'play'")
    all_sent(behind)
    expect(first.locator('[data-screen="closing"]')).to_contain_text("Have the fall checked first.")
    all_sent(behind)
    ends = [event for event in server.taken if event["kind"] in ("play_ended", "session_ended")]
    assert [event["reason"] for event in ends] == ["adult_ended", "stopped_for_safety"]


def test_a_session_that_time_ended_in_one_window_does_not_end_in_another_again(
    server: Server, tablet: Callable[..., Page]
):
    first = tablet("/let-me-in")
    start(first)
    second = first.context.new_page()
    second.goto(first.url)
    expect(second.locator("[data-prompt]")).to_have_count(3)
    for one in (first, second):
        one.evaluate(WAKE, 10)
        expect(one.locator('[data-screen="children"]')).to_be_visible()
    all_sent(second)
    assert [event["kind"] for event in server.taken].count("session_ended") == 1


AGED = """(days) => new Promise((done) => {
  indexedDB.open('playcue').onsuccess = ({ target: { result: db } }) => {
    const change = db.transaction('trays', 'readwrite'), trays = change.objectStore('trays')
    trays.get('mia').onsuccess = ({ target: { result } }) => {
      result.tray.met -= days * 86_400_000
      trays.put(result)
    }
    change.oncomplete = () => { db.close(); done() }
  }
})"""


KEPT = """() => new Promise((done) => {
  indexedDB.open('playcue').onsuccess = ({ target: { result: db } }) => {
    const asked = db.transaction('trays').objectStore('trays').get('mia')
    asked.onsuccess = () => { db.close(); done(asked.result.tray.read > 0) }
  }
})"""


def test_a_tray_of_a_week_ago_waits_for_an_adult_before_any_touch(server: Server, tablet: Callable[..., Page]):
    ready(tablet("/let-me-in"))
    server.kill()
    page = tablet()
    page.evaluate(AGED, 8)
    page.click('[data-child="mia"]')
    expect(page.locator(".old")).to_contain_text("A shunt: left foot, chest")
    expect(page.locator(".top")).to_contain_text("8 days ago")
    tap(page, '[data-control="read"]')
    expect(page.locator(".old")).to_have_count(0)
    until(page, KEPT)
    page = tablet()  # closed and opened again: the tablet still knows that it was confirmed
    page.click('[data-control="back"]')
    unlocked(page)
    start(page)
    expect(page.locator(".facts")).to_contain_text("8 days ago")
    tap(page, '[data-control="find"]')
    expect(page.locator('.found [data-prompt="song-1"]')).to_be_visible()  # it touches
    server.start()
    all_sent(page)
    moments = [event["moment"] for event in server.taken if event["kind"] == "session_started"]
    assert [moment["precautions"] for moment in moments] == ["confirmed"]
