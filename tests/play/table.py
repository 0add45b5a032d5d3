"""A practice made of plain values, on the table: what the play routes need, without therapy, library and storage.

`python -m tests.play.table PORT FOLDER` serves it for real; each event taken is a line of FOLDER/taken.jsonl.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import nicegui
from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from app.play import add_play_routes
from app.therapy import EventError, read_event

KINDS = ("song", "counting", "story", "obstacle")
PROMPTS = [f"{kind}-{n}" for n in (1, 2) for kind in KINDS]


# For idMaker in the browser: the order of pictures hangs on ids, and a test is the same one every time.
SAME_IDS = "((seed) => (bytes) => bytes.map(() => (seed = (seed * 48271) % 2147483647) & 255))(7)"


def tray(child: str = "mia", **change: Any) -> dict[str, Any]:
    """Eight prompts, two a kind, of which songs touch the feet; floor and bench with a therapist or a caregiver."""
    entries = {name: _entry(name, 900 - 50 * i) for i, name in enumerate(PROMPTS)}
    return {
        "v": 1, "id": f"tray-{child}", "child": child, "laid_at": "2026-03-02T09:00:00Z",
        "face": {"id": child, "nickname": child.title(), "avatar": "bear", "pictures": 3, "access": {"way": "touch"},
                 "saying": {"check": "three", "signals": {"yes": ["blinks"], "no": ["looks away"], "stop": ["cries"]}},
                 "sample": False, "sound": False},
        "moment": {"place": "floor", "position": "floor_sitting", "giver": "therapist", "minutes": 15,
                   "materials": [], "mood": "low", "no_touch": [{"area": "knee", "side": "left"}]},
        "stop": None, "touch_open": True, "notes": [],
        "known": [{"flag": "vp_shunt", "title": "A shunt",
                   "areas": [{"area": "foot", "side": "left"}, {"area": "chest", "side": None}],
                   "due": "2099-01-01T00:00:00Z"}],
        "questions": [
            {"id": "fever", "title": "Fever?", "stop": True},
            {"id": "sore", "title": "Sore?", "stop": False},
        ],
        "asks": {"places": ["floor", "bench"], "positions": ["floor_sitting"], "givers": ["therapist", "caregiver"],
                 "materials": []},
        "entries": entries,
        "brings": {"wheelchair": ["wheelchair"]},
        "needs": [[], ["seizure_plan_at_hand"]],
        "sets": [a_set({0: range(7), 1: [7]})],  # obstacle-2 alone has something to be confirmed
        "told": [{"notes": [], "player": {"volume_max": 0.8, "fade_in_s": 1}}],
        "situations": {"floor|floor_sitting|therapist": 0, "bench|floor_sitting|caregiver": 0},
        "if_yes": {"fever": {"stop": "With a fever there is no play today.", "removes": []},
                   "sore": {"stop": None, "removes": ["story-1", "story-2"]}},
        "removed": [{"prompt": "spin", "title": "Spin", "row": "shunt", "why": "No spinning with a shunt"}],
        "rest": 5, "new_every": 2, "same_sides": False, "counted": [],
    } | change  # fmt: skip


def a_set(asked: Mapping[int, Iterable[int]], told: int = 0) -> list[int]:
    """Ways that pass in a situation, grouped by what they need."""
    return [told, *(n for need, ways in asked.items() for n in (need, len([*ways]), *ways))]


def _entry(name: str, score: int) -> dict[str, Any]:
    kind = name.split("-")[0]
    moods = ("low", "ready", "rising", "over")
    return {
        "prompt": name, "variant": "", "title": name.replace("-", " ").title(), "kind": kind,
        "picture": name, "touch": "adult" if kind == "song" else "none",
        "areas": [{"area": "foot", "side": "both"}] if kind == "song" else [], "positions": ["floor_sitting"],
        "places": ["floor", "bench"], "materials": [], "seconds": 20, "ending": "natural", "arousal": 0,
        "load": 5, "verses": dict.fromkeys(moods, 2), "stay": {mood: [60, 20, 150] for mood in moods}, "played": 1,
        "loved": False, "like": [],
        "score": dict.fromkeys(moods, score),
        "why": {mood: f"fits, {mood}" for mood in moods},
    }  # fmt: skip


def card(name: str) -> dict[str, Any]:
    """The card of a prompt: two verses of ten seconds."""
    verses = [{"lines": [f"{name}, verse {n}"], "seconds": 10, "hands": None} for n in (1, 2)]
    return {"id": name, "beat": None, "ways": {"": {"verses": verses}}}


@dataclass(frozen=True, slots=True)
class Said:
    """What became of an event."""

    id: str | None
    status: str
    why: str = ""


@dataclass(slots=True)
class Door:
    """Knows the cookie "device=tablet" and opens these charts."""

    open: set[str]

    def who(self, cookies: Mapping[str, str]) -> str | None:
        return "tablet" if cookies.get("device") == "tablet" else None

    def may_see(self, who: Any, child_id: str) -> bool:
        return child_id in self.open


@dataclass(slots=True)
class Table:
    """The fake practice."""

    door: Door = field(default_factory=lambda: Door({"mia", "leo"}))
    taken: dict[str, Any] = field(default_factory=dict)
    refused: list[Any] = field(default_factory=list)
    device_times: list[datetime | None] = field(default_factory=list)
    log: Path | None = None

    def take(self, who: Any, raw_events: list[object], device_time: datetime | None, now: datetime) -> list[Said]:
        self.device_times.append(device_time)
        results = [self._take(who, raw) for raw in raw_events]
        if self.log and (self.log.parent / "die").exists():
            os._exit(9)
        return results

    def _take(self, who: Any, raw: Any) -> Said:
        name = raw.get("id") if isinstance(raw, dict) and isinstance(raw.get("id"), str) else None
        try:
            event = read_event(raw)
            if not self.door.may_see(who, event.child):
                raise EventError(f'There is no chart "{event.child}" for this tablet.')
        except EventError as fault:
            self.refused.append(raw)
            return Said(name, "refused", str(fault))
        if event.id in self.taken:
            return Said(event.id, "known")
        self.taken[event.id] = raw
        if self.log:
            with self.log.open("a") as lines:
                lines.write(json.dumps(raw) + "\n")
        return Said(event.id, "accepted")

    def trays(self, who: Any, child_ids: list[str] | None, now: datetime) -> dict[str, dict[str, Any]]:
        return {child: tray(child) for child in sorted(self.door.open if child_ids is None else child_ids)}

    def faces(self, who: Any) -> list[dict[str, Any]]:
        return [{"id": c, "nickname": c.title(), "avatar": "bear", "sample": False} for c in sorted(self.door.open)]

    def shelf_version(self) -> str:
        return "1"

    def picture(self, who: Any, name: str) -> tuple[bytes, str] | None:
        return (b"\xff\xd8\xff photo", "image/jpeg") if who and name == "own-boat" else None

    def sound(self, who: Any, name: str) -> tuple[bytes, str] | None:
        return (b"RIFF hello", "audio/wav") if who and name == "say-hello" else None

    def shelf_json(self) -> bytes:
        return json.dumps({"version": "1", "prompts": {name: card(name) for name in PROMPTS}, "tunes": {}}).encode()


def pictures(assets: Path) -> Path:
    """An assets folder with the words and icons of the real one and a plain square as every picture."""
    real = Path(__file__).parents[2] / "assets"
    for folder in ("prompts", "avatars"):
        (assets / "pictures" / folder).mkdir(parents=True, exist_ok=True)
    square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7H1z"/></svg>'
    for name in PROMPTS:
        (assets / "pictures" / "prompts" / f"{name}.svg").write_text(square)
    (assets / "pictures" / "avatars" / "bear.svg").write_text(square)
    for name in ("icons", "wording"):
        if not (assets / name).exists():
            (assets / name).symlink_to(real / name)
    return assets


def serve(port: int, folder: Path) -> None:
    """Serve the table; a visit to /let-me-in pairs the browser."""
    import uvicorn
    from fastapi.responses import RedirectResponse

    table = Table(log=folder / "taken.jsonl")
    if table.log and table.log.exists():
        table.taken = {raw["id"]: raw for raw in map(json.loads, table.log.read_text().splitlines())}
    server = FastAPI()
    browser = folder / "browser"
    add_play_routes(server, table, assets=pictures(folder), **({"browser": browser} if browser.exists() else {}))
    vue = Path(nicegui.__file__).parent / "static"
    server.mount(f"/_nicegui/{nicegui.__version__}/static", StaticFiles(directory=vue))

    @server.get("/let-me-in")
    def let_me_in() -> RedirectResponse:
        reply = RedirectResponse("/play/")
        reply.set_cookie("device", "tablet", max_age=10**7, httponly=True)
        return reply

    @server.get("/taken")
    def taken() -> int:
        return len(table.taken)

    class Telling(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            print("served", flush=True)

    Telling(uvicorn.Config(server, port=port, log_level="error")).run()


if __name__ == "__main__":
    serve(int(sys.argv[1]), Path(sys.argv[2]))
