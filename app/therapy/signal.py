"""One of a child's own signals."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Signal(BaseModel):
    """One of the child's own signals, confirmed by a named adult."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    means: Literal["yes", "no", "stop"]
    looks: str = Field(min_length=1, max_length=200)
    confirmed_by: str = Field(min_length=1, max_length=120)
