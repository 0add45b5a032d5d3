"""What README and help say is so."""

import re
import tomllib
from pathlib import Path

import pytest

from app.cli import main
from app.settings import Settings

HOME = Path(__file__).resolve().parent.parent
README = (HOME / "README.md").read_text()
PAGES = [HOME / "README.md", *sorted((HOME / "assets" / "help").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_of_a_page_is_there(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", page.read_text()):
        if not target.startswith(("http", "mailto:", "/")):
            assert (page.parent / target).exists(), f"{page.name} names {target}"


def test_every_setting_and_every_verb_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    for name in Settings.model_fields:
        assert f"PLAYCUE_{name.upper()}" in README, name
    with pytest.raises(SystemExit):
        main(["--help"])
    verbs = re.findall(r"^    (\w+) ", capsys.readouterr().out, re.M)
    assert verbs == ["serve", "demo", "check"]
    assert all(f"playcue {verb}" in README for verb in verbs)


def test_ci_runs_the_command_of_the_readme() -> None:
    assert "python3 tests/run.py" in README
    assert "python3 tests/run.py" in (HOME / ".ci" / "run").read_text()


def test_the_changelog_speaks_of_this_version() -> None:
    version = tomllib.loads((HOME / "pyproject.toml").read_text())["project"]["version"]
    assert f"## {version}" in (HOME / "CHANGELOG.md").read_text()


def test_only_what_belongs_lies_at_the_top() -> None:
    allowed = {"app", "assets", "tests", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"}
    found = {path.name for path in HOME.iterdir() if not path.name.startswith(".") and path.suffix != ".egg-info"}
    assert found <= allowed | {"build"}
