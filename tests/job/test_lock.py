"""Locked for the child: the adult's buttons do not answer, "All done" does, no server is needed, two hands open it."""

from collections.abc import Callable

from playwright.sync_api import expect

from .server import Server
from .tablet import Tablet

HOLD = """([spots, type]) => {
  for (const [n, [x, y]] of spots.entries()) document.elementFromPoint(x, y).dispatchEvent(new PointerEvent(type,
    { bubbles: true, composed: true, pointerId: 40 + n, pointerType: 'touch', clientX: x, clientY: y }))
}"""
TOP, BOTTOM, OTHER = [1170, 10], [10, 810], [10, 10]  # of a landscape tablet that reads from left to right
STOPPED = """(make) => {
  const event = new Function(`return ${make}`)()
  document.querySelector('h1').dispatchEvent(event)
  return event.defaultPrevented
}"""
BACK_TWICE = "() => new Promise((heard) => (addEventListener('popstate', heard, { once: true }), history.go(-2)))"
GESTURES = [
    "new KeyboardEvent('keydown', {key: 'r', ctrlKey: true, bubbles: true, cancelable: true})",
    "new KeyboardEvent('keydown', {key: 'F5', bubbles: true, cancelable: true})",
    "new MouseEvent('contextmenu', {bubbles: true, cancelable: true})",
    "new Event('selectstart', {bubbles: true, cancelable: true})",
    "new MouseEvent('dragstart', {bubbles: true, cancelable: true})",
    "new MouseEvent('dblclick', {bubbles: true, cancelable: true})",
    "new WheelEvent('wheel', {ctrlKey: true, bubbles: true, cancelable: true})",
]


def test_locked_and_opened_with_the_server_dead(server: Server, lasting: Callable[[], Tablet]):
    tablet = lasting().open().laid_in()
    server.kill()
    tablet.start("lou")
    lock(tablet, "lock")
    for control in ("finish", "more", "find", "now", "not-that", "not-this-child"):
        tablet.tap(control)
        expect(tablet.page.locator(".says-locked")).to_contain_text("both lit corners")
        expect(tablet.page.locator(".digits")).to_have_count(0)
        expect(tablet.page.locator(".panel")).to_have_count(0)
        tablet.on("pick")
    assert [one for one in GESTURES if not tablet.page.evaluate(STOPPED, one)] == []
    ways = tablet.ways
    press(tablet, "pointerdown", [1150, 40], [60, 740])  # on the triangle and on "Something else"
    press(tablet, "pointerup", [1150, 40], [60, 740])  # too short, and neither is tapped
    tablet.on("pick")
    assert tablet.ways == ways
    before = tablet.page.url
    tablet.page.go_back()
    assert tablet.page.url == before
    tablet.on("pick")

    tablet.pick()
    tablet.tap("cue-smiled")
    expect(tablet["cue-smiled"]).to_have_attribute("aria-pressed", "false")
    tablet.outcome("into-it")
    tablet.pick()
    tablet.tap("wrong")
    tablet.on("wrong")
    tablet.tap("undo")
    tablet.playing()
    tablet.tap("all-done")
    tablet.on("closing")
    tablet.tap("after")
    tablet.tap("finish")
    expect(tablet.page.locator(".says-locked")).to_be_visible()
    tablet.on("closing")

    tablet = lasting().open()  # switched off and on
    tablet.on("closing")
    expect(tablet["padlock"]).to_be_visible()
    before = tablet.page.url
    tablet.page.evaluate(BACK_TWICE)  # to where it was opened from, were it not for the lock
    for _ in range(4):  # and however fast
        tablet.page.go_back()
        assert tablet.page.url == before
    tablet.page.evaluate("location.hash = 'mia'")
    tablet.tap("after")
    tablet.tap("finish")
    tablet.on("closing")
    press(tablet, "pointerdown", TOP)
    press(tablet, "pointerdown", OTHER)  # these are no opposite corners
    press(tablet, "pointerup", OTHER)
    held_for(tablet, 3)
    expect(tablet["padlock"]).to_be_visible()
    press(tablet, "pointerup", TOP)
    press(tablet, "pointerdown", TOP, BOTTOM)
    expect(tablet["padlock"]).to_have_count(0)
    press(tablet, "pointerup", TOP, BOTTOM)
    tablet.on("closing")
    tablet.page.wait_for_function("() => !history.state")  # "back" is the adult's again, with one tap
    tablet.tap("finish")
    tablet.on("children")
    tablet = lasting().open()
    tablet.on("children")
    expect(tablet["padlock"]).to_have_count(0)
    server.start()
    tablet.sent()


