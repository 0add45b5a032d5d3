"""One of a few words, side by side."""

from collections.abc import Mapping
from typing import Any

from nicegui import ui


def choice(label: str, options: Mapping[Any, str], value: Any) -> ui.toggle:
    """A row of buttons of which one is down (or none, with None); `label` says what is chosen."""
    toggle = ui.toggle(dict(options), value=value)
    # Colours named so are none of Quasar's, whose own would beat the style sheet.
    toggle.props("no-caps unelevated color=plain text-color=plain toggle-color=plain toggle-text-color=plain")
    toggle.props["role"], toggle.props["aria-label"] = "group", label
    return toggle
