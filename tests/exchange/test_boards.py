"""Our boards before a judge that nobody here wrote, and what it does not look at before one of ours."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.exchange import SVG, BoardWords, Origin, Picture, as_png, read_picture, write_obf, write_obz
from app.therapy import ContentError, Prompt
from tests.aac import judge
from tests.exchange.packs import drawing, files_of, own, photo, shelf

WORDS = BoardWords("Ava likes <this> & that", "What Ava likes", "More", "Back", "({n})")
ORIGINS = {name: Origin(author="Playcue", licence="MIT") for name in shelf().prompts}
DRAWN = {one.picture_name: drawing(one.picture_name) for one in shelf().prompts.values()}
PICTURES = DRAWN | {"our-bun": read_picture(photo(), "A photo")}


def prompts(count: int) -> list[Prompt]:
    """So many of the shelf; the last is the practice's own with a photo."""
    return [*list(shelf().prompts.values())[: count - 1], own()]


def board_of(raw: bytes) -> dict[str, Any]:
    """The board in the bytes of an .obf."""
    return json.loads(raw)


@pytest.mark.parametrize("count", [1, 2, 7, 40])
def test_a_board_stands_before_the_judge(tmp_path: Path, count: int) -> None:
    file = tmp_path / "board.obf"
    file.write_bytes(write_obf(prompts(count), PICTURES, ORIGINS, WORDS))
    assert judge([file]) == []
    board = board_of(file.read_bytes())
    assert nothing_is_missing(board, {}) == count
    assert len({image["id"] for image in board["images"]}) == count


@pytest.mark.parametrize(("count", "boards"), [(1, 1), (12, 1), (13, 2), (20, 2), (21, 3), (48, 5)])
def test_many_boards_stand_before_the_judge(tmp_path: Path, count: int, boards: int) -> None:
    whole = tmp_path / "boards.obz"
    whole.write_bytes(write_obz(prompts(count), PICTURES, ORIGINS, WORDS))
    files = files_of(whole.read_bytes())
    singles = []
    for name in files:
        if name.endswith(".obf"):
            singles.append(tmp_path / name.replace("/", "-"))
            singles[-1].write_bytes(files[name])
    assert judge([whole, *singles]) == []
    assert len(singles) == boards
    manifest = json.loads(files["manifest.json"])
    assert set(manifest["paths"]["boards"].values()) | set(manifest["paths"]["images"].values()) == files.keys() - {
        "manifest.json"
    }
    shown = []
    for board_id, path in manifest["paths"]["boards"].items():
        board = board_of(files[path])
        assert board["id"] == board_id
        nothing_is_missing(board, files)
        shown += [button["ext_playcue_prompt"] for button in board["buttons"] if "ext_playcue_prompt" in button]
        for image in board["images"]:
            assert manifest["paths"]["images"][image["id"]] == image["path"]
        for button in board["buttons"]:
            if "load_board" in button:
                assert button["load_board"]["path"] in files
    assert shown == [prompt.id for prompt in prompts(count)]


def test_forth_and_back_lie_in_the_same_corners_and_lead_through_all_pages() -> None:
    files = files_of(write_obz(prompts(30), PICTURES, ORIGINS, WORDS))
    path, seen = json.loads(files["manifest.json"])["root"], []
    while path:
        board = board_of(files[path])
        seen.append(path)
        order = board["grid"]["order"]
        assert order[2][0] == ("way_back" if len(seen) > 1 else None)
        ways = {button["id"]: button["load_board"] for button in board["buttons"] if "load_board" in button}
        assert order[2][3] == ("way_forth" if "way_forth" in ways else None)
        path = ways.get("way_forth", {}).get("path")
    assert len(seen) == 3


def test_a_board_says_what_a_prompt_is_and_what_its_licence_is() -> None:
    board = board_of(write_obf([shelf().prompts["bun-dough"]], PICTURES, ORIGINS, WORDS))
    (button,), (image,) = board["buttons"], board["images"]
    assert button["label"] == "Bun dough"
    assert (button["ext_playcue_prompt"], button["ext_playcue_kind"]) == ("bun-dough", "song")
    assert image["license"] == {"type": "MIT", "author_name": "Playcue"}
    assert image["data"].startswith("data:image/png;base64,")
    assert board["description_html"] == "<p>What Ava likes</p>"


def test_the_judge_sees_what_is_wrong(tmp_path: Path) -> None:
    board = board_of(write_obf(prompts(2), PICTURES, ORIGINS, WORDS))
    for name, change in {
        "locale": {"locale": None}, "images": {"images": None},
        "grid": {"grid": {"rows": 0, "columns": 0, "order": []}},
        "colour": {"buttons": [board["buttons"][0] | {"background_color": "#fff"}, board["buttons"][1]]},
        "label": {"buttons": [{"id": "bin-treasure"}]}, "extra": {"playcue": 1},
    }.items():  # fmt: skip
        said = {key: value for key, value in (board | change).items() if value is not None}
        file = tmp_path / f"{name}.obf"
        file.write_text(json.dumps(said))
        assert judge([file]), name
    missing = board | {"images": board["images"][:1]}
    with pytest.raises(AssertionError):
        nothing_is_missing(missing, {})


def test_too_many_none_or_one_without_a_picture_is_said() -> None:
    with pytest.raises(ContentError, match=r"choose the file of several boards \(.obz\)"):
        write_obf(prompts(41), PICTURES, ORIGINS, WORDS)
    for write in (write_obf, write_obz):
        with pytest.raises(ContentError, match="choose at least one prompt"):
            write([], PICTURES, ORIGINS, WORDS)
        with pytest.raises(ContentError, match='"Our bun" has no picture'):
            write([own()], {}, ORIGINS, WORDS)


def nothing_is_missing(board: dict[str, Any], files: dict[str, bytes]) -> int:
    """How many buttons the board has. Each has a picture that is there, and a place in the grid."""
    assert all(isinstance(one["id"], str) for one in (*board["buttons"], *board["images"]))
    images = {image["id"]: image for image in board["images"]}
    for button in board["buttons"]:
        image = images.get(button["image_id"])
        assert image is not None, button["image_id"]
        assert image["width"] > 99
        assert image["height"] > 99
        assert "data" in image or files[image["path"]].startswith(b"\x89PNG")
    placed = [one for row in board["grid"]["order"] for one in row if one]
    assert sorted(placed) == sorted(button["id"] for button in board["buttons"])
    return len(board["buttons"])


def test_a_drawing_that_stops_the_program_that_draws_stops_nothing_else() -> None:
    far = '<g transform="scale(10000)">' * 2 + '<circle r="10000" stroke="red" stroke-width="9999"/>' + "</g>" * 2
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 200">{far}</svg>'
    with pytest.raises(ContentError, match="A picture cannot be drawn"):
        as_png(Picture(SVG, svg.encode()))
