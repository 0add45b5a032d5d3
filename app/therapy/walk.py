"""Walking the tray: what of it is safe in a moment. Nothing here adds to what was laid; the same as walk.js."""

from collections.abc import Sequence

from .child import AreaSide
from .moment import Moment
from .tray import Entry, Note, Told, Tray
from .vocabulary import LEVELS


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
    said_no = [*moment.stopped, *(one.place for one in tray.not_here)]
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
            and entry.prompt not in moment.resting
            and _touch_welcome(entry, moment.no_touch, said_no)
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


def _touch_welcome(entry: Entry, no_touch: Sequence[AreaSide] | None, said_no: Sequence[AreaSide]) -> bool:
    if entry.touch == "none":
        return True
    if no_touch is None:
        return False
    return not any(_meets(mine, theirs) for mine in entry.areas for theirs in (*no_touch, *said_no))


def _meets(one: AreaSide, other: AreaSide) -> bool:
    sides = {one.side or "both", other.side or "both"}
    return one.area == other.area and (len(sides) == 1 or "both" in sides)
