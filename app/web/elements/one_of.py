"""One word to tap, or none: tapping it again takes it back."""

from collections.abc import Callable, Mapping

from .chip_set import ChipSet


class OneOf(ChipSet):
    """Buttons of which one at most is down. With `always` one has to stay down."""

    def __init__(
        self,
        label: str,
        options: Mapping[str, str],
        chosen: str | None = None,
        on_change: Callable[[], object] | None = None,
        *,
        pictures: Mapping[str, str] | None = None,
        always: bool = False,
    ) -> None:
        super().__init__(label, options, () if chosen is None else (chosen,), on_change, pictures)
        self._always = always

    @property
    def value(self) -> str | None:
        """The id that is down."""
        return next(iter(self.chosen), None)

    def _tap(self, name: str) -> object:
        if name == self.value and self._always:
            return None
        self.choose(() if name == self.value else (name,))
        return self._on_change() if self._on_change else None
