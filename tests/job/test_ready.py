"""The tick "Ready for no WiFi" on a real shelf: true where play will go on, false where it would not."""

from collections.abc import Callable

from playwright.sync_api import expect

from .server import Server
from .tablet import ONLY_STORAGE, Tablet

LOSE_A_PICTURE = """async (name) => {
  for (const cache of await Promise.all((await caches.keys()).map((key) => caches.open(key))))
    for (const kept of await cache.keys()) if (kept.url.includes(`/${name}.svg`)) return cache.delete(kept)
  return false
}"""


def test_the_tick_is_true_in_every_case(server: Server, tablet: Callable[..., Tablet], lasting: Callable[[], Tablet]):
    throw_away, one = tablet().open().laid_in(), lasting().open().laid_in()
    expect(one["ready"]).to_have_text("Ready for no WiFi")
    expect(throw_away["not-ready"]).to_have_text(ONLY_STORAGE)
    expect(throw_away["ready"]).to_have_count(0)

    server.kill()
    one = lasting().open()
    expect(one["ready"]).to_be_visible()
    assert one.page.evaluate(LOSE_A_PICTURE, "hello-hand")
    one.cdp.send("Network.clearBrowserCache")  # or it would be fetched again from there
    one.open()
    expect(one["not-ready"]).to_have_text("Not ready for no WiFi yet: pictures")
