"""A throw-away practice to look around in: three children with eight weeks of plausible history.

The children do not exist. Their plays are drawn by chance from what a tray really offered them, so that safety holds in
the sample as it does in life.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle
from random import Random

from app.therapy import (
    Answer,
    AreaSide,
    Call,
    Chart,
    Child,
    Clearance,
    Event,
    Footing,
    Likes,
    Moment,
    Sense,
    Shelf,
    Signal,
    Suggestion,
    WhenWrong,
    checklist_open,
    fold,
    lay_tray,
    read_event,
)

from .store import Store

SAMPLE_NAME = "Sample practice"
WEEKS, PLAYS = 8, (4, 6)  # how far back, and how many plays a sitting holds
# What each sample child really likes: kinds, and arousal of a prompt (-2..2); only this file knows it.
TASTES: dict[str, dict[str, float]] = {
    "sample-mia": {"song": 1.3, "obstacle": 0.7, "counting": 0.0, "story": -0.6, "arousal": 0.1, "stay": 210},
    "sample-jonas": {"song": 0.6, "story": 1.1, "counting": -0.3, "obstacle": -0.8, "arousal": -0.5, "stay": 170},
    "sample-ava": {"counting": 1.0, "story": 0.5, "song": 0.1, "obstacle": 0.4, "arousal": 0.3, "stay": 190},
}


def fill_sample(store: Store, shelf: Shelf, now: datetime) -> None:
    """Write the three children and their history into an empty store."""
    for child, moments in _children(shelf, now):
        store.write_child(child)
        store.append(child.id, list(_history(child, moments, shelf, now)))


def _children(shelf: Shelf, now: datetime) -> Iterator[tuple[Child, list[Moment]]]:
    month = now.strftime("%m")
    seen = now - timedelta(weeks=WEEKS + 1)
    left_behind_ear = (AreaSide(area="scalp"), AreaSide(area="neck_back"), AreaSide(area="chest"))
    feet = (AreaSide(area="foot", side="both"), AreaSide(area="ankle", side="both"))
    signals = (
        Signal(means="yes", looks="looks up and opens the mouth", confirmed_by="Jonas's mother"),
        Signal(means="no", looks="closes the eyes", confirmed_by="Jonas's mother"),
        Signal(means="stop", looks="turns the head to the left and hums", confirmed_by="Jonas's mother"),
    )
    both = Clearance(who="mother and therapist", when=seen.date(), allows="any")
    numbers = (Call(name="Mother", number="0151 496 0112"), Call(name="Ward", number="0151 496 0134"))  # free for films
    words = WhenWrong(first="Stop, and stay with him. The card at the back of his chair says the rest.", calls=numbers)
    mia = Child(
        id="sample-mia", nickname="Mia", avatar="bear", born=f"{now.year - 5}-{month}", sample=True,
        senses={"touch": Sense(pattern="seeking", strength=1), "sound": Sense(pattern="sensitive", strength=1),
                "movement": Sense(pattern="seeking", strength=1)},
        profiles=("spina_bifida", "hydrocephalus"), positions=("floor_sitting", "wheelchair", "lap", "floor_side"),
        goals=("body_awareness", "upper_limb"), pictures=3,
        likes=Likes(kind="song", theme="boats", touch="firm"),
        answers={"vp_shunt": Answer(yes=True, areas=left_behind_ear, reviewed=seen),
                 "latex_precaution": Answer(yes=True, reviewed=seen),
                 "insensate_skin": Answer(yes=True, areas=feet, reviewed=seen)},
    )  # fmt: skip
    jonas = Child(
        id="sample-jonas", nickname="Jonas", avatar="fox", born=f"{now.year - 7}-{month}", sample=True,
        senses={"movement": Sense(pattern="avoiding", strength=1), "sight": Sense(pattern="registration", strength=1)},
        profiles=("cerebral_palsy", "gmfcs5", "wheelchair"), positions=("wheelchair", "lap", "floor_side", "bed"),
        goals=("communication", "calm"), pictures=2,
        likes=Likes(kind="story", theme="trains", touch="slow"), when_wrong=words,
        answers={"dystonia_dyskinesia": Answer(yes=True, reviewed=seen),
                 "g_tube": Answer(yes=True, areas=(AreaSide(area="abdomen"),), reviewed=seen),
                 "nonspeaking": Answer(yes=True, cue_list=signals, clearance=both, reviewed=seen)},
    )  # fmt: skip
    ava = Child(
        id="sample-ava", nickname="Ava", avatar="owl", born=f"{now.year - 8}-{month}", sample=True,
        senses={"body_position": Sense(pattern="seeking", strength=1), "touch": Sense(pattern="avoiding", strength=1)},
        profiles=("muscular_dystrophy",), positions=("bench_or_bin", "wheelchair", "floor_sitting", "bed"),
        goals=("participation", "fine_motor"), pictures=4,
        likes=Likes(kind="counting", theme="robots", touch="own_hands"),
        answers={"nm_no_overwork": Answer(yes=True, reviewed=seen),
                 "nm_no_forceful_stretch": Answer(yes=True, reviewed=seen), "fatigue": Answer(yes=True, reviewed=seen)},
    )  # fmt: skip
    gym = Moment(place="therapy_gym", giver="therapist", minutes=20, no_touch=())
    home = Moment(place="story_time", giver="caregiver", minutes=12, no_touch=())
    table = Moment(place="clinic_room", giver="therapist", minutes=20, no_touch=())
    for child, places in ((mia, (gym, home, gym)), (jonas, (gym, home)), (ava, (table, home, gym))):
        said_no = {flag: Answer(yes=False, reviewed=seen) for flag in checklist_open(child, shelf.precautions)}
        yield child.model_copy(update={"answers": {**said_no, **child.answers}}), list(places)


def _history(child: Child, places: list[Moment], shelf: Shelf, now: datetime) -> Iterator[Event]:
    chance, chart = Random(child.id), fold(child, ())
    for sitting in range(2 * WEEKS):
        start = (now - timedelta(weeks=WEEKS)).replace(hour=15, minute=10, second=0, microsecond=0)
        at = start + timedelta(days=3.5 * sitting, minutes=chance.randint(0, 40))
        if at > now - timedelta(hours=20):
            break
        written = list(_sitting(chart, places[sitting % len(places)], shelf, at, chance))
        yield from written
        chart = chart.add(*written)


def _sitting(chart: Chart, place: Moment, shelf: Shelf, at: datetime, chance: Random) -> Iterator[Event]:
    child = chart.child
    for position in chance.sample(child.positions, len(child.positions)):
        moment = _moment(child, place, position, shelf, at)
        tray = lay_tray(child, chart, shelf, moment, at)
        if len(tray.entries) >= child.pictures:
            break
    session, so_far = _uuid(chance, at), list[Event]()

    def write(kind: str, **said: object) -> Event:
        event = read_event(
            {"id": _uuid(chance, at), "child": child.id, "session": session, "at": at, "kind": kind,
             "device": "sample", **said}
        )  # fmt: skip
        so_far.append(event)
        return event

    yield write("session_started", moment=moment.model_dump(mode="json"))
    for number in range(chance.randint(*PLAYS)):
        offered = tray.offer(so_far, child.pictures)
        if not offered:
            break
        at += timedelta(seconds=chance.randint(8, 25))
        chosen = max(offered, key=lambda one: _liking(child, shelf, one) + chance.gauss(0, 0.7))
        names, play = tuple(one.prompt_id for one in offered), _uuid(chance, at)
        yield write("offered", number=number, prompts=names)
        yield write("picked", play=play, prompt=chosen.prompt_id, variant=chosen.variant, offered=names,
                    by="child" if chance.random() < 0.85 else "you_pick")  # fmt: skip
        feels = _liking(child, shelf, chosen) + chance.gauss(0, 0.6)
        # Stays grow a little over the weeks: prompts come to fit better.
        grown = 0.85 + 0.2 * min(1.0, len(chart.log) / 350)
        stay = TASTES[child.id]["stay"] * grown * chance.lognormvariate(-0.3, 0.6) * (1.25 if feels > 0.3 else 0.7)
        planned = _planned_s(shelf, chosen)
        length = planned * (3 if feels > 0.3 else 1)  # what goes well is played on, until the child leaves it
        left = stay < length
        at += timedelta(seconds=min(stay, length))
        outcome = "had_enough" if feels < -0.7 else "into_it" if feels > 0.15 and stay >= planned else "so_so"
        reason = "child_left" if left else "natural_end"
        verses = max(1, round(chosen.verses * min(stay, length) / planned))
        yield write("play_ended", play=play, reason=reason, stay_s=round(min(stay, length)), verses=verses)
        if chance.random() < 0.93:
            yield write("outcome", play=play, outcome=outcome, rater=place.giver)
    yield write("session_ended", reason="adult_ended")


def _moment(child: Child, place: Moment, position: str, shelf: Shelf, at: datetime) -> Moment:
    fine = {flag: Answer(yes=False) for flag in Footing(child, shelf.precautions, place.at(at)).questions}
    said = {
        "now": at,
        "position": position,
        "answers": fine,
        "materials": ("mat", "wall_colouring_page", "soft_ball"),
        "confirmed": ("asked_first", "skin_checked", "announced"),
    }
    return place.model_copy(update=said)


def _planned_s(shelf: Shelf, one: Suggestion) -> int:
    (way,) = [way for way in shelf.prompts[one.prompt_id].ways if way.variant == one.variant]
    return sum(verse.seconds for verse, _ in zip(cycle(way.verses), range(one.verses), strict=False))


def _liking(child: Child, shelf: Shelf, one: Suggestion) -> float:
    prompt, taste = shelf.prompts[one.prompt_id], TASTES[child.id]
    own = Random(f"{child.id} {prompt.id}").gauss(0, 0.5)
    return taste[prompt.kind] + taste["arousal"] * prompt.arousal + own


def _uuid(chance: Random, at: datetime) -> str:
    """A UUIDv7 of that time (RFC 9562), drawn from the given chance."""
    stamp = int(at.timestamp() * 1000)
    text = f"{stamp:012x}7{chance.getrandbits(12):03x}{(0b10 << 62) | chance.getrandbits(62):016x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
