"""What a therapist knows. Pure: no clock, no chance, no files, no web."""

from .child import Answer, AreaSide, Child, Clearance, Ending, Signal
from .errors import ChartError, ContentError, DoorError, EventError, PlaycueError
from .events import Event, read_event, write_event
from .moment import Moment
from .prompt import Hands, Prompt, Variant, Verse
from .sensory import Sense

__all__ = [
    "Answer", "AreaSide", "ChartError", "Child", "Clearance", "ContentError", "DoorError", "Ending", "Event",
    "EventError", "Hands", "Moment", "PlaycueError", "Prompt", "Sense", "Signal", "Variant", "Verse", "read_event",
    "write_event",
]  # fmt: skip
