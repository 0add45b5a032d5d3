"""What a story lets the child choose at a verse: two or three pictures with their word, and what follows each."""

from collections.abc import Callable, Iterable
from typing import Any

from nicegui import ui

from app.exchange import plain_words
from app.therapy import Prompt

from ..desk import Desk
from .said import Said

FEWEST, MOST = 2, 3
NEW: dict[str, Any] = {"label": "", "part": "", "lines": [""]}


class OptionFields(ui.element):
    """Reads and writes the options of one verse; `told` is handed them anew at each change, [] where none are left."""

    def __init__(
        self,
        desk: Desk,
        options: list[dict[str, Any]],
        parts: Iterable[str],
        told: Callable[[list[dict[str, Any]]], None],
        mark: str,
    ) -> None:
        super().__init__("div")
        self.classes("pc-fields")
        self._desk, self._told, self._mark = desk, told, mark
        self._options = [dict(one) for one in options]
        self._parts = {name: name.replace("-", " ") for name in sorted({*parts, *(one["part"] for one in options)})}
        self._draw()

    def _draw(self) -> None:
        say, count = self._desk.say, len(self._options)
        self.clear()
        with self:
            if count:
                Said(say("editor.options"), "p").classes("pc-label")
            for number in range(count):
                self._row(number)
            with ui.element("div").classes("pc-actions"):
                if not count:
                    self._button("let_choose", lambda: self._again([dict(NEW) for _ in range(FEWEST)]))
                elif count < MOST:
                    self._button("add_option", lambda: self._again([*self._options, dict(NEW)]))
                if count > FEWEST:
                    self._button("drop_option", lambda: self._again(self._options[:-1]))
                elif count:
                    self._button("drop_options", lambda: self._again([]))

    def _row(self, number: int) -> None:
        say, option = self._desk.say, self._options[number]
        mark = f"{self._mark}-{number + 1}"
        with ui.element("div").classes("pc-verse-fields"):
            label = ui.input(say("editor.option", n=number + 1), value=option["label"]).mark(f"option-{mark}")
            label.props("outlined debounce=300 maxlength=40")
            label.on_value_change(lambda event: self._set(number, "label", plain_words(event.value or "")))
            part = ui.select(
                self._parts, label=say("editor.option_picture"), value=option["part"] or None, with_input=True
            )
            part.props("outlined options-dense").mark(f"part-{mark}")
            part.on_value_change(lambda event: self._set(number, "part", event.value or ""))
        then = ui.textarea(say("editor.option_then"), value="\n".join(option["lines"])).mark(f"then-{mark}")
        then.props("outlined autogrow debounce=300 rows=1")
        then.on_value_change(lambda event: self._set(number, "lines", lines_of(event.value or "")))

    def _button(self, name: str, tapped: Callable[[], None]) -> None:
        with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet") as button:
            Said(self._desk.say(f"editor.{name}"))
        button.mark(f"{name}-{self._mark}").on("click", tapped)

    def _set(self, number: int, name: str, value: Any) -> None:
        if self._options[number][name] != value:
            self._options[number][name] = value
            self._told([dict(one) for one in self._options])

    def _again(self, options: list[dict[str, Any]]) -> None:
        self._options = options
        self._told([dict(one) for one in options])
        self._draw()


def lines_of(text: str) -> list[str]:
    """The lines of a text as they are said; an empty one where there is none."""
    return [said for line in text.split("\n") if (said := plain_words(line))] or [""]


def parts_of(prompts: Iterable[Prompt]) -> set[str]:
    """Pictures that stories let choose."""
    return {
        option.part for prompt in prompts for way in prompt.ways for verse in way.verses for option in verse.options
    }
