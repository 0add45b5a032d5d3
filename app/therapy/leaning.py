"""What leans the order beside the child's own liking: what an adult set, the goals, and how well the age fits.

All in engaged seconds that a prompt gains or loses, so that it can be held against what the child would gain by it.
None of it opens anything that safety closed.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from .child import Child
from .features import Features
from .history import Chart
from .plan import still_planned
from .prompt import Prompt
from .remembered import Remembered
from .terms import Array, Numbers
from .vocabulary import GOALS

CALM_S = 8.0  # a step of "more calm", for a prompt that settles or wakes up all the way
NEW_S = 12.0  # a step of "more new", for a prompt never played
PLANNED_S = 600.0  # what an adult planned for this time: before all else that is safe
GOAL_FIRST_S = 20.0  # the goal that an adult put first
GOAL_SHARE_S = 6.0  # a goal of the child that got none of the minutes lately
NEW_FROM = 12  # prompts played, before something new is asked for
GOAL_SESSIONS = 6  # play sessions that count as lately


def leaning(
    child: Child, chart: Chart, features: Features, ways: Sequence[Prompt], placed: Numbers, played: Numbers
) -> dict[str, Array]:
    """Seconds by which each way is leant, by what does it. `placed` are the numbers of `ways` on the shelf."""
    prompts, serving, none = features.by_id, _serving(features), np.zeros(len(features.ways))
    steer, found = child.steer, dict[str, Array]()
    if steer.calm:
        found["calm"] = -CALM_S * steer.calm * features.arousal[placed]
    if steer.new:
        found["new"] = NEW_S * steer.new * (played == 0)
    if steer.goal:
        found[f"goal_first:{steer.goal}"] = GOAL_FIRST_S * serving.get(steer.goal, none)[placed]
    planned = still_planned(child, chart, prompts)
    if planned:
        found["planned"] = PLANNED_S * np.array([way.id in planned for way in ways], float)
    for goal, short in _short_of_minutes(child, chart, prompts).items():
        found[f"goal:{goal}"] = GOAL_SHARE_S * short * serving.get(goal, none)[placed]
    return found


# By goal whether each way of a shelf serves it.
_serving = Remembered[Features, dict[str, Array]](
    lambda features: {goal: np.array([goal in way.goals for way in features.ways], float) for goal in GOALS}
)


def age_fit(low: Numbers, high: Numbers, age_months: int | None) -> Array:
    """Per way made for an age from `low` to `high` months: 1 inside, less the farther outside. No matter of safety."""
    if age_months is None:
        return np.ones(len(low))
    outside = np.maximum(np.maximum(low - age_months, age_months - high), 0)
    fit: Array = np.maximum(0.3, 1 - 0.4 * outside / np.maximum(12, high - low))
    return fit


def new_every(child: Child, prompts_played: int) -> int:
    """Every how many offers something never played is among the pictures; 0 leaves it to what fits best.

    Seekers are met with something new each time, avoiders and the sensitive seldom (DOMAIN 2.6: novelty). While little
    was played nearly all is new anyway.
    """
    if prompts_played < NEW_FROM:
        return 0
    patterns = [sense.pattern for sense in child.senses.values() if sense.strength]
    careful = sum(pattern in ("avoiding", "sensitive") for pattern in patterns)
    seeks = sum(pattern == "seeking" for pattern in patterns)
    often = 4 if careful > seeks else 1 if seeks > careful else 2
    return max(1, often - child.steer.new) if child.steer.new > -2 else 0


def needs_sameness(child: Child) -> bool:
    """A child who avoids in some sense finds each picture on its own side every time."""
    return any(sense.pattern == "avoiding" and sense.strength > 1 for sense in child.senses.values())


def _short_of_minutes(child: Child, chart: Chart, prompts: Mapping[str, Prompt]) -> dict[str, float]:
    """Per goal of the child how far it is short of its even share of the seconds played lately: 0 none, 1 all of it."""
    if not child.goals:
        return {}
    recent = [play for session in chart.sessions[-GOAL_SESSIONS:] for play in session.plays]
    serves = {play.prompt: prompts[play.prompt].goals for play in recent if play.prompt in prompts}
    whole = sum(play.stay_s or 0.0 for play in recent)
    even = 1 / len(child.goals)
    short = {}
    for goal in child.goals:
        spent = sum(play.stay_s or 0.0 for play in recent if goal in serves.get(play.prompt, ()))
        short[goal] = max(0.0, 1 - (spent / whole) / even) if whole else 0.0
    return short
