"""Looking into a pack before anything of it is taken: what it would add or change, and what is refused and why."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from app.library import prompt_in, toml_in
from app.therapy import ContentError, Prompt, Sentence, together

from .beside import Known, State, notes_on, state_of
from .manifest import Manifest, Origin
from .opening import open_pack
from .pictures import MOST_TOGETHER, Picture, pixels, read_picture
from .unseen import all_seen, look_alike

MOST_VERSION = 1_000_000  # of a prompt; what follows one that was taken in has to be a number that can be kept, too


@dataclass(frozen=True, slots=True)
class Found:
    """One prompt of a pack.

    `state` is how it stands to what is here: "changed" says other words under the same version as the practice's own.
    `says` are whole sentences: why it is refused, or what to know before taking it. `replaces` is the prompt that it
    asks to stand in for; that happens only where an adult says so, and it has to where both have one title
    (`only_instead`). `picture` is the one to be added or changed.
    """

    id: str
    title: str
    state: State
    says: tuple[str, ...] = ()
    replaces: str = ""
    prompt: Prompt | None = None
    picture: Picture | None = None
    origin: Origin | None = None
    only_instead: bool = False

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
        _paintable(files)
    except ContentError as fault:
        return Findings(refused=fault.says)
    return Findings(manifest, tuple(_found(name, manifest, files, known) for name in sorted(manifest.prompts)))


def take(findings: Findings, chosen: Collection[str], standing_in: Collection[str] = ()) -> Taken:
    """The chosen prompts of a pack that was looked into. Those not in `standing_in` replace nothing."""
    taken = [one for one in findings.prompts if one.id in chosen]
    prompts, pictures = [], {}
    for one in taken:
        if one.prompt is None or not one.can_be_taken:
            why = together(one.says) if one.says else Sentence("it is here already.", "check.pack.here")
            raise ContentError('"{title}" cannot be taken: {why}', "not_taken", title=one.title, why=why)
        stays = one.prompt.replaces if one.id in standing_in else None
        if one.only_instead and not stays:
            says = "“{title}” is here already: let it stand in for that one, or leave it out."
            raise ContentError(says, "only_instead", title=one.title)
        prompts.append(one.prompt.model_copy(update={"replaces": stays}))
        if one.picture is not None:
            pictures[one.prompt.picture_name] = one.picture
    if not prompts:
        raise ContentError("Nothing is chosen: choose at least one prompt to add.", "none_chosen")
    return Taken(tuple(prompts), pictures, {one.id: one.origin for one in taken if one.origin})


def _paintable(files: Mapping[str, bytes]) -> None:
    """Photos that weigh little may still take minutes to paint anew: what they say of themselves is added up first."""
    size = sum(pixels(data) for name, data in files.items() if name.startswith("pictures/"))
    if size > MOST_TOGETHER:
        says = (
            "The photos of the pack have {n} million pixels together, {most} million are opened: "
            "ask for a pack of smaller photos."
        )
        raise ContentError(says, "pack_pixels", n=size // 1_000_000, most=MOST_TOGETHER // 1_000_000)


def _found(name: str, manifest: Manifest, files: Mapping[str, bytes], known: Known) -> Found:
    file = f"prompts/{name}.toml"
    raw, broken = toml_in(files[file])
    if raw is None:
        fault = Sentence("{file} {fault}", "check.pack.file", file=file, fault=broken)
        return Found(name, name, "refused", (fault,))
    prompt, faults = prompt_in(raw, known.tunes)
    if prompt is None:
        return Found(name, name, "refused", tuple(faults))
    if lacking := sorted({way.beat.tune for way in prompt.ways if way.beat and way.beat.tune} - known.tunes.keys()):
        # Packs carry no tunes, for every tune ships; this one comes from a Playcue that has more of them.
        says = 'This prompt wants a tune that Playcue does not have here, "{tune}": a newer Playcue may have it.'
        return Found(name, prompt.title, "refused", (Sentence(says, "check.pack.tune", tune=lacking[0]),))
    faults = [*faults, *_disguised(prompt, name, known)]
    picture: Picture | None = None
    try:
        picture = _picture(prompt, files, known)
    except ContentError as wrong:
        faults.append(wrong.says)
    if faults:
        return Found(name, prompt.title, "refused", tuple(faults))
    state = state_of(prompt, picture, known)
    origin = manifest.prompts[name].model_copy(update={"came_from": f"{manifest.title} · {manifest.made_by}"[:120]})
    twin = any(look_alike(one.title, prompt.title) for one in known.shipped.values() if one.id != name)
    notes = tuple(notes_on(prompt, picture, state, known, twin=twin))
    return Found(name, prompt.title, state, notes, prompt.replaces or "", prompt, picture, origin, twin)


def _disguised(prompt: Prompt, name: str, known: Known) -> Iterator[str]:
    """A prompt that is not what its name says, or that would stand where another one is known to stand."""
    if prompt.id != name:
        says = '"id" is "{id}" but the file is called {name}.toml: ask whoever made the pack for another.'
        yield Sentence(says, "check.pack.id", id=prompt.id, name=name)
    if prompt.variant:
        yield Sentence('"variant" is worked out by Playcue: it cannot be in a file.', "check.pack.variant")
    if prompt.version > MOST_VERSION:
        says = '"version" is beyond {most}: ask whoever made the pack to count from 1.'
        yield Sentence(says, "check.pack.version", most=MOST_VERSION)
    here = known.shipped.get(prompt.id)
    if here is not None and here != prompt:
        says = (
            '"{id}" is a prompt of Playcue and says something else there: a pack does not change it. Under an '
            'id of its own, with replaces = "{id}", it could be taken.'
        )
        yield Sentence(says, "check.pack.ours", id=prompt.id)
    stands_for = set(_line(prompt, known))
    for twin in known.shipped.values():
        if look_alike(twin.title, prompt.title) and twin.id != prompt.id and twin.id not in stands_for:
            says = 'It has the title of "{id}" here, “{title}”: a child would see two of one name.'
            yield Sentence(says, "check.pack.twin", id=twin.id, title=twin.title)
    ours = known.ours(prompt.id)
    if ours is not None and ours.kind != prompt.kind:
        says = (
            '"{id}" is “{title}” here, a {kind}, and what was played of it is on charts: a pack does '
            "not make something else of it. Under an id of its own it could be taken."
        )
        kind = Sentence(ours.kind, f"vocabulary.kind.{ours.kind}")
        yield Sentence(says, "check.pack.kind", id=prompt.id, title=ours.title, kind=kind)
    if not all(all_seen(text) for text in _texts(prompt.model_dump())):
        says = "It holds a character that cannot be seen: ask whoever made the pack to write it again."
        yield Sentence(says, "check.pack.unseen")


def _line(prompt: Prompt, known: Known) -> Iterator[str]:
    """Ids that it asks to stand in for: the one it names, and what that one of ours stands in for, and so on."""
    seen, name = set[str](), prompt.replaces
    while name and name not in seen:
        yield name
        seen.add(name)
        name = known.own[name].replaces if name in known.own else None


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
            says = 'Its picture "{name}" is not in the pack: ask whoever made it for another.'
            raise ContentError(says, "pack_picture_lacks", name=name)
        return None
    if here is not None and here.data == files[packed]:
        return None
    its = Sentence('Its picture "{name}"', "check.pack.picture", name=PurePosixPath(packed).name)
    picture = read_picture(files[packed], its)
    shipped = {one.picture_name for one in known.shipped.values()}
    if name in shipped:
        says = 'Its picture "{name}" is the name of one of Playcue\'s, and another picture: it is not changed.'
        raise ContentError(says, "pack_picture_ours", name=name)
    return picture
