"""The browser of the tests: Debian's Chromium, or the one that Playwright downloaded."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
PATIENCE_MS = 60_000  # for what comes by itself, on a machine that others use as well; only what fails waits that long


def find_chromium(playwright: Playwright) -> str:
    """Path of a Chromium. Without one the tests fail; they are never skipped."""
    for found in (shutil.which("chromium"), shutil.which("chromium-browser"), playwright.chromium.executable_path):
        if found and Path(found).exists():
            return str(found)
    pytest.fail("There is no Chromium for the browser tests: run `python3 tests/run.py`, which installs one.")
