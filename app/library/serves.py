"""Which prompt serves which row of the fact sheet: a row that is none, and rows that nobody serves."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.therapy import Prompt

from .faults import Fault, choose
from .sentences import sentences
from .toml import read_toml

FILE = "serves.toml"
KEYS = {"says": "say in a short sentence what is asked for", "by": "say what serves it when no prompt can"}


class Row(BaseModel):
    """What the fact sheet asks for; `by` says what else in Playcue serves it, when no prompt can."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    says: str = Field(min_length=1, max_length=70)
    by: str = Field("", max_length=70)


def read_rows(path: Path) -> tuple[dict[str, Row], list[Fault]]:
    """Rows by id from the assets folder, and everything wrong with their file. A folder without one has no rows."""
    file = path / FILE
    if not file.exists():
        return {}, []
    raw, broken = read_toml(file)
    if raw is None:
        return {}, [Fault(FILE, broken)]
    rows, faults = {}, list[Fault]()
    for name, told in raw.items():
        try:
            rows[name] = Row.model_validate(told)
        except ValidationError as fault:
            faults += [Fault(FILE, f"row {name}: {says}") for says in sentences(fault, KEYS)]
    return rows, faults


def faults_in_serves(prompt: Prompt, rows: Mapping[str, Any]) -> Iterator[str]:
    """Every row that a prompt names and that no sheet has, or that it names twice."""
    for name in dict.fromkeys(prompt.serves):
        if name not in rows:
            yield f'serves "{name}", which is no row of {FILE}: {choose(name, rows)}'
        if prompt.serves.count(name) > 1:
            yield f'serves "{name}" {prompt.serves.count(name)} times: once is enough.'


def unserved(prompts: Iterable[Prompt], rows: Mapping[str, Row]) -> dict[str, Row]:
    """Rows that are left for prompts and that no prompt serves."""
    served = {name for prompt in prompts for name in prompt.serves}
    return {name: row for name, row in rows.items() if not row.by and name not in served}
