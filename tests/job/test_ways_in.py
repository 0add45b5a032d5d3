"""A way in that an adult sets in the middle of a play: two taps, no server, and still there after a restart."""

from collections.abc import Callable

from playwright.sync_api import expect

from .server import Server
from .tablet import Tablet


def test_one_switch_with_no_server(server: Server, lasting: Callable[[], Tablet]):
    one = lasting().open().laid_in()
    one.start("nia")
    server.kill()
    one.tap("more")
    one.tap("way-one_switch")
    one.tap("close")
    lit = one.page.locator("[data-lit]")
    expect(lit).to_be_visible()

    one = lasting().open()  # switched off and on
    one.on("pick")
    lit = one.page.locator(".tile[data-lit]")
    expect(lit).to_be_visible()
    prompt = lit.get_attribute("data-prompt")
    one.press(" ")
    one.playing()
    one.press(" ", held_ms=2100)
    one.on("closing")

    server.start()
    one.sent()
    chart = server.chart("nia")
    assert chart.access.way == "one_switch"
    assert [play.end for play in chart.plays] == ["all_done"]
    assert chart.plays[0].prompt in {prompt, *chart.plays[0].offered}
    assert chart.plays[0].by == "child"
