"""What a therapist knows. Pure: no clock, no chance, no files, no web."""

from .attention import Stay, cap_s, known_well, prior_median_s, stay_of
from .child import Answer, AreaSide, Child, Clearance, Ending, Signal
from .errors import ChartError, ContentError, DoorError, EventError, PlaycueError
from .events import CUES, OUTCOMES, Event, MovedIn, read_event, write_event
from .history import Chart, Play, PlaySession, fold
from .laying import lay_tray, rank_again
from .moment import Moment
from .precaution import Precaution
from .precautions import Footing, checklist_open, problems, safe_ways
from .prompt import Beat, Hands, Prompt, Variant, Verse
from .refusal import Refusal
from .said_before import as_told
from .sensory import SENSES, Sense
from .tray import Entry, Shelf, Suggestion, Tray
from .vocabulary import (
    AREAS,
    CHANNELS,
    CONFIRMATIONS,
    GIVERS,
    GOALS,
    KINDS,
    MATERIALS,
    MOODS,
    PLACES,
    POSITIONS,
    PROFILES,
    SIDED_AREAS,
    TAGS,
    TECHNIQUES,
    TEMPO_BANDS,
)

__all__ = [
    "AREAS",
    "CHANNELS",
    "CONFIRMATIONS",
    "CUES",
    "GIVERS",
    "GOALS",
    "KINDS",
    "MATERIALS",
    "MOODS",
    "OUTCOMES",
    "PLACES",
    "POSITIONS",
    "PROFILES",
    "SENSES",
    "SIDED_AREAS",
    "TAGS",
    "TECHNIQUES",
    "TEMPO_BANDS",
    "Answer",
    "AreaSide",
    "Beat",
    "Chart",
    "ChartError",
    "Child",
    "Clearance",
    "ContentError",
    "DoorError",
    "Ending",
    "Entry",
    "Event",
    "EventError",
    "Footing",
    "Hands",
    "Moment",
    "MovedIn",
    "Play",
    "PlaySession",
    "PlaycueError",
    "Precaution",
    "Prompt",
    "Refusal",
    "Sense",
    "Shelf",
    "Signal",
    "Stay",
    "Suggestion",
    "Tray",
    "Variant",
    "Verse",
    "as_told",
    "cap_s", "checklist_open",
    "fold",
    "known_well",
    "lay_tray",
    "prior_median_s",
    "problems",
    "rank_again", "read_event",
    "safe_ways",
    "stay_of",
    "write_event",
]  # fmt: skip
