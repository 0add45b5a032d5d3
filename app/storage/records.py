"""What a file of records must look like, and how an older one is lifted to today's shape.

Every file is one TinyDB file in TinyDB's own JSON layout, {"table": {"1": {...}}}, and says its version in the table
`meta`. A step of UPGRADES takes the tables of one version and returns those of the next; it is never changed later.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from app.therapy import ChartError

Rows = dict[str, dict[str, Any]]
Tables = dict[str, Rows]
Step = Callable[[Tables], Tables]


def _languages(tables: Tables) -> Tables:
    """A practice had one language ("": it had chosen none); it has a list of them."""
    rows = tables.get("practice", {})
    lifted = {
        number: {name: value for name, value in row.items() if name != "language"}
        | {"languages": [row["language"]] if row.get("language") else []}
        for number, row in rows.items()
    }
    return tables | {"practice": lifted} if rows else tables


UPGRADES: list[Step] = []
PRACTICE_UPGRADES: list[Step] = [_languages]
REFUSED_UPGRADES: list[Step] = []
OWN_UPGRADES: list[Step] = []


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: how a person would call it, and the steps from its first version to today's."""

    name: str
    upgrades: Sequence[Step]

    @property
    def version(self) -> int:
        """The version that is written today; the first was 1."""
        return len(self.upgrades) + 1

    @property
    def meta(self) -> Rows:
        """The table `meta` of a file written today."""
        return {"1": {"version": self.version}}


CHART = Kind("chart", UPGRADES)
PRACTICE = Kind("practice", PRACTICE_UPGRADES)
OWN = Kind("list of the practice's own prompts", OWN_UPGRADES)
REFUSED = Kind("list of refused events", REFUSED_UPGRADES)


def read_tables(raw: bytes, name: str, kind: Kind) -> Tables:
    """The tables in a file's bytes, in today's shape; ChartError says what is wrong with the file called `name`."""
    tables = _tables(raw, name)
    version = tables.get("meta", {}).get("1", {}).get("version")
    if type(version) is not int or version < 1:
        raise broken(name, "it does not say its version")
    if version > kind.version:
        raise ChartError(
            "{name}: this file was written by a newer Playcue (version {version}; this one knows up to {known}). "
            "Update Playcue to open it; it was left as it is.",
            "newer",
            name=name,
            version=version,
            known=kind.version,
        )
    for step in kind.upgrades[version - 1 :]:
        tables = step(tables)
    return tables | {"meta": kind.meta}


def broken(name: str, why: str) -> ChartError:
    """The error for a file that cannot be used, with the way out."""
    says = "{name}: {why}. It was left as it is: put back a copy from a backup, or move it elsewhere."
    return ChartError(says, "broken", name=name, why=why)


def chart_name(child_id: str) -> str:
    """The file name of a child's chart; ChartError for what cannot be an id, such as a path."""
    if not _ID.fullmatch(child_id):
        says = "{name} is not the id of a child: use small letters, digits and hyphens."
        raise ChartError(says, "odd_id", name=repr(child_id[:80]))
    return f"{child_id}.json"


def child_of(file_name: str) -> str | None:
    """The id of the child whose chart has this file name; None for any other file."""
    child_id = file_name.removesuffix(".json")
    return child_id if file_name.endswith(".json") and _ID.fullmatch(child_id) else None


_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def _tables(raw: bytes, name: str) -> Tables:
    try:
        tables = orjson.loads(raw)
    except orjson.JSONDecodeError as fault:
        raise broken(name, f"it is cut off or is not JSON (line {fault.lineno}, column {fault.colno})") from None
    if not isinstance(tables, dict) or not all(map(_is_table, tables.values())):
        raise broken(name, "it is JSON, but not the tables of a Playcue file")
    return {table: dict(sorted(rows.items(), key=lambda row: int(row[0]))) for table, rows in tables.items()}


def _is_table(rows: Any) -> bool:
    return isinstance(rows, dict) and all(
        key.isascii() and key.isdigit() and isinstance(row, dict) for key, row in rows.items()
    )
