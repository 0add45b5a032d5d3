"""What was said yes to at an earlier play session and is not over: yesterday's fall is a fall today (rules 3, 6, 7).

The health questions are asked at every session, but a later "no" only ends what a caregiver may end, and not before
its time. It is read here as the ending that it is; `active` weighs it like any other.
"""

from collections.abc import Mapping

from .child import Answer, Child, Ending
from .dates import first_instant
from .history import Chart, PlaySession
from .noes import parked
from .precaution import Precaution
from .vocabulary import ENDING_ROLES

_LOWEST = ENDING_ROLES[0]  # of those who may end a precaution


def as_told(child: Child, chart: Chart, precautions: Mapping[str, Precaution]) -> Child:
    """The child with every yes of the play sessions among its answers, unless the chart itself was answered since, and
    with the prompts put away at which it kept stopping."""
    away = parked(child, chart)
    if away != child.parked:
        child = child.model_copy(update={"parked": away})
    told: dict[str, Answer] = {}
    by_caregiver = {name for name, flag in precautions.items() if flag.ended_by and flag.ended_by.role == _LOWEST}
    for session in chart.sessions:
        said_yes = _yes(session)
        told.update((name, said) for name, said in said_yes.items() if name in precautions)
        for name in told.keys() & _no(session) & by_caregiver:
            ending = Ending(who="a later play session", role=_LOWEST, when=session.at)
            told[name] = told[name].model_copy(update={"ended": ending})
    if not told:
        return child
    newest = {name: _newer(child.answers.get(name), said) for name, said in told.items()}
    return child.model_copy(update={"answers": {**child.answers, **newest}})


def _yes(session: PlaySession) -> dict[str, Answer]:
    """What was said yes to and not taken back in the same session, dated from when it was said."""
    found: dict[str, Answer] = {}
    for at, moment in zip(session.said_at, session.moments, strict=True):
        for name in found.keys() - {name for name, answer in moment.answers.items() if answer.yes}:
            del found[name]
        for name, answer in moment.answers.items():
            if answer.yes:
                first = found[name].reviewed if name in found else at
                since = answer.since_date or first
                found[name] = answer.model_copy(update={"since_date": since, "reviewed": first})
    return found


def _no(session: PlaySession) -> set[str]:
    return {name for moment in session.moments[-1:] for name, answer in moment.answers.items() if not answer.yes}


def _newer(kept: Answer | None, told: Answer) -> Answer:
    if kept is None or told.reviewed is None:
        return told
    if kept.reviewed is not None and first_instant(kept.reviewed, told.reviewed) >= told.reviewed:
        return kept.model_copy(update={"since_date": kept.since_date or told.since_date})
    return told.model_copy(update={"until_date": told.until_date or kept.until_date})
