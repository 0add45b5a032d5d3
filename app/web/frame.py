"""The frame around every page: the mark, the way to the other pages, the banner of a sample practice."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from copy import copy
from typing import get_args

from fastapi import Request, Response
from nicegui import ui
from nicegui.language import Language

from app.therapy import PlaycueError

from .design import MARK, out_of_reach
from .desk import Desk
from .elements import Said
from .guard import Visit, address, guard
from .reading import language_choice, read_by
from .threads import in_thread

PATIENCE_S = 20.0  # a page may take so long to be built before the browser gets an error
ASLEEP_S = 120.0  # a page waits so long for a tablet that went dark or out of reach; up to 3 MB of memory each
LANGUAGES: tuple[Language, ...] = get_args(Language)
NAV = (("/", "children"), ("/library", "library"), ("/help", "help"), ("/settings", "settings"))

Build = Callable[[Desk, Visit], Awaitable[None]]


class Page(ui.page):
    """A page whose title and language are those of whoever reads it."""

    def __init__(self, desk: Desk, path: str, title: str) -> None:
        super().__init__(path, response_timeout=PATIENCE_S, reconnect_timeout=ASLEEP_S)
        self._desk, self._key = desk, title

    def read_on(self, desk: Desk) -> "Page":
        """The same page for one reader."""
        mine = copy(self)
        mine._desk = desk
        return mine

    def resolve_title(self) -> str:
        return page_title(self._desk, self._key)

    def resolve_language(self) -> Language:
        return language(self._desk)


def adult_page(desk: Desk, path: str, title: str) -> Callable[[Build], Build]:
    """Register a page for signed-in adults. The guard is asked first; only then is anything built or read.

    What builds it is handed the desk of the adult who reads it.
    """

    def register(build: Build) -> Build:
        @Page(desk, path, title)
        async def page(request: Request) -> Response | None:
            mine = await in_thread(read_by, desk, request.cookies)
            visit = await in_thread(guard, mine.practice, request)
            if not isinstance(visit, Visit):
                return visit
            sample = await in_thread(is_sample, desk)
            with frame(mine, here=path, sample=sample):
                try:
                    await build(mine, visit)
                except PlaycueError as fault:
                    trouble(mine, mine.told(fault))
            return None

        return build

    return register


@contextmanager
def frame(desk: Desk, *, here: str, sample: bool) -> Iterator[None]:
    """Draw the frame; what is drawn inside lands on the page. `here` is the path of the page, `desk` its reader's."""
    client = ui.context.client
    if isinstance(client.page, Page):
        client.page = client.page.read_on(desk)
    ui.add_head_html(out_of_reach(desk))
    with ui.header(fixed=False).classes("pc-header"):
        with ui.link(target="/").classes("pc-brand"):
            ui.html(MARK, sanitize=False)
            Said("Playcue")
        with _nav(desk):
            for target, name in NAV:
                link = ui.link(desk.say(f"frame.{name}"), target)
                if target == here:
                    link.props("aria-current=page")
    if sample:
        Said(desk.say("frame.sample"), "p").classes("pc-sample").props("role=note")
    with ui.element("div").classes("pc-main") as main:
        yield
    if choice := language_choice(desk, address(client.request)):
        ui.html(choice, sanitize=False).classes("pc-foot")
    ui.skip_link(desk.say("frame.skip"), target=main)


def trouble(desk: Desk, message: str) -> None:
    """Something went wrong that a person can do something about."""
    with ui.element("div").classes("pc-card pc-trouble").props("role=alert"):
        Said(desk.say("frame.trouble"), "h2")
        Said(message, "p").classes("pc-pre")


def page_title(desk: Desk, key: str) -> str:
    """What the browser's tab says."""
    return f"{desk.say(key)} · Playcue"


def language(desk: Desk) -> Language:
    """The language of Quasar's own words and of the page's `lang`."""
    mine = desk.wording.language
    fits = (name for name in LANGUAGES if name == mine or name.partition("-")[0] == mine)
    return next(fits, "he" if desk.right_to_left else "en-US")


def is_sample(desk: Desk) -> bool:
    """True in the throw-away practice with sample children."""
    record = desk.practice.door.practice
    return record is not None and record.sample


def _nav(desk: Desk) -> ui.element:
    nav = ui.element("nav")
    nav.props["aria-label"] = desk.say("frame.nav")
    return nav
