"""The picture kit: parts of flat cut paper that composed pictures share, each a small SVG in pictures/kit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .faults import Fault
from .pictures import faults_in_picture

LARGEST_PART = 3 * 1024  # bytes; three or four parts and a ground have to fit into one picture
OPENING = re.compile(
    r'<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="0 0 (\d+) (\d+)" '
    r'stroke-linecap="round" stroke-linejoin="round">'
)
_CLASS = re.compile(r'\bclass="([^"]*)"')
# A piece that a line may ask for ("with-glasses") or put away ("without-asleep"): a shape, or a group without groups.
_OPTIONAL = re.compile(r'<(\w+)([^>]*\bclass="[^"]*\b(with|without)-([a-z]+)[^"]*"[^>]*?)(/>|>.*?</\1>)', re.DOTALL)
_PAINT = re.compile(r'\b(fill|stroke)="#[0-9A-Fa-f]{6}"')


@dataclass(frozen=True, slots=True)
class Part:
    """One part. It stands on the middle of its lower edge; `tints` may be coloured, `extras` may be put on."""

    name: str
    width: int
    height: int
    drawing: str
    tints: tuple[str, ...]
    extras: tuple[str, ...]

    @property
    def ground(self) -> bool:
        """True for what fills the page: it needs no place."""
        return (self.width, self.height) == (240, 200)

    def drawn(self, tints: dict[str, str], extras: frozenset[str]) -> str:
        """Its shapes in these colours, with these extras on."""

        def kept(piece: re.Match[str]) -> str:
            shown = (piece[4] in extras) == (piece[3] == "with")
            return piece[0].replace(' display="none"', "", 1) if shown else ""

        def coloured(tag: re.Match[str]) -> str:
            found = _CLASS.search(tag[0])
            if not found:
                return tag[0]
            colour = next((tints[slot] for slot in found[1].split() if slot in tints), None)
            plain = _CLASS.sub("", tag[0], count=1).replace("  ", " ").replace(" >", ">")
            return _PAINT.sub(rf'\1="{colour}"', plain) if colour else plain

        return re.sub(r"<[^>]+>", coloured, _OPTIONAL.sub(kept, self.drawing))


def read_kit(folder: Path) -> dict[str, Part]:
    """Every part by its name; a file that is no part is left out, `faults_in_kit` says why."""
    parts = (_part(path) for path in sorted(folder.glob("*.svg")))
    return {part.name: part for part in parts if part}


def faults_in_kit(folder: Path) -> Iterator[Fault]:
    """Everything wrong with the parts, file by file."""
    for path in sorted(folder.glob("*.svg")):
        name = f"kit/{path.name}"
        found = [Fault(name, says) for says in faults_in_picture(folder, path.stem)]
        yield from found
        if not found and _part(path) is None:
            yield Fault(name, f"begins unlike the other parts: begin it with {_EXAMPLE}.")
        if path.stat().st_size > LARGEST_PART:
            yield Fault(name, f"is {path.stat().st_size / 1024:.1f} kB: keep a part to {LARGEST_PART // 1024} kB.")


_EXAMPLE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 WIDTH HEIGHT" stroke-linecap="round" stroke-linejoin="round">'
)


def _part(path: Path) -> Part | None:
    text = path.read_text("utf-8").strip()
    opening = OPENING.match(text)
    if not opening or not text.endswith("</svg>"):
        return None
    drawing = text[opening.end() : -len("</svg>")].strip()
    words = list(dict.fromkeys(word for found in _CLASS.findall(drawing) for word in found.split()))
    extras = [word.partition("-")[2] for word in words if word.startswith(("with-", "without-"))]
    tints = [word for word in words if not word.startswith(("with-", "without-"))]
    width, height = map(int, opening.groups())
    return Part(path.stem, width, height, drawing, tuple(tints), tuple(dict.fromkeys(extras)))
