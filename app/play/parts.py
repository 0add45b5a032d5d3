"""What is served and never changes while Playcue runs: its bytes, packed once."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import brotli

TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
}


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


def part(path: Path) -> Part:
    """A file of the shell, read and packed."""
    return packed_once(path.read_bytes(), path.suffix)


def packed(body: bytes, suffix: str) -> Part:
    """Content ready to be served, packed once and not for every tablet anew."""
    small = {} if suffix == ".png" else {"br": brotli.compress(body), "gzip": gzip.compress(body, 9, mtime=0)}
    worth = {encoding: content for encoding, content in small.items() if len(content) < len(body)}
    return Part(body, worth, TYPES[suffix], sha256(body).hexdigest()[:16])


# The shell of each language is made of much the same parts, and those are few and small.
packed_once = lru_cache(maxsize=256)(packed)
