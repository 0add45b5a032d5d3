"""Packs made to hurt: each is refused with a sentence, before anything of it is believed."""

import io
import json
import stat
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from random import Random

import pytest

from app.exchange import look
from app.library import prompt_in
from tests.exchange.packs import drawing, files_of, known, listed, own, pack, photo, shelf, with_files, zip_of

SVG = drawing("bun-dough").data


def refused(raw: bytes) -> str:
    """Why nothing of this pack is taken."""
    findings = look(raw, known())
    assert findings.prompts == ()
    assert findings.refused.endswith((".", "!")), findings.refused
    return findings.refused


def only(raw: bytes) -> str:
    """Why the one prompt of this pack is refused, while the pack itself is one."""
    findings = look(raw, known())
    assert findings.refused == ""
    (found,) = findings.prompts
    assert found.state == "refused"
    return " ".join(found.says)


def with_entry(name: str, data: bytes = b"x", **said: object) -> bytes:
    """A pack with one more entry, which says of itself what it wants."""
    out = io.BytesIO(pack())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as zipping:
        entry = zipfile.ZipInfo("placeholder")
        entry.filename = name
        entry.compress_type = zipfile.ZIP_DEFLATED
        for key, value in said.items():
            setattr(entry, key, value)
        zipping.writestr(entry, data)
    return out.getvalue()


def renamed(name: str, into: str) -> bytes:
    """A pack in whose bytes one name stands for another of the same length, which no packer would write."""
    raw = with_entry(name)
    assert len(name.encode()) == len(into.encode())
    return raw.replace(name.encode(), into.encode())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../prompts/x.toml", "leads out of its folder"),
        ("prompts/../../x.toml", "leads out of its folder"),
        ("prompts/./x.toml", "leads out of its folder"),
        ("prompts//x.toml", "leads out of its folder"),
        ("/etc/passwd", "starts at the root of a disk"),
        ("C:/windows/x.toml", "starts at the root of a disk"),
        ("prompts\\..\\x.toml", "has a backslash in its name"),
        ("prompts/x.toml.", "has a dot or a space at the edge of its name"),
        ("prompts./x.toml", "has a dot or a space at the edge of its name"),
        ("prompts/x.toml ", "has a dot or a space at the edge of its name"),
        ("prompts/\u202elmot.x", "has a character in its name that cannot be seen"),
        ("prompts/x\n.toml", "has a character in its name that cannot be seen"),
        ("prompts/OUR-BUN.toml", "twice, or another that looks the same"),
        ("prompts/\uff4fur-bun.toml", "twice, or another that looks the same"),
        ("prompts/\u043eur-bun.toml", "does not belong into a pack"),
        ("prompts/our_bun.toml", "does not belong into a pack"),
        ("prompts/x.py", "does not belong into a pack"),
        ("prompts/x.zip", "does not belong into a pack"),
        ("pictures/x.html", "does not belong into a pack"),
        ("prompts/deep/x.toml", "does not belong into a pack"),
        ("x.toml", "does not belong into a pack"),
        ("pictures/1-boat.svg", "does not belong into a pack"),
        ("pictures/-boat.svg", "does not belong into a pack"),
        (f"pictures/{'b' * 65}.svg", "does not belong into a pack"),
        ("prompts/unlisted.toml", "is not listed in manifest.json"),
        ("precautions/fever.toml", "a pack never brings precautions"),
        ("precautions/general/fever.toml", "a pack never brings precautions"),
    ],
)
def test_a_name_that_leads_elsewhere(name: str, said: str) -> None:
    assert said in refused(with_entry(name))


def test_a_name_with_a_nul_in_it() -> None:
    assert "cannot be seen" in refused(renamed("prompts/x.tomlA.png", "prompts/x.toml\0.png"))


def test_the_same_name_twice() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        raw = with_entry("prompts/our-bun.toml")
    assert "twice" in refused(raw)


def test_a_link() -> None:
    assert "is a link and no file" in refused(with_entry("prompts/x.toml", external_attr=(stat.S_IFLNK | 0o777) << 16))


def test_a_lock() -> None:
    raw = bytearray(with_entry("prompts/x.toml"))
    place = raw.rindex(b"PK\x01\x02") + 8
    raw[place : place + 2] = struct.pack("<H", 1)
    assert "is locked with a password" in refused(bytes(raw))


def test_another_way_of_packing() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as zipping:
        zipping.writestr("manifest.json", b"{}")
    assert "pack it as an ordinary zip" in refused(out.getvalue())


def test_a_bomb_that_says_it_is_one() -> None:
    assert "would unpack to more than 6 MB" in refused(with_entry("prompts/x.toml", b"\0" * 7_000_000))


