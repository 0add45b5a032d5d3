"""The one line that says why a prompt lies on the tray, made of parts that moved it and that an adult can check."""

from collections.abc import Mapping

from .child import Child
from .likes import liked
from .liking import Judged, Liking
from .parts import parts
from .prompt import Prompt
from .remembered import Remembered
from .tallies import Tallies, shared
from .terms import Array
from .tray import Shelf
from .vocabulary import MOODS

KIND_NAMES = {"song": "songs", "counting": "counting games", "story": "stories", "obstacle": "obstacle cues"}
TOUCH_TOLD = {"firm": "firm touch", "slow": "slow touch", "lively": "lively touch", "own_hands": "own hands"}
BAND_NAMES = {"settle": "calm", "calm-play": "gentle", "organise": "steady", "alert": "lively"}
SENSE_NAMES = {
    "touch": "touch", "movement": "movement", "sound": "sound", "sight": "to see", "body_position": "push and pull",
    "mouth": "mouth play", "smell": "smell",
}  # fmt: skip
# How much of it there is when it fits, and what the chart says of the child: two patterns are never the same reason.
MUCH = 2  # load of 0-3 from which there is much of it
PATTERN_TOLD = {
    "seeking": ("much", "wants more"), "registration": ("much", "needs more"),
    "sensitive": ("little", "notices much"), "avoiding": ("little", "keeps away"),
}  # fmt: skip
SHARED_NAMES = {"touch:firm": "with firm touch", "way:calm": "calm ones", "way:lively": "lively ones"}
ENOUGH_SHARED = 3  # outcomes before a count over several prompts is quoted
LEANT_S = 22.0  # engaged seconds that stand beside a unit of liking, about
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
        leant: Mapping[str, Array],
    ) -> None:
        self._child, self._tallies = child, told
        self._leant = {name: seconds.tolist() for name, seconds in leant.items()}
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
        own, played = self._tallies.of(f"prompt:{way.id}"), self._tallies.played.get(way.id, 0)
        often = "played twice" if played == 2 else f"played {played} times"
        if own.outcomes >= 2:
            return (
                f"into it {own.into} of {own.outcomes} times"
                if own.into
                else f"not yet into it in {own.outcomes} tries"
            )
        if own.into:
            return "into it last time" if played == 1 else f"into it once, {often}"
        times, shown = self._tallies.picked.get(way.id, (0, 0))
        if times and not own.outcomes:
            return f"picked {times} of {shown} times" if shown > 1 else "picked once"
        cause = self._cause(way, at)
        known = "new" if not played else "tried once" if played == 1 else often
        return known + (f"{', ' if played else ': '}{cause}" if cause else "")

    def _cause(self, way: Prompt, at: int) -> str:
        """What speaks for it most, of all that can be put in words."""
        found: list[tuple[float, str]] = []
        for name in shared(way):
            tally = self._tallies.of(name)
            if tally.outcomes >= ENOUGH_SHARED and 2 * tally.into >= tally.outcomes:
                part = {"kind": "kind", "touch": "pressure", "way": "arousal"}[name.partition(":")[0]]
                what = KIND_NAMES[way.kind] if part == "kind" else SHARED_NAMES[name]
                found.append((self._parts[part][at], f"into {tally.into} of {tally.outcomes} {what}"))
        for name, words in SENSE_NAMES.items():
            sense = self._child.sense(name)
            if sense is not None and sense.strength and sense.pattern in PATTERN_TOLD:
                much, pattern = PATTERN_TOLD[sense.pattern]
                if much == ("much" if way.loads.get(name, 0) >= MUCH else "little"):
                    found.append((self._parts[f"profile:{name}"][at], f"{much} {words} ({pattern})"))
        for like in liked(self._child, way):
            found.append((self._parts["likes"][at], f"said to like {self._as_told(like)}"))
        alike = self._alike(way)
        if alike:
            found.append((self._parts["kind"][at] + self._parts["arousal"][at], f"like {alike}"))
        found.append((self._parts["others"][at], "liked by other children here"))
        found += [(seconds[at] / LEANT_S, _leant_as(name)) for name, seconds in self._leant.items()]
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
        told = {"kind": KIND_NAMES.get(likes.kind or ""), "touch": TOUCH_TOLD.get(likes.touch or "")}
        return told.get(like) or likes.theme or ""


def _leant_as(name: str) -> str:
    what, _, goal = name.partition(":")
    told = {"calm": "more calm, as set", "new": "more new, as set", "goal_first": "first goal", "goal": "goal"}[what]
    return f"{told} {goal.replace('_', ' ')}".strip()


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
