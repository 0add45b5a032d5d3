"""Is a picture there, small, well-formed and harmless? Ours are flat cut paper: a few plain shapes of SVG."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

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
LONGEST_SIDE = 8  # of the view box, in times its other side: it is drawn into a card
NAMESPACE = "{http://www.w3.org/2000/svg}"
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
        yield f"{says} is {len(raw) / 1024:.1f} kB: keep it to {LARGEST // 1024} kB, with fewer and rounder shapes."
        return
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield f"{says} cannot be read as text: save it as UTF-8."
        return
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        yield f"{says} declares a document type: take the line out."
        return
    if "<?" in re.sub(r"^\s*<\?xml\s[^>]*\?>", "", text):
        yield f"{says} holds an instruction to programs (<?...?>): take it out."
        return
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError) as fault:
        yield f"{says} is not well-formed ({fault}): mend it or draw it again."
        return
    if root.tag != f"{NAMESPACE}svg" or "viewBox" not in root.attrib:
        yield f'{says} is no drawing: start it with <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 200">.'
    elif not _fits(root.attrib["viewBox"]):
        shown = root.attrib["viewBox"][:40]
        yield f'{says} has the viewBox "{shown}": give it four numbers of about a card, "0 0 240 200".'
    if _depth(root) > DEEPEST:
        yield f"{says} has groups inside groups {_depth(root)} deep: keep it to {DEEPEST}."
    yield from dict.fromkeys(_foreign(root, says))


def _fits(view_box: str) -> bool:
    try:
        _, _, width, height = (float(number) for number in view_box.replace(",", " ").split())
    except ValueError:
        return False
    return 1 <= width <= 10_000 and 1 <= height <= 10_000 and 1 / LONGEST_SIDE <= width / height <= LONGEST_SIDE


def _depth(root: ElementTree.Element) -> int:
    depth, level = 0, [root]
    while level:
        depth, level = depth + 1, [child for element in level for child in element]
    return depth


def _foreign(root: ElementTree.Element, says: str) -> Iterator[str]:
    for element in root.iter():
        tag = str(element.tag).removeprefix(NAMESPACE)
        if tag not in SHAPES:
            yield f"{says} holds <{tag}>: draw with plain shapes only."
        for key, value in element.attrib.items():
            name = key.rpartition("}")[2]
            if name.lower().startswith("on"):
                yield f'{says} holds a script in "{name}": take it out.'
            elif name in ("href", "src", "style") or "url(" in value.lower() or "\\" in value:
                yield f'{says} reaches outside itself with "{name}": give plain colours and shapes.'
            elif key not in LOOKS:
                yield f'{says} holds "{name}": take it out, plain shapes need no more than place, size and colour.'
            elif name == "stroke-dasharray" and not _dashes(value):
                yield f'{says} holds dashes of "{value[:20]}": give each a length of 1 or more.'


def _dashes(value: str) -> bool:
    try:
        return all(float(number) >= 1 for number in value.replace(",", " ").split())
    except ValueError:
        return value == "none"
