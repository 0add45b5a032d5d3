"""Lengths, ages and dates as people say them, in the words of the desk. Seconds and aware datetimes go in."""

from datetime import date, datetime

from app.therapy import Child, Prompt

from .desk import Desk

QUARTERS = ("", "¼", "½", "¾")
SECONDS_BELOW = 53  # shorter than this is said in seconds


def length(desk: Desk, seconds: float) -> str:
    """For a list: "40 s", "3½ min"."""
    if seconds < SECONDS_BELOW:
        return desk.say("length.s", n=_seconds(seconds))
    return desk.say("length.min", n=_minutes(seconds))


def length_in_full(desk: Desk, seconds: float) -> str:
    """For a sentence: "40 seconds", "1 minute", "3½ minutes"."""
    if seconds < SECONDS_BELOW:
        return desk.say("length.seconds", n=_seconds(seconds))
    said = _minutes(seconds)
    return desk.say("length.minute") if said == "1" else desk.say("length.minutes", n=said)


def prompt_length(desk: Desk, prompt: Prompt) -> str:
    """How long a prompt lasts once through."""
    return length(desk, prompt.seconds)


def age(desk: Desk, child: Child, today: date) -> str:
    """ "5 years", under two years in months; empty when nobody said."""
    months = child.age_months(today)
    if months is None:
        return ""
    return desk.count("age.months", months) if months < 24 else desk.count("age.years", months // 12)


def ago(desk: Desk, at: datetime, now: datetime) -> str:
    """ "today", "yesterday", "last Thursday", "3 weeks ago", "in May 2025"."""
    day, today = at.astimezone().date(), now.astimezone().date()
    days = (today - day).days
    if days <= 1:
        return desk.say("ago.yesterday" if days == 1 else "ago.today")
    if days < 7:
        return desk.say("ago.last", day=desk.say(f"weekday.{day.isoweekday()}"))
    if days < 56:
        return desk.count("ago.weeks", days // 7)
    return desk.say("ago.in", month=month(desk, day), year=day.year)


def day(desk: Desk, when: date) -> str:
    """ "3 May 2026"; of a datetime its day."""
    when = when.astimezone().date() if isinstance(when, datetime) and when.tzinfo else when
    return desk.say("date", day=when.day, month=month(desk, when), year=when.year)


def month(desk: Desk, when: date) -> str:
    """The short name of a month."""
    return desk.say(f"month.{when.month}")


def capital(text: str) -> str:
    """The text with its first letter large; unlike `str.capitalize` the rest stays as it is."""
    return text[:1].upper() + text[1:]


def _minutes(seconds: float) -> str:
    whole, part = divmod(round(seconds / 15), 4)
    if whole >= 10:
        return str(round(seconds / 60))
    return f"{whole or ''}{QUARTERS[part]}" or "1"


def _seconds(seconds: float) -> int:
    return round(seconds) if seconds < 20 else 5 * round(seconds / 5)
