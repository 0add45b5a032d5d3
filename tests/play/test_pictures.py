"""Pictures of verses: told in the card, shown by the stage, made when asked for."""

import json
from dataclasses import replace
from pathlib import Path

from app.library import Gallery, read_library
from app.library.scenes import Scene
from app.play.cards import cards_of
from app.play.pictures import Pictures

from .conftest import Tablet
from .table import card

ASSETS = Path(__file__).parents[2] / "assets"


def test_a_card_tells_which_verses_have_pictures():
    library = read_library(ASSETS)
    prompt = library.prompts["hill-bus"]
    scene = Scene(verses=tuple(("road", "bus 120 180") for _ in prompt.verses))
    ways = json.loads(cards_of(replace(library, scenes={"hill-bus": scene})))["prompts"]["hill-bus"]["ways"]
    assert [verse["picture"] for verse in ways[""]["verses"]] == [
        f"hill-bus-{n + 1}" for n in range(len(prompt.verses))
    ]
    assert all("picture" not in verse for way in prompt.variants if way.verses for verse in ways[way.name]["verses"])


def test_a_story_shows_the_picture_of_its_verse_and_else_its_own(tablet: Tablet):
    tablet.start()
    way = tablet.tiles()[0]
    drawn = card(way)["ways"][""]
    drawn["verses"][1]["picture"] = f"{way}-2"
    tablet.do("pick", way=way, by="child", card=drawn)
    assert tablet.view["play"]["scene"] == tablet.view["play"]["picture"] == way
    tablet.do("verse", to=1)
    assert tablet.view["play"]["scene"] == f"{way}-2"
    assert tablet.view["play"]["picture"] == way


def test_a_picture_is_made_once_and_only_if_there_is_one(tmp_path: Path):
    (tmp_path / "scenes").mkdir()
    (tmp_path / "scenes" / "bus.toml").write_text('verses = [["plain", "bus 120 180"]]')
    (tmp_path / "kit").symlink_to(ASSETS / "pictures" / "kit")
    pictures = Pictures(Gallery(tmp_path))
    made = pictures.get("verses/bus-1.svg")
    assert made
    assert made.body.startswith(b"<svg")
    assert made.packed["gzip"]
    assert pictures.get("verses/bus-1.svg") is made
    bare = pictures.get("verses/bus-1.svg", bare=True)
    assert bare
    assert len(bare.body) < len(made.body)
    assert pictures.get("verses/bus-1.svg", bare=True) is bare
    for wrong in ("verses/bus-2.svg", "verses/bus-1", "kit/bus.svg", "prompts/../kit/bus.svg"):
        assert pictures.get(wrong) is None


def test_what_a_story_lets_choose_has_its_part_and_what_was_chosen_is_shown(tablet: Tablet):
    tablet.start()
    way = tablet.tiles()[0]
    story = card(way)["ways"][""]
    story["verses"][0]["options"] = [{"label": name, "part": name, "lines": ["Here"]} for name in ("owl", "fox")]
    tablet.do("pick", way=way, by="child", card=story)
    assert [option["picture"] for option in tablet.view["play"]["verses"][0]["options"]] == ["owl", "fox"]
    tablet.do("chose", option=1)
    assert tablet.view["play"]["scene"] == "fox"
