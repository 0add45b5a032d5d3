"""Opening a pack: is it one, is it whole, and is every file in it listed and the one that was packed?"""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath

from app.therapy import ContentError

from .manifest import NAME, Manifest, read_manifest
from .zips import unzip

ENDINGS = {"prompts": ("toml",), "pictures": ("svg", "png", "jpg")}
PLAIN = re.compile(r"[a-z][a-z0-9-]{0,63}")  # a name under which a prompt or a picture can be kept


def open_pack(raw: bytes) -> tuple[Manifest, dict[str, bytes]]:
    """What a pack says of itself, and its files; ContentError when nothing of it can be taken."""
    files = unzip(raw)
    manifest = read_manifest(_manifest(files))
    _belong(manifest, files)
    _as_packed(manifest, files)
    return manifest, files


def _manifest(files: Mapping[str, bytes]) -> bytes:
    if NAME not in files:
        says = "The zip is no Playcue pack, {file} is missing: choose a pack that Playcue has saved."
        raise ContentError(says, "pack_none", file=NAME)
    return files[NAME]


def _belong(manifest: Manifest, files: Mapping[str, bytes]) -> None:
    """Every file is listed and of a kind that a pack holds."""
    for name in sorted(files.keys() - {NAME}):
        path = PurePosixPath(name)
        if path.parts[0] == "precautions":
            says = '"{name}": a pack never brings precautions, so that none can relax one. It is not taken.'
            raise ContentError(says, "pack_precautions", name=name)
        kinds = ENDINGS.get(path.parts[0], ())
        if len(path.parts) != 2 or path.suffix[1:] not in kinds or not PLAIN.fullmatch(path.stem):
            says = (
                '"{name}" does not belong into a pack: it holds prompts/*.toml and pictures/*.svg, .png or .jpg, '
                "named in small letters, digits and hyphens, a letter first."
            )
            raise ContentError(says, "pack_strange", name=name[:80])
        if name not in manifest.files:
            says = '"{name}" is not listed in {file}: the pack was changed, ask whoever made it for another.'
            raise ContentError(says, "pack_unlisted", name=name, file=NAME)


def _as_packed(manifest: Manifest, files: Mapping[str, bytes]) -> None:
    """Everything that is listed is there, once, and as it was."""
    for name, said in manifest.files.items():
        if name not in files:
            says = '"{name}" is listed but not in the pack: fetch it again from whoever made it.'
            raise ContentError(says, "pack_lacks", name=name[:80])
        if sha256(files[name]).hexdigest() != said:
            says = '"{name}" is not as it was packed: fetch the pack again from whoever made it.'
            raise ContentError(says, "pack_changed", name=name)
    packed = {PurePosixPath(name).stem for name in files if name.startswith("prompts/")}
    if packed != set(manifest.prompts):
        odd = sorted(packed ^ set(manifest.prompts))[0][:80]
        says = 'The prompt "{id}" is listed without a file, or is a file without being listed: ask again.'
        raise ContentError(says, "pack_prompts", id=odd)
    drawn = [PurePosixPath(name).stem for name in files if name.startswith("pictures/")]
    if len(drawn) != len(set(drawn)):
        says = "Two pictures of the pack have the same name: ask whoever made it for another."
        raise ContentError(says, "pack_pictures")
