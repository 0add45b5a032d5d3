"""What it costs to lay a tray: 500 prompts, 1,000 events, one moment; and the wide tray that a tablet is sent."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import orjson

from app.library import Library, read_library
from app.practice import Practice, Who, fill_sample
from app.settings import SHIPPED
from app.therapy import Chart, Child, Event, Moment, Prompt, fold, lay_tray, read_event
from app.therapy.features import features_of
from app.therapy.learning import learn
from tests.fakes import MemoryStore

NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
PROMPTS, EVENTS, WHOLE_SHELF = 500, 1_000, 1_000
ROUNDS, WIDE_ROUNDS = 41, 21
OUTCOMES = ("into_it", "so_so", "had_enough")


def measure(folder: Path) -> dict[str, list[float]]:
    """Milliseconds, each the list of all rounds.

    tray_ms             one moment, 500 prompts, a chart of 1,000 events folded before; the slowest sample child
    tray_entries        how many ways to play were ranked for it, of all that the 500 prompts have
    tray_first_ms       the same the first time after a start, when nothing of any prompt was worked out
    tray_cold_ms        the chart folded from its events and its first tray; what the prompts themselves say is known
    tray_one_more_ms    tray_ms with one event more, which the chart takes in first
    update_ms           the outcome of the last play: the chart takes it in, and the belief is learnt anew
    update_late_ms      the same of the play before the last, after which all is learnt anew from the first play
    tray_cpu_ms         tray_ms in time of the processor: what is left when others use this machine too
    tray_thousand_ms    tray_ms with a shelf of 1,000 prompts
    tray_wide_ms        the wide tray of the 48 prompts for every place, position and giver, as a tablet is sent it
    tray_wide_json_ms   what it takes to turn that into JSON
    """
    del folder
    real = read_library(SHIPPED)
    store = MemoryStore()
    fill_sample(store, real, NOW)
    slowest: dict[str, list[float]] = {}
    for child_id in store.children():
        child, moment = store.read_child(child_id), _moment_of(store.events(child_id))
        found = _one_moment(child, moment, real) | _whole_shelf(child, moment, real)
        if not slowest or sum(found["tray_ms"]) > sum(slowest["tray_ms"]):
            slowest = found
    return slowest | _wide(store, real)


def _one_moment(child: Child, moment: Moment, library: Library) -> dict[str, list[float]]:
    shelf = Library(dict(varied(library, PROMPTS)), library.precautions)
    events = _history(child, moment, list(shelf.prompts), EVENTS + ROUNDS)
    chart = _folded(fold(child, events[:EVENTS]))
    newest = events[EVENTS]  # the outcome of the play that the first thousand end with
    late = next(event for event in reversed(events[:EVENTS]) if event.kind == "outcome")
    before = _folded(fold(child, [event for event in events[: EVENTS + 1] if event is not late]))

    def lay(number: int) -> None:
        lay_tray(child, chart, shelf, moment, NOW + timedelta(minutes=number))

    first = _ms(lay, 1)
    features = features_of(shelf)

    def learnt(told: Chart) -> None:
        learn(child, told, features, NOW)

    learnt(chart)  # both as after the tray that the play was offered from
    learnt(before)
    return {
        "tray_ms": _ms(lay, ROUNDS),
        "tray_cpu_ms": _ms(lay, ROUNDS, time.process_time),
        "tray_entries": [len(lay_tray(child, chart, shelf, moment, NOW).entries)],
        "tray_first_ms": first,
        "tray_cold_ms": _ms(lambda n: lay_tray(child, fold(child, events[:EVENTS]), shelf, moment, NOW), ROUNDS),
        "tray_one_more_ms": _ms(lambda n: lay_tray(child, chart.add(events[EVENTS + n]), shelf, moment, NOW), ROUNDS),
        "update_ms": _ms(lambda n: learnt(chart.add(newest)), ROUNDS),
        "update_late_ms": _ms(lambda n: learnt(before.add(late)), ROUNDS),
    }


def _whole_shelf(child: Child, moment: Moment, library: Library) -> dict[str, list[float]]:
    shelf = Library(dict(varied(library, WHOLE_SHELF)), library.precautions)
    chart = _folded(fold(child, _history(child, moment, list(shelf.prompts), EVENTS)))
    lay_tray(child, chart, shelf, moment, NOW)
    return {
        "tray_thousand_ms": _ms(lambda n: lay_tray(child, chart, shelf, moment, NOW + timedelta(minutes=n)), ROUNDS)
    }


def _wide(store: MemoryStore, library: Library) -> dict[str, list[float]]:
    sessions = Practice(store, library, lambda: NOW).sessions
    tablet, child = Who("device", "bench"), "sample-mia"
    hours = [NOW + timedelta(hours=n) for n in range(WIDE_ROUNDS + 1)]  # in each of them a tray is laid anew
    sessions.tray(tablet, child, hours[-1])
    wide = _ms(lambda n: sessions.tray(tablet, child, hours[n]), WIDE_ROUNDS)
    laid = hours[WIDE_ROUNDS - 1]
    written = _ms(lambda n: orjson.dumps(sessions.trays(tablet, [child], laid)), WIDE_ROUNDS)
    return {"tray_wide_ms": wide, "tray_wide_json_ms": written}


def varied(real: Library, count: int) -> Iterator[tuple[str, Prompt]]:
    """The real prompts again and again under new names, each a prompt of its own so that nothing known is shared."""
    originals = [prompt.model_dump() for prompt in real.prompts.values()]
    for number in range(count):
        written = originals[number % len(originals)]
        name = f"{written['id']}-{number // len(originals)}"
        yield name, Prompt.model_validate(written | {"id": name, "picture": written["picture"] or written["id"]})


def _moment_of(events: list[Event]) -> Moment:
    return next(event.moment for event in reversed(events) if event.kind == "session_started")


def _history(child: Child, moment: Moment, prompts: list[str], count: int) -> list[Event]:
    """Sittings of six plays each, a day apart, the newest yesterday; every fifth prompt of the shelf is played."""
    events: list[Event] = []
    said = moment.model_dump(mode="json")
    sitting = 0
    while len(events) < count:
        at, session = NOW - timedelta(days=60 - sitting % 59, minutes=sitting), _uuid(sitting, 0)
        common = {"child": child.id, "session": session, "device": "tablet-1"}
        happened: list[dict[str, object]] = [{"kind": "session_started", "moment": said}]
        for play in range(6):
            number = (sitting * 6 + play) * 5 % len(prompts)
            names, this = [prompts[(number + k) % len(prompts)] for k in range(3)], _uuid(sitting, 100 + play)
            happened += [
                {"kind": "offered", "number": play, "prompts": names},
                {"kind": "picked", "play": this, "prompt": names[0], "offered": names},
                {"kind": "play_ended", "play": this, "reason": "child_left" if number % 2 else "natural_end",
                 "stay_s": 40 + number % 90, "verses": 2},
                {"kind": "outcome", "play": this, "outcome": OUTCOMES[number % 3]},
            ]  # fmt: skip
        happened.append({"kind": "session_ended", "reason": "adult_ended"})
        for order, one in enumerate(happened):
            stamp = {"id": _uuid(sitting, 200 + order), "at": at + timedelta(seconds=20 * order)}
            events.append(read_event(common | stamp | one))
        sitting += 1
    return events[:count]


def _folded(chart: Chart) -> Chart:
    _ = chart.sessions, chart.plays, chart.picks
    return chart


def _uuid(sitting: int, number: int) -> str:
    return str(UUID(int=(sitting << 32) + number))


def _ms(act: Callable[[int], object], rounds: int, clock: Callable[[], float] = time.perf_counter) -> list[float]:
    taken = []
    for number in range(rounds):
        start = clock()
        act(number)
        taken.append((clock() - start) * 1000)
    return taken
