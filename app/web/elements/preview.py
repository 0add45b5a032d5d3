"""One prompt on the real play surface, in a frame of its own; it plays with sound and tells nobody."""

import orjson
from nicegui import ui

from app.library import Library
from app.play import preview_of
from app.therapy import Prompt

from ..desk import Desk


class PlayPreview(ui.element):
    """The frame. `show` draws a way to play, again whenever a word of it changed."""

    def __init__(self, desk: Desk, way: Prompt | None = None) -> None:
        super().__init__("iframe")
        self._desk, self._way = desk, way
        self.classes("pc-preview").props("src=/play/preview")
        self.props["title"] = desk.say("editor.preview")
        self.on("load", lambda: self._tell())

    def show(self, way: Prompt) -> None:
        """Draw this way to play."""
        self._way = way
        self._tell()

    def _tell(self) -> None:
        shelf = self._desk.practice.shelf
        if self._way is None or not isinstance(shelf, Library):
            return
        told = orjson.dumps({"playcue": preview_of(self._way, shelf)}).decode()
        # Not `ui.run_javascript`: what was tapped or chosen may be gone by now, with the fields that were drawn anew.
        self.client.run_javascript(f"getHtmlElement({self.id}).contentWindow.postMessage({told}, location.origin)")
