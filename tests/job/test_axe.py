"""axe-core finds nothing on any screen of the play surface and at the door, light and dark, on a tablet and a phone."""

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
    for panel in ("find", "now", "not-this-child"):
        one.tap(panel)
        page.locator(".panel").wait_for()
        look(panel)
        one.tap(page.locator(CLOSE))
    one.pick()
    one.tap("cue-smiled")
    look("play", 4)
    one.outcome("into-it")
    one.tap("finish")
    one.on("closing")
    look("closing", 4)
    one.tap("closing-done")
    one.start("eva")
    one.tap("all-done")
    one.on("closing")
    look("all done", 4)
    one.tap("finish")
    one.child("eva")
    one.tap("yes-seizure_now")
    page.locator(".halt").wait_for()
    look("stop")
    one.context.clear_cookies()
    page.goto(f"{server.url}/sign-in")
    look("sign-in")
    assert found == {}
