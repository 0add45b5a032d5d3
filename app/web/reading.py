"""Which language an adult reads the pages in: chosen at the foot of any page, and remembered by the browser."""

from collections.abc import Mapping
from html import escape

from .desk import Desk

LANGUAGE_COOKIE = "playcue_language"
CHOOSE = "/language"  # where the choice is sent to


def read_by(desk: Desk, cookies: Mapping[str, str]) -> Desk:
    """The desk of whoever sent these cookies, in the language that they read in."""
    return desk.read_in(cookies.get(LANGUAGE_COOKIE, ""))


def language_choice(desk: Desk, onward: str) -> str:
    """The languages to read in, as HTML, each as it calls itself; "" where there is no choice.

    `onward` is the local path that is shown again in the language chosen.
    """
    mine, choices = desk.wording.language, desk.choices
    if len(choices) < 2:
        return ""
    buttons = "".join(
        f'<button type="submit" name="language" value="{escape(name)}" lang="{escape(_tag(desk, name))}"'
        f"{' aria-current=true' if name == mine else ''}>{escape(word)}</button>"
        for name, word in choices.items()
    )
    return (
        f'<form class="pc-reading" method="post" action="{CHOOSE}" aria-label="{escape(desk.say("frame.languages"))}">'
        f'<input type="hidden" name="next" value="{escape(onward)}">{buttons}</form>'
    )


def _tag(desk: Desk, name: str) -> str:
    return desk.wordings[name].get("surface.lang")
