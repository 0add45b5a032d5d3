"""The tablet's door to the server: a static shell for everybody, trays and taps for whoever the door knows."""

import logging
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from app.therapy import PlaycueError

from .asks import Practice
from .batch import FORM, MOST_PICTURES, body_of, events_of, on_time, pictures_of
from .first import first_of
from .packing import pack
from .parts import Part, packed
from .replies import FIRST, as_json, serve
from .shell import ASSETS, BROWSER, Shell
from .shells import Shells
from .static_routes import static_routes

PACKED = "packed=1"  # of what a tablet accepts; anybody else is told trays plainly
_log = logging.getLogger(__name__)


def add_play_routes(
    server: FastAPI, practice: Practice, *, browser: Path = BROWSER, assets: Path = ASSETS, language: str = "en"
) -> Shell:
    """Put the play surface on the server; what is static is read now, once."""
    shells = Shells(browser, assets, language, practice)
    server.include_router(static_routes(shells, practice))
    server.include_router(_data(practice, shells))
    server.add_exception_handler(PlaycueError, partial(_out_of_order, shells))
    return shells.now()


def _data(practice: Practice, shells: Shells) -> APIRouter:
    """For whoever the door knows."""
    router = APIRouter()

    def refused(status: int, key: str, **values: object) -> Response:
        return as_json({"error": shells.now().wording.get(f"play.{key}", **values)}, status)

    def stranger() -> Response:
        return refused(401, "not_paired")

    @router.get("/play/faces", include_in_schema=False)
    async def faces(request: Request) -> Response:
        who = await run_in_threadpool(practice.door.who, request.cookies)
        if who is None:
            return stranger()
        return as_json({"now": _now(), "faces": await run_in_threadpool(practice.faces, who), "trays": {}})

    @router.get("/play/trays")
    async def trays(request: Request, child: str | None = None) -> Response:
        who = await run_in_threadpool(practice.door.who, request.cookies)
        if who is None:
            return stranger()
        if child is not None and not await run_in_threadpool(practice.door.may_see, who, child):
            return refused(403, "not_open", child=child[:64])
        now = _now()
        asked = None if child is None else [child]
        laid = await run_in_threadpool(lambda: _as_asked(practice.trays(who, asked, now), request))
        faces = await run_in_threadpool(practice.faces, who)
        version = await run_in_threadpool(practice.shelf_version)
        told = {"now": now, "faces": faces, "trays": laid, "shelf": version}
        return await run_in_threadpool(as_json, told, 200, request)

    @router.get("/play/shelf.json", include_in_schema=False)
    async def shelf(request: Request) -> Response:
        if await run_in_threadpool(practice.door.who, request.cookies) is None:
            return stranger()
        body = await run_in_threadpool(practice.shelf_json)
        return serve(request, await run_in_threadpool(_packed_shelf, body), "private, no-cache")

    @router.post("/play/pictures", include_in_schema=False)
    async def pictures(request: Request) -> Response:
        """Pictures that ship, each by its address, for a tablet that lays in hundreds of them."""
        if await run_in_threadpool(practice.door.who, request.cookies) is None:
            return stranger()
        body = await body_of(request)
        try:
            asked = pictures_of(body or b"")
        except ValueError as fault:
            return refused(400, str(fault), form="[...]", most=MOST_PICTURES)
        told = await run_in_threadpool(lambda: shells.now().pictures.together(asked))
        return await run_in_threadpool(as_json, told, 200, request)

    @router.post("/play/sync")
    async def sync(request: Request) -> Response:
        who = await run_in_threadpool(practice.door.who, request.cookies)
        if who is None:
            return stranger()
        if request.headers.get("sec-fetch-site") == "cross-site":
            return refused(403, "cross_site")
        body = await body_of(request)
        if body is None:
            return refused(413, "too_much")
        now = _now()
        try:
            events, device_time = events_of(body)
        except ValueError as fault:
            return refused(400, str(fault), form=FORM)
        if device_time is not None:
            events = [on_time(raw, round((now - device_time).total_seconds())) for raw in events]
        results = await run_in_threadpool(practice.take, who, events, device_time, now)
        touched = {
            str(raw.get("child"))
            for raw, result in zip(events, results, strict=True)
            if result.status in ("accepted", "known") and isinstance(raw, dict)
        }
        laid = await run_in_threadpool(_trays_of, practice, who, sorted(touched), now, request)
        answers = [{"id": one.id, "status": one.status} | ({"why": one.why} if one.why else {}) for one in results]
        version = await run_in_threadpool(practice.shelf_version)
        told = {"now": now, "results": answers, "trays": laid, "shelf": version}
        return await run_in_threadpool(as_json, told, 200, request)

    return router


def _as_asked(trays: Mapping[str, dict[str, Any]], request: Request) -> dict[str, dict[str, Any]]:
    accepted = request.headers.get("accept", "")
    if PACKED not in accepted:
        return dict(trays)
    return {child: pack(first_of(tray) if FIRST in accepted else tray) for child, tray in trays.items()}


def _trays_of(
    practice: Practice, who: Any, children: list[str], now: datetime, request: Request
) -> dict[str, dict[str, Any]]:
    """Trays beside the answer to a sync. The taps are on the disk by now, so one that fails must not hide that."""
    laid: dict[str, dict[str, Any]] = {}
    for child in children:
        try:
            if practice.door.may_see(who, child):
                laid |= _as_asked(practice.trays(who, [child], now), request)
        except Exception:
            _log.exception("No fresh tray for %s went along with its taps.", child)
    return laid


@lru_cache(maxsize=2)
def _packed_shelf(body: bytes) -> Part:
    return packed(body, ".json")


def _out_of_order(shells: Shells, request: Request, fault: Exception) -> Response:
    """Records that cannot be opened now: said in words, and the tablet keeps what it has."""
    says = str(fault)
    if isinstance(fault, PlaycueError) and fault.key:
        says = shells.now().wording.get(f"error.{fault.key}", **fault.values)
    if request.url.path.startswith("/play/"):
        return as_json({"error": says}, 503)
    return Response(says, 503, {"Cache-Control": "no-store"}, "text/plain; charset=utf-8")


def _now() -> datetime:
    return datetime.now().astimezone()  # in the time zone of this computer, in which adults give their days
