"""The terminal: playcue serve | demo | check."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import platformdirs

import app.settings  # noqa: F401 - first of all of the app: see OPENBLAS_NUM_THREADS there
from app.main import serve
from app.settings import Settings, SettingsError, read_settings
from app.wiring import check_assets, check_coverage, sheet_of_pictures


def main(said: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it went well, 1 when it found faults, 2 when it cannot run as it was called."""
    arguments = _parser().parse_args(said)
    try:
        return int(arguments.run(arguments))
    except Exception as fault:
        if type(fault).__module__.startswith("app."):
            print(f"playcue: {fault}", file=sys.stderr)
            return 2 if isinstance(fault, SettingsError) else 1
        raise


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="playcue", description="Child-led touch and play prompts for therapy.")
    commands = parser.add_subparsers(required=True, metavar="serve | demo | check")

    serving = commands.add_parser("serve", help="start Playcue for this practice")
    serving.add_argument("--data", type=Path, help="folder that holds the practice (default: the platform's own)")
    serving.add_argument("--port", type=int, help="port to listen on (default 8080)")
    serving.add_argument("--host", help="address to listen on; 0.0.0.0 lets tablets of the same network in")
    serving.add_argument("--tls-cert", type=Path, help="certificate file: serve HTTPS (needs --tls-key)")
    serving.add_argument("--tls-key", type=Path, help="key file of the certificate")
    serving.add_argument("--language", help="language of the words on the screen (default en)")
    serving.set_defaults(run=_serve)

    demo = commands.add_parser("demo", help="look around with sample children, in a throw-away folder")
    demo.add_argument("--port", type=int, help="port to listen on (default 8080)")
    demo.set_defaults(run=_demo)

    check = commands.add_parser("check", help="report every fault of every prompt file, in words")
    check.add_argument("assets", nargs="?", type=Path, help="folder to check (default: the shelf that ships)")
    check.add_argument("--coverage", action="store_true", help="also print what each child profile finds at each place")
    check.add_argument("--profiles", type=Path, help="folder of child profiles (default: tests/profiles)")
    check.add_argument("--pictures", type=Path, metavar="SHEET.html", help="also write every picture onto one page")
    check.set_defaults(run=_check)
    return parser


def _serve(arguments: argparse.Namespace) -> int:
    said = {name: value for name, value in vars(arguments).items() if name in Settings.model_fields}
    settings = read_settings(said, Path(platformdirs.user_data_dir("playcue", appauthor=False)))
    serve(settings)
    return 0


def _demo(arguments: argparse.Namespace) -> int:
    with tempfile.TemporaryDirectory(prefix="playcue-demo-") as folder:
        serve(read_settings({"data": Path(folder), "port": arguments.port, "demo": True, "host": "127.0.0.1"}, Path()))
    return 0


def _check(arguments: argparse.Namespace) -> int:
    if arguments.assets and not arguments.assets.is_dir():
        raise SettingsError(f"{arguments.assets} is no folder: name the assets folder to check, or none for our own.")
    faults, lines = check_assets(arguments.assets)
    if arguments.coverage or arguments.profiles:
        shortages, told = check_coverage(arguments.assets, arguments.profiles)
        faults, lines = faults + shortages, [*lines, *told]
    if arguments.pictures:
        lines.append(sheet_of_pictures(arguments.assets, arguments.pictures))
    for line in lines:
        print(line)
    return 1 if faults else 0
