"""Tapped on the wrong face: the plays go to the right chart, and the right child is asked about touch and health."""

from collections.abc import Callable

from playwright.sync_api import expect

from .server import Server
from .tablet import Tablet


def test_not_this_child(server: Server, tablet: Callable[..., Tablet]):
    one = tablet().open()
    one.start("sam")
    first = one.pick()
    one.outcome("into-it")
    second = one.pick()

    one.tap("not-this-child")
    one.tap(one.page.locator('[data-control="child"][data-child="zoe"]'))
    one.on("moment")
    one.tap("undo")  # a slip is taken back before anything is made up about the child who does not play
    one.playing()
    one.tap("not-this-child")
    one.tap(one.page.locator('[data-control="child"][data-child="zoe"]'))
    one.on("moment")
    expect(one.page.locator("h1")).to_contain_text("Zoe")
    expect(one["start"]).to_be_disabled()
    expect(one.page.locator("#pc-missing")).to_have_text("Still to say: How today · Touch · Health today")
    one.fine_today()
    one.tap("start")
    one.on("pick")
    third = one.pick()
    one.outcome("so-so")

    one.sent()
    sam, zoe = server.chart("sam"), server.chart("zoe")
    assert sam.plays == ()
    assert [(play.prompt, play.end, play.outcome) for play in zoe.plays] == [
        (first, "adult_ended", "into_it"), (second, "interrupted", None), (third, "adult_ended", "so_so"),
    ]  # fmt: skip
    assert len(server.on_disk("sam")) > len(
        sam.events
    )  # nothing was taken out of the wrong chart: it only counts no more
