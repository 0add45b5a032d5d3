"""Each fault an author can make, and the sentence that it gets."""

import pytest

from app.library import check_library, faults_in_drawing, toml_in
from tests.library.samples import ROW, SQUARE, Shelf

OWN_HANDS = '[[variants]]\nname = "own-hands"'
SPEAKING = [
    # what stands in the file, what the author wrote instead, what is said
    ("seconds = 15", "", '"seconds" is missing in verse 1: say how long it takes, in seconds.'),
    ('kind = "song"', 'kind = "poem"', '"kind" is "poem": choose "song", "counting", "story" or "obstacle".'),
    ('themes = ["', 'theems = ["', '"theems" is not a key that belongs here: take it out, or did you mean "themes"?'),
    ("beats = 6", "beets = 6", '"beets" is not a key that belongs here in the hands of verse 2: take it out, or did'),
    ("hands_needed = 1", "hands_needed = 3", '"hands_needed" is 3: it must be 2 or less.'),
    ("version = 1", 'version = "one"', '"version" is "one": write a whole number (start with 1).'),
    ("age_months = [18, 96]", "age_months = [18]", '"age_months" needs two numbers: write two numbers of months,'),
    ('title = "Row the boat"', 'title = ""', '"title" is empty: say in one to three words what a child would call'),
    ('id = "row', 'id = "Row', '"id" is "Row-the-boat": use small letters, digits and hyphens.'),
    ('words = "Rub your', 'wirds = "Rub your', '"words" is missing in the hands of verse 1 of variant 1: say in a few'),
    ('host_activity = "s', 'host_activity = "' + "s" * 120, '"host_activity" is 148 characters long: keep it to 120.'),
    ("tags = []", 'tags = "loud"', '"tags" is no list: put it into square brackets, list what is true of it.'),
    ('title = "Row the boat"', "title = 3", '"title" is no text: put it between quotes, say in one to three words'),
    ("seconds = 15", "seconds = 15\nhands = 3", '"hands" cannot be 3 in verse 1: say what hands do, or leave the'),
    ("bpm = 66", "bpm = 6", '"bpm" is 6 in [beat]: it must be 20 or more.'),
]
KNOWING = [
    ('id = "row', 'id = "tow', '"id" is "tow-the-boat": write the file\'s own name, "row-the-boat", or'),
    ('kind = "song"', 'kind = "counting"', '"kind" is "counting" but the file lies in song: move the file or change'),
    ("version = 1", 'version = 1\nvariant = "seated"', '"variant" is worked out by Playcue: take it out.'),
    ('places = ["floor"', 'places = ["flor"', '"flor" in places is unknown: did you mean "floor"?'),
    ('"lap"]', '"lapp"]', '"lapp" in positions is unknown: did you mean "lap"?'),
    ("materials = []", 'materials = ["latex_baloon"]', '"latex_baloon" in materials is unknown: did you mean "lat'),
    ("materials = []", 'materials = ["tablet"]', '"tablet" stands in materials: leave it out, a tablet is always'),
    ("tags = []", 'tags = ["louder"]', '"louder" in tags is unknown: did you mean "loud"?'),
    ("tags = []", 'tags = ["loud", "loud"]', '"loud" stands 2 times in tags: once is enough.'),
    ('"calm", "b', '"sparkle", "b', '"sparkle" in goals is unknown: choose one of the 26 known words, such as calm,'),
    ('goals = ["calm", "body_awareness"]', "goals = []", '"goals" names nothing: name 1 to 4.'),
    ('band = "organise"', 'band = "organize"', '"organize" in band is unknown: did you mean "organise"?'),
    ("smell = 0\n", "", '"smell" is missing in [loads]: say honestly from 0 (none) to 3 (strong), left'),
    ("smell = 0\n", "smell = 0\nsmel = 1\n", '"smel" in [loads] is unknown: did you mean "smell"?'),
    ("sight = 0", "sight = 4", '"sight" in [loads] is 4: write 0 (none), 1, 2 or 3 (strong).'),
    ("[18, 96]", "[96, 18]", '"age_months" runs from 96 to 18: write the younger age first, in months.'),
    ('title = "Row', 'title = "Row row row', '"title" has 5 words: keep it to 3.'),
    ('label = "Row', 'label = "Row row row', '"label" has 5 words: keep it to 4.'),
    ('about = "A', 'about = "' + "so " * 30 + "A", '"about" is 141 characters long: keep it to 110.'),
    ('"Slowly to', '"Slowly, slowly, slowly, slowly, slowly to', "line 2 of verse 1 is 50 characters long: keep"),
    ('"Slowly to the toe."', '" "', "line 2 of verse 1 is empty: write it or take it out."),
    ('["May', '["a", "May', "verse 1 has 5 lines: keep it to 4, or make two verses of it."),
    ('words = "Slow', 'words = "' + "slow, " * 8 + "Slow", '"words" in the hands of verse 2 is 76 characters'),
    ('area = "calf"', 'area = "calve"', 'area "calve" in verse 2 is unknown: did you mean "calf"?'),
    ('area = "calf"', "", '"area" is missing in the hands in verse 2: name the area of the body.'),
    ('area = "calf"', 'area = "neck_front"', 'area "neck_front" in verse 2 is never touched: choose another area.'),
    ('area = "calf"', 'area = "upper_back"', 'area "upper_back" in verse 2 has no sides: leave "side" out.'),
    ('side = "left"', 'side = "lift"', 'side "lift" in verse 2 is unknown: did you mean "left"?'),
    ('side = "left"', "", '"side" is missing in the hands in verse 2: say left, right or both for calf.'),
    ('"compression"', '"compressing"', 'technique "compressing" in verse 2 is unknown: did you mean "compression"?'),
    ('"compression"', '"deep_tissue"', 'technique "deep_tissue" in verse 2 is never in a prompt: choose another'),
    ('"compression"', '"rom_passive"', 'technique "rom_passive" in verse 2 is never in a prompt: choose another'),
    ("pressure = 2", "pressure = 1", "pressure 1 in verse 2 is not for compression: give it with 2 to 3."),
    ("beats = 6", "beats = 4", "the press in verse 2 is over in 3.6 s (beats = 4 at 66 a minute): give it more beats"),
    ("pressure = 2", "", '"pressure" is missing in the hands in verse 2: compression is given with 2 to 3.'),
    ('"compression"', '"effleurage"', 'effleurage in verse 2 is not for band "organise": it goes with settle'),
    ('"calf"\nside = "left"\ntechnique = "compression"', '"foot"\nside = "left"\ntechnique = "petrissage"',
     'petrissage in verse 2 is not for area "foot": only for calf, forearm, shoulder.'),
    ('"compression"', '"self_massage"', 'self_massage in verse 2 is given by the child: write giver = "self".'),
    ("hands_needed = 1", "hands_needed = 0", '"hands_needed" is 0 but an adult touches: say how many hands that takes'),
    ("bpm = 66", "bpm = 59", "bpm 59 is outside the range of row-your-boat: keep it from 60 to 76."),
    ("bpm = 66", "bpm = 59", "the pulse is 79 a minute (4/3 of 59, the beat is dotted), outside band"),
    ('tune = "row-your-boat"\nbpm = 66', "bpm = 66", "the pulse is 66 a minute, outside band organise: keep"),
    ('tune = "row', 'tune = "tow', 'tune "tow-your-boat" is not on the shelf: did you mean "row-your-boat"?'),
    ('[beat]\ntune = "row-your-boat"\nbpm = 66', "", '"beats" is 6 in verse 2 but nothing beats: add'),
    ('version = 1', 'version = 1\npicture = "boat"', 'picture "boat.svg" is missing: draw it and put it'),
    ('version = 1', 'version = 1\npicture = "../x"', 'picture "../x.svg" has no plain name'),
]  # fmt: skip
VARYING = [
    ('giver = "self"\nwords = "Rub', 'giver = "adult"\nwords = "Rub', 'variant "own-hands": self_massage in'),
    ('technique = "self_massage"\npressure = 2\ngiver = "self"', 'technique = "compression"\npressure = 2',
     'variant "own-hands" still has adult touch: write its verses with giver = "self".'),
    ('name = "own-hands"', 'name = "no-touch"', 'variant "no-touch" still touches: write its verses without touching'),
    ('name = "own-hands"', 'name = "wheelchair"', 'variant "wheelchair" does not name position "wheelchair": add it.'),
    ('name = "own-hands"', 'name = "lying"', 'variant "lying" names position "floor_sitting": name only floor_supine,'),
    ("hands_needed = 0", "hands_needed = 0\nloads = {touch = 1}", 'variant "own-hands": "movement" is missing'),
    ('[[variants]]\nname = "own-hands"', '[[variants]]\nname = "own-hands"\nhands_needed = 1\n' + OWN_HANDS,
     'variant "own-hands" is declared 2 times: keep one.'),
    ('[[variants]]\nname = "own-hands"', '[[variants]]\nname = "seated"\nhands_needed = 1\n' + OWN_HANDS,
     'variant "seated" changes nothing: give it what differs, or take it out.'),
    ('[[variants]]\nname = "own-hands"', '[[variants]]\nname = "easier"\ntake = [1, 9]\n\n' + OWN_HANDS,
     'variant "easier" takes verse 9: name verses from 1 to'),
    ('[[variants]]\nname = "own-hands"', '[[variants]]\nname = "easier"\ntake = []\n\n' + OWN_HANDS,
     'variant "easier" takes no verse: name at least one in "take".'),
    ('[[variants]]\nname = "own-hands"', '[[variants]]\nname = "easier"\nhands = []\n\n' + OWN_HANDS,
     'variant "easier" has 0 tables in "hands" for 2 verses: give each verse one.'),
    ('name = "own-hands"', 'name = "own-hands"\ntake = [1]',
     'variant "own-hands" has verses of its own: leave "take" and "hands" out.'),
    ('name = "own-hands"', 'name = "own-feet"',
     '"name" is "own-feet" in variant 1: choose "easier", "harder", "own-hands", "no'),
]  # fmt: skip


