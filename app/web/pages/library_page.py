"""The library: all prompts of the shelf, found by kind, place, sense, goal, time, equipment, touch, tune and words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from nicegui import ui

from app.library import Finder, Query
from app.practice import OwnPrompt
from app.therapy import GOALS, KINDS, MATERIALS, PLACES, SENSES, PlaycueError

from ..desk import Desk
from ..elements import Said
from ..elements.damaged import damaged
from ..elements.one_of import OneOf
from ..elements.own_aside import own_aside
from ..elements.tiles import tiles
from ..frame import adult_page
from ..guard import Visit
from ..threads import in_thread

PAGE = 60  # tiles drawn at once
MINUTES = (1, 2, 3, 5)
TOUCHES = ("none", "self", "adult")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything the page draws: prompts ready to be found, the tunes that any is sung to, and what lies beside it."""

    finder: Finder
    tunes: Mapping[str, str]
    equipment: tuple[str, ...]
    aside: Mapping[str, OwnPrompt]
    damaged: tuple[PlaycueError, ...]


def register(desk: Desk) -> None:
    """The page at /library."""

    @adult_page(desk, "/library", "library.title")
    async def build(desk: Desk, visit: Visit) -> None:
        content(desk, await in_thread(_read, desk), visit.query)


def content(desk: Desk, shelf: Shelf, asked: Mapping[str, str]) -> None:
    """What is asked for above, what was found below. What is `asked` stands in the address: Back finds it again."""
    every = shelf.finder.find(Query())
    with ui.element("div").classes("pc-head"):
        with ui.element("div"):
            Said(desk.say("library.title"), "h1")
            Said(desk.say("library.lead", n=len(every)), "p").classes("pc-lead")
        with ui.element("div").classes("pc-actions"):
            ui.link(desk.say("library.new"), "/library/new").classes("pc-btn")
            ui.link(desk.say("library.share"), "/share").classes("pc-btn pc-btn-quiet")
            ui.link(desk.say("library.print"), "/print").classes("pc-btn pc-btn-quiet")
    damaged(desk, shelf.damaged)
    _Finding(desk, shelf, len(every), asked)
    own_aside(desk, shelf.aside)


def _read(desk: Desk) -> Shelf:
    damaged = tuple(desk.practice.own.damaged())  # first: what was put back is on the shelf again
    library = desk.practice.shelf
    prompts = list(library.prompts.values())
    tunes = {prompt.beat.tune for prompt in prompts if prompt.beat and prompt.beat.tune}
    needed = {thing for prompt in prompts for way in prompt.ways for thing in way.materials}
    titles = {name: desk.word("tune", name) for name in sorted(tunes)}
    equipment = tuple(thing for thing in MATERIALS if thing in needed)
    aside = {one.id: one for one in desk.practice.own.all().values() if one.draft is not None or not one.live}
    return Shelf(Finder(prompts), titles, equipment, aside, damaged)


class _Finding:
    """The fields and the tiles; every change filters at once."""

    def __init__(self, desk: Desk, shelf: Shelf, count: int, asked: Mapping[str, str]) -> None:
        self._desk, self._shelf, self._count = desk, shelf, count
        self._shown = PAGE
        say, kinds, options = desk.say, desk.words("kind", KINDS), self._options()
        self._asked: dict[str, Any] = {"words": asked.get("words", "")}
        for name, known in {"kind": kinds, **options}.items():
            self._asked[name] = next((value for value in known if str(value) == asked.get(name)), None)
        with ui.element("section").classes("pc-card pc-finding"):
            self._words = ui.input(say("library.words"), value=self._asked["words"]).mark("words")
            self._words.props("outlined clearable debounce=150 autocomplete=off maxlength=80")
            self._words.on_value_change(lambda told: self._ask("words", told.value))
            Said(say("library.by.kind"), "p").classes("pc-label")
            self._kind = OneOf(
                say("library.by.kind"), kinds, self._asked["kind"], lambda: self._ask("kind", self._kind.value)
            )
            with ui.element("details").classes("pc-more") as more:
                more.props["open"] = any(self._asked[name] for name in options)
                Said(say("library.by_more"), "summary")
                with ui.element("div").classes("pc-finding-fields"):
                    self._fields = [self._field(name, words) for name, words in options.items()]
            with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet").mark("clear") as clear:
                Said(say("library.clear"))
            clear.on("click", self._clear)
        self._told = Said("", "p").classes("pc-lead").props("role=status")
        self._tiles = ui.element("ul").classes("pc-tiles")
        with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet").mark("more") as self._more:
            Said(say("library.more"))
        self._more.on("click", self._show_more)
        self._draw()

    def _options(self) -> dict[str, dict[Any, str]]:
        desk, say = self._desk, self._desk.say
        senses = {
            f"{sense} {much}": say(f"library.sense.{much}", sense=desk.word("channel", sense))
            for sense in SENSES
            for much in ("little", "much")
        }
        return {
            "place": desk.words("place", PLACES),
            "goal": desk.words("goal", GOALS),
            "touch": {touch: say(f"library.touch.{touch}") for touch in TOUCHES},
            "sense": senses,
            "minutes": {n: say("library.up_to.minute", n=n) for n in MINUTES},
            "equipment": {"none": say("library.equipment.none")} | desk.words("material", self._shelf.equipment),
            "tune": dict(self._shelf.tunes),
        }

    def _field(self, name: str, options: Mapping[Any, str]) -> ui.select:
        label = self._desk.say(f"library.by.{name}")
        field = ui.select(dict(options), label=label, value=self._asked[name], clearable=True)
        field.props("outlined options-dense").mark(f"by-{name}")
        return field.on_value_change(lambda told: self._ask(name, told.value))

    def _ask(self, name: str, value: Any) -> None:
        self._asked[name], self._shown = value, PAGE
        said = urlencode({name: value for name, value in self._asked.items() if value})
        ui.navigate.history.replace(f"/library?{said}" if said else "/library")
        self._draw()

    def _clear(self) -> None:
        self._kind.choose(())
        self._asked["kind"] = None
        self._words.value = ""
        for field in self._fields:
            field.value = None
        self._ask("words", "")

    def _show_more(self) -> None:
        self._shown += PAGE
        self._draw()

    def _draw(self) -> None:
        found = self._shelf.finder.find(_query(self._asked))
        key = "library.found" if found else "library.nothing"
        self._told.text = self._desk.say(key, n=len(found), all=self._count)
        self._tiles.clear()
        with self._tiles:
            tiles(self._desk, found[: self._shown])
        self._more.visible = len(found) > self._shown


def _query(asked: Mapping[str, Any]) -> Query:
    sense, _, much = (asked["sense"] or "").partition(" ")
    plain = {name: value or "" for name, value in asked.items() if name not in ("sense", "minutes")}
    return Query(**plain, sense=(sense, much) if sense else None, minutes=asked["minutes"])
