"""A child says no, stop and ouch on a real tablet whose server is dead: heard at once, kept, held to for the day."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

from .server import Server
from .tablet import Tablet

SIZES = ((1024, 768, 130), (768, 1024, 130), (360, 740, 88))  # CSS pixels, and the least that "All done" may be
ALL_DONE = '[data-control="all-done"]'
# Where it is, and whether a finger at its middle and near its corners meets it and nothing else.
STOP = """(selector) => {
  const stop = document.querySelector(selector), { left, right, top, bottom } = stop.getBoundingClientRect()
  const x = (left + right) / 2, y = (top + bottom) / 2, near = 12
  const free = [[x, y], [left + near, y], [right - near, y], [x, top + near], [x, bottom - near]]
    .every((at) => stop.contains(document.elementFromPoint(...at)))
  const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
  return { left, right, top, bottom, free, inside }
}"""
BIGGER = """() => {
  for (const one of document.querySelectorAll('.pc, .pc *')) one.dataset.was = getComputedStyle(one).fontSize
  for (const one of document.querySelectorAll('[data-was]')) one.style.fontSize = `${2 * parseFloat(one.dataset.was)}px`
}"""
USUAL = "() => { for (const one of document.querySelectorAll('[data-was]')) one.style.fontSize = '' }"


def measured(page: Page, where: str) -> None:
    """ "All done" is in its corner and large enough, at each size of the screen, and with text of 200 %."""
    for width, height, least in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        usual: dict[str, Any] = page.evaluate(STOP, ALL_DONE)
        page.evaluate(BIGGER)
        bigger: dict[str, Any] = page.evaluate(STOP, ALL_DONE)
        page.evaluate(USUAL)
        for box in (usual, bigger):
            at = f"{where}, {width} x {height}"
            assert min(box["right"] - box["left"], box["bottom"] - box["top"]) >= least, at
            assert box["free"], at
            assert box["inside"], at
        assert {side: bigger[side] for side in ("right", "bottom")} == {
            side: usual[side] for side in ("right", "bottom")
        }
    page.set_viewport_size({"width": 1180, "height": 820})


def test_all_done_is_large_and_in_its_corner_everywhere(tablet: Callable[..., Tablet]):
    one = tablet().open()
    page = one.page
    one.start("pia")
    measured(page, "pick")
    for panel in ("more", "now", "find"):
        one.tap(panel)
        page.locator(".panel").wait_for()
        measured(page, panel)
        one.tap(page.locator('.panel [data-control="close"]'))
    one.touch()
    measured(page, "before a touch")
    one.agree()
    page.locator(".not-here").first.wait_for()
    measured(page, "touch")


def test_a_no_and_a_stop_with_the_server_dead(server: Server, tablet: Callable[..., Tablet]):
    one = tablet()
    one.page.clock.install()
    one.open().laid_in()
    server.kill()
    page = one.page
    one.start("yves")
    one.touch()
    expect(one["assent-yes"]).to_be_visible()
    one.agree()

    # How it is, is asked from the fifteenth second on, and an ouch ends it all at once.
    expect(page.locator(".comfort")).to_have_count(0)
    ahead(one, 16)
    expect(page.locator('.comfort[data-check="three"]')).to_be_visible()
    one.together('[data-control="felt-too_soft"]', '[data-control="lines"]')
    expect(page.locator(".comfort")).to_have_count(0)
    ahead(one, 61, page.locator(".comfort"))  # at a new place, or a minute later
    one.tap("felt-ouch")
    one.on("closing")
    one.tap("after")
    one.tap("different")
    one.on("pick")

    # Not here: by name, in one tap, and it stays so on the map, whatever an adult says.
    one.touch()
    one.agree()
    said = one["not-here"].first.inner_text()
    area = said.removesuffix(": not today")
    one.tap("not-here")
    expect(page.locator(".not-here").filter(has_text=said)).to_have_count(0)
    one.tap("all-done")
    one.on("closing")
    one.tap("after")
    one.tap("quiet")
    expect(page.locator(".hush")).to_be_visible()
    one.tap("after")
    one.tap("finish")
    one.child("yves")
    told = page.locator(".said-no").filter(has_text="said Yves, seen by the")
    expect(told).to_contain_text(area.lower())
    one.fine_today()
    expect(told).to_be_visible()

    server.start()
    one.sent()
    chart = server.chart("yves")
    kinds = [event.kind for event in server.on_disk("yves")]
    assert (kinds.count("not_here"), kinds.count("all_done"), kinds.count("assent")) == (1, 1, 2)
    assert [said.answer for play in chart.plays for said in play.comfort] == ["too_soft", "ouch"]
    assert [play.assent for play in chart.plays if play.assent] == ["yes", "yes"]

    another = tablet().open()  # another tablet of the practice knows as well
    another.child("yves")
    expect(another.page.locator(".said-no").filter(has_text="seen by the")).to_contain_text(area.lower())


def ahead(one: Tablet, seconds: int, until: Locator | None = None) -> None:
    """So much later on this tablet, in steps in which it does not believe to have slept; no further than to this: the
    time that the machine takes comes on top, and a play has an end."""
    for _ in range(seconds):
        if until is not None and until.count():
            return
        one.page.clock.run_for(1000)
