"""What a practice asks of the place where its records rest. Every back end keeps the same promises."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Annotated, Any, Protocol

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from app.therapy import ChartError, Child, Event, PlaycueError, Prompt, WhenWrong

LONGEST_NAME = 80  # characters of a practice's name


class Device(BaseModel):
    """A tablet that was paired once. Only a hash of its token is kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    name: str = Field("", max_length=60)
    token_hash: str
    paired_at: AwareDatetime
    paired_by: str = ""
    revoked_at: AwareDatetime | None = None


class SignIn(BaseModel):
    """An adult who signed in; only a hash of the token is kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    token_hash: str
    at: AwareDatetime
    until: AwareDatetime


class PracticeRecord(BaseModel):
    """The practice itself: its name, how its adults sign in, its tablets, its languages, and what it wrote for when
    something is wrong.

    Pages start in the first language; without one they are in the default.

    `erased` are ids of erased charts. They were drawn by chance and say nothing of anybody; taps that reach the server
    after the erasure are known by them, and let go of everywhere.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=LONGEST_NAME)
    passphrase_hash: str = ""
    sample: bool = False
    languages: tuple[Annotated[str, Field(min_length=1, max_length=12)], ...] = ()
    when_wrong: WhenWrong = WhenWrong()
    devices: tuple[Device, ...] = ()
    sign_ins: tuple[SignIn, ...] = ()
    erased: tuple[str, ...] = ()


class Refused(BaseModel):
    """An event that could not be taken, kept for a person to look at."""

    model_config = ConfigDict(frozen=True)

    at: AwareDatetime
    why: str
    raw: Any
    key: str = ""
    values: dict[str, str] = {}

    @classmethod
    def of(cls, fault: PlaycueError, at: datetime, raw: object) -> "Refused":
        """An event that was refused for this fault; it can still be said in another language later."""
        values = {name: str(value) for name, value in fault.values.items()}
        return cls(at=at, why=str(fault), raw=raw, key=fault.key, values=values)


class OwnVersion(BaseModel):
    """One published version of a prompt of the practice's own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt: Prompt
    at: AwareDatetime
    by: str = ""


class OwnPrompt(BaseModel):
    """A prompt of the practice's own: what is being written, every published version, and whether it is offered.

    `draft` is what an author wrote so far, in the form of a prompt file, however unfinished. `origin` says where one
    came from that was not written here.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,63}$")
    draft: dict[str, Any] | None = None
    draft_at: AwareDatetime | None = None
    versions: tuple[OwnVersion, ...] = ()
    live: bool = False
    origin: dict[str, str] | None = None


class KeptBytes(BaseModel):
    """What is seen or heard, as it is served."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    media_type: str
    data: bytes
    at: AwareDatetime


class OwnPicture(KeptBytes):
    """A picture of the practice's own, or a photo that belongs to a child: fit to be shown."""

    name: str = Field(pattern=r"^[a-z][a-z0-9-]{0,63}$")


class Recording(KeptBytes):
    """Words of a prompt in the practice's own voice: its title, or a line, in one language ("": as it was written).

    `name` stands for prompt, language and words together; `data` is fit to be played.
    """

    name: str = Field(pattern=r"^say-[0-9a-f]{32}$")
    prompt: str = Field(pattern=r"^[a-z][a-z0-9-]{0,63}$")
    language: str = Field("", max_length=12)
    words: str = Field(min_length=1)


class Store(Protocol):
    """Records at rest.

    What a writing call was given is safely on disk when it returns: written beside, fsynced, renamed, the folder
    fsynced. Calls from several threads may come at once; each chart has a lock of its own. A chart that is broken or
    newer than this program raises ChartError and is left untouched; the other charts are not touched by that.
    """

    def practice(self) -> PracticeRecord | None:
        """The practice, or None before it was set up."""

    def write_practice(self, record: PracticeRecord) -> None:
        """Set up or change the practice."""

    def erase_practice(self) -> None:
        """Remove the practice and every chart, and leave nothing behind."""

    def children(self) -> list[str]:
        """Ids of all charts, sorted."""

    def read_child(self, child_id: str) -> Child:
        """The child of a chart; ChartError when there is none."""

    def write_child(self, child: Child) -> None:
        """Open a chart, or change the child of one; its events stay."""

    def events(self, child_id: str) -> list[Event]:
        """All events of a chart in the order of arrival."""

    def append(self, child_id: str, events: Sequence[Event]) -> list[str]:
        """Add events in one write; those whose id is known already change nothing. Ids that were new are returned."""

    def erase(self, child_id: str) -> None:
        """Remove a chart, its photos first, and leave nothing of it behind."""

    def own_prompts(self) -> list[OwnPrompt]:
        """Prompts of the practice's own, by id."""

    def write_own_prompts(self, prompts: Iterable[OwnPrompt]) -> None:
        """Put these in the place of all, in one write."""

    def own_pictures(self) -> list[OwnPicture]:
        """Pictures of the practice's own, by name; one that is damaged is left out, and told by `own_faults`."""

    def own_faults(self) -> list[ChartError]:
        """What of own prompts, pictures and recordings is damaged, each with the way out. It is left as it is."""

    def write_own_picture(self, picture: OwnPicture) -> None:
        """Add a picture, or put another in its place."""

    def remove_own_picture(self, name: str) -> None:
        """Remove a picture of the practice's own; nothing happens when there is none."""

    def recordings(self) -> list[str]:
        """Names of all recordings, sorted, readable or not; one that is damaged is told by `own_faults`."""

    def read_recording(self, name: str) -> Recording | None:
        """One of them; None when there is none of that name, ChartError when it is damaged."""

    def write_recording(self, recording: Recording) -> None:
        """Add a recording, or put another in its place."""

    def remove_recording(self, name: str) -> None:
        """Remove a recording; nothing happens when there is none."""

    def photos(self, child_id: str) -> list[str]:
        """Names of the photos that belong to this child, sorted."""

    def read_photo(self, child_id: str, name: str) -> OwnPicture | None:
        """One of them; None when there is none of that name."""

    def write_photo(self, child_id: str, photo: OwnPicture) -> None:
        """Add a photo that belongs to this child, or put another in its place."""

    def remove_photos(self, child_id: str, names: Iterable[str]) -> None:
        """Remove these photos of the child and leave nothing of them behind."""

    def keep_refused(self, refused: Iterable[Refused]) -> None:
        """Keep refused events for a person to look at (the newest thousand)."""

    def refused(self, since: datetime | None = None) -> list[Refused]:
        """Refused events, oldest first."""
