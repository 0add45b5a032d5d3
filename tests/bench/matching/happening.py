"""What passes between a policy and the practice, and what is kept of it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from .shelf import Known
from .truth import Truth


class Now(NamedTuple):
    """What is said before an offer. `sitting` counts from 1, `offer` and `plays` from 0 within it."""

    sitting: int
    offer: int
    plays: int
    mood: int
    left_s: float
    positions: tuple[int, ...]


class Happened(NamedTuple):
    """What was seen. `picked` None is "something else"; a stay is `cut` when the child was still there at its end."""

    child: int
    sitting: int
    offer: int
    mood: int
    offered: tuple[tuple[int, int], ...]
    picked: int | None
    verses: int = 0
    stay_s: float = 0.0
    cut: bool = False
    outcome: int | None = None


class Expected(NamedTuple):
    """What a policy expects of a play: chance of "Into it", and the stay's median and 80 % interval in seconds."""

    likely: float
    stay_s: float
    low_s: float
    high_s: float


class Play(NamedTuple):
    """A play as it truly was. `true_stay_s` is how long the child would have stayed; None when it never entered."""

    child: int
    sitting: int
    picked: int
    outcome: int
    tapped: bool
    engaged_s: float
    cost_s: float
    true_stay_s: float | None
    expected: Expected | None
    stay_s: float
    cut: bool


class Sitting(NamedTuple):
    """Sums of a play session."""

    child: int
    sitting: int
    population: str
    engaged_s: float
    elapsed_s: float


class Record(NamedTuple):
    """All that came of a policy in a practice; `unsafe` counts what it should never have offered."""

    sittings: list[Sitting]
    plays: list[Play]
    offer_ms: list[float]
    unsafe: int


class Policy(Protocol):
    """What chooses the pictures."""

    def offer(self, child: Known, before: Sequence[Happened], now: Now, count: int) -> Iterable[tuple[int, int]]:
        """Prompts with the verses planned for each, from left to right."""

    def saw(self, happened: Happened) -> None:
        """Learns."""

    def expected(self, picked: int) -> Expected | None:
        """Of a prompt that was just offered; None when it does not say."""

    def told_truth(self, truths: Mapping[int, Truth]) -> None:
        """The hidden truth of each child; all but the oracle look away."""
