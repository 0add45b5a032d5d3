"""Finding prompts: each thing asked for narrows, and all of them must hold."""

import pytest

from app.library import Finder, Query, read_library
from tests.library.samples import ASSETS

PROMPTS = read_library(ASSETS).prompts
FINDER = Finder(PROMPTS.values())


@pytest.mark.parametrize(
    ("query", "in_it", "not_in_it"),
    [
        (Query(), {"slow-bear", "tunnel-toes"}, set()),
        (Query(kind="song"), {"slow-bear"}, {"tunnel-toes"}),
        (Query(words="BEAR slippers"), {"slow-bear"}, {"sleepy-bear"}),
        (Query(words="trains"), {"tunnel-toes", "train-to-grandma"}, {"slow-bear"}),
        (Query(place="wall_standing"), {"bridge-hands"}, {"moon-meets-toes"}),
        (Query(goal="gait"), {"giants-ten-steps"}, {"slow-bear"}),
        (Query(minutes=1), {"tunnel-toes"}, {"slow-bear"}),
        (Query(equipment="none"), {"slow-bear"}, {"ready-steady-roll"}),
        (Query(equipment="soft_ball"), {"ready-steady-roll"}, {"slow-bear"}),
        (Query(tune="aunt-rhody"), {"slow-bear"}, {"hello-hand"}),
        (Query(sense=("sound", "little")), {"finger-lamps", "slow-bear"}, set()),
        (Query(sense=("sound", "much")), {"ten-raindrops"}, {"finger-lamps"}),
        (Query(touch="none"), {"finger-lamps"}, set()),
        (Query(touch="adult"), {"tunnel-toes"}, {"finger-lamps"}),
        (Query(kind="song", place="wall_standing", words="bear"), {"slow-bear"}, {"bridge-hands"}),
        (Query(words="no such words anywhere"), set(), {"slow-bear"}),
    ],
)
def test_what_is_asked_for_is_found(query: Query, in_it: set[str], not_in_it: set[str]) -> None:
    found = {prompt.id for prompt in FINDER.find(query)}
    assert in_it <= found
    assert not found & not_in_it


def test_they_lie_by_title() -> None:
    titles = [prompt.title.casefold() for prompt in FINDER.find(Query(kind="story"))]
    assert titles == sorted(titles)
