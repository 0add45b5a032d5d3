"""All pictures by their address: drawn by hand, composed out of the kit, and single parts that a story lets choose."""

import html
from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from .composing import alone, compose
from .kit import Part, read_kit
from .scenes import Lines, Scene, read_scenes

DRAWN = ("prompts", "avatars")


class Gallery:
    """The pictures folder. Addresses have no ending: prompts/NAME, avatars/NAME, verses/NAME-1, parts/NAME.

    Composed pictures are made when they are asked for.
    """

    def __init__(self, pictures: Path) -> None:
        self._drawn = {
            f"{folder}/{path.stem}": path for folder in DRAWN for path in sorted((pictures / folder).glob("*.svg"))
        }
        self._kit_folder, self._scenes_folder = pictures / "kit", pictures / "scenes"

    @cached_property
    def hash(self) -> str:
        """Twelve hex digits that change when any picture may."""
        said = sha256(f"{_MADE}\n".encode())
        files = (
            *self._drawn.values(),
            *sorted(self._kit_folder.glob("*.svg")),
            *sorted(self._scenes_folder.glob("*.toml")),
        )
        for path in files:
            said.update(path.name.encode() + b"\0" + path.read_bytes())
        return said.hexdigest()[:12]

    @cached_property
    def kit(self) -> dict[str, Part]:
        """Every part of the kit by its name."""
        return read_kit(self._kit_folder)

    @cached_property
    def scenes(self) -> dict[str, Scene]:
        """Every scene by the id of its prompt."""
        return read_scenes(self._scenes_folder)

    @cached_property
    def composed(self) -> dict[str, Lines]:
        """The lines of every composed picture by its address."""
        return dict(pair for name, scene in self.scenes.items() for pair in scene.pictures(name))

    def svg(self, address: str, bare: bool = False) -> bytes | None:
        """The picture at this address, or None; `bare` without its ground, which nothing drawn by hand has."""
        if address in self._drawn:
            return self._drawn[address].read_bytes()
        if address in self.composed:
            return compose(self.composed[address], self.kit, bare).encode()
        folder, _, name = address.partition("/")
        return alone(self.kit[name], bare).encode() if folder == "parts" and name in self.kit else None

    def sheet(self) -> str:
        """A page with every part and every picture, each with its name, for a person to look at."""
        kit = "".join(_card(f"{part.name} {part.width}×{part.height}", _plain(part)) for part in self.kit.values())
        drawn = sorted(
            (name, path.read_text("utf-8")) for name, path in self._drawn.items() if name.startswith("prompts/")
        )
        made = sorted((name, compose(lines, self.kit)) for name, lines in self.composed.items())
        pictures = "".join(_card(name.partition("/")[2], svg) for name, svg in (*drawn, *made) if name[0] == "p")
        return _PAGE.format(kit=kit, pictures=pictures, stories="".join(self._strips()))

    def _strips(self) -> Iterator[str]:
        for name, scene in sorted(self.scenes.items()):
            verses = [pair for pair in scene.pictures(name) if pair[0].startswith("verses/")]
            if verses:
                cards = (_card(at.partition("/")[2], compose(lines, self.kit)) for at, lines in verses)
                yield f"<h3>{html.escape(name)}</h3><div>{''.join(cards)}</div>"


def _plain(part: Part) -> str:
    shapes = part.drawn({}, frozenset())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {part.width} {part.height}" '
        f'stroke-linecap="round" stroke-linejoin="round">{shapes}</svg>'
    )


def _card(name: str, svg: str) -> str:
    return f"<figure>{svg}<figcaption>{html.escape(name)}</figcaption></figure>"


_MADE = 2  # raised when the same parts and lines are composed otherwise
_PAGE = """<!DOCTYPE html><meta charset="utf-8"><title>Pictures</title>
<style>
 body {{ background: #fbf6ec; color: #22304a; font: 12px system-ui, sans-serif; margin: 12px }}
 div {{ display: flex; flex-wrap: wrap; gap: 10px }}
 figure {{ inline-size: 138px; margin: 0; background: #fde6dc; border-radius: 12px; padding: 6px }}
 figure:nth-child(4n+2) {{ background: #fcefcb }} figure:nth-child(4n+3) {{ background: #e9e4f7 }}
 figure:nth-child(4n) {{ background: #ddf0e1 }}
 svg {{ display: block; inline-size: 100%; block-size: 115px }}
 figcaption {{ overflow-wrap: anywhere; padding-block-start: 4px }}
</style>
<h2>Prompts</h2><div>{pictures}</div>
<h2>Stories, verse by verse</h2>{stories}
<h2>Parts of the kit, with their sizes</h2><div>{kit}</div>
"""
