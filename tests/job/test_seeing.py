"""A child who needs black ground sees no other one, also after the server died; what is set on the tablet lasts."""

from collections.abc import Callable

from playwright.sync_api import Route, expect

from .server import Server
from .tablet import Tablet

# The colour behind the first picture in the very frame in which it is first there.
FIRST_GROUND = """() => {
  globalThis.grounds = []
  new MutationObserver(() => {
    const board = document.querySelector('[data-screen=pick]')
    if (board?.querySelector('.tile')) grounds.push(getComputedStyle(board).backgroundColor)
  }).observe(document.body, { subtree: true, childList: true, attributes: true })
}"""


# Whether the look was there when this child's first screen came.
DRESSED = """() => {
  new MutationObserver(() => {
    if (!document.querySelector('[data-screen=moment]')) return
    globalThis.dressed ??= [...document.styleSheets].some(({ href }) => href?.endsWith('/looks.css'))
  }).observe(document.body, { subtree: true, childList: true, attributes: true })
}"""
FRAMES = """() => new Promise((go) => {
  let n = 0
  const next = () => (++n > 60 ? go() : requestAnimationFrame(next))
  next()
})"""


# Each picture to choose from stands alone, with no ground behind it, and is kept on the tablet.
ALONE = """async () => {
  const all = [...document.querySelectorAll('.tile img')]
  return all.length > 0 && all.every(({ src, naturalWidth }) => src.endsWith('&bare') && naturalWidth)
    && (await Promise.all(all.map(({ src }) => caches.match(src)))).every(Boolean)
}"""


def test_a_look_set_on_the_tablet_is_there_before_the_first_picture(
    server: Server, lasting: Callable[[], Tablet], tablet: Callable[..., Tablet]
):
    one = lasting().open()
    one.start("ada")
    one.tap("more")
    one.tap("look-yellow")
    one.tap("text-150")
    expect(one.screen).to_have_attribute("data-look", "yellow")
    one.sent()
    seeing = server.chart("ada").seeing
    assert (seeing.look, seeing.text, seeing.speech) == ("yellow", 150, False)
    one.page.wait_for_function(ALONE)
    _waits_for_its_look(tablet(service_workers="block").open())
    one.tap("all-done")
    one.on("closing")
    one.tap("after")
    one.tap("finish")
    one.laid_in()

    server.kill()
    again = lasting().open()
    again.page.evaluate(FIRST_GROUND)
    again.start("ada")
    grounds = set(again.page.evaluate("() => grounds"))
    assert grounds == {"rgb(0, 0, 0)"}
    again.page.wait_for_function(ALONE)
    # Another child's screen is as it was, and this one's comes back black after a restart in the middle of a play.
    again.pick()
    once_more = lasting().open()
    once_more.playing()
    expect(once_more.screen).to_have_attribute("data-look", "yellow")
    assert once_more.screen.evaluate("(one) => getComputedStyle(one).backgroundColor") == "rgb(0, 0, 0)"


def _waits_for_its_look(other: Tablet) -> None:
    """On a tablet that has never seen it, over a network that takes its time."""
    held: list[Route] = []
    other.page.route("**/looks.css", lambda asked: held.append(asked))
    other.page.evaluate(DRESSED)
    other.tap(other.page.locator('[data-child="ada"]'))
    other.page.wait_for_function("() => document.querySelector('link[href$=\"/looks.css\"]')")
    other.page.evaluate(FRAMES)
    held[0].continue_()
    other.on("moment")
    assert other.page.evaluate("() => dressed")
