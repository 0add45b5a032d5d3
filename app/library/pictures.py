"""Is a picture there, small, well-formed and harmless? Ours are flat cut paper: a few plain shapes of SVG."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from app.therapy import Sentence

from .drawing_size import MOST_ENLARGED, NUMBER, enlarged, farthest, fits, sized

LARGEST = 6 * 1024  # bytes; a tray of pictures has to arrive over slow WiFi
# No text: a tablet would set it in a font of its own. A number is drawn as a path.
SHAPES = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc"}
# Everything else may reach outside, run, or cost a tablet its patience (a dash of nearly no length does).
LOOKS = {
    "viewBox", "preserveAspectRatio", "d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry",
    "width", "height", "transform", "fill", "fill-rule", "fill-opacity", "opacity", "stroke", "stroke-width",
    "stroke-opacity", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset",
    "id", "class", "display", "role", "aria-hidden", "aria-label",
}  # fmt: skip
DEEPEST = 12  # groups inside each other
NAMESPACE = "{http://www.w3.org/2000/svg}"
NO_NUMBERS = {"fill", "stroke", "id", "class", "role", "aria-hidden", "aria-label"}
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def faults_in_picture(folder: Path, name: str) -> Iterator[str]:
    """Everything wrong with the picture of this name, in whole sentences."""
    says, path = f'picture "{name}.svg"', folder / f"{name}.svg"
    if not NAME.fullmatch(name):
        yield f"{says} has no plain name: use small letters, digits and hyphens."
    elif not path.is_file():
        composed = f", or compose it in scenes/{name}.toml" if folder.name == "prompts" else ""
        yield f"{says} is missing: draw it and put it into {folder.parent.name}/{folder.name}{composed}."
    else:
        yield from faults_in_drawing(path.read_bytes(), says)


def faults_in_drawing(raw: bytes, says: str) -> Iterator[str]:
    """Everything wrong with a drawing, whoever made it; `says` is how the sentences call it."""
    if len(raw) > LARGEST:
        told, kb = "{it} is {kb} kB: keep it to {most} kB, with fewer and rounder shapes.", f"{len(raw) / 1024:.1f}"
        yield Sentence(told, "check.drawing.large", it=says, kb=kb, most=LARGEST // 1024)
        return
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield Sentence("{it} cannot be read as text: save it as UTF-8.", "check.drawing.text", it=says)
        return
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        yield Sentence("{it} declares a document type: take the line out.", "check.drawing.type", it=says)
        return
    if "<?" in re.sub(r"^\s*<\?xml\s[^>]*\?>", "", text):
        told = "{it} holds an instruction to programs (<?...?>): take it out."
        yield Sentence(told, "check.drawing.instruction", it=says)
        return
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError) as fault:
        told = "{it} is not well-formed ({why}): mend it or draw it again."
        yield Sentence(told, "check.drawing.broken", it=says, why=fault)
        return
    if root.tag != f"{NAMESPACE}svg" or "viewBox" not in root.attrib:
        told = '{it} is no drawing: start it with <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 200">.'
        yield Sentence(told, "check.drawing.none", it=says)
    elif not fits(root.attrib["viewBox"]):
        shown = root.attrib["viewBox"][:40]
        told = '{it} has the viewBox "{shown}": give it four numbers of about a card, "0 0 240 200".'
        yield Sentence(told, "check.drawing.view_box", it=says, shown=shown)
    elif not sized(root.get("width", "100%"), root.get("height", "100%")):
        told = "{it} has a width and a height that are no size of a card: leave them out, the viewBox says it."
        yield Sentence(told, "check.drawing.size", it=says)
    if (deep := _depth(root)) > DEEPEST:
        told = "{it} has groups inside groups {n} deep: keep it to {most}."
        yield Sentence(told, "check.drawing.deep", it=says, n=deep, most=DEEPEST)
    if enlarged(root) > MOST_ENLARGED:
        told = "{it} enlarges what it draws more than {most} times: draw it in the size of the view box."
        yield Sentence(told, "check.drawing.enlarged", it=says, most=MOST_ENLARGED)
    yield from dict.fromkeys(_foreign(root, says, farthest(root)))


def _depth(root: ElementTree.Element) -> int:
    depth, level = 0, [root]
    while level:
        depth, level = depth + 1, [child for element in level for child in element]
    return depth


def _foreign(root: ElementTree.Element, says: str, most: float) -> Iterator[str]:
    for element in root.iter():
        tag = str(element.tag).removeprefix(NAMESPACE)
        if tag not in SHAPES:
            yield Sentence("{it} holds <{tag}>: draw with plain shapes only.", "check.drawing.tag", it=says, tag=tag)
        for key, value in element.attrib.items():
            name = key.rpartition("}")[2]
            if name.lower().startswith("on"):
                told = '{it} holds a script in "{name}": take it out.'
                yield Sentence(told, "check.drawing.script", it=says, name=name)
            elif name in ("href", "src", "style") or "url(" in value.lower() or "\\" in value:
                told = '{it} reaches outside itself with "{name}": give plain colours and shapes.'
                yield Sentence(told, "check.drawing.outside", it=says, name=name)
            elif key not in LOOKS:
                told = '{it} holds "{name}": take it out, plain shapes need no more than place, size and colour.'
                yield Sentence(told, "check.drawing.look", it=says, name=name)
            elif key not in NO_NUMBERS and any(abs(float(number)) > most for number in NUMBER.findall(value)):
                told = '{it} holds "{name}" with a number beyond {most}: draw within the view box.'
                yield Sentence(told, "check.drawing.far", it=says, name=name, most=round(most))
            elif name == "stroke-dasharray" and not _dashes(value):
                told = '{it} holds dashes of "{dashes}": give each a length of 1 or more.'
                yield Sentence(told, "check.drawing.dashes", it=says, dashes=value[:20])


def _dashes(value: str) -> bool:
    try:
        return all(float(number) >= 1 for number in value.replace(",", " ").split())
    except ValueError:
        return value == "none"
