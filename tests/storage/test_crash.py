"""Hundreds of processes are killed while they append: every confirmed event is there."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def kills(folder: Path, trials: int, *more: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.storage.nursery", str(folder), str(trials), *more]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_hundreds_of_kills_lose_nothing_confirmed(tmp_path: Path) -> None:
    found = kills(tmp_path / "practice", 240)
    assert found["lost"] == []
    assert found["trials"] == 240
    assert found["confirmed"] > 240
    assert found["left_beside"] > 10  # the kills did fall into the middle of writes


def test_the_kills_would_break_a_file_written_in_place(tmp_path: Path) -> None:
    assert kills(tmp_path / "practice", 300, "in-place")["lost"] != []
