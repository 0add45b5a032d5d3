"""What a pack says of itself, in its file manifest.json."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.therapy import ContentError

from .unseen import all_seen

NAME = "manifest.json"
FORMAT = "playcue-pack-1"
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Origin(BaseModel):
    """Where a prompt comes from and how others may use it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    author: str = Field(max_length=80)
    licence: str = Field(min_length=1, max_length=80)
    came_from: str = Field("", max_length=120)


class Manifest(BaseModel):
    """A pack: who made it, what it holds, and the SHA-256 of every file. Only prompts and pictures are ever in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["playcue-pack-1"] = "playcue-pack-1"
    id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,63}$")
    title: str = Field(min_length=1, max_length=80)
    made_by: str = Field(min_length=1, max_length=80)
    licence: str = Field(min_length=1, max_length=80)
    version: int = Field(ge=1, le=9999)
    date: date
    playcue: str = Field("", max_length=40)  # the version of Playcue that wrote it
    prompts: Mapping[str, Origin]
    files: Mapping[str, Hash]


def read_manifest(raw: bytes) -> Manifest:
    """The manifest in these bytes; ContentError says what keeps it from being one."""
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError):
        says = "{file} of the pack is not JSON: ask for the pack again."
        raise ContentError(says, "manifest_json", file=NAME) from None
    told = said.get("format") if isinstance(said, dict) else None
    if isinstance(told, str) and told.startswith("playcue-pack-") and told != FORMAT:
        says = 'The pack is of the kind "{kind}", which this Playcue cannot read: update Playcue first.'
        raise ContentError(says, "manifest_newer", kind=told[:40])
    try:
        manifest = Manifest.model_validate(said)
    except (ValidationError, RecursionError) as fault:
        where = ".".join(map(str, fault.errors()[0]["loc"])) if isinstance(fault, ValidationError) else NAME
        says = '{file} of the pack does not say what it has to ("{where}"): ask whoever made it to save it again.'
        raise ContentError(says, "manifest_odd", file=NAME, where=where[:60]) from None
    for words in (manifest.title, manifest.made_by, manifest.licence):
        if not all_seen(words):
            says = "{file} of the pack holds a character that cannot be seen: ask for another one."
            raise ContentError(says, "manifest_unseen", file=NAME)
    return manifest
