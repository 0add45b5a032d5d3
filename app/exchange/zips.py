"""Opening a zip that somebody else made: in memory, within limits, by names that lead nowhere. Nothing is unpacked."""

import io
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from app.therapy import ContentError, Sentence

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
        raise too_large(len(raw), limits.packed)
    if not raw.startswith(START):
        says = "The file is not a zip: choose the file as it was saved, unpacked and packed by nobody."
        raise ContentError(says, "zip_none")
    if raw.count(CENTRAL) > limits.files:
        raise _too_many(limits)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as zipped:
            return _files(zipped, limits)
    except ContentError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as fault:
        says = "The zip is cut off or damaged ({why}): fetch it again from whoever made it."
        raise ContentError(says, "zip_damaged", why=fault) from None


def too_large(size: int, most: int) -> ContentError:
    """What is told of a file of so many bytes."""
    says = "The file is {mb} MB, and {most} MB is the most that is opened: choose a smaller one."
    return ContentError(says, "file_large", mb=f"{size / MB:.0f}", most=most // MB)


def _too_many(limits: Limits) -> ContentError:
    return ContentError("The zip holds more than {n} files: choose one with fewer.", "zip_files", n=limits.files)


def strange(name: str) -> str:
    """What makes a file's name one that is not opened; "" for an honest one."""
    parts = name.rstrip("/").split("/")
    if not name.isprintable():
        return Sentence("has a character in its name that cannot be seen", "check.zip.unseen")
    if "\\" in name:
        return Sentence("has a backslash in its name", "check.zip.backslash")
    if name.startswith("/") or ":" in name:
        return Sentence("starts at the root of a disk", "check.zip.root")
    if any(part in ("", ".", "..") for part in parts):
        return Sentence("leads out of its folder", "check.zip.out")
    if any(part != part.rstrip(" .").lstrip() for part in parts):
        return Sentence("has a dot or a space at the edge of its name", "check.zip.edge")
    return ""


def _files(zipped: zipfile.ZipFile, limits: Limits) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    seen: set[str] = set()
    left = limits.all
    for info in _entries(zipped, limits):
        name = info.filename
        alike = unicodedata.normalize("NFKC", name).casefold()
        if alike in seen:
            says = 'The zip holds "{name}" twice, or another that looks the same: ask whoever made it to save it again.'
            raise ContentError(says, "zip_twice", name=name)
        seen.add(alike)
        if not info.is_dir():
            found[name] = _read(zipped, info, min(left, limits.one), limits)
            left -= len(found[name])
    if not found:
        raise ContentError("The zip is empty: choose another file.", "zip_empty")
    return found


def _entries(zipped: zipfile.ZipFile, limits: Limits) -> Iterator[zipfile.ZipInfo]:
    entries = zipped.infolist()
    if len(entries) > limits.files:
        raise _too_many(limits)
    for info in entries:
        name = info.orig_filename
        if fault := strange(name):
            says = "{name} in the zip {fault}: ask whoever made it to save it again."
            raise ContentError(says, "zip_name", name=ascii(name)[:80], fault=fault)
        if info.flag_bits & 0x1 or info.flag_bits & 0x40:
            says = '"{name}" is locked with a password: ask for a file without one.'
            raise ContentError(says, "zip_locked", name=name)
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise ContentError('"{name}" is a link and no file: ask for a zip of files only.', "zip_link", name=name)
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            says = '"{name}" is packed in a way that is not opened: pack it as an ordinary zip.'
            raise ContentError(says, "zip_packed", name=name)
        if info.file_size > limits.one:
            says = '"{name}" would unpack to more than {most} MB: ask for one with smaller files.'
            raise ContentError(says, "zip_large", name=name, most=limits.one // MB)
        yield info


def _read(zipped: zipfile.ZipFile, info: zipfile.ZipInfo, most: int, limits: Limits) -> bytes:
    pieces, size = [], 0
    allowed = max(256 * 1024, info.compress_size * limits.ratio)
    with zipped.open(info) as file:
        while piece := file.read(PIECE):
            size += len(piece)
            if size > most or size > allowed:
                says = '"{name}" unpacks to far more than a pack needs: ask whoever made it for another.'
                raise ContentError(says, "zip_bomb", name=info.filename)
            pieces.append(piece)
    return b"".join(pieces)
