"""What moved a prompt, in words that an adult can check against the chart."""

from app.therapy import Term

from .desk import Desk
from .spoken import capital

A_LITTLE, CLEARLY = 0.03, 0.1  # of a chance: below the first it is a little, from the second on a lot
# Where the words for a term's detail stand: among those of the pages, or in the vocabulary under another name than the
# term's own.
OWN = {"kind": "kinds", "band": "order.band"}
SECTIONS = {"profile": "channel", "goal_first": "goal"}


def term_said(desk: Desk, term: Term) -> str:
    """For example "Songs: into 4 of 5", "Touch fits the profile", "Played 2 times lately"."""
    part, _, detail = term.name.partition(":")
    way = "up" if term.moved >= 0 else "down"
    if part == "habit" and term.outcomes:
        return capital(desk.count("order.habit", term.outcomes))
    key = f"order.term.{part}.{way}"
    if f"web.{key}" not in desk.wording.texts:
        key, detail = "order.term.other", detail or part.replace("_", " ")
    said = desk.say(key, of=_detail_said(desk, part, detail))
    if term.outcomes:
        said = desk.say("order.counted", what=said, into=term.into, all=term.outcomes)
    return capital(said)


def moved_said(desk: Desk, term: Term) -> str:
    """Which way and how much: "moves it up a little"."""
    size = abs(term.moved)
    much = "little" if size < A_LITTLE else "some" if size < CLEARLY else "lot"
    return desk.say(f"order.moved.{'up' if term.moved >= 0 else 'down'}.{much}")


def _detail_said(desk: Desk, part: str, detail: str) -> str:
    own = desk.wording.texts.get(f"web.{OWN.get(part, part)}.{detail}")
    if own is not None:
        return own
    return desk.word(SECTIONS.get(part, part), detail) if detail else desk.say("order.it")
