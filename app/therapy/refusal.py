"""Why a prompt was taken out, and the row that did it."""

from typing import NamedTuple

from .words import Why


class Refusal(NamedTuple):
    """`row` is a precaution's id, or one of vocabulary, moment, unanswered, technique, position, place, no_touch,
    equipment, old_tray, stopped, resting, parked, not_that, signals; `why` is what is to be said of it.
    """

    row: str
    why: Why | str


class Need(NamedTuple):
    """A confirmation, or "check:<precaution>:<material>", and the precaution that asks for it."""

    row: str
    what: str


class Weighed(NamedTuple):
    """Refusals that nothing opens, and needs that open it when all are given."""

    refusals: tuple[Refusal, ...]
    needs: tuple[Need, ...]


NOTHING = Weighed((), ())
