"""The effects in force of one active precaution: cleared or not, and what escalations add (rules 9 and 10)."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from .active import Reads, Scene
from .child import Answer
from .dates import first_instant, last_instant, not_later
from .precaution import Effect, Precaution
from .saying import whole


class InForce(NamedTuple):
    """One effect. `unless` are prompts that do without it, `only_for` those that it is for; None is every prompt."""

    flag: Precaution
    part: str
    effect: Effect
    answer: Answer | None
    message: str
    unless: frozenset[str] = frozenset()
    only_for: frozenset[str] | None = None

    @property
    def for_all(self) -> bool:
        """True when it counts for every prompt."""
        return not self.unless and self.only_for is None

    def applies(self, prompt: str) -> bool:
        """Is this the effect that counts for the prompt?"""
        return prompt not in self.unless and (self.only_for is None or prompt in self.only_for)


def in_force(scene: Scene, on: Mapping[str, Reads]) -> Iterator[InForce]:
    """Every effect of every active precaution, each read with one answer."""
    for name, reads in on.items():
        flag = scene.precautions[name]
        for answer in reads:
            yield from _cleared_or_not(flag, answer, scene)
            for number, more in enumerate(flag.escalates):
                if scene.holds(more.when, answer, on):
                    effect = _STOP if more.to == "stop" else more.to
                    yield InForce(flag, f"escalates {number}", effect, answer, more.message or flag.message)


def opened(flag: Precaution, answer: Answer | None, scene: Scene) -> Literal["any"] | frozenset[str]:
    """The prompts that the answer's clearance opens; none when anything about it is missing."""
    clearing, clearance, now = flag.clearance, answer.clearance if answer else None, scene.moment.now
    if answer is None or clearing is None or flag.after_clearance is None or clearance is None or now is None:
        return frozenset()
    if not clearance.who.strip() or clearance.when is None or not not_later(clearance.when, now):
        return frozenset()
    if "since_date" in flag.asks and (
        answer.since_date is None or first_instant(clearance.when, now) < last_instant(answer.since_date, now)
    ):
        return frozenset()
    if not all(_filled(flag, answer, field) for field in clearing.needs):
        return frozenset()
    if clearance.allows == "any":
        return "any" if clearing.scope == "any" else frozenset()
    return frozenset(clearance.allows)


_STOP = Effect(level="stop", touch="none")


def _cleared_or_not(flag: Precaution, answer: Answer | None, scene: Scene) -> Iterator[InForce]:
    prompts = opened(flag, answer, scene)
    if flag.after_clearance is not None and prompts:
        named = None if prompts == "any" else frozenset(prompts)
        yield InForce(flag, "after_clearance", flag.after_clearance, answer, flag.message, only_for=named)
        if named is None:
            return
        yield InForce(flag, "effect", flag.effect, answer, flag.message, unless=named)
    else:
        yield InForce(flag, "effect", flag.effect, answer, flag.message)


def _filled(flag: Precaution, answer: Answer, field: str) -> bool:
    """A field that clearance needs; a cue list is whole with a yes, a no and a stop, each confirmed by somebody."""
    if field == "cue_list":
        return whole(answer.cue_list or ())
    if field == "areas_or_none":
        return answer.areas is not None
    return getattr(answer, field, None) not in (None, ())
