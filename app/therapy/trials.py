"""Which pictures come next in preference rounds, and on which sides: the same as app/play/browser/rounds.js.

Sides are balanced by construction and nothing is left to chance. The first order is drawn from the assessment's id; a
row is turned on by one after each pick and begins elsewhere in each round; of pairs each prompt is as often left as
right, never more than one apart.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .drawing import drawn
from .rounds import ROUNDS, Assessment


@dataclass(frozen=True, slots=True)
class Next:
    """The next offer: its round and trial, and prompts from left to right."""

    round: int
    trial: int
    shown: tuple[str, ...]


def next_trial(open_: Assessment, safe: Collection[str]) -> Next | None:
    """The next offer of prompts that are safe now; None when nothing can be asked now, or all was asked."""
    row = _first_order(open_)
    return _next_pair(row, open_, safe) if open_.mode == "paired" else _next_of_row(row, open_, safe)


def pairs(row: Sequence[str]) -> list[tuple[str, str]]:
    """Every two of a row once, left and right, in an order that seldom shows a prompt twice running (circle method)."""
    count = len(row) + len(row) % 2
    seats, found = list(range(count)), []
    for _ in range(count - 1):
        for at in range(count // 2):
            low, high = sorted((seats[at], seats[count - 1 - at]))
            if high < len(row):
                found.append((row[low], row[high]) if (low + high) % 2 else (row[high], row[low]))
        seats = [seats[0], seats[-1], *seats[1:-1]]
    return found


def _first_order(open_: Assessment) -> list[str]:
    return sorted(open_.prompts, key=lambda prompt: (drawn(f"{open_.id}|{prompt}"), prompt))


def _next_pair(row: Sequence[str], open_: Assessment, safe: Collection[str]) -> Next | None:
    asked = {trial.trial for trial in open_.trials}
    for number, pair in enumerate(pairs(row)):
        if number not in asked and all(prompt in safe for prompt in pair):
            return Next(1, number, pair)
    return None


def _next_of_row(row: Sequence[str], open_: Assessment, safe: Collection[str]) -> Next | None:
    now = max((trial.round for trial in open_.trials), default=1)
    for number in (now, now + 1):
        asked = [trial for trial in open_.trials if trial.round == number]
        left = _turned(row, (number - 1) * (len(row) // ROUNDS))
        for trial in asked:
            left = _turned([prompt for prompt in left if prompt != trial.picked], 1)
        shown = tuple(prompt for prompt in left if prompt in safe)
        over = any(trial.picked is None for trial in asked)
        # A round begins with a choice; its last picture is offered alone.
        if number <= ROUNDS and not over and len(shown) >= (1 if asked else 2):
            return Next(number, len(asked), shown)
    return None


def _turned(row: Sequence[str], by: int) -> list[str]:
    by = by % len(row) if row else 0
    return [*row[by:], *row[:by]]
