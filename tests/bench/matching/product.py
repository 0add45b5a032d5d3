"""The made-up shelf and its children as Playcue knows such things: real prompts, a real precaution, real moments."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from app.library import Library
from app.therapy import Answer, Child, Clearance, Moment, Precaution, Prompt

from .happening import Now
from .shelf import Invite, Known
from .world import CHANNELS, KINDS, MOODS

FIRST_DAY = date(2026, 1, 5)
DAYS_BETWEEN, CHILD_EVERY_MINUTES, FIRST_HOUR = 2, 30, 8
PLACE, GIVER = "therapy_gym", "therapist"
# The world lets a prompt be played when one of today's positions is one of its own; a moment of Playcue has one
# position. So each of the world's lists of positions that can be had is a position here, one that brings no equipment.
HAVING = {(0, 1, 2): "floor_sitting", (1, 2): "standing_support", (0, 2): "crawling", (0, 1): "lap"}
VERSES_OF_LOOP = 4  # Playcue goes through a loop three times at most
TECHNIQUES = ("", "still_hold", "still_hold", "deep_hug")  # by pressure
# What is not safe for a child: its guard closes the only place there is, and opens for the prompts that are named.
GUARD = Precaution.model_validate(
    {
        "id": "named_only",
        "title": "Only what is named",
        "group": "bench",
        "kind": "standing",
        "answer": "on chart",
        "binds_self_massage": True,
        "message": "Only what is named.",
        "evidence": "none",
        "refs": "",
        "clearance": {"by": "the bench", "scope": "listed"},
        "effect": {"level": "hard", "touch": "as_limited", "places_excluded": (PLACE,)},
        "after_clearance": {"level": "modify", "touch": "as_limited"},
    }
)


def library_of(shelf: Sequence[Invite]) -> Library:
    """The shelf with the guard."""
    prompts = [_prompt(one) for one in shelf]
    return Library({prompt.id: prompt for prompt in prompts}, {GUARD.id: GUARD})


def child_of(known: Known, shelf: Sequence[Invite]) -> Child:
    """What is told of a child: age, senses as far as somebody asked, stated attention, and what is safe."""
    safe = tuple(name_of(one.number) for one in shelf if one.number not in known.forbidden)
    clearance = Clearance(who="The bench", when=FIRST_DAY - timedelta(days=1), allows=safe)
    year, month = divmod(FIRST_DAY.year * 12 + FIRST_DAY.month - 1 - round(known.age_months), 12)
    return Child(
        id=f"child-{known.number}",
        nickname=f"Child {known.number}",
        born=f"{year}-{month + 1:02}",
        senses={
            channel: {"pattern": pattern, "strength": int(pattern != "typical")}
            for channel, pattern in zip(CHANNELS, known.stated, strict=True)
            if pattern is not None
        },
        attention_s=min(3600, max(5, round(known.attention_s))),
        answers={GUARD.id: Answer(yes=True, clearance=clearance)},
    )


def moment_of(now: Now) -> Moment:
    """What the adult says before an offer; touch is welcome everywhere."""
    return Moment(
        place=PLACE,
        position=HAVING[now.positions],
        giver=GIVER,
        minutes=min(180, max(1, round(now.left_s / 60))),
        mood=MOODS[now.mood],
        no_touch=(),
    )


def starts_at(child: int, sitting: int) -> datetime:
    """Every second day; each child has its own hour."""
    midnight = datetime.combine(FIRST_DAY, datetime.min.time(), UTC)
    minutes = FIRST_HOUR * 60 + child * CHILD_EVERY_MINUTES
    return midnight + timedelta(days=DAYS_BETWEEN * (sitting - 1), minutes=minutes)


def name_of(number: int) -> str:
    """Id of a prompt."""
    return f"prompt-{number}"


def number_of(name: str) -> int:
    """And back."""
    return int(name.removeprefix("prompt-"))


def _prompt(one: Invite) -> Prompt:
    surprise = round(3 * one.novelty)
    loads = dict(zip(CHANNELS, one.loads, strict=True)) | {"effort": one.energy, "novelty": surprise}
    verse = {"lines": ("La",), "seconds": round(one.verse_s)}
    if one.pressure:
        technique = TECHNIQUES[one.pressure]
        verse["hands"] = {"area": "upper_back", "technique": technique, "pressure": one.pressure, "words": "Hold"}
    return Prompt.model_validate(
        {
            "id": name_of(one.number),
            "version": 1,
            "kind": KINDS[one.kind],
            "title": f"Prompt {one.number}",
            "label": f"Prompt {one.number}",
            "about": "Made up.",
            "host_activity": "Made up.",
            "places": (PLACE,),
            "positions": tuple(code for had, code in HAVING.items() if not set(had).isdisjoint(one.positions)),
            "age_months": (0, 240),
            "hands_needed": int(one.pressure > 0),
            "ending": "loop" if one.loops else "natural",
            "band": "organise",
            "arousal": round(2 * one.arousal),
            "loads": loads | dict.fromkeys(("body_position", "mouth", "smell"), 0),
            "manner": {
                "volume": one.loads[2],
                "rhythm_regularity": 2,
                "light_touch": 0,
                "language_load": 1,
                "social_closeness": 1,
                "surprise": surprise,
                "movement_type": "linear",
            },
            "verses": (verse,) * (VERSES_OF_LOOP if one.loops else one.most_verses),
        }
    )
