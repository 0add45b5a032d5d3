"""A wire on which everything arrives later, web sockets too (Chromium's own slow network leaves those out)."""

import asyncio
import contextlib
import threading
from types import TracebackType


class DelayedWire:
    """Listens on `url` and passes all on to a port of this machine; `round_trip_s` may be changed at any time."""

    def __init__(self, to_port: int) -> None:
        self.round_trip_s = 0.0
        self._to_port, self._port = to_port, 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._listening = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> "DelayedWire":
        self._thread.start()
        self._listening.wait()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self) -> None:
        server = self._loop.run_until_complete(asyncio.start_server(self._connected, "127.0.0.1", 0))
        self._port = server.sockets[0].getsockname()[1]
        self._listening.set()
        self._loop.run_forever()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError, OSError):
                self._loop.run_until_complete(task)
        self._loop.close()

    async def _connected(self, near: asyncio.StreamReader, answer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.CancelledError):
            far, ask = await asyncio.open_connection("127.0.0.1", self._to_port)
            await asyncio.gather(self._carry(near, ask), self._carry(far, answer))
        answer.close()

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            content = b"..."
            with contextlib.suppress(OSError):
                while content:
                    due, content = await under_way.get()
                    await asyncio.sleep(due - self._loop.time())
                    target.write(content)
                    await target.drain()
            target.close()

        delivering, content = asyncio.create_task(deliver()), b"..."
        while content:
            try:
                content = await source.read(65_536)
            except OSError:
                content = b""
            under_way.put_nowait((self._loop.time() + self.round_trip_s / 2, content))
        await delivering
