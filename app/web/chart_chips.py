"""What has to be known about a child before playing, in a word or two each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.therapy import SENSES, Child, Footing, Precaution

from .desk import Desk
from .elements import areas_said
from .spoken import capital


@dataclass(frozen=True, slots=True)
class Chip:
    """`flag` is the precaution that it warns of and `more` its message; both empty for what is no warning."""

    text: str
    flag: str = ""
    more: str = ""


def chips(desk: Desk, child: Child, precautions: Mapping[str, Precaution], footing: Footing) -> Iterator[Chip]:
    """Precautions in force, strictest first; then senses that stand out; then positions."""
    messages = {flag: message for flag, _, message in footing.messages}
    for flag in dict.fromkeys((*messages, *footing.active)):
        if flag in footing.active and precautions[flag].asked:
            yield Chip(_warning(desk, child, precautions[flag]), flag, messages.get(flag, precautions[flag].message))
    for name in SENSES:
        sense = child.senses.get(name)
        if sense is not None and sense.strength > 0 and sense.pattern != "typical":
            said = desk.say(
                "chart.sense", sense=desk.word("channel", name), pattern=desk.word("pattern", sense.pattern)
            )
            yield Chip(capital(said) + (desk.say("chart.strongly") if sense.strength == 2 else ""))
    if child.positions:
        said = " · ".join(desk.word("position", position) for position in child.positions)
        yield Chip(capital(said))


def _warning(desk: Desk, child: Child, precaution: Precaution) -> str:
    short = desk.wording.texts.get(f"web.short.{precaution.id}", precaution.title)
    answer = child.answers.get(precaution.id)
    if answer is not None and answer.yes and answer.areas:
        return desk.say("chart.short_areas", short=short, areas=areas_said(desk, answer.areas))
    return short
