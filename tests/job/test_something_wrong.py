"""Something is wrong in the middle of a play, with no server: one tap, and everything that was written is shown."""

from collections.abc import Callable

from playwright.sync_api import expect

from app.therapy import wrong_times

from .server import Server
from .tablet import Tablet


def test_something_is_wrong_with_the_server_dead(server: Server, lasting: Callable[[], Tablet]):
    tablet = lasting()
    write_down(tablet)
    tablet.open().laid_in()
    server.kill()
    tablet.start("tim")
    tablet.pick()
    tablet.tap("wrong")
    tablet.on("wrong")
    page = tablet.page
    expect(page.locator(".trouble h1")).to_have_text("Something is wrong")
    expect(page.locator(".words", has_text="Sit her up.")).to_be_visible()
    expect(page.get_by_role("link", name="Mum")).to_have_attribute("href", "tel:01512345")
    expect(page.locator(".signs")).to_contain_text("Trouble breathing")
    expect(page.locator(".whose")).to_have_text("Tim")
    expect(tablet["all-done"]).to_be_visible()
    expect(page.locator(".timer")).not_to_have_text("0:00")  # it goes on
    before = seconds(tablet)

    tablet = lasting().open()  # switched off and on
    tablet.on("wrong")
    assert seconds(tablet) > before  # counted from the tap, the restart included
    tablet.tap("wrong-over")
    tablet.on("pick")
    tablet.tap("wrong")
    tablet.on("wrong")
    tablet.tap("undo")
    tablet.on("pick")
    tablet.tap("wrong")
    tablet.on("wrong")
    tablet.tap("wrong-finish")
    tablet.on("closing")

    server.start()
    tablet.sent()
    chart = server.chart("tim")
    assert [play.end for play in chart.plays] == ["interrupted"]
    times = wrong_times(chart)
    assert [one.play for one in times] == [chart.plays[0].id, None]
    assert all(one.seconds is not None and one.seconds > 0 for one in times)
    tablet.open("/child/tim")
    expect(tablet.page.get_by_text("When something was wrong")).to_be_visible()


def test_the_first_page_of_a_child_brings_what_its_triangle_opens(server: Server, tablet: Callable[..., Tablet]):
    new = tablet(service_workers="block").open()  # nothing is laid in for no WiFi
    with (
        new.page.expect_response("**/wrong.js"),
        new.page.expect_response("**/late.css"),
        new.page.expect_event("requestfinished", lambda asked: "/words-" in asked.url),
    ):
        new.child("tim")
    new.page.wait_for_function("[...document.styleSheets].some(({ href }) => href?.endsWith('late.css'))")
    server.kill()
    new.tap("wrong")
    expect(new.page.locator(".trouble h1")).to_have_text("Something is wrong")
    new.tap("undo")
    new.on("moment")
    server.start()
    new.sent()


def seconds(tablet: Tablet) -> int:
    minutes, rest = tablet.page.locator(".timer").inner_text().split(":")
    return 60 * int(minutes) + int(rest)


def write_down(tablet: Tablet) -> None:
    """A family's words and number, typed on the child's page."""
    tablet.open("/child/tim/choosing")
    page = tablet.page
    page.get_by_label("What to do first").fill("Sit her up.")
    page.get_by_label("Whom to call").fill("Mum")
    page.get_by_label("Telephone number").fill("0151 2345")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/child/tim")