def test_a_sound_shelf_has_no_fault(shelf: Shelf) -> None:
    assert shelf.faults() == []


@pytest.mark.parametrize(("stands", "written", "said"), SPEAKING + KNOWING + VARYING)
def test_one_fault_is_said_in_one_sentence(shelf: Shelf, stands: str, written: str, said: str) -> None:
    assert stands in ROW
    shelf.prompt(ROW.replace(stands, written, 1))
    assert [line for line in shelf.faults() if line.startswith(f"row-the-boat.toml: {said}")]


def test_all_faults_of_a_file_are_said_at_once(shelf: Shelf) -> None:
    together = [
        fault for fault in KNOWING if fault[1] in ('"lapp"]', 'tags = ["louder"]', "[96, 18]", "sight = 4", "bpm = 59")
    ]
    broken = ROW
    for stands, written, _ in together:
        broken = broken.replace(stands, written, 1)
    shelf.prompt(broken)
    said = shelf.faults()
    assert len(said) == len(together) == 6
    for _, _, sentence in together:
        assert any(line.startswith(f"row-the-boat.toml: {sentence}") for line in said), sentence


def test_more_verses_than_anyone_could_sing(shelf: Shelf) -> None:
    shelf.prompt(ROW + "".join('[[verses]]\nlines = ["la"]\nseconds = 1\n' for _ in range(11)))
    assert shelf.faults() == ['row-the-boat.toml: "verses" has 13 entries: keep it to 12.']


