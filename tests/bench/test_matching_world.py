"""The made-up practice is as hard as the one that the targets were set in: on the same dice both give the same.

`matching_world.json` holds what that one gave, two seeds in two worlds, to a policy that learns nothing (`InTurn`).
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.bench.matching.children import Child
from tests.bench.matching.dice import Practice, found
from tests.bench.matching.happening import Happened, Now
from tests.bench.matching.policies.ranked import Ranked
from tests.bench.matching.shelf import Known, playable
from tests.bench.matching.sitting import play_out
from tests.bench.matching.world import WORLDS

GIVEN = json.loads(Path(__file__).with_name("matching_world.json").read_text())["worlds"]
CLOSE = 1e-6  # of a number written with seven digits


class InTurn(Ranked):
    """Three pictures in turn, and keeps what happened."""

    def __init__(self, practice: Practice) -> None:
        super().__init__(practice.shelf, 1)
        self.happened: list[Happened] = []

    def offer(self, child: Known, before: Sequence[Happened], now: Now, count: int) -> list[tuple[int, int]]:
        ways = playable(child, now.positions, self.shelf)
        turn = child.number * 7 + now.sitting * 11 + now.offer * 5
        return [(ways[(turn + 13 * place) % len(ways)], 1 + (turn + place) % 6) for place in range(count)]

    def saw(self, happened: Happened) -> None:
        self.happened.append(happened)


@pytest.fixture(params=GIVEN, ids=lambda given: f"{given['world']}-{given['seed']}")
def given(request: pytest.FixtureRequest) -> dict[str, Any]:
    return request.param


@pytest.fixture
def practice(given: dict[str, Any]) -> Practice:
    return founded(given["world"], given["seed"])


def test_the_same_dice_give_the_same_children(given: dict[str, Any], practice: Practice) -> None:
    assert len(practice.children) == len(given["children"])
    for child, theirs in zip(practice.children, given["children"], strict=True):
        assert child.population == theirs["population"]
        assert list(child.known.stated) == theirs["stated"]
        assert sorted(child.known.forbidden) == theirs["forbidden"]
        assert [child.known.age_months, child.known.attention_s] == pytest.approx(
            [theirs["months"], theirs["attention_s"]], rel=CLOSE
        )
        assert numbers(child) == pytest.approx(theirs["numbers"], rel=CLOSE, abs=1e-9)
        assert drifted(child) == (theirs["later"] and pytest.approx(theirs["later"], rel=CLOSE))


def test_the_same_dice_give_the_same_shelf(given: dict[str, Any], practice: Practice) -> None:
    if "shelf" in given:
        assert np.abs(practice.prompt_liking).sum() == pytest.approx(given["prompt_liking_sum"], rel=CLOSE)
        for one, theirs in zip(practice.shelf, given["shelf"], strict=True):
            kind, *loads, arousal, pressure, energy, verse_s, most_verses, loops, novelty, positions = theirs
            assert (one.kind, list(one.loads), one.pressure, one.energy) == (kind, loads, pressure, energy)
            assert (one.verse_s, one.most_verses, one.loops) == (verse_s, most_verses, bool(loops))
            assert "".join(map(str, one.positions)) == positions
            assert [one.arousal, one.novelty] == pytest.approx([arousal, novelty], rel=CLOSE)


def test_the_same_dice_give_the_same_moods_picks_stays_and_taps(given: dict[str, Any], practice: Practice) -> None:
    for number, theirs in enumerate(given["played"]):
        policy = InTurn(practice)
        record = play_out(policy, practice, [number])
        happened, plays = policy.happened, record.plays
        sittings = [one.sitting for one in happened]
        assert [sittings.count(n + 1) for n in range(practice.world.sittings)] == theirs["offers"]
        assert "".join(str(one.mood) for one in happened) == theirs["mood"]
        assert [-1 if one.picked is None else one.picked for one in happened] == theirs["picked"]
        assert "".join("hsi"[play.outcome] for play in plays) == theirs["outcome"]
        assert "".join(str(int(play.tapped)) for play in plays) == theirs["tapped"]
        assert "".join(str(int(play.cut)) for play in plays) == theirs["cut"]
        assert [10 * play.stay_s for play in plays] == pytest.approx(theirs["stay_ds"], abs=0.51)
        assert [10 * play.cost_s for play in plays] == pytest.approx(theirs["cost_ds"], abs=0.51)
        assert [one.engaged_s for one in record.sittings] == pytest.approx(theirs["engaged_s"], abs=0.0051)
        assert record.unsafe == 0


@cache
def founded(world: str, seed: int) -> Practice:
    """Frozen, so that the tests share it."""
    return found(WORLDS[world], seed)


def numbers(child: Child) -> list[float]:
    """Hidden numbers of a child; of what each prompt has, the first, the last and the sum of sizes."""
    ends = [[each[0], each[-1], np.abs(each).sum()] for each in (child.fit, child.taste.own)]
    return [
        child.ease, child.taste_for_new, child.habit, child.arousal, child.mood_weight, child.side[0], child.side[2],
        child.rater, *child.taste.kinds, *child.taste.features, *child.stay_s, *ends[0], *ends[1],
    ]  # fmt: skip


def drifted(child: Child) -> list[float] | None:
    """What its tastes become."""
    later = child.later
    return later and [*later.kinds, *later.features, later.own[0], np.abs(later.own).sum()]
