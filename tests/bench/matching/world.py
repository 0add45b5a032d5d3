"""A made-up practice: every number in it, with its unit. No child was observed.

Liking is counted as a logit is: 0 lukewarm, 1 clearly liked. "Spread" is a standard deviation over whatever is named.
Children, shelf, dice and sitting are built from these numbers alone, so that another world is another `World`.
"""

from dataclasses import dataclass

KINDS = ("song", "counting", "story", "obstacle")
CHANNELS = ("touch", "movement", "sound", "sight")
PATTERNS = ("typical", "sensitive", "avoiding", "seeking", "registration")
MOODS = ("low", "ready", "rising", "over")
POSITIONS = ("lying", "sitting", "moving")
POPULATIONS = ("typical", "avoidant", "seeker", "mismatch", "drift")
OUTCOMES = ("had_enough", "so_so", "into_it")
HAD_ENOUGH, SO_SO, INTO_IT = range(3)
# Play sessions that are told apart in every table: name, first, last.
SPANS = (("1", 1, 1), ("2-3", 2, 3), ("4-10", 4, 10), ("11-30", 11, 30))

# Pattern: load that suits (0-3), liking lost per unit of load above it, and below it.
SUITS = {
    "typical": (1.5, 0.20, 0.12),
    "sensitive": (1.0, 0.50, 0.08),
    "avoiding": (0.4, 0.65, 0.04),
    "seeking": (2.5, 0.08, 0.42),
    "registration": (2.1, 0.12, 0.30),
}
OPPOSITE = {
    "typical": "typical",
    "sensitive": "seeking",
    "avoiding": "seeking",
    "seeking": "avoiding",
    "registration": "sensitive",
}
# Chance of each of PATTERNS in a channel.
PATTERN_CHANCES = {
    "typical": (0.70, 0.08, 0.07, 0.08, 0.07),
    "avoidant": (0.15, 0.35, 0.45, 0.02, 0.03),
    "seeker": (0.15, 0.03, 0.02, 0.60, 0.20),
    "mismatch": (0.10, 0.25, 0.25, 0.25, 0.15),
    "drift": (0.30, 0.20, 0.15, 0.20, 0.15),
}
# Age in months: minutes of a liked prompt that half of the children of that age are said to stay (straight between).
AGE_RULE = ((6, 1.0), (18, 2.0), (30, 3.0), (42, 4.0), (60, 6.0), (90, 8.0), (120, 10.0))
# Kind: mean load per channel, and mean pressure (both 0-3).
KIND_LOADS = ((0.8, 1.0, 2.0, 0.8), (1.2, 0.9, 1.2, 1.0), (0.8, 0.5, 1.1, 1.5), (2.0, 2.0, 0.9, 1.2))
KIND_PRESSURE = (1.0, 1.3, 0.8, 2.0)
VERSE_SECONDS = (15, 20, 25, 30, 40)
POSITION_CHANCES = (0.55, 0.8, 0.6)  # that a prompt can be played in each of POSITIONS


