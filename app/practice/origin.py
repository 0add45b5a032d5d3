"""Where a prompt came from that was not written here."""

from pydantic import BaseModel, ConfigDict, Field


class Origin(BaseModel):
    """Where a prompt came from that was not written here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    author: str = Field("", max_length=80)
    licence: str = Field("", max_length=80)
    came_from: str = Field("", max_length=120)
