"""The sliders that lean the order: more calm, more new, this goal first. Each move is told a moment later."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

from nicegui import ui

from app.therapy import Steer

from ..desk import Desk
from .one_of import OneOf
from .said import Said

SETTLES_S = 0.25  # a slider that is still moving is not told yet
RANGES = {"calm": (0, 3), "new": (-2, 2)}


class Leaning(ui.element):
    """`on_change` is handed the leaning once the sliders rest. Not `open` means that it can only be read."""

    def __init__(
        self,
        desk: Desk,
        steer: Steer,
        goals: Iterable[str],
        on_change: Callable[[Steer], Awaitable[None]],
        *,
        open_: bool,
    ) -> None:
        super().__init__("div")
        self.classes("pc-fields")
        self._desk, self._on_change, self._open = desk, on_change, open_
        self._moves, self._telling = 0, True
        self._sliders: dict[str, ui.slider] = {}
        self._words: dict[str, Said] = {}
        with self:
            for name in RANGES:
                self._slider(name, getattr(steer, name))
            self._goal = self._goals(desk.words("goal", goals), steer.goal)
        self.show(steer)

    @property
    def steer(self) -> Steer:
        """What the sliders and goals say now."""
        calm, new = (int(self._sliders[name].value or 0) for name in RANGES)
        return Steer(calm=calm, new=new, goal=self._goal.value if self._goal else None)

    def show(self, steer: Steer) -> None:
        """Put everything so, without telling anybody."""
        self._telling = False
        for name, slider in self._sliders.items():
            slider.value = getattr(steer, name)
        if self._goal:
            self._goal.choose(() if steer.goal is None else (steer.goal,))
        self._telling = True
        self._say()

    def _slider(self, name: str, value: int) -> None:
        low, high = RANGES[name]
        say = self._desk.say
        with ui.element("div").classes("pc-lean"):
            self._step(name, "less", -1)
            with ui.element("div").classes("pc-lean-says"):
                Said(say(f"order.lean.{name}")).classes("pc-label")
                self._words[name] = Said("").classes("pc-lead")
            slider = ui.slider(min=low, max=high, step=1, value=value, on_change=self._moved).mark(f"lean-{name}")
            slider.props('snap markers thumb-size="32px" track-size="10px" color=primary')
            if low < 0:  # even lies in the middle, so a bar from the left would say nothing
                slider.props("selection-color=transparent")
            slider.props["aria-label"] = say(f"order.lean.{name}")
            slider.set_enabled(self._open)
            self._sliders[name] = slider
            self._step(name, "more", 1)

    def _step(self, name: str, way: str, by: int) -> None:
        """A big button beside the slider: a thumb with oil on it does not slide well."""
        button = ui.element("button").classes("pc-btn pc-btn-quiet pc-step").mark(f"{way}-{name}")
        button.props("type=button").props["aria-label"] = self._desk.say(f"order.step.{name}.{way}")
        button.props["disabled"] = not self._open
        with button:
            Said("+" if by > 0 else "\N{MINUS SIGN}").props("aria-hidden=true")

        def step() -> None:
            low, high = RANGES[name]
            slider = self._sliders[name]
            slider.value = min(high, max(low, int(slider.value or 0) + by))

        button.on("click", step)

    def _goals(self, goals: dict[str, str], first: str | None) -> OneOf | None:
        say = self._desk.say
        Said(say("order.lean.goal"), "p").classes("pc-label")
        if not goals:
            Said(say("order.no_goals"), "p").classes("pc-lead")
            return None
        chips = OneOf(say("order.lean.goal"), goals, first, self._moved)
        if not self._open:
            chips.lock()
        return chips

    def _moved(self) -> Awaitable[None] | None:
        if not self._telling:
            return None
        self._say()
        self._moves += 1
        return self._rested(self._moves)

    async def _rested(self, move: int) -> None:
        await asyncio.sleep(SETTLES_S)
        if move == self._moves:
            await self._on_change(self.steer)

    def _say(self) -> None:
        for name, word in self._words.items():
            word.text = self._desk.say(f"order.{name}.{int(self._sliders[name].value or 0)}")
            self._sliders[name].props["aria-valuetext"] = word.text
