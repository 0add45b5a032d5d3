"""Opening a zip that somebody else made: in memory, within limits, by names that lead nowhere. Nothing is unpacked."""

import io
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from app.therapy import ContentError

MB = 1024 * 1024
CENTRAL, START = b"PK\x01\x02", b"PK\x03\x04"
PIECE = 64 * 1024  # bytes read at a time


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may come in: bytes of the zip, its files, bytes of one file and of all of them, unpacked."""

    packed: int = 12 * MB
    files: int = 400
    one: int = 6 * MB
    all: int = 48 * MB
    ratio: int = 60  # times smaller than what it holds, beyond the first quarter of a megabyte; text packs 10 times


LIMITS = Limits()


def unzip(raw: bytes, limits: Limits = LIMITS) -> dict[str, bytes]:
    """What each file of the zip holds, by its name; ContentError says in a sentence why it is not opened.

    What the zip says of itself is checked and then not believed: bytes are counted while they are read.
    """
    if len(raw) > limits.packed:
        raise ContentError(f"The file is {len(raw) / MB:.0f} MB: {limits.packed // MB} MB is the most that is opened.")
    if not raw.startswith(START):
        raise ContentError("The file is not a zip: choose the file as it was saved, unpacked and packed by nobody.")
    if raw.count(CENTRAL) > limits.files:
        raise ContentError(f"The zip holds more than {limits.files} files: it is not opened.")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as zipped:
            return _files(zipped, limits)
    except ContentError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as fault:
        raise ContentError(f"The zip is cut off or damaged ({fault}): fetch it again from whoever made it.") from None


def strange(name: str) -> str:
    """What makes a file's name one that is not opened; "" for an honest one."""
    parts = name.rstrip("/").split("/")
    if not name.isprintable():
        return "has a character in its name that cannot be seen"
    if "\\" in name:
        return "has a backslash in its name"
    if name.startswith("/") or ":" in name:
        return "starts at the root of a disk"
    if any(part in ("", ".", "..") for part in parts):
        return "leads out of its folder"
    if any(part != part.rstrip(" .").lstrip() for part in parts):
        return "has a dot or a space at the edge of its name"
    return ""


def _files(zipped: zipfile.ZipFile, limits: Limits) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    seen: set[str] = set()
    left = limits.all
    for info in _entries(zipped, limits):
        name = info.filename
        alike = unicodedata.normalize("NFKC", name).casefold()
        if alike in seen:
            raise ContentError(f'The zip holds "{name}" twice, or another that looks the same: it is not opened.')
        seen.add(alike)
        if not info.is_dir():
            found[name] = _read(zipped, info, min(left, limits.one), limits)
            left -= len(found[name])
    if not found:
        raise ContentError("The zip is empty: choose another file.")
    return found


def _entries(zipped: zipfile.ZipFile, limits: Limits) -> Iterator[zipfile.ZipInfo]:
    entries = zipped.infolist()
    if len(entries) > limits.files:
        raise ContentError(f"The zip holds more than {limits.files} files: it is not opened.")
    for info in entries:
        name = info.orig_filename
        if fault := strange(name):
            raise ContentError(f"{ascii(name)[:80]} in the zip {fault}: it is not opened.")
        if info.flag_bits & 0x1 or info.flag_bits & 0x40:
            raise ContentError(f'"{name}" is locked with a password: ask for a file without one.')
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise ContentError(f'"{name}" is a link and no file: it is not opened.')
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ContentError(f'"{name}" is packed in a way that is not opened: pack it as an ordinary zip.')
        if info.file_size > limits.one:
            raise ContentError(f'"{name}" would unpack to more than {limits.one // MB} MB: it is not opened.')
        yield info


def _read(zipped: zipfile.ZipFile, info: zipfile.ZipInfo, most: int, limits: Limits) -> bytes:
    pieces, size = [], 0
    allowed = max(256 * 1024, info.compress_size * limits.ratio)
    with zipped.open(info) as file:
        while piece := file.read(PIECE):
            size += len(piece)
            if size > most or size > allowed:
                raise ContentError(f'"{info.filename}" unpacks to far more than a pack needs: the zip is not opened.')
            pieces.append(piece)
    return b"".join(pieces)
