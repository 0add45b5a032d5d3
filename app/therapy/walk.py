"""Walking the tray: trivial rules that only take away and reorder, the same as app/play/browser/walk.js.

Scores are whole numbers and every rule is integer arithmetic, so that both walks agree to the last picture.
"""

from collections.abc import Sequence
from typing import Literal

from .child import AreaSide
from .events import Event, MomentChanged, OutcomeTapped, Picked, SessionStarted, SomethingElse, Undone
from .moment import Moment
from .tray import Entry, Note, Told, Tray
from .vocabulary import LEVELS

Role = Literal["favourite", "fit", "new", "next"]
REST_PICKS = 5  # a prompt is not offered again within so many picks
LATELY = 3  # a "Had enough" is felt for so many picks
AFTER_ENOUGH_KIND, AFTER_ENOUGH_LOAD, PASSED_OVER = 88, 95, 80  # percent of the score that is left


def safe_ways(tray: Tray, moment: Moment) -> list[str]:
    """Ways that pass in this moment, one a prompt, in the order of the tray. Nothing here adds to what was laid."""
    if tray.stop:
        return []
    given = set(moment.confirmed)
    at_hand = set(moment.materials).union(tray.brings.get(moment.position or "", ()))
    given.update(f"check:{flag}:{thing}" for flag, things in moment.checked.items() for thing in things)
    gone: set[str] = set()
    open_questions = any(question.id not in moment.answers for question in tray.questions)
    for flag in _fresh_yes(tray, moment):
        taken = tray.if_yes.get(flag)
        if taken is None:  # the tray was laid for other answers
            return []
        closed = (moment.place in taken.places, moment.position in taken.positions, moment.giver in taken.givers)
        if taken.stop is not None or any(closed):
            return []
        gone.update(taken.removes)
    found: list[str] = []
    prompts: set[str] = set()
    for way, needs in tray.passing(f"{moment.place}|{moment.position}|{moment.giver}").items():
        entry = tray.entries[way]
        if (
            entry.prompt not in prompts
            and way not in gone
            and given.issuperset(needs)
            and not (open_questions and entry.touch == "adult")
            and not (moment.precautions == "old" and entry.touch != "none")
            and at_hand.issuperset(entry.materials)
            and _touch_welcome(entry, moment.no_touch)
        ):
            prompts.add(entry.prompt)
            found.append(way)
    return found


def told(tray: Tray, moment: Moment) -> Told:
    """What the adult is told in this moment, strictest first, and how sound and picture are played (rules 11, 26)."""
    there = tray.told_there(f"{moment.place}|{moment.position}|{moment.giver}")
    said = [there, *(tray.if_yes[flag] for flag in _fresh_yes(tray, moment) if flag in tray.if_yes)]
    notes: dict[tuple[str, str], Note] = {}
    player: dict[str, float | bool] = {}
    for one in said:
        for note in one.notes:
            notes.setdefault((note.flag, note.message), note)
        for name, value in one.player.items():
            strictest = min if name == "volume_max" else max
            player[name] = strictest(value, player.get(name, value))
    return Told(notes=tuple(sorted(notes.values(), key=lambda note: LEVELS.index(note.level))), player=player)


def _fresh_yes(tray: Tray, moment: Moment) -> list[str]:
    """Health questions said yes to, otherwise than the tray was laid for."""
    return [flag for flag, answer in moment.answers.items() if answer.yes and answer != tray.moment.answers.get(flag)]


def offer(tray: Tray, so_far: Sequence[Event], count: int) -> list[tuple[str, Role, str]]:
    """Ways from left to right with their role and the mood they were ranked for."""
    events = _kept(so_far)
    moment = tray.moment
    picks: list[tuple[Picked, str | None]] = []
    passed: list[SomethingElse] = []
    for event in events:
        if isinstance(event, SessionStarted | MomentChanged):
            moment = event.moment
        elif isinstance(event, Picked):
            picks.append((event, None))
        elif isinstance(event, SomethingElse):
            passed.append(event)
        elif isinstance(event, OutcomeTapped):
            picks = [(pick, event.outcome if pick.play == event.play else outcome) for pick, outcome in picks]
    ways = _rested(tray, safe_ways(tray, moment), picks, passed, events, count)
    scores = {way: _score(tray, way, moment.mood, picks, passed) for way in ways}
    number = len(picks) + len(passed)
    chosen = _chosen(tray, ways, scores, moment.mood, number, count)
    session = so_far[0].session if so_far else ""
    sides = sorted(chosen, key=lambda way: (_drawn(f"{tray.child}|{session}|{number}|{way}"), way))
    return [(way, chosen[way], moment.mood) for way in sides]


