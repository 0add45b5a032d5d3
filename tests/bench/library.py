"""What it costs to find prompts on the library page: a shelf of 1,000, one thing asked after the other."""

import time
from pathlib import Path

from app.library import Finder, Query, read_library
from app.settings import SHIPPED
from tests.bench.tray import varied

PROMPTS, ROUNDS = 1_000, 31
QUERIES = (
    Query(), Query(words="b"), Query(words="bear slow"), Query(kind="story"), Query(place="car_parked", minutes=2),
    Query(sense=("sound", "little")), Query(sense=("touch", "much"), goal="calm"), Query(equipment="none"),
    Query(touch="self", words="nothing of the kind"),
)  # fmt: skip


def measure(folder: Path) -> dict[str, list[float]]:
    """Milliseconds.

    library_ready_ms   1,000 prompts made ready for finding, once each time the page is opened
    library_find_ms    one change of what is asked for; the slowest of several questions in each round
    """
    del folder
    prompts = list(dict(varied(read_library(SHIPPED), PROMPTS)).values())
    ready, find = [], []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        finder = Finder(prompts)
        ready.append((time.perf_counter() - start) * 1000)
        find.append(max(_ms(finder, query) for query in QUERIES))
    return {"library_ready_ms": ready, "library_find_ms": find}


def _ms(finder: Finder, query: Query) -> float:
    start = time.perf_counter()
    finder.find(query)
    return (time.perf_counter() - start) * 1000
