"""Composes a picture out of parts of the kit: a few lines of data become one flat SVG."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .faults import choose
from .kit import Part
from .pictures import LARGEST

WIDTH, HEIGHT = 240, 200
SCALES = (0.2, 4.0)
# The palette of the family: a tint is one of these and nothing else.
COLOURS = {
    "light": "#F3C9A5", "tan": "#C98F63", "umber": "#8A5A3C", "brown": "#8A6246", "dark": "#5A3B2E", "ink": "#22304A",
    "navy": "#3F4E73", "white": "#FFFFFF", "paper": "#FBF6EC", "cream": "#FCEFCB", "sand": "#E7DECB",
    "yellow": "#F0B73F", "butter": "#F6C667", "red": "#D9603B", "brick": "#D9704F", "coral": "#F2896B",
    "pink": "#F2A98C", "deep": "#6F5FB0", "purple": "#8F7FCB", "lilac": "#C9BFE8", "teal": "#2B7A78",
    "blue": "#5C9DC0", "sky": "#7DB9D6", "green": "#5FA777", "leaf": "#7FC296", "forest": "#2F5D44",
}  # fmt: skip
DARK_SKIN = "#70492F"  # a shade lighter than dark hair, so that eyes and smile are seen on it
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_HEAD = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
_HEAD += 'stroke-linecap="round" stroke-linejoin="round">'


@dataclass(frozen=True, slots=True)
class Placed:
    """One line understood: which part, where it stands, how large, turned, mirrored, tinted."""

    part: Part
    x: float
    y: float
    scale: float
    flip: bool
    turn: float
    tints: tuple[tuple[str, str], ...]
    extras: frozenset[str]

    @property
    def middle(self) -> tuple[float, float]:
        """Where the middle of its box lies on the page."""
        up, turned = self.part.height * self.scale / 2, math.radians(self.turn)
        return self.x + up * math.sin(turned), self.y - up * math.cos(turned)

    @property
    def drawn(self) -> str:
        """Its shapes on the page."""
        shapes, width = self.part.drawn(dict(self.tints), self.extras), self.part.width / 2
        across = -self.scale if self.flip else self.scale
        if self.turn:
            places = f"translate({_n(self.x)} {_n(self.y)}) rotate({_n(self.turn)})"
            x, y = -width * across, -self.part.height * self.scale
        else:
            places, x, y = "", self.x - width * across, self.y - self.part.height * self.scale
        if _n(x) != "0" or _n(y) != "0":
            places += f" translate({_n(x)} {_n(y)})"
        if across != 1:
            places += f" scale({across:g})" if across > 0 else f" scale({across:g} {self.scale:g})"
        return f'<g transform="{places.strip()}">{shapes}</g>' if places else shapes


def compose(lines: Sequence[str], kit: Mapping[str, Part], bare: bool = False) -> str:
    """The picture of these lines, from the back to the front; lines with a fault are left out.

    `bare`: without what fills the page behind its things, for a child who sees one thing on black best.
    """
    parts = [one for one, _ in (placed(line, kit) for line in lines) if one]
    things = [one for one in parts if not one.part.ground] if bare else parts
    return _HEAD + "".join(one.drawn for one in things or parts) + "</svg>"


def alone(part: Part, bare: bool = False) -> str:
    """One part by itself on a plain ground, or on none, as large as the page allows."""
    scale = round(min(176 / part.width, 160 / part.height), 2)
    line = Placed(part, WIDTH / 2, HEIGHT / 2 + part.height * scale / 2, scale, False, 0, (), frozenset())
    ground = "" if bare else f'<circle cx="120" cy="100" r="99" fill="{COLOURS["paper"]}"/>'
    return f"{_HEAD}{ground}{line.drawn}</svg>"


def faults_in_lines_of(lines: Sequence[str], kit: Mapping[str, Part]) -> list[str]:
    """Everything wrong with one picture, in sentences."""
    faults = [says for line in lines for says in placed(line, kit)[1]]
    size = len(compose(lines, kit).encode())
    if not lines:
        faults.append("is empty: name at least one part.")
    if size > LARGEST:
        faults.append(f"is {size / 1024:.1f} kB: keep it to {LARGEST // 1024} kB, with fewer parts.")
    return faults


def placed(line: str, kit: Mapping[str, Part]) -> tuple[Placed | None, list[str]]:
    """What a line says, or None and every fault of it."""
    says, words = f'"{line}"', line.split()
    if not words or words[0] not in kit:
        return None, [f'{says} names no part "{words[0] if words else ""}": {choose(words[0] if words else "", kit)}']
    part = kit[words[0]]
    faults, numbers = [], []
    flip, turn, tints, extras = False, 0.0, {}, set[str]()
    for word in words[1:]:
        key, is_set, value = word.partition("=")
        if _NUMBER.fullmatch(word):
            numbers.append(float(word))
        elif word == "flip":
            flip = True
        elif key == "turn" and _NUMBER.fullmatch(value):
            turn = float(value)
        elif key == "with" and is_set:
            extras |= set(value.split("+"))
        elif key in part.tints and value in COLOURS:
            tints[key] = DARK_SKIN if (value == "dark" and key.startswith("skin")) else COLOURS[value]
        elif key in part.tints and is_set:
            faults.append(f'{says} has no colour "{value}" for {key}: {choose(value, COLOURS)}')
        elif is_set and key != "turn":
            faults.append(f'{says} has no tint "{key}": {_out_of(part.tints)}')
        else:
            faults.append(
                f'{says} holds "{word}": write part, x, y, scale, flip, turn=DEGREES, with=EXTRA, tint=COLOUR.'
            )
    faults += [f'{says} has no "{one}" to put on: {_out_of(part.extras)}' for one in sorted(extras - {*part.extras})]
    if len(numbers) == 1 or len(numbers) > 3 or (not numbers and not part.ground):
        faults.append(f"{says} has {len(numbers)} numbers: give x, y and, if you like, a scale.")
    x, y, scale = (*numbers, *(WIDTH / 2, HEIGHT, 1.0)[len(numbers) :])[:3]
    if not SCALES[0] <= scale <= SCALES[1]:
        faults.append(f"{says} has scale {scale:g}: stay between {SCALES[0]:g} and {SCALES[1]:g}.")
    if faults:
        return None, faults
    one = Placed(part, x, y, scale, flip, turn, tuple(tints.items()), frozenset(extras))
    across, down = one.middle
    if not (0 <= across <= WIDTH and 0 <= down <= HEIGHT):
        return None, [f"{says} lies off the page: its middle is at {across:.0f} {down:.0f}, the page ends at 240 200."]
    return one, []


def _out_of(known: Sequence[str]) -> str:
    return f"it has {', '.join(known)}." if known else "it has none, leave it out."


def _n(number: float) -> str:
    return f"{round(number, 1):g}"
