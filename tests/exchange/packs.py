"""Packs to try: an honest one of two prompts, and the same with one thing of it changed."""

import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from PIL import Image

from app.exchange import Known, Label, Picture, write_pack
from app.library import Gallery, Library, read_library
from app.therapy import Prompt

ASSETS = Path(__file__).parents[2] / "assets"
GALLERY = Gallery(ASSETS / "pictures")
TODAY = date(2026, 3, 2)
LABEL = Label("Elm Street favourites", "Elm Street", "CC BY 4.0")


@cache
def shelf() -> Library:
    """The shelf that ships."""
    return read_library(ASSETS)


@cache
def drawing(name: str) -> Picture:
    """A picture that ships."""
    svg = GALLERY.svg(f"prompts/{name}")
    assert svg is not None, name
    return Picture("image/svg+xml", svg)


def own(id_: str = "our-bun", **changed: object) -> Prompt:
    """A prompt of a practice's own: "Bun dough" under another name."""
    bun = shelf().prompts["bun-dough"]
    said = {"id": id_, "title": "Our bun", "about_author": "Florence", "picture": id_} | changed
    return bun.model_copy(update=said)


def known(*mine: Prompt) -> Known:
    """What ships, and these of the practice's own."""
    pictures = {one.picture_name: drawing(one.picture_name) for one in shelf().prompts.values()}
    pictures |= {prompt.picture_name: drawing("bun-dough") for prompt in mine if prompt.picture_name not in pictures}
    return Known(shelf().prompts, {prompt.id: prompt for prompt in mine}, shelf().tunes, pictures)


def pack(*prompts: Prompt, pictures: Mapping[str, Picture] | None = None) -> bytes:
    """A pack of these prompts, or of "Our bun"."""
    prompts = prompts or (own(),)
    drawn = {prompt.picture_name: drawing("bun-dough") for prompt in prompts} | dict(pictures or {})
    drawn |= {name: drawing(name) for name in drawn if name in shelf().prompts}
    return write_pack(prompts, drawn, {}, LABEL, TODAY, "0.1.0")


def files_of(raw: bytes) -> dict[str, bytes]:
    """What is in a zip."""
    with zipfile.ZipFile(io.BytesIO(raw)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """A zip of these."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipping:
        for name, data in files.items():
            zipping.writestr(name, data)
    return out.getvalue()


def with_files(raw: bytes, **changed: bytes | None) -> bytes:
    """The pack with files changed, added or (None) taken out, and a manifest that fits: the maker means harm."""
    names = {name.replace("/", "__").replace(".", "_").replace("-", "_"): name for name in files_of(raw)}
    files = files_of(raw)
    for key, data in changed.items():
        name = names.get(key, key)
        files.pop(name, None)
        if data is not None:
            files[name] = data
    return listed(files)


def listed(files: Mapping[str, bytes], **said: object) -> bytes:
    """These files with a manifest that lists every one of them."""
    manifest = json.loads(files["manifest.json"])
    rest = {name: data for name, data in files.items() if name != "manifest.json"}
    manifest["files"] = {name: sha256(data).hexdigest() for name, data in rest.items()}
    return zip_of({"manifest.json": json.dumps(manifest | said).encode(), **rest})


def photo(width: int = 900, height: int = 600, kind: str = "JPEG", mode: str = "RGB") -> bytes:
    """A photo as a telephone takes it: with the place, the day and the camera."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0132], exif[0x0112] = "Camera of Florence", "2026:03:02 09:00:00", 6
    exif.get_ifd(0x8825)[1] = "N"
    out = io.BytesIO()
    image = Image.new(mode, (width, height), (200, 120, 40, 90)[: len(mode)])
    image.save(out, kind, exif=exif, **({"comment": b"of Zebedee"} if kind == "JPEG" else {}))
    return out.getvalue()
