"""Nobody is left with an empty tray: every worked child profile finds enough at every place it is really at."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.library import Library, read_library, table
from app.library.coverage import ENOUGH, KINDS_ENOUGH, ROOMS, cells, read_profiles, shortage
from tests.library.samples import ASSETS

PROFILES = Path(__file__).parents[1] / "profiles"
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SHELF = read_library(ASSETS)


def test_every_cell_has_enough() -> None:
    profiles, faults = read_profiles(PROFILES, SHELF, NOW)
    assert [str(fault) for fault in faults] == []
    assert len(profiles) == 25
    assert [shortage(cell) for cell in cells(SHELF, profiles, NOW) if not cell.enough] == []


def test_a_short_shelf_is_told_cell_by_cell() -> None:
    lines, short = table(Library({"slow-bear": SHELF.prompts["slow-bear"]}, SHELF.precautions), PROFILES, NOW)
    assert lines[0].split() == list(ROOMS)
    assert len(lines) == 1 + 25 + 1
    assert "1 safe prompts of 1 kinds" in "\n".join(short)
    assert f"asked are {ENOUGH} of {KINDS_ENOUGH}" in short[0]


@pytest.mark.parametrize(
    ("stands", "written", "said"),
    [
        ('wall_standing = "Does not stand."', "", '"wall_standing" needs either positions in [places] or a reason'),
        ("age_months = 62\n", "", "'age_months' is missing: write it."),
        ('school = ["wheelchair"]', 'school = ["wheelchair"]\nmoon = ["lap"]', '"moon" is no place of the table'),
    ],
)
def test_a_profile_that_says_too_little_is_named(tmp_path: Path, stands: str, written: str, said: str) -> None:
    text = (PROFILES / "spina-bifida-shunt.toml").read_text()
    assert stands in text
    (tmp_path / "one.toml").write_text(text.replace(stands, written))
    _, faults = read_profiles(tmp_path, SHELF, NOW)
    assert any(str(fault).startswith("one.toml: ") and said in str(fault) for fault in faults), faults


def test_closed_precautions_leave_less() -> None:
    """What is counted is what the safety rules let through."""
    (closed,) = [one for one in read_profiles(PROFILES, SHELF, NOW)[0] if one.name == "no-adult-touch"]
    no = {flag: answer.model_copy(update={"yes": False}) for flag, answer in closed.child.answers.items()}
    open_ = replace(closed, child=closed.child.model_copy(update={"answers": no}))
    left, all_ = (sum(cell.prompts for cell in cells(SHELF, [one], NOW)) for one in (closed, open_))
    assert 0 < left < all_
