"""The shell: the page that a tablet installs, its parts, and one version over all of them."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from pathlib import Path
from string import Template

import nicegui

from app.library import Gallery, Wording, languages_in, read_wording

from .bundle import EAGER, bundle
from .manifest import ICONS, manifest
from .parts import TYPES, Part, packed_once, part
from .pictures import Pictures

BROWSER = Path(__file__).parent / "browser"
ASSETS = Path(__file__).parents[2] / "assets"
VUE = Path(nicegui.__file__).parent / "static" / "vue.esm-browser.prod.js"  # NiceGUI's own copy, packed harder
# What the surface says; the adult's pages say more, and every word here is paid for before the first tile.
WORDS = (
    "surface", "shell", "vocabulary.area", "vocabulary.confirmation", "vocabulary.giver", "vocabulary.material",
    "vocabulary.place", "vocabulary.position", "vocabulary.side",
)  # fmt: skip
LATER = (*WORDS, "late", "undo", "missing", "vocabulary.cue")  # and what it says once the first tile is there


@dataclass(frozen=True, slots=True)
class Shell:
    """Everything static of the play surface, made once at start. `version` changes when any byte of it does."""

    version: str
    wording: Wording
    manifest: Part
    page: Part
    worker: Part
    files: Mapping[str, Part]
    pictures: Pictures
    preview: Part
    preview_files: Mapping[str, Part]


def build_shell(browser: Path = BROWSER, assets: Path = ASSETS, language: str = "en") -> Shell:
    """Read the browser's modules, the wording, icons and pictures; OSError when a folder is missing."""
    modules = {path.name: path.read_text("utf-8") for path in sorted(browser.glob("*.js")) if path.name != "sw.js"}
    late = {name: part(browser / name) for name in ("late.css", "looks.css")}
    looked_at = _modules(modules, "preview.js", "shell.js") | late
    files = _modules(modules, "shell.js", "preview.js")
    files["vue.js"] = part(VUE)
    files |= late
    files |= {path.name: part(path) for path in sorted((assets / "icons").glob("*")) if path.suffix in TYPES}
    pictures = Pictures(Gallery(assets / "pictures"))
    wording = read_wording(assets, language)
    words = {key: word for key, word in wording.flat(*WORDS).items() if not _says_itself(key, word)}
    for one in sorted({language, *languages_in(assets)}):  # fetched when wanted, and laid in for no WiFi
        told = read_wording(assets, one)
        files[f"words-{one}.json"] = _words(told.flat(*LATER))
        files[f"lock-{one}.json"] = _words(told.flat("lock"))  # the adult's lock says little, and late
    mine = [name for name in files if name.endswith((".js", ".css", ".json")) or name in ICONS]
    files["parts.json"] = packed_once(json.dumps(mine).encode(), ".json")
    css = re.sub(r"/\*.*?\*/", "", (browser / "surface.css").read_text("utf-8"), flags=re.DOTALL)
    css = re.sub(r"\s*\n\s*", "\n", css)
    # `early` in the page: asked for before anything else is read, the first part of the tray of the child in the
    # address, or else the faces.
    template, worker = (browser / "shell.html").read_text("utf-8"), (browser / "sw.js").read_text("utf-8")
    version = _hash(
        [template, worker, css, json.dumps(words), pictures.hash, *(n + one.hash for n, one in files.items())]
    )
    base = f"/play/static/{version}"
    shell = ["/play/", "/manifest.webmanifest", *(f"{base}/{name}" for name in [*mine, "parts.json"])]
    here = {"version": version, "language": language, "pictures": pictures.hash, "words": words}
    page = Template(template).substitute(
        vue=f"{base}/vue.js",
        css=css,
        icons=base,
        lang=escape(language),
        dir=escape(words["surface.dir"]),
        no_script=escape(wording.get("play.no_script")),
        no_script_hint=escape(wording.get("play.no_script_hint")),
        entry=f"{base}/{EAGER}",
        here=_script(here),
        preloads="\n".join(f'<link rel="modulepreload" href="{url}">' for url in (f"{base}/vue.js", f"{base}/{EAGER}")),
    )
    seen = Template((browser / "preview.html").read_text("utf-8")).substitute(
        vue=f"{base}/vue.js",
        css=css,
        entry=f"/play/preview/{version}/{EAGER}",
        here=_script({"pictures": pictures.hash, "words": dict(wording.flat(*LATER))}),
    )
    head = f"const VERSION = {version!r}, PICTURES = {pictures.hash!r}, SHELL = {json.dumps(shell)}\n"
    plain = "".join((browser / name).read_text("utf-8") for name in ("outbox.js", "sending.js"))
    plain = re.sub(r"^(?:export |import .*\n)", "", plain, flags=re.MULTILINE)
    return Shell(
        version,
        wording,
        packed_once(manifest(base, assets / "icons", wording), ".webmanifest"),
        packed_once(page.encode(), ".html"),
        packed_once((head + plain + worker).encode(), ".js"),
        files,
        pictures,
        packed_once(seen.encode(), ".html"),
        looked_at,
    )


def _modules(modules: Mapping[str, str], entry: str, but: str) -> dict[str, Part]:
    """What `entry` needs first as one file, the others as they are; without the entry of the other page."""
    mine = {name: text for name, text in modules.items() if name != but}
    return {name: packed_once(text.encode(), ".js") for name, text in bundle(mine, entry).items()}


def _says_itself(key: str, word: str) -> bool:
    """True of a key that ends in its word, as story_time does: without a text the surface shows the end of a key."""
    return key.startswith("vocabulary.") and word == key.rpartition(".")[2].replace("_", " ")


def _words(words: Mapping[str, str]) -> Part:
    return packed_once(json.dumps(words, ensure_ascii=False).encode(), ".json")


def _script(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _hash(pieces: Iterable[str]) -> str:
    return sha256("\0".join(pieces).encode()).hexdigest()[:12]
