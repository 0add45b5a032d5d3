"""Offering from the tray: trivial rules that only take away and reorder, the same as app/play/browser/offer.js.

Scores are whole numbers and every rule is integer arithmetic, so that tablet and server agree to the last picture. What
the server knew when it laid the tray (`counted`) is in the scores already; the rules stand in for it afterwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from .drawing import drawn
from .events import Event, MomentChanged, NotThat, OutcomeTapped, Picked, SessionStarted, SomethingElse, Undone
from .moment import Moment
from .tray import Entry, Tray
from .walk import safe_ways

Role = Literal["favourite", "fit", "new", "next"]
LATELY = 3  # a "Had enough" is felt for so many picks
# Percent of the score that is left: for a prompt of the kind, or at least as loud, after "Had enough"; for the kind of
# the last play, for each time it came in a row; for a prompt into which the child was before; for one passed over.
AFTER_ENOUGH_KIND, AFTER_ENOUGH_LOAD, SAME_KIND, SAME_PROMPT, PASSED_OVER = 88, 95, 87, 85, 80
RUN = 3  # times in a row that count
# What a pick and a tap say of all that is alike, in hundredths of a unit of liking (see likeness.py).
PICK_TELLS, REFUSAL_TELLS = 80, 40
TAP_TELLS = {"into_it": 30, "so_so": -50, "had_enough": -130}
SCORE_PER_LIKING = 220
MILLION = 1_000_000  # a likeness is in hundredths, what was told of it in ten-thousandths
TENSE = ("rising", "over")
CALM_PLACES = ("bedtime",)
CALMER = 15  # percent of the score for each step that a prompt settles where calm is wanted


@dataclass(slots=True)
class Sitting:
    """What happened in a play session so far, as far as the rules ask."""

    moment: Moment
    picks: list[Picked] = field(default_factory=list)
    outcomes: dict[str, str] = field(default_factory=dict)
    refused: list[SomethingElse] = field(default_factory=list)
    not_these: set[str] = field(default_factory=set)
    latest: Picked | SomethingElse | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of an offer. `told` is what was learnt since the tray was laid, in millionths of a unit of liking."""

    way: str
    role: Role
    mood: str
    told: int
    plays_since: int


def offer(tray: Tray, so_far: Sequence[Event], count: int) -> list[Shown]:
    """Pictures from left to right."""
    sitting = sit(tray, so_far)
    mood = sitting.moment.mood
    ways = _rested(tray, safe_ways(tray, sitting.moment), sitting, count)
    learnt = _learnt(tray, sitting)
    told = {way: sum(a * b for a, b in zip(tray.entries[way].like, learnt, strict=False)) for way in ways}
    scores = {way: _score(tray, tray.entries[way], told[way], sitting) for way in ways}
    number = len(sitting.picks) + len(sitting.refused)
    chosen = _chosen(tray, ways, scores, sitting, number, count)
    session = so_far[0].session if so_far else ""
    turn = f"{tray.child}|" if tray.same_sides else f"{tray.child}|{session}|{number}|"
    sides = sorted(chosen, key=lambda way: (drawn(turn + way), way))
    since = sum(pick.play not in tray.counted for pick in sitting.picks)
    return [Shown(way, chosen[way], mood, told[way], since) for way in sides]


def sit(tray: Tray, so_far: Sequence[Event]) -> Sitting:
    """The events of a play session, undone ones left out, as the rules read them."""
    undone = {name for event in so_far if isinstance(event, Undone) for name in event.events}
    sitting = Sitting(tray.moment, not_these={one.prompt for one in tray.not_these if one.id not in undone})
    for event in so_far:
        if event.id in undone:
            continue
        if isinstance(event, SessionStarted | MomentChanged):
            sitting.moment = event.moment
        elif isinstance(event, Picked):
            sitting.picks.append(event)
            sitting.latest = event
        elif isinstance(event, SomethingElse):
            sitting.refused.append(event)
            sitting.latest = event
        elif isinstance(event, OutcomeTapped):
            sitting.outcomes[event.play] = event.outcome
        elif isinstance(event, NotThat):
            sitting.not_these.add(event.prompt)
    return sitting


def _rested(tray: Tray, ways: list[str], sitting: Sitting, count: int) -> list[str]:
    """Without what nobody wants today; as long as enough remain, also without what was just played or shown in vain,
    and, for a child who is rising or over, without what wakes up (DOMAIN 2.5)."""
    prompt = {way: tray.entries[way].prompt for way in ways}
    ways = [way for way in ways if prompt[way] not in sitting.not_these]
    whole = [pick for pick in sitting.picks if pick.round is None]  # a short play of preference rounds tires nobody
    tired = {pick.prompt for pick in whole[-tray.rest :]} if tray.rest else set()
    for pick in sitting.picks:
        outcome = sitting.outcomes.get(pick.play)
        if pick.play not in tray.counted and (outcome == "had_enough" if pick.round else outcome != "into_it"):
            tired.add(pick.prompt)
    shown = set(sitting.latest.prompts) if isinstance(sitting.latest, SomethingElse) else set()
    tense = sitting.moment.mood in TENSE
    waking = {prompt[way] for way in ways if tense and tray.entries[way].arousal > 0}
    for gone in (tired, shown, waking):
        left = [way for way in ways if prompt[way] not in gone]
        ways = left if len(left) >= count else ways
    return ways


