"""What the adult's pages share: a style sheet, the palette for Quasar, a script; nothing from outside this server."""

from hashlib import sha256
from html import escape
from pathlib import Path

from nicegui import app, ui

from .desk import Desk
from .reading import language_choice

SHEET = Path(__file__).with_name("design.css")
IN_ORDER = Path(__file__).with_name("in_order.js")  # it runs before the modules of NiceGUI
ONCE = Path(__file__).with_name("once.js")
FILLED_IN = Path(__file__).with_name("filled_in.js")
PALETTE = {
    "primary": "#2B7A78", "secondary": "#5C6880", "accent": "#8F7FCB", "positive": "#3F8A5A", "negative": "#B3431F",
    "info": "#2B7A78", "warning": "#F0B73F", "dark": "#243046",
}  # fmt: skip
# The mark: a hand's palm and a note, cut from paper.
MARK = (
    '<svg class="pc-mark" viewBox="0 0 48 48" width="36" height="36" aria-hidden="true" focusable="false">'
    '<rect width="48" height="48" rx="15" fill="#2B7A78"/>'
    '<path d="M18 33V17l15-3v15" fill="none" stroke="#FBF6EC" stroke-width="3.4" stroke-linejoin="round"/>'
    '<ellipse cx="14.2" cy="33.4" rx="5" ry="4.2" fill="#F2896B"/>'
    '<ellipse cx="29.2" cy="29.6" rx="5" ry="4.2" fill="#F0B73F"/>'
    "</svg>"
)


def register(desk: Desk) -> None:
    """Serve the style sheet and the scripts, and put them on every page."""
    for file in (SHEET, IN_ORDER, ONCE, FILLED_IN):
        app.add_static_file(local_file=file, url_path=f"/web/{file.name}")
    app.colors(**PALETTE)
    ui.add_head_html(head() + _script(IN_ORDER) + _script(FILLED_IN), shared=True)


def head() -> str:
    """What stands in the head of every page, with NiceGUI or without: the sheet, and forms that are sent once."""
    return (
        f'{_script(ONCE)}<link rel="stylesheet" href="/web/design.css?v={_version(SHEET)}">'
        '<meta name="theme-color" content="#FBF6EC">'
        '<meta name="theme-color" content="#161D2B" media="(prefers-color-scheme:dark)">'
    )


def out_of_reach(desk: Desk) -> str:
    """What is said when the server is out of reach, for the head of a page."""
    hint = desk.say("frame.out_of_reach").replace("\\", "").replace('"', "'").replace("<", "")
    return f'<style>:root{{--out-of-reach:"{hint}"}}</style>'


def plain_page(desk: Desk, title: str, inside: str, onward: str = "/") -> str:
    """A whole page without NiceGUI, for forms whose answer has to set a cookie. `inside` is trusted HTML.

    `onward` is the local path that leads here again once a language was chosen.
    """
    way = "rtl" if desk.right_to_left else "ltr"
    return (
        f'<!doctype html><html lang="{escape(desk.wording.language)}" dir="{way}"><head><meta charset="utf-8"><title>'
        f'{escape(title)} · Playcue</title><meta name="viewport" content="width=device-width,initial-scale=1">'
        f'{head()}</head><body class="pc-plain"><header class="pc-header"><a class="pc-brand" href="/">{MARK}'
        f'<span>Playcue</span></a><nav aria-label="{escape(desk.say("frame.nav"))}">'
        f'<a href="/help">{escape(desk.say("frame.help"))}</a></nav></header>'
        f'<main class="pc-main">{inside}</main><div class="pc-foot">{language_choice(desk, onward)}</div></body></html>'
    )


def _script(file: Path) -> str:
    return f'<script src="/web/{file.name}?v={_version(file)}"></script>'


def _version(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()[:10]
