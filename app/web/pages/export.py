"""Everything kept about one child, as one JSON file to take away."""

import base64
from collections.abc import Mapping
from datetime import datetime

import orjson
from fastapi import Request, Response
from nicegui import app

from app.practice import OwnPicture
from app.therapy import Chart, ChartError, PlaycueError, write_event

from ..desk import Desk
from ..guard import Visit, guard
from ..reading import read_by
from ..threads import in_thread


def register(desk: Desk) -> None:
    """The file at /child/{id}/export."""

    @app.get("/child/{child_id}/export")
    async def export(request: Request) -> Response:
        visit = await in_thread(guard, desk.practice, request)
        if not isinstance(visit, Visit):
            return visit
        try:
            text = await in_thread(lambda: content(visit.chart(), desk.practice.clock(), _photos(visit)))
        except PlaycueError as fault:
            mine = await in_thread(read_by, desk, request.cookies)
            return Response(mine.told(fault), 409, media_type="text/plain; charset=utf-8")
        headers = {
            "Content-Disposition": f'attachment; filename="playcue-{visit.child_id}.json"',
            "Cache-Control": "no-store",
        }
        return Response(text, media_type="application/json", headers=headers)


def content(chart: Chart, now: datetime, photos: Mapping[str, OwnPicture | ChartError] | None = None) -> bytes:
    """The child, the photos of its own things by prompt (bytes in base64), and every event of the chart, those taken
    back included, in the order they happened."""
    events = sorted(chart.log.values(), key=lambda event: (event.when, event.id))
    said = {
        "what": "Playcue chart",
        "version": 1,
        "exported_at": now.isoformat(),
        "child": chart.child.model_dump(mode="json"),
        "photos": {prompt: _plain(photo) for prompt, photo in (photos or {}).items()},
        "events": [write_event(event) for event in events],
    }
    return orjson.dumps(said, option=orjson.OPT_INDENT_2)


def _plain(photo: OwnPicture | ChartError) -> dict[str, str]:
    """One that is damaged keeps nobody from all the rest."""
    if isinstance(photo, ChartError):
        return {"fault": str(photo)}
    return {"media_type": photo.media_type, "data": base64.b64encode(photo.data).decode()}


def _photos(visit: Visit) -> dict[str, OwnPicture | ChartError]:
    return visit.practice.photos.of(visit.who, visit.child_id)
