"""Sounds for tests: a tone as a WAV file."""

import io
import math
import struct
import wave


def tone(seconds: float = 0.5, pitch: float = 440, loud: float = 0.5, rate: int = 16_000, channels: int = 1) -> bytes:
    """A steady tone of this loudness (0 to 1), 16 bits a sample."""
    file = io.BytesIO()
    values = (round(32767 * loud * math.sin(2 * math.pi * pitch * n / rate)) for n in range(round(seconds * rate)))
    with wave.open(file, "wb") as told:
        told.setnchannels(channels)
        told.setsampwidth(2)
        told.setframerate(rate)
        told.writeframes(b"".join(struct.pack("<h", value) * channels for value in values))
    return file.getvalue()
