"""The world outside the practice, as a proxy that answers nothing and writes down what was asked of it."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

CHROMIUMS_OWN = "CONNECT content-autofill.googleapis.com:443"  # it asks there about any form that somebody types in


class Outside(socketserver.ThreadingTCPServer):
    """Every request of a browser that uses `proxy`, but for those to the practice's own server."""

    daemon_threads = True

    def __init__(self) -> None:
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), _Ear)

    @property
    def proxy(self) -> dict[str, str]:
        """Playwright's `proxy` of a browser context."""
        return {"server": f"http://127.0.0.1:{self.server_address[1]}", "bypass": "127.0.0.1"}


class _Ear(socketserver.StreamRequestHandler):
    server: Outside

    def handle(self) -> None:
        asked = self.rfile.readline(2000).decode("latin-1").strip()
        if not asked.startswith(CHROMIUMS_OWN):
            self.server.asked.append(asked)
        self.wfile.write(b"HTTP/1.1 502 Nobody\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


@contextmanager
def outside() -> Iterator[Outside]:
    """Open while the block runs."""
    with Outside() as world:
        thread = threading.Thread(target=world.serve_forever, daemon=True)
        thread.start()
        yield world
        world.shutdown()
        thread.join()
