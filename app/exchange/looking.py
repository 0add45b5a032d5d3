"""Looking into a pack before anything of it is taken: what it would add or change, and what is refused and why."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from app.library import Tune, prompt_in, toml_in
from app.therapy import ContentError, Prompt

from .manifest import Manifest, Origin
from .opening import open_pack
from .pictures import Picture, read_picture

State = Literal["new", "same", "newer", "older", "changed", "refused"]
MAY_JOIN = "\u200c\u200d"  # letters of Persian and Indian scripts are joined or parted by these


@dataclass(frozen=True, slots=True)
class Known:
    """What is here already: prompts that ship, the practice's own, tunes, and pictures by name."""

    shipped: Mapping[str, Prompt]
    own: Mapping[str, Prompt] = field(default_factory=dict)
    tunes: Mapping[str, Tune] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """One prompt of a pack.

    `state` is how it stands to what is here: "changed" says other words under the same version as the practice's own.
    `says` are whole sentences: why it is refused, or what to know before taking it. `replaces` is the prompt that it
    asks to stand in for; that happens only where an adult says so. `picture` is the one to be added or changed.
    """

    id: str
    title: str
    state: State
    says: tuple[str, ...] = ()
    replaces: str = ""
    prompt: Prompt | None = None
    picture: Picture | None = None
    origin: Origin | None = None

    @property
    def can_be_taken(self) -> bool:
        """True when taking it would do something and nothing forbids it."""
        return self.state not in ("same", "refused")


@dataclass(frozen=True, slots=True)
class Findings:
    """What looking into a pack found; `refused` says why nothing of it can be taken."""

    manifest: Manifest | None = None
    prompts: tuple[Found, ...] = ()
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken, ready to be kept as the practice's own: prompts, pictures by name, origins by prompt."""

    prompts: tuple[Prompt, ...]
    pictures: Mapping[str, Picture]
    origins: Mapping[str, Origin]


def look(raw: bytes, known: Known) -> Findings:
    """Look into a pack. Never an error: whatever is wrong with the file is a sentence."""
    try:
        manifest, files = open_pack(raw)
    except ContentError as fault:
        return Findings(refused=str(fault))
    return Findings(manifest, tuple(_found(name, manifest, files, known) for name in sorted(manifest.prompts)))


def take(findings: Findings, chosen: Collection[str], standing_in: Collection[str] = ()) -> Taken:
    """The chosen prompts of a pack that was looked into. Those not in `standing_in` replace nothing."""
    taken = [one for one in findings.prompts if one.id in chosen]
    prompts, pictures = [], {}
    for one in taken:
        if one.prompt is None or not one.can_be_taken:
            raise ContentError(f'"{one.title}" cannot be taken: {" ".join(one.says) or "it is here already."}')
        stays = one.prompt.replaces if one.id in standing_in else None
        prompts.append(one.prompt.model_copy(update={"replaces": stays}))
        if one.picture is not None:
            pictures[one.prompt.picture_name] = one.picture
    if not prompts:
        raise ContentError("Nothing is chosen: choose at least one prompt to add.")
    return Taken(tuple(prompts), pictures, {one.id: one.origin for one in taken if one.origin})


def _found(name: str, manifest: Manifest, files: Mapping[str, bytes], known: Known) -> Found:
    raw, broken = toml_in(files[f"prompts/{name}.toml"])
    if raw is None:
        return Found(name, name, "refused", (f"prompts/{name}.toml {broken}",))
    prompt, faults = prompt_in(raw, known.tunes)
    if prompt is None:
        return Found(name, name, "refused", tuple(faults))
    faults = [*faults, *_disguised(prompt, name, known)]
    picture: Picture | None = None
    try:
        picture = _picture(prompt, files, known)
    except ContentError as fault:
        faults.append(str(fault))
    if faults:
        return Found(name, prompt.title, "refused", tuple(faults))
    state = _state(prompt, picture, known)
    origin = manifest.prompts[name].model_copy(update={"came_from": f"{manifest.title} · {manifest.made_by}"[:120]})
    return Found(name, prompt.title, state, tuple(_notes(prompt, picture, state, known)), prompt.replaces or "", prompt,
                 picture, origin)  # fmt: skip


def _disguised(prompt: Prompt, name: str, known: Known) -> Iterator[str]:
    """A prompt that is not what its name says, or that would stand where another one is known to stand."""
    if prompt.id != name:
        yield f'"id" is "{prompt.id}" but the file is called {name}.toml: ask whoever made the pack for another.'
    if prompt.variant:
        yield '"variant" is worked out by Playcue: it cannot be in a file.'
    here = known.shipped.get(prompt.id)
    if here is not None and here != prompt:
        yield (
            f'"{prompt.id}" is a prompt of Playcue and says something else there: a pack does not change it. Under an '
            f'id of its own, with replaces = "{prompt.id}", it could be taken.'
        )
    if any(not (char.isprintable() or char in MAY_JOIN) for text in _texts(prompt.model_dump()) for char in text):
        yield "It holds a character that cannot be seen: ask whoever made the pack to write it again."


def _texts(said: object) -> Iterator[str]:
    if isinstance(said, str):
        yield said
    elif isinstance(said, dict):
        for value in said.values():
            yield from _texts(value)
    elif isinstance(said, list | tuple):
        for value in said:
            yield from _texts(value)


def _picture(prompt: Prompt, files: Mapping[str, bytes], known: Known) -> Picture | None:
    """The picture that comes with it; None when it is here already."""
    name = prompt.picture_name
    packed = next((file for file in files if file.startswith(f"pictures/{name}.")), None)
    here = known.pictures.get(name)
    if packed is None:
        if here is None:
            raise ContentError(f'Its picture "{name}" is not in the pack: ask whoever made it for another.')
        return None
    if here is not None and here.data == files[packed]:
        return None
    picture = read_picture(files[packed], f'Its picture "{PurePosixPath(packed).name}"')
    shipped = {one.picture_name for one in known.shipped.values()}
    if name in shipped:
        raise ContentError(
            f'Its picture "{name}" is the name of one of Playcue\'s, and another picture: it is not changed.'
        )
    return picture


def _state(prompt: Prompt, picture: Picture | None, known: Known) -> State:
    here = known.own.get(prompt.id) or known.shipped.get(prompt.id)
    if here is None:
        return "new"
    same = here.model_copy(update={"replaces": None}) == prompt.model_copy(update={"replaces": None})
    if same and picture is None:
        return "same"
    if prompt.version == here.version:
        return "changed"
    return "newer" if prompt.version > here.version else "older"


def _notes(prompt: Prompt, picture: Picture | None, state: State, known: Known) -> Iterator[str]:
    if state == "older":
        yield f"Yours is newer: version {known.own[prompt.id].version}, this one is version {prompt.version}."
    if state == "changed":
        yield "Yours says something else under the same version: taking this one changes yours."
    everywhere = {**known.shipped, **known.own}
    for other in everywhere.values():
        if other.id != prompt.id and other.title.casefold() == prompt.title.casefold():
            yield f'"{other.id}" here has the same title.'
    if prompt.replaces:
        other_one = everywhere.get(prompt.replaces)
        title = f"“{other_one.title}”" if other_one else f'"{prompt.replaces}", which is not here'
        yield f"It asks to stand in for {title}. Both stay, unless you say so."
    users = [
        one.title for one in everywhere.values() if one.picture_name == prompt.picture_name and one.id != prompt.id
    ]
    if picture is not None and users:
        yield f"Its picture changes the one of {', '.join(sorted(users))} too."