def test_a_bomb_that_looks_small_in_its_list() -> None:
    raw = bytearray(with_entry("prompts/x.toml", b"\0" * 7_000_000))
    place = raw.rindex(b"PK\x01\x02") + 24
    raw[place : place + 4] = struct.pack("<I", 1000)
    started = time.monotonic()
    refused(bytes(raw))
    assert time.monotonic() - started < 2


def test_a_bomb_of_one_file() -> None:
    assert "unpacks to far more than a pack needs" in refused(with_entry("prompts/x.toml", b"\0" * 5_000_000))


def test_a_bomb_of_many_files() -> None:
    noise = (bytes(range(256)) * 64 + b"\0" * 60_000) * 50
    raw = zip_of({"manifest.json": b"{}"} | {f"prompts/p{number}.toml": noise for number in range(20)})
    assert "unpacks to far more than a pack needs" in refused(raw)


def test_a_zip_in_a_zip_is_no_file_of_a_pack() -> None:
    files = files_of(pack())
    files["prompts/inner.zip"] = pack()
    assert "does not belong into a pack" in refused(listed(files))


def test_too_many_files() -> None:
    assert "more than 400 files" in refused(zip_of({f"prompts/p{number}.toml": b"" for number in range(401)}))


def test_a_heap_of_entries_is_counted_before_it_is_read() -> None:
    started = time.monotonic()
    assert "more than 400 files" in refused(b"PK\x03\x04" + b"PK\x01\x02" * 2_000_000)
    assert time.monotonic() - started < 1


def test_too_many_bytes() -> None:
    assert "12 MB is the most" in refused(b"PK\x03\x04" + b"\0" * 13_000_000)


@pytest.mark.parametrize("raw", [b"", b"PK", b"hello", b"%PDF-1.4", b"\x1f\x8b\x08" + b"\0" * 50])
def test_no_zip(raw: bytes) -> None:
    assert "is not a zip" in refused(raw)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_pack_cut_off(share: float) -> None:
    whole = pack()
    assert "cut off or damaged" in refused(whole[: int(len(whole) * share)])


def test_a_pack_with_a_byte_changed_anywhere_is_never_an_error() -> None:
    whole = bytearray(pack())
    for place in range(0, len(whole), 7):
        whole[place] ^= 0x55
        findings = look(bytes(whole), known())
        assert findings.refused or findings.prompts
        whole[place] ^= 0x55


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        (b"", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "is not JSON"),
        (b"[]", "does not say what it has to"),
        (b'{"format": "playcue-pack-7"}', "update Playcue first"),
        (b'{"format": "open-board-0.1"}', "does not say what it has to"),
    ],
)
def test_a_manifest_that_is_none(manifest: bytes, said: str) -> None:
    assert said in refused(zip_of(files_of(pack()) | {"manifest.json": manifest}))


def test_no_manifest() -> None:
    assert "manifest.json is missing" in refused(zip_of({"prompts/x.toml": b""}))


@pytest.mark.parametrize(
    ("key", "value"),
    [("id", "../x"), ("title", ""), ("title", "a\u202eb"), ("version", 0), ("date", "soon"), ("precautions", {})],
)
def test_a_manifest_that_says_something_else(key: str, value: object) -> None:
    said = json.loads(files_of(pack())["manifest.json"]) | {key: value}
    assert "manifest.json of the pack" in refused(
        zip_of(files_of(pack()) | {"manifest.json": json.dumps(said).encode()})
    )


def test_another_file_than_was_packed() -> None:
    files = files_of(pack())
    files["pictures/our-bun.svg"] = SVG.replace(b"#", b"#", 1) + b" "
    assert "is not as it was packed" in refused(zip_of(files))


def test_a_file_that_is_listed_and_not_there() -> None:
    files = files_of(pack())
    del files["pictures/our-bun.svg"]
    assert "is listed but not in the pack" in refused(zip_of(files))


def test_a_prompt_without_an_origin_or_the_other_way_round() -> None:
    assert "listed without a file" in refused(listed(files_of(pack()), prompts={}))
    origin = {"author": "", "licence": "MIT"}
    assert "listed without a file" in refused(listed(files_of(pack()), prompts={"our-bun": origin, "ghost": origin}))


