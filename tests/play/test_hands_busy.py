"""Hands busy: a pedal, a clap and the edges say what an adult's finger would, and All done stays the child's."""

import math
import random
import struct
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.chromium import FLAGS, find_chromium

from .screen import open_screen, pick, tap
from .table import tray


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(has_touch=True, viewport={"width": 1024, "height": 768}) as context:
        yield context.new_page()


def busy(page: Page, **settings: Any) -> None:
    """As if an adult had set this tablet so before."""
    page.add_init_script(
        f"localStorage.setItem('playcue-hands-busy', JSON.stringify({settings!r}))".replace("True", "true")
    )


def acts(page: Page) -> list[Any]:
    """What was asked for since the pick, without heartbeats and by whom."""
    return page.evaluate(
        """() => acts.slice(acts.findIndex(({ type }) => type === 'pick') + 1)
          .filter(({ type }) => !['beat', 'assent'].includes(type)).map(({ by, ...what }) => what)"""
    )


def press(page: Page, key: str, ms: int) -> None:
    page.keyboard.down(key)
    page.clock.run_for(ms)
    page.keyboard.up(key)
    page.clock.run_for(120 if ms >= 100 else 0)


def pedalled(page: Page, given: dict[str, Any] | None = None, **settings: Any) -> Page:
    """A play with pedals on, on a clock of its own."""
    busy(page, pedals=True, **settings)
    page.clock.install()
    open_screen(page, given)
    pick(page)
    return page


def stand_still(page: Page) -> None:
    """From now on no time goes by but what the test lets go by."""
    page.clock.pause_at(page.evaluate("Date.now() / 1000") + 1)


def test_a_short_press_of_the_pedal_turns_the_line_and_a_long_one_says_into_it(page: Page):
    stand_still(pedalled(page))
    press(page, "PageDown", 100)
    expect(page.locator(".now")).to_contain_text("verse 2")
    page.keyboard.down("PageDown")
    page.clock.run_for(690)
    assert acts(page) == [{"type": "verse", "to": 1}]
    page.clock.run_for(20)
    page.locator(".board").wait_for()
    page.keyboard.up("PageDown")
    assert acts(page)[1:] == [{"type": "outcome", "outcome": "into_it"}]
    assert page.evaluate("acts.at(-1).by") == "hands"  # a locked bar is locked for fingers, not for the adult's foot


def test_the_second_pedal_goes_a_line_back_and_says_had_enough(page: Page):
    pedalled(page)
    press(page, "PageUp", 100)  # nothing stands before the first line
    press(page, "PageDown", 100)
    press(page, "PageUp", 100)
    expect(page.locator(".now")).to_contain_text("verse 1")
    press(page, "PageUp", 800)
    assert acts(page) == [
        {"type": "verse", "to": 1},
        {"type": "verse", "to": 0},
        {"type": "outcome", "outcome": "had_enough"},
    ]


def test_a_pedal_that_is_held_repeats_nothing_and_does_nothing_on_the_childs_pictures(page: Page):
    pedalled(page)
    for _ in range(3):
        page.keyboard.down("PageDown")  # the same key again, as a keyboard repeats it
    page.clock.run_for(5000)
    page.locator(".board").wait_for()
    page.keyboard.up("PageDown")
    press(page, "PageDown", 100)
    press(page, "PageDown", 900)
    assert acts(page) == [{"type": "outcome", "outcome": "into_it"}]
    expect(page.locator(".board")).to_be_visible()


def test_a_pedal_that_was_down_before_the_play_says_nothing_in_it(page: Page):
    busy(page, pedals=True)
    page.clock.install()
    open_screen(page)
    page.keyboard.down("PageDown")
    pick(page)
    for _ in range(3):
        page.keyboard.down("PageDown")  # a foot that stands on it: the keyboard repeats
        page.clock.run_for(500)
    page.keyboard.up("PageDown")
    assert acts(page) == []
    press(page, "PageDown", 100)
    assert acts(page) == [{"type": "verse", "to": 1}]


