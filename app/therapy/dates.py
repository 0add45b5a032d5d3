"""Dates as adults give them: a day alone, or a day and a time, read in the time zone of the moment.

A day alone that travelled as JSON comes back as midnight without a time zone, so that is read as a day alone too.
"""

import re
from datetime import UTC, date, datetime, time, timedelta

_PARTS = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_NEVER = datetime.max.replace(tzinfo=UTC)


def not_later(when: date | None, now: datetime) -> bool:
    """True for a day or time up to now; a date that was not given never counts."""
    return when is not None and first_instant(when, now) <= now


def first_instant(when: date, now: datetime) -> datetime:
    """The earliest that this can mean: of a day alone, its start."""
    if isinstance(when, datetime):
        return when if when.tzinfo else when.replace(tzinfo=now.tzinfo)
    return datetime.combine(when, time(), now.tzinfo)


def last_instant(when: date, now: datetime) -> datetime:
    """The latest that this can mean: a day alone counts from its end."""
    start = first_instant(when, now)
    if isinstance(when, datetime) and (when.tzinfo or when.time() != time()):
        return start
    try:
        return start + timedelta(days=1)
    except OverflowError:
        return _NEVER


def later_by(start: datetime, lasts: str) -> datetime:
    """`start` and an ISO 8601 duration; a day that the month does not have becomes the first of the next."""
    match = _PARTS.fullmatch(lasts)
    if match is None:
        return _NEVER
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in match.groups())
    try:
        return _months_on(start, years * 12 + months) + timedelta(days + 7 * weeks, hours=hours, minutes=minutes)
    except (OverflowError, ValueError):
        return _NEVER


def _months_on(start: datetime, months: int) -> datetime:
    whole = start.year * 12 + start.month - 1 + months
    try:
        return start.replace(year=whole // 12, month=whole % 12 + 1)
    except ValueError:
        whole += 1
        return start.replace(year=whole // 12, month=whole % 12 + 1, day=1)
