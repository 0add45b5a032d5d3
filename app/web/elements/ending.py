"""Saying that a precaution is over: who says so, in which role, and since when."""

from collections.abc import Awaitable, Callable, Sequence

from nicegui import ui

from app.therapy import Ending as Over
from app.therapy import Precaution

from ..desk import Desk
from ..spoken import day
from .answer_fields import day_field, read_day
from .said import Said


class Ending(ui.element):
    """Shows the ending, or lets an adult of a high enough role give one. `save` is handed the ending, or None."""

    def __init__(
        self,
        desk: Desk,
        precaution: Precaution,
        ending: Over | None,
        roles: Sequence[str],
        save: Callable[[Over | None], Awaitable[None]],
    ) -> None:
        super().__init__("div")
        self.classes("pc-ending")
        self._desk, self._precaution, self._roles, self._save = desk, precaution, roles, save
        with self:
            if ending is None:
                self._give()
            else:
                self._shown(ending)

    def _shown(self, ending: Over) -> None:
        say = self._desk.say
        when = day(self._desk, ending.when) if ending.when else say("safety.no_day")
        role = say(f"safety.role.{ending.role}") if ending.role in self._roles else ending.role
        Said(say("safety.over", when=when, who=ending.who, role=role), "p").classes("pc-note")

        async def back() -> None:
            await self._save(None)

        with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet").on("click", back):
            Said(say("safety.not_over"))

    def _give(self) -> None:
        say, who_may = self._desk.say, self._precaution.ended_by
        with ui.element("details"):
            Said(say("safety.is_over"), "summary")
            Said(say("safety.ended_by", who=who_may.who if who_may else ""), "p").classes("pc-lead")
            with ui.element("div").classes("pc-signal"):
                who = ui.input(say("safety.ending_who")).props("outlined maxlength=120")
                roles = {role: say(f"safety.role.{role}") for role in self._roles}
                role = ui.select(roles, value=self._roles[0], label=say("safety.ending_role")).props("outlined")
                when = day_field(say("safety.ending_when"), None, _nothing)

            async def over() -> None:
                since = read_day(when.value)
                if not who.value.strip() or since is None:
                    ui.notify(say("safety.ending_needs"), type="negative")
                    return
                await self._save(Over(who=who.value.strip(), role=role.value, when=since))

            with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet").on("click", over) as button:
                Said(say("safety.ending_button"))
            button.mark("is-over")


async def _nothing() -> None:
    """Nothing is saved before the button is pressed."""
