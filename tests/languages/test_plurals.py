"""A language has as many forms of a text as it needs, on adult pages and on the play surface."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from app.library import Library, check_library, read_library, read_wording
from app.therapy import Words, is_plural_rule, plural_form, plural_forms
from tests.play.served import served

from .made_up import ARABIC, MIRRORED, TAGS, mirrored

PAGE = '<!doctype html><script type="importmap">{"imports": {"vue": "/vue.js"}}</script>'
RULES = {  # as CLDR writes them
    "en": {"one": "i = 1 and v = 0 @integer 1", "other": "@integer 0, 2~16, 100, …"},
    "ar": ARABIC,
    "pl": {
        "one": "i = 1 and v = 0",
        "few": "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
        "many": "v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14",
    },
    "lv": {
        "zero": "n % 10 = 0 or n % 100 = 11..19 or v = 2 and f % 100 = 11..19",
        "one": "n % 10 = 1 and n % 100 != 11 or v = 2 and f % 10 = 1 and f % 100 != 11 or v != 2 and f % 10 = 1",
    },
    "ja": {"other": "@integer 0~15, 100, …"},
    "gd": {"one": "n = 1,11", "two": "n = 2,12", "few": "n = 3..10,13..19"},
}


@pytest.mark.parametrize("language", RULES)
def test_the_rules_of_cldr_count_as_the_browser_does(browser: Browser, language: str) -> None:
    words = {f"plural.{form}": rule for form, rule in RULES[language].items()}
    assert all(map(is_plural_rule, words.values()))
    page = browser.new_page()
    script = "(l) => [...Array(300).keys()].map((n) => new Intl.PluralRules(l).select(n))"
    assert [plural_form(words, n) for n in range(300)] == page.evaluate(script, language)
    page.close()


def test_without_rules_a_language_has_the_forms_of_english() -> None:
    assert [plural_form({}, n) for n in (0, 1, 2)] == ["other", "one", "other"]
    assert plural_forms({"plural.few": "n = 2..4"}) == ("few", "other")


@pytest.mark.parametrize(("n", "form"), [(0, "zero"), (1, ""), (2, "two"), (3, "few"), (11, "many"), (100, "")])
def test_an_adult_page_and_the_play_surface_say_the_same_form(
    made_up: Path, browser: Browser, n: int, form: str
) -> None:
    wording = read_wording(made_up, MIRRORED)
    english = read_wording(made_up).texts
    assert wording.texts["surface.lang"] == TAGS[MIRRORED]
    which = "one" if n == 1 else "other"
    begun = f"{form} " if form else ""
    assert wording.count("web.home.open", n) == mirrored(begun + english[f"web.home.open.{which}"].format(n=n))
    said = mirrored(begun + english[f"surface.opens_{which}"].format(n=n))
    assert wording.get("surface.opens", n=n) == said
    page = browser.new_page()
    page.route("http://localhost/**", served(PAGE))
    page.goto("http://localhost/")
    script = "async ([words, n]) => (await import('/surface.js')).say(words, 'opens', { n })"
    assert page.evaluate(script, [wording.flat("surface"), n]) == said
    page.close()


def test_a_reason_is_said_in_the_form_too(made_up: Path) -> None:
    library: Library = read_library(made_up).in_language(MIRRORED)
    said = Words(library.words).say("gone.open_questions", n=3)
    assert said == mirrored("few adult touch waits for 3 open safety questions")
    assert (
        Words(Library({}, {}).words).say("gone.open_questions", n=1) == "adult touch waits for 1 open safety question"
    )


def test_a_form_that_lacks_and_one_that_the_language_has_not_are_told(made_up: Path, tmp_path: Path) -> None:
    """Polish forms for a language that has words for others."""
    shutil.copytree(made_up, tmp_path / "assets", symlinks=True)
    file = tmp_path / "assets/wording" / MIRRORED / "plural.toml"
    file.write_text(file.read_text("utf-8").replace("two =", "three ="), "utf-8")
    faults = [str(fault) for fault in check_library(tmp_path / "assets")]
    assert any('"plural.three" is no rule' in fault for fault in faults)
    assert any('"surface.opens_two" is no key of English' in fault for fault in faults)
    file.write_text('[plural]\nfew = "n % 10 is 3"\n', "utf-8")
    assert any('"plural.few" is no rule' in str(fault) for fault in check_library(tmp_path / "assets"))
    surface = tmp_path / "assets/wording" / MIRRORED / "surface.toml"
    lines = [line for line in surface.read_text("utf-8").splitlines() if not line.startswith("opens_few")]
    surface.write_text("\n".join(lines) + "\n", "utf-8")
    shutil.copy(made_up / "wording" / MIRRORED / "plural.toml", file)
    assert [str(fault) for fault in check_library(tmp_path / "assets")] == [
        f'wording/{MIRRORED}/surface.toml: "surface.opens_few" is missing: in English it is "opens {{n}} prompts".'
    ]
