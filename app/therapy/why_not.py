"""Why a prompt is not offered to a child: the very rows that refuse it, in the situation that comes nearest."""

from dataclasses import dataclass
from datetime import datetime
from itertools import product

from .child import Child
from .history import Chart
from .moment import Moment
from .noes import as_said, noes
from .order import Placed, as_if_well, why_this_order
from .peers import Peers
from .precautions import Footing
from .prompt import Prompt
from .refusal import Refusal
from .said_before import as_told
from .tray import Shelf
from .words import why


@dataclass(frozen=True, slots=True)
class WhyNot:
    """`refusals` are all rows against the way, place and position that come nearest; without any it may be offered.

    Then `placed` is where it stands in the order there (1 is first) and of how many; None when another prompt stands in
    for it. All is supposed to be fine today, at hand and welcome, as far as nobody said otherwise.
    """

    prompt: Prompt
    way: Prompt
    place: str
    position: str
    refusals: tuple[Refusal, ...]
    stands: int | None = None
    of: int = 0
    placed: Placed | None = None
    too_young: bool = False
    too_old: bool = False


def why_not(
    child: Child,
    chart: Chart,
    shelf: Shelf,
    prompt: Prompt,
    moment: Moment,
    now: datetime,
    peers: Peers | None = None,
    *,
    anywhere: bool = True,
) -> WhyNot:
    """What speaks against this prompt for this child, in this moment or, `anywhere`, where it comes nearest."""
    told = as_told(child, chart, shelf.precautions)
    positions = child.positions or tuple(dict.fromkeys(one for way in prompt.ways for one in way.positions))
    places = tuple(dict.fromkeys(place for way in prompt.ways for place in way.places))
    here = (moment.place or "", moment.position or "")
    tried = list(dict.fromkeys((here, *product(places, positions)))) if anywhere else [here]
    best: tuple[int, Footing, Prompt, tuple[Refusal, ...]] | None = None
    for place, position in tried:
        asked = moment.model_copy(update={"place": place, "position": position})
        footing = Footing(told, shelf.precautions, as_said(as_if_well(child, chart, shelf, asked, now), chart, now))
        for way in prompt.ways:
            refusals = tuple(footing.refusals(way))
            if best is None or len(refusals) < best[0]:
                best = len(refusals), footing, way, refusals
        if best is not None and best[0] == 0:
            break
    assert best is not None  # every prompt has a way
    _, footing, way, refusals = best
    if any(one.prompt == prompt.id for one in noes(child, chart, now).not_these):
        refusals = (Refusal("not_that", why("gone.not_wanted")), *refusals)
    age = child.age_months(now.date())
    found = WhyNot(
        prompt=prompt,
        way=way,
        place=footing.moment.place or "",
        position=footing.moment.position or "",
        refusals=refusals,
        too_young=age is not None and age < prompt.age_months[0],
        too_old=age is not None and age > prompt.age_months[1],
    )
    return found if refusals else _standing(found, child, chart, shelf, footing.moment, now, peers)


def _standing(
    found: WhyNot, child: Child, chart: Chart, shelf: Shelf, moment: Moment, now: datetime, peers: Peers | None
) -> WhyNot:
    order = why_this_order(child, chart, shelf, moment, now, peers)
    stands = next((n for n, one in enumerate(order, 1) if one.way.partition("#")[0] == found.prompt.id), None)
    return WhyNot(
        found.prompt, found.way, found.place, found.position, (), stands, len(order),
        order[stands - 1] if stands else None, found.too_young, found.too_old,
    )  # fmt: skip
