"""The tray: every prompt that is safe for a child here and now, ranked for each mood, with its reason.

A tray is laid once (`laying.py`) and travels to the tablet as JSON. The tablet walks it by rules that only take away
and reorder (`walk.py` here, `walk.js` there), so no model is written twice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING, Any, Literal, Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict

from .attention import STAY_TIRED
from .child import AreaSide
from .events import Event
from .moment import Moment
from .noes import SaidNo, Unwanted
from .precaution import Precaution
from .prompt import Prompt

if TYPE_CHECKING:
    from .offer import Shown

NO_WORDS: Mapping[str, str] = {}
AGES = 0.08  # log odds of "Into it" that a tray loses with each play since it was laid: tired children, other moods
WIDENS = 0.015  # share by which the interval of the logarithm of a stay widens with each such play


class Shelf(Protocol):
    """All that therapy asks of a library."""

    @property
    def prompts(self) -> Mapping[str, Prompt]:
        """Prompts by id."""

    @property
    def precautions(self) -> Mapping[str, Precaution]:
        """Precautions by id."""


def words_of(shelf: Shelf) -> Mapping[str, str]:
    """The words that a shelf brings along, by key; one that was put together of prompts alone brings none."""
    words: Mapping[str, str] = getattr(shelf, "words", NO_WORDS)
    return words


class _Laid(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True)
class Entry:
    """One safe way to play a prompt.

    By mood: `verses` planned, `stay` (median, low and high in seconds), `score` 0-1000 (engaged seconds in a thousand),
    `likely` (chance of "Into it" when it is picked), `why`. `like` are the numbers of likeness.py.
    """

    prompt: str
    variant: str
    title: str
    kind: str
    picture: str
    touch: Literal["none", "self", "adult"]
    areas: tuple[AreaSide, ...]
    places: tuple[str, ...]
    positions: tuple[str, ...]
    materials: tuple[str, ...]
    seconds: int
    ending: str
    arousal: int
    load: int
    verses: dict[str, int]
    stay: dict[str, tuple[int, int, int]]
    played: int
    loved: bool
    score: dict[str, int]
    likely: dict[str, float]
    like: tuple[int, ...]
    why: dict[str, str]

    @classmethod
    def of(
        cls,
        written: Mapping[str, Any],
        verses: dict[str, int],
        stay: dict[str, tuple[int, int, int]],
        played: int,
        loved: bool,
        score: dict[str, int],
        likely: dict[str, float],
        like: tuple[int, ...],
        why: dict[str, str],
    ) -> "Entry":
        """An entry of what is written of the way (the fields before `verses`, by name) and what was judged of it.

        Made by the hundred: the constructor of a frozen class sets each field by itself and takes three times as long.
        """
        made = object.__new__(cls)
        vars(made).update(
            written,
            verses=verses,
            stay=stay,
            played=played,
            loved=loved,
            score=score,
            likely=likely,
            like=like,
            why=why,
        )
        return made


class Note(_Laid):
    """What the adult is told about a precaution in force."""

    flag: str
    level: str
    message: str


class Told(_Laid):
    """What the adult is told in a situation, and how sound and picture are played there."""

    notes: tuple[Note, ...] = ()
    player: dict[str, Any] = {}


class Taken(Told):
    """What a yes to a health question takes away; `stop` is the message when it ends the play session.

    In `places`, `positions` and with `givers` named here nothing is left to offer at all. `notes` and `player` come
    on top of what is told already.
    """

    stop: str | None = None
    removes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    givers: tuple[str, ...] = ()


class Removed(_Laid):
    """A prompt made for this place and position that was taken out before any ranking, and the row that did it."""

    prompt: str
    title: str
    row: str
    why: str


class Question(_Laid):
    """A health question of today; `stop` when a yes ends the play session."""

    id: str
    title: str
    stop: bool


class Known(_Laid):
    """A precaution in force that somebody said yes to, where on the body, and when it is asked again; None is never."""

    flag: str
    title: str
    areas: tuple[AreaSide, ...] = ()
    due: AwareDatetime | None


class Signs(_Laid):
    """Warning signs of a precaution in force, for when something is wrong."""

    flag: str
    title: str
    signs: tuple[str, ...]


class Suggestion(_Laid):
    """One picture of an offer. `likely` is the chance of "Into it"; the stay is a median with an 80 % interval."""

    prompt_id: str
    variant: str
    likely: float
    stay_s: float
    stay_low_s: float
    stay_high_s: float
    verses: int
    why: str
    role: Literal["favourite", "fit", "new", "next"]


class Tray(_Laid):
    """What is laid ready.

    `situations` names the set of what is safe in a place and position with a giver ("place|position|giver"). A set
    begins with what is told there (its place in `told`); then come, for each thing that has to be confirmed, its place
    in `needs`, how many ways it is asked for, and these ways (their places in `entries`).

    A prompt rests for `rest` picks; every `new_every`-th offer holds something new (0: whatever fits); pictures keep
    their sides when `same_sides`. `not_here` and `not_these` were said no to on the day it was laid, `last_no` on the
    day of play before; `stops` counts by prompt the play sessions in which the child stopped it. `counted` are plays
    and refusals of this play session that the scores know already.
    """

    v: int = 1
    child: str
    laid_at: AwareDatetime
    moment: Moment
    stop: Note | None
    touch_open: bool
    notes: tuple[Note, ...]
    known: tuple[Known, ...] = ()
    signs: tuple[Signs, ...] = ()
    questions: tuple[Question, ...]
    entries: dict[str, Entry]
    brings: dict[str, tuple[str, ...]]
    needs: tuple[tuple[str, ...], ...]
    sets: tuple[tuple[int, ...], ...]
    situations: dict[str, int]
    told: tuple[Told, ...]
    if_yes: dict[str, Taken]
    removed: tuple[Removed, ...]
    longest_s: int | None = None
    player: dict[str, Any] = {}
    rest: int = 5
    new_every: int = 2
    same_sides: bool = False
    counted: tuple[str, ...] = ()
    not_here: tuple[SaidNo, ...] = ()
    last_no: tuple[SaidNo, ...] = ()
    not_these: tuple[Unwanted, ...] = ()
    stops: dict[str, int] = {}

    def passing(self, situation: str) -> dict[str, tuple[str, ...]]:
        """Ways that pass in a situation and what has to be confirmed for each; empty where none is laid."""
        index = self.situations.get(situation)
        if index is None:
            return {}
        flat, found, at = self.sets[index], dict[int, tuple[str, ...]](), 1
        while at < len(flat):
            need, count = flat[at : at + 2]
            found.update(dict.fromkeys(flat[at + 2 : at + 2 + count], self.needs[need]))
            at += 2 + count
        ways = tuple(self.entries)
        return {ways[way]: found[way] for way in sorted(found)}

    def told_there(self, situation: str) -> Told:
        """What is told in a situation; in one that is not laid, what is told in the tray's own moment."""
        index = self.situations.get(situation)
        return Told(notes=self.notes, player=self.player) if index is None else self.told[self.sets[index][0]]

    def offer(self, so_far: Sequence[Event], count: int) -> list[Suggestion]:
        """The next pictures from left to right, after the events of this play session so far."""
        from .offer import offer  # the rules read trays, so they cannot be imported before them

        return [self._suggestion(shown) for shown in offer(self, so_far, count)]

    def _suggestion(self, shown: "Shown") -> Suggestion:
        """What the entry says in this mood, as it is after the plays since the tray was laid.

        The chance moves with what was learnt since and leans down, the stay gets shorter, and both are less sure.
        """
        entry = self.entries[shown.way]
        median, low, high = entry.stay[shown.mood]
        tired, wider = STAY_TIRED**shown.plays_since, 1 + WIDENS * shown.plays_since
        odds = log(entry.likely[shown.mood] / (1 - entry.likely[shown.mood]))
        odds += shown.told / 1_000_000 - AGES * shown.plays_since
        return Suggestion(
            prompt_id=entry.prompt,
            variant=entry.variant,
            likely=1 / (1 + exp(-odds)),
            stay_s=median * tired,
            stay_low_s=median * tired * (low / median) ** wider,
            stay_high_s=median * tired * (high / median) ** wider,
            verses=entry.verses[shown.mood],
            why=entry.why[shown.mood],
            role=shown.role,
        )
