"""Other times for a child's way in, proposed from how presses went. Nothing is changed without an adult's yes.

A scan interval is the mean time from light to press divided by 0.65, the share of the interval at which people who scan
by one switch do best (Simpson and Koester, Adaptive one-switch row-column scanning, IEEE Trans Rehabil Eng 1999). The
other thresholds are design: few enough presses that a session shows something, many enough that it is no accident.
"""

from dataclasses import dataclass
from math import ceil
from statistics import mean
from typing import Literal

from .access import Access
from .events import Pressing
from .history import Chart

SHARE_OF_INTERVAL = 0.65
LATE_MS = 250  # sooner after the light moved on nobody can have seen it (scan.js)
ENOUGH = 8  # presses before anything is said
OFTEN = 0.3  # share of presses that went wrong in one way
WORTH_IT = 0.15  # a smaller change would not be felt
STEP_MS = 100

Reason = Literal["late", "slow", "quick", "missed", "near", "early", "let_go"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """`field` of `Access`, or "pictures" of `Child`, from `now` to `new`, as `n` of `of` presses say.

    With the reasons "slow" and "quick" `n` is the mean time to a press in milliseconds.
    """

    field: str
    now: int
    new: int
    reason: Reason
    n: int
    of: int


def proposals(chart: Chart) -> tuple[Proposal, ...]:
    """What the presses since the way in was last set or looked at speak for."""
    access = chart.access
    since = max((event.when for event in chart.events if event.kind == "access_set"), default=access.at)
    if access.at and (since is None or access.at > since):
        since = access.at
    told = [
        event
        for event in chart.events
        if event.kind == "pressing" and event.way == access.way and (since is None or event.when > since)
    ]
    found = (_scan(access, told), _near(chart, access, told), _early(access, told), _let_go(access, told))
    return tuple(one for one in found if one is not None)


def with_proposal(chart: Chart, proposal: Proposal) -> tuple[Access, int]:
    """The way in and the number of pictures after a yes."""
    if proposal.field == "pictures":
        return chart.access, proposal.new
    return chart.access.model_copy(update={proposal.field: proposal.new}), chart.child.pictures


def _scan(access: Access, told: list[Pressing]) -> Proposal | None:
    if access.way != "one_switch":
        return None
    late, answers = 0, list[float]()
    for event in told:
        scan_ms = event.scan_ms or access.scan_ms
        for ms in event.times_ms:
            too_soon = ms < min(LATE_MS, scan_ms / 3)  # meant for the picture before
            late += too_soon
            answers.append(ms + scan_ms * too_soon)
    missed = sum(event.missed for event in told)
    if missed >= ENOUGH / 2 and missed > len(answers):
        return _changed("scan_ms", access.scan_ms, access.scan_ms * 1.3, "missed", missed, missed + len(answers))
    if len(answers) < ENOUGH:
        return None
    wanted = mean(answers) / SHARE_OF_INTERVAL
    if late >= OFTEN * len(answers):
        return _changed("scan_ms", access.scan_ms, max(wanted, access.scan_ms * 1.2), "late", late, len(answers))
    reason: Reason = "slow" if wanted > access.scan_ms else "quick"
    return _changed("scan_ms", access.scan_ms, wanted, reason, round(mean(answers)), len(answers))


def _near(chart: Chart, access: Access, told: list[Pressing]) -> Proposal | None:
    near, presses = sum(event.near for event in told), _presses(told)
    if access.way == "touch" and chart.child.pictures > 1 and _often(near, near + presses):
        return Proposal("pictures", chart.child.pictures, chart.child.pictures - 1, "near", near, near + presses)
    return None


def _early(access: Access, told: list[Pressing]) -> Proposal | None:
    early, presses = sum(event.early for event in told), _presses(told)
    if access.way == "dwell" or not _often(early, early + presses):
        return None
    return _changed("lock_ms", access.lock_ms, max(500, access.lock_ms * 1.5), "early", early, early + presses)


def _let_go(access: Access, told: list[Pressing]) -> Proposal | None:
    field = {"hold": "hold_ms", "dwell": "dwell_ms"}.get(access.way)
    let_go, presses = sum(event.let_go for event in told), _presses(told)
    if field is None or not _often(let_go, let_go + presses):
        return None
    now = getattr(access, field)
    return _changed(field, now, now * 0.75, "let_go", let_go, let_go + presses)


def _presses(told: list[Pressing]) -> int:
    return sum(len(event.times_ms) for event in told)


def _often(n: int, of: int) -> bool:
    return of >= ENOUGH and n >= OFTEN * of


def _changed(field: str, now: int, wanted: float, reason: Reason, n: int, of: int) -> Proposal | None:
    """To a whole step, within what the field takes; None when it would hardly be felt."""
    told = Access.model_fields[field].metadata
    least = next(one.ge for one in told if hasattr(one, "ge"))
    most = next(one.le for one in told if hasattr(one, "le"))
    new = min(most, max(least, STEP_MS * ceil(wanted / STEP_MS)))
    return Proposal(field, now, new, reason, n, of) if abs(new - now) >= WORTH_IT * now else None
