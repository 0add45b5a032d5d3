"""The modules, styles and pictures of the play surface around a page of a test, with no server."""

from collections.abc import Callable
from pathlib import Path

import nicegui
from playwright.sync_api import Route

from app.play.shell import BROWSER

VUE = Path(nicegui.__file__).parent / "static" / "vue.esm-browser.prod.js"
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7H1z"/></svg>'


def served(html: str, picture: str = SQUARE) -> Callable[[Route], None]:
    """A route that answers each address: this page, the surface's style in its <style>, and everything it asks for."""
    page = html.replace("<style>", "<style>" + (BROWSER / "surface.css").read_text("utf-8"))

    def serve(asked: Route) -> None:
        name = asked.request.url.rsplit("/", 1)[1]
        if name.endswith(".js"):
            asked.fulfill(path=VUE if name == "vue.js" else BROWSER / name, content_type="text/javascript")
        elif name.endswith(".css"):
            asked.fulfill(path=BROWSER / name, content_type="text/css")
        elif name.endswith(".svg"):
            asked.fulfill(body=picture, content_type="image/svg+xml")
        else:
            asked.fulfill(body=page, content_type="text/html; charset=utf-8")

    return serve
