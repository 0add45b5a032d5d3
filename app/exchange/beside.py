"""A prompt of a pack beside what is here already: is it new, and what would taking it change?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.library import Tune
from app.therapy import Prompt, Sentence, together

from .pictures import Picture
from .unseen import look_alike

State = Literal["new", "same", "newer", "older", "changed", "refused"]


@dataclass(frozen=True, slots=True)
class Known:
    """What is here already: prompts that ship, the practice's own, tunes, and pictures by name.

    `away` are own ones that are offered no more: charts still tell of them under their ids.
    """

    shipped: Mapping[str, Prompt]
    own: Mapping[str, Prompt] = field(default_factory=dict)
    tunes: Mapping[str, Tune] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    away: Mapping[str, Prompt] = field(default_factory=dict)

    def ours(self, prompt_id: str) -> Prompt | None:
        """What the practice itself has, or had, under this id."""
        return self.own.get(prompt_id) or self.away.get(prompt_id)


def state_of(prompt: Prompt, picture: Picture | None, known: Known) -> State:
    """How a sound prompt of a pack stands to what is here."""
    here = known.ours(prompt.id) or known.shipped.get(prompt.id)
    if here is None:
        return "new"
    same = here.model_copy(update={"replaces": None}) == prompt.model_copy(update={"replaces": None})
    if same and picture is None:
        return "older" if prompt.id in known.away else "same"
    if prompt.version == here.version:
        return "changed"
    return "newer" if prompt.version > here.version else "older"


def notes_on(prompt: Prompt, picture: Picture | None, state: State, known: Known, *, twin: bool) -> Iterator[str]:
    """What to know before it is taken, in whole sentences; a `twin` has the title of a prompt that ships."""
    ours = known.ours(prompt.id)
    if ours is not None and prompt.id in known.away:
        says = "Yours, “{title}”, was put away: taking this one offers it again."
        yield Sentence(says, "check.beside.away", title=ours.title)
    elif ours is not None and ours.title != prompt.title:
        says = "Yours is called “{title}”: taking this one changes its name, on charts too."
        yield Sentence(says, "check.beside.name", title=ours.title)
    if state == "older" and ours is not None and ours.version > prompt.version:
        says = "Yours is newer: version {yours}, this one is version {this}."
        yield Sentence(says, "check.beside.older", yours=ours.version, this=prompt.version)
    if state == "changed":
        says = "Yours says something else under the same version: taking this one changes yours."
        yield Sentence(says, "check.beside.changed")
    everywhere = {**known.shipped, **known.own}
    for other in everywhere.values():
        if other.id != prompt.id and look_alike(other.title, prompt.title):
            yield Sentence('"{id}" here has the same title.', "check.beside.title", id=other.id)
    if prompt.replaces:
        other_one = everywhere.get(prompt.replaces)
        asks = Sentence('It asks to stand in for "{id}", which is not here.', "check.beside.asks", id=prompt.replaces)
        if other_one:
            asks = Sentence("It asks to stand in for “{title}”.", "check.beside.asks_here", title=other_one.title)
        both = Sentence("Both stay, unless you say so.", "check.beside.both")
        if twin:
            says = "It has a title that is here already, so it is taken only like that."
            both = Sentence(says, "check.beside.only_like_that")
        yield together([asks, both])
    users = [
        one.title for one in everywhere.values() if one.picture_name == prompt.picture_name and one.id != prompt.id
    ]
    if picture is not None and users:
        says = "Its picture changes the one of {titles} too."
        yield Sentence(says, "check.beside.pictures", titles=", ".join(sorted(users)))
    elif picture is not None and prompt.picture_name in known.pictures and known.ours(prompt.id) is None:
        yield Sentence('It changes your picture "{name}".', "check.beside.picture", name=prompt.picture_name)
