"""What is said when the disk refuses: which file, why, and the way out."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from app.therapy import ChartError


@contextlib.contextmanager
def said_of(name: str, done: str, folder: Path) -> Iterator[None]:
    """An OSError becomes a ChartError: `name` could not be `done` (read, written, removed) in this folder."""
    try:
        yield
    except OSError as fault:
        raise ChartError(
            f"{{name}}: it could not be {done} ({{why}}). Nothing was confirmed: "
            "see that {folder} has free space and may be read and written.",
            f"not_{done}",
            name=name,
            why=fault.strerror or fault,
            folder=folder,
        ) from fault
