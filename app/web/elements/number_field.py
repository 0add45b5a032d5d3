"""A number to fill in, with its label above it: inside the field a longer language would be cut off."""

from nicegui import ui

from .said import Said


def number_field(label: str, value: float, least: float, most: float, step: float) -> ui.number:
    """The field; `label` is also what it is called by."""
    with ui.element("div").classes("pc-number"):
        Said(label, "p").classes("pc-label")
        field = ui.number(value=value, min=least, max=most, step=step).props("outlined dense")
        field.props["aria-label"] = label
    return field
