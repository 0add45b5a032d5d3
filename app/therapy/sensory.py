"""A child's pattern and strength per sense.

One pattern with a strength is stored per sense and nothing is computed on a plane of two axes: in 139 adults the
threshold axis behaved like a scale and the behaviour axis did not (Metz et al. 2019).
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Pattern = Literal["typical", "sensitive", "avoiding", "seeking", "registration"]
SENSES = ("touch", "movement", "sound", "sight", "body_position", "mouth", "smell")

# Load (0-3) that a child of this pattern is taken to like best, before the child's own taps say otherwise.
# A design reading of practice advice (DOMAIN 2.6), overruled by data; typical and unknown lean on mild content.
LIKED_LOAD: dict[str, float] = {"typical": 1.5, "sensitive": 0.7, "avoiding": 0.3, "seeking": 2.6, "registration": 2.2}


class Sense(BaseModel):
    """Pattern in one sense and how strongly it shows: 0 looked for and not noticed, 1 clear, 2 strong."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pattern: Pattern
    strength: int = Field(ge=0, le=2)
