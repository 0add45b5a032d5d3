"""Why the prompts lie in this order: for each of them what moved its chance of "Into it", and how much."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp, log

from .child import Answer, Child
from .features import features_of
from .history import Chart
from .laying import lay_tray
from .moment import Moment
from .parts import parts
from .peers import Peers
from .precautions import Footing
from .prompt import Prompt
from .ranking import Ranking
from .said_before import as_told
from .tallies import NOTHING, Tallies, shared
from .tray import Shelf
from .vocabulary import CONFIRMATIONS, MATERIALS
from .walk import safe_ways

SEEN = 0.005  # of a chance: what moves it less is left out
PER_LIKING = 1.45  # log odds of "Into it" that a unit of liking moves, about
LUKEWARM = 1e-3  # units of liking
LATELY = timedelta(days=10)  # plays that getting used to it is told with


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that moved a prompt.

    `name` is what it is, with what exactly behind a colon: "kind:song", "profile:touch", "goal:calm". `moved` is on the
    scale of the chance of "Into it" (0.1 is ten in a hundred more, -0.1 less). Parts add up in liking; on this scale
    each has its share of what all of them together moved the chance away from that of a lukewarm prompt. What leans the
    order (goals, sliders, age) does not move the chance: it is told in engaged seconds a second, about the same size.
    It rests on `outcomes`, of which `into` were "Into it"; 0 when it rests on none. Of "habit" they are the plays of
    the last days, and `into` says nothing.
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
    peers: Peers | None = None,
) -> tuple[Placed, ...]:
    """What may be offered in this moment, best first, as the tray laid for it ranks it in this mood."""
    tray, mood = lay_tray(child, chart, shelf, moment, now, peers), moment.mood
    terms_of = _terms(child, chart, shelf, moment, now, peers, list(tray.entries))
    names = sorted(safe_ways(tray, tray.moment), key=lambda name: (-tray.entries[name].score[mood], name))
    placed = []
    for name in names:
        entry = tray.entries[name]
        terms = sorted(terms_of(name), key=lambda term: -abs(term.moved))
        told = tuple(term for term in terms if abs(term.moved) >= SEEN)
        placed.append(
            Placed(name, entry.title, entry.kind, entry.likely[mood], entry.stay[mood], entry.why[mood], told)
        )
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
    child: Child, chart: Chart, shelf: Shelf, moment: Moment, now: datetime, peers: Peers | None, ways: Sequence[str]
) -> Callable[[str], list[Term]]:
    """What each part moved: parts of liking on the scale of the chance of "Into it", and what leans the order."""
    features = features_of(shelf)
    numbers, place = [features.place[name] for name in ways], {name: at for at, name in enumerate(ways)}
    judged = Ranking(child, chart, features, moment, now, peers, numbers, numbers)
    mood = moment.mood
    moved = parts(judged.liking, judged.judged[mood], mood) if ways else {}
    lately = Counter(play.prompt for play in chart.plays if now - play.at <= LATELY)

    def terms(name: str) -> list[Term]:
        at, told, way = place[name], judged.tallies, features.ways[features.place[name]]
        likely = float(judged.judged[mood].likely[at])
        slope = _slope(likely, sum(float(values[at]) for values in moved.values()))
        found = [
            Term(_told_as(name, way, mood), slope * float(values[at]), *_counts(name, way, told, lately))
            for name, values in moved.items()
        ]
        cost = float(judged.judged[mood].cost[at])
        found += [Term(name, float(seconds[at]) / cost) for name, seconds in judged.leant.items()]
        found.append(Term("age", float(judged.age_fit[at] - 1) * likely))
        return found

    return terms


def _slope(likely: float, liking: float) -> float:
    """Chance for each unit of liking: on the way from a lukewarm prompt, liked 0, to this one and its chance."""
    if abs(liking) < LUKEWARM:
        return PER_LIKING * likely * (1 - likely)
    lukewarm = 1 / (1 + exp(PER_LIKING * liking - log(likely / (1 - likely))))
    return (likely - lukewarm) / liking


def _told_as(name: str, way: Prompt, mood: str) -> str:
    return {"kind": f"kind:{way.kind}", "mood": f"mood:{mood}"}.get(name, name)


def _counts(name: str, way: Prompt, told: Tallies, lately: Mapping[str, int]) -> tuple[int, int]:
    """Into it and outcomes that a part rests on; of getting used to it, the plays of the last days."""
    if name == "habit":
        return 0, lately.get(way.id, 0)
    under = {"kind": f"kind:{way.kind}", "prompt": f"prompt:{way.id}"}.get(name)
    if name == "pressure" and "touch:firm" in shared(way):
        under = "touch:firm"
    if name == "arousal" and way.arousal:
        under = "way:lively" if way.arousal > 0 else "way:calm"
    tally = told.of(under) if under else NOTHING
    return tally.into, tally.outcomes
