"""Clocks of tablets that are off: their events by the server's clock, and none of them still to come."""

from datetime import datetime, timedelta

from app.therapy import Event, MovedIn, read_event

CLOCK_SLACK = timedelta(seconds=120)  # a tablet's clock may be off by so much before its events are marked


def off_by(device_time: datetime | None, now: datetime) -> int:
    """Seconds to add to what a tablet says that its clock is now; 0 when it is right, or said nothing."""
    if device_time is None or abs(now - device_time) <= CLOCK_SLACK:
        return 0
    return round((now - device_time).total_seconds())


def on_time(events: list[tuple[int, Event]], off_s: int, now: datetime) -> list[tuple[int, Event]]:
    """The same events by the server's clock, whatever the tablet claims.

    A play session that would still lie in the future is shifted back as a whole, so that its order stays.
    """
    ahead: dict[str, int] = {}
    for _, event in events:
        beyond = (event.at - now).total_seconds() + off_s
        if beyond > CLOCK_SLACK.total_seconds():
            ahead[event.session] = max(ahead.get(event.session, 0), round(beyond))
    return [
        (place, _brought_back(event, now).model_copy(update={"off_s": off_s - ahead.get(event.session, 0)}))
        for place, event in events
    ]


def _brought_back(event: Event, now: datetime) -> Event:
    """What a move carries along is put right like what was tapped here; anything else as it is."""
    if not isinstance(event, MovedIn):
        return event
    carried = [(raw, read_event(raw)) for raw in event.events]
    beyond = max((one.when - now).total_seconds() for _, one in carried)
    if beyond <= CLOCK_SLACK.total_seconds():
        return event
    back = tuple(raw | {"off_s": one.off_s - round(beyond)} for raw, one in carried)
    return event.model_copy(update={"events": back})
