"""The play surface as a tablet meets it: bytes and time to the first picture, outcome taps, a dead server, the heap."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright, sync_playwright

from .delay import DelayedWire
from .server import Server, playcue
from .tablet import SLOW_4G, Tablet, cold, lasting

CHILD = "sample-mia"
COLD_ROUNDS, RESTARTS = 5, 3
TAPS = 10
FAR_MS = 2_000
INTO_IT = '[data-control="into-it"]'


def measure(folder: Path) -> dict[str, list[float]]:
    """Each the list of all rounds; all at a quarter of the processor's speed.

    first_tile_kb       thousands of bytes over the wire until every picture of the first offer is there, headers too;
                        nothing known before but the cookie of a paired tablet
    first_tile_ms       from the start of the navigation on Slow 4G to the frame that shows the first picture. A script
                        taps what the moment asks as soon as it is there; its taps, and the 300 ms in which the surface
                        takes no second press, count
    moment_ms           the part of it until the moment's questions could be tapped
    first_offer_ms      until all pictures of the offer are shown
    tap_ms_0            from the touch on "Into it" to the frame that shows the next offer, no delay on the network;
                        tap_pictures_ms_0: with all its pictures
    pick_ms_0           from letting go of a picture to the frame that shows its play; pick_ms_2000: far from the server
    pick_ms_switch      the same from letting go of a switch, for a child who scans with one
    tap_ms_2000         the same with everything that goes to and from the server 2,000 ms late
    restart_offline_ms  after a single visit: browser closed, server killed, browser started again; from the start of
                        the navigation to the first picture of the offer that was left behind
    heap_mb             millions of bytes that JavaScript holds while the offer is shown, after a forced collection
    """
    server, cookie = playcue(folder / "practice")
    address = f"/play/#{CHILD}"
    with server, sync_playwright() as playwright:
        found = first_tile(playwright, server.url + address, cookie)
        with DelayedWire(server.port) as wire, cold(playwright, cookie) as tablet:
            tablet.page.goto(wire.url + address)
            tablet.ask("bench.start")
            tablet.laid_in()
            found |= {"heap_mb": [heap_mb(tablet)]}
            found |= taps(tablet, wire, pick=True)
            wire.round_trip_s = 0
            found["pick_ms_switch"] = switch_picks(tablet)
        found["restart_offline_ms"] = [
            _restart(playwright, server, folder / f"profile-{n}", cookie) for n in range(RESTARTS)
        ]
    return found


def first_tile(playwright: Playwright, url: str, cookie: Any = None) -> dict[str, list[float]]:
    """Cold starts on Slow 4G."""
    found: dict[str, list[float]] = {
        name: [] for name in ("first_tile_kb", "first_tile_ms", "moment_ms", "first_offer_ms")
    }
    for _ in range(COLD_ROUNDS):
        with cold(playwright, cookie) as tablet:
            tablet.network(**SLOW_4G)
            tablet.page.goto(url, wait_until="commit")
            seen = tablet.ask("bench.start")
            found["first_offer_ms"].append(seen["offer"])
            found["first_tile_ms"].append(seen["tile"])
            found["moment_ms"].append(tablet.ask("bench.moment ?? 0"))
            tablet.page.wait_for_timeout(1_000)  # the wire's own account of it comes later
            found["first_tile_kb"].append(tablet.bytes_by(seen["offer"]) / 1000)
    return found


def taps(tablet: Tablet, wire: DelayedWire, pick: bool) -> dict[str, list[float]]:
    """Outcome taps, near and far from the server; with `pick` a picture is picked before each."""
    found: dict[str, list[float]] = {}
    for delay in (0, FAR_MS):
        wire.round_trip_s = delay / 1000
        answers, picks = [], []
        for _ in range(TAPS):
            if pick:
                picks.append(tablet.picked_by_touch("[data-prompt]"))
            answers.append(tablet.answer_to(INTO_IT))
        found[f"tap_ms_{delay}"] = [answer["tile"] if answer else math.inf for answer in answers]
        found[f"tap_pictures_ms_{delay}"] = [answer["pictures"] if answer else math.inf for answer in answers]
        found[f"taps_lost_{delay}"] = [answers.count(None)]
        if picks:
            found[f"pick_ms_{delay}"] = [math.inf if one is None else one for one in picks]
    return found


def switch_picks(tablet: Tablet) -> list[float]:
    """Press-to-pick of a child who scans with one switch; an adult chooses that way, as in the middle of a play."""
    for control in ("more", "way-one_switch", "close"):
        tablet.touch(f'[data-control="{control}"]')
    found = []
    for _ in range(TAPS):
        picked = tablet.picked_by_switch()
        found.append(math.inf if picked is None else picked)
        tablet.touch(INTO_IT)
    return found


def heap_mb(tablet: Tablet) -> float:
    """What JavaScript holds after a forced collection, in millions of bytes."""
    tablet.cdp.send("HeapProfiler.collectGarbage")
    return float(tablet.cdp.send("Runtime.getHeapUsage")["usedSize"]) / 1e6


def _restart(playwright: Playwright, server: Server, profile: Path, cookie: Any) -> float:
    with lasting(playwright, profile, cookie) as tablet:
        tablet.page.goto(f"{server.url}/play/#{CHILD}")
        tablet.ask("bench.start")
        tablet.laid_in()
    with _dead(server), lasting(playwright, profile) as tablet:
        tablet.page.goto(f"{server.url}/play/", wait_until="commit")
        return float(tablet.ask("bench.start")["tile"])


@contextmanager
def _dead(server: Server) -> Iterator[None]:
    server.kill()
    try:
        yield
    finally:
        server.start()
