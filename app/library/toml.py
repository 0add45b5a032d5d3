"""Reads TOML, from a file of the shelf or from anywhere."""

import tomllib
from pathlib import Path
from typing import Any

LARGEST = 128 * 1024  # bytes; the longest file of wording is a third of that
DEEPEST = 12  # tables and lists inside each other; a prompt file has ten, with options of a variant in another language


def read_toml(path: Path) -> tuple[dict[str, Any] | None, str]:
    """What a TOML file holds, or None and a sentence that says why it cannot be read."""
    try:
        return toml_in(path.read_bytes())
    except OSError:
        return None, "cannot be read as text: save it as UTF-8."


def toml_in(raw: bytes) -> tuple[dict[str, Any] | None, str]:
    """What TOML from anywhere holds, or None and a sentence that says why it cannot be read."""
    if len(raw) > LARGEST:
        return None, f"is {len(raw) / 1024:.0f} kB: keep it to {LARGEST // 1024} kB."
    try:
        found = tomllib.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return None, "cannot be read as text: save it as UTF-8."
    except tomllib.TOMLDecodeError as fault:
        return None, f"is not TOML: {str(fault)[:1].lower()}{str(fault)[1:]}. Mend that line."
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets in thousands of brackets
        return None, "is not TOML that a prompt is written in: look at a prompt file of the shelf."
    level: list[Any] = [found]
    for _ in range(DEEPEST):
        level = [inner for one in level for inner in (one.values() if isinstance(one, dict) else one)
                 if isinstance(inner, dict | list)]  # fmt: skip
        if not level:
            return found, ""
    return None, f"has tables inside tables more than {DEEPEST} deep: look at a prompt file of the shelf."
