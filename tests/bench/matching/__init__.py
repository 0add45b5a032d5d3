"""Matching, side by side in a made-up practice: Playcue with and without its server, what else there is, the oracle.

`python -m tests.bench matching [--seeds 1-10] [--world base|noisy] [--set name=value] [--policies a,b]`, or
`run(World(...), seeds)`. The numbers of the world that can be set stand in world.py.
"""

import os

# Two processes share the machine; threads of the linear algebra would only get in their way. Read when numpy loads.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from .measuring import headline, means
from .policies import POLICIES
from .report import report
from .running import changed, names_of, on_stderr, run, seeds_of
from .world import WORLDS, World

__all__ = ["POLICIES", "WORLDS", "World", "headline", "measure", "report", "run"]


def measure(folder: Path, arguments: Namespace) -> Mapping[str, float]:
    """Means over the seeds, each asked figure under its name; without --json the tables are printed too.

    live_of_oracle, tablet_of_oracle    engaged minutes per minute beside the oracle's; _min is the smallest seed
    live_of_best_baseline               beside the better of MABWiser and counts, seed by seed
    had_enough_live, _tablet            share of plays that ended in "Had enough"
    session1_of_oracle, session1_tablet_of_oracle   the first play session of each child
    brier_margin_min                    how far Brier is below that of the share seen; the worst span of play sessions
    calibration_gap                     mean chance of "Into it" said against the share seen
    coverage_min, coverage_max          of the 80 % interval, over spans of play sessions, live and tablet
    unsafe                              pictures that should never have been offered
    ms_per_offer_live                   milliseconds for a fresh tray and its pictures
    and in JSON all of the tables, as "live engaged 4-10"
    """
    del folder
    try:
        world, seeds = changed(WORLDS[arguments.world], arguments.set), seeds_of(arguments.seeds)
        policies = names_of(arguments.policies)
    except ValueError as fault:
        raise SystemExit(str(fault)) from None
    results = run(world, seeds, policies, tell=on_stderr)
    if arguments.json:
        return headline(results) | means(results)
    print(report(results, " ".join(["World", arguments.world, *arguments.set, "seeds", arguments.seeds])))
    return headline(results)
