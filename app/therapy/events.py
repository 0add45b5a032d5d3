"""What happened, as the tablet wrote it down. Events are never edited: an undo is an event too.

`at` is the tablet's clock. When the server found that clock to be off it adds `off_s` (seconds to add to `at`), so that
`when` puts events of several tablets in one order. Sorting by (when, id) is the order of every replay.
"""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from .access import Access, Way
from .child import AreaSide, Word
from .errors import EventError
from .moment import Moment, Mood
from .pace import Pace
from .round_mark import Assessed, Mode, Round
from .saying import Check
from .seeing import Seeing

Uuid = Annotated[str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
ChildId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
OUTCOMES = ("into_it", "so_so", "had_enough")
# A broken clock says anything, and one event without a place in time would make the whole chart unreadable.
EARLIEST, LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(2999, 1, 1, tzinfo=UTC)
CUES = ("leaned_in", "smiled", "vocalised", "relaxed", "looked_away", "stiffened", "arched", "pushed_off")
# How a play can end. The first three are the child leaving (an event for the stay); the rest are censored.
LEFT = ("child_left", "all_done", "switched")
ENDS = (*LEFT, "natural_end", "adult_ended", "interrupted", "time_up", "app_closed", "never_engaged")
Outcome = Literal["into_it", "so_so", "had_enough"]
End = Literal[
    "child_left", "all_done", "switched", "natural_end", "adult_ended", "interrupted", "time_up", "app_closed",
    "never_engaged",
]  # fmt: skip


class Happening(BaseModel):
    """What every event says: which child, which play session, when by the tablet's clock, from which tablet."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Uuid
    child: ChildId
    session: Uuid
    at: AwareDatetime
    device: str = Field("", max_length=64)
    off_s: int = 0

    @property
    def when(self) -> datetime:
        """The time by the server's clock; never so far off that a calendar cannot count from it."""
        try:
            when = self.at + timedelta(seconds=self.off_s) if self.off_s else self.at
        except OverflowError:
            return EARLIEST if self.off_s < 0 else LATEST
        if EARLIEST.year < when.year < LATEST.year - 1:
            return when  # nearly every event: no time zone takes it over an end, so the slow comparisons are saved
        return min(max(when, EARLIEST), LATEST)


class SessionStarted(Happening):
    """A play session began with this moment."""

    kind: Literal["session_started"] = "session_started"
    moment: Moment


class MomentChanged(Happening):
    """Something about the moment changed on the way: mood, place, position, touch, health."""

    kind: Literal["moment_changed"] = "moment_changed"
    moment: Moment


class Offered(Happening):
    """Pictures were shown, from left to right."""

    kind: Literal["offered"] = "offered"
    number: int = Field(ge=0, le=10_000)
    prompts: tuple[Word, ...] = Field(max_length=8)
    mood: Mood = "ready"
    round: Round | None = None


class SomethingElse(Happening):
    """None of these pictures."""

    kind: Literal["something_else"] = "something_else"
    number: int = Field(ge=0, le=10_000)
    prompts: tuple[Word, ...] = Field(default=(), max_length=8)
    round: Round | None = None


class NotThat(Happening):
    """This picture not, for the rest of the day."""

    kind: Literal["not_that"] = "not_that"
    prompt: Word


class NotHere(Happening):
    """The child said no to touch at an area, for the rest of the day. `by` is "child", or who read it off the child."""

    kind: Literal["not_here"] = "not_here"
    area: Word
    side: Word | None = None
    by: Word = "child"
    play: Uuid | None = None

    @property
    def place(self) -> AreaSide:
        """Where."""
        return AreaSide(area=self.area, side=self.side)


class Assent(Happening):
    """Asked before a touch whether it is welcome, in the child's own way."""

    kind: Literal["assent"] = "assent"
    play: Uuid
    answer: Literal["yes", "no"]


class Comfort(Happening):
    """How a touch is, asked in the child's way by `check` ("look": the adult looked, where the child feels little).

    `number` is 0-10 where a number was asked for; `after_s` seconds of the play; area and side are those touched then.
    """

    kind: Literal["comfort"] = "comfort"
    play: Uuid
    check: Check | Literal["look"]
    answer: Literal["fine", "more", "too_soft", "just_right", "too_much", "stop", "ouch", "number"]
    number: int | None = Field(None, ge=0, le=10)
    area: Word | None = None
    side: Word | None = None
    after_s: float = Field(0, ge=0, le=14_400)

    @property
    def stops(self) -> bool:
        """True when touch ended at once: a stop, an ouch, or any number above none."""
        return self.answer in ("stop", "ouch") or (self.number or 0) >= 1


class Picked(Happening):
    """A prompt was picked, which starts its play. `play` is the id that later events of the play carry."""

    kind: Literal["picked"] = "picked"
    play: Uuid
    prompt: Word
    variant: str = Field("", max_length=40)
    by: Literal["child", "adult", "you_pick"] = "child"
    again: bool = False
    offered: tuple[Word, ...] = Field(default=(), max_length=8)
    mood: Mood = "ready"
    round: Round | None = None


class PlayEnded(Happening):
    """A play ended; `stay_s` is how long the child stayed with it, interruptions taken off."""

    kind: Literal["play_ended"] = "play_ended"
    play: Uuid
    reason: End
    stay_s: float = Field(ge=0, le=14_400)
    verses: int = Field(0, ge=0, le=1000)


class OutcomeTapped(Happening):
    """How it went, seen by whom. The last one of a play holds."""

    kind: Literal["outcome"] = "outcome"
    play: Uuid
    outcome: Outcome
    rater: Word = "caregiver"


class CuesSeen(Happening):
    """What the adult saw; the last list of a play holds."""

    kind: Literal["cues"] = "cues"
    play: Uuid
    cues: tuple[Word, ...] = Field(max_length=8)


class Chose(Happening):
    """Inside a story the child chose what comes next."""

    kind: Literal["chose"] = "chose"
    play: Uuid
    verse: int = Field(ge=0, le=1000)
    option: Word


class AllDone(Happening):
    """The child said stop. Never an outcome and never a failure."""

    kind: Literal["all_done"] = "all_done"
    play: Uuid | None = None


class RoundsBegun(Happening):
    """Preference rounds began over these prompts; offers, picks and refusals of them carry `round`."""

    kind: Literal["rounds_begun"] = "rounds_begun"
    assessment: Assessed
    mode: Mode
    prompts: tuple[Word, ...] = Field(min_length=3, max_length=7)


class AccessSet(Happening):
    """An adult changed on the tablet how the child chooses; it holds until it is changed again."""

    kind: Literal["access_set"] = "access_set"
    access: Access


class SeeingSet(Happening):
    """An adult changed on the tablet how the child sees and hears it; it holds until it is changed again."""

    kind: Literal["seeing_set"] = "seeing_set"
    seeing: Seeing


class PaceSet(Happening):
    """An adult changed on the tablet how much time the child is given; it holds until it is changed again."""

    kind: Literal["pace_set"] = "pace_set"
    pace: Pace


class Pressing(Happening):
    """How presses went since the last such event, from which other times can be proposed.

    `times_ms` from a picture being shown or lit to its press; `late` presses came just after the light had moved on;
    `missed` rounds ended without one; `near` touches landed just beside a picture; `early` presses came in a lock-out
    or guard; `let_go` holds or dwells ended before their time. `scan_ms` is the light's time that held meanwhile.
    """

    kind: Literal["pressing"] = "pressing"
    way: Way
    times_ms: tuple[Annotated[int, Field(ge=0, le=120_000)], ...] = Field((), max_length=40)
    late: int = Field(0, ge=0, le=1000)
    missed: int = Field(0, ge=0, le=1000)
    near: int = Field(0, ge=0, le=1000)
    early: int = Field(0, ge=0, le=1000)
    let_go: int = Field(0, ge=0, le=1000)
    scan_ms: int = Field(0, ge=0, le=10_000)


class SomethingWrong(Happening):
    """An adult saw that something is wrong with the child; `play` is what ran then and ended with it."""

    kind: Literal["something_wrong"] = "something_wrong"
    play: Uuid | None = None


class WrongOver(Happening):
    """What `opened` told is over, by the adult: so many seconds after it, up to a week."""

    kind: Literal["wrong_over"] = "wrong_over"
    opened: Uuid
    seconds: float = Field(ge=0, le=604_800)


class Undone(Happening):
    """Takes back the events named; undoing an undo brings them back."""

    kind: Literal["undone"] = "undone"
    events: tuple[Uuid, ...] = Field(min_length=1, max_length=50)


class SessionEnded(Happening):
    """The play session is over."""

    kind: Literal["session_ended"] = "session_ended"
    reason: Literal["all_done", "adult_ended", "time_up", "stopped_for_safety", "child_stopped"] = "adult_ended"


class MovedOut(Happening):
    """These events were tapped on the wrong child: they do not count here."""

    kind: Literal["moved_out"] = "moved_out"
    events: tuple[Uuid, ...] = Field(min_length=1, max_length=500)
    to: ChildId


class MovedIn(Happening):
    """Events that were tapped on another child's chart and belong here; each as it was written."""

    kind: Literal["moved_in"] = "moved_in"
    came_from: ChildId
    events: tuple[dict[str, Any], ...] = Field(min_length=1, max_length=500)


Event = Annotated[
    SessionStarted | MomentChanged | Offered | SomethingElse | NotThat | NotHere | Assent | Comfort | Picked
    | PlayEnded | OutcomeTapped | CuesSeen | Chose | AllDone | RoundsBegun | AccessSet | SeeingSet | PaceSet | Pressing
    | SomethingWrong | WrongOver | Undone | SessionEnded | MovedOut | MovedIn,
    Field(discriminator="kind"),
]  # fmt: skip
_EVENT: TypeAdapter[Event] = TypeAdapter(Event)


def read_event(raw: object) -> Event:
    """The event in a piece of JSON, or an EventError that says in words what is wrong with it."""
    try:
        return _EVENT.validate_python(raw) if not isinstance(raw, bytes | str) else _EVENT.validate_json(raw)
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the event"
        raise EventError(
            "An event cannot be read: {where}: {what}. It is kept apart for a person to look at.",
            "bad_event",
            where=where,
            what=first["msg"].lower(),
        ) from None


def write_event(event: Event) -> dict[str, Any]:
    """The event as it travels and rests: plain JSON values, without what was left at its default."""
    plain: dict[str, Any] = _EVENT.dump_python(event, mode="json", exclude_defaults=True)
    return plain | {"kind": event.kind}
