"""What a therapist does, as verbs, and the Store protocol that records rest behind."""

from .care_team import ADULT_COOKIE, DEVICE_COOKIE, SELF, Door, Who
from .caseload import Caseload
from .origin import Origin
from .own_prompts import OwnPrompts
from .photos import Photos, address_of
from .practice import Practice
from .progress import Held, Progress, TrendPoint, progress
from .recordings import Recorded, Recordings
from .sample import SAMPLE_NAME, fill_sample
from .sessions import Result, Sessions
from .store import (
    Device,
    KeptBytes,
    OwnPicture,
    OwnPrompt,
    OwnVersion,
    PracticeRecord,
    Recording,
    Refused,
    SignIn,
    Store,
)
from .travelling import OFFERED_GIVERS, travelling

__all__ = [
    "ADULT_COOKIE", "DEVICE_COOKIE", "OFFERED_GIVERS", "SAMPLE_NAME", "SELF", "Caseload", "Device", "Door", "Held",
    "KeptBytes", "Origin", "OwnPicture", "OwnPrompt", "OwnPrompts", "OwnVersion", "Photos", "Practice",
    "PracticeRecord", "Progress", "Recorded", "Recording", "Recordings", "Refused", "Result", "Sessions", "SignIn",
    "Store", "TrendPoint", "Who", "address_of", "fill_sample", "progress", "travelling",
]  # fmt: skip
