"""The tray: every prompt that is safe for a child here and now, ranked for each mood, with its reason.

A tray is laid once and travels to the tablet as JSON. The tablet walks it by rules that only take away and reorder
(`walk.py` here, `walk.js` there), so no model is written twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict

from .attention import PLAN_SURVIVAL, Stay, cap_s, prior_median_s, stay_by_kind
from .child import Answer, AreaSide, Child
from .events import Event
from .history import Chart
from .liking import Liking
from .moment import Moment
from .precautions import Footing, Precaution, Refusal
from .prompt import Prompt
from .reasons import why
from .vocabulary import MATERIALS, MOODS, POSITIONS

Situation = tuple[str, str, str]  # place, position, giver


class Shelf(Protocol):
    """All that therapy asks of a library."""

    @property
    def prompts(self) -> Mapping[str, Prompt]:
        """Prompts by id."""

    @property
    def precautions(self) -> Mapping[str, Precaution]:
        """Precautions by id."""


class _Laid(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(_Laid):
    """One safe way to play a prompt. `score` 0-1000, `likely` a probability, `stay` median, low and high in seconds."""

    prompt: str
    variant: str
    title: str
    label: str
    kind: str
    picture: str
    about: str
    touch: Literal["none", "self", "adult"]
    areas: tuple[AreaSide, ...]
    places: tuple[str, ...]
    positions: tuple[str, ...]
    materials: tuple[str, ...]
    goals: tuple[str, ...]
    seconds: int
    ending: str
    arousal: int
    load: int
    verses: int
    stay: tuple[int, int, int]
    played: int
    loved: bool
    score: dict[str, int]
    likely: dict[str, float]
    why: dict[str, str]


class Taken(_Laid):
    """What a yes to a health question takes away; `stop` is the message when it ends the play session."""

    stop: str | None = None
    removes: tuple[str, ...] = ()


class Removed(_Laid):
    """A prompt that was taken out before any ranking, and the row of the precautions that did it."""

    prompt: str
    title: str
    row: str
    why: str


class Note(_Laid):
    """What the adult is told about a precaution in force."""

    flag: str
    level: str
    message: str


class Question(_Laid):
    """A health question of today; `stop` when a yes ends the play session."""

    id: str
    title: str
    stop: bool


class Suggestion(_Laid):
    """One picture of an offer. `likely` is the chance of "Into it"; the stay is a median with an 80 % interval."""

    prompt_id: str
    variant: str
    likely: float
    stay_s: float
    stay_low_s: float
    stay_high_s: float
    why: str
    role: Literal["favourite", "fit", "new", "next"]


class Tray(_Laid):
    """What is laid ready. `sets` and `situations` say what is safe where, and under which confirmations."""

    v: int = 1
    child: str
    laid_at: AwareDatetime
    moment: Moment
    stop: Note | None
    touch_open: bool
    notes: tuple[Note, ...]
    questions: tuple[Question, ...]
    entries: dict[str, Entry]
    brings: dict[str, tuple[str, ...]]
    sets: tuple[dict[str, tuple[str, ...]], ...]
    situations: dict[str, int]
    if_yes: dict[str, Taken]
    removed: tuple[Removed, ...]
    player: dict[str, Any] = {}

    def offer(self, so_far: Sequence[Event], count: int) -> list[Suggestion]:
        """The next pictures from left to right, after the events of this play session so far."""
        from .walk import offer  # the walk reads trays, so it cannot be imported before them

        return [self._suggestion(way, role, mood) for way, role, mood in offer(self, so_far, count)]

    def _suggestion(self, way: str, role: Literal["favourite", "fit", "new", "next"], mood: str) -> Suggestion:
        entry = self.entries[way]
        return Suggestion(
            prompt_id=entry.prompt,
            variant=entry.variant,
            likely=entry.likely[mood],
            stay_s=entry.stay[0],
            stay_low_s=entry.stay[1],
            stay_high_s=entry.stay[2],
            why=entry.why[mood],
            role=role,
        )


def way_name(prompt: Prompt) -> str:
    """The key of a way to play: the prompt's id, with the variant's name behind it."""
    return f"{prompt.id}#{prompt.variant}" if prompt.variant else prompt.id


def lay_tray(
    child: Child,
    chart: Chart,
    shelf: Shelf,
    moment: Moment,
    now: datetime,
    peers: Mapping[str, tuple[float, float]] | None = None,
    *,
    situations: Iterable[Situation] | None = None,
) -> Tray:
    """Safety first, then ranking. Pure: the same arguments give the same tray.

    `peers` gives per prompt id the weight of outcomes into it and of all outcomes on the practice's other charts.

    Without `situations` the tray holds what is safe in this moment and nothing else. With them it is laid wide, for a
    tablet that may soon be without a server: for each place, position and giver named, what would be safe if all
    equipment were at hand, touch welcome everywhere and every health question of today answered no. The walk then
    takes away by what the moment really says.
    """
    moment = moment.at(now)
    here = Footing(child, shelf.precautions, moment)
    laid = moment if situations is None else _widened(moment, here)
    named = (moment.place or "", moment.position or "", moment.giver or "")
    sets: list[dict[str, tuple[str, ...]]] = []
    index: dict[str, int] = {}
    safe: dict[str, Prompt] = {}
    for situation in dict.fromkeys((named, *(situations or ()))):
        place, position, giver = situation
        said = laid.model_copy(update={"place": place or None, "position": position or None, "giver": giver or None})
        there = Footing(child, shelf.precautions, said)
        found = _safe_there(shelf, there, place, position, safe)
        if found not in sets:
            sets.append(found)
        index["|".join(situation)] = sets.index(found)
    judged = _Judge(child, chart, shelf, now, peers)
    return Tray(
        child=child.id,
        laid_at=now,
        moment=moment,
        stop=_stop(here),
        touch_open=not here.checklist,
        notes=tuple(Note(flag=flag, level=level, message=message) for flag, level, message in here.messages),
        questions=tuple(_question(shelf.precautions[flag], here) for flag in here.questions),
        entries={way: judged.entry(prompt) for way, prompt in safe.items()},
        brings={position: things for position, things in POSITIONS.items() if things},
        sets=tuple(sets),
        situations=index,
        if_yes=_if_yes(child, shelf, here, safe),
        removed=_removed(shelf, here),
        player=here.player,
    )


def _safe_there(
    shelf: Shelf, there: Footing, place: str, position: str, safe: dict[str, Prompt]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    if there.stop is not None:
        return found
    for prompt in shelf.prompts.values():
        for way in prompt.ways:
            if place not in way.places or position not in way.positions:
                continue
            needs = there.needs(way)
            if needs is not None:
                name = way_name(way)
                found[name] = needs
                safe.setdefault(name, way)
    return found


def _widened(moment: Moment, here: Footing) -> Moment:
    supposed = {flag: Answer(yes=False) for flag in here.questions}
    return moment.model_copy(update={"materials": MATERIALS, "no_touch": (), "answers": {**supposed, **moment.answers}})


def _stop(here: Footing) -> Note | None:
    return Note(flag=here.stop[0], level="stop", message=here.stop[1]) if here.stop else None


def _question(precaution: Precaution, here: Footing) -> Question:
    return Question(id=precaution.id, title=precaution.title, stop=here.if_yes(precaution.id).stop is not None)


def _if_yes(child: Child, shelf: Shelf, here: Footing, safe: Mapping[str, Prompt]) -> dict[str, Taken]:
    taken: dict[str, Taken] = {}
    for flag in here.questions:
        then = here.if_yes(flag)
        removes = () if then.stop else tuple(way for way, prompt in safe.items() if not then.spares(prompt))
        taken[flag] = Taken(stop=then.stop[1] if then.stop else None, removes=removes)
    return taken


def _removed(shelf: Shelf, here: Footing) -> tuple[Removed, ...]:
    """Prompts of which no way passes, with the first row that refuses them as written."""
    gone = []
    for prompt in shelf.prompts.values():
        refusals: list[Refusal] = []
        for way in prompt.ways:
            found = here.refusals(way)
            if not found:
                break
            refusals = refusals or found
        else:
            first = refusals[0]
            gone.append(Removed(prompt=prompt.id, title=prompt.title, row=first.row, why=first.why))
    return tuple(gone)


class _Judge:
    """Ranks one way to play after another for a child."""

    def __init__(
        self, child: Child, chart: Chart, shelf: Shelf, now: datetime, peers: Mapping[str, tuple[float, float]] | None
    ) -> None:
        self._child, self._prompts = child, shelf.prompts
        self._age = child.age_months(now.date())
        self._liking = Liking(child, chart, shelf.prompts, now, peers)
        kinds = {name: prompt.kind for name, prompt in shelf.prompts.items()}
        self._whole, self._kinds = stay_by_kind(prior_median_s(self._age, child.attention_s), chart.plays, kinds)
        self._played: dict[str, int] = {}
        for play in chart.plays:
            self._played[play.prompt] = self._played.get(play.prompt, 0) + 1
        self._loved = [
            prompt for name, prompt in shelf.prompts.items() if self._played.get(name) and self._liking.of(prompt).loved
        ]

    def entry(self, way: Prompt) -> Entry:
        liked = self._liking.of(way)
        stay = self._kinds.get(way.kind, self._whole)
        verses = self._verses(way, stay)
        likeness = "" if self._played.get(way.id) else self._likeness(way)
        age = _age_fit(way, self._age)
        return Entry(
            prompt=way.id,
            variant=way.variant,
            title=way.title,
            label=way.label,
            kind=way.kind,
            picture=way.picture_name,
            about=way.about,
            touch=way.touch,
            areas=way.touched,
            places=way.places,
            positions=way.positions,
            materials=way.materials,
            goals=way.goals,
            seconds=way.seconds,
            ending=way.ending,
            arousal=way.arousal,
            load=sum(way.loads.values()),
            verses=verses,
            stay=(round(stay.median_s), round(stay.at_survival(0.9)), round(stay.at_survival(0.1))),
            played=self._played.get(way.id, 0),
            loved=liked.loved,
            score={mood: round(1000 * chance * age) for mood, chance in liked.chance.items()},
            likely={mood: round(chance, 3) for mood, chance in liked.chance.items()},
            why={mood: why(way, liked, mood, _planned_s(way, verses), likeness) for mood in MOODS},
        )

    def _verses(self, way: Prompt, stay: Stay) -> int:
        """As many verses as end while the child will most likely still be there, one at least."""
        plan = min(stay.at_survival(PLAN_SURVIVAL), cap_s(self._age))
        rounds = 3 if way.ending == "loop" else 1
        gone, count = 0.0, 0
        for verse in way.verses * rounds:
            gone += verse.seconds
            if gone > plan:
                break
            count += 1
        return max(1, count)

    def _likeness(self, way: Prompt) -> str:
        """The title of a favourite that shares the kind and a theme or the band; empty when there is none."""
        for other in self._loved:
            if other.kind == way.kind and (set(other.themes) & set(way.themes) or other.band == way.band):
                return other.title
        return ""


def _planned_s(way: Prompt, verses: int) -> int:
    return sum((way.verses * 3)[i].seconds for i in range(verses))


def _age_fit(way: Prompt, age_months: int | None) -> float:
    """1 inside the developmental range, falling by a tenth for each quarter of it outside; safety is not decided here."""
    if age_months is None:
        return 1.0
    low, high = way.age_months
    outside = max(low - age_months, age_months - high, 0)
    return max(0.3, 1 - 0.4 * outside / max(12, high - low))
