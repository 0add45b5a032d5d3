"""A page on which the browser's modules run alone, and a tablet that taps on them."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page

from app.play import PlayDesk, add_play_routes
from app.play.shell import BROWSER
from app.practice import Practice
from app.therapy import Access

from .hands import Hands
from .table import SAME_IDS, card, pictures, tray
from .visitor import Visitor, practice_with_mia


@pytest.fixture(scope="session")
def modules(browser: Browser) -> Iterator[Page]:
    """A blank page of a secure origin with the modules under /, and nothing else."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

        def do_GET(self) -> None:
            if self.path != "/":
                return super().do_GET()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>modules</title>")
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(BROWSER)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    page.evaluate(
        """async () => {
          Object.assign(globalThis, await import('/session.js'), await import('/ids.js'), await import('/timing.js'),
            await import('/stopping.js'), await import('/comfort.js'), await import('/noes.js'),
            await import('/other_child.js'),
            { rules: await import('/assessing.js') })
        }"""
    )
    yield page
    page.close()
    server.shutdown()
    thread.join()
    server.server_close()


class Tablet:
    """The reducer in a real browser: `do` an action some seconds later, get its events, look at the view."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.evaluate(
            f"() => {{ now = Date.UTC(2026, 2, 2, 9); state = begin(now); newId = idMaker({SAME_IDS}) }}",
        )

    def do(self, type: str, after: float = 1, **more: Any) -> list[dict[str, Any]]:
        events: list[dict[str, Any]] = self.page.evaluate(
            """([action, after]) => {
              now += after * 1000
              const told = step(state, action, now, newId, rules)
              state = told.state
              return told.events
            }""",
            [{"type": type, **more}, after],
        )
        return events

    def start(self, minutes: int = 15, **change: Any) -> list[dict[str, Any]]:
        """Tap Mia, answer the moment, start."""
        self.do("child", id="mia", tray=tray())
        for asked in ({"mood": "ready"}, {"no_touch": []}, {"answered": True, "yes": []}, {"minutes": minutes}, change):
            self.do("moment", change=asked)
        return self.do("start")

    def pick(self, n: int = 0, after: float = 1) -> list[dict[str, Any]]:
        """The child taps the nth picture of those that touch nobody: before a touch it would be asked first."""
        way = [way for way in self.tiles() if not way.startswith("song")][n]
        return self.do("pick", after=after, way=way, by="child", card=card(way)["ways"][""])

    def tiles(self) -> list[str]:
        return [tile["way"] for tile in self.view["offer"]["tiles"]]

    @property
    def view(self) -> dict[str, Any]:
        seen: dict[str, Any] = self.page.evaluate("() => viewOf(state, { now })")
        return seen


@pytest.fixture
def practice() -> Practice:
    """A practice with Mia in it."""
    return practice_with_mia()


@pytest.fixture
def visitor(practice: Practice, tmp_path: Path) -> Visitor:
    """Somebody without a cookie at the door of that practice's play routes."""
    server = FastAPI()
    add_play_routes(server, PlayDesk(practice), assets=pictures(tmp_path))
    return Visitor(server)


@pytest.fixture
def tablet(modules: Page) -> Tablet:
    return Tablet(modules)


@pytest.fixture
def hands(browser: Browser) -> Iterator[Callable[..., Hands]]:
    """The play surface alone, for a child with these times of their own; asked again, another one."""
    contexts = []

    def of(direction: str = "ltr", **access: object) -> Hands:
        context = browser.new_context(has_touch=True, viewport={"width": 1024, "height": 768})
        contexts.append(context)
        return Hands(context.new_page(), Access.model_validate(access), direction)

    yield of
    for context in contexts:
        context.close()
