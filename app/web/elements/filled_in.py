"""A form whose fields are filled in for a while before they are kept."""

from nicegui import ui

from ..desk import Desk
from ..guard import Visit, sign_in_first
from ..threads import in_thread


def filled_in(desk: Desk) -> ui.element:
    """What is drawn inside is put back, and that is told, when the page has to be loaded anew meanwhile."""
    form = ui.element("div").classes("pc-filled-in")
    form.props["data-put-back"] = desk.say("form.put_back")
    form.props["data-not-put-back"] = desk.say("form.not_put_back")
    return form


async def signed_in(visit: Visit) -> bool:
    """True while the adult is signed in. If not, they sign in, and come back to what they had filled in."""
    if await in_thread(lambda: visit.who):
        return True
    ui.navigate.to(sign_in_first(ui.context.client.request))
    return False
