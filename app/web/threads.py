"""Blocking work, done beside the event loop."""

import asyncio
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


async def in_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The result of blocking work.

    Whoever is cancelled meanwhile hears so. NiceGUI's own `run.io_bound` says None instead, and its caller goes on
    with that: a page that is not wanted any more would be built without a visit.
    """
    return await asyncio.to_thread(work, *args, **kwargs)
