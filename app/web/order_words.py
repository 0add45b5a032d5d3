"""What moved a prompt, in words that an adult can check against the chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from app.therapy import Child, Prompt, Term, liked

from .desk import Desk
from .spoken import capital

A_LITTLE, CLEARLY = 0.03, 0.1  # of a chance: below the first it is a little, from the second on a lot
SEEN = 0.005  # of a chance: what moves it less is left out
UNSAID = ("ease",)  # how easily the child likes anything: the same for every prompt, so it puts none before another
MUCH, FIRM = 2, 2  # effort and pressure, of 0-3, from which they are called so


@dataclass(frozen=True, slots=True)
class Moved:
    """What moved a prompt, said, and by how much of a chance."""

    said: str
    moved: float


def moved_by(desk: Desk, child: Child, way: Prompt, terms: Sequence[Term]) -> list[Moved]:
    """What moved it most stands first; what is said in the same words is one."""
    sums: dict[str, float] = {}
    for term in terms:
        if term.name not in UNSAID:
            said = term_said(desk, child, way, term)
            sums[said] = sums.get(said, 0.0) + term.moved
    found = [Moved(said, moved) for said, moved in sums.items() if abs(moved) >= SEEN]
    return sorted(found, key=lambda one: -abs(one.moved))


def term_said(desk: Desk, child: Child, way: Prompt, term: Term) -> str:
    """For example "Songs: into 4 of 5", "More touch than most (chart: wants more)", "Played twice lately"."""
    part, _, detail = term.name.partition(":")
    match part:
        case "profile" | "load":
            said = _felt(desk, child, way, detail)
        case "effort":
            much = "order.much" if way.loads.get("effort", 0) >= MUCH else "order.little"
            said = desk.say(much, of=desk.word("channel", "effort"))
        case "kind":
            said = desk.say(f"kinds.{detail}")
        case "arousal":
            said = desk.say("order.way.lively" if way.arousal > 0 else "order.way.calm")
        case "pressure":
            said = desk.say(f"order.touch.{_pressure(way)}")
        case "likes":
            said = desk.say("order.term.likes", of=", ".join(_likes(desk, child, way)))
        case "habit":
            return capital(_lately(desk, term.outcomes))
        case "goal" | "goal_first":
            said = desk.say(f"order.term.{part}", of=desk.word("goal", detail))
        case "prompt":
            said = desk.say(f"order.term.prompt.{_special(term)}")
        case "mood":
            said = desk.say(f"order.term.mood.{_way(term)}", of=desk.word("mood", detail))
        case _:
            said = _plain(desk, part, term, child)
    if term.outcomes:
        said = desk.say("order.counted", what=said, into=term.into, all=term.outcomes)
    return capital(said)


def moved_said(desk: Desk, moved: float) -> str:
    """Which way and how much: "up a little"."""
    size = abs(moved)
    much = "little" if size < A_LITTLE else "some" if size < CLEARLY else "lot"
    return desk.say(f"order.moved.{'up' if moved >= 0 else 'down'}.{much}")


def _plain(desk: Desk, part: str, term: Term, child: Child) -> str:
    """Words under the term's own name; without any, the name itself spelled out."""
    texts = desk.wording.texts
    for key in (f"order.term.{part}", f"order.term.{part}.{_way(term)}"):
        if f"web.{key}" in texts:
            return desk.say(key, nickname=child.nickname)
    return part.replace("_", " ")


def _way(term: Term) -> str:
    return "up" if term.moved >= 0 else "down"


def _lately(desk: Desk, plays: int) -> str:
    known = {0: "order.habit.some", 1: "order.habit.one", 2: "order.habit.two"}
    return desk.say(known.get(plays, "order.habit.many"), n=plays)


def _special(term: Term) -> str:
    """With no tap "Into it" it came up by picks and by how long it held; with no tap at all it went down by them."""
    if term.moved >= 0:
        return "up" if term.into else "held"
    return "down" if term.outcomes else "passed"


def _felt(desk: Desk, child: Child, way: Prompt, channel: str) -> str:
    """Whether there is more of it than in most prompts, and what the chart says the child makes of it."""
    shelf = [one.loads.get(channel, 0) for prompt in desk.practice.shelf.prompts.values() for one in prompt.ways]
    of = desk.wording.texts.get(f"web.order.felt.{channel}") or desk.word("channel", channel)
    said = desk.say("order.more" if way.loads.get(channel, 0) >= fmean(shelf) else "order.less", of=of)
    sense = child.sense(channel)
    if sense is None or not sense.strength or sense.pattern == "typical":
        return said
    return desk.say("order.on_chart", what=said, pattern=desk.word("pattern", sense.pattern))


def _pressure(way: Prompt) -> str:
    pressed = [verse.hands.pressure or 0 for verse in way.verses if verse.hands and verse.hands.touches]
    return "none" if not pressed else "firm" if max(pressed) >= FIRM else "light"


def _likes(desk: Desk, child: Child, way: Prompt) -> list[str]:
    likes = child.likes
    told = {
        "kind": desk.word("kind", likes.kind or ""),
        "theme": desk.word("theme", likes.theme) if likes.theme else "",
        "touch": desk.say(f"order.touch.{likes.touch}") if likes.touch else "",
    }
    return [told[name] for name in liked(child, way)]
