"""The terminal: playcue check and what it says to wrong calls."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from app import start
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


@pytest.mark.parametrize(("name", "value"), [("PORT", "abc"), ("PORT", "70000"), ("DEMO", "perhaps")])
def test_a_wrong_setting_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.setenv(f"PLAYCUE_{name}", value)
    assert main(["serve", "--data", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert f"PLAYCUE_{name}" in said
    assert value in said


def test_a_folder_that_is_not_there_is_one_fault_and_not_hundreds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nowhere"]) == 2
    assert "nowhere" in (said := capsys.readouterr()).err
    assert not said.out


def test_a_port_in_use_is_said_before_anything_is_promised(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        assert main(["serve", "--data", str(tmp_path), "--port", port]) == 2
    said = capsys.readouterr()
    assert port in said.err
    assert "--port" in said.err
    assert not said.out


def test_a_certificate_that_is_none_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (cert := tmp_path / "cert.pem").write_text("no certificate")
    assert main(["serve", "--data", str(tmp_path), "--tls-cert", str(cert), "--tls-key", str(cert)]) == 2
    assert "cert.pem" in capsys.readouterr().err


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_demo_that_is_stopped_leaves_nothing_behind(tmp_path: Path, how: signal.Signals) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    here = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
    with subprocess.Popen(
        [sys.executable, "-m", "app", "demo", "--port", port],
        env={**here, "TMPDIR": str(tmp_path)}, stdout=subprocess.PIPE, text=True,
    ) as demo:  # fmt: skip
        assert demo.stdout is not None
        assert "Playcue is at" in demo.stdout.readline()
        demo.send_signal(how)
        assert demo.wait(30) == 0
    assert not list(tmp_path.iterdir())


def test_the_one_command_becomes_the_server_and_leaves_paths_where_they_were_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setenv("PYTHONPATH", "")
    monkeypatch.setattr(start, "environment", lambda: Path(sys.executable))
    monkeypatch.setattr(os, "execv", lambda _, command: ran.append(command))
    monkeypatch.chdir(tmp_path)
    start.main(["serve", "--data", "here"])
    start.main([])
    assert [command[-3:] for command in ran] == [["serve", "--data", "here"], ["-m", "app", "serve"]]
    assert Path.cwd() == tmp_path


def test_the_command_line_wins_over_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYCUE_PORT", "9001")
    monkeypatch.setenv("PLAYCUE_HOST", "0.0.0.0")
    settings = read_settings({"port": 9002, "host": None}, tmp_path)
    assert (settings.port, settings.host, settings.data) == (9002, "0.0.0.0", tmp_path)
