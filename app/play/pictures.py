"""Pictures as they are served. Hundreds are composed of parts: each is made and packed when it is first asked for."""

from collections.abc import Iterable
from urllib.parse import parse_qs

from app.library import Gallery

from .parts import Part, packed

HOME = "/play/pictures/"


class Pictures:
    """The pictures of an assets folder by their address, such as prompts/slow-bear.svg; `hash` changes with any."""

    def __init__(self, gallery: Gallery) -> None:
        self._gallery, self._made = gallery, dict[tuple[str, bool], Part]()
        self.hash = gallery.hash

    def get(self, address: str, bare: bool = False) -> Part | None:
        """The picture at this address, `bare` without a ground; None when there is none."""
        if (address, bare) not in self._made:
            svg = self._gallery.svg(address.removesuffix(".svg"), bare) if address.endswith(".svg") else None
            if svg is None:
                return None  # not kept: anybody may ask for anything
            self._made[address, bare] = packed(svg, ".svg")
        return self._made[address, bare]

    def together(self, urls: Iterable[str]) -> dict[str, str]:
        """Many pictures for one answer, each by its own url; what is no picture of this version is left out.

        Drawn of the same parts, hundreds of them pack into the size of a photo.
        """
        found = ((url, self._svg(url)) for url in urls)
        return {url: svg.decode() for url, svg in found if svg is not None}

    def _svg(self, url: str) -> bytes | None:
        path, _, query = url.partition("?")
        if not (url.isascii() and path.startswith(HOME) and path.endswith(".svg")):
            return None
        address, asked = path.removeprefix(HOME), parse_qs(query, keep_blank_values=True)
        if asked.get("v", [self.hash]) != [self.hash]:
            return None
        bare = "bare" in asked
        made = self._made.get((address, bare))
        return made.body if made else self._gallery.svg(address.removesuffix(".svg"), bare)
