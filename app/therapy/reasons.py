"""The one line that says why a prompt lies on the tray, made of parts that moved it and that an adult can check."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import TypeVar

import numpy as np

from .child import Child
from .features import MIDDLE, Features
from .liking import Judged, Liking
from .parts import parts
from .prompt import Prompt
from .remembered import Remembered
from .sensory import SENSES
from .tallies import FIRM, Tallies
from .terms import Array
from .variant import GRADES
from .vocabulary import KINDS, MOODS, TEMPO_BANDS
from .words import Words

Kind = TypeVar("Kind", bound=Hashable)
Cause = tuple[Array, list[str]]  # for each way how much it speaks for it, and in which words

# How much of it there is when it fits.
MUCH = 2  # load of 0-3 from which there is much of it
FITS = {"seeking": "much", "registration": "much", "sensitive": "little", "avoiding": "little"}
TOLD = ("touch", "movement", "sound", "sight", "body_position", "mouth", "smell")  # senses that a reason can name
TONES = ("wakes", "settles", *TEMPO_BANDS)
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
        self._words = Words(liking.belief.features.words)
        features, numbers = liking.belief.features, liking.ways
        self._numbers = numbers.tolist()
        self._ways = [features.ways[number] for number in self._numbers]
        self._tones, self._shares = _tones(features), _shares(features)
        self._ends = features.ends_s[numbers]
        self._kind, self._felt = features.kind[numbers], features.felt[numbers]
        self._met = liking.belief.likes
        self._arousal, self._firm = features.arousal[numbers], features.pressure[numbers] >= FIRM - MIDDLE
        self._loved: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for name in told.played:
            prompt = prompts.get(name)
            if prompt is not None and name in told.loved:
                for share in (*prompt.themes, prompt.band):
                    self._loved.setdefault((prompt.kind, share), []).append((name, prompt.title))
        self._causes = self._strongest(parts(liking, judged["ready"], "ready"), leant) if judged else []

    def lines(self) -> list[dict[str, str]]:
        """For each way the line for each mood, for example "into 4 of 5 songs, calm, fits 3 min"."""
        say = self._words.say
        grades = {name: say(f"grade.{name}") for name in GRADES}
        joint = say("joint")
        tones = {"": "", **{name: say(f"tone.{name}") + joint for name in TONES}}
        about, fits_s = say("seconds", n="{n}"), say("minutes", n="{n}")
        met = self._tallies.played.keys() | self._tallies.picked.keys()
        new = {cause: say("new_because", cause=cause) if cause else say("new") for cause in {*self._causes}}
        known = [
            (self._known(way, cause) if way.id in met else new[cause]) + grades.get(way.variant, "")
            for way, cause in zip(self._ways, self._causes, strict=True)
        ]
        one = np.arange(len(known))
        planned = [self._ends[one, judged.verses - 1].tolist() for judged in self._judged.values()]
        length = {each: _length(each, about, fits_s) for each in {each for row in planned for each in row}}
        lines: dict[Hashable, dict[str, str]] = {}  # hundreds that were never played have the same few
        kinds, at = self._tones
        for what in set(told := [*zip(known, [at[number] for number in self._numbers], *planned, strict=True)]):
            said, toned, *fits = what
            lines[what] = {
                mood: f"{said}{joint}{tones[tone]}{length[each]}"
                for (mood, tone), each in zip(kinds[toned], fits, strict=True)
            }
        return [lines[what] for what in told]

    def _known(self, way: Prompt, cause: str) -> str:
        played = self._tallies.played.get(way.id, 0)
        times, shown = self._tallies.picked.get(way.id, (0, 0))
        say = self._words.say
        if not played and not times:
            return say("new_because", cause=cause) if cause else say("new")
        own = self._tallies.of(f"prompt:{way.id}")
        often = say("played_twice") if played == 2 else say("played_often", n=played)
        if own.outcomes >= 2:
            return say("into_of" if own.into else "not_yet", into=own.into, all=own.outcomes)
        if own.into:
            return say("into_last") if played == 1 else say("into_once", often=often)
        if times and not own.outcomes:
            return say("picked_of", n=times, all=shown) if shown > 1 else say("picked_once")
        known = say("tried_once") if played == 1 else often
        return say("because", known=known, cause=cause) if cause else known

    def _strongest(self, moved: Mapping[str, Array], leant: Mapping[str, Array]) -> list[str]:
        """What speaks for each way most, of all that can be put in words."""
        found = [*self._counted(moved), *self._fitting(moved), *self._liked(moved)]
        if self._loved:
            alike = self._all_alike()
            shares = np.where([line != "" for line in alike], moved["kind"] + moved["arousal"], -np.inf)
            found.append((shares, alike))
        found.append((moved["others"], [self._words.say("liked_by_others")] * len(self._ways)))
        found += [(seconds / LEANT_S, [self._leant_as(name)] * len(self._ways)) for name, seconds in leant.items()]
        weights = np.stack([weight for weight, _ in found])
        best = weights.argmax(0)
        speaks = weights.max(0, initial=-np.inf) > MOVES
        return [
            found[which][1][at] if speaks_for else ""
            for at, (which, speaks_for) in enumerate(zip(best.tolist(), speaks.tolist(), strict=True))
        ]

    def _counted(self, moved: Mapping[str, Array]) -> Iterator[Cause]:
        """Counts over several prompts that share something."""
        shares = [(f"kind:{kind}", "kind", f"kind.{kind}", self._kind == at) for at, kind in enumerate(KINDS)]
        shares.append(("touch:firm", "pressure", "shared.firm", self._firm))
        shares.append(("way:calm", "arousal", "shared.calm", self._arousal < 0))
        shares.append(("way:lively", "arousal", "shared.lively", self._arousal > 0))
        for name, part, what, those in shares:
            tally = self._tallies.of(name)
            if tally.outcomes >= ENOUGH_SHARED and 2 * tally.into >= tally.outcomes:
                say = self._words.say
                said = say("counted", into=tally.into, all=tally.outcomes, what=say(what))
                yield np.where(those, moved[part], -np.inf), [said] * len(those)

    def _fitting(self, moved: Mapping[str, Array]) -> Iterator[Cause]:
        """How much of a sense there is, and what the chart says of the child's pattern in it."""
        say = self._words.say
        for name in TOLD:
            sense = self._child.sense(name)
            if sense is not None and sense.strength and sense.pattern in FITS:
                much = FITS[sense.pattern]
                there_is = self._felt[:, SENSES.index(name)] >= MUCH
                those = there_is if much == "much" else ~there_is
                said = say(much, of=say(f"sense.{name}"), pattern=say(f"pattern.{sense.pattern}"))
                yield np.where(those, moved[f"profile:{name}"], -np.inf), [said] * len(those)

    def _liked(self, moved: Mapping[str, Array]) -> Iterator[Cause]:
        likes, say = self._child.likes, self._words.say
        told = {
            "kind": likes.kind and say(f"kind.{likes.kind}"), "touch": likes.touch and say(f"touch.{likes.touch}"),
            "theme": likes.theme and self._words.word("theme", likes.theme),
        }  # fmt: skip
        if any(told.values()):
            met = [self._met[number] for number in self._numbers]
            for like, words in told.items():
                those = np.array([like in each for each in met], bool)
                yield np.where(those, moved["likes"], -np.inf), [say("said_to_like", what=words)] * len(those)

    def _all_alike(self) -> list[str]:
        """For each way which favourite it is like, in words; nothing where there is none."""
        known: dict[Hashable, str] = {}
        found, at, loved = [], self._shares[1], self._tallies.loved
        for number, way in zip(self._numbers, self._ways, strict=True):
            # Another favourite counts for a favourite; all others that share the same are like the same one.
            alike = (at[number], way.id) if way.id in loved else at[number]
            if alike not in known:
                title = self._alike(way)
                known[alike] = title and self._words.say("like_title", title=title)
            found.append(known[alike])
        return found

    def _alike(self, way: Prompt) -> str:
        """The title of a favourite of the same kind that shares a theme, or at least the pace."""
        for share in (*way.themes, way.band):
            for name, title in self._loved.get((way.kind, share), ()):
                if name != way.id:
                    return title
        return ""

    def _leant_as(self, name: str) -> str:
        what, _, goal = name.partition(":")
        return self._words.say(f"leant.{what}", goal=self._words.word("goal", goal))


def _tone(way: Prompt, mood: str) -> str:
    if mood == "low" and way.arousal > 0:
        return "wakes"
    if mood in ("rising", "over") and way.arousal < 0:
        return "settles"
    return way.band if way.band in TONES else ""


def _all_tones(way: Prompt) -> tuple[tuple[str, str], ...]:
    return tuple((mood, _tone(way, mood)) for mood in MOODS)


def _numbered(read: Callable[[Prompt], Kind]) -> Remembered[Features, tuple[list[Kind], list[int]]]:
    """What is read off the ways of a shelf: the few different ones there are, and which of them each way has."""

    def number(features: Features) -> tuple[list[Kind], list[int]]:
        known: dict[Kind, int] = {}
        at = [known.setdefault(read(way), len(known)) for way in features.ways]
        return [*known], at

    return Remembered(number)


_tones = _numbered(_all_tones)
_shares = _numbered(lambda way: (way.kind, way.themes, way.band))  # by which a way is like a favourite


def _length(planned_s: float, seconds: str, minutes: str) -> str:
    if planned_s < 50:
        return seconds.format(n=max(5, 5 * round(planned_s / 5)))
    return minutes.format(n=max(1, round(planned_s / 60)))
