"""The one line that says why a prompt lies on the tray, made of parts that moved it and that an adult can check."""

from collections.abc import Mapping

from .child import Child
from .likes import liked
from .liking import Judged, Liking
from .parts import parts
from .prompt import Prompt
from .remembered import Remembered
from .tallies import Tallies, shared
from .tray import Shelf
from .vocabulary import MOODS

KIND_NAMES = {"song": "songs", "counting": "counting games", "story": "stories", "obstacle": "obstacle cues"}
KIND_TOLD = {"song": "a song", "counting": "counting", "story": "a story", "obstacle": "an obstacle cue"}
TOUCH_TOLD = {"firm": "firm touch", "slow": "slow touch", "lively": "lively touch", "own_hands": "own hands"}
BAND_NAMES = {"settle": "calm", "calm-play": "gentle", "organise": "steady", "alert": "lively"}
SENSE_NAMES = {
    "touch": "touch", "movement": "movement", "sound": "sound", "sight": "pictures", "body_position": "squeezing",
    "mouth": "mouth play", "smell": "smell",
}  # fmt: skip
SHARED_NAMES = {"touch:firm": "with firm touch", "way:calm": "calm ones", "way:lively": "lively ones"}
ENOUGH_SHARED = 3  # outcomes before a count over several prompts is quoted
MOVES = 0.04  # units of liking: a part that moves less is no reason


class Reasons:
    """All that reasons are made of, worked out once; `of` then words one way to play."""

    def __init__(
        self,
        child: Child,
        shelf: Shelf,
        liking: Liking,
        judged: Mapping[str, Judged],
        told: Tallies,
    ) -> None:
        self._child, self._tallies = child, told
        self._ways = [liking.belief.features.ways[number] for number in liking.ways.tolist()]
        moved = parts(liking, judged["ready"], "ready") if judged else {}
        self._parts = {name: values.tolist() for name, values in moved.items()}
        self._ends = liking.belief.features.ends_s[liking.ways].tolist()
        self._loved: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for name in told.played:
            prompt = shelf.prompts.get(name)
            if prompt is not None and told.of(f"prompt:{name}").loved:
                for share in (*prompt.themes, prompt.band):
                    self._loved.setdefault((prompt.kind, share), []).append((name, prompt.title))

    def of(self, at: int, verses: Mapping[str, int]) -> dict[str, str]:
        """The line for each mood, for example "into 4 of 5 songs, calm, fits 3 min"."""
        way = self._ways[at]
        known, ends = self._known(way, at), self._ends[at]
        return {mood: f"{known}, {tone}{_length(ends[verses[mood] - 1])}" for mood, tone in _tones(way)}

    def _known(self, way: Prompt, at: int) -> str:
        own = self._tallies.of(f"prompt:{way.id}")
        if own.outcomes >= 2:
            return f"into it {own.into} of {own.outcomes} times"
        if own.outcomes == 1 and own.into:
            return "into it last time"
        cause = self._cause(way, at)
        if own.outcomes == 1:
            return f"tried once, {cause}" if cause else "tried once"
        times, shown = self._tallies.picked.get(way.id, (0, 0))
        if times:
            return f"picked {times} of {shown} times"
        return f"new: {cause}" if cause else "new"

    def _cause(self, way: Prompt, at: int) -> str:
        """What speaks for it most, of all that can be put in words."""
        found: list[tuple[float, str]] = []
        for name in shared(way):
            tally = self._tallies.of(name)
            if tally.outcomes >= ENOUGH_SHARED and 2 * tally.into >= tally.outcomes:
                part = {"kind": "kind", "touch": "pressure", "way": "arousal"}[name.partition(":")[0]]
                what = KIND_NAMES[way.kind] if part == "kind" else SHARED_NAMES[name]
                found.append((self._parts[part][at], f"into {tally.into} of {tally.outcomes} {what}"))
        for sense in self._child.senses:
            if self._child.senses[sense].strength:
                name = SENSE_NAMES.get(sense, sense)
                found.append((self._parts[f"profile:{sense}"][at], f"its {name} fits the profile"))
        for like in liked(self._child, way):
            found.append((self._parts["likes"][at], self._as_told(like)))
        alike = self._alike(way)
        if alike:
            found.append((max(0.0, self._parts["kind"][at]) + 2 * MOVES, f"like {alike}"))
        found.append((self._parts["others"][at], "liked by other children here"))
        moved, words = max(found)
        return words if moved > MOVES else ""

    def _alike(self, way: Prompt) -> str:
        """The title of a favourite of the same kind that shares a theme, or at least the pace."""
        for share in (*way.themes, way.band):
            for name, title in self._loved.get((way.kind, share), ()):
                if name != way.id:
                    return title
        return ""

    def _as_told(self, like: str) -> str:
        likes = self._child.likes
        told = {"kind": KIND_TOLD.get(likes.kind or "", ""), "theme": likes.theme or ""}
        return f"{told.get(like) or TOUCH_TOLD.get(likes.touch or '', 'touch')}, as you said"


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


def _length(planned_s: float) -> str:
    if planned_s < 50:
        return f"about {max(5, 5 * round(planned_s / 5))} s"
    return f"fits {max(1, round(planned_s / 60))} min"
