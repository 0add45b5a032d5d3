"""What is answered at an address where nothing is: words, and the way back."""

from html import escape

from fastapi import Request, Response
from fastapi.exception_handlers import http_exception_handler
from fastapi.responses import HTMLResponse
from nicegui import app
from starlette.exceptions import HTTPException

from .design import plain_page
from .desk import Desk
from .reading import read_by
from .threads import in_thread


def register(desk: Desk) -> None:
    """Answer in our own words where no route is; what a route itself says with a 404 is passed on."""

    @app.exception_handler(404)
    async def answer(request: Request, fault: Exception) -> Response:
        if request.scope.get("endpoint") is not None and isinstance(fault, HTTPException):
            return await http_exception_handler(request, fault)
        mine = await in_thread(read_by, desk, request.cookies)
        return not_found(mine, mine.say("frame.not_found_more"))


def not_found(desk: Desk, message: str) -> Response:
    """The page that says so; `message` is what to do instead."""
    title, home = desk.say("frame.not_found"), desk.say("frame.to_start")
    inside = (
        f'<h1>{escape(title)}</h1><p class="pc-lead">{escape(message)}</p>'
        f'<div class="pc-actions"><a class="pc-btn" href="/">{escape(home)}</a></div>'
    )
    return HTMLResponse(plain_page(desk, title, inside), 404)
