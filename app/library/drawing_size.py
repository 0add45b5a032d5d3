"""How large is a drawing, how far does it reach, and how much does it enlarge?

What is drawn far beyond the card, or enlarged out of all measure, takes a program that draws all memory there is, or
minutes, or stops it, and the server with it.
"""

import math
import re
from xml.etree import ElementTree

LONGEST_SIDE = 8  # of the view box, in times its other side: it is drawn into a card
LARGEST_BOX = 10_000  # a side of the view box
FARTHEST = 20  # any number, in times the longer side of the view box
MOST_ENLARGED = 100  # by all transforms inside each other
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
TRANSFORM = re.compile(r"(\w+)\s*\(([^)]*)\)")
SIZE = re.compile(rf"({NUMBER.pattern})(px|pt|pc|mm|cm|in|em|ex|%)?")


def fits(view_box: str) -> bool:
    """Is it four numbers, of about a card?"""
    try:
        x, y, width, height = (float(number) for number in view_box.replace(",", " ").split())
    except ValueError:
        return False
    return abs(x) <= LARGEST_BOX and abs(y) <= LARGEST_BOX and _like_a_card(width, height)


def sized(width: str, height: str) -> bool:
    """Both of them in one unit, or neither, which is as the view box; a drawing is as wide as where it is shown."""
    across, down = SIZE.fullmatch(width), SIZE.fullmatch(height)
    if across is None or down is None or across[2] != down[2]:
        return False
    return _like_a_card(float(across[1]), float(down[1]))


def _like_a_card(width: float, height: float) -> bool:
    shorter, longer = sorted((width, height))
    return shorter >= 1 and longer <= LARGEST_BOX and longer <= LONGEST_SIDE * shorter


def farthest(root: ElementTree.Element) -> float:
    """The largest number that may stand in the drawing."""
    view_box = root.get("viewBox", "")
    return FARTHEST * max(map(float, view_box.replace(",", " ").split()[2:])) if fits(view_box) else LARGEST_BOX


def enlarged(root: ElementTree.Element) -> float:
    """How many times larger its transforms make something, at most."""
    most, left = 1.0, [(root, 1.0)]
    while left:
        element, times = left.pop()
        for name, said in TRANSFORM.findall(element.get("transform", "")):
            times *= max(1.0, _times(name, [float(number) for number in NUMBER.findall(said)]))
        most = max(most, times)
        left += [(child, times) for child in element]
    return most


def _times(name: str, numbers: list[float]) -> float:
    if name == "scale":
        return max(map(abs, numbers), default=1.0)
    if name == "matrix" and len(numbers) == 6:
        return max(math.hypot(*numbers[:2]), math.hypot(*numbers[2:4]))
    if name in ("skewX", "skewY") and numbers:
        return 1 + abs(math.tan(math.radians(max(-1e9, min(numbers[0], 1e9)))))
    return 1.0
