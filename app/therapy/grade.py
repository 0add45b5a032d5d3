"""Which of a prompt's ways comes first for a child: as written, easier or harder. An adult can check each of the rules.

Harder once the child was into it several times and last time too. Easier after "Had enough", below the age that the
prompt is made for, and when it lasts much longer than the child is said to attend.
"""

from collections.abc import Mapping

from .child import Child
from .features import Features
from .prompt import Prompt
from .remembered import Remembered
from .tallies import Tallies

HARDER_FROM = 3  # times into it
LONGER = 1.5  # the stated attention, so many times over


def grades(child: Child, features: Features, told: Tallies, age_months: int | None) -> Mapping[str, str]:
    """ "easier" or "harder" by prompt, of those that have such a way; the others are given as they are written."""
    found = {}
    for name in features.easier:
        last = told.last.get(name)
        if last == "had_enough" or (last is None and _much(child, features.by_id[name], age_months)):
            found[name] = "easier"
    for name in features.harder:
        if told.last.get(name) == "into_it" and told.of(f"prompt:{name}").into >= HARDER_FROM:
            found[name] = "harder"
    return found


def by_grade(features: Features, graded: Mapping[str, str]) -> dict[int, float]:
    """For each way that a grade puts first in its prompt, a place just before the prompt's own."""
    number = {"easier": features.easier, "harder": features.harder}
    return {number[grade][name]: features.place[name] - 0.5 for name, grade in graded.items()}


def _much(child: Child, prompt: Prompt, age_months: int | None) -> bool:
    """Whether the prompt as written looks too much, before it was ever played."""
    young = age_months is not None and age_months < prompt.age_months[0]
    return young or (child.attention_s is not None and _lasts(prompt) > LONGER * child.attention_s)


_lasts = Remembered[Prompt, int](lambda prompt: prompt.seconds)
