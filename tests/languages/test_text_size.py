"""Words at 200 %, by a child's own setting and by the browser: nothing cut off, "All done" in its place."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.bench.server import Server
from tests.chromium import PATIENCE_MS
from tests.presses import UNLOCKED, WATCH

from .made_up import LONG, MIRRORED, assets_with

ASSETS = Path(__file__).parents[2] / "assets"
CUT = (Path(__file__).with_name("cut.js")).read_text("utf-8").partition("\n")[2]
SIZES = ((1024, 768), (768, 1024), (360, 740))
ZOOMED = ((512, 384), (384, 512))  # a tablet at 200 %
MOST_LINES = 12  # of a play
# A song with the widest beat, "100 a minute", and a story that asks at once; each with the line that shows it.
PLAYS = {"song": ("spider-band", ".lines .now span"), "story": ("beekeeper-wheels", ".asked")}


@pytest.fixture(scope="module", params=["en", LONG, MIRRORED])
def spoken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The demo in a language; its name and address."""
    made_up = assets_with(tmp_path_factory.mktemp("text") / "assets", ASSETS)
    with Server(["tests.languages.serve", str(made_up), "demo"], "/help", PLAYCUE_LANGUAGE=request.param) as server:
        yield request.param, server.url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(has_touch=True, viewport={"width": 1024, "height": 768}) as context:
        yield context.new_page()


def test_nothing_is_cut_off(spoken: tuple[str, str], page: Page):
    """All words at 200 % by the browser, by the child's own setting, and half as large again on black."""
    language, url = spoken
    tap = _begun(page, url)
    found = _all_screens(page, tap, ZOOMED, f"{language}-zoomed", {})
    usual = {size: _stop(page, size) for size in SIZES}
    for look, text in (("paper", 200), ("yellow", 150)):
        _seen(tap, page, f"look-{look}", f"text-{text}")
        size = _read(page, ".tile .name")
        assert size == pytest.approx({"paper": 29, "yellow": 34}[look] * text / 100, abs=1)
        found += _all_screens(page, tap, SIZES, f"{language}-{look}-{text}", usual)
    tap("[data-control=all-done]")
    page.wait_for_selector("[data-screen=closing]")
    found += _looked(page, SIZES, f"{language}-closing", {})
    assert not found, "\n" + "\n".join(found)


def _begun(page: Page, url: str) -> Callable[[str], None]:
    """Mia is to choose, in the usual look; what taps."""

    page.add_init_script(WATCH)

    def tap(what: str) -> None:
        page.wait_for_function(UNLOCKED)
        page.locator(what).first.dispatch_event("click")

    page.goto(url + "/")
    page.goto(url + "/play/")
    page.wait_for_selector("[data-screen=children] [data-child=sample-mia]")
    page.locator("[data-control=ready], [data-control=not-ready]").wait_for(timeout=3 * PATIENCE_MS)
    tap("[data-child=sample-mia]")
    page.wait_for_selector("[data-screen=moment]")
    for answer in ("[data-mood=ready]", "[data-control=all-fine]", "[data-control=touch-everywhere]"):
        tap(answer)
    tap("[data-control=start]")
    page.wait_for_selector("[data-screen=pick] .tile")
    return tap


def _seen(tap: Callable[[str], None], page: Page, *controls: str) -> None:
    tap("[data-control=more]")
    page.wait_for_selector("#pc-more")
    for control in controls:
        tap(f"[data-control={control}]")
    tap(".panel [data-control=close]")
    page.wait_for_selector(".panel", state="detached")


def _all_screens(
    page: Page, tap: Callable[[str], None], sizes: tuple[tuple[int, int], ...], name: str,
    usual: dict[tuple[int, int], dict[str, float]],
) -> list[str]:  # fmt: skip
    """What is wrong on the child's screens; ends where it began, at the pictures."""
    found = _looked(page, sizes, f"{name}-pick", usual)
    tap("[data-control=more]")
    page.wait_for_selector("#pc-more")
    found += _looked(page, sizes, f"{name}-more", usual)
    tap(".panel [data-control=close]")
    for kind, (prompt, line) in PLAYS.items():
        tap("[data-control=find]")
        tap(f".found [data-prompt={prompt}]")
        _turned_to(tap, page, line)
        found += _looked(page, sizes, f"{name}-{kind}", usual)
        tap("[data-control=so-so]")
        page.wait_for_selector("[data-screen=pick] .tile")
    return found


def _turned_to(tap: Callable[[str], None], page: Page, what: str) -> None:
    """On to the line that shows it, without waiting for the time that each line has."""
    page.wait_for_selector("[data-screen=play] .lines")
    page.wait_for_function(UNLOCKED)
    for _ in range(MOST_LINES):
        if page.locator(what).count():
            return
        tap("[data-control=lines]")
        page.wait_for_function(UNLOCKED)
    raise AssertionError(f"No line of it shows {what}.")


def _looked(
    page: Page, sizes: tuple[tuple[int, int], ...], name: str, usual: dict[tuple[int, int], dict[str, float]]
) -> list[str]:
    found: list[str] = []
    for size in sizes:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.evaluate("() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))")
        found += [f"{name}-{size[0]}: {one}" for one in page.evaluate(f"({CUT})()")]
        if folder := os.environ.get("PLAYCUE_SHOTS"):
            page.screenshot(path=f"{folder}/{name}-{size[0]}.png")
        if size in usual:
            found += [f"{name}-{size[0]}: {one}" for one in _moved(usual[size], _stop(page, size))]
    page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
    return found


def _stop(page: Page, size: tuple[int, int]) -> dict[str, float]:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    box = page.locator("[data-control=all-done]").bounding_box()
    page.set_viewport_size({"width": 1024, "height": 768})
    assert box is not None
    return {**box}


def _moved(usual: dict[str, float], now: dict[str, float]) -> list[str]:
    """ "All done" keeps its corner and at least its size."""
    faults = []
    if now["width"] < usual["width"] - 1 or now["height"] < usual["height"] - 1:
        faults.append(f"All done is smaller: {now}")
    left, right = abs(usual["x"] - now["x"]), abs(usual["x"] + usual["width"] - now["x"] - now["width"])
    if min(left, right) > 1 or abs(usual["y"] + usual["height"] - now["y"] - now["height"]) > 1:
        faults.append(f"All done is elsewhere: {now}")
    return faults


def _read(page: Page, selector: str) -> float:
    script = "(all) => parseFloat(getComputedStyle(all[0]).fontSize)"
    return float(page.locator(selector).evaluate_all(script))
