"""Nothing on a child's screen flashes: luminance is measured from frame to frame in a real Chromium.

A flash is a pair of opposing changes of relative luminance by 10 % of full white or more, the darker one below 80 %,
over more than a quarter of 341 x 256 px (WCAG 2.2, 2.3.1, which takes a screen of 1024 x 768). Three in one second are
too many. Frames are taken of animations stopped at each 1/25 s, so that a slow machine leaves none of them out.
"""

import io
from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from playwright.sync_api import Browser, Page

from .served import served
from .table import SAME_IDS, card, tray

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#fff" d="M0 0h9v9H0z"/></svg>'
SCALE = 2  # frames are measured at half the size
AREA = 341 * 256 / 4 / SCALE**2
CHANGE, DARK = 0.1, 0.8
FRAMES_A_SECOND = 25
FASTEST_BPM = 240  # that a prompt may say
LOCK_MS = 300  # no screen changes faster by a child's taps, and no light goes round faster
PAGE = """<!doctype html><meta name="viewport" content="width=device-width"><style>body { margin: 0 }</style>
<script type="importmap">{"imports": {"vue": "/vue.js"}}</script><div id="play" class="pc-full"></div>
<script type="module">
import { createApp, h, shallowRef } from 'vue'
import { Surface, dressedFor, preload } from '/surface.js'
import { begin, step, viewOf } from '/session.js'
import { idMaker } from '/ids.js'
const newId = idMaker(SAME_IDS), view = shallowRef(null)
let now = Date.UTC(2026, 2, 2, 9), state = begin(now)
globalThis.act = async (action, after = 1000) => {
  state = step(state, action, (now += after), newId).state
  await dressedFor(state.seeing ?? {})
  view.value = viewOf(state, { now, picture: () => '/picture.svg' })
  await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))
  return state.offer.map(({ way }) => way)
}
await act({ type: 'beat' })
createApp({ render: () => h(Surface, { view: view.value }) }).mount('#play')
globalThis.ready = preload()
</script>"""
Frames = Sequence[tuple[float, NDArray[np.float64]]]  # when, in seconds, and relative luminance by pixel


