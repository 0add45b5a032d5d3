"""Whether a clinician has read the safety rules as they stand: who, when and which version."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from app.therapy import AREAS, POSITIONS, SIDED_AREAS, TECHNIQUES, Precaution


@dataclass(frozen=True, slots=True)
class Review:
    """What a clinician entered, all empty until then, and the version of the rules as they are `now`."""

    reviewed_by: str
    date: str
    version: str
    now: str

    @property
    def entered(self) -> bool:
        """True when a name, a day and a version stand there."""
        return bool(self.reviewed_by and self.date and self.version)

    @property
    def signed(self) -> bool:
        """True when it is these very rules that were reviewed: a change of any of them takes it back."""
        return self.entered and self.version == self.now

    @property
    def sentence(self) -> str:
        """What the terminal says about it."""
        if self.signed:
            return f"Safety rules version {self.version} reviewed by {self.reviewed_by} on {self.date}."
        if self.entered:
            return (
                f"Safety rules not yet reviewed by a clinician as they are now (version {self.now}): "
                f"{self.reviewed_by} reviewed version {self.version} on {self.date}."
            )
        return (
            f"Safety rules not yet reviewed by a clinician. They are version {self.now}: whoever reviews them enters "
            "name, date and version in precautions/review.toml."
        )


UNREVIEWED = Review("", "", "", "")


def read_review(path: Path, precautions: Mapping[str, Precaution]) -> Review:
    """The review in precautions/review.toml of this folder (`assets`), beside the rules; none there is none made."""
    file = path / "precautions" / "review.toml"
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        told = {}
    who, version = (str(told.get(key, "")).strip() for key in ("reviewed_by", "version"))
    return Review(who, _day(told.get("date")), version, rules_version(precautions))


def rules_version(precautions: Mapping[str, Precaution]) -> str:
    """Eight letters that name exactly these rules; any word of a precaution or of what a technique may be counts."""
    rules = {name: flag.model_dump(mode="json", exclude_defaults=True) for name, flag in precautions.items()}
    lists = [AREAS, SIDED_AREAS, POSITIONS, {name: asdict(one) for name, one in TECHNIQUES.items()}]
    return sha256(json.dumps([rules, lists], sort_keys=True).encode()).hexdigest()[:8]


def _day(told: object) -> str:
    """The day as it is written, or nothing when it is none."""
    try:
        return date.fromisoformat(str(told)).isoformat()
    except ValueError:
        return ""
