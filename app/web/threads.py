"""Blocking work, done beside the event loop."""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from nicegui import run

P = ParamSpec("P")
T = TypeVar("T")


async def in_thread(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """The result of blocking work. NiceGUI gives None instead while it shuts down, when nobody looks any more."""
    return cast(T, await run.io_bound(work, *args, **kwargs))
