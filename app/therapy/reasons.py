"""The one line that says why a prompt lies on the tray, made of parts that moved it and that an adult can check."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy as np

from .child import Child
from .features import MIDDLE
from .likes import liked
from .liking import Judged, Liking
from .parts import parts
from .prompt import Prompt
from .remembered import Remembered
from .sensory import SENSES
from .tallies import FIRM, Tallies
from .terms import AT, Array
from .vocabulary import KINDS, MOODS

Cause = tuple[Array, list[str]]  # for each way how much it speaks for it, and in which words

KIND_NAMES = {"song": "songs", "counting": "counting games", "story": "stories", "obstacle": "obstacle cues"}
TOUCH_TOLD = {"firm": "firm touch", "slow": "slow touch", "lively": "lively touch", "own_hands": "own hands"}
GRADES_TOLD = {"easier": ", the easier way", "harder": ", the harder way"}
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
ENOUGH_SHARED = 3  # outcomes before a count over several prompts is quoted
LEANT_S = 22.0  # engaged seconds that stand beside a unit of liking, about
MOVES = 0.04  # units of liking: a part that moves less is no reason


class Reasons:
    """All that reasons are made of, worked out for all ways to play at one go."""

    def __init__(
        self,
        child: Child,
        prompts: Mapping[str, Prompt],
        liking: Liking,
        judged: Mapping[str, Judged],
        told: Tallies,
        leant: Mapping[str, Array],
    ) -> None:
        self._child, self._tallies, self._judged = child, told, judged
        features, numbers = liking.belief.features, liking.ways
        self._ways = [features.ways[number] for number in numbers.tolist()]
        self._ends = features.ends_s[numbers]
        self._kind, self._felt = features.kind[numbers], features.felt[numbers]
        self._likes = liking.belief.rows[numbers, AT["likes"]].tolist()
        self._arousal, self._firm = features.arousal[numbers], features.pressure[numbers] >= FIRM - MIDDLE
        self._loved: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for name in told.played:
            prompt = prompts.get(name)
            if prompt is not None and told.of(f"prompt:{name}").loved:
                for share in (*prompt.themes, prompt.band):
                    self._loved.setdefault((prompt.kind, share), []).append((name, prompt.title))
        self._causes = self._strongest(parts(liking, judged["ready"], "ready"), leant) if judged else []

    def lines(self) -> list[dict[str, str]]:
        """For each way the line for each mood, for example "into 4 of 5 songs, calm, fits 3 min"."""
        known = [
            self._known(way, cause) + GRADES_TOLD.get(way.variant, "")
            for way, cause in zip(self._ways, self._causes, strict=True)
        ]
        one = np.arange(len(known))
        lengths = [
            [_length(seconds) for seconds in self._ends[one, judged.verses - 1].tolist()]
            for judged in self._judged.values()
        ]
        return [
            {mood: f"{said}, {tone}{length}" for (mood, tone), length in zip(_tones(way), fits, strict=True)}
            for way, said, *fits in zip(self._ways, known, *lengths, strict=True)
        ]

    def _known(self, way: Prompt, cause: str) -> str:
        played = self._tallies.played.get(way.id, 0)
        times, shown = self._tallies.picked.get(way.id, (0, 0))
        if not played and not times:
            return f"new: {cause}" if cause else "new"
        own = self._tallies.of(f"prompt:{way.id}")
        often = "played twice" if played == 2 else f"played {played} times"
        if own.outcomes >= 2:
            return (
                f"into it {own.into} of {own.outcomes} times"
                if own.into
                else f"not yet into it in {own.outcomes} tries"
            )
        if own.into:
            return "into it last time" if played == 1 else f"into it once, {often}"
        if times and not own.outcomes:
            return f"picked {times} of {shown} times" if shown > 1 else "picked once"
        known = "tried once" if played == 1 else often
        return f"{known}, {cause}" if cause else known

    def _strongest(self, moved: Mapping[str, Array], leant: Mapping[str, Array]) -> list[str]:
        """What speaks for each way most, of all that can be put in words."""
        found = [*self._counted(moved), *self._fitting(moved), *self._liked(moved)]
        alike = [self._alike(way) for way in self._ways] if self._loved else [""] * len(self._ways)
        shares = np.where([title != "" for title in alike], moved["kind"] + moved["arousal"], -np.inf)
        found.append((shares, [f"like {title}" for title in alike]))
        found.append((moved["others"], ["liked by other children here"] * len(self._ways)))
        found += [(seconds / LEANT_S, [_leant_as(name)] * len(self._ways)) for name, seconds in leant.items()]
        weights = np.stack([weight for weight, _ in found])
        best = weights.argmax(0)
        speaks = weights.max(0, initial=-np.inf) > MOVES
        return [
            found[which][1][at] if speaks_for else ""
            for at, (which, speaks_for) in enumerate(zip(best.tolist(), speaks.tolist(), strict=True))
        ]

    def _counted(self, moved: Mapping[str, Array]) -> Iterator[Cause]:
        """Counts over several prompts that share something."""
        shares = [(f"kind:{kind}", "kind", KIND_NAMES[kind], self._kind == at) for at, kind in enumerate(KINDS)]
        shares.append(("touch:firm", "pressure", "with firm touch", self._firm))
        shares.append(("way:calm", "arousal", "calm ones", self._arousal < 0))
        shares.append(("way:lively", "arousal", "lively ones", self._arousal > 0))
        for name, part, what, those in shares:
            tally = self._tallies.of(name)
            if tally.outcomes >= ENOUGH_SHARED and 2 * tally.into >= tally.outcomes:
                said = f"into {tally.into} of {tally.outcomes} {what}"
                yield np.where(those, moved[part], -np.inf), [said] * len(those)

    def _fitting(self, moved: Mapping[str, Array]) -> Iterator[Cause]:
        """How much of a sense there is, and what the chart says of the child's pattern in it."""
        for name, words in SENSE_NAMES.items():
            sense = self._child.sense(name)
            if sense is not None and sense.strength and sense.pattern in PATTERN_TOLD:
                much, pattern = PATTERN_TOLD[sense.pattern]
                there_is = self._felt[:, SENSES.index(name)] >= MUCH
                those = there_is if much == "much" else ~there_is
                said = f"{much} {words} ({pattern})"
                yield np.where(those, moved[f"profile:{name}"], -np.inf), [said] * len(those)

    def _liked(self, moved: Mapping[str, Array]) -> Iterator[Cause]:
        likes = self._child.likes
        told = {
            "kind": KIND_NAMES.get(likes.kind or ""), "touch": TOUCH_TOLD.get(likes.touch or ""), "theme": likes.theme,
        }  # fmt: skip
        if any(told.values()):
            met = [liked(self._child, way) if likes else () for way, likes in zip(self._ways, self._likes, strict=True)]
            for like, words in told.items():
                those = np.array([like in each for each in met], bool)
                yield np.where(those, moved["likes"], -np.inf), [f"said to like {words}"] * len(those)

    def _alike(self, way: Prompt) -> str:
        """The title of a favourite of the same kind that shares a theme, or at least the pace."""
        for share in (*way.themes, way.band):
            for name, title in self._loved.get((way.kind, share), ()):
                if name != way.id:
                    return title
        return ""


def _leant_as(name: str) -> str:
    what, _, goal = name.partition(":")
    told = {"calm": "more calm, as set", "new": "more new, as set", "goal_first": "first goal", "goal": "goal",
        "planned": "planned for this time"}[what]  # fmt: skip
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


@lru_cache(maxsize=4096)
def _length(planned_s: float) -> str:
    if planned_s < 50:
        return f"about {max(5, 5 * round(planned_s / 5))} s"
    return f"fits {max(1, round(planned_s / 60))} min"
