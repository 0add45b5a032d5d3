"""The walls of the house: who may import whom, that a room is entered by its door, that therapy is pure."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parent.parent / "app"
ROOMS: dict[str, set[str]] = {
    "therapy": set(),
    "settings": set(),
    "practice": {"therapy"},
    "library": {"therapy"},
    "storage": {"practice", "therapy"},
    "exchange": {"practice", "therapy", "library"},
    "play": {"practice", "therapy", "library"},
    "web": {"play", "exchange", "practice", "library", "therapy"},
    "wiring": {"therapy", "settings", "practice", "library", "storage", "exchange"},
    "main": {"wiring", "settings", "web", "play"},
    "cli": {"wiring", "settings", "main"},
    "__main__": {"cli"},
    "start": set(),
}
THERAPY_MAY_USE = {"pydantic", "numpy"}
IMPURE = {
    "time", "random", "secrets", "os", "io", "pathlib", "shutil", "tempfile", "socket", "urllib", "http", "sqlite3",
    "subprocess", "threading", "asyncio", "uuid",
}  # fmt: skip
STANDARD_CLOCK = re.compile(r"\b(datetime|date)\.(now|today|utcnow)\(|\bopen\(")


def room_of(file: Path) -> str:
    first = file.relative_to(APP).parts[0]
    return first.removesuffix(".py")


def imports(source: str) -> Iterator[tuple[str, int]]:
    """(dotted name, level) of each import; level 0 is absolute."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, 0) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", node.level


def faults(file: Path, source: str) -> list[str]:
    """What is wrong with one file, in words."""
    room, found = room_of(file), list[str]()
    if file == APP / "__init__.py":
        return [] if not source.strip() else ["app/__init__.py stays empty: NiceGUI's test tools evict it"]
    if room not in ROOMS:
        return [f"{file.name}: the room {room} is not on the plan"]
    depth = len(file.relative_to(APP).parts) - 1
    for name, level in imports(source):
        parts = name.split(".")
        if level > depth:
            found.append(f"{file.name}: a relative import leaves the room {room}")
        if level == 0 and parts[0] == "app" and len(parts) > 1:
            if parts[1] != room and parts[1] not in ROOMS[room]:
                found.append(f"{file.name}: {room} may not import {parts[1]}")
            if parts[1] == room:
                found.append(f"{file.name}: import relatively inside a room, not {name}")
            if len(parts) > 2:
                found.append(f"{file.name}: {name} reaches past the door of {parts[1]}")
        if room == "therapy" and level == 0:
            if parts[0] in IMPURE:
                found.append(f"{file.name}: therapy is pure and may not use {name}")
            if parts[0] not in THERAPY_MAY_USE and parts[0] != "app" and parts[0] not in standard_library():
                found.append(f"{file.name}: therapy takes pydantic and numpy alone, not {name}")
    if room == "therapy" and STANDARD_CLOCK.search(source):
        found.append(f"{file.name}: therapy reads no clock and opens no file")
    if room not in ("settings", "start") and re.search(r"\bos\.(environ|getenv)\b", source):
        found.append(f"{file.name}: only settings reads the environment")
    return found


def standard_library() -> frozenset[str]:
    import sys

    return sys.stdlib_module_names


@pytest.mark.parametrize("file", sorted(APP.rglob("*.py")), ids=lambda file: str(file.relative_to(APP)))
def test_every_file_keeps_to_its_walls(file: Path) -> None:
    assert faults(file, file.read_text()) == []


@pytest.mark.parametrize(
    ("where", "line", "says"),
    [
        ("therapy/tray.py", "from app.practice import Store", "therapy may not import practice"),
        ("therapy/tray.py", "import random", "may not use random"),
        ("therapy/tray.py", "import nicegui", "pydantic and numpy alone"),
        ("therapy/tray.py", "now = datetime.now()", "reads no clock"),
        ("web/frame.py", "from app.storage import TinyStore", "web may not import storage"),
        ("play/routes.py", "from app.library.melody import Tune", "reaches past the door"),
        ("play/routes.py", "from app.play import x", "import relatively"),
        ("play/routes.py", "from ...practice import x", "leaves the room"),
        ("practice/sessions.py", "import os\nos.environ['X']", "only settings reads"),
        ("main.py", "from app.cli import main", "main may not import cli"),
        ("kitchen/sink.py", "", "not on the plan"),
    ],
)
def test_a_planted_fault_is_seen(where: str, line: str, says: str) -> None:
    assert any(says in fault for fault in faults(APP / where, line)), faults(APP / where, line)


def test_every_room_is_there_and_has_a_door() -> None:
    for room in ROOMS:
        file, door = APP / f"{room}.py", APP / room / "__init__.py"
        assert file.exists() or door.exists(), room


def test_no_file_is_named_after_nothing() -> None:
    vague = {"utils.py", "helpers.py", "components.py", "common.py", "misc.py"}
    assert not [file for file in APP.rglob("*.py") if file.name in vague]


def test_a_door_offers_what_it_says() -> None:
    import importlib

    for room in ("therapy", "practice", "library", "storage", "exchange", "play", "web"):
        door = importlib.import_module(f"app.{room}")
        missing = [name for name in door.__all__ if not hasattr(door, name)]
        assert not missing, f"{room}: {missing}"
        assert sorted(set(door.__all__)) == sorted(door.__all__), f"{room} names something twice"
