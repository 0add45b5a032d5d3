"""Packs: prompts and their pictures as one file to give to another practice."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import tomli_w

from app.therapy import ContentError, Prompt

from .manifest import NAME, Manifest, Origin
from .pictures import Picture, plain_name

FOLDERS = ("prompts", "pictures")


@dataclass(frozen=True, slots=True)
class Label:
    """What whoever makes a pack says about it. The licence is for prompts of their own; others keep theirs."""

    title: str
    made_by: str
    licence: str
    version: int = 1


def write_pack(
    prompts: Iterable[Prompt],
    pictures: Mapping[str, Picture],
    origins: Mapping[str, Origin],
    label: Label,
    today: date,
    playcue: str,
) -> bytes:
    """The pack as a zip, the same bytes for the same contents.

    `pictures` are found by the prompts' picture names and `origins` by their ids; a prompt without an origin is the
    maker's own. ContentError when a picture is not there or nothing was chosen.
    """
    files: dict[str, bytes] = {}
    told: dict[str, Origin] = {}
    for prompt in prompts:
        picture = pictures.get(prompt.picture_name)
        if picture is None:
            says = '"{title}" has no picture: give it one, or leave it out of the pack.'
            raise ContentError(says, "pack_no_picture", title=prompt.title)
        files[f"prompts/{prompt.id}.toml"] = prompt_as_toml(prompt)
        files[f"pictures/{prompt.picture_name}.{picture.ending}"] = picture.data
        told[prompt.id] = origins.get(prompt.id) or Origin(author=prompt.about_author, licence=label.licence)
    if not told:
        raise ContentError("Nothing is chosen for the pack: choose at least one prompt.", "pack_nothing")
    manifest = Manifest(
        id=plain_name(label.title),
        title=label.title,
        made_by=label.made_by,
        licence=label.licence,
        version=label.version,
        date=today,
        playcue=playcue,
        prompts=told,
        files={name: sha256(data).hexdigest() for name, data in sorted(files.items())},
    )
    return zipped({NAME: manifest.model_dump_json(indent=1).encode(), **dict(sorted(files.items()))})


def prompt_as_toml(prompt: Prompt) -> bytes:
    """A prompt as a file of the shelf says it; what is as usual is left out."""
    said = prompt.model_dump(mode="json", exclude_defaults=True, exclude={"variant"}, exclude_none=True)
    said |= {"materials": list(prompt.materials), "tags": list(prompt.tags)}
    ordered = {name: said[name] for name in Prompt.model_fields if name in said}
    return tomli_w.dumps(ordered).encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip that holds these files and nothing of the day or the computer that it was made on."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipping:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            zipping.writestr(entry, data)
    return out.getvalue()
