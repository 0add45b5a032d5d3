"""Words on a page, in the tag that says what they are: h1, h2, p, span."""

from nicegui.elements.mixins.text_element import TextElement


class Said(TextElement):
    """Text in a tag of its own; `ui.label` is always a div, which is no heading and has no place in a button."""

    def __init__(self, text: str, tag: str = "span") -> None:
        super().__init__(tag=tag, text=text)
