"""Somebody who asks the play routes, and the practice behind them."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from app.library import read_library
from app.practice import Practice, PracticeRecord, Who
from app.therapy import Child
from tests.fakes import MemoryStore
from tests.therapy.playing import NOW

SHELF = read_library(Path(__file__).resolve().parents[2] / "assets")
ADULT = Who("adult", "a", "Ann")


class Visitor:
    """A browser that holds at most one cookie. Each request runs in a thread, beside whatever loop the tests have."""

    def __init__(self, server: FastAPI) -> None:
        self.server, self.cookies = server, dict[str, str]()

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self._ask("GET", path, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        return self._ask("POST", path, **more)

    def _ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self.server)
            async with httpx.AsyncClient(transport=transport, base_url="http://here", cookies=self.cookies) as client:
                return await client.request(method, path, **more)

        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, ask()).result()


def practice_with_mia() -> Practice:
    """Set up, the shelf that ships, one child."""
    store = MemoryStore()
    store.write_practice(PracticeRecord(name="Elm Street"))
    store.write_child(Child(id="mia", nickname="Mia"))
    return Practice(store, SHELF, lambda: NOW)
