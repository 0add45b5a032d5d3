"""The safety checklist as questions in groups, and the small changes an adult makes to its answers. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.therapy import Answer, Child, Ending, Precaution, look_again

GROUPS = ("general", "cerebral_palsy", "spina_bifida", "muscular_dystrophy")  # others follow as they come
ROLES = ("caregiver", "therapist", "clinician")  # rising; a precaution names the lowest that may end it


@dataclass(frozen=True, slots=True)
class Group:
    """Questions of one group, those suggested by this child's conditions first."""

    id: str
    questions: tuple[Precaution, ...]
    suggested: frozenset[str]


def groups(child: Child, precautions: Mapping[str, Precaution]) -> list[Group]:
    """The questions that belong on the chart; what is asked at every session anew is not among them."""
    has = {*child.profiles, *(name for name, answer in child.answers.items() if answer.yes)}
    asked = [one for one in precautions.values() if one.asked and not one.per_session]
    names = dict.fromkeys((*GROUPS, *(one.group for one in asked)))
    found = []
    for name in names:
        mine = [one for one in asked if one.group == name]
        suggested = frozenset(one.id for one in mine if not has.isdisjoint(one.suggest_for))
        if mine:
            ordered = sorted(mine, key=lambda one: one.id not in suggested)  # sorting keeps the order of the shelf
            found.append(Group(name, tuple(ordered), suggested))
    return found


def asked_each_time(precautions: Mapping[str, Precaution]) -> list[Precaution]:
    """Health questions of every play session, which the tablet asks."""
    return [one for one in precautions.values() if one.asked and one.per_session]


def due(child: Child, precautions: Mapping[str, Precaution], now: datetime) -> frozenset[str]:
    """Precautions whose date of review, or of the earliest end, has passed or was never given."""
    return frozenset(look_again(child, precautions, now))


def answered(answer: Answer | None, yes: bool, now: datetime) -> Answer:
    """Yes or no to a question; what was said with an earlier yes is kept with the next yes."""
    if yes and answer is not None and answer.yes:
        return answer
    return Answer(yes=yes, reviewed=now)


def said(answer: Answer, fields: Mapping[str, Any], now: datetime) -> Answer:
    """The answer with some of its fields filled in; whoever fills one in has looked at it."""
    return Answer.model_validate({**answer.model_dump(), **fields, "reviewed": now})


def ended(answer: Answer, ending: Ending | None, now: datetime) -> Answer:
    """The precaution is over (or, with None, is not)."""
    return said(answer, {"ended": ending}, now)


def may_end(precaution: Precaution) -> tuple[str, ...]:
    """Roles that may say that it is over; empty when nobody can."""
    if precaution.ended_by is None or precaution.ended_by.role not in ROLES:
        return ()
    return ROLES[ROLES.index(precaution.ended_by.role) :]


def unanswered(child: Child, questions: Iterable[Precaution]) -> list[Precaution]:
    """Those of the questions that have neither a yes nor a no."""
    return [one for one in questions if one.id not in child.answers]


def with_answers(child: Child, answers: Mapping[str, Answer | None]) -> Child:
    """The child with these answers; None takes an answer away, so that the question is open again."""
    kept = {name: answer for name, answer in child.answers.items() if name not in answers}
    fresh = {name: answer for name, answer in answers.items() if answer is not None}
    return child.model_copy(update={"answers": {**kept, **fresh}})
