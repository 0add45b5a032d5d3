"""Photos of children's own things at rest."""

import re
from collections.abc import Iterable
from pathlib import Path

from app.practice import OwnPicture

from .byte_folder import ByteFolder
from .disk import Disk
from .records import chart_name


class PhotoFolder:
    """Photos of children's own things: the id of the child comes first in the name of each file, then a dot."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self._pictures = ByteFolder(folder, disk, OwnPicture, "picture")

    def names(self, child_id: str) -> list[str]:
        """Names of the child's photos."""
        start = _start(child_id)
        return [stem.removeprefix(start) for stem in self._pictures.names() if stem.startswith(start)]

    def read(self, child_id: str, name: str) -> OwnPicture | None:
        """One photo, None when there is none; ChartError when its file is damaged."""
        return self._pictures.read(_start(child_id) + name) if _NAME.fullmatch(name) else None

    def write(self, child_id: str, photo: OwnPicture) -> None:
        """Add a photo of this child."""
        self._pictures.write(_start(child_id) + photo.name, photo)

    def remove(self, child_id: str, names: Iterable[str]) -> None:
        """Remove these photos of the child."""
        start = _start(child_id)
        for name in names:
            self._pictures.remove(start + name)

    def forget_child(self, child_id: str) -> None:
        """Remove every photo of the child."""
        self._pictures.remove_all(_start(child_id))

    def erase(self) -> None:
        """Remove all photos."""
        self._pictures.remove_all()


_NAME = re.compile(r"[a-z][a-z0-9-]{0,63}")


def _start(child_id: str) -> str:
    return f"{chart_name(child_id).removesuffix('.json')}."
