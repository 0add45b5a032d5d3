"""Work beside the event loop: its result, or the word that nobody waits for it any more."""

import asyncio
from threading import Event

import pytest
from nicegui import app

from app.web.threads import in_thread


async def test_whoever_is_cancelled_meanwhile_hears_so() -> None:
    begun, go_on = Event(), Event()

    def work() -> str:
        begun.set()
        go_on.wait(10)
        return "done"

    waiting = asyncio.create_task(in_thread(work))
    await asyncio.to_thread(begun.wait, 10)
    waiting.cancel()
    try:
        with pytest.raises(asyncio.CancelledError):
            await waiting
    finally:
        go_on.set()


async def test_what_is_kept_while_the_server_stops_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(app), "is_stopping", True)
    kept: list[str] = []
    await in_thread(kept.append, "a line")
    assert kept == ["a line"]
