"""What an adult said a child likes, held against one way to play. It moves the order and opens nothing."""

from .child import Child
from .prompt import Prompt
from .remembered import Remembered
from .verse import Hands
from .vocabulary import LikedTouch

FIRM, FIRM_FROM = frozenset(("compression", "deep_hug", "petrissage")), 2  # techniques, and the lightest pressure
SLOW = frozenset(("slow_stroke", "effleurage", "still_hold", "rocking"))
LIVELY = frozenset(("tapping", "circles", "tool_roll"))
MAINLY = 0.5  # share of the touched time: still hands at the end of nearly every prompt make none of them slow


def liked(child: Child, way: Prompt) -> tuple[str, ...]:
    """Which of "kind", "theme" and "touch" this way to play meets; a way without touch never meets "touch"."""
    likes = child.likes
    met = {"kind": likes.kind == way.kind, "theme": likes.theme in way.themes, "touch": likes.touch in _felt(way)}
    return tuple(name for name, meets in met.items() if meets)


def _feel(way: Prompt) -> frozenset[LikedTouch]:
    """What its touch mainly feels like: firm, slow or lively, and whether the hands are the child's own."""
    seconds: dict[LikedTouch, int] = {}
    whole = 0
    for verse in way.verses:
        if verse.hands and verse.hands.touches:
            whole += verse.seconds
            for touch in _touches(verse.hands):
                seconds[touch] = seconds.get(touch, 0) + verse.seconds
    return frozenset(touch for touch, spent in seconds.items() if spent >= MAINLY * whole)


_felt = Remembered(_feel)


def _touches(hands: Hands) -> tuple[LikedTouch, ...]:
    found: list[LikedTouch] = ["own_hands"] if hands.own else []
    if hands.technique in FIRM and (hands.pressure or 0) >= FIRM_FROM:
        found.append("firm")
    elif hands.technique in SLOW:
        found.append("slow")
    elif hands.technique in LIVELY:
        found.append("lively")
    return tuple(found)
