"""Preference rounds: which pictures a child chose when each was there. Evidence for offers, never a score of the child.

Brief assessment without replacement (all pictures, the one picked leaves, three rounds) and paired choice; what is
picked is played at once (DOMAIN 4.5). Two assessments of one child often disagree in their order, the top included.
"""

from pydantic import AwareDatetime, BaseModel, ConfigDict

from .events import Picked, RoundsBegun, SomethingElse
from .history import Chart
from .round_mark import Mode, Round

ROUNDS = 3  # of an assessment without replacement
FEWEST, MOST = 3, 7  # pictures that take part
_PERCENT = 100


class Trial(BaseModel):
    """One offer that was answered: pictures from left to right, and the one picked (None: none of these)."""

    model_config = ConfigDict(frozen=True)

    round: int
    trial: int
    shown: tuple[str, ...]
    picked: str | None


class Score(BaseModel):
    """How often a prompt was chosen, and how often it was there to be chosen."""

    model_config = ConfigDict(frozen=True)

    prompt: str
    chosen: int
    shown: int

    @property
    def percent(self) -> int | None:
        """chosen / shown x 100, to the nearest whole; None when it was never there."""
        return round(_PERCENT * self.chosen / self.shown) if self.shown else None


class Assessment(BaseModel):
    """Preference rounds as they stand, over however many play sessions."""

    model_config = ConfigDict(frozen=True)

    id: str
    mode: Mode
    prompts: tuple[str, ...]
    at: AwareDatetime
    trials: tuple[Trial, ...] = ()

    @property
    def scores(self) -> tuple[Score, ...]:
        """One for each prompt, the most chosen first; one that was never there comes last."""
        counts = [
            Score(
                prompt=prompt,
                chosen=sum(trial.picked == prompt for trial in self.trials),
                shown=sum(prompt in trial.shown for trial in self.trials),
            )
            for prompt in self.prompts
        ]
        return tuple(sorted(counts, key=lambda one: -one.chosen / one.shown if one.shown else 1.0))

    @property
    def rounds_done(self) -> int:
        """Rounds without replacement that came to an end: all picked, or none of those that were left."""
        return sum(self._closed(number) for number in range(1, ROUNDS + 1))

    @property
    def finished(self) -> bool:
        """Nothing is left to ask."""
        if self.mode == "paired":
            return len({trial.trial for trial in self.trials}) >= len(self.prompts) * (len(self.prompts) - 1) // 2
        return self._closed(ROUNDS)

    def _closed(self, number: int) -> bool:
        later = any(trial.round > number for trial in self.trials)
        picked = [trial.picked for trial in self.trials if trial.round == number]
        return later or None in picked or set(self.prompts) <= set(picked)


def assessments(chart: Chart) -> tuple[Assessment, ...]:
    """All preference rounds of a chart, oldest first. What was picked counts, also when the child stopped then."""
    begun: dict[str, RoundsBegun] = {}
    trials: dict[str, list[Trial]] = {}
    for event in chart.events:
        if isinstance(event, RoundsBegun):
            begun.setdefault(event.assessment, event)
        elif isinstance(event, Picked | SomethingElse) and event.round is not None and _by_child(event):
            trials.setdefault(event.round.assessment, []).append(_trial(event, event.round))
    return tuple(
        Assessment(id=name, mode=one.mode, prompts=one.prompts, at=one.when, trials=tuple(trials.get(name, ())))
        for name, one in begun.items()
    )


def open_rounds(chart: Chart) -> Assessment | None:
    """The newest preference rounds, when something of them is left to ask."""
    newest = assessments(chart)[-1:]
    return newest[0] if newest and not newest[0].finished else None


def _by_child(event: Picked | SomethingElse) -> bool:
    return isinstance(event, SomethingElse) or event.by == "child"


def _trial(event: Picked | SomethingElse, mark: Round) -> Trial:
    shown, picked = (event.offered, event.prompt) if isinstance(event, Picked) else (event.prompts, None)
    return Trial(round=mark.round, trial=mark.trial, shown=shown, picked=picked)
