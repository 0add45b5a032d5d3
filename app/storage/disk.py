"""The few things that storage asks of a disk, so that a test can hand in one that loses power."""

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from app.therapy import ChartError

Stamp = tuple[int, int, int]


class Disk(Protocol):
    """Nothing but `sync` makes anything durable: of a file its bytes, of a folder the names in it."""

    def read(self, path: Path) -> bytes:
        """All bytes of a file."""

    def stamp(self, path: Path) -> Stamp | None:
        """Something that changes when the file does (inode, size, time of change in ns); None when there is none."""

    def names(self, folder: Path) -> list[str]:
        """What is in a folder, sorted."""

    def make_folder(self, folder: Path) -> None:
        """A new folder, for this account's eyes only."""

    def write(self, path: Path, parts: Iterable[bytes | bytearray]) -> None:
        """A file of these parts, replacing what it held, for this account's eyes only."""

    def sync(self, path: Path) -> None:
        """What was written to this file, or the names in this folder, survive a power cut from here on."""

    def rename(self, old: Path, new: Path) -> None:
        """Give a file another name, replacing the file that had it."""

    def remove(self, path: Path) -> None:
        """Remove a file."""

    def hold(self, path: Path) -> Callable[[], None]:
        """Hold a lock file until the returned function is called or the process ends; ChartError when it is held."""


class RealDisk:
    """The disk of this machine, by way of the operating system (Linux and macOS)."""

    def read(self, path: Path) -> bytes:
        return path.read_bytes()

    def stamp(self, path: Path) -> Stamp | None:
        try:
            found = path.stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    def names(self, folder: Path) -> list[str]:
        return sorted(path.name for path in folder.iterdir())

    def make_folder(self, folder: Path) -> None:
        folder.mkdir(mode=0o700)

    def write(self, path: Path, parts: Iterable[bytes | bytearray]) -> None:
        with open(path, "wb", opener=_private) as file:
            file.writelines(parts)

    def sync(self, path: Path) -> None:
        handle = os.open(path, os.O_RDONLY)
        try:
            _flush(handle)
        finally:
            os.close(handle)

    def rename(self, old: Path, new: Path) -> None:
        old.replace(new)

    def remove(self, path: Path) -> None:
        path.unlink()

    def hold(self, path: Path) -> Callable[[], None]:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(handle, 20).decode("ascii", "replace").strip() or "unknown"
            os.close(handle)
            raise ChartError(
                f"{path.parent}: another Playcue (process {holder}) is using this folder. "
                "Stop that one first, or start this one with another folder (--data)."
            ) from None
        except OSError:
            os.close(handle)
            raise
        os.ftruncate(handle, 0)
        os.pwrite(handle, b"%d\n" % os.getpid(), 0)
        return lambda: os.close(handle)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _flush(handle: int) -> None:
    # On macOS fsync leaves the data in the drive's own cache; F_FULLFSYNC does not, where the file system knows it.
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is not None:
        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, full)
            return
    os.fsync(handle)
