"""Which precautions hold for a child in a moment, and with which answers (rules 2 to 7 of the safety sheet).

Chart and today may both say yes. Each yes stands for itself: a precaution holds once per answer, so that neither
loosens the other.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from .child import Answer, Child
from .dates import first_instant, last_instant, later_by, not_later
from .moment import Moment
from .precaution import Condition, Precaution
from .vocabulary import ENDING_ROLES

Reads = tuple[Answer | None, ...]  # the answers that an active precaution is read with; None is none at all


@dataclass(frozen=True, slots=True)
class Scene:
    """A child in a moment. Without an age every condition on it counts as met, and `anywhere` does the same for
    conditions on a place, a position or a giver that the moment leaves out.
    """

    child: Child
    precautions: Mapping[str, Precaution]
    moment: Moment
    age_months: int | None
    anywhere: bool = False

    def answers(self, flag: str) -> tuple[Answer, ...]:
        """The chart's answer and today's, as far as they were given."""
        given = (self.child.answers.get(flag), self.moment.answers.get(flag))
        return tuple(answer for answer in given if answer is not None)

    def holds(self, condition: Condition | None, answer: Answer | None, on: Mapping[str, Reads]) -> bool:
        """Is the condition met, read with one answer, while these precautions are active?"""
        if condition is None:
            return True
        if condition.answered and not (answer and answer.yes):
            return False
        if condition.age_months_below is not None and not (
            self.age_months is None or self.age_months < condition.age_months_below
        ):
            return False
        moment = self.moment
        for said, among in (
            (moment.place, condition.place), (moment.position, condition.position), (moment.giver, condition.giver),
        ):  # fmt: skip
            if among is not None and (not self.anywhere if said is None else said not in among):
                return False
        if condition.flags_any is not None and not any(flag in on for flag in condition.flags_any):
            return False
        return condition.answer is None or all(_says(answer, *item) for item in condition.answer.items())


def active(scene: Scene) -> dict[str, Reads]:
    """Active precautions in the order of the shelf, each with the answers it is read with."""
    watched = dict.fromkeys(flag.id for flag in scene.precautions.values() if flag.applies_when)
    answers = (*scene.child.answers.items(), *scene.moment.answers.items())
    said = dict.fromkeys(name for name, answer in answers if answer.yes)
    on: dict[str, Reads] = {}
    implied: set[str] = set()
    size = -1
    while size < (size := len(implied) + sum(map(len, on.values()))):  # only ever grows
        for name in (*watched, *said, *implied):
            flag = scene.precautions.get(name)
            if flag is not None and (reads := _reads(scene, flag, name in implied, on)):
                on[name] = reads
        implied.update(_implied(scene, on))
    return {name: on[name] for name in scene.precautions if name in on}


def due_at(flag: Precaution, answer: Answer, now: datetime) -> datetime | None:
    """When it is asked again: at its earliest end (acute) or review (standing), by now when no date was given for
    that; None is never.
    """
    if flag.lasts is None:
        return None
    from_when: date | None = answer.since_date if flag.kind == "acute" else answer.reviewed
    if from_when is None or not not_later(from_when, now):
        return now
    return later_by(last_instant(from_when, now), flag.lasts)


def live_answers(flag: Precaution, scene: Scene, on: Mapping[str, Reads]) -> tuple[Answer, ...]:
    """Answers that say yes and are not over: an ending of today also ends what the chart says."""
    chart, today = scene.child.answers.get(flag.id), scene.moment.answers.get(flag.id)
    live = []
    if (
        chart
        and chart.yes
        and not (_over(flag, (chart,), scene, on) or (today and _over(flag, (chart, today), scene, on)))
    ):
        live.append(chart)
    if today and today.yes and not _over(flag, (today,), scene, on):
        live.append(today)
    return tuple(live)


def _reads(scene: Scene, flag: Precaution, implied: bool, on: Mapping[str, Reads]) -> Reads:
    live = live_answers(flag, scene, on)
    entries = ((entry, answer) for entry in flag.applies_when for answer in live or (None,))
    if not implied and not any(scene.holds(entry, answer, on) for entry, answer in entries):
        return live
    given = scene.answers(flag.id)
    return tuple(answer for answer in given if answer.yes) or given or (None,)


def _implied(scene: Scene, on: Mapping[str, Reads]) -> Iterator[str]:
    for name, reads in on.items():
        for other in scene.precautions[name].implies:
            if any(scene.holds(other.when, answer, on) for answer in reads):
                yield other.flag


def _over(flag: Precaution, answers: tuple[Answer, ...], scene: Scene, on: Mapping[str, Reads]) -> bool:
    """Does the last of these answers end the first? Dates of both must allow it."""
    ending, now = answers[-1].ended, scene.moment.now
    if flag.ended_by is None or ending is None or now is None or not ending.who.strip():
        return False
    if ending.when is None or not not_later(ending.when, now):
        return False
    stops = any(more.to == "stop" and scene.holds(more.when, answers[0], on) for more in flag.escalates)
    if _rank(ending.role) < _rank("clinician" if stops else flag.ended_by.role):
        return False
    said = first_instant(ending.when, now)
    timed = flag.kind == "acute" and flag.lasts is not None
    if timed and answers[0].since_date is None:
        return False
    for since in _given(answer.since_date for answer in answers):
        over_from = later_by(last_instant(since, now), flag.lasts or "PT0M") if timed else first_instant(since, now)
        if said < over_from:
            return False
    return all(first_instant(until, now) <= said for until in _given(answer.until_date for answer in answers))


def _given(dates: Iterable[date | None]) -> list[date]:
    return [when for when in dates if when is not None]


def _rank(role: str) -> int:
    return ENDING_ROLES.index(role) if role in ENDING_ROLES else -1


def _says(answer: Answer | None, field: str, value: bool | str) -> bool:
    said = getattr(answer, field, None)
    if said is None or said == ():
        return True
    return value in said if isinstance(said, tuple) else bool(said == value)