def _kept(so_far: Sequence[Event]) -> list[Event]:
    undone = {name for event in so_far if isinstance(event, Undone) for name in event.events}
    return [event for event in so_far if event.id not in undone and not isinstance(event, Undone)]


def _touch_welcome(entry: Entry, no_touch: Sequence[AreaSide] | None) -> bool:
    if entry.touch == "none":
        return True
    return no_touch is not None and not any(_meets(mine, theirs) for mine in entry.areas for theirs in no_touch)


def _meets(one: AreaSide, other: AreaSide) -> bool:
    sides = {one.side or "both", other.side or "both"}
    return one.area == other.area and (len(sides) == 1 or "both" in sides)


def _rested(
    tray: Tray,
    ways: list[str],
    picks: list[tuple[Picked, str | None]],
    passed: list[SomethingElse],
    events: list[Event],
    count: int,
) -> list[str]:
    """Without what was just played or, right after "Something else", just shown, as long as enough remain."""
    just = {pick.prompt for pick, _ in picks[-REST_PICKS:]}
    fresh = [way for way in ways if tray.entries[way].prompt not in just]
    ways = fresh if len(fresh) >= count else ways
    latest = [event for event in events if isinstance(event, Picked | SomethingElse)][-1:]
    if latest and isinstance(latest[0], SomethingElse):
        others = [way for way in ways if tray.entries[way].prompt not in latest[0].prompts]
        ways = others if len(others) >= count else ways
    return ways


def _score(tray: Tray, way: str, mood: str, picks: list[tuple[Picked, str | None]], passed: list[SomethingElse]) -> int:
    entry = tray.entries[way]
    score = entry.score[mood]
    for pick, outcome in picks[-LATELY:]:
        before = tray.entries.get(f"{pick.prompt}#{pick.variant}" if pick.variant else pick.prompt)
        if outcome == "had_enough" and before is not None:
            if before.kind == entry.kind:
                score = score * AFTER_ENOUGH_KIND // 100
            if entry.load >= before.load:
                score = score * AFTER_ENOUGH_LOAD // 100
    for refusal in passed:
        if entry.prompt in refusal.prompts:
            score = score * PASSED_OVER // 100
    return score


def _chosen(tray: Tray, ways: list[str], scores: dict[str, int], mood: str, number: int, count: int) -> dict[str, Role]:
    ranked = sorted(ways, key=lambda way: (-scores[way], way))
    chosen: dict[str, Role] = {}

    def take(role: Role, candidates: list[str]) -> None:
        if len(chosen) < count:
            free = [way for way in candidates if way not in chosen]
            mixed = [way for way in free if not _third_of_a_kind(tray, chosen, way)]
            for way in (mixed or free)[:1]:
                chosen[way] = role

    new = [way for way in ranked if tray.entries[way].played == 0]
    if count >= 2:
        take("favourite", [way for way in ranked if tray.entries[way].loved])
    # A child who is over is met with what is known; of two pictures every third offer holds something new.
    if mood != "over" and (count >= 3 or (count == 2 and number % 3 == 2)):
        take("new", new)
    take("fit", ranked)
    while len(chosen) < min(count, len(ranked)):
        take("next", ranked)
    return chosen


def _third_of_a_kind(tray: Tray, chosen: dict[str, Role], way: str) -> bool:
    kind = tray.entries[way].kind
    return sum(tray.entries[other].kind == kind for other in chosen) >= 2


def _drawn(text: str) -> int:
    """FNV-1a, 32 bits: what looks like chance, and is the same on the tablet."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value
