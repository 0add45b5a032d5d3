"""The fields of one verse: its words, how long it takes, and what hands do."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from nicegui import ui

from app.exchange import plain_words
from app.library import NEVER
from app.therapy import AREAS, PRESSURES, SIDED_AREAS, SIDES, TECHNIQUES

from ..desk import Desk
from .number_field import whole
from .option_fields import OptionFields, lines_of
from .said import Said

NEW_HANDS = {"technique": "still_hold", "pressure": 2, "beats": 0}


class VerseFields(ui.element):
    """Reads and writes one verse of a draft; `changed` is told of every change. A story may let the child choose one
    of the `parts`; without any nothing is chosen.
    """

    def __init__(
        self,
        desk: Desk,
        number: int,
        verse: dict[str, Any],
        changed: Callable[[], None],
        drop: Callable[[], None] | None,
        parts: Collection[str] = (),
    ) -> None:
        super().__init__("section")
        self.classes("pc-card").mark(f"verse-{number}")
        self._desk, self._verse, self._changed, self._number = desk, verse, changed, number
        self._hands = hands = dict(verse.get("hands") or NEW_HANDS)  # as they are shown, also while there are none
        say = desk.say
        with self:
            Said(say("editor.verse", n=number), "h2")
            self._words_field(say("editor.lines"), "\n".join(verse["lines"]), self._lines, f"lines-{number}", rows=2)
            with ui.element("div").classes("pc-verse-fields"):
                self._count("seconds", verse.get("seconds"), 1, 600, lambda told: self._set("seconds", told))
                areas = {"": say("editor.no_hands")} | desk.words("area", AREAS)
                self._select("area", areas, hands.get("area", ""))
                self._side = self._select("side", {"": "–"} | desk.words("side", SIDES), hands.get("side", ""))
                techniques = desk.words("technique", [name for name in TECHNIQUES if name not in NEVER])
                self._select("technique", techniques, hands.get("technique"))
                words = {level: say(f"editor.pressure_of.{level}") for level in PRESSURES}
                self._select("pressure", words, hands.get("pressure"))
                self._count("beats", hands.get("beats", 0), 0, 64, lambda told: self._hand("beats", told or 0))
            self._words_field(say("editor.hands"), hands.get("words", ""), self._words, f"hands-{number}", rows=1)
            mine = verse.get("options") or []
            if mine or parts:
                OptionFields(desk, mine, parts, lambda told: self._set("options", told or None), str(number))
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

    def _count(self, name: str, value: int | None, least: int, most: int, told: Callable[[int | None], None]) -> None:
        field = ui.number(self._desk.say(f"editor.{name}"), value=value, min=least, max=most, precision=0)
        field.props("outlined").mark(f"{name}-{self._number}").on_value_change(lambda event: told(whole(event.value)))

    def _select(self, name: str, options: dict[Any, str], value: Any) -> ui.select:
        field = ui.select(options, label=self._desk.say(f"editor.{name}"), value=value if value in options else None)
        field.props("outlined options-dense").mark(f"{name}-{self._number}")
        return field.on_value_change(lambda told: self._hand(name, told.value))

    def _lines(self, text: str) -> None:
        self._set("lines", lines_of(text))

    def _words(self, text: str) -> None:
        self._hand("words", plain_words(text))

    def _set(self, name: str, value: Any) -> None:
        if self._verse.get(name) != value:
            if value is None:
                del self._verse[name]
            else:
                self._verse[name] = value
            self._changed()

    def _hand(self, name: str, value: Any) -> None:
        """Hands begin with an area or with words, and go with the area; what an area has no side for loses it.

        They are the child's own in a self-massage, and until they do something else.
        """
        hands = {key: said for key, said in {**self._hands, name: value}.items() if said not in ("", None)}
        if hands.get("area") not in SIDED_AREAS:
            hands.pop("side", None)
        elif "side" not in hands:
            hands["side"] = "both"
        if name == "technique":
            hands["giver"] = "self" if value == "self_massage" else "adult"
        self._hands = hands
        self._side.value = hands.get("side", "")
        none = (name == "area" and not value) or not hands.keys() & {"area", "words"}
        self._set("hands", None if none else dict(hands))
