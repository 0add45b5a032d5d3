"""A small sound shelf, written into a folder of its own."""

import shutil
from pathlib import Path

import pytest

from tests.library.samples import ASSETS, Shelf


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """One song, its tune and picture, all words, all precautions and the picture of a bear."""
    for family in ("prompts", "avatars"):
        (tmp_path / "pictures" / family).mkdir(parents=True)
    shutil.copytree(ASSETS / "wording", tmp_path / "wording")
    (tmp_path / "tunes").mkdir()
    shutil.copy(ASSETS / "tunes" / "row-your-boat.abc", tmp_path / "tunes")
    (tmp_path / "precautions").symlink_to(ASSETS / "precautions")
    small = Shelf(tmp_path)
    for line in (tmp_path / "wording/en/vocabulary.toml").read_text().partition("[vocabulary.avatar]")[2].splitlines():
        if " = " in line:
            small.picture(line.partition(" ")[0], family="avatars")
    small.prompt()
    return small
