"""Answers to a tablet: a part that never changes, by its hash, and JSON, packed where the browser takes it."""

from collections.abc import Mapping

import brotli
import orjson
from fastapi import Request
from fastapi.responses import Response

from .parts import Part

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
PRIVATE = "private, no-store"
FIRST = "first=1"  # what a tablet accepts: the first part of a tray is enough now


def serve(
    request: Request, part: Part | None, cache_control: str, headers: Mapping[str, str] | None = None
) -> Response:
    """The part in the smallest form this browser takes; 304 when it has it, 404 when there is none.

    What is kept for ever is never asked about again, and needs no tag.
    """
    if part is None:
        return Response(status_code=404, headers={"Cache-Control": "no-store"})
    tag = f'"{part.hash}"'
    told = {"Cache-Control": cache_control, "Vary": "Accept-Encoding", **(headers or {})}
    if cache_control != FOREVER:
        told["ETag"] = tag
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=told)
    body, encoding = part.smallest(request.headers.get("accept-encoding", ""))
    return Response(
        body, media_type=part.media_type, headers=told | ({"Content-Encoding": encoding} if encoding else {})
    )


def as_json(content: object, status: int = 200, request: Request | None = None) -> Response:
    """Answers to no request in particular stay plain; trays are packed by brotli where the browser takes it."""
    body, headers = orjson.dumps(content), {"Cache-Control": PRIVATE, "Vary": "Accept-Encoding"}
    if request is not None and "br" in request.headers.get("accept-encoding", ""):
        hard = 11 if FIRST in request.headers.get("accept", "") else 8  # somebody waits for every byte of a first part
        body, headers["Content-Encoding"] = brotli.compress(body, quality=hard), "br"
    return Response(body, status, headers, "application/json")
