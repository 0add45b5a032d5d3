"""How a child sees and hears the play surface: its look, size of text, stillness, and what is spoken."""

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

Look = Literal["paper", "yellow", "red"]
LOOKS: tuple[Look, ...] = ("paper", "yellow", "red")
TextSize = Literal[100, 125, 150, 200]
TEXT_SIZES: tuple[TextSize, ...] = (100, 125, 150, 200)


class Seeing(BaseModel):
    """What is drawn and said for one child.

    `look` is paper, or pictures on plain black with a yellow or red line around (cortical visual impairment); `text`
    per cent of the usual size; `still` nothing moves. `speech` speaks titles and lines with a voice of the tablet:
    `voice` by its name where the tablet has it, `rate` times its usual speed, `volume` 0 to 1. A picture that a switch
    lights up is told by a cue of its own, `cue_volume` and `cue_rate`. Voices that need a network (`far_voices`) are
    left out unless asked for. `at` is when an adult said so.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    look: Look = "paper"
    text: TextSize = 100
    still: bool = False
    speech: bool = False
    voice: str = Field("", max_length=120)
    rate: float = Field(0.9, ge=0.5, le=1.5)
    volume: float = Field(0.8, ge=0.1, le=1)
    cue_voice: str = Field("", max_length=120)
    cue_rate: float = Field(1.2, ge=0.5, le=2)
    cue_volume: float = Field(0.3, ge=0, le=1)
    far_voices: bool = False
    at: AwareDatetime | None = None
