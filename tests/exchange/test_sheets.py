"""How cards lie on paper: none is lost, none hangs over the edge, and every label fits its card."""

import pytest

from app.exchange import LAYOUTS, PAPERS, label_size, sheets, words_size
from tests.exchange.packs import shelf

PROMPTS = list(shelf().prompts.values())


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("count", [0, 1, 9, 10])
def test_every_prompt_is_on_one_sheet(layout: object, count: int) -> None:
    pages = sheets(PROMPTS[:count], layout)
    assert [prompt for page in pages for prompt in page] == PROMPTS[:count]
    assert all(1 <= len(page) <= layout.prompts for page in pages)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_cards_fill_the_sheet_and_keep_its_margin(layout: object, paper: object) -> None:
    across, down = layout.cell(paper)
    page = paper.turned(layout.wide)
    assert across * layout.columns + 8 * (layout.columns - 1) + 20 == pytest.approx(page.width)
    assert down * layout.rows + 8 * (layout.rows - 1) + 20 == pytest.approx(page.height)
    assert min(across, down) > 55  # millimetres: a child's hand finds it


@pytest.mark.parametrize("name", ["1", "2", "4", "6", "9", "strip"])
def test_labels_are_as_large_as_they_can_be(name: str) -> None:
    layout = LAYOUTS[name]
    sizes = [label_size(prompt.title, layout, paper) for prompt in PROMPTS for paper in PAPERS.values()]
    assert max(sizes) == layout.label
    assert min(sizes) >= 4.5  # millimetres a letter, about 13 points


def test_words_are_never_smaller_than_a_book_for_beginners() -> None:
    assert min(map(words_size, PROMPTS)) >= 3.5  # ten points