def flashes(frames: Frames) -> int:
    """Flashes in the worst second, over an area that counts."""
    first = frames[0][1]
    low, high, way = first.copy(), first.copy(), np.zeros(first.shape, np.int8)
    turns: list[tuple[float, NDArray[np.bool_]]] = []
    for at, seen in frames[1:]:
        up = (way <= 0) & (seen - low >= CHANGE) & (low < DARK)
        down = (way >= 0) & (high - seen >= CHANGE) & (seen < DARK)
        turns.append((at, up | down))
        way = np.where(up, 1, np.where(down, -1, way)).astype(np.int8)
        # From a turn on, the other extreme is looked for anew.
        low = np.where(up | down, seen, np.minimum(low, seen))
        high = np.where(up | down, seen, np.maximum(high, seen))
    worst = 0
    for begun, _ in turns:
        within = sum(turned.astype(int) for at, turned in turns if begun <= at < begun + 1)
        for count in range(int(np.max(within)) // 2, worst, -1):
            if np.count_nonzero(within >= 2 * count) >= AREA:
                worst = count
                break
    return worst


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """The whole surface over the real play session, without a server."""
    with browser.new_context(viewport={"width": 1024, "height": 768}) as context:
        page = context.new_page()
        page.route("http://localhost/**", served(PAGE.replace("SAME_IDS", SAME_IDS), PICTURE))
        page.goto("http://localhost/")
        page.wait_for_function("() => globalThis.ready")
        page.evaluate("() => ready")
        _act(page, type="child", id="mia", tray=tray())
        for change in ({"mood": "ready"}, {"no_touch": []}, {"answered": True, "yes": []}, {"minutes": 15}):
            _act(page, type="moment", change=change)
        _act(page, type="start")
        yield page


LOOKS = [{}, {"look": "yellow", "text": 150}]
looks = pytest.mark.parametrize("look", LOOKS, ids=["paper", "yellow on black"])


@looks
def test_the_beat_and_the_sign_for_the_hands_at_the_fastest_tempo(page: Page, look: dict[str, object]):
    _act(page, type="seeing", change=look)
    _play_fast(page)
    assert flashes(_animated(page)) == 0  # of so small dots not one counts
    assert page.evaluate("document.getAnimations().length") > 4


@looks
def test_no_dot_of_its_own_flashes_three_times_a_second(page: Page, look: dict[str, object]):
    _act(page, type="seeing", change=look)
    _play_fast(page)
    lasting = page.evaluate("document.getAnimations().map((one) => one.effect.getComputedTiming().duration)")
    assert lasting
    assert min(lasting) > 1000 / 3


@looks
def test_screens_that_change_as_fast_as_taps_count(page: Page, look: dict[str, object]):
    _act(page, type="seeing", change=look)
    frames: list[tuple[float, NDArray[np.float64]]] = []

    def then(after: int = LOCK_MS, **action: object) -> list[str]:
        ways = _act(page, after=after, **action)
        frames.append((len(frames) * LOCK_MS / 1000, _luminance(page)))
        return ways

    ways = then(type="beat")
    for _ in range(3):
        then(type="pick", way=ways[0], by="child", card=card(ways[0])["ways"][""])
        then(type="interrupted")
        ways = then(type="outcome", outcome="so_so")
        then(type="panel", open="more")
        then(type="panel", open=None)
        ways = then(type="else")
    for open_ in ("find", None, "find", None):
        then(type="panel", open=open_)
    then(type="all-done")
    assert flashes(frames) < 3


@looks
def test_a_light_that_goes_round_as_fast_as_it_may(page: Page, look: dict[str, object]):
    _act(page, type="seeing", change=look)
    frames = []
    for n in range(8):
        page.evaluate(
            """(n) => {
              const all = [...document.querySelectorAll('.tile, .soft, .stop')]
              for (const one of all) one.removeAttribute('data-lit')
              all[n % all.length].setAttribute('data-lit', '')
            }""",
            n,
        )
        page.keyboard.press("Tab")
        frames.append((n * LOCK_MS / 1000, _luminance(page)))
    assert flashes(frames) < 3


def test_a_child_for_whom_nothing_moves_sees_a_steady_sign(page: Page):
    _act(page, type="seeing", change={"still": True})
    _play_fast(page)
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.locator(".beat i").first.evaluate("(one) => getComputedStyle(one).opacity") == "1"


def test_a_screen_that_flashes_is_found(page: Page):
    _play_fast(page)
    style = "@keyframes flash{50%{background:#000}} .pc .stage{animation:flash .25s steps(1) infinite}"
    page.add_style_tag(content=style)
    assert flashes(_animated(page)) >= 3
    page.add_style_tag(content=".pc .stage{animation-duration:.8s!important}")
    assert flashes(_animated(page)) in (1, 2)


def _play_fast(page: Page) -> None:
    way = next(way for way in _act(page, type="beat") if not way.startswith("song"))  # which would ask before its touch
    hands = {"area": "foot", "side": "both", "pressure": 2, "words": "Tap", "technique": "tapping", "beats": 2}
    verse = {"lines": ["Tap"], "seconds": 600, "hands": hands}
    _act(page, type="pick", way=way, by="child", card={"verses": [verse], "beat": {"bpm": FASTEST_BPM}})


def _act(page: Page, after: int = 1000, **action: object) -> list[str]:
    ways: list[str] = page.evaluate("([action, after]) => act(action, after)", [action, after])
    return ways


def _animated(page: Page) -> Frames:
    """Somewhat more than a second of whatever is animated."""
    frames = []
    for n in range(FRAMES_A_SECOND + 6):
        at = n / FRAMES_A_SECOND
        page.evaluate(
            "(at) => document.getAnimations().forEach((one) => { one.pause(); one.currentTime = at })", 5000 + at * 1000
        )
        frames.append((at, _luminance(page)))
    return frames


def _luminance(page: Page) -> NDArray[np.float64]:
    """Relative luminance (0 to 1) of each pixel of the page at half its size (WCAG 2.2)."""
    taken = Image.open(io.BytesIO(page.screenshot(type="jpeg", quality=95, animations="allow"))).convert("RGB")
    small = taken.reduce(SCALE)
    part = np.asarray(small, np.float64) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    weighed: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return weighed