@dataclass(frozen=True)
class World:
    """One world. Any number can be another: `World(tap_spread=2.0)`, or `--set tap_spread=2.0`."""

    # the practice
    children: int = 12
    sittings: int = 30  # play sessions of each child
    most_plays: int = 8  # in a play session
    most_offers: int = 12  # in a play session; "something else" uses one up
    prompts: int = 120  # on the shelf
    minutes: tuple[float, float] = (10.0, 25.0)  # of a play session, uniform
    pictures: int = 3  # shown at once
    forbidden: tuple[int, int] = (2, 4)  # prompts that are not safe for a child, both ends counted
    position_out: float = 0.25  # chance that one of the positions cannot be had today
    too_late_s: float = 45.0  # with fewer seconds left nothing more is offered
    # liking
    ease_spread: float = 0.25  # children
    fit_weight: float = 1.00  # of the fit between load and true profile
    fit_weight_spread: float = 0.25  # children
    strength_spread: float = 0.45  # log, of a pattern's true strength
    kind_spread: float = 0.45  # child and kind
    feature_mean: tuple[float, float, float] = (-0.05, 0.12, 0.05)  # per unit of arousal, pressure - 1.5, energy - 1.5
    feature_spread: float = 0.22  # children
    feature_seeking: tuple[float, float, float] = (0.08, 0.0, 0.08)  # more for two channels that seek
    prompt_spread: float = 0.30  # prompts, for all children alike
    own_spread: float = 0.50  # child and prompt
    first_time: float = 0.15  # for a prompt never met, times the child's taste for new (-1 to 1)
    taste_for_new_spread: float = 0.5  # children
    habit: float = 0.32  # lost per recent play of the prompt, the median child
    habit_spread: float = 0.45  # log, children
    habit_kept: float = 0.60  # share of recent plays kept from one play session to the next
    habit_of_refused: float = 0.4  # a play never entered counts as this share of one
    same_kind: float = 0.22  # lost per play of the same kind just before, 3 at most
    day_spread: float = 0.40  # play sessions
    drift: float = 1.0  # share of tastes that is replaced where tastes drift
    drift_scale: float = 1.3  # of the new liking of kinds
    drift_from: float = 8.0  # play session at which it begins
    drift_over: float = 10.0  # play sessions that it takes
    # liking by mood (low, ready, rising, over), per unit of arousal, of pressure - 1.5, of load, and at once
    mood_arousal: tuple[float, float, float, float] = (0.60, 0.0, -0.70, -0.90)
    mood_pressure: tuple[float, float, float, float] = (0.0, 0.0, 0.15, 0.10)
    mood_load: tuple[float, float, float, float] = (0.0, 0.0, -0.06, -0.14)
    mood_shift: tuple[float, float, float, float] = (-0.10, 0.0, -0.10, -0.55)
    mood_weight: float = 1.0
    mood_weight_spread: float = 0.30  # log, children
    # mood: an arousal on a scale, read as low, ready, rising or over
    mood_edges: tuple[float, float, float] = (-0.60, 0.60, 1.30)
    arousal_mean: float = 0.12
    arousal_spread: float = 0.35  # children
    arousal_day_spread: float = 0.55  # play sessions
    arousal_kept: float = 0.78  # share kept from play to play
    arousal_push: float = 0.50  # per unit of the prompt's arousal and two minutes of play
    arousal_upset: float = 0.35  # after leaving or never entering
    arousal_noise: float = 0.18  # plays
    misread: float = 0.10  # chance that the adult says a neighbouring mood
    # entering, staying, leaving
    enter: float = 1.20  # logit at liking 0
    enter_liking: float = 1.30
    share_least: float = 0.22  # of the stay that is engaged
    share_more: float = 0.74
    share_logit: float = 0.20  # at liking 0
    share_liking: float = 1.20
    age_months: tuple[float, float] = (20.0, 100.0)  # uniform
    stay_scale: float = 0.55  # true median over the age rule
    stay_child_spread: float = 0.40  # log
    stay_kind_spread: float = 0.28  # log, within a child
    stated_spread: float = 0.45  # log, error of the attention that the caregiver states
    stay_liking: float = 0.35  # log-median per liking
    stay_spread: float = 0.60  # log, plays
    stay_mood: tuple[float, float, float, float] = (0.85, 1.0, 0.80, 0.50)  # share of the median
    tiring: float = 0.97  # share of the median per play before it in the play session
    pick_s: float = 28.0  # to offer, pick and set up
    else_s: float = 12.0  # lost by "something else", beside half of pick_s
    left_s: float = 80.0  # to win the child back after leaving
    never_s: float = 25.0  # tried in vain
    over_s: float = 30.0  # longer pause when the child was over
    interrupted: float = 0.05  # chance per play
    # picking
    pick_sharpness: float = 1.2  # Plackett-Luce, per liking
    side_spread: float = 0.45  # pull of left and right against the middle, children
    else_liking: float = -1.6  # what "something else" is worth
    # the adult's tap
    tap_into: float = 0.40  # felt above this: Into it
    tap_enough: float = -0.75  # felt below this: Had enough
    tap_spread: float = 0.60  # taps
    rater_spread: float = 0.25  # one rater a child
    tap_left: float = -0.75  # felt when the child left
    tap_never: float = -1.60  # felt when the child never entered
    tap_missing: float = 0.10  # chance
    # what is told about the child
    stated_wrong: float = 0.15  # chance per channel of a pattern at random
    stated_unknown: float = 0.12  # chance per channel that nobody asked


WORLDS = {
    "base": World(),
    "noisy": World(tap_spread=1.20, tap_missing=0.30, rater_spread=0.45, misread=0.25, stated_spread=0.70),
}
