"""What the keys of a prompt file are called in the editor, whose readers have never seen a file."""

import re

from .desk import Desk

# Keys of a prompt, a verse and its hands, and the field that shows each; others go by their own name.
FIELDS = {
    "title": "name", "label": "option_label", "words": "hands", "part": "option_picture",
    **{name: name for name in (
        "about", "age_months", "area", "beats", "bpm", "goals", "hands_needed", "lines", "materials", "picture",
        "places", "positions", "pressure", "seconds", "side", "tags", "technique", "tune",
    )},
}  # fmt: skip
_KEY = re.compile(r'"([a-z_]+)"')


def as_called(desk: Desk, says: str, **others: str) -> str:
    """A sentence about a file, as `"seconds" is missing`, about its fields: `“Seconds” is missing`. `others` are keys
    that another field shows here.
    """

    def called(key: re.Match[str]) -> str:
        name = others.get(key[1]) or FIELDS.get(key[1])
        return f"“{desk.say(f'editor.{name}')}”" if name else key[0]

    return _KEY.sub(called, says)
