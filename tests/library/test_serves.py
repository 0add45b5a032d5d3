"""Rows of the fact sheet: each is served by a prompt, or says what serves it instead."""

from app.library import read_library
from app.library.serves import FILE, Row, faults_in_serves, read_rows, unserved
from app.library.touch import NEVER
from tests.library.samples import ASSETS, ROW, Shelf

ROWS = {"S1-05": Row(says="a foot massage in the tunnel"), "S1-16": Row(says="adherence", by="the chart")}


def test_a_prompt_that_serves_no_row_is_told_so(shelf: Shelf) -> None:
    (shelf.root / FILE).write_text('S1-05 = { says = "a foot massage in the tunnel" }\n', encoding="utf-8")
    shelf.prompt('serves = ["S1-05"]\n' + ROW)
    assert shelf.faults() == []
    shelf.prompt('serves = ["S1-50", "S1-05", "S1-05"]\n' + ROW)
    assert shelf.faults() == [
        'row-the-boat.toml: serves "S1-50", which is no row of serves.toml: did you mean "S1-05"?',
        'row-the-boat.toml: serves "S1-05" 2 times: once is enough.',
    ]


def test_a_row_says_what_it_asks_for(shelf: Shelf) -> None:
    (shelf.root / FILE).write_text('S1-05 = { by = "nobody" }\n', encoding="utf-8")
    assert shelf.faults() == [
        'serves.toml: row S1-05: "says" is missing: say in a short sentence what is asked for.',
    ]


def test_a_row_is_unserved_until_a_prompt_names_it(shelf: Shelf) -> None:
    prompt = shelf.read().prompts["row-the-boat"]
    assert list(unserved([prompt], ROWS)) == ["S1-05"]  # what the chart serves is left for no prompt
    served = prompt.model_copy(update={"serves": ("S1-05",)})
    assert unserved([served], ROWS) == {}
    assert list(faults_in_serves(served, ROWS)) == []


def test_no_way_of_any_prompt_asks_for_a_technique_that_is_not_offered() -> None:
    for prompt in read_library(ASSETS).prompts.values():
        used = {verse.hands.technique for way in prompt.ways for verse in way.verses if verse.hands}
        assert not used & set(NEVER), prompt.id


def test_what_no_prompt_serves_says_what_does() -> None:
    rows, faults = read_rows(ASSETS)
    assert faults == []
    assert {row for row in rows if row.startswith("S4")} == {"S4-03"}
    assert {"S1-05", "S1-06", "S1-07", "S0-47", "S0-49"} <= {name for name, row in rows.items() if not row.by}
