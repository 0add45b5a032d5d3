"""One command that installs what the tests need, Chromium and Node too, and runs all of them: python3 tests/run.py."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "app"))
from aac import install
from start import HOME, PLACE, environment


def main() -> int:
    """0 when every check passed."""
    os.chdir(HOME)
    python = environment("test")
    _chromium(python)
    install(PLACE)
    checks = [
        ["-m", "ruff", "check", "."],
        ["-m", "ruff", "format", "--check", "."],
        ["-m", "mypy"],
        ["-m", "app", "check"],
        ["-m", "pytest", "-n", str(_workers()), "--dist", "loadfile", *sys.argv[1:]],
    ]
    failed = [" ".join(check) for check in checks if subprocess.run([python, *check]).returncode]
    for check in failed:
        print(f"failed: python {check}")
    return 1 if failed else 0


def _workers() -> int:
    """How many browsers at once: half as many again as processors, for a test waits about as long as it works."""
    return 3 * (os.cpu_count() or 2) // 2


def _chromium(python: Path) -> None:
    """Debian's own Chromium through apt, else the download of Playwright; whichever works."""
    if shutil.which("chromium"):
        return
    if shutil.which("apt-get"):
        root = [] if os.geteuid() == 0 else ["sudo"]
        subprocess.run([*root, "apt-get", "update", "-qq"], check=False)
        subprocess.run([*root, "apt-get", "install", "-y", "-qq", "chromium"], check=False, stdout=subprocess.DEVNULL)
    if not shutil.which("chromium"):
        subprocess.run([python, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    raise SystemExit(main())