@pytest.mark.parametrize("flagged", [True, False])
def test_the_keys_that_a_held_pedal_repeats_neither_say_it_twice_nor_hold_it_off(page: Page, flagged: bool):
    stand_still(pedalled(page))
    told = "([kind, repeat]) => dispatchEvent(new KeyboardEvent(kind, { key: 'PageDown', repeat, cancelable: true }))"
    page.evaluate(told, ["keydown", False])
    for _ in range(20):
        page.clock.run_for(34)
        page.evaluate(told, ["keydown", flagged])
    assert acts(page) == []
    page.clock.run_for(34)
    said = [{"type": "outcome", "outcome": "into_it"}]
    assert acts(page) == said
    for _ in range(5):  # and on, over the child's pictures and into the next play
        page.evaluate(told, ["keydown", flagged])
        page.clock.run_for(34)
    page.clock.run_for(600)
    pick(page)
    page.evaluate(told, ["keydown", flagged])
    page.clock.run_for(2000)
    if flagged:  # another window came before this one and went again, with the foot still down
        page.evaluate("dispatchEvent(new Event('blur'))")
        page.evaluate(told, ["keydown", True])
        page.clock.run_for(2000)
    page.evaluate(told, ["keyup", False])
    page.clock.run_for(200)
    assert acts(page)[:1] == said
    assert [one["type"] for one in acts(page)[1:]] == ["pick"]
    press(page, "PageDown", 100)
    assert acts(page)[-1] == {"type": "verse", "to": 1}


def test_a_contact_that_bounces_turns_one_line(page: Page):
    stand_still(pedalled(page))
    for held_ms, then_ms in ((60, 10), (5, 10), (5, 400)):
        press(page, "PageDown", held_ms)
        page.clock.run_for(then_ms)
    assert acts(page) == [{"type": "verse", "to": 1}]
    press(page, "PageDown", 60)
    assert acts(page)[-1] == {"type": "verse", "to": 2}


def test_a_pedal_leaves_a_panel_and_all_done_alone(page: Page):
    pedalled(page)
    tap(page, "[data-control='more']")
    page.locator(".panel").wait_for()
    before = acts(page)
    press(page, "PageDown", 100)
    press(page, "PageDown", 900)
    assert acts(page) == before
    page.evaluate("act({ type: 'panel', open: null })")
    page.clock.run_for(500)
    page.keyboard.down("PageDown")
    tap(page, "[data-control='all-done']")
    page.locator(".calm").wait_for()
    page.clock.run_for(2000)
    page.keyboard.up("PageDown")
    assert acts(page)[-1] == {"type": "all-done"}


def test_a_key_that_the_child_chooses_with_stays_the_childs(page: Page):
    given = tray()
    given["face"]["access"] = {"way": "two_switches", "next_keys": [" "], "select_keys": ["PageDown"]}
    pedalled(page, given)
    press(page, "PageDown", 100)
    press(page, "PageUp", 800)
    assert acts(page) == [{"type": "outcome", "outcome": "had_enough"}]
    tap(page, "[data-control='more']")
    expect(page.locator(".part .warn")).to_contain_text("PageDown")


def test_what_a_story_asks_is_answered_by_the_child_and_by_no_pedal_or_edge(page: Page):
    busy(page, pedals=True, edges=True)
    page.clock.install()
    open_screen(page)
    page.evaluate(
        """() => {
          const options = ['Up', 'Down'].map((label) => ({ label, part: 'boat', lines: [label] }))
          for (const card of Object.values(cards)) card.verses[0].options = options
        }"""
    )
    pick(page)
    press(page, "PageDown", 100)
    expect(page.locator("[data-control='edge-line']")).to_be_disabled()
    assert acts(page) == []
    tap(page, "[data-option='0']")
    press(page, "PageDown", 100)
    assert acts(page) == [{"type": "chose", "option": 0}, {"type": "verse", "to": 1}]


def test_whether_a_touch_is_welcome_is_the_childs_to_say(page: Page):
    busy(page, pedals=True)
    page.clock.install()
    open_screen(page)
    page.evaluate("act({ type: 'pick', way: 'song-1', by: 'adult' })")
    page.locator("[data-control='assent-yes']").wait_for()
    press(page, "PageDown", 100)
    press(page, "PageUp", 100)
    assert acts(page) == []
    expect(page.locator("[data-control='assent-yes']")).to_be_visible()


