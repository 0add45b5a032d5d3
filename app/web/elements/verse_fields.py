"""The fields of one verse: its words, how long it takes, and what hands do."""

from collections.abc import Callable, Sequence
from typing import Any

from nicegui import ui

from app.therapy import AREAS, PRESSURES, SIDED_AREAS, SIDES, TECHNIQUES

from ..desk import Desk
from .said import Said


class VerseFields(ui.element):
    """Reads and writes one verse of a draft; `changed` is told of every change."""

    def __init__(
        self,
        desk: Desk,
        number: int,
        verse: dict[str, Any],
        changed: Callable[[], None],
        drop: Callable[[], None] | None,
    ) -> None:
        super().__init__("section")
        self.classes("pc-card").mark(f"verse-{number}")
        self._desk, self._verse, self._changed = desk, verse, changed
        say, hands = desk.say, verse.get("hands") or {}
        with self:
            Said(say("editor.verse", n=number), "h2")
            self._words_field(say("editor.lines"), "\n".join(verse["lines"]), self._lines, f"lines-{number}", rows=2)
            with ui.element("div").classes("pc-verse-fields"):
                seconds = ui.number(say("editor.seconds"), value=verse["seconds"], min=1, max=600, precision=0)
                seconds.props("outlined").on_value_change(lambda told: self._set("seconds", int(told.value or 1)))
                areas = {"": say("editor.no_hands")} | desk.words("area", AREAS)
                self._select("area", areas, hands.get("area", "")).mark(f"area-{number}")
                self._select("side", {"": "–"} | desk.words("side", SIDES), hands.get("side", ""))
                self._select("technique", desk.words("technique", TECHNIQUES), hands.get("technique"))
                words = {level: say(f"editor.pressure_of.{level}") for level in PRESSURES}
                self._select("pressure", words, hands.get("pressure"))
            self._words_field(say("editor.hands"), hands.get("words", ""), self._words, f"hands-{number}", rows=1)
            self._faults = ui.element("div").props("role=status")
            if drop:
                with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet") as out:
                    Said(say("editor.drop_verse"))
                out.mark(f"drop-{number}").on("click", drop)

    def tell(self, faults: Sequence[str]) -> None:
        """Say what is wrong with this verse."""
        self._faults.clear()
        with self._faults:
            for says in faults:
                Said(says, "p").classes("pc-fault")

    def _words_field(self, label: str, value: str, told: Callable[[str], None], mark: str, rows: int) -> None:
        field = ui.textarea(label, value=value).props(f"outlined autogrow debounce=300 rows={rows}").mark(mark)
        field.on_value_change(lambda event: told(event.value or ""))

    def _select(self, name: str, options: dict[Any, str], value: Any) -> ui.select:
        field = ui.select(options, label=self._desk.say(f"editor.{name}"), value=value if value in options else None)
        field.props("outlined options-dense")
        return field.on_value_change(lambda told: self._hand(name, told.value))

    def _lines(self, text: str) -> None:
        self._set("lines", [line.strip() for line in text.split("\n") if line.strip()] or [""])

    def _words(self, text: str) -> None:
        self._hand("words", text)

    def _set(self, name: str, value: Any) -> None:
        if self._verse.get(name) != value:
            self._verse[name] = value
            self._changed()

    def _hand(self, name: str, value: Any) -> None:
        """Hands begin with an area, and go with it; what an area has no side for loses it."""
        hands = dict(self._verse.get("hands") or {"technique": "still_hold", "pressure": 2, "words": "", "beats": 0})
        if name == "area" and not value:
            self._verse.pop("hands", None)
            return self._changed()
        if value in ("", None):
            hands.pop(name, None)
        else:
            hands[name] = value
        if hands.get("area") not in SIDED_AREAS:
            hands.pop("side", None)
        elif "side" not in hands:
            hands["side"] = "both"
        hands["giver"] = "self" if hands.get("technique") == "self_massage" else hands.get("giver", "adult")
        self._verse["hands"] = hands
        return self._changed()
