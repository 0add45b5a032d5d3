"""The terminal: playcue check and what it says to wrong calls."""

import shutil
from pathlib import Path

import pytest

from app.cli import main
from app.settings import SHIPPED, read_settings


def test_check_finds_no_fault_on_the_shelf_and_owns_up_to_the_review(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    assert "No faults." in said
    assert "not yet reviewed by a clinician" in said


def test_check_names_a_fault_and_exits_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(SHIPPED, tmp_path / "assets")
    file = tmp_path / "assets" / "prompts" / "story" / "slow-snail.toml"
    file.write_text(file.read_text().replace('area = "hand"', 'area = "wing"', 1))
    assert main(["check", str(tmp_path / "assets")]) == 1
    assert "slow-snail.toml" in (said := capsys.readouterr().out)
    assert '"wing"' in said


def test_https_needs_both_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--data", str(tmp_path), "--tls-cert", "cert.pem"]) == 2
    assert "--tls-key" in capsys.readouterr().err


def test_the_command_line_wins_over_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYCUE_PORT", "9001")
    monkeypatch.setenv("PLAYCUE_HOST", "0.0.0.0")
    settings = read_settings({"port": 9002, "host": None}, tmp_path)
    assert (settings.port, settings.host, settings.data) == (9002, "0.0.0.0", tmp_path)
