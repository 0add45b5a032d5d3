"""A child's pace as it is seen and heard: screens that fade, dots for a pie, a strip of pictures, no sudden sound."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .screen import UNASKED, open_screen, pick, tap, with_pace


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(has_touch=True, viewport={"width": 1024, "height": 768}) as context:
        yield context.new_page()


FADES = "() => document.getAnimations().filter((one) => one.effect.getTiming().duration === 600).length"


# How many screens faded from now on.
FADING = """() => {
  globalThis.faded = 0
  new MutationObserver((all) => (faded += all.filter(({ target }) => 'fading' in target.dataset).length))
    .observe(document, { subtree: true, childList: true, attributeFilter: ['data-fading'] })
}"""


def hold_still(page: Page) -> Callable[[], None]:
    """What fades stands still, however slow this machine is, until the function that is returned is called."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("Animation.enable")
    cdp.send("Animation.setPlaybackRate", {"playbackRate": 0})

    def go_on() -> None:
        cdp.send("Animation.setPlaybackRate", {"playbackRate": 1})

    return go_on


def test_a_slow_screen_fades_over_the_next_and_a_press_ends_it_at_once(page: Page):
    open_screen(page, with_pace(slow=True))
    hold_still(page)
    pick(page)
    assert page.evaluate(FADES) == 1
    gone = page.locator(".pick[data-fading]")
    assert gone.evaluate("(one) => one.inert && getComputedStyle(one).pointerEvents === 'none'")
    expect(page.locator("[data-control='all-done']")).to_have_count(1)
    pressed = page.locator("[data-control='into-it']").evaluate(
        """(button) => {
          button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch', pointerId: 3 }))
          return [button.hasAttribute('data-pressed'), document.querySelectorAll('[data-fading]').length]
        }"""
    )
    assert pressed == [True, 0]


def test_all_done_works_while_a_screen_fades(page: Page):
    open_screen(page, with_pace(slow=True))
    hold_still(page)
    pick(page)
    assert page.evaluate(FADES) == 1
    page.locator("[data-control='all-done']").click(force=True, no_wait_after=True)
    page.locator(".calm:not([data-fading])").wait_for()


def test_other_pictures_fade_too(page: Page):
    open_screen(page, with_pace(slow=True))
    go_on = hold_still(page)
    tap(page, "[data-control='else']")
    page.locator(".board[data-fading]").wait_for()
    go_on()
    expect(page.locator("[data-fading]")).to_have_count(0)  # and are gone by themselves
    expect(page.locator(".tile")).to_have_count(3)


def test_nothing_fades_for_others_and_with_reduced_motion(page: Page):
    open_screen(page, with_pace())
    pick(page)
    assert page.evaluate(FADES) == 0
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("() => act({ type: 'pace', change: { slow: true } })")
    page.evaluate(FADING)
    tap(page, "[data-control='into-it']")
    page.locator(".board").wait_for()
    assert page.evaluate("faded") == 0
    page.emulate_media(reduced_motion="no-preference")
    tap(page, "[data-control='else']")
    page.wait_for_function("faded > 0")


def test_what_comes_stands_alone_with_whose_it_is_and_a_tap_goes_on(page: Page):
    open_screen(page, with_pace(preview=True))
    title = page.locator(UNASKED).first.get_attribute("aria-label")
    pick(page)
    expect(page.locator(".coming h1")).to_have_text(f"Now: {title}")
    expect(page.locator(".coming .whose")).to_contain_text("Mia")
    expect(page.locator(".card")).to_have_count(0)
    expect(page.locator("[data-control='all-done']")).to_be_visible()
    tap(page, "[data-control='go-on']")
    expect(page.locator(".now")).to_contain_text("verse 1")


@pytest.mark.parametrize(("countdown", "drawn"), [("pie", ".pie.pie"), ("dots", ".pie.dots"), ("none", None)])
def test_the_time_that_goes_is_a_pie_a_row_of_dots_or_not_shown(page: Page, countdown: str, drawn: str | None):
    open_screen(page, with_pace(countdown=countdown))
    expect(page.locator(".ring")).to_have_count(1 if drawn else 0)
    pick(page)
    expect(page.locator(".pie")).to_have_count(1 if drawn else 0)
    if drawn:
        expect(page.locator(drawn)).to_be_visible()


def test_dots_go_one_by_one(page: Page):
    page.clock.install()
    open_screen(page, with_pace(countdown="dots"))
    pick(page)
    shares = []
    for seconds in (3, 2, 4):  # of twenty
        page.clock.run_for(seconds * 1000)
        page.evaluate("() => act({ type: 'beat' })")
        shares.append(page.locator(".pie").evaluate("(dots) => +dots.style.getPropertyValue('--share')"))
    assert shares == [0, 0.2, 0.4]


def test_an_adult_lays_a_strip_in_a_few_taps_and_nothing_is_hidden_by_it(page: Page):
    open_screen(page)
    tap(page, "[data-control='more']")
    tap(page, ".panel [data-control='then']")
    for found in (".found [data-way='song-1']", ".found [data-way='story-1']", "[data-control='strip-break']"):
        tap(page, found)
    expect(page.locator(".strip li")).to_have_text(["FirstSong 1", "ThenStory 1", "ThenBreak"])
    tap(page, "[data-control='strip-less-1']")
    expect(page.locator(".strip li")).to_have_text(["FirstSong 1", "ThenBreak"])
    tap(page, ".panel [data-control='close']")
    strip, head = page.locator(".strip").bounding_box(), page.locator(".pick").bounding_box()
    assert strip
    assert head
    assert strip["y"] + strip["height"] <= head["y"] + 1
    assert head["y"] + head["height"] <= 768


SOUNDS = """() => {
  globalThis.starts = []
  const ramp = AudioParam.prototype.linearRampToValueAtTime
  AudioParam.prototype.linearRampToValueAtTime = function (value, at) {
    starts.push(at)
    return ramp.call(this, value, at)
  }
  const loop = AudioBufferSourceNode.prototype.start
  AudioBufferSourceNode.prototype.start = function (at) {
    starts.push(at - this.context.currentTime)
    return loop.call(this, at)
  }
}"""


def test_nothing_sounds_with_a_change_of_the_screen(page: Page):
    open_screen(page)
    page.evaluate(SOUNDS)
    page.evaluate("() => { for (const card of Object.values(cards)) card.beat = { bpm: 120 } }")
    page.evaluate("() => act({ type: 'sound', on: true })")
    pick(page)
    page.wait_for_function("starts.length > 0")
    assert page.evaluate("starts.at(-1)") > 1.4  # the note is seen before it is heard
    page.evaluate("() => { act({ type: 'sound', on: false }); act({ type: 'sound', on: true }) }")
    assert page.evaluate("starts.at(-1)") < 0.3  # what an adult switches on comes at once


def test_nothing_sounds_while_what_comes_is_shown(page: Page):
    open_screen(page, with_pace(preview=True))
    page.evaluate(SOUNDS)
    page.evaluate("() => { for (const card of Object.values(cards)) card.beat = { bpm: 120 } }")
    page.evaluate("() => act({ type: 'sound', on: true })")
    pick(page)
    assert page.evaluate("starts") == []
    page.evaluate("() => act({ type: 'verse', to: 0 })")
    assert page.evaluate("starts.at(-1)") > 1.4
