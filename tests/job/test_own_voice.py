"""A therapist says a title and a line in her own voice; the child hears it, also with no server after a restart."""

import io
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Locator, Page, expect

from app.library import read_library
from app.practice import Recording
from app.settings import SHIPPED
from tests.sounds import tone

from .server import Server, fill
from .tablet import Tablet

PARADE = read_library(SHIPPED).prompts["tortoise-parade"]
MICROPHONE = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")  # it beeps
# Of all that sounds: the beat of a play goes round.
WATCH = """
  globalThis.played = []
  const { start, stop } = AudioBufferSourceNode.prototype
  AudioBufferSourceNode.prototype.start = function (...more) {
    if (!this.loop) played.push(Math.round(this.buffer.duration * 100) / 100)
    return start.apply(this, more)
  }
  AudioBufferSourceNode.prototype.stop = function (...more) {
    if (this.loop === false && this.buffer) played.push('stop')
    return stop.apply(this, more)
  }
"""
KEPT = """async (lose) => { const urls = []
  for (const name of await caches.keys()) { const cache = await caches.open(name)
    for (const { url } of await cache.keys()) if (url.includes('/play/sounds/')) {
      urls.push(url)
      if (lose) await cache.delete(url)
    } }
  return urls }"""
AXE = """async () => (await axe.run('.pc-main')).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)"""
SOME_FRAMES = """() => new Promise((go) => { let n = 0
  const next = () => (++n > 90 ? go() : requestAnimationFrame(next))
  next() })"""


@pytest.fixture(scope="module")
def _house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, dict[str, str]]]:
    """A practice of its own, whose other tablets have nothing recorded."""
    folder = tmp_path_factory.mktemp("practice")
    cookies, server = fill(folder, ["Ada"]), Server(folder)
    yield server, cookies
    server.kill()


def row(page: Page, words: str) -> Locator:
    return page.locator(".pc-voices li").filter(has=page.get_by_text(words, exact=True))


def on_disk(server: Server) -> dict[str, Recording]:
    with server._copy() as store:
        found = [store.read_recording(name) for name in store.recordings()]
    return {one.words: one for one in found if one is not None}


def seconds_of(data: bytes) -> float:
    with wave.open(io.BytesIO(data)) as told:
        assert (told.getnchannels(), told.getsampwidth(), told.getframerate()) == (1, 2, 16_000)
        return told.getnframes() / told.getframerate()


def choose(page: Page, words: str, name: str, data: bytes) -> None:
    with page.expect_file_chooser() as asked:
        row(page, words).get_by_role("button", name="Choose a file").click()
    asked.value.set_files({"name": name, "mimeType": "audio/wav", "buffer": data})


def test_an_own_voice_is_recorded_and_heard_with_no_server(
    server: Server, lasting: Callable[..., Tablet], tmp_path: Path
):
    one, line = lasting(*MICROPHONE), PARADE.verses[0].lines[0]
    page = one.open("/library/tortoise-parade").page
    page.get_by_role("link", name="Say it in your own voice").click()
    title = row(page, PARADE.title)
    title.get_by_role("button", name="Record").click()
    expect(title.get_by_role("button", name="Stop")).to_be_visible()
    page.evaluate(SOME_FRAMES)
    title.get_by_role("button", name="Stop").click()
    expect(title.get_by_role("button", name="Listen")).to_be_visible()

    choose(page, line, "junk.mp3", b"<html>no sound</html>")
    expect(page.get_by_text("The browser cannot play this")).to_be_visible()
    choose(page, line, "long.wav", tone(11))
    expect(page.get_by_text("It is longer than 10 seconds")).to_be_visible()
    choose(page, line, "silence.wav", tone(1, loud=0))
    expect(page.get_by_text("Nothing was heard")).to_be_visible()
    choose(page, line, "studio.wav", tone(1.5, rate=44_100, channels=2))
    expect(row(page, line).get_by_role("button", name="Listen")).to_be_visible()
    expect(page.get_by_text("2 of ", exact=False)).to_be_visible()
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(AXE) == []
    kept = on_disk(server)
    assert kept.keys() == {PARADE.title, line}
    beep = seconds_of(kept[PARADE.title].data)
    assert 0.1 < beep < 9
    assert seconds_of(kept[line].data) == pytest.approx(1.5, abs=0.01)

    one.open().laid_in()
    assert len(page.evaluate(KEPT, False)) == 2
    server.kill()

    one = lasting(*MICROPHONE)
    one.page.add_init_script(WATCH)
    expect(one.open()["ready"]).to_be_visible()
    _heard(one, beep)
    one.tap("all-done")
    one.on("closing")
    assert one.page.evaluate("played").pop() == "stop"
    one.tap("after")
    one.tap("finish")

    page = one.page
    assert len(page.evaluate(KEPT, True)) == 2
    one.open()
    expect(one["not-ready"]).to_have_text("Not ready for no WiFi yet: recordings")

    server.start()
    one.open("/library/tortoise-parade/voice")
    row(page, PARADE.title).get_by_role("button", name="Remove").click()
    expect(row(page, PARADE.title).get_by_role("button", name="Listen")).to_have_count(0)
    assert on_disk(server).keys() == {line}
    one.open().laid_in()
    assert len(page.evaluate(KEPT, False)) == 1


def _heard(one: Tablet, beep: float) -> None:
    """Speech is turned on under More, the parade is played, and its title and first line are heard."""
    one.start("ada")
    one.tap("more")
    one.tap("speech")
    one.tap(one.page.locator(".panel [data-control=close]"))
    one.tap("find")
    one.page.get_by_role("searchbox").fill(PARADE.title)
    one.tap(one.page.locator('.found [data-prompt="tortoise-parade"]').first)
    one.playing(PARADE.title)
    one.page.wait_for_function("() => played.length > 1")
    title, line = one.page.evaluate("played")[:2]
    assert title == pytest.approx(beep, abs=0.02)
    assert line == pytest.approx(1.5, abs=0.02)
