"""Everything kept about one child, as one JSON file to take away."""

from datetime import datetime

import orjson
from fastapi import Request, Response
from nicegui import app

from app.therapy import Chart, PlaycueError, write_event

from ..desk import Desk
from ..guard import Visit, guard
from ..threads import in_thread


def register(desk: Desk) -> None:
    """The file at /child/{id}/export."""

    @app.get("/child/{child_id}/export")
    async def export(request: Request) -> Response:
        visit = await in_thread(guard, desk.practice, request)
        if not isinstance(visit, Visit):
            return visit
        try:
            text = await in_thread(lambda: content(visit.chart(), desk.practice.clock()))
        except PlaycueError as fault:
            return Response(desk.told(fault), 409, media_type="text/plain; charset=utf-8")
        headers = {
            "Content-Disposition": f'attachment; filename="playcue-{visit.child_id}.json"',
            "Cache-Control": "no-store",
        }
        return Response(text, media_type="application/json", headers=headers)


def content(chart: Chart, now: datetime) -> bytes:
    """The child and every event of the chart, those taken back included, in the order they happened."""
    events = sorted(chart.log.values(), key=lambda event: (event.when, event.id))
    said = {
        "what": "Playcue chart",
        "version": 1,
        "exported_at": now.isoformat(),
        "child": chart.child.model_dump(mode="json"),
        "events": [write_event(event) for event in events],
    }
    return orjson.dumps(said, option=orjson.OPT_INDENT_2)
