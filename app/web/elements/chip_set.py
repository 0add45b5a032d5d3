"""A set of words to tap on and off, in the order of a closed list."""

from collections.abc import Callable, Iterable, Mapping

from nicegui import ui

from .said import Said


class ChipSet(ui.element):
    """Buttons that stay down. `options` are words by id; `chosen` holds ids in the order of the options.

    `pictures` are addresses by id; a picture stands above its word, which says the same.
    """

    def __init__(
        self,
        label: str,
        options: Mapping[str, str],
        chosen: Iterable[str] = (),
        on_change: Callable[[], object] | None = None,
        pictures: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__("div")
        self.classes("pc-chipset")
        self.props["role"], self.props["aria-label"] = "group", label
        down = set(chosen)
        self._on_change = on_change
        self._down = {name: name in down for name in options}
        self._buttons = {}
        with self:
            for name, word in options.items():
                button = ui.element("button").classes("pc-toggle").props("type=button").mark(f"chip-{name}")
                button.props["aria-pressed"] = _pressed(self._down[name])
                button.on("click", lambda _, name=name: self._tap(name))
                with button:
                    if pictures and name in pictures:
                        button.classes("pc-toggle-picture")
                        ui.element("img").props(f'src="{pictures[name]}" width=72 height=60 loading=lazy').props[
                            "alt"
                        ] = ""
                    Said(word)
                self._buttons[name] = button

    @property
    def chosen(self) -> tuple[str, ...]:
        """Ids that are down."""
        return tuple(name for name, down in self._down.items() if down)

    @property
    def options(self) -> tuple[str, ...]:
        """All ids, down or not."""
        return tuple(self._down)

    def choose(self, names: Iterable[str]) -> None:
        """Put exactly these down, without telling anybody."""
        wanted = set(names)
        for name in self._down:
            self._set(name, name in wanted)

    def lock(self) -> None:
        """From now on it can only be read."""
        for button in self._buttons.values():
            button.props["disabled"] = True

    def _tap(self, name: str) -> object:
        self._set(name, not self._down[name])
        return self._on_change() if self._on_change else None

    def _set(self, name: str, down: bool) -> None:
        if self._down[name] != down:
            self._down[name] = down
            self._buttons[name].props["aria-pressed"] = _pressed(down)


def _pressed(down: bool) -> str:
    return "true" if down else "false"
