"""Hands that tremble: what they meant is what is taken.

Three presses of ten come with a stray one: just after, with a finger 25 px off, or, where the child holds or lifts,
also just before, anywhere among the pictures.
"""

from collections.abc import Callable
from random import Random

import pytest

from .hands import Hands

PICKS, STRAY, JITTER_PX, WITHIN_MS = 150, 0.3, 25, 400
MOST_WRONG = 0.01


class Trembling:
    """A child that means one picture after the other."""

    def __init__(self, hands: Hands, meant_ms: tuple[int, int], *, before: bool) -> None:
        self.hands, self.meant_ms, self.before, self.chance = hands, meant_ms, before, Random(1)
        self.names = ("song-1", "story-1", "counting-1")
        self.places = {name: hands.place(name) for name in self.names}
        box = hands.page.locator(".board").bounding_box()
        assert box is not None
        self.board = box

    def means(self, name: str) -> list[str]:
        """What was taken when this picture was meant, all presses together."""
        chance, (x, y) = self.chance, self.places[name]
        taken = len(self.hands.acts)
        if self.before and chance.random() < STRAY:
            self._graze(self.board["x"] + chance.random() * self.board["width"], self.board["y"] + 200)
            self.hands.wait(chance.randrange(WITHIN_MS))
        self._press(x + self._off(), y + self._off(), chance.randint(*self.meant_ms))
        if chance.random() < STRAY:
            self.hands.wait(chance.randrange(WITHIN_MS))
            self._graze(x + self._off(), y + self._off())
        found = self.hands.acts[taken:]
        self.hands.wait(1000)
        self.hands.page.evaluate("again()")
        self.hands.wait(1000)
        return found

    def _off(self) -> float:
        return self.chance.uniform(-JITTER_PX, JITTER_PX)

    def _graze(self, x: float, y: float) -> None:
        self._press(x, y, self.chance.randint(20, 120))

    def _press(self, x: float, y: float, ms: int) -> None:
        self.hands.finger.down(x, y)
        self.hands.wait(ms)
        self.hands.finger.up()


@pytest.mark.parametrize(
    ("way", "meant_ms", "before"),
    [("touch", (40, 300), False), ("hold", (650, 1200), True), ("release", (200, 900), True)],
)
def test_a_trembling_hand_takes_what_it_means(
    hands: Callable[..., Hands], way: str, meant_ms: tuple[int, int], before: bool
) -> None:
    child = Trembling(hands(way=way), meant_ms, before=before)
    meant = [child.chance.choice(child.names) for _ in range(PICKS)]
    wrong = [(name, found) for name in meant if (found := child.means(name)) != [f"pick {name}"]]
    assert len(wrong) < MOST_WRONG * PICKS, wrong


def test_without_lock_out_and_guard_the_same_hand_would_take_what_it_does_not_mean(hands: Callable[..., Hands]) -> None:
    child = Trembling(hands(way="touch", lock_ms=0, guard_ms=0), (40, 300), before=False)
    meant = [child.chance.choice(child.names) for _ in range(40)]
    assert any(child.means(name) != [f"pick {name}"] for name in meant)
