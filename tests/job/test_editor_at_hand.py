"""On a telephone and on an upright tablet, Undo, Save and Publish stay at hand, and the preview is a tap away."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from .tablet import PHONE, Tablet

UPRIGHT = {"width": 768, "height": 1024}


@pytest.mark.parametrize("size", [PHONE, UPRIGHT], ids=["phone", "upright"])
def test_publish_stays_at_hand_and_the_preview_is_a_tap_away(tablet: Callable[..., Tablet], size: dict[str, int]):
    held = tablet()
    page = held.page
    page.set_viewport_size(size)  # type: ignore[arg-type]
    held.open("/library/new?from=slow-bear")
    preview, see = page.locator(".pc-preview"), page.get_by_role("button", name="See it")
    for height in ("0", "document.body.scrollHeight"):
        page.evaluate(f"scrollTo(0, {height})")
        for name in ("Publish", "Save draft", "See it"):
            expect(page.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
    expect(preview).to_be_hidden()
    see.click()
    expect(preview).to_be_in_viewport(ratio=1)
    expect(page.frame_locator(".pc-preview").locator(".play h1")).to_have_text("Slow bear")
    see.click()
    expect(preview).to_be_hidden()


def test_a_slow_finger_on_publish_publishes_though_the_words_are_taken_in_under_it(tablet: Callable[..., Tablet]):
    held = tablet()
    page = held.page
    held.open("/library/new?from=slow-bear")
    page.wait_for_function("() => window.socket?.connected")
    undo, publish = page.get_by_role("button", name="Undo"), page.get_by_role("button", name="Publish")
    expect(undo).to_be_disabled()
    publish.hover()
    page.get_by_label("Title").fill("Slow otter")
    page.mouse.down()  # which leaves the title, and sends it
    expect(undo).to_be_enabled()
    page.mouse.up()
    expect(page.get_by_role("heading", name="Slow otter")).to_be_visible()
