"""Every word on the adult's pages has a key, and the help pages hang together."""

import re
from pathlib import Path

from app.library import Library, read_wording

from .conftest import ASSETS, House

WEB = Path(__file__).parents[2] / "app" / "web"
SAID = re.compile(r"""\b(say|count)\(\s*"([a-z_.]+)\"""")
LINK = re.compile(r"\]\((?!https?:)([^)#]+)(#[^)]*)?\)")


def test_every_key_that_a_page_names_is_in_the_wording() -> None:
    texts = read_wording(ASSETS).texts
    missing, found = [], 0
    for file in WEB.rglob("*.py"):
        for how, key in SAID.findall(file.read_text()):
            found += 1
            needed = [f"web.{key}"] if how == "say" else [f"web.{key}.one", f"web.{key}.other"]
            missing += [f"{file.name}: {key}" for name in needed if name not in texts]
    assert not missing
    assert found > 100  # the search itself still finds them


def test_every_precaution_of_the_chart_has_a_short_name(shelf: Library) -> None:
    texts = read_wording(ASSETS).texts
    asked = [one.id for one in shelf.precautions.values() if one.asked and not one.per_session]
    assert [name for name in asked if f"web.short.{name}" not in texts] == []


async def test_help_is_open_to_everybody_and_leads_nowhere_else(house: House) -> None:
    await house.user.open("/help")
    await house.sees("For caregivers")
    await house.user.open("/help/tablet")
    await house.sees("untried")
    for name in ("..%2F..%2Fpyproject", "nothing", "%2e%2e", "therapist.md"):
        assert (await house.user.http_client.get(f"/help/{name}")).status_code == 404, name


async def test_where_nothing_is_says_so_and_leads_back(house: House) -> None:
    for path in ("/nowhere", "/help/nothing"):
        answer = await house.user.http_client.get(path)
        assert answer.status_code == 404
        assert "Nothing is at this address" in answer.text
        assert 'href="/"' in answer.text


def test_links_between_help_pages_lead_to_pages() -> None:
    pages = {file.name: file.read_text() for file in (ASSETS / "help").glob("*.md")}
    assert {"therapist.md", "caregiver.md", "running.md", "tablet.md"} <= pages.keys()
    for name, text in pages.items():
        for target, _ in LINK.findall(text):
            assert target in pages, f"{name} links to {target}"
