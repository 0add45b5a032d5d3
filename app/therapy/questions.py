"""What is asked at a session, what is due again, and what was never answered (rules 7 and 8)."""

from collections.abc import Mapping

from .active import Reads, Scene, active, due_again
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
    return list(dict.fromkeys((*health_questions(scene, on), *reviews(scene, on))))


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


def reviews(scene: Scene, on: Mapping[str, Reads]) -> list[str]:
    """Active precautions whose date of review, or of the earliest end, has passed or was never given."""
    return [
        name
        for name, reads in on.items()
        if (flag := scene.precautions[name]).asked
        and any(answer is not None and answer.yes and due_again(flag, answer, scene) for answer in reads)
    ]


def unanswered(scene: Scene, on: Mapping[str, Reads]) -> list[str]:
    """Open questions that keep adult touch closed: of the chart, then of today."""
    today = scene.moment.answers
    checklist = [name for name in checklist_open(scene.child, scene.precautions) if name not in today]
    return checklist + [name for name in health_questions(scene, on) if name not in today]
