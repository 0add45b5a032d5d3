"""`playcue serve` as a process of its own, over a practice in a folder; and the charts as they lie on its disk."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from app.library import read_library
from app.practice import ADULT_COOKIE, DEVICE_COOKIE, Door, Who
from app.settings import SHIPPED
from app.storage import TinyStore
from app.therapy import Answer, Chart, Child, Event, checklist_open, fold

HOME = Path(__file__).parents[2]
PASSPHRASE = "four warm quiet hands"
START_WITHIN_S = 60


class Server:
    """One process, always on the same port; `kill` is SIGKILL."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.url = f"http://localhost:{free.getsockname()[1]}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, unless it runs, and wait until it answers."""
        if self._process:
            return
        command = [sys.executable, "-m", "app", "serve", "--data", str(self.folder), "--port", self.url.split(":")[-1]]
        # NiceGUI behaves otherwise where it finds pytest around it.
        alone = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
        self._process = subprocess.Popen(command, cwd=HOME, env=alone, stdout=subprocess.DEVNULL)
        until = time.monotonic() + START_WITHIN_S
        while time.monotonic() < until:
            assert self._process.poll() is None, f"The server ended at once: {' '.join(command)}"
            try:
                urllib.request.urlopen(f"{self.url}/play/", timeout=START_WITHIN_S).read()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError(f"The server did not answer within {START_WITHIN_S} s: {' '.join(command)}")

    def kill(self) -> None:
        """SIGKILL: nothing is finished, nothing is tidied up."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def on_disk(self, child: str) -> list[Event]:
        """The events that rest in a child's chart, in the order of arrival; read from a copy, for the folder is held."""
        with tempfile.TemporaryDirectory() as beside:
            copy = shutil.copytree(self.folder, Path(beside) / "copy", ignore=shutil.ignore_patterns("*.lock", "*.tmp"))
            with TinyStore(copy) as store:
                return store.events(child)

    def chart(self, child: str) -> Chart:
        """What those events say."""
        with tempfile.TemporaryDirectory() as beside:
            copy = shutil.copytree(self.folder, Path(beside) / "copy", ignore=shutil.ignore_patterns("*.lock", "*.tmp"))
            with TinyStore(copy) as store:
                return fold(store.read_child(child), store.events(child))

    def charts(self) -> list[str]:
        """Ids of all children with a chart."""
        return sorted(path.stem for path in (self.folder / "charts").glob("*.json"))


def practice(folder: Path, nicknames: Iterable[str]) -> dict[str, str]:
    """A practice whose children all have a complete checklist of "no"; the cookies of its adult and of its tablet."""
    now, library = datetime.now(UTC), read_library(SHIPPED)
    with TinyStore(folder) as store:
        door = Door(store)
        adult = door.set_up("Sunny Gym", PASSPHRASE, now)
        for n, nickname in enumerate(nicknames):
            child = Child(id=nickname.lower(), nickname=nickname, avatar=("bear", "fox", "owl")[n % 3], born="2020-05")
            said_no = dict.fromkeys(checklist_open(child, library.precautions), Answer(yes=False, reviewed=now))
            store.write_child(child.model_copy(update={"answers": said_no}))
        return {ADULT_COOKIE: adult, DEVICE_COOKIE: door.pair(Who("adult", "test"), "Gym tablet", now)}
