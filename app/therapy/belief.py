"""What is held of one child after what was played so far: one joint belief over liking and staying.

A play tells by what was picked from which pictures, by whether the child entered it, by how long it held, and by the
tap. All of it bears on the same weights, so a stay that ran on says something of liking and a tap something of time.
"""

from collections.abc import Collection
from datetime import datetime
from math import log

import numpy as np

from .attention import STAY_SPREAD, STAY_TIRED, stay_before
from .child import Child
from .features import Features, liked_in, rows_for
from .gaussian import FAR, Gaussian, Sums
from .history import Play
from .peers import Peers
from .terms import (
    AT,
    COUNT,
    HYPOTHESES,
    KEEP_DAY,
    MOOD_EASE,
    PROMPT_SPREAD,
    RATERS,
    TENSE,
    Array,
    Numbers,
    fading,
    supposed_means,
    supposed_variances,
)
from .vocabulary import KINDS

ENTERED_S = 14.0  # who leaves sooner had not begun: the first 15 s of a play are left alone
PICK_SHARPNESS, OTHER_PULL = 1.15, -1.6  # how surely the more liked is picked, and the pull of "Something else"
ENTER_LEVEL, ENTER_STEEPNESS = 1.2, 1.25  # chance of entering a play: logistic(level + steepness x liking)
TAP_ENOUGH, TAP_INTO, TAP_NOISE = -0.75, 0.40, 0.62  # "Had enough" is tapped below, "Into it" above
STAY_PER_LIKING = 0.35  # of the log stay
STAY_MOOD = {"low": 0.86, "ready": 1.0, "rising": 0.82, "over": 0.55}  # share of the usual stay
HABIT_KEPT, HABIT_DAYS = 0.6, 2.0  # share of the plays lately that is still felt after so many days
TRIED = 0.4  # a play never entered wears a prompt out by so much of a play
ROUND_WEARS = 0.1  # and a short one of preference rounds by so much; it tires no kind of play, and nobody
BOUNDS = {"had_enough": (-FAR, TAP_ENOUGH), "so_so": (TAP_ENOUGH, TAP_INTO), "into_it": (TAP_INTO, FAR)}
LET_GO = 6  # play sessions
FORGOTTEN = 0.002  # a hypothesis less likely than this is dropped
_FADES, _MEANS, _VARS = fading(), supposed_means(), supposed_variances()


