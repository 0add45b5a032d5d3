"""Is a picture there, small, well-formed and harmless? Ours are flat cut paper: a few plain shapes of SVG."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

LARGEST = 6 * 1024  # bytes; a tray of pictures has to arrive over slow WiFi
# No text: a tablet would set it in a font of its own. A number is drawn as a path.
SHAPES = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc"}
NAMESPACE = "{http://www.w3.org/2000/svg}"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def faults_in_picture(folder: Path, name: str) -> Iterator[str]:
    """Everything wrong with the picture of this name, in whole sentences."""
    says, path = f'picture "{name}.svg"', folder / f"{name}.svg"
    if not NAME.fullmatch(name):
        yield f"{says} has no plain name: use small letters, digits and hyphens."
        return
    if not path.is_file():
        composed = f", or compose it in scenes/{name}.toml" if folder.name == "prompts" else ""
        yield f"{says} is missing: draw it and put it into {folder.parent.name}/{folder.name}{composed}."
        return
    raw = path.read_bytes()
    if len(raw) > LARGEST:
        yield f"{says} is {len(raw) / 1024:.1f} kB: keep it to {LARGEST // 1024} kB, with fewer and rounder shapes."
        return
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        yield f"{says} declares a document type: take the line out."
        return
    try:
        root = ElementTree.fromstring(raw)
    except (ElementTree.ParseError, ValueError) as fault:
        yield f"{says} is not well-formed ({fault}): mend it or draw it again."
        return
    if root.tag != f"{NAMESPACE}svg" or "viewBox" not in root.attrib:
        yield f'{says} is no drawing: start it with <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 200">.'
    yield from dict.fromkeys(_foreign(root, says))


def _foreign(root: ElementTree.Element, says: str) -> Iterator[str]:
    for element in root.iter():
        tag = str(element.tag).removeprefix(NAMESPACE)
        if tag not in SHAPES:
            yield f"{says} holds <{tag}>: draw with plain shapes only."
        for key, value in element.attrib.items():
            name = key.rpartition("}")[2]
            if name.lower().startswith("on"):
                yield f'{says} holds a script in "{name}": take it out.'
            elif name in ("href", "src", "style") or "url(" in value.lower():
                yield f'{says} reaches outside itself with "{name}": give plain colours and shapes.'
