"""Pictures that come in and go out: drawings in plain shapes as they are, photos painted anew, telling nothing."""

import io
import re
import struct
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import resvg_py
from PIL import Image, ImageOps

from app.library import faults_in_drawing
from app.therapy import ContentError, together

LARGEST_PHOTO = 24 * 1024 * 1024  # bytes as it comes in: a telephone of 48 million pixels writes up to 20 MB
MOST_PIXELS = {"JPEG": 64_000_000, "PNG": 16_000_000, "WEBP": 16_000_000}  # a JPEG is made smaller while it is read
MOST_TOGETHER = 120_000_000  # pixels of all photos of one file: about five seconds of painting anew
SIDE = 640  # pixels of the longer side that a photo keeps: a tile on a tablet has about 300
BOARD_WIDTH = 480  # pixels of a drawing on somebody else's board
SVG, PNG, JPEG = "image/svg+xml", "image/png", "image/jpeg"
ENDINGS = {SVG: "svg", PNG: "png", JPEG: "jpg"}
# What opening a damaged photo may raise; the last four come of what it says of its camera and place (Exif).
BROKEN = (
    OSError, ValueError, SyntaxError, ArithmeticError, MemoryError,
    struct.error, TypeError, LookupError, AttributeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture, fit to be shown: a drawing (SVG) or a photo (PNG or JPEG)."""

    media_type: str
    data: bytes

    @property
    def ending(self) -> str:
        """Of a file: svg, png or jpg."""
        return ENDINGS[self.media_type]


def read_picture(raw: bytes, says: str) -> Picture:
    """A picture from anywhere; ContentError says why it is not taken, and calls it `says`."""
    if raw[:3] == b"\xff\xd8\xff" or raw[:8] == b"\x89PNG\r\n\x1a\n" or (raw[:4] == b"RIFF" and raw[8:12] == b"WEBP"):
        return _photo(raw, says)
    if b"<svg" not in raw[:2000]:
        told = "{it} is neither a drawing (SVG) nor a photo (PNG, JPEG or WebP): choose another."
        raise ContentError(told, "picture_none", it=says)
    faults = list(faults_in_drawing(raw, says))
    if faults:
        raise ContentError(together(faults[:3]))
    return Picture(SVG, raw)


def pixels(raw: bytes) -> int:
    """As many as a photo says that it has, before it is opened; 0 for anything else."""
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(raw), formats=tuple(MOST_PIXELS)) as photo:
            warnings.simplefilter("ignore")
            return photo.width * photo.height
    except (*BROKEN, Image.DecompressionBombError):
        return 0


def as_png(picture: Picture) -> tuple[bytes, int, int]:
    """The picture as PNG, its width and height: the one kind that every program with boards can show."""
    if picture.media_type != SVG:
        with Image.open(io.BytesIO(picture.data)) as photo:
            width, height = photo.size
            return (picture.data if picture.media_type == PNG else _saved(photo.convert("RGB"), "PNG")), width, height
    return _drawn(picture.data)


@lru_cache(256)
def _drawn(svg: bytes) -> tuple[bytes, int, int]:
    try:
        png = bytes(resvg_py.svg_to_bytes(svg.decode("utf-8-sig"), width=BOARD_WIDTH, skip_system_fonts=True))
    except BaseException as fault:
        # What stops the program that draws is no Exception; anything else that is none is no matter of pictures.
        if not isinstance(fault, ValueError) and type(fault).__name__ != "PanicException":
            raise
        told = "A picture cannot be drawn ({why}): draw it again with plain shapes."
        raise ContentError(told, "picture_undrawn", why=fault) from None
    with Image.open(io.BytesIO(png)) as image:
        # A drawing has few colours; 128 of them look the same and weigh a third.
        small = image.convert("RGBA").quantize(128, method=Image.Quantize.FASTOCTREE)
        return _saved(small, "PNG"), image.width, image.height


def _photo(raw: bytes, says: str) -> Picture:
    if len(raw) > LARGEST_PHOTO:
        told, mb = "{it} is {mb} MB: keep a photo to {most} MB.", f"{len(raw) / 1048576:.0f}"
        raise ContentError(told, "photo_large", it=says, mb=mb, most=LARGEST_PHOTO // 1048576)
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(raw), formats=tuple(MOST_PIXELS)) as opened:
            warnings.simplefilter("error")
            if opened.width * opened.height > MOST_PIXELS[opened.format or "PNG"]:
                told, size = "{it} has {width} × {height} pixels: make it smaller first.", opened.size
                raise ContentError(told, "photo_pixels", it=says, width=size[0], height=size[1])
            opened.draft("RGB", (2 * SIDE, 2 * SIDE))
            upright = ImageOps.exif_transpose(opened)
            seen = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except ContentError:
        raise
    except (*BROKEN, Image.DecompressionBombError, Warning):
        told = "{it} cannot be opened as a photo: save it again as PNG or JPEG."
        raise ContentError(told, "photo_broken", it=says) from None
    seen.thumbnail((SIDE, SIDE))
    bare = Image.new(seen.mode, seen.size)  # where and with what it was taken stays behind
    bare.paste(seen)
    if bare.mode == "RGB":
        return Picture(JPEG, _saved(bare, "JPEG", quality=86, optimize=True))
    return Picture(PNG, _saved(bare, "PNG"))


def _saved(image: Image.Image, kind: str, **how: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **({"optimize": True} | how))
    return file.getvalue()


def plain_name(words: str, taken: Iterable[str] = ()) -> str:
    """A file name out of any words: small letters, digits and hyphens, a letter first, not among those `taken`."""
    stem = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:48] or "picture"
    stem = stem if stem[0].isalpha() else f"p-{stem}"
    used, name, number = set(taken), stem, 2
    while name in used:
        name, number = f"{stem}-{number}", number + 1
    return name
