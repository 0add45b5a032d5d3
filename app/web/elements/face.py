"""A child's animal: to be seen, and to be chosen."""

from collections.abc import Callable

from nicegui import ui

from ..desk import Desk


def face(desk: Desk, avatar: str, size: int) -> ui.element:
    """The animal in its round, `size` pixels wide. The nickname stands beside it, so the picture says nothing."""
    with ui.element("span").classes("pc-face").style(f"width:{size}px;height:{size}px") as round_:
        picture = ui.element("img").props(f'src="{desk.face(avatar)}" width={size} height={size} loading=lazy')
        picture.props["alt"] = ""
    return round_


def face_picker(desk: Desk, chosen: str, on_change: Callable[[str], None]) -> ui.element:
    """One animal out of all; `on_change` is told its id."""
    with ui.element("div").classes("pc-faces") as group:
        group.props["role"], group.props["aria-label"] = "radiogroup", desk.say("form.avatar")
        for name, word in desk.avatars().items():
            with ui.element("label").classes("pc-face-choice"):
                box = ui.element("input").props("type=radio name=avatar").mark(f"avatar-{name}")
                box.props["checked"], box.props["aria-label"] = name == chosen, word
                box.on("change", lambda _, name=name: on_change(name))
                face(desk, name, 72)
    return group
