"""A number to fill in, with its label above it: inside the field a longer language would be cut off."""

from nicegui import ui

from .said import Said

FAR = 99_999  # further out of reach than any field; a file holds no number of thirty digits


def number_field(label: str, value: float, least: float, most: float, step: float) -> ui.number:
    """The field; `label` is also what it is called by."""
    with ui.element("div").classes("pc-number"):
        Said(label, "p").classes("pc-label")
        field = ui.number(value=value, min=least, max=most, step=step).props("outlined dense")
        field.props["aria-label"] = label
    return field


def whole(value: float | None) -> int | None:
    """What was typed into a field of numbers as a whole one; None of nothing."""
    return None if value is None else round(max(-FAR, min(value, FAR)))
