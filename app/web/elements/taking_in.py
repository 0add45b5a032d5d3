"""The card that opens a file of others, and what is said when an adult has taken something of it."""

from collections.abc import Awaitable, Callable

from nicegui import ui

from app.practice import Who
from app.therapy import PlaycueError

from ..desk import Desk
from ..guard import Visit
from ..threads import in_thread
from .said import Said
from .upload import upload


class TakingIn:
    """The card. `about` is its section of the words under "exchange", `ending` the one of its files ("": any).

    What was found is drawn inside `place`; `take` keeps of it what was chosen and clears the rest.
    """

    def __init__(
        self, desk: Desk, visit: Visit, about: str, mark: str, ending: str, look: Callable[[bytes], Awaitable[None]]
    ) -> None:
        self._desk, self._visit, self._about, self._mark = desk, visit, about, mark
        self._taking = False
        with ui.element("section").classes("pc-card"):
            Said(desk.say(f"exchange.{about}.title"), "h2")
            Said(desk.say(f"exchange.{about}.lead"), "p").classes("pc-lead")
            with ui.element("div").classes("pc-actions"):
                upload(desk, visit, desk.say(f"exchange.{about}.choose"), ending, f"upload-{mark}", look)
            self.place = ui.element("div").classes("pc-fields").props("aria-live=polite")

    def button(self, take: Callable[[], Awaitable[None]]) -> None:
        """The button that takes what is chosen."""
        with ui.element("div").classes("pc-actions"):
            button = ui.element("button").props("type=button").classes("pc-btn").on("click", take)
            with button.mark(f"take-{self._mark}"):
                Said(self._desk.say(f"exchange.{self._about}.take"))

    async def take(self, keep: Callable[[Who], int]) -> None:
        """Keep it, and say how much that was or what is wrong. The door is asked again: a page stays open for hours.

        Tapped twice it is taken once: a second time would be another version of each prompt.
        """
        if self._taking:
            return
        self._taking = True
        try:
            count = await in_thread(self._kept, keep)
        except PlaycueError as fault:
            ui.notify(self._desk.told(fault), type="negative", multi_line=True)
            return
        finally:
            self._taking = False
        self.place.clear()
        with self.place:
            said = self._desk.count(f"exchange.{self._about}.taken", count)
            Said(said, "p").classes("pc-note").props("role=status")

    def _kept(self, keep: Callable[[Who], int]) -> int:
        who = self._visit.who
        if who is None:
            raise PlaycueError(self._desk.say("exchange.signed_out"))
        return keep(who)


def refusal(why: str) -> None:
    """Nothing of the file can be taken."""
    Said(why, "p").classes("pc-note pc-refusal").props("role=alert")
