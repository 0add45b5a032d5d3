"""The server dies in the middle of a play, the tablet is switched off, and every tap is in the chart exactly once."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Route, expect

from .server import Server
from .tablet import Tablet


def test_server_killed_in_the_middle(server: Server, lasting: Callable[[], Tablet], tmp_path: Path):
    tablet = lasting().open().laid_in().slow()
    tablet.start("mia")
    tablet.sent()
    tablet.page.route("**/play/sync", lambda asked: taken_but_not_told(asked, server), times=1)
    with tablet.page.expect_event("requestfailed"):
        tablet.pick()
    title = tablet.playing()
    assert set() < tablet.waiting <= {event.id for event in server.on_disk("mia")}
    tablet.tap("lines")
    assert tablet.read("session", "now")["session"]["play"]["verse"] == 1
    words = tablet.page.locator(".lines .now").text_content()

    tablet = lasting().open().slow()  # switched off and on, no server
    assert tablet.playing() == title
    expect(tablet.page.locator(".lines .now")).to_have_text(words or "")
    second = tablet.outcome("into-it")

    kill_browser(tablet, tmp_path / "profile")  # not even time to say goodbye
    tablet = lasting().open().slow()
    tablet.on("pick")
    assert tablet.offered == second
    tablet.pick()
    tablet.outcome("so-so")
    tablet.something_else()
    tablet.pick()
    tablet.tap("all-done")
    tablet.on("closing")
    assert len(tablet.waiting) > 10

    server.start()
    tablet.sent()
    server.kill()
    kept = [event.id for event in server.on_disk("mia")]
    assert len(kept) == len(set(kept))
    assert set(kept) == set(tablet.written)
    plays = server.chart("mia").plays
    assert [(play.end, play.outcome) for play in plays] == [
        ("adult_ended", "into_it"), ("adult_ended", "so_so"), ("all_done", None),
    ]  # fmt: skip


def taken_but_not_told(asked: Route, server: Server) -> None:
    """The server dies with the taps on its disk, before the tablet hears of it: it will send them again."""
    asked.fetch()
    server.kill()
    asked.abort()


def kill_browser(tablet: Tablet, profile: Path) -> None:
    """SIGKILL to the Chromium that holds this profile; its lock is a link that names the process."""
    with tablet.context.expect_event("close"):
        os.kill(int(str((profile / "SingletonLock").readlink()).rsplit("-", 1)[1]), signal.SIGKILL)
