"""Whether a clinician has read the safety rules: who, when and which version."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Review:
    """The state of the review; `reviewed_by` and `date` are empty until a clinician signs."""

    reviewed_by: str
    date: str
    version: int

    @property
    def signed(self) -> bool:
        """True when a clinician has entered a name and a date."""
        return bool(self.reviewed_by.strip() and self.date.strip())

    @property
    def sentence(self) -> str:
        """What the terminal says about it."""
        if not self.signed:
            return "Safety rules not yet reviewed by a clinician."
        return f"Safety rules version {self.version} reviewed by {self.reviewed_by} on {self.date}."


UNREVIEWED = Review("", "", 0)


def read_review(path: Path) -> Review:
    """The review that stands in precautions/review.toml of this folder (`assets`); none there is none made."""
    file = path / "precautions" / "review.toml"
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        told = {}
    return Review(str(told.get("reviewed_by", "")), str(told.get("date", "")), _number(told.get("version")))


def _number(told: object) -> int:
    return told if isinstance(told, int) else 0
