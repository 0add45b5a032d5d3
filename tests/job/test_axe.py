"""axe-core finds nothing on any screen of the play surface and at the door: light, dark, on black, in large words."""

from collections.abc import Callable

from axe_playwright_python.base import AXE_SCRIPT

from .server import Server
from .tablet import LANDSCAPE, PHONE, Tablet

LOOKS = ((LANDSCAPE, "light"), (PHONE, "dark"), (LANDSCAPE, "dark"), (PHONE, "light"))
RUN = """async () => {
  const { violations } = await axe.run({ resultTypes: ['violations'] })
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)
}"""
CLOSE = '.panel [data-control="close"]'


def test_axe(server: Server, tablet: Callable[..., Tablet]):
    one = tablet(reduced_motion="reduce").open()
    page = one.page
    found: dict[str, list[str]] = {}

    def look(name: str, looks: int = 2) -> None:
        if page.evaluate("() => !globalThis.axe"):
            page.evaluate(AXE_SCRIPT)
        for size, scheme in LOOKS[:looks]:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            if faults := page.evaluate(RUN):
                found[f"{name}, {size['width']} px, {scheme}"] = faults
        page.set_viewport_size(LANDSCAPE)

    def seen(*controls: str) -> None:
        one.tap("more")
        for control in controls:
            one.tap(control)
        one.tap(page.locator(CLOSE))

    one.on("children")
    look("children", 4)
    one.child("eva")
    look("moment", 4)
    one.fine_today()
    one.tap("start")
    one.on("pick")
    look("pick", 4)
    one.tap("not-that")
    look("not that")
    one.tap("not-that")
    for panel in ("find", "now", "not-this-child", "more"):
        one.tap(panel)
        page.locator(".panel").wait_for()
        look(panel)
        one.tap(page.locator(CLOSE))
    one.tap("more")
    page.locator(".panel").wait_for()
    look("more")
    for switch in ("pedals", "clap", "edges"):
        one.tap(f"busy-{switch}")
    look("hands busy")
    one.tap("then")
    one.tap(page.locator(".found button"))
    one.tap("strip-break")
    look("first, then")
    one.tap(page.locator(CLOSE))
    look("pick with a strip")
    one.tap("more")
    one.tap("rounds")
    page.locator('[data-control="rounds-start"]').wait_for()
    look("rounds")
    one.tap("rounds-start")
    page.locator('.board[data-count="5"]').wait_for()
    look("pick in a round")
    one.tap("more")
    one.tap("rounds")
    one.tap("rounds-rest")
    one.lock_with("2580")
    page.locator(".digits").wait_for()
    look("locked")
    one.type_pin("2580")
    one["padlock"].wait_for(state="detached")
    seen("way-one_switch")
    page.locator(".tile[data-lit]").wait_for()
    look("pick, lit")
    seen("look-yellow", "text-200", "speech")
    page.locator(".tile[data-lit]").wait_for()
    look("pick, lit, yellow on black", 1)
    seen("way-touch")
    look("pick, yellow on black", 1)
    one.touch()
    look("before a touch", 4)
    one.agree()
    one.tap("cue-smiled")
    look("play, yellow on black", 2)
    one.tap("more")
    look("more, yellow on black", 1)
    one.tap(page.locator(CLOSE))
    seen("look-red", "text-150")
    look("play, red on black", 1)
    seen("look-paper", "text-100")
    look("play", 4)
    one.tap("wrong")
    one.on("wrong")
    look("something is wrong", 4)
    one.tap("undo")
    one.playing()
    one.tap("more")
    for switch in ("pedals", "clap", "edges"):
        one.tap(f"busy-{switch}")
    for pace in ("preview", "slow"):
        one.tap(f"pace-{pace}")
    one.tap("countdown-dots")
    one.tap(page.locator(CLOSE))
    look("play without edges, with dots")
    one.outcome("into-it")
    one.tap(page.locator(".tile"))
    page.locator(".coming").wait_for()
    look("what comes")
    one.outcome("into-it")
    one.tap("finish")
    one.on("closing")
    look("closing", 4)
    one.tap("closing-done")
    one.start("eva")
    one.tap("all-done")
    one.on("closing")
    look("all done", 4)
    one.tap("after")
    look("after all done")
    one.tap("quiet")
    look("quiet", 4)
    one.tap("after")
    one.tap("finish")
    one.child("eva")
    one.tap("yes-seizure_now")
    page.locator(".halt").wait_for()
    look("stop")
    one.context.clear_cookies()
    page.goto(f"{server.url}/sign-in")
    look("sign-in")
    assert found == {}