def test_two_pictures_of_one_name() -> None:
    files = files_of(pack()) | {"pictures/our-bun.png": photo(kind="PNG")}
    assert "Two pictures of the pack have the same name" in refused(listed(files))


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (b"a = 1 #" + Random(1).randbytes(2_500_000).hex().encode(), "keep it to 128 kB"),
        (b"a = " + b"[" * 60_000, "is not TOML that a prompt is written in"),
        (b"a" + b".a" * 60_000 + b" = 1", "has a line with more than 64 dots"),
        (b"[" + b"a." * 60_000 + b"a]", "has a line with more than 64 dots"),
        (b"a" + b".a" * 40 + b" = 1", "has tables inside tables"),
        (b"\xff\xfe", "cannot be read as text"),
        (b"id = ", "is not TOML"),
        (b'id = "our-bun"\nscript = "x"', "is not a key that belongs here"),
    ],
    ids=["5 MB", "brackets", "dots", "dotted table", "depth", "bytes", "cut", "keys"],
)
def test_a_prompt_file_made_to_hurt(toml: bytes, said: str) -> None:
    started = time.monotonic()
    assert said in only(with_files(pack(), prompts__our_bun_toml=toml))
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (b"<script>alert(1)</script>", "holds <script>"),
        (b"<foreignObject/>", "holds <foreignObject>"),
        (b'<image href="http://x/y.png"/>', "holds <image>"),
        (b'<use href="#a"/>', "holds <use>"),
        (b'<a href="javascript:x()"><rect/></a>', "holds <a>"),
        (b"<style>@import 'http://x'</style>", "holds <style>"),
        (b'<animate attributeName="d"/>', "holds <animate>"),
        (b'<rect onload="x()"/>', 'holds a script in "onload"'),
        (b'<rect fill="url(http://x)"/>', 'reaches outside itself with "fill"'),
        (b'<g xmlns:x="http://www.w3.org/1999/xlink" x:href="http://y"/>', 'reaches outside itself with "href"'),
        (b'<rect filter="f"/>', 'holds "filter"'),
        (b'<x:rect xmlns:x="http://www.w3.org/1999/xhtml"/>', "draw with plain shapes only"),
        (b"<rect", "is not well-formed"),
    ],
)
def test_a_drawing_that_is_more_than_one(inside: bytes, said: str) -> None:
    svg = SVG.replace(b"</svg>", inside + b"</svg>")
    assert said in only(with_files(pack(), pictures__our_bun_svg=svg))


@pytest.mark.parametrize(
    "head",
    [
        b'<!DOCTYPE svg [<!ENTITY a "b">]>',
        b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">',
        b'<?xml-stylesheet href="http://x"?>',
    ],
)
def test_a_drawing_with_a_head_of_its_own(head: bytes) -> None:
    assert "take " in only(with_files(pack(), pictures__our_bun_svg=head + SVG))


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("our-bun.png", lambda: b"GIF89a", "neither a drawing (SVG) nor a photo"),
        ("our-bun.png", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "cannot be opened as a photo"),
        ("our-bun.jpg", lambda: photo()[:900], "cannot be opened as a photo"),
        ("our-bun.png", lambda: huge_png(60_000, 60_000), "cannot be opened as a photo"),
        ("our-bun.png", lambda: huge_png(8_000, 8_000), "8000 × 8000 pixels: make it smaller"),
        ("our-bun.svg", lambda: b"<p>no</p>", "neither a drawing (SVG) nor a photo"),
    ],
)
def test_a_photo_that_is_none(name: str, make: Callable[[], bytes], said: str) -> None:
    files = files_of(pack())
    del files["pictures/our-bun.svg"]
    files[f"pictures/{name}"] = make()
    assert said in only(listed(files))


def test_photos_that_weigh_nothing_and_take_minutes_to_paint() -> None:
    prompts = [own(f"our-{n}", title=f"Our {n}", picture=f"bun-{n}") for n in range(9)]
    files = {name: data for name, data in files_of(pack(*prompts)).items() if not name.startswith("pictures/")}
    files |= {f"pictures/bun-{n}.png": huge_png(3_990, 4_000) for n in range(9)}
    assert "143 million pixels together, 120 million are opened" in refused(listed(files))


def test_a_drawing_under_the_name_of_a_photo_is_still_only_a_drawing() -> None:
    files = files_of(pack())
    files["pictures/our-bun.png"] = files.pop("pictures/our-bun.svg")
    (found,) = look(listed(files), known()).prompts
    assert found.picture is not None
    assert found.picture.media_type == "image/svg+xml"


def test_an_honest_pack_says_nothing_of_the_kind() -> None:
    (found,) = look(pack(), known()).prompts
    assert (found.state, found.says) == ("new", ())
    assert prompt_in(own().model_dump(mode="json"), shelf().tunes)[1] == []


def huge_png(width: int, height: int) -> bytes:
    """A few bytes that say they are so many pixels."""
    raw = bytearray(photo(8, 8, "PNG"))
    raw[16:24] = struct.pack(">II", width, height)
    raw[29:33] = struct.pack(">I", zlib.crc32(bytes(raw[12:29])))
    return bytes(raw)
