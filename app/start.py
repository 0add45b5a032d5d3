"""One command from a fresh checkout to a running Playcue: python3 app/start.py [serve or demo options].

Makes .venv beside this checkout, installs Playcue into it and starts it. Needs nothing but Python 3.11 or newer.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
PLACE = HOME / ".venv"


def environment(extra: str = "") -> Path:
    """The Python of an environment that has Playcue (and `extra`) installed; made when it is not there yet."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs before anything could check it
        sys.exit(
            f"Playcue needs Python 3.11 or newer; this is {sys.version.split()[0]}. Install a newer one, try again."
        )
    python = PLACE / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = PLACE / f"playcue{extra}.done"
    wanted = (HOME / "pyproject.toml").read_text()
    if done.exists() and python.exists() and done.read_text() == wanted:
        return python
    if not python.exists() or subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode:
        _make()
    print("Playcue: installing what it needs, once.", flush=True)
    target = f"{HOME}[{extra}]" if extra else str(HOME)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--editable", target], check=True)
    done.write_text(wanted)
    return python


def _make() -> None:
    print("Playcue: making its own environment in .venv.", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", PLACE], capture_output=True, text=True)
    if made.returncode == 0:
        return
    # Debian ships Python without the piece that puts pip into an environment.
    version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if shutil.which("apt-get"):
        root = [] if os.geteuid() == 0 else ["sudo"]
        print(f"Playcue: this Debian needs {version} for that; installing it.", flush=True)
        subprocess.run([*root, "apt-get", "update", "-qq"], check=False)
        subprocess.run([*root, "apt-get", "install", "-y", "-qq", version], check=False, stdout=subprocess.DEVNULL)
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", PLACE], capture_output=True, text=True)
    if made.returncode:
        sys.exit(
            f"Playcue could not make its environment: {made.stdout}{made.stderr}\nInstall {version} and try again."
        )


def main(said: list[str]) -> None:
    """Become Playcue: whoever stops this process stops the server, and a path is meant from where it was said."""
    python = str(environment())
    os.environ["PYTHONPATH"] = str(HOME)  # this copy also when it was moved; by -P never another `app` that lies here
    os.execv(python, [python, "-P", "-m", "app", *(said or ["serve"])])


if __name__ == "__main__":
    main(sys.argv[1:])
