"""Preference rounds with no server: each pick plays at once, the tablet is switched off, and another day they go on."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from app.therapy import assessments

from .server import Server, fill
from .tablet import Tablet

OTHERS = '.found [aria-pressed="true"]'


@pytest.fixture(scope="module")
def _house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, dict[str, str]]]:
    """A practice with one child, whose chart is written by this test alone."""
    folder = tmp_path_factory.mktemp("rounds")
    cookies = fill(folder, ("Una",))
    server = Server(folder)
    yield server, cookies
    server.kill()


def test_rounds_offline(server: Server, lasting: Callable[[], Tablet]):
    tablet = lasting().open().laid_in()
    server.kill()
    tablet.start("una")
    to_rounds(tablet)
    expect(tablet.page.locator(OTHERS)).to_have_count(5)
    tablet.tap(tablet.page.locator(OTHERS).last)
    tablet.tap(tablet.page.locator(OTHERS).last)
    tablet.tap("rounds-start")
    row = board(tablet, 3)
    expect(tablet.page.locator(".facts")).to_contain_text("Round 1 of 3")
    first = tablet.pick(row[1])
    tablet.outcome("into-it")
    assert set(board(tablet, 2)) == {*row} - {first}

    second = tablet.pick()
    tablet = lasting().open()  # switched off and on in a short play
    tablet.playing()
    tablet.outcome("so-so")
    assert board(tablet, 1) == [*{*row} - {first, second}]
    tablet.tap("all-done")
    tablet.on("closing")
    tablet.tap("after")
    tablet.tap("finish")

    tablet.start("una")  # another play session: nothing of a round comes by itself
    expect(tablet.page.locator(".facts")).not_to_contain_text("Round")
    to_rounds(tablet)
    tablet.tap("rounds-go-on")
    last = board(tablet, 1)
    tablet.pick(last[0])
    # The short play ends by itself.
    expect(tablet.page.locator(".facts")).to_contain_text("Round 2 of 3", timeout=60_000)
    assert {*board(tablet, 3)} == {*row}
    tablet.tap("all-done")

    server.start()
    tablet.sent()
    server.kill()
    chart = server.chart("una")
    (one,) = assessments(chart)
    assert [(trial.round, trial.trial, trial.picked) for trial in one.trials] == [
        (1, 0, first), (1, 1, second), (1, 2, last[0]),
    ]  # fmt: skip
    assert [(score.prompt, score.percent) for score in one.scores] == [(first, 100), (second, 50), (last[0], 33)]
    assert chart.plays[-1].end == "natural_end"
    assert 15 <= (chart.plays[-1].stay_s or 0) < 60


def to_rounds(tablet: Tablet) -> None:
    """From the pictures to the page of preference rounds, two taps away."""
    tablet.tap("more")
    tablet.tap("rounds")
    expect(tablet["rounds-start"]).to_be_visible()


def board(tablet: Tablet, count: int) -> list[str]:
    """So many pictures lie there; their prompts."""
    expect(tablet.page.locator(".board")).to_have_attribute("data-count", str(count))
    found: list[Any] = tablet.offered
    return found
