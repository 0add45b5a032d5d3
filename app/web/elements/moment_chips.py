"""Where, how and with whom: the moment that an order is looked at for. Nothing here is written down."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from app.practice import OFFERED_GIVERS
from app.therapy import MOODS, PLACES, POSITIONS, Child, Moment, Shelf

from ..desk import Desk
from .choice import choice
from .one_of import OneOf
from .said import Said


class MomentChips(ui.element):
    """Mood in one tap; place, position and giver behind a line that says what holds. `moment` is what is down."""

    def __init__(self, desk: Desk, child: Child, moment: Moment, on_change: Callable[[], Awaitable[None]]) -> None:
        super().__init__("div")
        self.classes("pc-moment")
        self._desk, self._moment, self._on_change = desk, moment, on_change
        say = desk.say
        positions = child.positions or tuple(POSITIONS)
        with self:
            Said(say("order.mood")).classes("pc-label")
            self._mood = choice(say("order.mood"), desk.words("mood", MOODS), moment.mood).mark("mood")
            self._mood.on_value_change(on_change)
            with ui.element("details").classes("pc-more"):
                self._summary = Said("", "summary")
                self._chips = {
                    name: self._ask(name, options, getattr(moment, name))
                    for name, options in (
                        ("place", _places(desk.practice.shelf, positions)),
                        ("position", positions),
                        ("giver", OFFERED_GIVERS),
                    )
                }
        self._say()

    @property
    def moment(self) -> Moment:
        """The moment that was handed in, with what is down now."""
        chosen = {name: chips.value for name, chips in self._chips.items()}
        return self._moment.model_copy(update={**chosen, "mood": self._mood.value})

    def _ask(self, name: str, options: tuple[str, ...], now: str | None) -> OneOf:
        if now is not None and now not in options:  # of a sitting somewhere else; it may be looked at, too
            options = (*options, now)
        Said(self._desk.say(f"order.{name}"), "p").classes("pc-label")
        words = self._desk.words(name, options)
        return OneOf(self._desk.say(f"order.{name}"), words, now, self._changed, always=True)

    def _changed(self) -> Awaitable[None]:
        self._say()
        return self._on_change()

    def _say(self) -> None:
        words = [self._desk.word(name, chips.value) for name, chips in self._chips.items() if chips.value]
        self._summary.text = self._desk.say("order.moment", moment=" · ".join(words))


def _places(shelf: Shelf, positions: tuple[str, ...]) -> tuple[str, ...]:
    """Places that any prompt is made for in a position of this child."""
    mine = set(positions)
    ways = [way for prompt in shelf.prompts.values() for way in prompt.ways if not mine.isdisjoint(way.positions)]
    return tuple(place for place in PLACES if any(place in way.places for way in ways))
