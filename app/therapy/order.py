"""Why the prompts lie in this order: for each of them what moved its chance of "Into it", and how much."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from .child import Answer, Child
from .history import Chart
from .laying import lay_tray
from .liking import BASE, FEATURE_SHRINK, GOAL_STEP, KIND_SHRINK, Liking
from .moment import Moment
from .precautions import Footing
from .prompt import Prompt
from .ranking import _age_fit
from .said_before import as_told
from .tray import Shelf
from .vocabulary import CONFIRMATIONS, MATERIALS
from .walk import safe_ways

SEEN = 0.005  # of a chance: what moves it less is left out
LATELY = timedelta(days=10)  # plays that getting used to it is told with


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that moved a prompt.

    `name` is what it is, with what exactly behind a colon: "kind:song", "profile:touch", "goal:calm". `moved` is on the
    scale of the chance of "Into it" (0.1 is ten in a hundred more, -0.1 less). It rests on `outcomes`, of which `into`
    were "Into it"; 0 when it rests on none. Of "habit" they are the plays of the last days, and `into` says nothing.
    """

    name: str
    moved: float
    into: int = 0
    outcomes: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """One way to play in its place; its id is the prompt's, with the variant's name behind "#".

    `likely` is a probability, `stay` a median, low and high in seconds; the term that moved it most stands first.
    """

    way: str
    title: str
    kind: str
    likely: float
    stay: tuple[int, int, int]
    why: str
    terms: tuple[Term, ...]


def why_this_order(
    child: Child,
    chart: Chart,
    shelf: Shelf,
    moment: Moment,
    now: datetime,
    peers: Mapping[str, tuple[float, float]] | None = None,
) -> tuple[Placed, ...]:
    """What may be offered in this moment, best first, as the tray laid for it ranks it in this mood."""
    tray, mood = lay_tray(child, chart, shelf, moment, now, peers), moment.mood
    terms_of = _terms(child, chart, shelf, mood, now, peers)
    ways = {way.way: way for prompt in shelf.prompts.values() for way in prompt.ways}
    names = sorted(safe_ways(tray, tray.moment), key=lambda name: (-tray.entries[name].score[mood], name))
    placed = []
    for name in names:
        entry = tray.entries[name]
        terms = sorted(terms_of(ways[name]), key=lambda term: -abs(term.moved))
        told = tuple(term for term in terms if abs(term.moved) >= SEEN)
        placed.append(Placed(name, entry.title, entry.kind, entry.likely[mood], entry.stay, entry.why[mood], told))
    return tuple(placed)


def as_if_well(child: Child, chart: Chart, shelf: Shelf, moment: Moment, now: datetime) -> Moment:
    """The moment as it would be once play has asked: what is not said yet is supposed to be fine, welcome and at hand.

    What was said stays, and every precaution of the child holds as it does anywhere else.
    """
    footing = Footing(as_told(child, chart, shelf.precautions), shelf.precautions, moment.at(now))
    fine = {flag: Answer(yes=False) for flag in footing.questions}
    return moment.model_copy(
        update={
            "now": now,
            "materials": MATERIALS,
            "confirmed": CONFIRMATIONS,
            "checked": dict.fromkeys(footing.active, MATERIALS),
            "no_touch": moment.no_touch or (),
            "answers": {**fine, **moment.answers},
        }
    )


def _terms(
    child: Child,
    chart: Chart,
    shelf: Shelf,
    mood: str,
    now: datetime,
    peers: Mapping[str, tuple[float, float]] | None,
) -> Callable[[Prompt], list[Term]]:
    """The only part that reads the model: what each term moved, so that BASE and all but "age" add up to the chance."""
    liking, alone = Liking(child, chart, shelf.prompts, now, peers), Liking(child, Chart(child), shelf.prompts, now)
    lately = Counter(play.prompt for play in chart.plays if now - play.at <= LATELY)
    told: Counter[str] = Counter()
    into: Counter[str] = Counter()
    for play in chart.plays:
        prompt = shelf.prompts.get(play.prompt)
        if prompt is not None and play.outcome is not None:
            for name in (f"touch:{prompt.touch}", f"band:{prompt.band}"):
                told[name] += 1
                into[name] += play.outcome == "into_it"

    def terms(way: Prompt) -> list[Term]:
        liked, profile = liking.of(way), alone.of(way)
        sense = profile.profile_sense  # the one that speaks for it most, whatever the others say
        goal = next((name for name in child.goals if name in way.goals), None)
        found = [
            Term(f"profile:{sense}" if sense and profile.profile > 0 else "profile", profile.profile),
            Term("others", liked.profile - profile.profile),
            Term(f"kind:{way.kind}", liking._kind.shift(way.kind, KIND_SHRINK), liked.kind.into, liked.kind.outcomes),
            *(
                Term(name, liking._feature.shift(name.replace(":", " "), FEATURE_SHRINK), into[name], told[name])
                for name in (f"touch:{way.touch}", f"band:{way.band}")
            ),
            Term("habit", liked.habit, 0, lately[way.id]),
            Term(f"goal:{goal}", GOAL_STEP if goal else 0.0),
        ]
        rest = liked.chance["ready"] - BASE - sum(term.moved for term in found)
        own = liked.prompt
        found += [
            Term("prompt" if own.outcomes else "picks", rest, own.into, own.outcomes),
            Term(f"mood:{mood}", liked.chance[mood] - liked.chance["ready"]),
            Term("age", (_age_fit(way, child.age_months(now.date())) - 1) * liked.chance[mood]),
        ]
        return found

    return terms