def _learnt(tray: Tray, sitting: Sitting) -> list[int]:
    """What picks and taps since the tray was laid say along each direction of likeness, in ten-thousandths."""
    learnt = [0] * max((len(entry.like) for entry in tray.entries.values()), default=0)

    def tell(percent: int, like: Sequence[int], parts: int = 1) -> None:
        for at, value in enumerate(like):
            learnt[at] += percent * value // parts

    for pick in sitting.picks:
        mine = _entry(tray, pick.prompt, pick.variant)
        if pick.play in tray.counted or mine is None:
            continue
        beside = [entry.like for name in pick.offered if (entry := _entry(tray, name))]
        if pick.by == "child" and beside:
            tell(PICK_TELLS, mine.like)
            for like in beside:
                tell(-PICK_TELLS, like, len(beside))
        tell(TAP_TELLS.get(sitting.outcomes.get(pick.play, ""), 0), mine.like)
    for refusal in sitting.refused:
        beside = [entry.like for name in refusal.prompts if (entry := _entry(tray, name))]
        if refusal.id not in tray.counted:
            for like in beside:
                tell(-REFUSAL_TELLS, like, len(beside))
    return learnt


def _score(tray: Tray, entry: Entry, told: int, sitting: Sitting) -> int:
    score = max(1, entry.score[sitting.moment.mood] + SCORE_PER_LIKING * told // MILLION)
    since = [pick for pick in sitting.picks if pick.play not in tray.counted]
    for pick in since[-LATELY:]:
        before = _entry(tray, pick.prompt, pick.variant)
        if sitting.outcomes.get(pick.play) == "had_enough" and before is not None:
            if before.kind == entry.kind:
                score = score * AFTER_ENOUGH_KIND // 100
            if entry.load >= before.load:
                score = score * AFTER_ENOUGH_LOAD // 100
    whole = [pick for pick in since if pick.round is None]
    for pick in whole[-1 : -RUN - 1 : -1]:
        before = _entry(tray, pick.prompt, pick.variant)
        if before is None or before.kind != entry.kind:
            break
        score = score * SAME_KIND // 100
    for pick in whole:
        if pick.prompt == entry.prompt:
            score = score * SAME_PROMPT // 100
    for refusal in sitting.refused:
        if refusal.round is None and refusal.id not in tray.counted and entry.prompt in refusal.prompts:
            score = score * PASSED_OVER // 100
    if sitting.moment.place in CALM_PLACES:
        score = score * (100 - CALMER * entry.arousal) // 100
    return score


def _entry(tray: Tray, prompt: str, variant: str = "") -> Entry | None:
    """The entry of a prompt played or shown; another way to play it when that very one is not on the tray."""
    exact = tray.entries.get(f"{prompt}#{variant}" if variant else prompt)
    if exact is not None:
        return exact
    return next((entry for entry in tray.entries.values() if entry.prompt == prompt), None)


def _chosen(
    tray: Tray, ways: list[str], scores: dict[str, int], sitting: Sitting, number: int, count: int
) -> dict[str, Role]:
    ranked = sorted(ways, key=lambda way: (-scores[way], way))
    met = {pick.prompt for pick in sitting.picks}
    loved = [way for way in ranked if tray.entries[way].loved]
    new = [way for way in ranked if tray.entries[way].played == 0 and tray.entries[way].prompt not in met]
    chosen: dict[str, Role] = {}

    def take(role: Role, candidates: list[str]) -> None:
        free = [way for way in candidates if way not in chosen]
        mixed = [way for way in free if not _third_of_a_kind(tray, chosen, way)]
        for way in (mixed or free)[:1]:
            chosen[way] = "favourite" if way in loved else "new" if way in new and role != "fit" else role

    take("fit", ranked)
    if len(chosen) < count and not any(way in loved for way in chosen):
        take("favourite", loved)
    # A child who is over is met with what is known.
    due = tray.new_every > 0 and number % tray.new_every == 0 and sitting.moment.mood != "over"
    if len(chosen) < count and due and not any(way in new for way in chosen):
        take("new", new)
    while len(chosen) < min(count, len(ranked)):
        take("fit" if "fit" not in chosen.values() else "next", ranked)
    return chosen


def _third_of_a_kind(tray: Tray, chosen: dict[str, Role], way: str) -> bool:
    kind = tray.entries[way].kind
    return sum(tray.entries[other].kind == kind for other in chosen) >= 2
