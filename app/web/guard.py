"""The one question that every page asks before anything is drawn: who is there, and may they see this child?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from urllib.parse import quote, urlsplit

from fastapi import Request
from fastapi.responses import RedirectResponse

from app.practice import Practice, Who
from app.therapy import Chart, Child

SIGN_IN, SET_UP = "/sign-in", "/setup"


@dataclass(frozen=True, slots=True)
class Visit:
    """An adult who was let in to a page, and the child that the page is about ("" when it is about none).

    `language` is what the browser asks for, such as "en-US,en;q=0.5".
    A page stays open for hours: every later step asks the door again, with the cookies the page was opened with.
    """

    practice: Practice
    cookies: Mapping[str, str]
    child_id: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    path: Mapping[str, str] = field(default_factory=dict)
    language: str = ""

    @property
    def who(self) -> Who | None:
        """The adult, as long as they are signed in; never a paired tablet."""
        return _adult(self.practice, self.cookies)

    def chart(self) -> Chart:
        """The chart of this page's child."""
        return self.practice.caseload.chart(self.who, self.child_id)

    def change(self, edit: Callable[[Child], Child], writing: Lock) -> Child:
        """Change what is said about this page's child; one change at a time, so that none is lost."""
        with writing:
            child = edit(self.chart().child)
            self.practice.caseload.change(self.who, child)
            return child


def guard(practice: Practice, request: Request) -> Visit | RedirectResponse:
    """Let a signed-in adult in, or send whoever it is elsewhere. `child_id` of the path is asked for too."""
    if practice.door.practice is None:
        return RedirectResponse(SET_UP, 303)
    who = _adult(practice, request.cookies)
    if who is None:
        return RedirectResponse(sign_in_first(request) if request.method == "GET" else SIGN_IN, 303)
    child_id = str(request.path_params.get("child_id", ""))
    if child_id and not practice.door.may_see(who, child_id):
        return RedirectResponse("/?missing=1", 303)
    return Visit(
        practice,
        dict(request.cookies),
        child_id,
        dict(request.query_params),
        {name: str(value) for name, value in request.path_params.items()},
        request.headers.get("accept-language", ""),
    )


def sign_in_first(request: Request) -> str:
    """Where an adult signs in, and from where the page that is asked for is shown then."""
    asked = address(request)
    return SIGN_IN + (f"?next={quote(asked, safe='')}" if asked != "/" else "")


def address(request: Request) -> str:
    """The local path that is asked for, with its query."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def local_path(asked: str) -> str:
    """A path on this server to go on to; the start page for anything that leads elsewhere."""
    plain = asked.isprintable() and "\\" not in asked and asked.startswith("/") and not asked.startswith("//")
    if not plain:
        return "/"
    parts = urlsplit(asked)
    return "/" if parts.scheme or parts.netloc or parts.path in (SIGN_IN, SET_UP, "/sign-out", "/pair") else asked


def _adult(practice: Practice, cookies: Mapping[str, str]) -> Who | None:
    who = practice.door.who(cookies, practice.clock())
    return who if who is not None and who.kind == "adult" else None