def test_a_file_that_is_no_toml(shelf: Shelf) -> None:
    shelf.prompt("title = Row")
    assert shelf.faults() == ["row-the-boat.toml: is not TOML: invalid value (at line 1, column 9). Mend that line."]


def test_a_file_that_is_no_text(shelf: Shelf) -> None:
    (shelf.root / "prompts/song/row-the-boat.toml").write_bytes(b"\xff\xfe\x00")
    assert shelf.faults() == ["row-the-boat.toml: cannot be read as text: save it as UTF-8."]


def test_two_files_of_one_id(shelf: Shelf) -> None:
    shelf.prompt(ROW.replace('"song"', '"counting"'), kind="counting")
    assert shelf.faults() == ["row-the-boat.toml: lies in counting and in song: rename one."]


def test_two_prompts_of_one_title(shelf: Shelf) -> None:
    shelf.prompt(ROW.replace("row-the-boat", "sea-trip").replace("Row the boat", "Row the Boat"), "sea-trip")
    assert shelf.faults() == [
        'sea-trip.toml: "title" is "Row the Boat", as in row-the-boat.toml: give it a title of its own.'
    ]


def test_adult_hands_stay_ten_seconds_at_a_station(shelf: Shelf) -> None:
    station = ROW.replace('"song"', '"obstacle"').replace("row-the-boat", "pit-stop").replace("Row the", "Pit")
    shelf.prompt(station, "pit-stop", "obstacle")
    assert shelf.faults() == [
        "pit-stop.toml: adult hands stay 15 seconds in verse 2: keep it to 10 at a station, then off."
    ]


