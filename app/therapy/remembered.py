"""What was worked out of a frozen object, kept for as long as the object lives.

Kept beside the object, by identity: a cached property would travel along when a copy with changes is made of it, and
safety would then be read off the wrong prompt.
"""

import weakref
from collections.abc import Callable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Worked = TypeVar("Worked")


class Remembered(Generic[Thing, Worked]):
    """`Remembered(work)(thing)` is `work(thing)`, done once per object."""

    def __init__(self, work: Callable[[Thing], Worked]) -> None:
        self._work = work
        self._known: dict[int, tuple[weakref.ref[Thing], Worked]] = {}

    def __call__(self, thing: Thing) -> Worked:
        """The value for this very object."""
        known = self._known.get(id(thing))
        if known is not None and known[0]() is thing:
            return known[1]
        fresh, key = self._work(thing), id(thing)
        self._known[key] = (weakref.ref(thing, lambda gone: self._forget(key, gone)), fresh)
        return fresh

    def _forget(self, key: int, gone: weakref.ref[Thing]) -> None:
        known = self._known.get(key)
        if known is not None and known[0] is gone:
            del self._known[key]
