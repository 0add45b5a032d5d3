"""From a chart to a belief: every pick and play replayed in order, and only the last one anew after a tap."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from .belief import Belief
from .child import Child
from .events import NotThat, SomethingElse
from .features import Features, features_of
from .history import Chart, Play, PlaySession
from .peers import Lesson, Peers, lesson_of
from .tray import Shelf

SITTING = timedelta(hours=3)  # a play session without an end is over after so long
Refusal = SomethingElse | NotThat


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that tells something: a pick with its play, "Something else" or "Not that"."""

    session: str
    began: datetime
    mood: str
    what: Play | Refusal


@dataclass(frozen=True, slots=True)
class _Kept:
    """A belief after so many steps, for this child at this age (months), shelf and peers."""

    child: Child
    age: int | None
    features: Features
    peers: Peers | None
    steps: tuple[Step, ...]
    belief: Belief


@dataclass(frozen=True, slots=True)
class _Sat:
    """A belief at the beginning of a play session, and the one it was made of."""

    of: Belief
    session: str
    began: datetime
    belief: Belief


def learn(child: Child, chart: Chart, features: Features, now: datetime, peers: Peers | None = None) -> Belief:
    """The belief after all that the chart tells, at the point of time `now`. Never changed by who asks for it."""
    steps, age = _steps(chart), child.age_months(now.date())
    settled = max(0, len(steps) - 1)  # the last one may still be told more of
    kept = chart.worked.get("belief")
    if not isinstance(kept, _Kept) or not _holds(kept, child, age, features, peers, steps[:settled]):
        kept = _Kept(child, age, features, peers, (), Belief(child, features, now, peers))
    if len(kept.steps) < settled:
        belief = kept.belief.copy()
        _replay(belief, steps[len(kept.steps) : settled])
        kept = _Kept(child, age, features, peers, steps[:settled], belief)
    whole = chart.worked.get("belief of all")
    if not isinstance(whole, _Kept) or not _holds(whole, child, age, features, peers, steps) or whole.steps != steps:
        belief = kept.belief.copy()
        _replay(belief, steps[settled:])
        whole = _Kept(child, age, features, peers, steps, belief)
    chart.worked.update({"belief": kept, "belief of all": whole})
    belief = whole.belief
    running = running_session(chart, now)
    session, began = ("", now) if running is None else (running.id, running.at)
    if belief.session == session:
        return belief
    # A play session that has not begun begins with the hour: within it nothing fades that could be told.
    hour = began.replace(minute=0, second=0, microsecond=0) if running is None else began
    sat = chart.worked.get("belief sat down")
    if not isinstance(sat, _Sat) or sat.of is not belief or (sat.session, sat.began) != (session, hour):
        down = belief.copy()
        down.sit_down(session, hour)
        sat = chart.worked["belief sat down"] = _Sat(belief, session, hour, down)
    return sat.belief


def running_session(chart: Chart, now: datetime) -> PlaySession | None:
    """The play session that has not ended, if there is one."""
    last = chart.sessions[-1] if chart.sessions else None
    if last is None or last.closed is not None or last.last_at is None or now - last.last_at >= SITTING:
        return None
    return last


def _holds(
    kept: _Kept, child: Child, age: int | None, features: Features, peers: Peers | None, settled: tuple[Step, ...]
) -> bool:
    same = kept.child == child and kept.age == age and kept.features is features and kept.peers is peers
    return same and settled[: len(kept.steps)] == kept.steps


def _steps(chart: Chart) -> tuple[Step, ...]:
    """All steps in order; those of play sessions that did not change are the very same objects as before."""
    others: dict[str, list[Refusal]] = {}
    for pick in chart.picks:
        if pick.kind != "picked":
            others.setdefault(pick.session, []).append(pick)
    kept = chart.worked.get("steps")
    before: dict[str, tuple[PlaySession, list[Refusal], list[Step]]] = kept if isinstance(kept, dict) else {}
    now: dict[str, tuple[PlaySession, list[Refusal], list[Step]]] = {}
    for session in chart.sessions:
        refused = others.get(session.id, [])
        found = before.get(session.id)
        if found is None or found[0] is not session or found[1] != refused:
            found = session, refused, _steps_of(session, refused)
        now[session.id] = found
    chart.worked["steps"] = now
    return tuple(step for _, _, steps in now.values() for step in steps)


def _steps_of(session: PlaySession, refused: list[Refusal]) -> list[Step]:
    mood: str = session.moments[0].mood if session.moments else "ready"
    happened: list[Play | Refusal] = [*session.plays]
    if refused:
        happened = sorted([*happened, *refused], key=_when)
    found = []
    for what in happened:
        mood = what.mood if isinstance(what, Play) else _mood_at(session, what.when, mood)
        found.append(Step(session.id, session.at, mood, what))
    return found


def _when(what: Play | Refusal) -> tuple[datetime, str]:
    return (what.at, what.id) if isinstance(what, Play) else (what.when, what.id)


def _mood_at(session: PlaySession, when: datetime, mood: str) -> str:
    for moment, said in zip(session.moments, session.said_at, strict=True):
        if said <= when:
            mood = moment.mood
    return mood


def _replay(belief: Belief, steps: tuple[Step, ...]) -> None:
    features = belief.features
    met: dict[str, list[int]] = {}
    for step in steps:
        known = (features.prompts[name] for name in _named(step.what) if name in features.prompts)
        met.setdefault(step.session, []).extend(known)
    for step in steps:
        if step.session != belief.session:
            belief.sit_down(step.session, step.began)
        belief.meet(met.pop(step.session, ()))
        what = step.what
        if not isinstance(what, Play):
            shown = [features.place[name] for name in _named(what) if name in features.prompts]
            if shown:
                belief.saw_pick(np.array(shown), None, step.mood)
            continue
        way = features.place.get(f"{what.prompt}#{what.variant}" if what.variant else what.prompt)
        way = features.place.get(what.prompt) if way is None else way
        if way is not None:
            if what.by == "child" and what.prompt in what.offered:
                offered = [name for name in what.offered if name in features.prompts]
                shown = [way if name == what.prompt else features.place[name] for name in offered]
                belief.saw_pick(np.array(shown), offered.index(what.prompt), step.mood)
            belief.saw_play(way, what)


def _named(what: Play | Refusal) -> tuple[str, ...]:
    if isinstance(what, Play):
        return (what.prompt, *what.offered)
    return what.prompts if what.kind == "something_else" else (what.prompt,)


def lesson(child: Child, chart: Chart, shelf: Shelf, now: datetime, peers: Peers | None = None) -> Lesson:
    """What this child's own play teaches about others; `peers` is what the belief about the child started from."""
    return lesson_of(learn(child, chart, features_of(shelf), now, peers))
