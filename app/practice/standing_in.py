"""Which version of an own prompt is offered, and which prompts stand in for which."""

from collections.abc import Mapping
from datetime import datetime

from app.therapy import ContentError, Prompt

from .store import OwnPrompt


def offered(one: OwnPrompt) -> Prompt | None:
    """The version that is on the shelf; None of a draft, and of one that was put away."""
    return one.versions[-1].prompt if one.live and one.versions else None


def published_at(one: OwnPrompt) -> datetime:
    """When the newest version was published."""
    return one.versions[-1].at


def next_version(one: OwnPrompt) -> int:
    """The number of the version to come; numbers only rise."""
    return 1 + max((version.prompt.version for version in one.versions), default=0)


def stood_in_for(own: Mapping[str, Prompt]) -> set[str]:
    """Ids that another prompt stands in for, along the whole line; of those that stand in for one another, the first
    in `own` stays."""
    gone: set[str] = set()
    for name in own:
        if name in gone:
            continue
        stood_for = own[name].replaces
        while stood_for and stood_for not in gone and stood_for != name:
            gone.add(stood_for)
            stood_for = own[stood_for].replaces if stood_for in own else None
    return gone


def other_kind(one: OwnPrompt, prompt: Prompt) -> ContentError | None:
    """What is told when an id that charts may know would become something else; None when it stays what it is."""
    if not one.versions or one.versions[-1].prompt.kind == prompt.kind:
        return None
    return ContentError(
        "“{title}” was published as another kind of play, and charts tell of it: write a new prompt instead.",
        "other_kind",
        title=one.versions[-1].prompt.title,
    )


def published_meanwhile(one: OwnPrompt) -> ContentError:
    """What somebody is told who goes on to write at what another has published since."""
    last = one.versions[-1]
    return ContentError(
        "“{title}” was published meanwhile by {who}. Nothing of what you write here is kept any more: "
        "copy what you need, then open it again.",
        "published_meanwhile",
        title=last.prompt.title,
        who=last.by,
    )


def written_meanwhile(one: OwnPrompt) -> ContentError:
    """What somebody is told who goes on to write at a draft that is open, and was changed, somewhere else too."""
    draft = one.draft or {}
    return ContentError(
        "“{title}” was changed in another window meanwhile. Nothing of what you write here is kept any more: "
        "copy what you need, then open it again.",
        "written_meanwhile",
        title=draft.get("title") or (one.versions[-1].prompt.title if one.versions else one.id),
    )
