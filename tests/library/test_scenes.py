"""Pictures composed out of parts of the kit: what a line says, and every fault of a scene file in words."""

import shutil

import pytest

from app.library import Gallery, read_library, verse_pictures
from app.library.composing import COLOURS, DARK_SKIN, compose, placed
from app.library.kit import read_kit
from tests.library.samples import ASSETS, SQUARE, Shelf

KIT = read_kit(ASSETS / "pictures" / "kit")
TWO = 'verses = [["meadow", "bear 120 180"], ["night", "owl 120 180"]]\n'


@pytest.fixture
def drawn(shelf: Shelf) -> Shelf:
    """The small shelf with the kit that ships, and a folder for scenes."""
    shutil.copytree(ASSETS / "pictures" / "kit", shelf.root / "pictures" / "kit")
    (shelf.root / "pictures" / "scenes").mkdir()
    return shelf


def scene(shelf: Shelf, text: str, name: str = "row-the-boat") -> None:
    (shelf.root / "pictures" / "scenes" / f"{name}.toml").write_text(text)


def test_the_kit_that_ships_is_sound(drawn: Shelf):
    assert drawn.faults() == []
    assert len(KIT) > 200


def test_a_bare_picture_is_its_things_alone_and_one_of_nothing_else_keeps_its_ground():
    things = ["child-standing 120 190", "ball 60 190"]
    assert compose(["meadow", *things], KIT, bare=True) == compose(things, KIT)
    assert compose(["night"], KIT, bare=True) == compose(["night"], KIT)
    gallery = Gallery(ASSETS / "pictures")
    composed, part = (gallery.svg(address) for address in ("prompts/all-packed-up", "parts/owl"))
    for whole, address in ((composed, "prompts/all-packed-up"), (part, "parts/owl")):
        assert whole
        assert len(gallery.svg(address, bare=True) or b"") < len(whole)
    assert gallery.svg("prompts/hill-bus", bare=True) == gallery.svg("prompts/hill-bus")


def test_a_picture_is_one_flat_drawing_of_placed_parts():
    part, shapes = KIT["ball"], KIT["ball"].drawn({}, frozenset())
    assert compose(["ball 100 150 2 flip"], KIT) == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 200" stroke-linecap="round" stroke-linejoin="round">'
        f'<g transform="translate({100 + part.width} {150 - 2 * part.height}) scale(-2 2)">{shapes}'
        "</g></svg>"
    )
    plain = compose(["meadow", "child-standing 120 190 skin=umber with=glasses turn=10"], KIT)
    assert "class=" not in plain
    assert "display=" not in plain
    assert "rotate(10)" in plain


def test_a_tint_colours_its_shapes_alone_and_an_extra_is_put_on():
    plain, tinted = (compose([f"child-standing 120 190 {more}"], KIT) for more in ("", "skin=umber hair=brick"))
    assert "#8A5A3C" in tinted
    assert "#8A5A3C" not in plain
    assert tinted.count("#3F4E73") == plain.count("#3F4E73")  # the trousers stay navy
    dark = compose(["child-standing 120 190 skin=dark hair=dark glasses=butter with=glasses"], KIT)
    assert DARK_SKIN in dark  # hair and skin of one name are told apart
    assert COLOURS["dark"] in dark
    assert COLOURS["butter"] in dark
    awake, asleep = (KIT["bear"].drawn({}, extras) for extras in (frozenset[str](), frozenset({"asleep"})))
    assert awake != asleep
    assert "M41 40h0" in awake
    assert "M41 40h0" not in asleep


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("beer 120 180", '"beer 120 180" names no part "beer": did you mean "bee'),
        ("bear", '"bear" has 0 numbers: give x, y and, if you like, a scale.'),
        ("bear 120 180 9", '"bear 120 180 9" has scale 9: stay between 0.2 and 4.'),
        ("bear 300 180", '"bear 300 180" lies off the page'),
        ("child-standing 120 180 skin=gold", 'has no colour "gold" for skin'),
        ("bear 120 180 skin=tan", 'has no tint "skin": it has none, leave it out.'),
        ("bear 120 180 with=glasses", 'has no "glasses" to put on: it has asleep.'),
        ("bear 120 180 upside", 'holds "upside": write part, x, y'),
    ],
)
def test_every_fault_of_a_line_says_the_way_out(line: str, says: str):
    one, faults = placed(line, KIT)
    assert one is None
    assert says in "".join(faults)


