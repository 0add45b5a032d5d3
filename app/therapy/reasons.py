"""The one line that says why a prompt lies on the tray, made of terms that moved it and that an adult can check."""

from .liking import Liked
from .prompt import Prompt
from .remembered import Remembered
from .vocabulary import MOODS

KIND_NAMES = {"song": "songs", "counting": "counting games", "story": "stories", "obstacle": "obstacle cues"}
BAND_NAMES = {"settle": "calm", "calm-play": "gentle", "organise": "steady", "alert": "lively"}
SENSE_NAMES = {
    "touch": "touch", "movement": "movement", "sound": "sound", "sight": "pictures", "body_position": "squeezing",
    "mouth": "mouth play", "smell": "smell",
}  # fmt: skip


def whys(way: Prompt, liked: Liked, planned_s: int, likeness: str) -> dict[str, str]:
    """The line for each mood, for example "into 4 of 5 songs, calm, fits 3 min". `planned_s` is in seconds."""
    known, length = _known(way, liked, likeness), _length(planned_s)
    return {mood: f"{known}, {tone}{length}" for mood, tone in _tones(way)}


def _known(way: Prompt, liked: Liked, likeness: str) -> str:
    if liked.prompt.outcomes >= 2:
        return f"into it {liked.prompt.into} of {liked.prompt.outcomes} times"
    if liked.prompt.outcomes == 1:
        return "into it last time" if liked.prompt.into else "tried once"
    if likeness:
        return f"new: like {likeness}"
    if liked.kind.outcomes >= 3 and 2 * liked.kind.into >= liked.kind.outcomes:
        return f"new: into {liked.kind.into} of {liked.kind.outcomes} {KIND_NAMES[way.kind]}"
    if liked.profile_sense:
        return f"new: its {SENSE_NAMES.get(liked.profile_sense, liked.profile_sense)} fits the profile"
    return "new"


def _tone(way: Prompt, mood: str) -> str:
    if mood == "low" and way.arousal > 0:
        return "wakes gently"
    if mood in ("rising", "over") and way.arousal < 0:
        return "settles"
    return BAND_NAMES.get(way.band, "")


def _all_tones(way: Prompt) -> tuple[tuple[str, str], ...]:
    said = ((mood, _tone(way, mood)) for mood in MOODS)
    return tuple((mood, f"{tone}, " if tone else "") for mood, tone in said)


_tones = Remembered(_all_tones)


def _length(planned_s: int) -> str:
    if planned_s < 50:
        return f"about {max(5, 5 * round(planned_s / 5))} s"
    return f"fits {max(1, round(planned_s / 60))} min"
