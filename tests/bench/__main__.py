"""python -m tests.bench [append] [tray] [library] [surface] [plain] [matching] [--json]: measures beside what is asked.

matching takes minutes and runs only when it is named.
"""

import argparse
import importlib
import json
import math
import os
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import app.settings  # noqa: F401 - before numpy: see OPENBLAS_NUM_THREADS there

PARTS = ("append", "tray", "library", "surface", "plain")
CHOOSING = ("matching",)  # takes options of its own
# What is asked, and the words for it; figures without a line here are there to compare with.
ASKED: dict[str, tuple[str, float]] = {
    "append_times_tinydb": (">=", 100),
    "append_ms_5000": ("<=", 10),
    "tray_ms": ("<=", 20),
    "tray_cold_ms": ("<=", 300),
    "tray_thousand_ms": ("<=", 30),
    "update_ms": ("<=", 2),
    "library_find_ms": ("<=", 50),
    "first_tile_kb": ("<=", 100),
    "first_tile_ms": ("<=", 2_000),
    "tap_ms_0": ("<=", 80),
    "tap_ms_2000": ("<=", 80),
    "restart_offline_ms": ("<=", 1_000),
    "heap_mb": ("<=", 3),
    "live_of_oracle": (">=", 0.91),
    "live_of_oracle_min": (">=", 0.89),
    "tablet_of_oracle": (">=", 0.90),
    "tablet_of_oracle_min": (">=", 0.88),
    "live_of_best_baseline": (">=", 1.12),
    "had_enough_live": ("<=", 0.125),
    "had_enough_tablet": ("<=", 0.14),
    "session1_of_oracle": (">=", 0.82),
    "session1_tablet_of_oracle": (">=", 0.80),
    "brier_margin_min": (">=", 0),
    "calibration_gap": ("<=", 0.02),
    "coverage_min": (">=", 0.77),
    "coverage_max": ("<=", 0.83),
    "unsafe": ("<=", 0),
    "ms_per_offer_live": ("<=", 20),
}


def main(said: Sequence[str] | None = None) -> int:
    """Always 0: this measures, it does not judge."""
    arguments = _parser().parse_args(said)
    figures: dict[str, list[float]] = {}
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(
        prefix="playcue-bench-", dir=arguments.folder, ignore_cleanup_errors=True
    ) as place:
        for name in arguments.parts or PARTS:
            part = importlib.import_module(f"tests.bench.{name}")
            chosen = (arguments,) if name in CHOOSING else ()
            found: Mapping[str, float | list[float]] = part.measure(Path(place) / name, *chosen)
            told = {key: value if isinstance(value, list) else [value] for key, value in found.items()}
            figures |= told
            if not arguments.json:
                print(_table(name, told), flush=True)
    if arguments.json:
        medians = {key: _rounded(statistics.median(values)) for key, values in figures.items()}
        print(json.dumps({key: None if math.isinf(value) else value for key, value in medians.items()}))
    busy = f"{before:.1f} before, {os.getloadavg()[0]:.1f} after, on {os.cpu_count()} processors"
    print(f"Load of this machine: {busy}. Figures taken beside other work are too high.", file=sys.stderr)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="part",
        choices=[*PARTS, *CHOOSING, []],
        help=f"any of {', '.join((*PARTS, *CHOOSING))}; without one all but {', '.join(CHOOSING)}",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object of medians instead of the table")
    parser.add_argument("--folder", type=Path, help="where to put what is measured (the disk counts for append)")
    matching = parser.add_argument_group("matching")
    matching.add_argument("--seeds", default="1-10", help="of the made-up practices: 1-10, 3 or 1,4,7-9")
    matching.add_argument("--world", default="base", choices=("base", "noisy"), help="the made-up practice")
    matching.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="another number of it (matching/world.py)"
    )
    matching.add_argument("--policies", help="only these, with commas between (matching/policies)")
    return parser


def _table(name: str, figures: Mapping[str, list[float]]) -> str:
    lines = [f"{name:24}{'asked':>10}{'median':>12}{'min':>12}{'max':>12}{'of':>5}"]
    for key, values in figures.items():
        sign, limit = ASKED.get(key, ("", 0))
        median = statistics.median(values)
        good = not sign or (median >= limit if sign == ">=" else median <= limit)
        shown = [_rounded(each) for each in (median, min(values), max(values))]
        asked = f"{sign} {limit:,}" if sign else ""
        spread = f"{shown[1]:>12,}{shown[2]:>12,}{len(values):>5}" if len(values) > 1 else ""
        lines.append(f"  {key:22}{asked:>10}{shown[0]:>12,}{spread}{'' if good else '  missed'}")
    return "\n".join(lines) + "\n"


def _rounded(value: float) -> float:
    if math.isinf(value):
        return value
    size = abs(value)
    return round(value) if size >= 1_000 else round(value, 1 if size >= 10 else 3 if size >= 1 else 4)


if __name__ == "__main__":
    raise SystemExit(main())
