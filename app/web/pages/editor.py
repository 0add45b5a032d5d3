"""Writing a prompt of the practice's own, or adapting one that ships: fields here, the play surface beside them."""

import secrets
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from functools import partial

from nicegui import ui

from app.exchange import read_picture
from app.practice import OwnPrompt
from app.therapy import KINDS, MATERIALS, PLACES, POSITIONS, TAGS, PlaycueError, Prompt

from ..desk import Desk
from ..drafts import Draft, adapted, as_prompt, begun, faults
from ..elements import ChipSet, Said
from ..elements.one_of import OneOf
from ..elements.preview import PlayPreview
from ..elements.upload import upload
from ..elements.verse_fields import VerseFields
from ..frame import adult_page
from ..guard import Visit
from ..spoken import day
from ..threads import in_thread

STEPS_BACK, MOST_VERSES = 30, 8
FIELDS = ("title", "about")


@dataclass(frozen=True, slots=True)
class Begun:
    """What the page starts from; `name` is "" while nothing is kept yet."""

    name: str
    draft: Draft
    own: OwnPrompt | None = None


def register(desk: Desk) -> None:
    """The pages at /library/new and /library/{id}/edit."""

    @adult_page(desk, "/library/new", "editor.title")
    async def new(visit: Visit) -> None:
        shelf = desk.practice.shelf.prompts
        source = shelf.get(visit.query.get("from", ""))
        draft = adapted(source) if source else begun(_like(shelf.values(), "story"), "")
        content(desk, visit, Begun("", draft))

    @adult_page(desk, "/library/{prompt_id}/edit", "editor.title")
    async def edit(visit: Visit) -> None:
        own = (await in_thread(desk.practice.own.all)).get(visit.path["prompt_id"])
        if own is None:
            Said(desk.say("editor.gone"), "h1")
            return
        draft = own.draft if own.draft is not None else adapted(own.versions[-1].prompt) | _kept(own)
        content(desk, visit, Begun(own.id, dict(draft), own))


def content(desk: Desk, visit: Visit, page: Begun) -> None:
    """The whole editor."""
    say, draft = desk.say, page.draft
    replaces = desk.practice.readable.prompts.get(draft.get("replaces") or "")
    title = "editor.of" if page.name else "editor.adapt" if replaces else "editor.new"
    Said(say(title, title=draft.get("title") or (replaces.title if replaces else "")), "h1")
    Said(say("editor.lead"), "p").classes("pc-lead")
    if replaces:
        Said(say("editor.replaces", title=replaces.title), "p").classes("pc-lead")
    _Editor(desk, visit, page)