def test_a_pedal_is_learnt_by_pressing_it_and_kept(page: Page):
    open_screen(page)
    tap(page, "[data-control='more']")
    tap(page, "[data-control='busy-pedals']")
    tap(page, "[data-control='learn-0']")
    expect(page.locator("[data-control='learn-0']")).to_have_text("Press the pedal now")
    page.keyboard.press("F9")
    expect(page.locator("[data-control='learn-0']")).to_have_text("Pedal 1: F9")
    tap(page, "[data-control='learn-1']")
    page.keyboard.press("F9")  # one key is one pedal
    expect(page.locator("[data-control='learn-0']")).to_have_text("Pedal 1: –")
    page.reload()
    page.wait_for_function("globalThis.open")
    assert page.evaluate("import('/busy.js').then(({ busy }) => [busy().pedals, busy().keys])") == [True, [[], ["F9"]]]


def test_all_of_it_is_off_at_first(page: Page):
    page.clock.install()
    open_screen(page)
    pick(page)
    press(page, "PageDown", 900)
    assert acts(page) == []
    expect(page.locator(".edge")).to_have_count(0)
    expect(page.locator(".outcomes button")).to_have_count(5)


@pytest.mark.parametrize("size", [(1024, 768), (768, 1024), (360, 740)])
def test_wide_edges_cover_nothing(page: Page, size: tuple[int, int]):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    busy(page, edges=True)
    open_screen(page)
    pick(page)
    over = page.evaluate(
        """() => {
          const box = (one) => one.getBoundingClientRect()
          const edges = [...document.querySelectorAll('.edge')].map(box)
          const others = [...document.querySelectorAll('button:not(.edge, .cues *), .stage, .card')]
          const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
            && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1
          const covered = others.filter((one) => edges.some((edge) => meet(edge, box(one))))
          return [edges.length, covered.map(({ className }) => className)]
        }"""
    )
    assert over == [2, []]
    tap(page, "[data-control='edge-line']")
    expect(page.locator(".now")).to_contain_text("verse 2")
    tap(page, "[data-control='edge-into-it']")
    page.locator(".board").wait_for()
    assert acts(page)[-1] == {"type": "outcome", "outcome": "into_it"}


def test_a_beat_is_felt_while_it_goes_and_not_in_a_pause(page: Page):
    busy(page, tick=True)
    page.add_init_script("felt = []; navigator.vibrate = (ms) => { felt.push(ms); return true }")
    page.clock.install()
    open_screen(page)
    page.evaluate("() => { for (const card of Object.values(cards)) card.beat = { bpm: 60 } }")
    pick(page)
    page.clock.run_for(3100)
    assert page.evaluate("felt") == [15, 15, 15]
    page.evaluate("act({ type: 'interrupted' })")
    page.clock.run_for(3000)
    assert page.evaluate("felt.length") == 3


def test_no_beat_is_felt_before_the_child_said_yes_to_a_touch(page: Page):
    busy(page, tick=True)
    page.add_init_script("felt = []; navigator.vibrate = (ms) => { felt.push(ms); return true }")
    page.clock.install()
    open_screen(page)
    page.evaluate("() => { for (const card of Object.values(cards)) card.beat = { bpm: 60 } }")
    page.evaluate("act({ type: 'pick', way: 'song-1', by: 'adult' })")
    page.locator("[data-control='assent-yes']").wait_for()
    page.clock.run_for(5000)
    assert page.evaluate("felt") == []
    tap(page, "[data-control='assent-yes']")
    page.clock.run_for(2100)
    assert page.evaluate("felt.length") >= 2


def test_without_taps_one_button_goes_on_and_the_end_asks_how_it_went(page: Page):
    busy(page, zero=True)
    open_screen(page)
    pick(page)
    expect(page.locator("[data-control='into-it']")).to_have_count(0)
    tap(page, "[data-control='next']")
    page.locator(".board").wait_for()
    tap(page, "[data-control='all-done']")
    page.locator(".calm").wait_for()  # nothing is asked here
    tap(page, "[data-control='after']")
    tap(page, "[data-control='look-back']")
    tap(page, "[data-control='went-so-so']")
    expect(page.locator("[data-control='went-so-so']")).to_have_attribute("aria-pressed", "true")
    kinds = page.evaluate("said.map(({ kind }) => kind)")
    assert kinds.count("outcome") == 1
    assert kinds.index("outcome") > kinds.index("session_ended")


def test_a_play_that_all_done_ended_is_asked_nothing_about(page: Page):
    busy(page, zero=True)
    open_screen(page)
    pick(page)
    tap(page, "[data-control='all-done']")
    page.locator(".calm").wait_for()
    tap(page, "[data-control='after']")
    expect(page.locator("[data-control='look-back']")).to_have_count(0)


