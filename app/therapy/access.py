"""How a child says which one: by touch, by looking or pointing for a while, by one switch or two, by keys."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

Way = Literal["touch", "hold", "release", "dwell", "one_switch", "two_switches", "keys"]
WAYS: tuple[Way, ...] = ("touch", "hold", "release", "dwell", "one_switch", "two_switches", "keys")
Key = Annotated[str, Field(min_length=1, max_length=20)]


class Access(BaseModel):
    """One way in and all its times; those of the other ways are kept for when it changes.

    Times are milliseconds. `hold_ms` a finger rests before it counts; `slide_px` how far beside the picture it may lift
    on release; `dwell_ms` a pointer rests, `grace_ms` it may leave meanwhile; `scan_ms` each picture is lit, the first
    one `first_times` longer, for `rounds` rounds, after which a press is waited for. A switch bounces for
    `debounce_ms`; after an accepted press none counts for `lock_ms`, nor for `guard_ms` after the pictures changed;
    held for `long_ms` a switch says "All done".
    `next_keys` and `select_keys` are names of keys as browsers call them. `at` is when an adult said so.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    way: Way = "touch"
    hold_ms: int = Field(600, ge=0, le=5000)
    slide_px: int = Field(40, ge=0, le=200)
    dwell_ms: int = Field(1200, ge=300, le=10_000)
    grace_ms: int = Field(300, ge=0, le=1000)
    scan_ms: int = Field(2000, ge=300, le=10_000)
    first_times: float = Field(1.5, ge=1, le=5)
    rounds: int = Field(3, ge=1, le=10)
    debounce_ms: int = Field(100, ge=0, le=2000)
    lock_ms: int = Field(300, ge=0, le=5000)
    guard_ms: int = Field(500, ge=0, le=5000)
    long_ms: int = Field(2000, ge=800, le=5000)
    next_keys: tuple[Key, ...] = Field((" ", "ArrowRight"), max_length=6)
    select_keys: tuple[Key, ...] = Field(("Enter", "ArrowLeft"), max_length=6)
    at: AwareDatetime | None = None
