"""Until a clinician has entered name, date and version it is said everywhere, and again when a rule changes."""

import re
import shutil
from pathlib import Path

import pytest

from app.library import Review, read_precautions, read_review, read_wording
from app.settings import SHIPPED
from app.therapy.vocabulary import TECHNIQUES
from app.web.desk import Desk
from app.wiring import check_assets

PHRASE = "Safety rules not yet reviewed by a clinician"
HOME = Path(__file__).resolve().parents[2]


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """A shelf of precautions of our own."""
    shutil.copytree(SHIPPED / "precautions", tmp_path / "precautions")
    return tmp_path


def sign(assets: Path, **entered: str) -> Review:
    """Enter a review; what is not named is entered as it should be."""
    whole = {"reviewed_by": "Dr Ito", "date": "2026-03-10", "version": now(assets).now} | entered
    lines = [f'{name} = "{value}"' for name, value in whole.items()]
    (assets / "precautions" / "review.toml").write_text("\n".join(lines))
    return now(assets)


def now(assets: Path) -> Review:
    return read_review(assets, read_precautions(assets)[0])


def settings_page(review: Review) -> str:
    return Desk(None, read_wording(SHIPPED), SHIPPED, "", review=review).reviewed()  # type: ignore[arg-type]


def test_nobody_clinical_has_reviewed_what_ships_and_it_says_so_everywhere() -> None:
    review = now(SHIPPED)
    assert not review.entered
    said = [settings_page(review), *check_assets(None)[1]]
    said += [(HOME / name).read_text() for name in ("README.md", "assets/help/running.md", "assets/help/therapist.md")]
    assert sum(PHRASE in text for text in said) == 5
    assert f"version {review.now}" in review.sentence


def test_name_date_and_version_make_it_go_away(assets: Path) -> None:
    review = sign(assets)
    assert review.signed
    assert review.sentence == f"Safety rules version {review.now} reviewed by Dr Ito on 2026-03-10."
    assert "Dr Ito on 2026-03-10" in settings_page(review)
    assert check_assets(assets)[1][-1] == review.sentence


@pytest.mark.parametrize("lacking", [{"reviewed_by": " "}, {"date": ""}, {"date": "soon"}, {"version": ""}])
def test_none_of_the_three_may_be_missing(assets: Path, lacking: dict[str, str]) -> None:
    review = sign(assets, **lacking)
    assert not review.signed
    assert PHRASE in review.sentence
    assert PHRASE in settings_page(review)


@pytest.mark.parametrize("file", ["context/universal", "spina_bifida/vp_shunt", "muscular_dystrophy/fatigue"])
def test_a_change_of_any_rule_takes_it_back(assets: Path, file: str) -> None:
    before = sign(assets)
    rule = assets / "precautions" / f"{file}.toml"
    rule.write_text(re.sub(r'tags_excluded = \["\w+", ', "tags_excluded = [", rule.read_text(), count=1))
    after = now(assets)
    assert after.now != before.now
    assert not after.signed
    for said in (after.sentence, settings_page(after)):
        assert PHRASE in said
        assert "Dr Ito" in said
    assert sign(assets).signed


def test_so_does_a_rule_that_is_gone_or_another_range_of_a_technique(
    assets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(assets)
    (assets / "precautions" / "general" / "latex_precaution.toml").unlink()
    assert not now(assets).signed
    assert sign(assets).signed
    monkeypatch.setitem(TECHNIQUES, "tapping", TECHNIQUES["deep_hug"])
    assert not now(assets).signed


def test_a_comment_changes_no_rule(assets: Path) -> None:
    sign(assets)
    rule = assets / "precautions" / "general" / "fever.toml"
    rule.write_text("# Looked at again.\n" + rule.read_text())
    assert now(assets).signed
