"""A copy of the assets with both made-up languages, made once for the whole run."""

from pathlib import Path

import pytest

from .made_up import assets_with

ASSETS = Path(__file__).parents[2] / "assets"


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return assets_with(tmp_path_factory.mktemp("made-up") / "assets", ASSETS)
