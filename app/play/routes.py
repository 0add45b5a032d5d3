"""The tablet's door to the server: a static shell for everybody, trays and taps for whoever the door knows."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Protocol

import brotli
import orjson
from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from app.therapy import PlaycueError

from .batch import FORM, body_of, events_of, on_time
from .packing import pack
from .parts import Part, packed
from .shell import ASSETS, BROWSER, Shell
from .shells import Shells

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
PRIVATE = "private, no-store"
PACKED = "packed=1"  # of what a tablet accepts; anybody else is told trays plainly
_log = logging.getLogger(__name__)


class Door(Protocol):
    """Who is there, and what may they see? `who` is opaque here; None is a stranger."""

    def who(self, cookies: Mapping[str, str], /) -> Any: ...

    def may_see(self, who: Any, child_id: str, /) -> bool: ...


class Result(Protocol):
    """What became of one event: accepted, known, or refused and why; later (and why) is to be asked again."""

    @property
    def id(self) -> str | None: ...

    @property
    def status(self) -> str: ...

    @property
    def why(self) -> str: ...


class Practice(Protocol):
    """What the play routes ask of a practice. Sync and blocking; called from a thread."""

    @property
    def door(self) -> Door: ...

    def take(
        self, who: Any, raw_events: list[object], device_time: datetime | None, now: datetime, /
    ) -> Sequence[Result]:
        """Keep each event or say why not, one result an event in the same order; a refused one is kept apart."""

    def trays(self, who: Any, child_ids: list[str] | None, now: datetime, /) -> dict[str, dict[str, Any]]:
        """Trays as JSON values by child; None is every child that `who` may see."""

    def faces(self, who: Any, /) -> list[dict[str, Any]]:
        """The children that `who` may see: id, nickname, avatar, sample."""

    def shelf_version(self) -> str:
        """What changes when a prompt does; beside trays it tells a tablet to fetch its cards anew."""

    def shelf_json(self) -> bytes:
        """Cards of all prompts, and their tunes."""

    def picture(self, who: Any, name: str, /) -> tuple[bytes, str] | None:
        """A picture of the practice's own and its media type; None when there is none for `who`."""


def add_play_routes(
    server: FastAPI, practice: Practice, *, browser: Path = BROWSER, assets: Path = ASSETS, language: str = "en"
) -> Shell:
    """Put the play surface on the server; what is static is read now, once."""
    shells = Shells(browser, assets, language, practice)
    server.include_router(_static(shells, practice))
    server.include_router(_data(practice, shells))
    server.add_exception_handler(PlaycueError, partial(_out_of_order, shells))
    return shells.now()


def _static(shells: Shells, practice: Practice) -> APIRouter:
    """Open to everybody, for it holds nothing of any child; pictures of the practice's own only to whom it knows."""
    router = APIRouter()

    @router.get("/play/", include_in_schema=False)
    def page(request: Request) -> Response:
        shell = shells.now()
        return _serve(request, shell.page, ASK_AGAIN, {"X-Playcue-Version": shell.version})

    @router.get("/play", include_in_schema=False)
    def without_slash() -> Response:
        return RedirectResponse("/play/")

    @router.get("/sw.js", include_in_schema=False)
    def worker(request: Request) -> Response:
        return _serve(request, shells.now().worker, ASK_AGAIN, {"Service-Worker-Allowed": "/"})

    @router.get("/manifest.webmanifest", include_in_schema=False)
    def told_manifest(request: Request) -> Response:
        return _serve(request, shells.now().manifest, ASK_AGAIN)

    @router.get("/play/static/{version}/{name}", include_in_schema=False)
    def static(request: Request, version: str, name: str) -> Response:
        """A part of this version; a page of an older one gets an honest 404 and keeps its own copy."""
        shell = shells.now()
        return _serve(request, shell.files.get(name) if version == shell.version else None, FOREVER)

    @router.get("/play/preview", include_in_schema=False)
    def preview(request: Request) -> Response:
        """One prompt on the play surface, for the pages that show it in a frame."""
        return _serve(request, shells.now().preview, ASK_AGAIN)

    @router.get("/play/preview/{version}/{name}", include_in_schema=False)
    def preview_part(request: Request, version: str, name: str) -> Response:
        shell = shells.now()
        return _serve(request, shell.preview_files.get(name) if version == shell.version else None, FOREVER)

    @router.get("/play/pictures/{folder}/{name}", include_in_schema=False)
    def picture(request: Request, folder: str, name: str) -> Response:
        pictures = shells.now().pictures
        right, shipped = request.query_params.get("v") == pictures.hash, pictures.get(f"{folder}/{name}")
        if folder == "prompts" and shipped is None:
            found = practice.picture(practice.door.who(request.cookies), name.removesuffix(".svg"))
            if found is not None:
                return Response(found[0], media_type=found[1], headers={"Cache-Control": "private, no-cache"})
        return _serve(request, shipped, FOREVER if right else ASK_AGAIN)

    return router


