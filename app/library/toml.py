"""Reads a TOML file of the shelf."""

import tomllib
from pathlib import Path
from typing import Any


def read_toml(path: Path) -> tuple[dict[str, Any] | None, str]:
    """What a TOML file holds, or None and a sentence that says why it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")), ""
    except tomllib.TOMLDecodeError as fault:
        return None, f"is not TOML: {str(fault)[:1].lower()}{str(fault)[1:]}. Mend that line."
    except (OSError, UnicodeDecodeError):
        return None, "cannot be read as text: save it as UTF-8."
