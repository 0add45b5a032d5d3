"""No two prompts have pictures that a child would take for the same: all are drawn small and laid over each other."""

from itertools import combinations
from pathlib import Path

from playwright.sync_api import Browser

from app.library import Gallery, read_library
from tests.library.samples import ASSETS

PICTURES = Path(__file__).parents[2] / "assets" / "pictures"
# Mean difference of colour channels, 0-255, over all points of a picture of 24 by 20.
ALIKE = 16.5
# A point is seen when a channel of it is this far from the paper it lies on; so many of 480 points have to be.
SEEN, FEWEST = 48, 12
PAPER = (0xFB, 0xF6, 0xEC)
POINTS = """async (pictures) => {
  const canvas = new OffscreenCanvas(24, 20), pen = canvas.getContext('2d', { willReadFrequently: true })
  const seen = []
  for (const svg of pictures) {
    const image = new Image(240, 200)
    image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
    await image.decode()
    pen.fillStyle = '#FBF6EC'
    pen.fillRect(0, 0, 24, 20)
    pen.drawImage(image, 0, 0, 24, 20)
    seen.push([...pen.getImageData(0, 0, 24, 20).data].filter((_, n) => n % 4 < 3))
  }
  return seen
}"""


def test_no_two_pictures_of_prompts_look_alike(browser: Browser) -> None:
    gallery = Gallery(PICTURES)
    drawn = {path.stem: path.read_text("utf-8") for path in sorted((PICTURES / "prompts").glob("*.svg"))}
    made = {at.partition("/")[2]: gallery.svg(at) for at in gallery.composed if at.startswith("prompts/")}
    every = drawn | {name: svg.decode() for name, svg in made.items() if svg}
    page = browser.new_page()
    points: list[list[int]] = page.evaluate(POINTS, list(every.values()))
    page.close()
    apart = {
        (one, other): sum(map(abs, map(int.__sub__, a, b))) / len(a)
        for (one, a), (other, b) in combinations(zip(every, points, strict=True), 2)
    }
    alike = {pair: round(far, 1) for pair, far in apart.items() if far < ALIKE}
    assert not alike, "These look alike: give one another ground, another animal or another pose."


def test_what_a_story_lets_choose_is_seen_on_paper(browser: Browser) -> None:
    stories = [prompt for prompt in read_library(ASSETS).prompts.values() if prompt.kind == "story"]
    ways = [way for prompt in stories for way in prompt.ways]
    parts = sorted({option.part for way in ways for verse in way.verses for option in verse.options})
    svgs = [Gallery(PICTURES).svg(f"parts/{part}") for part in parts]
    page = browser.new_page()
    points: list[list[int]] = page.evaluate(POINTS, [svg.decode() for svg in svgs if svg])
    page.close()
    seen = {
        part: sum(
            max(abs(c - p) for c, p in zip(drawn[n : n + 3], PAPER, strict=True)) > SEEN for n in range(0, 1440, 3)
        )
        for part, drawn in zip(parts, points, strict=True)
    }
    pale = {part: count for part, count in seen.items() if count < FEWEST}
    assert not pale, "These are hardly seen by themselves: offer another part, or draw them darker."
