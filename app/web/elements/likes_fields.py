"""What a child likes, in three quick taps: a kind of play, a toy or theme, a touch. Each may stay open."""

from collections import Counter
from collections.abc import Iterable

from nicegui import ui

from app.therapy import KINDS, LIKED_TOUCHES, Likes, Prompt

from ..desk import Desk
from .one_of import OneOf
from .said import Said

OFTEN = 2  # a theme of so many prompts is shown at once; the others wait behind a tap


class LikesFields(ui.element):
    """The three questions; in `said` is what is down, as `Likes` takes it."""

    def __init__(self, desk: Desk, likes: Likes) -> None:
        super().__init__("div")
        self.classes("pc-fields")
        say, prompts = desk.say, tuple(desk.practice.shelf.prompts.values())
        with self:
            Said(say("form.likes_kind"), "p").classes("pc-label")
            kinds: dict[str, str] = {kind: say(f"kinds.{kind}") for kind in KINDS}
            pictures: dict[str, str] = {one.kind: desk.picture(one.picture_name) for one in reversed(prompts)}
            self._kind = OneOf(say("form.likes_kind"), kinds, likes.kind, pictures=pictures)
            Said(say("form.likes_theme"), "p").classes("pc-label")
            self._themes(desk, prompts, likes.theme)
            Said(say("form.likes_touch"), "p").classes("pc-label")
            self._touch = OneOf(say("form.likes_touch"), desk.words("liked_touch", LIKED_TOUCHES), likes.touch)

    @property
    def said(self) -> dict[str, str | None]:
        """Ids by question; None where nothing is down."""
        return {"kind": self._kind.value, "theme": self._often.value or self._rare.value, "touch": self._touch.value}

    def _themes(self, desk: Desk, prompts: Iterable[Prompt], theme: str | None) -> None:
        count = Counter(name for one in prompts for name in one.themes)
        often = [name for name, n in count.most_common() if n >= OFTEN]
        if theme is not None and theme not in often:  # also one of a prompt that is gone
            often.append(theme)
        rare = sorted(name for name in count if name not in often)
        shown = {name: _shown_best(name, prompts) for name in often}
        pictures = {name: desk.picture(picture) for name, picture in shown.items() if picture}
        label = desk.say("form.likes_theme")
        self._often = OneOf(label, desk.words("theme", often), theme, lambda: self._rare.choose(()), pictures=pictures)
        with ui.element("details").classes("pc-more"):
            Said(desk.say("form.likes_more"), "summary")
            self._rare = OneOf(label, desk.words("theme", rare), None, lambda: self._often.choose(()))


def _shown_best(theme: str, prompts: Iterable[Prompt]) -> str:
    """The picture of a prompt of this theme, if possible of one that is named after it; "" when it has none."""
    about = [one for one in prompts if theme in one.themes]
    return next(iter(one.picture_name for one in sorted(about, key=lambda one: theme.rstrip("s") not in one.id)), "")
