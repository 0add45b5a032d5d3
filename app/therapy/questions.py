"""What is asked at a session, what is due again, and what was never answered (rules 7 and 8)."""

from collections.abc import Mapping
from datetime import datetime

from .active import Reads, Scene, active, due_at
from .child import Child
from .moment import Moment
from .precaution import Precaution


def questions(child: Child, precautions: Mapping[str, Precaution], moment: Moment) -> list[str]:
    """Precautions to ask about at this session: today's health questions, then what is due again.

    `Footing` keeps the two apart. A health question is a plain yes or no for everyone; what is due again is a matter
    for the chart, where its areas and dates stand.
    """
    scene = scene_of(child, precautions, moment)
    on = active(scene)
    return list(dict.fromkeys((*health_questions(scene, on), *reviews(scene, due_dates(scene, on)))))


def checklist_open(child: Child, precautions: Mapping[str, Precaution]) -> list[str]:
    """Precautions of the chart that were never answered yes or no."""
    return [
        name for name, flag in precautions.items() if flag.asked and not flag.per_session and name not in child.answers
    ]


def scene_of(child: Child, precautions: Mapping[str, Precaution], moment: Moment, *, anywhere: bool = False) -> Scene:
    """The scene, with the age by the moment's day."""
    age = child.age_months(moment.now.date(), surely=True) if moment.now else None
    return Scene(child, precautions, moment, age, anywhere)


def health_questions(scene: Scene, on: Mapping[str, Reads]) -> list[str]:
    """Asked at every session; some only of a child with one of certain profiles or precautions."""
    has = {*scene.child.profiles, *on, *(name for name, answer in scene.child.answers.items() if answer.yes)}
    return [
        name
        for name, flag in scene.precautions.items()
        if flag.per_session and flag.asked and (not flag.suggest_for or not has.isdisjoint(flag.suggest_for))
    ]


def due_dates(scene: Scene, on: Mapping[str, Reads]) -> dict[str, datetime | None]:
    """Active precautions that somebody said yes to, and when each is asked again; None is never."""
    now, found = scene.moment.now, dict[str, datetime | None]()
    for name, reads in on.items():
        flag = scene.precautions[name]
        said = [answer for answer in reads if answer is not None and answer.yes] if flag.asked else []
        if said:
            dates = [due_at(flag, answer, now) for answer in said] if now else []
            found[name] = min((date for date in dates if date is not None), default=None)
    return found


def reviews(scene: Scene, dates: Mapping[str, datetime | None]) -> list[str]:
    """Those whose date of review, or of the earliest end, has passed or was never given."""
    now = scene.moment.now
    return [name for name, when in dates.items() if when is not None and now is not None and when <= now]


def look_again(child: Child, precautions: Mapping[str, Precaution], now: datetime) -> list[str]:
    """Precautions of this child that are due for another look by now."""
    scene = scene_of(child, precautions, Moment(now=now))
    return reviews(scene, due_dates(scene, active(scene)))


def unanswered(scene: Scene, on: Mapping[str, Reads]) -> list[str]:
    """Open questions that keep adult touch closed: of the chart, then of today."""
    today = scene.moment.answers
    checklist = [name for name in checklist_open(scene.child, scene.precautions) if name not in today]
    return checklist + [name for name in health_questions(scene, on) if name not in today]
