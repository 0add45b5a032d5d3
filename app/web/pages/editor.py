"""Writing a prompt of the practice's own, or adapting one that ships: fields here, the play surface beside them."""

from collections.abc import Awaitable, Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import partial

from nicegui import ui

from app.practice import OwnPrompt
from app.therapy import PlaycueError, Prompt

from ..desk import Desk
from ..drafts import Draft, adapted, as_prompt, begun, faults
from ..elements import Said
from ..elements.draft_thrown_away import ask_throw_away
from ..elements.preview import PlayPreview
from ..elements.prompt_fields import PromptFields, like_of
from ..elements.prompt_more_fields import say_faults
from ..frame import adult_page
from ..guard import Visit
from ..keeping import Keeping
from ..spoken import day
from ..threads import in_thread

TO_THE_FIRST_FAULT = """setTimeout(() => {
    const fault = document.querySelector('.pc-fault')
    fault?.closest('details')?.setAttribute('open', '')
    fault?.scrollIntoView({ block: 'center' })
}, 100)"""


@dataclass(frozen=True, slots=True)
class Begun:
    """What the page starts from; `name` is "" while nothing is kept yet."""

    name: str
    draft: Draft
    own: OwnPrompt | None = None
    source: Prompt | None = None


def register(desk: Desk) -> None:
    """The pages at /library/new and /library/{id}/edit."""

    @adult_page(desk, "/library/new", "editor.title")
    async def new(desk: Desk, visit: Visit) -> None:
        source = _readable(desk).get(visit.query.get("from", ""))  # also one that another stands in for
        draft = adapted(source) if source else begun(like_of(desk.practice.shelf.prompts.values(), "story"), "")
        content(desk, visit, Begun("", draft, source=source))

    @adult_page(desk, "/library/{prompt_id}/edit", "editor.title")
    async def edit(desk: Desk, visit: Visit) -> None:
        own = (await in_thread(desk.practice.own.all)).get(visit.path["prompt_id"])
        if own is None:
            Said(desk.say("editor.gone"), "h1")
            return
        draft = own.draft if own.draft is not None else _of_version(own, own.versions[-1].prompt)
        last = own.versions[-1].prompt if own.versions else None
        source = _readable(desk).get(draft.get("replaces") or "") or last
        content(desk, visit, Begun(own.id, deepcopy(draft), own, source))


def content(desk: Desk, visit: Visit, page: Begun) -> None:
    """The whole editor."""
    say, draft = desk.say, page.draft
    replaces = desk.practice.readable.prompts.get(draft.get("replaces") or "")
    title = "editor.of" if page.name else "editor.adapt" if replaces else "editor.new"
    Said(say(title, title=draft.get("title") or (replaces.title if replaces else "")), "h1")
    Said(say("editor.lead"), "p").classes("pc-lead")
    if replaces:
        Said(say("editor.replaces", title=replaces.title), "p").classes("pc-lead")
    if spoken := [desk.languages.get(name, name) for name in draft.get("translations") or ()]:
        Said(say("editor.translated", languages=", ".join(spoken)), "p").classes("pc-lead")
    _Editor(desk, visit, page)


