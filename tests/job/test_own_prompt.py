"""A prompt is adapted in the app and published, comes to the tablet, is played with no server, and is in the chart."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from .server import Server
from .tablet import Tablet


def test_an_adapted_prompt_goes_all_the_way(server: Server, lasting: Callable[[], Tablet]):
    tablet = lasting().open().laid_in()
    page = tablet.page

    tablet.open("/library/new?from=slow-bear")
    looked_at = page.frame_locator(".pc-preview")
    expect(looked_at.locator(".lines .now")).to_contain_text("May Bear come walking")
    page.get_by_label("Title").fill("Slow badger lady of the moor")
    expect(page.get_by_text("“Title” has 6 words: keep it to 3.")).to_be_visible()
    page.get_by_label("Title").fill("Slow mole")
    words = page.get_by_label("Words, a line each").first
    words.fill(
        "May Mole come walking\ndown your hillside, pad, pad?\nSlow, slow, the big mole,\nslippers soft and plaid."
    )
    expect(looked_at.locator(".lines .now")).to_contain_text("the big mole")
    expect(looked_at.locator(".play h1")).to_have_text("Slow mole")
    page.get_by_text("Publish", exact=True).click()
    expect(page).to_have_url(re.compile("/library/own-"))
    expect(page.get_by_role("heading", name="Slow mole")).to_be_visible()
    own = page.url.rsplit("/", 1)[1]

    tablet.open().laid_in()
    server.kill()
    tablet.start("kim")
    tablet.tap("find")
    page.get_by_role("searchbox").fill("slow")
    assert [way for way in tablet.findable if "slow-bear" in way] == []  # the mole stands in for the bear
    tablet.tap(page.locator(f'.found [data-way="{own}"]'))
    assert tablet.playing() == "Slow mole"
    tablet.agree()
    expect(page.locator(".lines .now")).to_contain_text("the big mole")
    tablet.outcome("into-it")
    tablet.tap("all-done")

    server.start()
    tablet.sent()
    tablet.open("/child/kim")
    expect(page.get_by_text("Slow mole").first).to_be_visible()
    server.kill()
    (play,) = server.chart("kim").plays
    assert (play.prompt, play.outcome) == (own, "into_it")
