"""The judge of our boards, which nobody here wrote: the OBF validator of @willwade/aac-processors, in Node."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PACKAGE, NEEDS = (
    "@willwade/aac-processors@0.2.5",
    ("jszip@3.10.1", "adm-zip@0.5.16"),
)  # its `npm install` brings 250 more
JUDGE = """
const { ObfValidator } = require('./node_modules/@willwade/aac-processors/dist/validation/obfValidator.js')
const judge = async () => {
  const said = []
  for (const file of process.argv.slice(1)) said.push(await ObfValidator.validateFile(file))
  console.log(JSON.stringify(said))
}
judge()
"""


def install(prefix: Path) -> None:
    """Node and npm by apt where they are missing, and the validator into a folder of this environment."""
    if not (shutil.which("node") and shutil.which("npm")) and shutil.which("apt-get"):
        root = [] if os.geteuid() == 0 else ["sudo"]
        subprocess.run([*root, "apt-get", "update", "-qq"], check=False)
        subprocess.run(
            [*root, "apt-get", "install", "-y", "-qq", "nodejs", "npm"], check=False, stdout=subprocess.DEVNULL
        )
    place = prefix / "aac"
    done, wanted = place / "installed", " ".join((PACKAGE, *NEEDS))
    if not shutil.which("npm") or (done.exists() and done.read_text() == wanted):
        return
    shutil.rmtree(place, ignore_errors=True)
    try:
        _fetch(place)
    except (OSError, subprocess.CalledProcessError) as fault:
        print(f"The judge of boards could not be installed, so its tests will fail: {fault}")
    else:
        done.write_text(wanted)


def _fetch(place: Path) -> None:
    place.mkdir(parents=True)
    quiet = ["--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock", "--prefix", str(place)]
    subprocess.run(["npm", "install", *quiet, *NEEDS], check=True, cwd=place)
    packed = subprocess.run(
        ["npm", "pack", "--silent", "--pack-destination", str(place), PACKAGE],
        check=True, cwd=place, capture_output=True, text=True,
    ).stdout.split()[-1]  # fmt: skip
    # Last, because `npm install` throws away what it did not install itself.
    inside = place / "node_modules" / "@willwade" / "aac-processors"
    inside.mkdir(parents=True)
    subprocess.run(["tar", "-xzf", place / packed, "--strip-components=1", "-C", inside], check=True)


def judge(files: Sequence[Path], prefix: Path = Path(sys.prefix)) -> list[str]:
    """Every error and warning of these .obf and .obz files, the file's name before it. Without the judge, an error."""
    place = prefix / "aac"
    if not shutil.which("node") or not (place / "installed").exists():
        raise RuntimeError("The judge of boards is not there: run `python3 tests/run.py`, which installs Node and it.")
    said = subprocess.run(["node", "-e", JUDGE, *files], check=True, cwd=place, capture_output=True, text=True).stdout
    faults = []
    for file, result in zip(files, json.loads(said), strict=True):
        faults += [f"{file.name}: {fault}" for fault in _told(result)]
    return faults


def _told(result: dict[str, object]) -> list[str]:
    found = [json.dumps(check) for check in result["results"] if not check["valid"] or check.get("warnings")]
    if result["errors"] or result["warnings"] or not result["valid"]:
        found.append(f"{result['errors']} errors, {result['warnings']} warnings")
    return found
