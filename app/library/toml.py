"""Reads TOML, from a file of the shelf or from anywhere."""

import tomllib
from pathlib import Path
from typing import Any

from app.therapy import Sentence

LARGEST = 128 * 1024  # bytes; the longest file of wording is a third of that
DEEPEST = 12  # tables and lists inside each other; a prompt file has ten, with options of a variant in another language
LARGEST_NUMBER = 2**63 - 1  # as TOML has it; one of thousands of digits cannot even be said in a sentence
MOST_DOTS = 64  # in a line: a key of 60,000 parts takes the reader minutes


def read_toml(path: Path) -> tuple[dict[str, Any] | None, str]:
    """What a TOML file holds, or None and a sentence that says why it cannot be read."""
    try:
        return toml_in(path.read_bytes())
    except OSError:
        return None, Sentence("cannot be read as text: save it as UTF-8.", "check.toml.text")


def toml_in(raw: bytes) -> tuple[dict[str, Any] | None, str]:
    """What TOML from anywhere holds, or None and a sentence that says why it cannot be read."""
    if len(raw) > LARGEST:
        says, kb = "is {kb} kB: keep it to {most} kB.", f"{len(raw) / 1024:.0f}"
        return None, Sentence(says, "check.toml.large", kb=kb, most=LARGEST // 1024)
    if any(line.count(b".") > MOST_DOTS for line in raw.splitlines()):
        says = "has a line with more than {n} dots: write it as several lines."
        return None, Sentence(says, "check.toml.dots", n=MOST_DOTS)
    try:
        found = tomllib.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return None, Sentence("cannot be read as text: save it as UTF-8.", "check.toml.text")
    except tomllib.TOMLDecodeError as fault:
        why = str(fault)[:1].lower() + str(fault)[1:]
        return None, Sentence("is not TOML: {why}. Mend that line.", "check.toml.line", why=why)
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets in thousands of brackets
        return None, _odd()
    level: list[Any] = [found]
    for _ in range(DEEPEST):
        inside = [inner for one in level for inner in (one.values() if isinstance(one, dict) else one)]
        if any(isinstance(inner, int) and abs(inner) > LARGEST_NUMBER for inner in inside):
            return None, _odd()
        level = [inner for inner in inside if isinstance(inner, dict | list)]
        if not level:
            return found, ""
    says = "has tables inside tables more than {n} deep: look at a prompt file of the shelf."
    return None, Sentence(says, "check.toml.deep", n=DEEPEST)


def _odd() -> Sentence:
    says = "is not TOML that a prompt is written in: look at a prompt file of the shelf."
    return Sentence(says, "check.toml.odd")
