"""Choosing prompts by their pictures, for everybody or for one child."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from nicegui import ui

from app.therapy import KINDS, Child, PlaycueError, Prompt

from ..choosable import Choosable, choosable
from ..desk import Desk
from ..guard import Visit
from ..threads import in_thread
from .chip_set import ChipSet
from .one_of import OneOf
from .said import Said

EVERYBODY = "everybody"


class PromptChoice(ui.element):
    """Whom it is for, then the prompts, kind by kind. `on_change` is called whenever something else is chosen."""

    def __init__(
        self,
        desk: Desk,
        visit: Visit,
        children: Sequence[Child],
        all_of_them: Choosable,
        on_change: Callable[[], Awaitable[None] | None],
    ) -> None:
        super().__init__("div")
        self.classes("pc-fields")
        self._desk, self._visit, self._on_change = desk, visit, on_change
        self._now = all_of_them
        self._chips: dict[str, ChipSet] = {}
        self._summaries: dict[str, Said] = {}
        options = {EVERYBODY: desk.say("exchange.everybody")} | {f"child-{one.id}": one.nickname for one in children}
        with self:
            if children:
                Said(desk.say("exchange.for"), "p").classes("pc-label")
                self._whom = OneOf(desk.say("exchange.for"), options, EVERYBODY, self._other, always=True)
            self._said = Said("", "p").classes("pc-lead")
            self._kinds = ui.element("div")
        self._draw()

    @property
    def chosen(self) -> list[Prompt]:
        """Ways to play, kind by kind."""
        return [self._now.ways[name] for chips in self._chips.values() for name in chips.chosen]

    @property
    def on_paper(self) -> list[Prompt]:
        """The chosen ones as a sheet shows them: with the child's own photos."""
        photos = self._now.photos
        return [way.model_copy(update={"picture": photos.get(way.id, way.picture)}) for way in self.chosen]

    @property
    def nickname(self) -> str:
        """Of the child it is for; "" for everybody."""
        return self._now.nickname

    async def _other(self) -> None:
        whom = self._whom.value or EVERYBODY
        child = whom.removeprefix("child-") if whom != EVERYBODY else ""
        try:
            found = await in_thread(choosable, self._desk, self._visit, child)
        except PlaycueError as fault:
            ui.notify(self._desk.told(fault), type="negative", multi_line=True)
            return
        if whom != self._whom.value:
            return  # another child was tapped meanwhile
        self._now = found
        self._draw()
        await self._changed()

    def _draw(self) -> None:
        say, now = self._desk.say, self._now
        self._said.text = say("exchange.safe_for", nickname=now.nickname, n=len(now.ways)) if now.nickname else ""
        self._said.set_visibility(bool(now.nickname))
        self._kinds.clear()
        self._chips, self._summaries = {}, {}
        with self._kinds:
            for kind in KINDS:
                mine = {name: way for name, way in now.ways.items() if way.kind == kind}
                if mine:
                    self._kind(kind, mine)
        self._count()

    def _kind(self, kind: str, mine: Mapping[str, Prompt]) -> None:
        with ui.element("details").classes("pc-more") as fold:
            fold.mark(f"kind-{kind}")
            fold.props["open"] = any(name in mine for name in self._now.favourites)
            self._summaries[kind] = Said("", "summary")
            self._chips[kind] = ChipSet(
                self._desk.word("kind", kind),
                {name: way.title for name, way in mine.items()},
                self._now.favourites,
                self._changed,
                {name: self._desk.picture(way.picture_name) for name, way in mine.items()},
            )

    def _changed(self) -> Awaitable[None]:
        self._count()
        return self._told()

    async def _told(self) -> None:
        answer = self._on_change()
        if answer is not None:
            await answer

    def _count(self) -> None:
        for kind, said in self._summaries.items():
            chosen = len(self._chips[kind].chosen)
            all_of_them = len(self._chips[kind].options)
            word = self._desk.say(f"exchange.kinds.{kind}")
            said.text = self._desk.say("exchange.kind", kind=word, n=chosen, of=all_of_them)