def test_a_story_has_four_to_eight_verses(shelf: Shelf) -> None:
    tale = ROW.replace('"song"', '"story"').replace("row-the-boat", "a-tale").replace("Row the", "A")
    shelf.prompt(tale, "a-tale", "story")
    assert "a-tale.toml: a story has 4 to 8 verses, this one 2: add or join verses." in shelf.faults()


@pytest.mark.parametrize(
    ("beats", "said"),
    [
        (
            1,
            "the stroke in verse 2 goes 25.7 cm/s (22 cm, beats = 1 at 70 a minute): keep it from 1 to 10",
        ),
        (
            32,
            "the stroke in verse 2 goes 0.8 cm/s (22 cm, beats = 32 at 70 a minute): keep it from 1 to 10, give",
        ),
        (0, '"beats" is 0 in verse 2: say how many beats one stroke takes.'),
    ],
)
@pytest.mark.parametrize("technique", ["slow_stroke", "effleurage"])
def test_a_stroke_is_slow(shelf: Shelf, technique: str, beats: int, said: str) -> None:
    stroking = ROW.replace('"compression"', f'"{technique}"').replace('"organise"', '"settle"')
    stroking = stroking.replace('tune = "row-your-boat"\nbpm = 66', "bpm = 70")
    shelf.prompt(stroking)
    assert shelf.faults() == []  # 4.3 cm/s
    shelf.prompt(stroking.replace("beats = 6", f"beats = {beats}"))
    assert len(shelf.faults()) == 1
    assert shelf.faults()[0].startswith(f"row-the-boat.toml: {said}")


@pytest.mark.parametrize(
    ("svg", "said"),
    [
        ("<svg", "is not well-formed (unclosed token: line 1, column 0): mend it or draw it again."),
        ("<svg/>", 'is no drawing: start it with <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 200">.'),
        (SQUARE.replace("<rect", "<script>alert(1)</script><rect"), "holds <script>: draw with plain shapes only."),
        (SQUARE.replace("<rect", "<text>4</text><rect"), "holds <text>: draw with plain shapes only."),
        (SQUARE.replace("<rect", '<image href="http://x/y.png"/><rect'), "holds <image>: draw with plain shapes only."),
        (SQUARE.replace("<rect", '<rect onload="x()"'), 'holds a script in "onload": take it out.'),
        (SQUARE.replace("<rect", '<rect fill="url(http://x)"'), 'reaches outside itself with "fill": give plain colou'),
        (SQUARE.replace("<rect", '<rect style="fill:red"'), 'reaches outside itself with "style": give plain colours'),
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SQUARE, "declares a document type: take the line out."),
        (
            SQUARE.replace("<rect", "<rect fill='u\\72l(http://x)'"),
            'reaches outside itself with "fill": give plain colours',
        ),
        (SQUARE.replace("<rect", '<rect filter="f"'), 'holds "filter": take it out, plain shapes need no more than'),
        (SQUARE.replace("<rect", '<rect stroke-dasharray="0.001"'), 'holds dashes of "0.001": give each a length of 1'),
        ("<?xml-stylesheet href='http://x'?>" + SQUARE, "holds an instruction to programs (<?...?>): take it out."),
        (SQUARE.replace("240 200", "1 9999"), 'has the viewBox "0 0 1 9999": give it four numbers of about a card'),
        (SQUARE.replace("240 200", "nan 200"), 'has the viewBox "0 0 nan 200": give it four numbers of about a card'),
        (SQUARE.replace("0 0 240", "1e30 0 240"), 'has the viewBox "1e30 0 240 200": give it four numbers of about a'),
        (SQUARE.replace("<svg", '<svg width="1" height="4000"'), "has a width and a height that are no size of a card"),
        (SQUARE.replace("<svg", '<svg width="30px" height="1in"'), "has a width and a height that are no size of a"),
        (SQUARE.replace("<svg", '<svg width="1"'), "has a width and a height that are no size of a card: leave them"),
        (SQUARE.replace("<rect", '<rect rx="1e30"'), 'holds "rx" with a number beyond 4800: draw within the view box.'),
        (SQUARE.replace("<rect", '<rect rx="1e999"'), 'holds "rx" with a number beyond 4800: draw within'),
        (
            SQUARE.replace("<rect", '<g transform="scale(-11)"><g transform="matrix(0 9 -9.5 0 1 1)"/></g><rect'),
            "enlarges what it draws more than 100 times: draw it in the size of the view box.",
        ),
        (SQUARE.replace("<rect", '<rect transform="skewX(89.99)"'), "enlarges what it draws more than 100 times"),
        (SQUARE.replace("<rect", "<g>" * 20 + "<rect").replace("</svg>", "</g>" * 20 + "</svg>"), "has groups inside"),
        (SQUARE + " " * 7100, "is 7.0 kB: keep it to 6 kB, with fewer and rounder shapes."),
    ],
)
def test_a_picture_is_small_and_harmless(shelf: Shelf, svg: str, said: str) -> None:
    shelf.picture("row-the-boat", svg)
    assert shelf.faults()[0].startswith(f'row-the-boat.toml: picture "row-the-boat.svg" {said}')


