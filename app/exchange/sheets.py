"""Sheets of paper: which cards lie on which page, and how big. Lengths in millimetres; the web draws them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.therapy import Prompt

Shape = Literal["cards", "strips", "words"]
MARGIN = 10.0  # of the sheet: what printers of a household cannot reach, and room for scissors
GAP = 8.0  # between cards: cut in its middle, each keeps 4 mm around it to be sealed when it is laminated


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper, upright."""

    name: str
    width: float
    height: float

    def turned(self, wide: bool) -> "Paper":
        """Lying on its side when it is to be wide."""
        return Paper(self.name, self.height, self.width) if wide else self


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet is filled: cards in columns and rows, strips of first and then, or one prompt with its words."""

    name: str
    shape: Shape
    columns: int
    rows: int
    wide: bool = False
    label: float = 0.0  # height of the words under a picture

    @property
    def prompts(self) -> int:
        """Prompts on one sheet."""
        return self.columns * self.rows

    def cell(self, paper: Paper) -> tuple[float, float]:
        """Width and height of a card."""
        page = paper.turned(self.wide)
        across = (page.width - 2 * MARGIN - (self.columns - 1) * GAP) / self.columns
        down = (page.height - 2 * MARGIN - (self.rows - 1) * GAP) / self.rows
        return across, down


PAPERS = {paper.name: paper for paper in (Paper("A4", 210, 297), Paper("Letter", 215.9, 279.4))}
LAYOUTS = {
    layout.name: layout
    for layout in (
        Layout("1", "cards", 1, 1, wide=True, label=18),
        Layout("2", "cards", 1, 2, label=15),
        Layout("4", "cards", 2, 2, label=11),
        Layout("6", "cards", 2, 3, label=9),
        Layout("9", "cards", 3, 3, label=7),
        Layout("strip", "strips", 2, 2, label=9),
        Layout("words", "words", 1, 1),
    )
}


def sheets(prompts: Sequence[Prompt], layout: Layout) -> list[Sequence[Prompt]]:
    """The prompts of each sheet, in their order; the last may be half empty."""
    return [prompts[start : start + layout.prompts] for start in range(0, len(prompts), layout.prompts)]


def label_size(words: str, layout: Layout, paper: Paper) -> float:
    """Height of the letters under a picture, so that the words take two lines at most and none is broken."""
    width = layout.cell(paper)[0] - 14
    longest = max(map(len, words.split()), default=1)
    return min(layout.label, width / (0.62 * longest), 1.7 * width / (0.58 * max(1, len(words))))


def words_size(prompt: Prompt) -> float:
    """Height of the letters of a card with words, so that the longest story stays on its sheet."""
    lines = sum(len(verse.lines) + sum(len(option.lines) + 1 for option in verse.options) for verse in prompt.verses)
    cues = sum(1 for verse in prompt.verses if verse.hands)
    return max(2.4, min(6.2, 195 / (lines * 1.45 + cues * 2.6 + len(prompt.verses) * 0.8)))
