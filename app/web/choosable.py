"""Prompts that may be chosen to be printed or sent: all of them, or those that are safe for one child."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.exchange import SVG, Origin, Picture
from app.therapy import Child, Prompt

from .desk import Desk
from .guard import Visit

LICENCE = "MIT"  # of the prompts and pictures that ship
FAVOURITES = 6


@dataclass(frozen=True, slots=True)
class Choosable:
    """Ways to play by the id of their prompt, and those that are chosen to begin with; `nickname` "" is for all.

    `photos` are a child's own in the place of a prompt's picture, by its id: for paper, they go into no file.
    """

    ways: Mapping[str, Prompt]
    favourites: tuple[str, ...] = ()
    nickname: str = ""
    photos: Mapping[str, str] = field(default_factory=dict)


def choosable(desk: Desk, visit: Visit, child_id: str = "") -> Choosable:
    """Every prompt; or for a child what its tray holds, in a way that is safe, with what it was most into chosen."""
    practice = desk.practice
    prompts = practice.shelf.prompts
    if not child_id:
        return Choosable(prompts)
    chart = practice.caseload.chart(visit.who, child_id)
    tray = practice.sessions.tray(visit.who, child_id, practice.clock())
    safe = set() if tray.stop else set(tray.entries)
    ways = {
        prompt.id: next(way for way in prompt.ways if way.way in safe)
        for prompt in prompts.values()
        if any(way.way in safe for way in prompt.ways)
    }
    into = Counter(play.prompt for play in chart.plays if play.outcome == "into_it")
    favourites = [name for name, _ in into.most_common() if name in ways]
    photos = practice.photos.shown(visit.who, child_id)
    return Choosable(ways, tuple(favourites[:FAVOURITES]), chart.child.nickname, photos)


def whom_and_what(desk: Desk, visit: Visit) -> tuple[list[Child], Choosable]:
    """The children that an adult may choose for, and every prompt."""
    return list(desk.practice.caseload.children(visit.who)), choosable(desk, visit)


def pictures_of(desk: Desk) -> dict[str, Picture]:
    """Every picture of a prompt by its name, the practice's own too."""
    found = dict(desk.own.pictures()) if desk.own else {}
    for prompt in (*desk.practice.shelf.prompts.values(), *shipped(desk).values()):
        svg = desk.gallery.svg(f"prompts/{prompt.picture_name}") if desk.gallery else None
        if svg is not None:
            found[prompt.picture_name] = Picture(SVG, svg)
    return found


def shipped(desk: Desk) -> Mapping[str, Prompt]:
    """Every prompt that came with Playcue, also those that one of the practice's own stands in for."""
    own = desk.own.prompts() if desk.own else {}
    shelf = desk.library or desk.practice.shelf
    return {name: prompt for name, prompt in shelf.prompts.items() if name not in own}


def as_written(desk: Desk) -> dict[str, Prompt]:
    """Every prompt as its file says it, whatever language the page is read in: so it leaves, and so it is known.

    What was put away is among them: on a page that was open before, it may be chosen still.
    """
    away = desk.own.put_away() if desk.own else {}
    return {**away, **desk.practice.shelf.prompts, **shipped(desk), **(desk.own.prompts() if desk.own else {})}


def origins_of(desk: Desk, playcue: str) -> dict[str, Origin]:
    """Where prompts come from that were not written here."""
    said = {
        prompt.id: Origin(author=prompt.about_author, licence=LICENCE, came_from=f"Playcue {playcue}")
        for prompt in shipped(desk).values()
    }
    return said | (dict(desk.own.origins()) if desk.own else {})
