"""A photo of a child's own thing: on the tablet with no server, and gone from everywhere with its child."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.chromium import PATIENCE_MS

from .server import Server, fill
from .tablet import LANDSCAPE, Tablet

KEPT = """async () => { const urls = []
  for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) urls.push(url)
  return urls.filter((url) => url.includes('.photo-')) }"""

LEFT = f"""async ([count, patience]) => {{
  const end = performance.now() + patience
  let kept = await ({KEPT})()
  while (kept.length !== count && performance.now() < end) {{
    await new Promise((go) => requestAnimationFrame(go))
    kept = await ({KEPT})()
  }}
  return kept
}}"""


@pytest.fixture
def tablet(browser: Browser, tmp_path: Path) -> Iterator[Tablet]:
    """A paired and signed-in tablet of a practice of two children."""
    cookies, server = fill(tmp_path, ["Ada", "Bo"]), Server(tmp_path)
    server.start()
    context = browser.new_context(viewport=LANDSCAPE, has_touch=True)
    held: list[Any] = [{"name": name, "value": value, "url": server.url} for name, value in cookies.items()]
    context.add_cookies(held)
    one = Tablet(context, server.url)
    yield one
    context.close()
    server.kill()
    assert one.faults == []


def test_a_photo_leaves_the_tablet_and_the_disk_with_its_child(tablet: Tablet, tmp_path: Path):
    page, boat = tablet.page, io.BytesIO()
    Image.new("RGB", (640, 480), "teal").save(boat, "JPEG")
    for child in ("Ada", "Bo"):
        tablet.open("/library/hello-hand")
        page.get_by_role("button", name=child, exact=True).click()
        with page.expect_file_chooser() as asked:
            page.get_by_role("button", name="Take a photo").click()
        asked.value.set_files({"name": "boat.jpg", "mimeType": "image/jpeg", "buffer": boat.getvalue()})
        expect(page.get_by_role("button", name="Playcue's picture again")).to_be_visible()
    tablet.open().laid_in()
    ada, bo = sorted(page.evaluate(KEPT))
    assert "/ada.photo-" in ada
    assert "/bo.photo-" in bo
    assert page.evaluate("async (url) => (await fetch(url)).headers.get('content-type')", ada) == "image/jpeg"
    assert len([*(tmp_path / "photos").iterdir()]) == 2

    tablet.open("/child/ada")
    page.get_by_text("Erase", exact=False).last.click()
    page.get_by_role("dialog").get_by_role("textbox").fill("Ada")
    page.get_by_role("dialog").get_by_role("button", name="Erase").click()
    expect(page).to_have_url(tablet.url + "/")
    assert [path.name.partition(".")[0] for path in (tmp_path / "photos").iterdir()] == ["bo"]
    tablet.open()
    expect(page.locator('[data-child="bo"]')).to_be_visible()
    assert page.evaluate(LEFT, [1, PATIENCE_MS]) == [bo]
    assert page.evaluate("async (url) => (await fetch(url)).status", ada) == 404

    tablet.context.clear_cookies()  # as when the tablet was unpaired
    tablet.open()
    assert page.evaluate(LEFT, [0, PATIENCE_MS]) == []
