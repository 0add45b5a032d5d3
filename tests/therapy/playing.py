"""A child on the real shelf whose every play and tap is written by hand, and what is held of that child after them."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from app.therapy import MATERIALS, Answer, Chart, Child, Event, Footing, Moment, checklist_open, fold, lay_tray
from app.therapy.belief import Belief
from app.therapy.features import features_of
from app.therapy.learning import learn
from app.therapy.terms import AT, Array
from app.therapy.tray import Tray
from tests.tapping import NOW, Tablet
from tests.therapy.shelf import SHELF

FEATURES = features_of(SHELF)
SAID_NO = {flag: Answer(yes=False) for flag in checklist_open(Child(id="x", nickname="x"), SHELF.precautions)}
MIA = Child(id="mia", nickname="Mia", born="2021-03", answers=SAID_NO)
LAP = Moment(place="story_time", position="lap", giver="caregiver", no_touch=(), materials=MATERIALS)
LAP = LAP.model_copy(
    update={"answers": {q: Answer(yes=False) for q in Footing(MIA, SHELF.precautions, LAP.at(NOW)).questions}}
)
HERE = sorted(lay_tray(MIA, fold(MIA, []), SHELF, LAP, NOW).entries)  # what may be played in that moment


def sitting(*plays: dict[str, Any], days_ago: float = 1, child: Child = MIA) -> list[Event]:
    """One play session that ended. A play says `prompt`, and what of `offered`, `by`, `end`, `stay_s`, `outcome`,
    `rater` is not the usual: an adult's pick that ends by itself after a minute, with nobody saying how it went."""
    tablet = Tablet(child.id, later=-timedelta(days=days_ago))
    tablet.start(LAP)
    for play in plays:
        said = {"by": "child" if "offered" in play else "adult", "end": "natural_end", "stay_s": 60.0, **play}
        picked = {name: said[name] for name in ("by", "offered", "mood") if name in said}
        this = tablet.pick(said["prompt"], **picked)
        if said["end"]:
            tablet.end(this, said["end"], said["stay_s"])
        if "outcome" in said:
            tablet.write("outcome", play=this, outcome=said["outcome"], rater=said.get("rater", "caregiver"))
    tablet.write("session_ended", reason="adult_ended")
    return tablet.events


def refused(*prompts: str, days_ago: float = 1) -> list[Event]:
    """A play session in which none of these was wanted."""
    tablet = Tablet(MIA.id, later=-timedelta(days=days_ago))
    tablet.start(LAP)
    tablet.write("something_else", number=0, prompts=list(prompts))
    tablet.write("session_ended", reason="adult_ended")
    return tablet.events


def tray(*sittings: Iterable[Event], child: Child = MIA, now: datetime = NOW, moment: Moment = LAP) -> Tray:
    """The tray after these play sessions."""
    return lay_tray(child, told(*sittings, child=child), SHELF, moment, now)


def told(*sittings: Iterable[Event], child: Child = MIA) -> Chart:
    """The chart of them."""
    return fold(child, [event for events in sittings for event in events])


def chance(tray: Tray, prompt: str, mood: str = "ready") -> float:
    """Of "Into it"."""
    return tray.entries[prompt].likely[mood]


def held(*sittings: Iterable[Event], child: Child = MIA, now: datetime = NOW) -> Belief:
    """What is believed after them."""
    return learn(child, told(*sittings, child=child), FEATURES, now)


def liking(belief: Belief, prompt: str) -> float:
    """The expected liking of a prompt as it stands now, in units of liking."""
    belief, way = belief.copy(), np.array([FEATURES.place[prompt]])
    belief.meet(FEATURES.prompt[way])
    return _expected(belief, belief.whole_rows(way, "ready")[0])


def weight(belief: Belief, part: str) -> float:
    """The expected weight of a part."""
    return _expected(belief, np.eye(len(belief.minds[0].mean))[AT[part]])


def _expected(belief: Belief, row: Array) -> float:
    return sum(float(share * (row @ mind.mean)) for share, mind in zip(belief.shares, belief.minds, strict=True))


def alike(kind: str, count: int) -> Sequence[str]:
    """Some prompts of a kind that may be played in that moment as they are written."""
    return [name for name in HERE if name in SHELF.prompts and SHELF.prompts[name].kind == kind][:count]
