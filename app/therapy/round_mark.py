"""Where an offer stands in preference rounds: which assessment, how it goes, which round, which trial."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

# "mswo": all pictures, the one picked leaves the row, three rounds. "paired": every two of them once. (DOMAIN 4.5)
Mode = Literal["mswo", "paired"]
MODES: tuple[Mode, ...] = ("mswo", "paired")
Assessed = Annotated[str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]


class Round(BaseModel):
    """`round` counts from 1; `trial` from 0, in a round or, for pairs, through all of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    assessment: Assessed
    mode: Mode
    round: int = Field(ge=1, le=9)
    trial: int = Field(ge=0, le=99)
