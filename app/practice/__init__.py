"""What a therapist does, as verbs, and the Store protocol that records rest behind."""

from .care_team import ADULT_COOKIE, DEVICE_COOKIE, SELF, Door, Who
from .caseload import Caseload
from .own_prompts import Origin, OwnPrompts
from .practice import Practice
from .progress import Held, Progress, TrendPoint, progress
from .sample import SAMPLE_NAME, fill_sample
from .sessions import Result, Sessions
from .store import Device, OwnPicture, OwnPrompt, OwnVersion, PracticeRecord, Refused, SignIn, Store
from .travelling import OFFERED_GIVERS, travelling

__all__ = [
    "ADULT_COOKIE", "DEVICE_COOKIE", "OFFERED_GIVERS", "SAMPLE_NAME", "SELF", "Caseload", "Device", "Door", "Held",
    "Origin", "OwnPicture", "OwnPrompt", "OwnPrompts", "OwnVersion", "Practice", "PracticeRecord", "Progress",
    "Refused", "Result", "Sessions", "SignIn", "Store", "TrendPoint", "Who",
    "fill_sample", "progress", "travelling",
]  # fmt: skip
