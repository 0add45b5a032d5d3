"""A child and events that can be told apart by a number."""

from uuid import UUID

from app.therapy import Child, Event, read_event

MIA = Child(id="mia", nickname="Mia", avatar="fox", born="2021-04", goals=("turn_taking",))
SESSION = str(UUID(int=7))


def event_id(number: int) -> str:
    """The id of the event with this number."""
    return str(UUID(int=0xE0_0000_0000 + number))


def event(number: int, child: str = "mia", prompt: str = "row-the-boat") -> Event:
    """A pick, an outcome, an end, a pick, ...: all kinds of rows, each with the id of its number."""
    play = str(UUID(int=0xF0_0000_0000 + number // 3))
    common = {
        "id": event_id(number),
        "child": child,
        "session": SESSION,
        "at": f"2026-03-01T{10 + number // 3600 % 12:02}:{number // 60 % 60:02}:{number % 60:02}Z",
        "device": "tablet-1",
        "play": play,
    }
    return read_event(
        common
        | (
            {"kind": "picked", "prompt": prompt, "offered": [prompt, "tunnel-toes", "ten-frogs"]},
            {"kind": "outcome", "outcome": "into_it"},
            {"kind": "play_ended", "reason": "child_left", "stay_s": 42.5, "verses": 3},
        )[number % 3]
    )


def events(start: int, stop: int, child: str = "mia") -> list[Event]:
    """The events with these numbers."""
    return [event(number, child) for number in range(start, stop)]
