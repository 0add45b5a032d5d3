"""The shell: the page that a tablet installs, its parts, and one version over all of them."""

import gzip
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from string import Template

import brotli
import nicegui

from app.library import read_wording

from .bundle import EAGER, bundle
from .manifest import ICONS

BROWSER = Path(__file__).parent / "browser"
ASSETS = Path(__file__).parents[2] / "assets"
VUE = Path(nicegui.__file__).parent / "static" / "vue.esm-browser.prod.js"  # NiceGUI's own copy, packed harder
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
}
# What the surface says; the adult's pages say more, and every word here is paid for before the first tile.
WORDS = (
    "surface", "shell", "vocabulary.area", "vocabulary.confirmation", "vocabulary.cue", "vocabulary.giver",
    "vocabulary.material", "vocabulary.place", "vocabulary.position", "vocabulary.side",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One file as it is served: its bytes, the same smaller by content encoding, media type, a hash of its content."""

    body: bytes
    packed: Mapping[str, bytes]
    media_type: str
    hash: str

    def smallest(self, accepted: str) -> tuple[bytes, str | None]:
        """The bytes for a browser that accepts these encodings, and the encoding; brotli only comes over HTTPS."""
        for encoding in ("br", "gzip"):
            if encoding in self.packed and encoding in accepted:
                return self.packed[encoding], encoding
        return self.body, None


@dataclass(frozen=True, slots=True)
class Shell:
    """Everything static of the play surface, made once at start. `version` changes when any byte of it does."""

    version: str
    page: Part
    worker: Part
    files: Mapping[str, Part]
    pictures: Mapping[str, Part]
    pictures_hash: str


def build_shell(browser: Path = BROWSER, assets: Path = ASSETS, language: str = "en") -> Shell:
    """Read the browser's modules, the wording, icons and pictures; OSError when a folder is missing."""
    modules = {path.name: path.read_text("utf-8") for path in sorted(browser.glob("*.js")) if path.name != "sw.js"}
    files = {name: packed(text.encode(), ".js") for name, text in bundle(modules, "shell.js").items()}
    files["vue.js"] = part(VUE)
    files["late.css"] = part(browser / "late.css")
    files |= {path.name: part(path) for path in sorted((assets / "icons").glob("*")) if path.suffix in TYPES}
    pictures = {
        f"{folder}/{path.name}": part(path)
        for folder in ("prompts", "avatars")
        for path in sorted((assets / "pictures" / folder).glob("*.svg"))
    }
    pictures_hash = _hash(name + one.hash for name, one in pictures.items())
    words = dict(read_wording(assets, language).flat(*WORDS))
    css = re.sub(r"/\*.*?\*/", "", (browser / "surface.css").read_text("utf-8"), flags=re.DOTALL)
    css = re.sub(r"\s*\n\s*", "\n", css)
    template, worker = (browser / "shell.html").read_text("utf-8"), (browser / "sw.js").read_text("utf-8")
    version = _hash(
        [template, worker, css, json.dumps(words), pictures_hash, *(n + one.hash for n, one in files.items())]
    )
    base = f"/play/static/{version}"
    parts = (f"{base}/{name}" for name in files if name.endswith((".js", ".css")) or name in ICONS)
    shell = ["/play/", "/manifest.webmanifest", *parts]
    here = {"version": version, "pictures": pictures_hash, "shell": shell, "words": words}
    page = Template(template).substitute(
        vue=f"{base}/vue.js",
        css=css,
        icons=base,
        entry=f"{base}/{EAGER}",
        here=json.dumps(here, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        preloads="\n".join(f'<link rel="modulepreload" href="{url}">' for url in (f"{base}/vue.js", f"{base}/{EAGER}")),
    )
    head = f"const VERSION = {version!r}, PICTURES = {pictures_hash!r}, SHELL = {json.dumps(shell)}\n"
    outbox = re.sub(r"^export ", "", (browser / "outbox.js").read_text("utf-8"), flags=re.MULTILINE)
    return Shell(
        version,
        packed(page.encode(), ".html"),
        packed((head + outbox + worker).encode(), ".js"),
        files,
        pictures,
        pictures_hash,
    )


def part(path: Path) -> Part:
    """A file of the shell, read and packed."""
    return packed(path.read_bytes(), path.suffix)


def packed(body: bytes, suffix: str) -> Part:
    """Content ready to be served, packed once and not for every tablet anew."""
    small = {} if suffix == ".png" else {"br": brotli.compress(body), "gzip": gzip.compress(body, 9, mtime=0)}
    worth = {encoding: content for encoding, content in small.items() if len(content) < len(body)}
    return Part(body, worth, TYPES[suffix], sha256(body).hexdigest()[:16])


def _hash(pieces: Iterable[str]) -> str:
    return sha256("\0".join(pieces).encode()).hexdigest()[:12]
