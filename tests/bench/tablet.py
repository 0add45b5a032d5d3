"""A tablet to measure with: Chromium at a quarter of its speed, a network as slow as wanted, watch.js in every page."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Playwright, ViewportSize

from tests.chromium import FLAGS, find_chromium

CPU_TIMES = 4
LOCK_OUT_MS, FINGER_DOWN_MS, LOST_AFTER_MS = 560, 60, 15_000
SLOW_4G = {"latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
WATCH = Path(__file__).with_name("watch.js").read_text("utf-8")
SCREEN: ViewportSize = {"width": 1180, "height": 820}  # a 10.9 inch tablet, held wide


@dataclass
class Tablet:
    """One page, and all that went over its wire."""

    page: Page
    cdp: CDPSession
    wire: dict[str, dict[str, Any]] = field(default_factory=dict)

    def network(self, latency: float, downloadThroughput: float = -1, uploadThroughput: float = -1) -> None:
        """Milliseconds of delay and bytes a second from now on."""
        self.cdp.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": latency, "downloadThroughput": downloadThroughput,
             "uploadThroughput": uploadThroughput},
        )  # fmt: skip

    def ask(self, expression: str) -> Any:
        """The value of a JavaScript expression, waited for; past Playwright, whose own script weighs on the heap."""
        told = self.cdp.send(
            "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}
        )
        if "exceptionDetails" in told:
            raise RuntimeError(f"{expression}: {told['exceptionDetails']}")
        return told["result"].get("value")

    def touch(self, selector: str) -> None:
        """A finger on the middle of it, down and up, as soon as it is there and presses count again."""
        self._press(self._place(selector))

    def answer_to(self, selector: str) -> dict[str, float] | None:
        """Touch it; milliseconds to the next tiles and to their pictures, or None when the touch was lost."""
        place = self._place(selector)
        self.ask(f"void (bench.answer = bench.answered({json.dumps(selector)}, {LOST_AFTER_MS}))")
        self._press(place)
        answer: dict[str, float] | None = self.ask("bench.answer")
        return answer

    def picked_by_touch(self, selector: str) -> float | None:
        """Touch a picture; milliseconds from letting go to the frame with its play, or None when the touch was lost."""
        place = self._place(selector)
        self.ask(f"void (bench.pick = bench.picked('pointerup', {LOST_AFTER_MS}))")
        self._press(place)
        return self._told("bench.pick")

    def picked_by_switch(self) -> float | None:
        """Press a switch while a picture is lit; milliseconds from letting go to the frame with its play, or None."""
        self._place(".tile[data-lit]")
        self.ask(f"void (bench.pick = bench.picked('keyup', {LOST_AFTER_MS}))")
        for kind in ("keyDown", "keyUp"):
            self.cdp.send("Input.dispatchKeyEvent", {"type": kind, "key": " ", "code": "Space"})
            self.page.wait_for_timeout(FINGER_DOWN_MS)
        return self._told("bench.pick")

    def _told(self, expression: str) -> float | None:
        told: float | None = self.ask(expression)
        return told

    def _place(self, selector: str) -> dict[str, float]:
        place: dict[str, float] = self.ask(f"bench.place({json.dumps(selector)}, {LOCK_OUT_MS})")
        return place

    def _press(self, place: dict[str, float]) -> None:
        self.cdp.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [place]})
        self.page.wait_for_timeout(FINGER_DOWN_MS)
        self.cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def laid_in(self) -> None:
        """Wait until all that no WiFi needs is there: nothing asked for 2 s, and the service worker in charge."""
        asked = -1
        while asked != len(self.wire):
            asked = len(self.wire)
            self.page.wait_for_timeout(2_000)
        while not self.ask("navigator.serviceWorker.controller?.state === 'activated'"):
            self.page.wait_for_timeout(500)

    def bytes_by(self, since_navigation_ms: float) -> float:
        """Encoded bytes, headers included, that had come over the wire so many milliseconds after the navigation."""
        until = min(one["sent"] for one in self.wire.values()) + since_navigation_ms / 1000
        return sum(size for one in self.wire.values() for at, size in one["pieces"] if at <= until)

    def _listen(self) -> None:
        def asked(told: dict[str, Any]) -> None:
            self.wire[told["requestId"]] = {"url": told["request"]["url"], "sent": told["timestamp"], "pieces": []}

        def answered(told: dict[str, Any]) -> None:
            self._piece(told, told["response"]["encodedDataLength"])

        def came(told: dict[str, Any]) -> None:
            self._piece(told, told["encodedDataLength"])

        def whole(told: dict[str, Any]) -> None:
            one = self.wire.get(told["requestId"])
            if one is not None:
                one["done"] = told["timestamp"]
                self._piece(told, told["encodedDataLength"] - sum(size for _, size in one["pieces"]))

        self.cdp.on("Network.requestWillBeSent", asked)
        self.cdp.on("Network.responseReceived", answered)
        self.cdp.on("Network.dataReceived", came)
        self.cdp.on("Network.loadingFinished", whole)
        self.cdp.send("Network.enable")

    def _piece(self, told: dict[str, Any], size: float) -> None:
        if told["requestId"] in self.wire and size:
            self.wire[told["requestId"]]["pieces"].append((told["timestamp"], size))


@contextmanager
def cold(playwright: Playwright, cookie: Any = None) -> Iterator[Tablet]:
    """A browser that was never anywhere."""
    browser: Browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=FLAGS)
    context = browser.new_context(viewport=SCREEN, has_touch=True)
    try:
        yield _opened(context, cookie)
    finally:
        browser.close()


@contextmanager
def lasting(playwright: Playwright, profile: Path, cookie: Any = None) -> Iterator[Tablet]:
    """A browser that keeps what it knows in `profile`."""
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=find_chromium(playwright), args=FLAGS, viewport=SCREEN, has_touch=True
    )
    try:
        yield _opened(context, cookie)
    finally:
        context.close()


def _opened(context: BrowserContext, cookie: Any) -> Tablet:
    if cookie:
        context.add_cookies([cookie])
    context.add_init_script(WATCH)
    page = context.pages[0] if context.pages else context.new_page()
    tablet = Tablet(page, context.new_cdp_session(page))
    tablet._listen()
    tablet.cdp.send("Emulation.setCPUThrottlingRate", {"rate": CPU_TIMES})
    return tablet