class _Editor:
    """The fields over one draft. Every change is drawn beside, checked, and kept."""

    def __init__(self, desk: Desk, visit: Visit, page: Begun) -> None:
        self._desk, self._visit, self._page = desk, visit, page
        self._name, self._draft = page.name, page.draft
        self._before: list[Draft] = []
        self._seen = deepcopy(page.draft)
        self._verses: list[VerseFields] = []
        with ui.element("div").classes("pc-editor"):
            self._form = ui.element("div").classes("pc-fields")
            with ui.element("div").classes("pc-beside"):
                self._preview = PlayPreview(desk)
                self._buttons()
                self._wrong = ui.element("div").props("role=status")
        self._draw()
        self._look()

    def _buttons(self) -> None:
        with ui.element("div").classes("pc-actions"):
            self._undo = self._button("undo", self._take_back, quiet=True)
            self._button("save", self._save, quiet=True)
            self._button("publish", self._publish)
        own = self._page.own
        if own is not None and own.live:
            self._button("put_away", self._put_away, quiet=True)
        if own is not None and own.versions:
            with ui.element("details").classes("pc-more"):
                Said(self._desk.say("editor.history"), "summary")
                for version in reversed(own.versions):
                    told = {"n": version.prompt.version, "when": day(self._desk, version.at), "who": version.by}
                    with ui.element("p"):
                        Said(self._desk.say("editor.version", **told) + " ")
                        self._button("bring_back", partial(self._bring_back, version.prompt), quiet=True)

    def _button(self, name: str, tapped: Callable[[], object], *, quiet: bool = False) -> ui.element:
        with ui.element("button").props("type=button").classes("pc-btn") as button:
            Said(self._desk.say(f"editor.{name}"))
        if quiet:
            button.classes("pc-btn-quiet")
        return button.mark(name).on("click", tapped)

    def _draw(self) -> None:
        """All fields anew, from the draft."""
        say, draft, desk = self._desk.say, self._draft, self._desk
        self._form.clear()
        self._told: dict[str, ui.element] = {}
        with self._form:
            with ui.element("section").classes("pc-card"):
                if not draft.get("replaces") and not self._page.own:
                    kind = OneOf(
                        say("editor.kind"),
                        desk.words("kind", KINDS),
                        draft["kind"],
                        lambda: self._other(kind),
                        always=True,
                    )
                for name in FIELDS:
                    field = ui.input(say(f"editor.{'name' if name == 'title' else name}"), value=draft.get(name, ""))
                    field.props("outlined debounce=300").mark(name)
                    field.on_value_change(lambda told, name=name: self._set(name, told.value or ""))
                    self._told[name] = ui.element("div")
                self._picture()
            self._verses = [self._verse(number) for number in range(len(draft["verses"]))]
            if len(draft["verses"]) < MOST_VERSES:
                self._button("add_verse", self._add_verse, quiet=True)
            for name, words in (
                ("places", desk.words("place", PLACES)),
                ("positions", desk.words("position", POSITIONS)),
            ):
                self._chips(name, words)
            self._more()

    def _verse(self, number: int) -> VerseFields:
        drop = (lambda: self._drop_verse(number)) if len(self._draft["verses"]) > 1 else None
        return VerseFields(self._desk, number + 1, self._draft["verses"][number], self._changed, drop)

    def _picture(self) -> None:
        desk = self._desk
        with ui.element("details").classes("pc-more"):
            Said(desk.say("editor.picture"), "summary")
            upload(desk, self._visit, desk.say("editor.photo"), "image/*", "photo", self._photo)
            prompts = [one for one in desk.practice.shelf.prompts.values() if one.kind == self._draft["kind"]]
            pictures = {one.picture_name: desk.picture(one.picture_name) for one in prompts}
            pictures |= {name: desk.picture(name) for name in desk.practice.own.pictures()}
            titles = {one.picture_name: one.title for one in prompts}
            names = {name: titles.get(name, name) for name in pictures}
            chosen = OneOf(
                desk.say("editor.picture"),
                names,
                self._draft.get("picture"),
                lambda: self._set("picture", chosen.value),
                pictures=pictures,
                always=True,
            )

    def _chips(self, name: str, words: dict[str, str], *, card: bool = True) -> None:
        with ui.element("section").classes("pc-card" if card else ""):
            Said(self._desk.say(f"editor.{name}"), "p").classes("pc-label")
            chips = ChipSet(
                self._desk.say(f"editor.{name}"),
                words,
                self._draft.get(name, ()),
                lambda: self._set(name, list(chips.chosen)),
            )
            self._told[name] = ui.element("div")

    def _more(self) -> None:
        say, draft, desk = self._desk.say, self._draft, self._desk
        with ui.element("details").classes("pc-more"):
            Said(say("editor.more"), "summary")
            with ui.element("div").classes("pc-verse-fields"):
                for at, name in enumerate(("from_years", "to_years")):
                    years = ui.number(
                        say(f"editor.{name}"), value=draft["age_months"][at] / 12, min=0, max=18, step=0.5
                    )
                    years.props("outlined").on_value_change(lambda told, at=at: self._age(at, told.value))
                bpm = ui.number(
                    say("editor.bpm"), value=(draft.get("beat") or {}).get("bpm"), min=20, max=240, precision=0
                )
                bpm.props("outlined").on_value_change(
                    lambda told: self._beat("bpm", int(told.value) if told.value else None)
                )
            self._chips("materials", desk.words("material", MATERIALS), card=False)
            self._chips("tags", {tag: tag.replace("_", " ") for tag in TAGS}, card=False)
            written = {one["name"]: one for one in draft.get("variants", [])}
            if written:
                Said(say("editor.variants"), "p").classes("pc-label")
                names = {name: say(f"library.way.{name}") for name in written}
                chips = ChipSet(
                    say("editor.variants"),
                    names,
                    written,
                    lambda: self._set("variants", [written[name] for name in chips.chosen]),
                )

    def _set(self, name: str, value: object) -> None:
        if self._draft.get(name) != value:
            self._draft[name] = value
            if name == "title":
                self._draft["label"] = value
            self._changed()

    def _age(self, at: int, years: float | None) -> None:
        ages = list(self._draft["age_months"])
        ages[at] = round(12 * (years or 0))
        self._set("age_months", ages)

    def _beat(self, name: str, value: object) -> None:
        beat = {**(self._draft.get("beat") or {}), name: value}
        self._set("beat", beat if beat.get("bpm") else None)

    def _other(self, kind: OneOf) -> None:
        self._again(
            begun(
                _like(self._desk.practice.shelf.prompts.values(), kind.value or "story"), self._draft.get("title", "")
            )
        )

    def _add_verse(self) -> None:
        self._again({**self._draft, "verses": [*self._draft["verses"], {"lines": [""], "seconds": 12}]})

    def _drop_verse(self, number: int) -> None:
        verses = [verse for at, verse in enumerate(self._draft["verses"]) if at != number]
        self._again({**self._draft, "verses": verses})

    def _bring_back(self, prompt: Prompt) -> None:
        self._again(adapted(prompt) | (_kept(self._page.own) if self._page.own else {}))
        ui.notify(self._desk.say("editor.brought_back", n=prompt.version))

    def _again(self, draft: Draft) -> None:
        self._draft = draft
        self._changed()
        self._draw()
        self._look()

    def _changed(self) -> None:
        if self._draft != self._seen:
            self._before = [*self._before, self._seen][-STEPS_BACK:]
            self._seen = deepcopy(self._draft)
            self._look()
            ui.timer(0, self._keep_quietly, once=True)

    def _take_back(self) -> None:
        if self._before:
            self._draft, self._seen = self._before[-1], deepcopy(self._before[-1])
            self._before = self._before[:-1]
            self._draw()
            self._look()

    def _look(self) -> None:
        """Beside the fields: how it plays, and what is wrong with it."""
        prompt = as_prompt(self._draft, self._name or "own-new")
        if prompt is not None:
            self._preview.show(prompt)
        found = faults(self._desk, self._name, self._draft)
        for number, fields in enumerate(self._verses, 1):
            fields.tell(found.pop(f"verse {number}", []))
        for name, place in self._told.items():
            self._say(place, found.pop(name, []))
        rest = [says for these in found.values() for says in these]
        self._say(self._wrong, [self._desk.say("editor.wrong"), *rest] if rest else [])
        self._undo.visible = bool(self._before)

    def _say(self, place: ui.element, faults: list[str]) -> None:
        place.clear()
        with place:
            for says in faults:
                Said(says, "p").classes("pc-fault")

    async def _keep_quietly(self) -> None:
        try:
            await in_thread(self._keep)
        except (PlaycueError, OSError) as fault:
            ui.notify(str(fault), type="negative", multi_line=True)

    def _keep(self) -> None:
        own, who, now = self._desk.practice.own, self._visit.who, self._desk.practice.clock()
        with self._desk.writing:
            if self._name:
                own.save_draft(who, self._name, self._draft, now)
            else:
                self._name = own.start(who, self._draft, now)

    async def _save(self) -> None:
        await self._keep_quietly()
        ui.notify(self._desk.say("editor.saved"))

    async def _publish(self) -> None:
        try:
            await in_thread(self._keep)
            await in_thread(
                self._desk.practice.own.publish, self._visit.who, self._name, self._draft, self._desk.practice.clock()
            )
        except (PlaycueError, OSError) as fault:
            ui.notify(str(fault), type="negative", multi_line=True)
            return
        ui.notify(self._desk.say("editor.published"))
        ui.navigate.to(f"/library/{self._name}")

    async def _put_away(self) -> None:
        try:
            await in_thread(self._desk.practice.own.put_away, self._visit.who, self._name)
        except (PlaycueError, OSError) as fault:
            ui.notify(str(fault), type="negative", multi_line=True)
            return
        ui.notify(self._desk.say("editor.put_away_done"))
        ui.navigate.to("/library")

    async def _photo(self, raw: bytes) -> None:
        picture = await in_thread(read_picture, raw, self._desk.say("editor.picture"))
        name, now = f"own-{secrets.token_hex(4)}", self._desk.practice.clock()
        own = self._desk.practice.own
        await in_thread(own.keep_pictures, self._visit.who, {name: (picture.media_type, picture.data)}, now)
        self._again({**self._draft, "picture": name})


def _like(prompts: Iterable[Prompt], kind: str) -> Prompt:
    """A sound prompt of a kind, to begin from: the first without an adult's touch."""
    mine = [one for one in prompts if one.kind == kind]
    return next((one for one in mine if one.touch == "none"), mine[0])


def _kept(own: OwnPrompt) -> Draft:
    return {"replaces": own.versions[-1].prompt.replaces}
