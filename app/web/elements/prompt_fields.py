"""The fields of one prompt: title and line, picture, verses, where it fits, and what is asked for seldom."""

import secrets
from collections.abc import Callable, Iterable, Mapping

from nicegui import ui

from app.exchange import plain_words, read_picture
from app.therapy import KINDS, PLACES, POSITIONS, Prompt

from ..desk import Desk
from ..drafts import Draft, begun
from ..guard import Visit
from ..threads import in_thread
from .one_of import OneOf
from .prompt_more_fields import chip_field, more_fields, say_faults
from .said import Said
from .upload import PHOTOS, upload
from .way_fields import WayFields

FIELDS = ("title", "about")
WRITTEN = ("about", "hands_needed")  # what stays when another kind is chosen, beside title and verses


class PromptFields(ui.element):
    """Reads and writes the draft that `draft` gives: `changed` is told of a field, `replaced` of another draft, `shown`
    when the verses of another way are to be seen.

    Of a `new` one that stands in for nothing the kind may be chosen. `source` is what it was made from.
    """

    def __init__(
        self,
        desk: Desk,
        visit: Visit,
        draft: Callable[[], Draft],
        changed: Callable[[], None],
        replaced: Callable[[Draft], None],
        shown: Callable[[], None],
        *,
        new: bool,
        source: Prompt | None = None,
    ) -> None:
        super().__init__("div")
        self.classes("pc-fields")
        self._desk, self._visit, self._new = desk, visit, new
        self._given, self._changed, self._replaced, self._shown = draft, changed, replaced, shown
        self._source = source
        self._words: WayFields | None = None
        self._told: dict[str, ui.element] = {}
        self.draw()

    @property
    def way(self) -> str:
        """The way whose verses are shown, "" as written."""
        return self._words.way if self._words else ""

    def draw(self) -> None:
        """All fields anew, from the draft."""
        say, draft, desk, way = self._desk.say, self._draft, self._desk, self.way
        self.clear()
        self._told = {}
        with self:
            with ui.element("section").classes("pc-card"):
                if self._new and not draft.get("replaces"):
                    self._kind()
                for name in FIELDS:
                    drawn = ui.input if name == "title" else ui.textarea  # one line, that may take three on the card
                    field = drawn(say(f"editor.{'name' if name == 'title' else name}"), value=draft.get(name, ""))
                    field.props("outlined debounce=300").mark(name)
                    if name != "title":
                        field.props("autogrow rows=1")
                    field.on_value_change(lambda told, name=name: self._set(name, plain_words(told.value or "")))
                    self._told[name] = ui.element("div")
                self._picture()
            self._words = WayFields(desk, self._given, self._changed, self._replaced, self._shown, self._source, way)
            self._chips("places", desk.words("place", PLACES))
            self._chips("positions", desk.words("position", POSITIONS))
            self._told |= more_fields(desk, draft, self._set)

    def tell(self, faults: Mapping[str, list[str]]) -> list[str]:
        """Say each fault at its field. Those that belong to none are returned, and first which fields say something."""
        say, here = self._desk.say, {"title": "name"}
        titles = {name: say(f"editor.{here.get(name, name)}") for name in self._told}
        titles |= self._words.tell(faults) if self._words else {}
        for name, place in self._told.items():
            say_faults(place, faults.get(name, []))
        named = [titles[name] for name in titles if name in faults]
        rest = [says for name, these in faults.items() if name not in titles for says in these]
        return ([say("editor.at_fields", fields=", ".join(named))] if named else []) + rest

    @property
    def _draft(self) -> Draft:
        return self._given()

    def _kind(self) -> None:
        desk = self._desk

        def other() -> None:
            draft, like = self._draft, like_of(desk.practice.shelf.prompts.values(), kind.value or "story")
            new = begun(like, draft.get("title", "")) | {name: draft[name] for name in WRITTEN if name in draft}
            last = max((n for n, verse in enumerate(draft["verses"], 1) if "".join(verse["lines"])), default=0)
            new["verses"] = [*draft["verses"][:last], *new["verses"][last:]]
            if draft.get("picture") in desk.practice.own.pictures():
                new["picture"] = draft["picture"]
            self._replaced(new)

        kind = OneOf(desk.say("editor.kind"), desk.words("kind", KINDS), self._draft["kind"], other, always=True)

    def _picture(self) -> None:
        desk = self._desk
        with ui.element("details").classes("pc-more"):
            Said(desk.say("editor.picture"), "summary")
            upload(desk, self._visit, desk.say("editor.photo"), PHOTOS, "photo", self._photo)
            prompts = [one for one in desk.practice.shelf.prompts.values() if one.kind == self._draft["kind"]]
            pictures = {one.picture_name: desk.picture(one.picture_name) for one in prompts}
            pictures |= {name: desk.picture(name) for name in desk.practice.own.pictures()}
            titles = {one.picture_name: one.title for one in prompts}
            chosen = OneOf(
                desk.say("editor.picture"),
                {name: titles.get(name) or self._called(name) for name in pictures},
                self._draft.get("picture"),
                lambda: self._set("picture", chosen.value),
                pictures=pictures,
                always=True,
            )

    def _called(self, name: str) -> str:
        return self._desk.say("editor.own_photo") if name.startswith("own-") else name.replace("-", " ")

    def _chips(self, name: str, words: dict[str, str]) -> None:
        with ui.element("section").classes("pc-card"):
            self._told[name] = chip_field(self._desk, name, words, self._draft, self._set)

    def _set(self, name: str, value: object) -> None:
        draft = self._draft
        if draft.get(name) != value:
            draft[name] = value
            if name == "title":
                draft["label"] = value
            self._changed()
            if name == "variants" and self._words:
                self._words.draw()
                self._shown()

    async def _photo(self, raw: bytes) -> None:
        picture = await in_thread(read_picture, raw, self._desk.say("editor.picture"))
        name, practice = f"own-{secrets.token_hex(4)}", self._desk.practice
        pictures = {name: (picture.media_type, picture.data)}
        await in_thread(practice.own.keep_pictures, self._visit.who, pictures, practice.clock())
        self._replaced({**self._draft, "picture": name})


def like_of(prompts: Iterable[Prompt], kind: str) -> Prompt:
    """A sound prompt of a kind, to begin from: the first without an adult's touch."""
    mine = [one for one in prompts if one.kind == kind]
    return next((one for one in mine if one.touch == "none"), mine[0])
