"""The verses of a draft, for each way that has verses of its own: one way at a time, with its words and hands."""

from collections.abc import Callable, Mapping
from copy import deepcopy

from nicegui import ui

from app.therapy import Prompt

from ..desk import Desk
from ..draft_ways import follow, own_words, still_as_before, verses_of, with_verse, without_verse
from ..drafts import Draft
from .one_of import OneOf
from .option_fields import parts_of
from .said import Said
from .verse_fields import VerseFields

AS_WRITTEN = "as-written"
MOST_VERSES = 8


class WayFields(ui.element):
    """Reads and writes verses of the draft that `draft` gives; `way` is whose they are, "" the prompt's as written.

    `changed` is told of a field, `replaced` of another draft, `shown` when another way is. What still says the words of
    `source`, which the draft was made from, is named.
    """

    def __init__(
        self,
        desk: Desk,
        draft: Callable[[], Draft],
        changed: Callable[[], None],
        replaced: Callable[[Draft], None],
        shown: Callable[[], None],
        source: Prompt | None,
        way: str,
    ) -> None:
        super().__init__("div")
        self.classes("pc-fields")
        self._desk, self._given, self._source, self.way = desk, draft, source, way
        self._changed, self._replaced, self._shown = changed, replaced, shown
        self._verses: list[VerseFields] = []
        self.draw()

    def draw(self) -> None:
        """All verses of this way anew, and above them which ways there are."""
        say, draft = self._desk.say, self._given()
        ways = own_words(draft)
        self.way = self.way if self.way in ways else ""
        self._before = deepcopy(draft)  # what the ways follow from
        self.clear()
        with self:
            if ways:
                self._choice(ways)
            self._still = Said("", "p").classes("pc-note")
            verses = verses_of(draft, self.way)
            self._verses = [self._verse(number, len(verses)) for number in range(1, 1 + len(verses))]
            if len(verses) < MOST_VERSES:
                with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet") as more:
                    Said(say("editor.add_verse"))
                more.mark("add_verse").on("click", lambda: self._replaced(with_verse(self._given(), self.way)))

    def tell(self, faults: Mapping[str, list[str]]) -> dict[str, str]:
        """Say what is wrong at the verses that are shown; what each place of a fault is called is returned."""
        say, draft = self._desk.say, self._given()
        for number, fields in enumerate(self._verses, 1):
            fields.tell(faults.get(f"{self.way} verse {number}".strip(), []))
        still = [self._called(way) for way in still_as_before(draft, self._source)]
        title = self._source.title if self._source else ""
        self._still.text = say("editor.still_as_before", ways=", ".join(still), title=title) if still else ""
        self._still.set_visibility(bool(still))
        places = {}
        for way in ("", *own_words(draft)):
            for number in range(1, 1 + len(verses_of(draft, way))):
                said = say("editor.verse", n=number)
                places[f"{way} verse {number}".strip()] = f"{self._called(way)}: {said}" if way else said
        return places

    def _called(self, way: str) -> str:
        return self._desk.say(f"library.way.{way}")

    def _choice(self, ways: tuple[str, ...]) -> None:
        say = self._desk.say

        def other() -> None:
            self.way = "" if chosen.value in (None, AS_WRITTEN) else str(chosen.value)
            self.draw()
            self._shown()

        with ui.element("section").classes("pc-card"):
            Said(say("editor.ways"), "p").classes("pc-label")
            Said(say("editor.ways_lead"), "p").classes("pc-fine")
            names = {AS_WRITTEN: say("library.as_written")} | {way: self._called(way) for way in ways}
            chosen = OneOf(say("editor.ways"), names, self.way or AS_WRITTEN, other, always=True)

    def _verse(self, number: int, count: int) -> VerseFields:
        def drop() -> None:
            self._replaced(without_verse(self._given(), self.way, number))

        verse = verses_of(self._given(), self.way)[number - 1]
        parts = parts_of(self._desk.practice.shelf.prompts.values()) if self._given()["kind"] == "story" else ()
        return VerseFields(self._desk, number, verse, self._written, drop if count > 1 else None, parts)

    def _written(self) -> None:
        if not self.way:
            follow(self._given(), self._before)
        self._changed()
