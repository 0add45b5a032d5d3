"""Boards for other programs of talking by pictures, in the Open Board Format 0.1 (openboardformat.org).

Written to the strictest reading of the format, see `tests/exchange/test_boards.py`. Pictures are PNG and lie in the
file: every program shows PNG, and none has to fetch anything.
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from app.therapy import ContentError, Prompt

from .manifest import Origin
from .pack import zipped
from .pictures import SVG, Picture, as_png, plain_name

FORMAT = "open-board-0.1"
COLUMNS, ROWS = 4, 3  # of a page: tiles that a child hits on a tablet of ten inches
MOST_ON_ONE = 40  # prompts on a board in a file of its own
COLOURS = {
    "song": ("rgb(253, 230, 220)", "rgb(242, 137, 107)"),
    "counting": ("rgb(252, 239, 203)", "rgb(240, 183, 63)"),
    "story": ("rgb(233, 228, 247)", "rgb(143, 127, 203)"),
    "obstacle": ("rgb(221, 240, 225)", "rgb(95, 167, 119)"),
}
PLAIN = ("rgb(255, 255, 255)", "rgb(92, 104, 128)")
# Under names with an underscore, which no prompt or picture of ours has.
ARROW = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 200"><path d="{}" fill="none" stroke="#22304A" '
    'stroke-width="22" stroke-linecap="round" stroke-linejoin="round"/></svg>'
)
FORTH, BACK = ARROW.format("M50 100h140M130 40l60 60-60 60"), ARROW.format("M190 100H50M110 40l-60 60 60 60")


@dataclass(frozen=True, slots=True)
class BoardWords:
    """What is said on a board beside the prompts: `page` has a {n}."""

    name: str
    about: str
    more: str
    back: str
    page: str
    language: str = "en"


def write_obf(
    prompts: Sequence[Prompt], pictures: Mapping[str, Picture], origins: Mapping[str, Origin], words: BoardWords
) -> bytes:
    """One board as an .obf file, the pictures inside; ContentError when there are none or too many prompts."""
    _some(prompts)
    if len(prompts) > MOST_ON_ONE:
        says = "{n} prompts are too many for one board: choose the file of several boards (.obz)."
        raise ContentError(says, "board_many", n=len(prompts))
    columns = next(wide for wide in range(1, MOST_ON_ONE) if wide * wide >= len(prompts))
    rows = -(-len(prompts) // columns)
    cells = [*map(_prompt_button, prompts), *[None] * (rows * columns - len(prompts))]
    images = [_image(name, picture, origin, None) for name, picture, origin in _pictured(prompts, pictures, origins)]
    return _bytes(_board(plain_name(words.name), words.name, words, cells, (rows, columns), images))


def write_obz(
    prompts: Sequence[Prompt], pictures: Mapping[str, Picture], origins: Mapping[str, Origin], words: BoardWords
) -> bytes:
    """As many boards as it takes, with ways forth and back, in one .obz file."""
    _some(prompts)
    pages = _pages(prompts)
    stem = plain_name(words.name)
    ids = [stem if number == 1 else f"{stem}-{number}" for number in range(1, len(pages) + 1)]
    drawn = {name: (picture, origin) for name, picture, origin in _pictured(prompts, pictures, origins)}
    if len(pages) > 1:
        drawn |= {"way_forth": (Picture(SVG, FORTH.encode()), None), "way_back": (Picture(SVG, BACK.encode()), None)}
    files: dict[str, bytes] = {}
    for number, (board_id, page) in enumerate(zip(ids, pages, strict=True)):
        back = _way("way_back", words.back, ids[number - 1]) if number else None
        forth = _way("way_forth", words.more, ids[number + 1]) if number + 1 < len(ids) else None
        cells: list[dict[str, Any] | None] = [*map(_prompt_button, page)]
        if len(pages) > 1:
            cells += [None] * (COLUMNS * ROWS - 2 - len(cells))
            cells[COLUMNS * (ROWS - 1) : COLUMNS * (ROWS - 1)] = [back]  # the lower corners, on every page the same
            cells.append(forth)
        else:
            cells += [None] * (COLUMNS * ROWS - len(cells))
        here = [cell["image_id"] for cell in cells if cell]
        name = words.name if number == 0 else f"{words.name} {words.page.format(n=number + 1)}"
        images = [_image(one, *drawn[one], f"images/{one}.png") for one in here]
        files[f"boards/{board_id}.obf"] = _bytes(_board(board_id, name, words, cells, (ROWS, COLUMNS), images))
    files |= {f"images/{name}.png": as_png(picture)[0] for name, (picture, _) in drawn.items()}
    paths = {
        "boards": {board_id: f"boards/{board_id}.obf" for board_id in ids},
        "images": {name: f"images/{name}.png" for name in drawn},
        "sounds": dict[str, str](),
    }
    manifest = {"format": FORMAT, "root": f"boards/{ids[0]}.obf", "paths": paths}
    return zipped({"manifest.json": _bytes(manifest), **files})


def _some(prompts: Sequence[Prompt]) -> None:
    if not prompts:
        raise ContentError("Nothing is chosen for the board: choose at least one prompt.", "board_nothing")


def _pages(prompts: Sequence[Prompt]) -> list[Sequence[Prompt]]:
    if len(prompts) <= COLUMNS * ROWS:
        return [prompts]
    room = COLUMNS * ROWS - 2
    return [prompts[start : start + room] for start in range(0, len(prompts), room)]


def _pictured(
    prompts: Iterable[Prompt], pictures: Mapping[str, Picture], origins: Mapping[str, Origin]
) -> Iterable[tuple[str, Picture, Origin | None]]:
    for name, prompt in {prompt.picture_name: prompt for prompt in prompts}.items():
        if name not in pictures:
            says = '"{title}" has no picture: give it one, or leave it off the board.'
            raise ContentError(says, "board_no_picture", title=prompt.title)
        yield name, pictures[name], origins.get(prompt.id)


def _board(
    board_id: str,
    name: str,
    words: BoardWords,
    cells: Sequence[dict[str, Any] | None],
    size: tuple[int, int],
    images: list[dict[str, Any]],
) -> dict[str, Any]:
    rows, columns = size
    order = [cell["id"] if cell else None for cell in cells]
    return {
        "format": FORMAT,
        "id": board_id,
        "locale": words.language,
        "name": name,
        "description_html": f"<p>{escape(words.about)}</p>",
        "buttons": [cell for cell in cells if cell],
        "grid": {
            "rows": rows, "columns": columns,
            "order": [order[start : start + columns] for start in range(0, rows * columns, columns)],
        },
        "images": images,
        "sounds": [],
    }  # fmt: skip


def _prompt_button(prompt: Prompt) -> dict[str, Any]:
    ground, edge = COLOURS.get(prompt.kind, PLAIN)
    return {
        "id": prompt.id,
        "label": prompt.title,
        "vocalization": prompt.label,
        "image_id": prompt.picture_name,
        "background_color": ground,
        "border_color": edge,
        "ext_playcue_prompt": prompt.id,
        "ext_playcue_kind": prompt.kind,
        "ext_playcue_version": prompt.version,
    }


def _way(name: str, label: str, board_id: str) -> dict[str, Any]:
    ground, edge = PLAIN
    return {
        "id": name,
        "label": label,
        "image_id": name,
        "background_color": ground,
        "border_color": edge,
        "load_board": {"id": board_id, "path": f"boards/{board_id}.obf"},
    }


def _image(name: str, picture: Picture, origin: Origin | None, path: str | None) -> dict[str, Any]:
    png, width, height = as_png(picture)
    lies = {"path": path} if path else {"data": f"data:image/png;base64,{b64encode(png).decode()}"}
    said: dict[str, Any] = {"id": name, "width": width, "height": height, "content_type": "image/png", **lies}
    if origin is not None:
        said["license"] = {"type": origin.licence, "author_name": origin.author}
    return said


def _bytes(said: Mapping[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False, indent=1).encode()
