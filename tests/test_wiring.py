"""The clock of the house."""

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from app.wiring import wall_clock


@pytest.fixture
def in_los_angeles(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as there:
        there.setenv("TZ", "America/Los_Angeles")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_los_angeles")
def test_a_day_ends_where_the_practice_is() -> None:
    # Eight hours earlier in UTC: a fever of yesterday would count as over in the afternoon.
    assert wall_clock().utcoffset() in (timedelta(hours=-8), timedelta(hours=-7))
