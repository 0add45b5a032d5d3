"""Which events count: undone and moved ones resolved, whatever the order in which they arrived."""

from collections.abc import Collection, Sequence
from datetime import datetime

from .errors import EventError
from .events import Event, MovedIn, MovedOut, Undone, read_event


def replay_order(event: Event) -> tuple[datetime, str]:
    """Sorts events into the order of every replay."""
    return event.when, event.id


def counting(log: Collection[Event]) -> tuple[Event, ...]:
    """The events of a log, and those moved in, that count; in the order of replay."""
    known, moves = _with_moved(log)
    # An undo can take back an undo, so later ones decide first; ordering by key makes circles impossible.
    undone: set[str] = set()
    for undo in sorted((event for event in known.values() if event.kind == "undone"), key=replay_order, reverse=True):
        if undo.id not in undone:
            undone.update(
                name
                for name in undo.events
                if not isinstance(known.get(name), Undone) or replay_order(known[name]) < replay_order(undo)
            )
    away: dict[str, bool] = {}
    for move in moves:
        if move.id not in undone:
            away.update(dict.fromkeys(_names(move), move.kind == "moved_out"))
    # What no move that stands speaks of counts if it was tapped here; brought by a move taken back, it does not.
    own = {event.id for event in log}
    found = [
        event for event in known.values() if event.id not in undone and not away.get(event.id, event.id not in own)
    ]
    return tuple(sorted(found, key=replay_order))


def spoken_of(log: Collection[Event]) -> frozenset[str]:
    """Ids that an undo or a move of a log names, whether those events came yet or not."""
    known, moves = _with_moved(log)
    undone = {name for event in known.values() if event.kind == "undone" for name in event.events}
    return frozenset(undone.union(*map(_names, moves)))


def _names(move: MovedIn | MovedOut) -> Sequence[str]:
    return move.events if isinstance(move, MovedOut) else [str(raw.get("id")) for raw in move.events]


def _with_moved(log: Collection[Event]) -> tuple[dict[str, Event], list[MovedIn | MovedOut]]:
    known: dict[str, Event] = {event.id: event for event in log}
    moves: list[MovedIn | MovedOut] = [e for e in known.values() if e.kind == "moved_in" or e.kind == "moved_out"]
    moves.sort(key=replay_order)
    for move in moves:
        if isinstance(move, MovedIn):
            for raw in move.events:
                try:
                    event = read_event(raw)
                except EventError:
                    continue  # the door refuses such a move; a replay must never fail for one bad piece
                if not isinstance(event, MovedIn | MovedOut):
                    known.setdefault(event.id, event)
    return known, moves
