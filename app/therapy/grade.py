"""Which of a prompt's ways comes first for a child: as written, easier or harder. An adult can check each of the rules.

Harder once the child was into it several times and last time too. Easier after "Had enough", below the age that the
prompt is made for, and when it lasts much longer than the child is said to attend.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from .child import Child
from .features import Features
from .remembered import Remembered
from .tallies import Tallies
from .terms import Numbers

HARDER_FROM = 3  # times into it
LONGER = 1.5  # the stated attention, so many times over


def grades(child: Child, features: Features, told: Tallies, age_months: int | None) -> Mapping[str, str]:
    """ "easier" or "harder" by prompt, of those that have such a way; the others are given as they are written."""
    much = _much(child, _eased(features), age_months)
    found = {name: "easier" for name in much if name not in told.last}
    for name, last in told.last.items():
        if last == "had_enough" and name in features.easier:
            found[name] = "easier"
        elif last == "into_it" and name in features.harder and told.of(f"prompt:{name}").into >= HARDER_FROM:
            found[name] = "harder"
    return found


def by_grade(features: Features, graded: Mapping[str, str]) -> list[float]:
    """A place for each way: its own, but just before the prompt as written where a grade puts it first."""
    number = {"easier": features.easier, "harder": features.harder}
    places: list[float] = [*range(len(features.ways))]
    for name, grade in graded.items():
        places[number[grade][name]] = features.place[name] - 0.5
    return places


def _much(child: Child, eased: "_Eased", age_months: int | None) -> list[str]:
    """Prompts that, as written, look too much for a child who never played them."""
    much = np.zeros(len(eased.names), bool)
    if age_months is not None:
        much |= eased.from_month > age_months
    if child.attention_s is not None:
        much |= eased.seconds > LONGER * child.attention_s
    return [eased.names[at] for at in np.flatnonzero(much).tolist()]


class _Eased(NamedTuple):
    """Prompts with an easier way: the age they are made for, and how long they last as written."""

    names: tuple[str, ...]
    from_month: Numbers
    seconds: Numbers


def _read(features: Features) -> _Eased:
    prompts = [features.by_id[name] for name in features.easier]
    months, seconds = [prompt.age_months[0] for prompt in prompts], [prompt.seconds for prompt in prompts]
    return _Eased(tuple(features.easier), np.array(months, np.int64), np.array(seconds, np.int64))


_eased = Remembered(_read)
