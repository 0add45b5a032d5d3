"""Pictures as they are served. Hundreds are composed of parts: each is made and packed when it is first asked for."""

from app.library import Gallery

from .parts import Part, packed


class Pictures:
    """The pictures of an assets folder by their address, such as prompts/slow-bear.svg; `hash` changes with any."""

    def __init__(self, gallery: Gallery) -> None:
        self._gallery, self._made = gallery, dict[str, Part | None]()
        self.hash = gallery.hash

    def get(self, address: str) -> Part | None:
        """The picture at this address, or None."""
        if address not in self._made:
            svg = self._gallery.svg(address.removesuffix(".svg")) if address.endswith(".svg") else None
            if svg is None:
                return None  # not kept: anybody may ask for anything
            self._made[address] = packed(svg, ".svg")
        return self._made[address]
