"""A batch of taps as it arrives in a POST /play/sync: its bytes, its events, and the tablet's clock put right."""

import json
from datetime import UTC, datetime

from fastapi import Request

LARGEST_SYNC = 1_000_000  # bytes of one POST /play/sync
FORM = '{"device_time": "...", "events": [...]}'
MOST_PICTURES = 250  # of one POST /play/pictures
CLOCK_OFF_S = 120  # a tablet's clock that is off by more is corrected


async def body_of(request: Request) -> bytes | None:
    """The body, or None as soon as it is too large; what it claims to be is not believed."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_SYNC:
            return None
    return bytes(body)


def events_of(body: bytes) -> tuple[list[object], datetime | None]:
    """The batch in a body; ValueError with a key of "play" when it is none."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise ValueError("no_json") from None
    if not isinstance(told, dict) or not isinstance(told.get("events"), list):
        raise ValueError("no_events")
    try:
        device_time = datetime.fromisoformat(told["device_time"])
    except (KeyError, TypeError, ValueError):
        return told["events"], None
    return told["events"], device_time if device_time.tzinfo else device_time.replace(tzinfo=UTC)


def pictures_of(body: bytes) -> list[str]:
    """The addresses of pictures in a body; ValueError with a key of "play" when it is no such list or a long one."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        raise ValueError("no_json") from None
    if not isinstance(told, list) or len(told) > MOST_PICTURES or not all(isinstance(one, str) for one in told):
        raise ValueError("no_pictures")
    return told


def on_time(raw: object, off_s: int) -> object:
    """The event with `off_s`, the seconds to add to a clock that is off; those it carries along as well."""
    if not isinstance(raw, dict) or abs(off_s) <= CLOCK_OFF_S:
        return raw
    carried = raw.get("events") if raw.get("kind") == "moved_in" else None
    inner = {"events": [on_time(one, off_s) for one in carried]} if isinstance(carried, list) else {}
    return {"off_s": off_s, **raw, **inner}