def _data(practice: Practice, shells: Shells) -> APIRouter:
    """For whoever the door knows."""
    router = APIRouter()

    def refused(status: int, key: str, **values: object) -> Response:
        return _json({"error": shells.now().wording.get(f"play.{key}", **values)}, status)

    def stranger() -> Response:
        return refused(401, "not_paired")

    @router.get("/play/faces", include_in_schema=False)
    async def faces(request: Request) -> Response:
        who = practice.door.who(request.cookies)
        if who is None:
            return stranger()
        return _json({"now": _now(), "faces": await run_in_threadpool(practice.faces, who), "trays": {}})

    @router.get("/play/trays")
    async def trays(request: Request, child: str | None = None) -> Response:
        who = practice.door.who(request.cookies)
        if who is None:
            return stranger()
        if child is not None and not practice.door.may_see(who, child):
            return refused(403, "not_open", child=child[:64])
        now = _now()
        asked = None if child is None else [child]
        laid = await run_in_threadpool(lambda: _as_asked(practice.trays(who, asked, now), request))
        return _json(
            {
                "now": now,
                "faces": await run_in_threadpool(practice.faces, who),
                "trays": laid,
                "shelf": practice.shelf_version(),
            },
            request=request,
        )

    @router.get("/play/shelf.json", include_in_schema=False)
    async def shelf(request: Request) -> Response:
        if practice.door.who(request.cookies) is None:
            return stranger()
        body = await run_in_threadpool(practice.shelf_json)
        return _serve(request, await run_in_threadpool(_packed_shelf, body), "private, no-cache")

    @router.post("/play/sync")
    async def sync(request: Request) -> Response:
        who = practice.door.who(request.cookies)
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
        seen = sorted(child for child in touched if practice.door.may_see(who, child))
        laid = await run_in_threadpool(_trays_of, practice, who, seen, now, request)
        answers = [{"id": one.id, "status": one.status} | ({"why": one.why} if one.why else {}) for one in results]
        told = {"now": now, "results": answers, "trays": laid, "shelf": practice.shelf_version()}
        return _json(told, request=request)

    return router


def _as_asked(trays: Mapping[str, dict[str, Any]], request: Request) -> dict[str, dict[str, Any]]:
    accepted = PACKED in request.headers.get("accept", "")
    return {child: pack(tray) if accepted else tray for child, tray in trays.items()}


def _trays_of(
    practice: Practice, who: Any, children: list[str], now: datetime, request: Request
) -> dict[str, dict[str, Any]]:
    """Trays beside the answer to a sync. The taps are on the disk by now, so one that fails must not hide that."""
    laid: dict[str, dict[str, Any]] = {}
    for child in children:
        try:
            laid |= _as_asked(practice.trays(who, [child], now), request)
        except Exception:
            _log.exception("No fresh tray for %s went along with its taps.", child)
    return laid


def _serve(
    request: Request, part: Part | None, cache_control: str, headers: Mapping[str, str] | None = None
) -> Response:
    if part is None:
        return Response(status_code=404, headers={"Cache-Control": "no-store"})
    tag = f'"{part.hash}"'
    told = {"Cache-Control": cache_control, "ETag": tag, "Vary": "Accept-Encoding", **(headers or {})}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=told)
    body, encoding = part.smallest(request.headers.get("accept-encoding", ""))
    return Response(
        body, media_type=part.media_type, headers=told | ({"Content-Encoding": encoding} if encoding else {})
    )


@lru_cache(maxsize=2)
def _packed_shelf(body: bytes) -> Part:
    return packed(body, ".json")


def _json(content: object, status: int = 200, request: Request | None = None) -> Response:
    """Answers to no request in particular stay plain; trays are packed by brotli where the browser takes it."""
    body, headers = orjson.dumps(content), {"Cache-Control": PRIVATE, "Vary": "Accept-Encoding"}
    if request is not None and "br" in request.headers.get("accept-encoding", ""):
        body, headers["Content-Encoding"] = brotli.compress(body, quality=8), "br"
    return Response(body, status, headers, "application/json")


def _out_of_order(shells: Shells, request: Request, fault: Exception) -> Response:
    """Records that cannot be opened now: said in words, and the tablet keeps what it has."""
    says = str(fault)
    if isinstance(fault, PlaycueError) and fault.key:
        says = shells.now().wording.get(f"error.{fault.key}", **fault.values)
    if request.url.path.startswith("/play/"):
        return _json({"error": says}, 503)
    return Response(says, 503, {"Cache-Control": "no-store"}, "text/plain; charset=utf-8")


def _now() -> datetime:
    return datetime.now().astimezone()  # in the time zone of this computer, in which adults give their days