class Belief:
    """Weights of the parts in terms.py, then one for what is special about each prompt met so far."""

    def __init__(self, child: Child, features: Features, now: datetime, peers: Peers | None = None) -> None:
        self.features, self.likes = features, liked_in(child, features)
        self.rows = rows_for(child, features, self.likes)
        self.first_mean, self.first_var = _MEANS.copy(), _VARS.copy()
        log_stay, spread = stay_before(child.age_months(now.date()), child.attention_s)
        self.first_mean[AT["stay"]], self.first_var[AT["stay"]] = log_stay, spread**2
        self.prompt_mean = np.zeros(len(features.prompts))
        self.prompt_var = np.full(len(features.prompts), PROMPT_SPREAD**2)
        alone = self.first_mean.copy()
        if peers is not None:
            peers.lean(self.first_mean, self.first_var, self.prompt_mean, self.prompt_var, features)
        self.leant = self.first_mean - alone  # how far other children moved what is supposed
        self.minds = [
            Gaussian(*_supposing(self.first_mean, self.first_var, mean, spread)) for _, mean, spread in HYPOTHESES
        ]
        self.told = [log(chance) for chance, _, _ in HYPOTHESES]  # how well each explains what was seen
        self.supposed = [(mean, spread**2) for _, mean, spread in HYPOTHESES]
        self.place = np.full(len(features.prompts), -1)  # of each prompt among the weights
        self.met: list[int] = []
        self.shown = np.zeros(len(features.prompts), np.int64)  # play session in which each was last shown
        self.recent, self.count = np.zeros(len(features.prompts)), np.zeros(len(features.prompts), np.int64)
        self.into = np.zeros(len(features.prompts), np.int64)
        self.session, self.at, self.sittings = "", now, 0  # play sessions begun, the running one counted in
        self.rater = RATERS[0]  # who tapped last
        self.kinds: list[int] = []  # of the plays of this play session

    def copy(self) -> "Belief":
        """One that may learn on without changing this one."""
        other = object.__new__(Belief)
        vars(other).update(vars(self))
        other.minds = [mind.copy() for mind in self.minds]
        other.told, other.supposed, other.kinds, other.met = [*self.told], [*self.supposed], [*self.kinds], [*self.met]
        other.place, other.recent, other.shown = self.place.copy(), self.recent.copy(), self.shown.copy()
        other.count, other.into = self.count.copy(), self.into.copy()
        return other

    @property
    def shares(self) -> Array:
        """Probability of each hypothesis."""
        raised = np.exp(np.array(self.told) - max(self.told))
        shares: Array = raised / raised.sum()
        return shares

    def meet(self, prompts: Collection[int]) -> None:
        """Make room for what is special about these prompts."""
        new = [number for number in dict.fromkeys(prompts) if self.place[number] < 0]
        if new:
            size = COUNT + len(self.met)
            for number in new:
                self.place[number] = COUNT + len(self.met)
                self.met.append(number)
            for mind in self.minds:
                mean, cov = np.zeros(size + len(new)), np.zeros((size + len(new),) * 2)
                mean[:size], cov[:size, :size] = mind.mean, mind.cov
                mean[size:] = self.prompt_mean[new]
                cov[range(size, size + len(new)), range(size, size + len(new))] = self.prompt_var[new]
                mind.mean, mind.cov = mean, cov

    def sit_down(self, session: str, at: datetime) -> None:
        """A new play session: what was learnt fades a little towards what is supposed, and the day is another one."""
        days = max(0.0, (at - self.at).total_seconds() / 86400) if self.sittings else 0.0
        self._let_go()
        if self.sittings:
            self.recent *= HABIT_KEPT ** max(0.5, days / HABIT_DAYS)
            keep = np.ones(COUNT + len(self.met))
            keep[:COUNT] = np.where(_FADES == 1, KEEP_DAY**days, 1.0)
            keep[COUNT:] = KEEP_DAY**days
            keep[AT["day"]] = 0.0
            for mind, (mean, var) in zip(self.minds, self.supposed, strict=True):
                first, spread = self._first(mean, var)
                mind.cov *= np.multiply.outer(keep, keep)
                mind.cov[np.diag_indices_from(mind.cov)] += (1 - keep * keep) * spread
                mind.mean[:] = first + keep * (mind.mean - first)
        self.session, self.at, self.kinds = session, at, []
        self.sittings += 1

    def _let_go(self) -> None:
        """What is special about a prompt that was passed over long ago and never played needs no room any more."""
        gone = (self.count == 0) & (self.shown + LET_GO < self.sittings)
        stay = [place for place, number in enumerate(self.met) if not gone[number]]
        if len(stay) < len(self.met):
            keep = np.array([*range(COUNT), *(COUNT + place for place in stay)])
            self.met = [self.met[place] for place in stay]
            self.place[:] = -1
            self.place[self.met] = np.arange(COUNT, COUNT + len(self.met))
            for mind in self.minds:
                mind.mean, mind.cov = mind.mean[keep], mind.cov[np.ix_(keep, keep)]

    def _first(self, profile: float, profile_var: float) -> tuple[Array, Array]:
        mean = np.concatenate([self.first_mean, self.prompt_mean[self.met]])
        var = np.concatenate([self.first_var, self.prompt_var[self.met]])
        mean[AT["profile"]], var[AT["profile"]] = profile, profile_var
        return mean, var

    def now_rows(self, ways: Numbers, mood: str) -> Array:
        """Rows (ways x parts) of these ways to play, as things are at this point of the play session."""
        rows: Array = self.rows[ways]
        features = self.features
        numbers = features.prompt[ways]
        rows[:, AT["habit"]] = self.recent[numbers]
        rows[:, AT["first"]] = np.where(self.count[numbers] == 0, 0.5 + features.surprise[ways], 0.0)
        if self.kinds:
            rows[:, AT["streak"]] = _run(self.kinds) * (features.kind[ways] == self.kinds[-1])
        if mood != "ready":
            rows[:, AT[f"mood:{mood}"]] = features.arousal[ways]
        if TENSE[mood]:
            rows[:, AT["tense:pressure"]] = features.pressure[ways]
            rows[:, AT["tense:load"]] = features.load[ways] * TENSE[mood]
        return rows

    def whole_rows(self, ways: Numbers, mood: str) -> Array:
        """The same with a column for each prompt met, all of which must have been."""
        rows = np.zeros((len(ways), COUNT + len(self.met)))
        rows[:, :COUNT] = self.now_rows(ways, mood)
        rows[np.arange(len(ways)), self.place[self.features.prompt[ways]]] = 1.0
        return rows

    def saw_pick(self, shown: Numbers, picked: int | None, mood: str) -> None:
        """One of the ways shown, from left to right, was picked, or none of them."""
        self.shown[self.features.prompt[shown]] = self.sittings
        rows = self.whole_rows(shown, mood)
        if len(rows) > 1:
            rows[0, AT["side:left"]] = rows[-1, AT["side:right"]] = 1.0 / PICK_SHARPNESS
        for number, mind in enumerate(self.minds):
            sums = mind.sums(PICK_SHARPNESS * rows, np.full(len(rows), PICK_SHARPNESS * MOOD_EASE[mood]))
            self.told[number] += sums.chosen(picked, PICK_SHARPNESS * OTHER_PULL)
            mind.take(sums)

    def saw_play(self, way: int, play: Play) -> None:
        """How a play went: entered or not, how long, and the tap."""
        never = play.end == "never_engaged" or (play.left and play.stay_s is not None and play.stay_s < ENTERED_S)
        if play.outcome is not None:
            self.rater = play.rater if play.rater in RATERS else "other"
        kind = int(self.features.kind[way])
        rows, offsets = self._play_rows(way, kind, play, never)
        for number, mind in enumerate(self.minds):
            sums = mind.sums(rows, offsets)
            self.told[number] += _tell(sums, play, never)
            mind.take(sums)
        prompt = self.features.prompt[way]
        self.recent[prompt] += TRIED if never else 1.0 if play.round is None else ROUND_WEARS
        self.count[prompt] += 1
        self.into[prompt] += play.outcome == "into_it"
        if play.round is None:
            self.kinds.append(kind)
        self._drop()

    def _play_rows(self, way: int, kind: int, play: Play, never: bool) -> tuple[Array, Array]:
        """What a play is told by: the liking that makes a child enter, the log stay, and what the tap looks at."""
        row = self.whole_rows(np.array([way]), play.mood)[0]
        stay, tap, ease = row * STAY_PER_LIKING, row.copy(), MOOD_EASE[play.mood]
        stay[AT["stay"]] = stay[AT[f"stay:{KINDS[kind]}"]] = 1.0
        tap[AT[f"rater:{self.rater}"]] = 1.0
        if play.left or never:
            tap[AT["tap:never" if never else "tap:left"]] = 1.0
        usual = log(STAY_MOOD[play.mood]) + len(self.kinds) * log(STAY_TIRED)
        return np.stack([row, stay, tap]), np.array([ease, STAY_PER_LIKING * ease + usual, ease])

    def _drop(self) -> None:
        shares = self.shares
        if shares.min() < FORGOTTEN:
            keep = [number for number, share in enumerate(shares) if share >= FORGOTTEN]
            self.minds = [self.minds[number] for number in keep]
            self.told = [self.told[number] for number in keep]
            self.supposed = [self.supposed[number] for number in keep]


def _tell(sums: Sums, play: Play, never: bool) -> float:
    """Tell the three sums of a play what was seen; the logarithm of how likely it was."""
    told = 0.0
    # A play that was broken off before it could begin does not say that the child would have been in it.
    if never or (play.timed and (play.stay_s or 0.0) >= ENTERED_S):
        told += sums.happened(0, not never, ENTER_STEEPNESS, ENTER_LEVEL)
    if play.timed and not never and play.stay_s:
        held = log(max(1.0, play.stay_s))
        told += sums.measured(1, held, STAY_SPREAD) if play.left else sums.between(1, held, FAR, STAY_SPREAD)
    if play.outcome is not None:
        told += sums.between(2, *BOUNDS[play.outcome], TAP_NOISE)
    return told


def _supposing(mean: Array, var: Array, profile: float, spread: float) -> tuple[Array, Array]:
    mean, var = mean.copy(), var.copy()
    mean[AT["profile"]], var[AT["profile"]] = profile, spread**2
    return mean, np.diag(var)


def _run(kinds: list[int]) -> int:
    """How many plays of the same kind came last, three at most."""
    run = 0
    for kind in reversed(kinds[-3:]):
        if kind != kinds[-1]:
            break
        run += 1
    return run
