"""What leans the order beside the child's own liking: what an adult set, the goals, and how well the age fits.

All in engaged seconds that a prompt gains or loses, so that it can be held against what the child would gain by it.
None of it opens anything that safety closed.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from .child import Child
from .history import Chart
from .plan import still_planned
from .prompt import Prompt
from .terms import Array, Numbers

CALM_S = 8.0  # a step of "more calm", for a prompt that settles or wakes up all the way
NEW_S = 12.0  # a step of "more new", for a prompt never played
PLANNED_S = 600.0  # what an adult planned for this time: before all else that is safe
GOAL_FIRST_S = 20.0  # the goal that an adult put first
GOAL_SHARE_S = 6.0  # a goal of the child that got none of the minutes lately
NEW_FROM = 12  # prompts played, before something new is asked for
GOAL_SESSIONS = 6  # play sessions that count as lately


def leaning(
    child: Child, chart: Chart, prompts: Mapping[str, Prompt], ways: Sequence[Prompt], arousal: Array, played: Numbers
) -> dict[str, Array]:
    """Seconds by which each way is leant, by what does it. `prompts` are all of the shelf, whatever fits just now."""
    steer, found = child.steer, dict[str, Array]()
    if steer.calm:
        found["calm"] = -CALM_S * steer.calm * arousal
    if steer.new:
        found["new"] = NEW_S * steer.new * (played == 0)
    if steer.goal:
        found[f"goal_first:{steer.goal}"] = GOAL_FIRST_S * np.array([steer.goal in way.goals for way in ways], float)
    planned = still_planned(child, chart)
    if planned:
        found["planned"] = PLANNED_S * np.array([way.id in planned for way in ways], float)
    for goal, short in _short_of_minutes(child, chart, prompts).items():
        found[f"goal:{goal}"] = GOAL_SHARE_S * short * np.array([goal in way.goals for way in ways], float)
    return found


def age_fit(way: Prompt, age_months: int | None) -> float:
    """1 inside the developmental range, less the farther outside; safety is not decided here."""
    if age_months is None:
        return 1.0
    low, high = way.age_months
    outside = max(low - age_months, age_months - high, 0)
    return max(0.3, 1 - 0.4 * outside / max(12, high - low))


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
    serves = {name: prompt.goals for name, prompt in prompts.items()}
    recent = [play for session in chart.sessions[-GOAL_SESSIONS:] for play in session.plays]
    whole = sum(play.stay_s or 0.0 for play in recent)
    even = 1 / len(child.goals)
    short = {}
    for goal in child.goals:
        spent = sum(play.stay_s or 0.0 for play in recent if goal in serves.get(play.prompt, ()))
        short[goal] = max(0.0, 1 - (spent / whole) / even) if whole else 0.0
    return short