@pytest.mark.parametrize(
    "size", ['width="1em" height="1em"', 'width="240" height="200"', 'width="100%" height="100%"', 'height="100%"']
)
def test_a_drawing_may_say_its_size(size: str) -> None:
    turned = SQUARE.replace("<rect", '<rect transform="translate(-30,40) rotate(-7) scale(.1 -3)"')
    assert list(faults_in_drawing(turned.replace("<svg", f"<svg {size}").encode(), "this")) == []


def test_a_drawing_in_other_letters_is_not_read() -> None:
    hidden = ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE svg [<!ENTITY a "b">]>' + SQUARE).encode("utf-16")
    assert list(faults_in_drawing(hidden, "this")) == ["this cannot be read as text: save it as UTF-8."]
    assert list(faults_in_drawing(f'<?xml version="1.0"?>\n{SQUARE}'.encode(), "this")) == []


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"a = " + b"[" * 20_000, "is not TOML that a prompt is written in"),
        (b"a = " + b"9" * 9_000, "is not TOML that a prompt is written in"),
        (b"a = [{b = 0x" + b"f" * 9_000 + b"}]", "is not TOML that a prompt is written in"),
        (b"a = -9223372036854775809", "is not TOML that a prompt is written in"),
        (b"a" + b".a" * 60 + b" = 1", "has tables inside tables more than 12 deep"),
        (b"a" + b".a" * 2_000 + b" = 1", "has a line with more than 64 dots"),
        (b"a = 1 #" + b"x" * 10_000_000, "is 9766 kB: keep it to 128 kB."),
        (b"a = '\xff'", "cannot be read as text: save it as UTF-8."),
        (b"a = ", "is not TOML: invalid value"),
    ],
)
def test_toml_made_to_hurt_is_a_sentence(raw: bytes, said: str) -> None:
    found, says = toml_in(raw)
    assert found is None
    assert says.startswith(said)


def test_an_avatar_has_a_picture_and_a_word(shelf: Shelf) -> None:
    shelf.picture("unicorn", family="avatars")
    (shelf.root / "pictures/avatars/bear.svg").unlink()
    assert shelf.faults() == [
        'avatars/bear.svg: picture "bear.svg" is missing: draw it and put it into pictures/avatars.',
        'wording/en/vocabulary.toml: "vocabulary.avatar.unicorn" is missing: say which animal it is.',
    ]


def test_an_empty_folder_is_told_not_raised(shelf: Shelf) -> None:
    said = [str(fault) for fault in check_library(shelf.root / "nothing-here")]
    assert len(said) >= 3
    assert any(line.startswith("precautions: no file lies in ") for line in said)
    assert any(line.startswith("prompts: no prompt file lies in ") for line in said)