def test_a_prompt_is_drawn_or_composed_and_not_both(drawn: Shelf):
    scene(drawn, 'picture = ["sea", "rowing-boat 120 180"]\n' + TWO)
    assert "is drawn and composed" in drawn.faults()[0]
    (drawn.root / "pictures/prompts/row-the-boat.svg").unlink()
    assert drawn.faults() == []
    gallery = Gallery(drawn.root / "pictures")
    for address in ("prompts/row-the-boat", "verses/row-the-boat-2", "avatars/bear", "parts/owl"):
        assert (gallery.svg(address) or b"").startswith(b"<svg")
    assert gallery.svg("verses/row-the-boat-3") is gallery.svg("kit/owl") is None
    (drawn.root / "pictures/scenes/row-the-boat.toml").unlink()
    assert "compose it in scenes/row-the-boat.toml" in drawn.faults()[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('verses = [["meadow"]]', "has pictures of 1 verses for 2: draw one for each verse, or none."),
        ('verses = [["meadow"], ["beer 1 1"]]', 'picture verses/row-the-boat-2: "beer 1 1" names no part "beer"'),
        (TWO + '[ways.own-hands]\nverses = [["rug"]]', '"ways.own-hands" has pictures of 1 verses for 2'),
        (TWO + '[ways.lying]\nverses = [["rug"]]', '"ways.lying": no variant of this name has verses of its own'),
        ('verses = [["meadow"], []]', "picture verses/row-the-boat-2: is empty: name at least one part."),
        ("verse = 3", '"verse"'),
        ("verses = [", "is not TOML"),
    ],
)
def test_every_fault_of_a_scene_is_said(drawn: Shelf, text: str, says: str):
    scene(drawn, text)
    assert any(fault.startswith("scenes/row-the-boat.toml: ") and says in fault for fault in drawn.faults())


def test_too_much_for_one_picture_is_said(drawn: Shelf):
    crowd = ", ".join(f'"child-wheelchair {20 * n} 180"' for n in range(1, 9))
    scene(drawn, f'verses = [["meadow"], [{crowd}]]')
    assert "keep it to 6 kB, with fewer parts." in drawn.faults()[0]


def test_an_option_shows_a_part_of_the_kit(drawn: Shelf):
    story = (ASSETS / "prompts/story/cloud-spotting.toml").read_text()
    assert 'part = "sheep"' in story
    drawn.prompt(story.replace('part = "sheep"', 'part = "sheeep"'), "cloud-spotting", "story")
    said = [fault for fault in drawn.faults() if "sheeep" in fault]
    assert said[0].startswith('cloud-spotting.toml: option "')
    assert said[0].endswith('shows "sheeep", which is no part: did you mean "sheep"?')


def test_ways_show_the_pictures_of_the_verses_they_take(drawn: Shelf):
    scene(drawn, TWO)
    library = read_library(drawn.root)
    row, drawn_for = library.prompts["row-the-boat"], library.scenes["row-the-boat"]
    assert verse_pictures(row, drawn_for) == ("row-the-boat-1", "row-the-boat-2")
    assert verse_pictures(row, drawn_for, "own-hands") == (None, None)
    own = drawn_for.model_validate({"ways": {"own-hands": {"verses": [["rug"], ["rug"]]}}})
    assert verse_pictures(row, own, "own-hands")[1] == "row-the-boat-own-hands-2"
    easy = row.variants[0].model_copy(update={"verses": None, "take": (2,)})
    assert verse_pictures(row.model_copy(update={"variants": (easy,)}), drawn_for, "own-hands") == ("row-the-boat-2",)
    assert verse_pictures(row, None) == (None, None)


def test_the_shelf_is_another_when_a_verse_gets_a_picture(drawn: Shelf):
    before = read_library(drawn.root).version
    scene(drawn, TWO)
    assert read_library(drawn.root).version != before


def test_the_hash_changes_with_a_part(drawn: Shelf):
    before = Gallery(drawn.root / "pictures").hash
    drawn.picture("owl", SQUARE, family="kit")
    assert Gallery(drawn.root / "pictures").hash != before


def test_a_part_that_begins_otherwise_is_a_fault(drawn: Shelf):
    drawn.picture("owl", SQUARE, family="kit")
    assert any(fault.startswith("kit/owl.svg: begins unlike the other parts") for fault in drawn.faults())


def test_the_sheet_shows_everything_by_name(drawn: Shelf):
    scene(drawn, TWO)
    sheet = Gallery(drawn.root / "pictures").sheet()
    for name in ("row-the-boat", "row-the-boat-2", "bear 110×130"):
        assert f"<figcaption>{name}</figcaption>" in sheet
