"""The door: plain forms, so that the answer itself sets cookies that no script on a page can read."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Form, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse
from nicegui import app

from app.practice import ADULT_COOKIE, DEVICE_COOKIE, Who
from app.therapy import DoorError, PlaycueError

from .desk import Desk
from .door_forms import needs_no_passphrase, set_up_page, sign_in_page
from .guard import SET_UP, SIGN_IN, Visit, guard, local_path
from .reading import CHOOSE, LANGUAGE_COOKIE, read_by
from .threads import in_thread

ADULT_FOR_S, DEVICE_FOR_S = 14 * 86_400, 400 * 86_400  # browsers keep no cookie longer than 400 days
LANGUAGE_FOR_S = DEVICE_FOR_S
PLAY = "/play/"
Text = Annotated[str, Form(max_length=400)]


def register(desk: Desk) -> None:
    """Wire set-up, signing in and out, choosing a language to read in, and pairing a tablet."""
    door, clock = desk.practice.door, desk.practice.clock

    async def reader(request: Request) -> Desk:
        return await in_thread(read_by, desk, request.cookies)

    @app.post(CHOOSE)
    async def choose(request: Request, language: Text = "", next: Text = "/") -> Response:
        mine = await reader(request)
        if stray := _stray(mine, request):
            return stray
        answer = RedirectResponse(local_path(next), 303)
        if language in await in_thread(lambda: desk.choices):
            _keep(request, answer, LANGUAGE_COOKIE, language, LANGUAGE_FOR_S)
        return answer

    @app.get(SET_UP, response_class=HTMLResponse)
    async def show_set_up(request: Request) -> Response:
        if await in_thread(lambda: door.practice):
            return RedirectResponse("/", 303)
        return _page(set_up_page(await reader(request)))

    @app.post(SET_UP)
    async def set_up(
        request: Request, name: Text = "", passphrase: Text = "", again: Text = "", language: Text = ""
    ) -> Response:
        mine = await reader(request)
        if stray := _stray(mine, request):
            return stray
        if passphrase != again:
            return _page(set_up_page(mine, name=name, wrong=mine.say("setup.not_the_same")), 400)
        known = language if language in desk.languages else ""
        try:
            token = await in_thread(lambda: door.set_up(name, passphrase, clock(), language=known))
        except PlaycueError as fault:
            return _page(set_up_page(mine, name=name, wrong=mine.told(fault)), 400)
        return _signed_in(request, token, "/")

    @app.post("/setup/sample")
    async def set_up_sample(request: Request) -> Response:
        if stray := _stray(await reader(request), request):
            return stray
        token = await in_thread(_open_sample, desk)
        return _signed_in(request, token, "/") if token else RedirectResponse(SIGN_IN, 303)

    @app.post("/setup/leave-sample")
    async def leave_sample(request: Request) -> Response:
        """Throw the sample practice away, so that a real one can be set up."""
        if stray := _stray(await reader(request), request):
            return stray
        visit = await in_thread(guard, desk.practice, request)
        if not isinstance(visit, Visit):
            return visit
        try:
            await in_thread(_throw_sample_away, desk, visit.who)
        except PlaycueError as fault:
            return PlainTextResponse((await reader(request)).told(fault), 403)
        return RedirectResponse(SET_UP, 303)

    @app.get(SIGN_IN, response_class=HTMLResponse)
    async def show_sign_in(request: Request, next: str = "/") -> Response:
        record = await in_thread(lambda: door.practice)
        if record is None:
            return RedirectResponse(SET_UP, 303)
        return _page(sign_in_page(await reader(request), record, local_path(next)))

    @app.post(SIGN_IN)
    async def sign_in(request: Request, passphrase: Text = "", next: Text = "/") -> Response:
        if stray := _stray(await reader(request), request):
            return stray
        record, onward = await in_thread(lambda: door.practice), local_path(next)
        if record is None:
            return RedirectResponse(SET_UP, 303)
        try:
            if needs_no_passphrase(record):
                token = await in_thread(door.let_in, clock())
            else:
                token = await in_thread(door.sign_in, passphrase, clock())
        except DoorError as fault:
            mine = await reader(request)
            return _page(sign_in_page(mine, record, onward, wrong=mine.told(fault)), 403)
        return _signed_in(request, token, onward)

    @app.post("/sign-out")
    async def sign_out(request: Request) -> Response:
        if stray := _stray(await reader(request), request):
            return stray
        if token := request.cookies.get(ADULT_COOKIE):
            await in_thread(_forget, desk, token)
        answer = RedirectResponse(SIGN_IN, 303)
        answer.delete_cookie(ADULT_COOKIE, path="/")
        return answer

    @app.post("/pair")
    async def pair(request: Request, name: Text = "", sign_out: Text = "") -> Response:
        mine = await reader(request)
        if stray := _stray(mine, request):
            return stray
        visit = await in_thread(guard, mine.practice, request)
        if not isinstance(visit, Visit):
            return visit
        who = visit.who
        if who is None:
            return RedirectResponse(SIGN_IN, 303)
        token = await in_thread(door.pair, who, name.strip() or mine.say("home.tablet"), clock())
        answer = RedirectResponse(PLAY, 303)
        _keep(request, answer, DEVICE_COOKIE, token, DEVICE_FOR_S)
        if sign_out:
            await in_thread(_forget, desk, request.cookies.get(ADULT_COOKIE, ""))
            answer.delete_cookie(ADULT_COOKIE, path="/")
        return answer


def _signed_in(request: Request, token: str, onward: str) -> Response:
    answer = RedirectResponse(onward, 303)
    _keep(request, answer, ADULT_COOKIE, token, ADULT_FOR_S)
    return answer


def _keep(request: Request, answer: Response, name: str, token: str, seconds: int) -> None:
    https = request.url.scheme == "https"
    answer.set_cookie(name, token, max_age=seconds, path="/", httponly=True, samesite="strict", secure=https)


def _stray(desk: Desk, request: Request) -> Response | None:
    """A form that was sent from a page of another server, or from one that hides where it is, is not answered."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        return PlainTextResponse(desk.say("sign_in.stray"), 403)
    return None


def _open_sample(desk: Desk) -> str | None:
    with desk.writing:
        if desk.practice.door.practice is not None or desk.open_sample is None:
            return None
        desk.open_sample()
        return desk.practice.door.let_in(desk.practice.clock())


def _throw_sample_away(desk: Desk, who: Who | None) -> None:
    with desk.writing:
        desk.practice.throw_sample_away(who)


def _forget(desk: Desk, token: str) -> None:
    if desk.practice.door.practice is not None:
        desk.practice.door.sign_out(token)


def _page(html: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(html, status, headers={
        "Cache-Control": "no-store", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin",
        "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
    })  # fmt: skip
