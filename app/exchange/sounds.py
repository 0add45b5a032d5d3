"""Recordings that come in: only plain samples are taken, and written anew, so that nothing else of a file is kept."""

import io
import struct
import wave
from dataclasses import dataclass

from app.therapy import ContentError

LONGEST_S = 10  # seconds that a title or a line may take
LARGEST_SOUND = 330_000  # bytes: ten seconds at 16,000 samples a second
RATES = (8000, 48_000)  # samples a second, from and to
WAV = "audio/wav"


@dataclass(frozen=True, slots=True)
class Sound:
    """Spoken words as a WAV file of one channel with 16 bits a sample."""

    media_type: str
    data: bytes


def read_sound(raw: bytes) -> Sound:
    """The sound in a WAV file of one channel and 16 bits; ContentError says why anything else is not taken.

    The page makes such a file of whatever the browser can play, so other kinds only come from elsewhere.
    """
    if len(raw) > LARGEST_SOUND:
        says = "The recording is {kb} kB large, {most} kB are taken: say it shorter, in {seconds} seconds at most."
        raise ContentError(says, "sound_large", kb=len(raw) // 1000, most=LARGEST_SOUND // 1000, seconds=LONGEST_S)
    try:
        with wave.open(io.BytesIO(raw)) as told:
            channels, width, rate = told.getnchannels(), told.getsampwidth(), told.getframerate()
            samples = told.readframes(len(raw))
    except (wave.Error, EOFError, ValueError, OverflowError, RuntimeError, struct.error):
        raise _odd() from None
    if (channels, width) != (1, 2) or not RATES[0] <= rate <= RATES[1] or not samples or len(samples) % 2:
        raise _odd()
    if (seconds := len(samples) / (2 * rate)) > LONGEST_S:
        says = "The recording is {n} seconds long, {most} are taken: say it shorter."
        raise ContentError(says, "sound_long", n=round(seconds), most=LONGEST_S)
    file = io.BytesIO()
    with wave.open(file, "wb") as anew:
        anew.setnchannels(1)
        anew.setsampwidth(2)
        anew.setframerate(rate)
        anew.writeframes(samples)
    return Sound(WAV, file.getvalue())


def _odd() -> ContentError:
    says = "This is no sound that can be kept: record it on this page, or choose a file that your browser can play."
    return ContentError(says, "sound_odd")