class _Editor:
    """The fields over one draft. Every change is drawn beside, checked, and kept."""

    def __init__(self, desk: Desk, visit: Visit, page: Begun) -> None:
        self._desk, self._visit, self._own = desk, visit, page.own
        seen = len(page.own.versions) if page.own else 0
        kept = page.own.draft if page.own else None
        self._keeping = keeping = Keeping(desk, visit, page.name, page.draft, seen, kept)
        self._address = page.name
        self._looked_at = False
        with ui.element("div").classes("pc-editor") as self._place:
            given = (lambda: keeping.draft, self._changed, self._again, self._look)
            self._fields = PromptFields(desk, visit, *given, new=page.own is None, source=page.source)
            with ui.element("div").classes("pc-beside"):
                self._preview = PlayPreview(desk)
                self._bar()
                self._wrong = ui.element("div").props("role=status")
                self._more()
        self._look()

    def _bar(self) -> None:
        """What is always at hand: on a narrow screen it stays at the bottom, and the preview is a tap away."""
        with ui.element("div").classes("pc-actions pc-editor-bar"):
            self._undo = self._button("undo", self._take_back, quiet=True)
            self._see = self._button("see", self._look_at, quiet=True).classes("pc-editor-see")
            self._see.props["aria-pressed"] = "false"
            self._button("save", self._save, quiet=True)
            self._button("publish", self._publish)

    def _more(self) -> None:
        own = self._own
        with ui.element("div").classes("pc-actions"):
            if own is not None and own.live:
                self._button("put_away", self._put_away, quiet=True)
            self._throw = self._button("throw_draft", self._ask_throw_away, quiet=True)
        if own is not None and own.versions:
            with ui.element("details").classes("pc-more"):
                Said(self._desk.say("editor.history"), "summary")
                for version in reversed(own.versions):
                    told = {"n": version.prompt.version, "when": day(self._desk, version.at), "who": version.by}
                    with ui.element("p"):
                        Said(self._desk.say("editor.version", **told) + " ")
                        self._button("bring_back", partial(self._bring_back, own, version.prompt), quiet=True)

    def _button(self, name: str, tapped: Callable[[], object], *, quiet: bool = False) -> ui.element:
        with ui.element("button").props("type=button").classes("pc-btn") as button:
            Said(self._desk.say(f"editor.{name}"))
        if quiet:
            button.classes("pc-btn-quiet")
        return button.mark(name).on("click", tapped)

    def _look_at(self) -> None:
        self._looked_at = not self._looked_at
        self._place.classes(toggle="pc-looking")
        self._see.props["aria-pressed"] = "true" if self._looked_at else "false"

    def _bring_back(self, own: OwnPrompt, prompt: Prompt) -> None:
        self._again(_of_version(own, prompt))
        ui.notify(self._desk.say("editor.brought_back", n=prompt.version))

    def _again(self, draft: Draft) -> None:
        self._keeping.draft = draft
        self._changed()
        self._fields.draw()
        self._look()

    def _changed(self) -> None:
        if self._keeping.changed():
            self._look()
            self._keep_soon()

    def _take_back(self) -> None:
        if self._keeping.take_back():
            self._fields.draw()
            self._look()
            self._keep_soon()

    def _keep_soon(self) -> None:
        with self._place:
            ui.timer(0, self._keep_quietly, once=True)

    def _look(self) -> None:
        """Beside the fields: how it plays, and what is wrong with it."""
        draft = self._keeping.draft
        prompt = as_prompt(draft, self._keeping.name or "own-new")
        if prompt is not None:
            self._preview.show(next((way for way in prompt.ways if way.variant == self._fields.way), prompt))
        begun = self._keeping.name or self._keeping.goes_back  # an empty page is nobody's fault
        rest = self._fields.tell(faults(self._desk, self._keeping.name, draft) if begun else {})
        say_faults(self._wrong, [self._desk.say("editor.wrong"), *rest] if rest else [])
        # It keeps its place: one that came under a finger already on "Publish" would move that away from it.
        self._undo.props["disabled"] = not self._keeping.goes_back
        self._throw.visible = self._keeping.goes_back or (self._own is not None and self._own.draft is not None)

    async def _done(self, work: Awaitable[None]) -> bool:
        """True when it was done; else it is said why not."""
        try:
            await work
        except (PlaycueError, OSError) as fault:
            ui.notify(self._desk.told(fault), type="negative", multi_line=True)
            return False
        if self._address != self._keeping.name:  # whoever comes back, or loses the server, finds the draft again
            self._address = self._keeping.name
            ui.navigate.history.replace(f"/library/{self._address}/edit")
        return True

    async def _keep_quietly(self) -> None:
        await self._done(self._keeping.keep())

    async def _save(self) -> None:
        if await self._done(self._keeping.keep()):
            ui.notify(self._desk.say("editor.saved"))

    async def _publish(self) -> None:
        if faults(self._desk, self._keeping.name, self._keeping.draft):
            if await self._done(self._keeping.keep()):
                self._look()
                ui.notify(self._desk.say("editor.not_yet"), type="negative", multi_line=True)
                ui.run_javascript(TO_THE_FIRST_FAULT)
        elif await self._done(self._keeping.publish()):
            ui.notify(self._desk.say("editor.published"))
            ui.navigate.to(f"/library/{self._keeping.name}")

    async def _put_away(self) -> None:
        own, visit = self._desk.practice.own, self._visit
        if await self._done(in_thread(own.put_away, visit.who, self._keeping.name)):
            ui.notify(self._desk.say("editor.put_away_done"))
            ui.navigate.to("/library")

    def _ask_throw_away(self) -> None:
        last = self._own.versions[-1].prompt.version if self._own and self._own.versions else 0
        ask_throw_away(self._desk, self._keeping.draft.get("title", ""), last, self._throw_away)

    async def _throw_away(self) -> None:
        if await self._done(self._keeping.throw_away()):
            ui.notify(self._desk.say("editor.throw_away.done"))
            ui.navigate.to("/library")


def _readable(desk: Desk) -> Mapping[str, Prompt]:
    """Prompts in the first language of the practice, whoever reads: what is made of them is said to every child."""
    return desk.practice.read_in("").readable.prompts


def _of_version(own: OwnPrompt, prompt: Prompt) -> Draft:
    return adapted(prompt) | {"replaces": own.versions[-1].prompt.replaces}
