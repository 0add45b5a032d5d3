"""python -m tests.webkit: one play in Debian's WebKitGTK, a relative of the iPad's Safari, shown step by step.

Not part of the tests: it needs `apt-get install webkit2gtk-driver xvfb` and a screen (`xvfb-run -a python -m
tests.webkit`). It ends with 0 when the job from a face to "All done" went through and every tap was sent.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from tests.bench.server import playcue

DRIVER, ELEMENT = "WebKitWebDriver", "element-6066-11e4-a52e-4f735466cecf"  # the key that WebDriver names elements by
PORT, PATIENCE_S, LOCK_OUT_S = 4444, 20, 0.6
ASKED = '[data-control="assent-yes"], [data-control="lines"]'  # before a touch the child is asked
STEPS = (
    '[data-child="sample-mia"]', '[data-mood="ready"]', '[data-control="all-fine"]',
    '[data-control="touch-everywhere"]', '[data-control^="need-"]', '[data-control="start"]', "[data-prompt]", ASKED,
    '[data-control="lines"]', '[data-control="into-it"]', "[data-prompt]", ASKED, '[data-control="so-so"]',
    '[data-control="else"]', "[data-prompt]", '[data-control="all-done"]', '[data-control="after"]',
    '[data-control="finish"]',
)  # fmt: skip


class WebKit:
    """A window of MiniBrowser, driven by the W3C WebDriver protocol."""

    def __init__(self, browser: Path) -> None:
        options = {"binary": str(browser), "args": ["--automation"]}
        told = self._ask("POST", "/session", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}})
        self._session = f"/session/{told['sessionId']}"

    def tell(self, what: str, **more: Any) -> Any:
        return self._ask("POST", f"{self._session}/{what}", more)

    def find(self, selector: str) -> str:
        """The element, once it is there; RuntimeError when it does not come."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            found = self.tell("elements", using="css selector", value=selector)
            if found:
                return str(found[0][ELEMENT])
            time.sleep(0.1)
        raise RuntimeError(f"{selector} never came.")

    def close(self) -> None:
        self._ask("DELETE", self._session)

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        asked = urllib.request.Request(
            f"http://127.0.0.1:{PORT}{path}", None if body is None else json.dumps(body).encode(), method=method
        )
        with urllib.request.urlopen(asked, timeout=60) as reply:
            return json.load(reply)["value"]


def main() -> int:
    """0 when all went through."""
    driver = shutil.which(DRIVER)
    found = sorted(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser"))
    if not driver or not found:
        print("There is no WebKitGTK: apt-get install webkit2gtk-driver xvfb, then xvfb-run -a python -m tests.webkit")
        return 1
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server, cookie = playcue(Path(folder) / "practice")
        process = subprocess.Popen([driver, f"--port={PORT}"])
        try:
            with server:
                time.sleep(1)
                return _play(WebKit(found[-1]), server.url, cookie)
        finally:
            process.kill()


def _play(webkit: WebKit, url: str, cookie: dict[str, str]) -> int:
    webkit.tell("url", url=f"{url}/play/")
    webkit.tell("cookie", cookie={"name": cookie["name"], "value": cookie["value"], "path": "/"})
    webkit.tell("url", url=f"{url}/play/")
    for step in STEPS:
        time.sleep(LOCK_OUT_S)
        webkit.tell(f"element/{webkit.find(step)}/click")
        print(step, "tapped", flush=True)
    sent = (
        "return [...document.querySelectorAll('.saved')].some((one) => one.textContent.includes('with the practice'))"
    )
    until = time.monotonic() + PATIENCE_S
    while not (done := webkit.tell("execute/sync", script=sent, args=[])) and time.monotonic() < until:
        time.sleep(0.2)
    print("every tap was sent" if done else "taps are still waiting")
    webkit.close()
    return 0 if done else 1


if __name__ == "__main__":
    sys.exit(main())
