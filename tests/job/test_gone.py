"""The chart of a child is erased while a tablet has the child open: nobody is left before an empty screen."""

from collections.abc import Callable

from playwright.sync_api import expect

from app.storage import TinyStore
from tests.chromium import PATIENCE_MS

from .server import Server
from .tablet import READ, Tablet


def test_a_play_session_goes_on_to_its_end(server: Server, tablet: Callable[..., Tablet]):
    one = tablet().open().laid_in()
    one.start("ivo")
    one.pick()
    title = one.page.locator(".play h1").inner_text()
    erased(server, "ivo")
    for _ in range(2):  # the first time it still has what it knew of the child
        told(one.open(), "ivo", "meta")
        assert one.playing() == title
    one.tap("all-done")
    one.on("closing")
    one.tap("after")
    one.tap("finish")
    one.on("children")
    expect(one.page.locator('[data-child="ivo"]')).to_have_count(0)
    one.child("ula")


def test_questions_that_were_open_are_put_away(server: Server, tablet: Callable[..., Tablet]):
    one = tablet().open().laid_in()
    one.child("ula")
    erased(server, "ula")
    told(one.open(), "ula", "meta")
    told(one, "ula", "trays")
    one.open()
    one.on("children")
    one.child("lou")


def erased(server: Server, child: str) -> None:
    """By the owner, while the tablets hear nothing of it."""
    server.kill()
    with TinyStore(server.folder) as store:
        store.erase(child)
    server.start()


def told(one: Tablet, child: str, store: str) -> None:
    """Wait until the tablet has heard that this child is none of its children, and keeps nothing of it there."""
    assert one.page.evaluate(HEARD, [store, f'"{child}"', PATIENCE_MS])


HEARD = f"""async ([store, child, patience]) => {{
  const end = performance.now() + patience
  while (performance.now() < end) {{
    if (!JSON.stringify(await ({READ})([store])).includes(child)) return true
    await new Promise((go) => requestAnimationFrame(go))
  }}
  return false
}}"""
