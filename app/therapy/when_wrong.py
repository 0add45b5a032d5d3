"""What a practice or a family wrote for when something is wrong with a child: what to do first, and whom to call.

Their own words; Playcue adds none of its own.
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

CALLS_MOST = 6
LONGEST_FIRST, LONGEST_CALL = 600, 60  # characters
Number = Annotated[str, Field(pattern=r"^[+*#(]?[0-9*#][0-9 ()/.*#,;-]{1,38}$")]  # as people write it


class Call(BaseModel):
    """Somebody to call, and the number as it was written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=LONGEST_CALL)
    number: Number


class WhenWrong(BaseModel):
    """What to do first, and whom to call, in this order. Empty: nobody wrote it down yet."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    first: str = Field("", max_length=LONGEST_FIRST)
    calls: tuple[Call, ...] = Field((), max_length=CALLS_MOST)
