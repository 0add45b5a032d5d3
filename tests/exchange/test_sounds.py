"""What is taken as a recording, what not, and that nothing but its samples is kept."""

import base64
import random
import struct

import pytest

from app.exchange import LARGEST_SOUND, LONGEST_S, read_sound
from app.therapy import ContentError
from tests.sounds import tone

HEARD = tone()
HOSTILE = {
    "nothing": b"",
    "a page": b"<html><script>alert(1)</script>",
    "a drawing": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "a program": b"MZ\x90\x00" + b"\x00" * 200,
    "MP3": b"ID3\x04\x00\x00\x00\x00\x00\x00\xff\xfb\x90\x00" + b"\x00" * 400,
    "a film": b"\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1f\x42\x82\x84webm" + b"\x00" * 100,
    "a name only": b"RIFF\xff\xff\xff\xffWAVE",
    "cut off": HEARD[:40],
    "no samples": tone(0),
    "two channels": tone(channels=2),
    "too slow": tone(rate=4000),
    "too fast": tone(rate=96_000),
    "eight bits": HEARD[:34] + struct.pack("<H", 8) + HEARD[36:],
    "squeezed": HEARD[:20] + struct.pack("<H", 7) + HEARD[22:],  # µ-law
    "half a sample": HEARD[:40] + struct.pack("<I", 3) + HEARD[44:47],
}  # fmt: skip


def test_a_sound_comes_back_as_it_was_and_nothing_else_of_its_file_does() -> None:
    assert read_sound(HEARD).data == HEARD
    secret = b"<script>where it was taken: 52.5 N 13.4 E</script>"
    more = b"LIST" + struct.pack("<I", len(secret)) + secret
    size = struct.pack("<I", len(HEARD) - 8 + len(more))
    beside = HEARD[:4] + size + HEARD[8:12] + more + HEARD[12:] + secret
    kept = read_sound(beside)
    assert (kept.media_type, kept.data) == ("audio/wav", HEARD)


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_anything_else_is_refused_with_a_way_out(raw: bytes) -> None:
    with pytest.raises(ContentError, match=r"^This is no sound that can be kept: record it on this page") as told:
        read_sound(raw)
    assert told.value.key == "sound_odd"


def test_what_is_too_long_or_too_large_says_so() -> None:
    assert len(read_sound(tone(LONGEST_S)).data) <= LARGEST_SOUND
    with pytest.raises(ContentError, match="The recording is 12 seconds long, 10 are taken: say it shorter"):
        read_sound(tone(12, rate=8000))
    with pytest.raises(ContentError, match="The recording is 352 kB large, 330 kB are taken"):
        read_sound(tone(11))


def test_damaged_files_only_ever_end_in_a_sentence() -> None:
    dice = random.Random(1)
    for _ in range(2000):
        raw = bytearray(HEARD[:400])
        for _ in range(dice.randint(1, 6)):
            raw[dice.randrange(44)] = dice.randrange(256)
        try:
            kept = read_sound(bytes(raw[: dice.randint(0, 400)]))
        except ContentError:
            continue
        assert kept.data.startswith(b"RIFF")
        assert base64.b64encode(kept.data)
