"""Pictures and labels out of boards of other programs (.obf, .obz): read leniently, opened as carefully as a pack."""

import json
import posixpath
from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_to_bytes

from app.therapy import ContentError, Sentence

from .pictures import MOST_TOGETHER, Picture, pixels, plain_name, read_picture
from .zips import LIMITS, too_large, unzip

MOST_PICTURES = 120  # of one file
LONGEST_LABEL = 40  # characters, as the label of a prompt
LONGEST_ID = 400


@dataclass(frozen=True, slots=True)
class OnBoard:
    """A button of a board: what it says, and its picture under a name of its own, or the sentence why it has none."""

    label: str
    name: str
    picture: Picture | None
    says: str = ""


@dataclass(frozen=True, slots=True)
class BoardFindings:
    """What is on the boards of a file; `refused` says why nothing of it can be taken."""

    title: str = ""
    buttons: tuple[OnBoard, ...] = ()
    refused: str = ""
    left_out: int = 0  # buttons beyond the most that are looked at


def look_at_board(raw: bytes, taken: Iterable[str] = ()) -> BoardFindings:
    """Look at an .obf or .obz file. Never an error. `taken` are names of pictures that are here already."""
    try:
        boards, files = _boards(raw)
        title = _text(boards[0].get("name")) or _text(boards[0].get("id"))
        seen = list(_buttons(boards, files))
    except ContentError as fault:
        return BoardFindings(refused=fault.says)
    used, buttons, left = set(taken), [], MOST_TOGETHER
    for label, image, inside in seen[:MOST_PICTURES]:
        picture, says, looked_at = _drawn(label, image, inside, left)
        left -= looked_at
        name = plain_name(label, used) if picture else ""
        used.add(name)
        buttons.append(OnBoard(label, name, picture, says))
    return BoardFindings(title, tuple(buttons), left_out=len(seen) - len(buttons))


def _boards(raw: bytes) -> tuple[list[dict[str, Any]], Mapping[str, bytes]]:
    """The boards of a file, the first one first, and what else lies in it."""
    if not raw.startswith(b"PK"):
        if len(raw) > LIMITS.packed:
            raise too_large(len(raw), LIMITS.packed)
        return [_json(raw, Sentence("The file", "check.board.file"))], {}
    files = unzip(raw)
    root = ""
    if "manifest.json" in files:
        root = _text(_json(files["manifest.json"], "manifest.json").get("root"), LONGEST_ID)
    names = sorted((name for name in files if name.lower().endswith(".obf")), key=lambda name: (name != root, name))
    if not names:
        says = "The zip holds no board (.obf): choose a file that was saved as .obf or .obz."
        raise ContentError(says, "zip_no_board")
    return [_json(files[name], f'"{name}"') for name in names], files


def _json(raw: bytes, file: str) -> dict[str, Any]:
    try:
        said = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise ContentError("{file} is no board: choose a file that was saved as .obf or .obz.", "no_board", file=file)
    return said


Seen = tuple[str, Mapping[str, Any] | None, Mapping[str, bytes]]


def _buttons(boards: list[dict[str, Any]], files: Mapping[str, bytes]) -> Iterator[Seen]:
    """Label, image and files of each button that says something and does not only lead to another board."""
    told: set[tuple[str, str]] = set()
    any_buttons = False
    for board in boards:
        images = {_text(image.get("id"), LONGEST_ID): image for image in _dicts(board.get("images"))}
        for button in _dicts(board.get("buttons")):
            any_buttons = True
            label = _text(button.get("label")) or _text(button.get("vocalization"))
            image_id = _text(button.get("image_id"), LONGEST_ID)
            if not label or button.get("load_board") or (label.casefold(), image_id) in told:
                continue
            told.add((label.casefold(), image_id))
            yield label, images.get(image_id), files
    if not any_buttons:
        says = "There is no button on this board: choose a file that was saved as .obf or .obz."
        raise ContentError(says, "board_no_button")


def _drawn(
    label: str, image: Mapping[str, Any] | None, files: Mapping[str, bytes], most: int
) -> tuple[Picture | None, str, int]:
    """The picture of a button, or the sentence why it has none; and of how many pixels it was made."""
    if image is None:
        return None, Sentence("“{label}” has no picture.", "check.board.no_picture", label=label), 0
    it = Sentence("The picture of “{label}”", "check.board.picture", label=label)
    size = 0
    try:
        raw = _found(image, files, it)
        size = pixels(raw)
        if size > most:
            says = "{it} is one large photo too many: save the board with smaller ones."
            return None, Sentence(says, "check.board.too_many", it=it), 0
        return read_picture(raw, it), "", size
    except ContentError as fault:
        return None, fault.says, size


def _found(image: Mapping[str, Any], files: Mapping[str, bytes], it: str) -> bytes:
    """What lies in the file for an image; ContentError says why nothing does."""
    data, path = image.get("data"), image.get("path")
    if isinstance(data, str) and data:
        return _decoded(data, it)
    if isinstance(path, str) and path:
        name = posixpath.normpath(path.lstrip("/"))
        if name not in files:
            says = "{it} is not in the file: save the board with its pictures."
            raise ContentError(says, "board_lacks", it=it)
        return files[name]
    if image.get("url"):
        says = "{it} lies on the internet, and nothing is fetched from there: save the board with its pictures."
        raise ContentError(says, "board_internet", it=it)
    says = "{it} is a symbol of that program and not in the file: save the board with its pictures."
    raise ContentError(says, "board_symbol", it=it)


def _decoded(data: str, it: str) -> bytes:
    head, _, body = data.partition(",") if data.startswith("data:") else ("base64", "", data)
    try:
        return b64decode(body, validate=False) if "base64" in head else unquote_to_bytes(body)
    except ValueError:
        raise ContentError("{it} is damaged: save the board again.", "board_damaged", it=it) from None


def _dicts(said: object) -> list[dict[str, Any]]:
    """The tables of a list; anything else that a program wrote there is passed over."""
    return [one for one in said if isinstance(one, dict)] if isinstance(said, list) else []


def _text(said: object, most: int = LONGEST_LABEL) -> str:
    """Words as one line; numbers happen where ids should be."""
    if isinstance(said, bool) or not isinstance(said, str | int | float):
        return ""
    words = "".join(char if char.isprintable() else " " for char in str(said)[:LONGEST_ID])
    return " ".join(words.split())[:most].strip()
