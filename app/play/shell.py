"""The shell: the page that a tablet installs, its parts, and one version over all of them."""

import gzip
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from string import Template

import nicegui

from .bundle import EAGER, bundle
from .manifest import ICONS

BROWSER = Path(__file__).parent / "browser"
ASSETS = Path(__file__).parents[2] / "assets"
VUE = f"/_nicegui/{nicegui.__version__}/static/vue.esm-browser.prod.js"
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
}
_WORDING = ("play", "surface", "vocabulary", "shell")


@dataclass(frozen=True, slots=True)
class Part:
    """One file as it is served: bytes, the same gzipped when that is smaller, media type, and a hash of its content."""

    body: bytes
    packed: bytes | None
    media_type: str
    hash: str


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
    files |= {path.name: part(path) for path in sorted((assets / "icons").glob("*")) if path.suffix in TYPES}
    pictures = {
        f"{folder}/{path.name}": part(path)
        for folder in ("prompts", "avatars")
        for path in sorted((assets / "pictures" / folder).glob("*.svg"))
    }
    pictures_hash = _hash(name + one.hash for name, one in pictures.items())
    words = read_words(assets / "wording" / language)
    css = "".join(path.read_text("utf-8") for path in sorted(browser.glob("*.css")))
    template, worker = (browser / "shell.html").read_text("utf-8"), (browser / "sw.js").read_text("utf-8")
    version = _hash(
        [VUE, template, worker, css, json.dumps(words), pictures_hash, *(n + one.hash for n, one in files.items())]
    )
    base = f"/play/static/{version}"
    parts = [VUE, *(f"{base}/{name}" for name in files if name.endswith(".js") or name in ICONS)]
    shell = ["/play/", "/manifest.webmanifest", *parts]
    here = {"version": version, "pictures": pictures_hash, "shell": shell, "words": words}
    page = Template(template).substitute(
        vue=VUE,
        css=css,
        icons=base,
        entry=f"{base}/{EAGER}",
        here=json.dumps(here, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        preloads="\n".join(f'<link rel="modulepreload" href="{url}">' for url in (VUE, f"{base}/{EAGER}")),
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


def read_words(folder: Path) -> dict[str, str]:
    """The words that the tablet needs, flat: "surface.all_done" -> "All done"."""
    words: dict[str, str] = {}
    for name in _WORDING:
        path = folder / f"{name}.toml"
        if path.is_file():
            words.update(_flat(tomllib.loads(path.read_text("utf-8"))))
    return words


def part(path: Path) -> Part:
    """A file of the shell, read and packed."""
    return packed(path.read_bytes(), path.suffix)


def packed(body: bytes, suffix: str) -> Part:
    """Content ready to be served, gzipped once and not for every tablet anew."""
    small = gzip.compress(body, 9, mtime=0) if suffix != ".png" else body
    return Part(body, small if len(small) < len(body) else None, TYPES[suffix], sha256(body).hexdigest()[:16])


def _flat(table: Mapping[str, object], before: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        name = f"{before}{key}"
        flat |= _flat(value, f"{name}.") if isinstance(value, Mapping) else {name: str(value)}
    return flat


def _hash(pieces: Iterable[str]) -> str:
    return sha256("\0".join(pieces).encode()).hexdigest()[:12]