def test_the_outcome_bar_too_and_a_pin(server: Server, tablet: Callable[..., Tablet]):
    one = tablet().open()
    one.start("lou")
    one.tap("more")
    one["pin"].fill("12a4")
    expect(one["keep-pin"]).to_be_disabled()
    one["pin"].fill("2580")
    one.tap("keep-pin")
    expect(one["no-pin"]).to_be_visible()
    kept = one.read("meta", "lock")
    assert "2580" not in str(kept)
    one.tap(one["lock-bar"])
    one.pick()
    one.tap("into-it")
    expect(one.page.locator(".says-locked")).to_be_visible()
    one.playing()
    expect(one.page.locator(".digits")).to_have_count(0)  # nothing for a child to play with
    one.tap("padlock")
    one.type_pin("2581")
    expect(one.page.locator(".says-locked")).to_contain_text("Not that PIN")
    expect(one["padlock"]).to_be_visible()
    one.type_pin("2580")
    expect(one["padlock"]).to_have_count(0)
    one.outcome("into-it")
    one.open()
    one.on("pick")
    one.tap("more")
    expect(one["no-pin"]).to_be_visible()  # it outlives the page
    one.tap("lock")
    one.page.keyboard.down("u")
    one.page.keyboard.down("l")
    expect(one["padlock"]).to_have_count(0)
    one.sent()


def test_after_five_wrong_pins_it_says_when_and_how_it_opens(server: Server, tablet: Callable[..., Tablet]):
    one = tablet().open()
    one.page.clock.install()
    one.open()
    one.start("ula")
    one.lock_with("2580")
    for _ in range(5):  # what is typed while the one before is tried counts
        one.type_pin("1234")
    for _ in range(2):
        expect(one.page.locator(".says-locked")).to_contain_text("in half a minute")
        expect(one.page.locator(".digits")).to_have_count(0)
        one.tap("padlock")
    one.page.clock.run_for(31_000)
    one.tap("padlock")
    one.type_pin("2580")
    expect(one["padlock"]).to_have_count(0)


def test_what_leads_away_stays_shut_where_the_lock_itself_cannot_be_had(server: Server, tablet: Callable[..., Tablet]):
    one = tablet(service_workers="block").open()
    one.start("lou")
    lock(one, "lock")
    one.tap("all-done")
    one.page.route("**/lock.js", lambda asked: asked.abort())
    one.open()
    one.on("closing")
    one.tap("after")
    one.tap("finish")
    one.on("closing")
    one.page.unroute("**/lock.js")
    one.tap("finish")
    expect(one["padlock"]).to_be_visible()
    one.on("closing")
    one.sent()


def lock(tablet: Tablet, kind: str) -> None:
    tablet.tap("more")
    tablet.tap(kind)
    expect(tablet["padlock"]).to_be_visible()
    expect(tablet.page.locator(".panel")).to_have_count(0)


def press(tablet: Tablet, kind: str, *spots: list[int]) -> None:
    tablet.page.evaluate(HOLD, [list(spots), kind])


def held_for(tablet: Tablet, seconds: float) -> None:
    """Wait on the page's own clock a little longer than that."""
    tablet.page.evaluate("(ms) => new Promise((go) => setTimeout(go, ms))", seconds * 1000 + 200)