HEARS = """async (told) => {
  const { clapper } = await import('/clap.js'), hears = clapper()
  return told.filter(([at, level, own]) => hears(level, at, 0.5, own)).map(([at]) => at)
}"""


def heard(page: Page, *told: tuple[int, float], own: bool = False) -> list[int]:
    """At which milliseconds a clap was heard; levels 0 to 1, with a threshold of 0.5."""
    found: list[int] = page.evaluate(HEARS, [[at, level, own] for at, level in told])
    return found


def test_a_clap_counts_once_and_has_to_be_quiet_before_the_next(modules: Page):
    assert heard(modules, (0, 0.1), (30, 0.9), (60, 0.8), (90, 0.2), (120, 0.9), (300, 0.1), (330, 0.9)) == [30, 330]
    # Loud without an end is no second clap, and neither is a level that only dips a little.
    assert heard(modules, (0, 0.9), (400, 0.9), (800, 0.3), (900, 0.9), (1300, 0.2), (1330, 0.6)) == [0, 1330]


def test_playcues_own_melody_is_no_clap_unless_a_clap_is_louder(modules: Page):
    melody = [(at, 0.4 + 0.12 * math.sin(at / 50)) for at in range(0, 3000, 30)]
    assert heard(modules, *melody, own=True) == []
    assert heard(modules, *melody, (3030, 0.2), (3060, 0.6), own=True) == []
    assert heard(modules, *[(at, 0.3) for at in range(0, 900, 30)], (930, 0.2), (960, 0.95), own=True) == [960]


def claps_in(file: Path) -> None:
    """Three seconds of a quiet room with a clap at each second."""
    rate, chance = 48_000, random.Random(1)
    levels = (0.01 + 0.95 * math.exp(-(n % rate) / (rate * 0.03)) * (n >= rate // 2) for n in range(3 * rate))
    with wave.open(str(file), "wb") as told:
        told.setnchannels(1)
        told.setsampwidth(2)
        told.setframerate(rate)
        told.writeframes(b"".join(struct.pack("<h", int(32_000 * one * chance.uniform(-1, 1))) for one in levels))


def test_claps_at_a_real_microphone_turn_the_lines(playwright: Playwright, tmp_path: Path):
    claps_in(tmp_path / "claps.wav")
    flags = [
        "--use-fake-device-for-media-stream", f"--use-file-for-fake-audio-capture={tmp_path / 'claps.wav'}",
        "--autoplay-policy=no-user-gesture-required",
    ]  # fmt: skip
    browser = playwright.chromium.launch(executable_path=find_chromium(playwright), args=[*FLAGS, *flags])
    try:
        context = browser.new_context(permissions=["microphone"])
        page = context.new_page()
        busy(page, clap=True, clap_at=0.3)
        page.add_init_script(
            """const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
            globalThis.streams = []
            navigator.mediaDevices.getUserMedia = (asked) => open(asked).then((one) => (streams.push(one), one))
            globalThis.MediaRecorder = class { constructor() { throw new Error('recorded') } }"""
        )
        open_screen(page)
        assert page.evaluate("streams.length") == 0  # not before a play
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        pick(page)
        page.wait_for_function("acts.filter(({ type }) => type === 'verse').length >= 2")
        assert [url for url in asked if not url.endswith(".svg")] == []
        page.evaluate("act({ type: 'all-done' })")
        page.locator(".calm").wait_for()
        assert page.evaluate(
            "streams.length === 1 && streams[0].getTracks().every((one) => one.readyState === 'ended')"
        )
    finally:
        browser.close()


def test_the_microphone_is_asked_for_only_when_it_is_switched_on(page: Page):
    page.add_init_script(
        """globalThis.asked = 0
        const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
        navigator.mediaDevices.getUserMedia = () => (asked++, refuse())"""
    )
    busy(page, clap=True)  # allowed once, and taken back since
    open_screen(page)
    pick(page)
    assert page.evaluate("asked") == 0
    tap(page, "[data-control='more']")
    expect(page.locator(".part .warn")).to_contain_text("does not let Playcue hear")
    assert page.evaluate("asked") == 0
    tap(page, "[data-control='clap-allow']")
    page.wait_for_function("asked === 1")
