"""Boards of other programs: what can be used is used, what hurts or is not there is said in a sentence."""

import json
from base64 import b64encode
from typing import Any

import pytest

from app.exchange import BoardFindings, BoardWords, OnBoard, look_at_board, write_obf, write_obz
from tests.exchange.packs import drawing, photo, shelf, zip_of
from tests.exchange.test_hostile_packs import huge_png

SVG = drawing("bun-dough").data
WORDS = BoardWords("Favourites", "What Ava likes", "More", "Back", "({n})")


def board(*buttons: dict[str, Any], images: tuple[dict[str, Any], ...] = (), **more: object) -> bytes:
    """A board as some program may write it."""
    return json.dumps({"format": "open-board-0.1", "buttons": buttons, "images": images, **more}).encode()


def data(raw: bytes, kind: str = "image/svg+xml") -> str:
    """A data URI."""
    return f"data:{kind};base64,{b64encode(raw).decode()}"


def only(raw: bytes) -> OnBoard:
    """The one button that is found."""
    (button,) = found(raw).buttons
    return button


def found(raw: bytes) -> BoardFindings:
    findings = look_at_board(raw, ("bun-dough",))
    assert findings.refused == ""
    return findings


def with_image(**image: object) -> bytes:
    return board({"id": "1", "label": "Ball", "image_id": "i"}, images=({"id": "i", **image},))


@pytest.mark.parametrize("write", [write_obf, write_obz])
def test_our_own_boards_come_back(write: Any) -> None:
    names = list(shelf().prompts)[:15]
    raw = write([shelf().prompts[name] for name in names], {name: drawing(name) for name in names}, {}, WORDS)
    findings = found(raw)
    assert findings.title == "Favourites"
    assert [one.label for one in findings.buttons] == [shelf().prompts[name].title for name in names]
    assert all(one.picture and one.picture.media_type == "image/png" for one in findings.buttons)


def test_numbers_for_ids_and_words_in_odd_places_are_read() -> None:
    raw = board(
        {"id": 1, "label": "  Big\n ball ", "image_id": 7}, {"vocalization": "Only spoken"}, {"label": 5}, "button", {},
        images=({"id": 7, "data": data(SVG)}, "image"), name=12,
    )  # fmt: skip
    findings = found(b"\xef\xbb\xbf" + raw)
    assert findings.title == "12"
    assert [one.label for one in findings.buttons] == ["Big ball", "Only spoken", "5"]
    assert findings.buttons[0].picture == drawing("bun-dough")
    assert findings.buttons[0].name == "big-ball"
    assert findings.buttons[1].says == "“Only spoken” has no picture."


def test_names_are_the_pictures_own() -> None:
    image = {"id": "i", "data": data(SVG)}
    buttons = [{"label": label, "image_id": "i"} for label in ("Bun dough", "bun-dough!", "Булочка", "7 buns")]
    assert [one.name for one in found(board(*buttons, images=(image,))).buttons] == [
        "bun-dough-2", "bun-dough-3", "picture", "p-7-buns",
    ]  # fmt: skip


def test_the_same_button_comes_once_and_ways_to_other_boards_not_at_all() -> None:
    raw = zip_of({
        "a.obf": board({"label": "Ball"}, {"label": "More", "load_board": {"path": "b.obf"}}),
        "b.obf": board({"label": "ball"}, {"label": "Drum"}),
    })  # fmt: skip
    assert [one.label for one in found(raw).buttons] == ["Ball", "Drum"]


def test_the_first_board_is_the_root() -> None:
    files = {"a.obf": board({"label": "Ball"}), "b.obf": board({"label": "Drum"}, name="Root")}
    raw = zip_of({"manifest.json": b'{"root": "b.obf"}', **files})
    assert found(raw).title == "Root"


def test_pictures_of_a_zip_lie_beside_the_boards() -> None:
    files = {"boards/a.obf": with_image(path="/images/x.svg"), "images/x.svg": SVG}
    assert only(zip_of(files)).picture == drawing("bun-dough")


@pytest.mark.parametrize(
    ("image", "says"),
    [
        ({"url": "http://x/y.png"}, "lies on the internet, and nothing is fetched from there"),
        ({"symbol": {"set": "symbolstix", "filename": "happy.png"}}, "is a symbol of that program"),
        ({"path": "images/none.png"}, "is not in the file"),
        ({"path": "../../etc/passwd"}, "is not in the file"),
        ({"data": data(SVG.replace(b"</svg>", b"<script/></svg>"))}, "holds <script>: draw with plain shapes only."),
        ({"data": data(b"<html>")}, "neither a drawing (SVG) nor a photo"),
        ({"data": "data:image/png;base64,a"}, "“Ball”"),
        ({"data": data(b"\x89PNG\r\n\x1a\n" + b"0" * 40)}, "cannot be opened as a photo"),
        ({"data": 7}, "is a symbol of that program"),
    ],
)
def test_a_picture_that_cannot_be_taken_is_said_and_the_label_stays(image: dict[str, object], says: str) -> None:
    button = only(with_image(**image))
    assert button.label == "Ball"
    assert button.picture is None
    assert says in button.says


def test_drawings_written_as_text_are_read() -> None:
    assert only(with_image(data="data:image/svg+xml;utf8," + SVG.decode().replace("#", "%23"))).picture is not None


def test_a_photo_of_a_board_tells_nothing() -> None:
    picture = only(with_image(data=data(photo(), "image/jpeg"))).picture
    assert picture is not None
    assert b"Florence" not in picture.data


def test_more_than_anybody_looks_at_is_left_out_and_said() -> None:
    findings = found(board(*({"label": f"Ball {number}"} for number in range(130))))
    assert (len(findings.buttons), findings.left_out) == (120, 10)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "is no board"),
        (b"hello", "is no board"),
        (b"[]", "is no board"),
        (b"[" * 100_000, "is no board"),
        (b'{"a": ' + b"1" * 9_000 + b"}", "is no board"),
        (b"\xff\xfe{}", "is no board"),
        (b"{}", "no button on this board"),
        (b'{"buttons": {"a": 1}}', "no button on this board"),
        (b" " * 13_000_000, "12 MB is the most"),
        (b"PK\x03\x04", "cut off or damaged"),
        (zip_of({"a.txt": b"x"}), "holds no board"),
        (zip_of({"../a.obf": b"{}"}), "leads out of its folder"),
        (zip_of({"a.obf": b" " * 5_000_000}), "unpacks to far more"),
        (zip_of({"manifest.json": b"[", "a.obf": b"{}"}), "manifest.json is no board"),
    ],
)
def test_what_is_no_board_or_made_to_hurt_is_a_sentence(raw: bytes, said: str) -> None:
    findings = look_at_board(raw)
    assert said in findings.refused
    assert findings.buttons == ()


def test_many_large_photos_are_not_all_painted_anew() -> None:
    buttons = [{"id": str(n), "label": f"Ball {n}", "image_id": "i"} for n in range(20)]
    huge = data(huge_png(4_000, 4_000), "image/png")
    told = [one.says for one in found(board(*buttons, images=({"id": "i", "data": huge},))).buttons]
    assert ["cannot be opened as a photo" in says for says in told] == [True] * 7 + [False] * 13
    assert all("one large photo too many" in says for says in told[7:])
