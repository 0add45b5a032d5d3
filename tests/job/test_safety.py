"""What is said today with no server in reach takes away at once."""

from collections.abc import Callable

from playwright.sync_api import expect

from app.library import read_library
from app.settings import SHIPPED

from .server import Server
from .tablet import Tablet


def test_stop_for_safety(server: Server, tablet: Callable[..., Tablet]):
    one = tablet().open().laid_in()
    server.kill()

    one.start("ben")
    touching = feet()
    for _ in range(30):
        if touching & set(one.ways):
            break
        one.something_else()
    one.tap("find")
    expect(one.page.locator(".found button").first).to_be_visible()
    assert touching & set(one.findable)
    one.tap(one.page.locator('.panel [data-control="close"]'))
    assert touching & set(one.ways)

    one.tap("now")
    for side in ("left", "right"):
        one.tap(one.page.locator(f'.map.front [data-area="foot"][data-side="{side}"]'))
    one.tap(one.page.locator('.panel [data-control="close"]'))
    expect(one.page.locator(".tile").first).to_be_visible()
    assert not touching & set(one.ways)
    one.tap("find")
    assert one.findable
    assert not touching & set(one.findable)
    one.tap(one.page.locator('.panel [data-control="close"]'))

    one.tap("now")
    one.tap(one.page.locator('[data-control="yes-seizure_now"]'))
    one.on("closing")
    expect(one.page.get_by_role("alert")).to_contain_text("Time it, clear space, cushion the head")
    expect(one["else"].or_(one["start"]).or_(one["into-it"])).to_have_count(0)

    for heard in (False, True):
        if heard:
            server.start()
            one.sent()
        one.tap("closing-done" if not heard else "back")
        one.tap(one.page.locator('[data-child="ben"]'))
        expect(one.page.get_by_role("alert")).to_contain_text("This was said earlier and is not over yet")
        expect(one["change-answers"]).to_have_count(0)
    assert [sitting.closed for sitting in server.chart("ben").sessions] == ["stopped_for_safety"]


def feet() -> set[str]:
    """Ways to play that touch a foot, as their prompts are written."""
    ways = [way for prompt in read_library(SHIPPED).prompts.values() for way in prompt.ways]
    return {way.way for way in ways if any(one.area == "foot" for one in way.touched)}
