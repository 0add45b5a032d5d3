"""A Playcue of its own to measure: the sample practice on disk, the real command in a real process, a paired tablet."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from app.library import read_library
from app.practice import DEVICE_COOKIE, SAMPLE_NAME, Door, PracticeRecord, Who, fill_sample
from app.settings import SHIPPED
from app.storage import TinyStore

HOME = Path(__file__).parents[2]
START_WITHIN_S = 60


class Server:
    """One process on a port of its own; `kill` is SIGKILL, `start` brings it back on the same port.

    `settings` are variables of its environment. In one of pytest NiceGUI would not start as usual.
    """

    def __init__(self, command: list[str], ready: str, **settings: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._command = [sys.executable, "-m", *command, "--port", str(self.port)]
        self._ready = ready
        usual = {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}
        self._environment = usual | settings
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen(self._command, cwd=HOME, env=self._environment, **quiet)
        until = time.monotonic() + START_WITHIN_S
        while time.monotonic() < until:
            if self._process.poll() is not None:
                raise RuntimeError(f"The server ended at once: try `{' '.join(self._command)}` and read what it says.")
            try:
                urllib.request.urlopen(self.url + self._ready, timeout=5).read()
            except OSError:
                time.sleep(0.1)
            else:
                return
        self.kill()
        raise RuntimeError(f"The server did not answer within {START_WITHIN_S} s: {' '.join(self._command)}")

    def kill(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.kill()


def playcue(folder: Path) -> tuple[Server, dict[str, str]]:
    """`playcue serve` over a sample practice in `folder` (not started yet), and the cookie of a paired tablet."""
    token = _fill(folder)
    server = Server(["app", "serve", "--data", str(folder)], "/play/")
    return server, {"name": DEVICE_COOKIE, "value": token, "url": server.url}


def plain() -> Server:
    """The plain NiceGUI page that Playcue is compared with (not started yet)."""
    return Server(["tests.bench.plain_page"], "/")


def _fill(folder: Path) -> str:
    now, library = datetime.now(UTC), read_library(SHIPPED)
    with TinyStore(folder) as store:
        fill_sample(store, library, now)
        store.write_practice(PracticeRecord(name=SAMPLE_NAME, sample=True))
        return Door(store).pair(Who("adult", "bench"), "Bench", now)
