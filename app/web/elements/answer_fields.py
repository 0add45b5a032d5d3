"""What a yes has to say besides: where, since when, who cleared it. What is left empty is read strictly."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime
from typing import Any

from nicegui import ui

from app.therapy import CHANNELS, Answer, Clearance, Precaution, Signal

from ..desk import Desk
from .area_picker import AreaPicker
from .chip_set import ChipSet
from .choice import choice
from .said import Said

EARLIEST = 1900  # no year of anything said of a child is before it

Save = Callable[[dict[str, Any]], Awaitable[None]]


class AnswerFields(ui.element):
    """The fields that this precaution asks for. `save` is handed the fields that changed, as `Answer` takes them."""

    def __init__(
        self, desk: Desk, precaution: Precaution, answer: Answer, titles: Mapping[str, str], save: Save
    ) -> None:
        super().__init__("div")
        self.classes("pc-fields")
        self._desk, self._answer, self._save = desk, answer, save
        with self:
            if {"areas", "areas_or_none"} & set(precaution.asks):
                self._areas(may_be_none="areas_or_none" in precaution.asks)
            if "spreading" in precaution.asks:
                self._spreading()
            for name in ("since_date", "until_date"):
                if name in precaution.asks:
                    self._day(name)
            if "trigger_channels" in precaution.asks:
                self._channels()
            if "cue_list" in precaution.asks:
                self._signals()
            if "clearance" in precaution.asks and precaution.clearance is not None:
                self._clearance(precaution, titles)

    def _areas(self, *, may_be_none: bool) -> None:
        say, given = self._desk.say, self._answer.areas
        Said(say("safety.where"), "p").classes("pc-label")

        async def changed() -> None:
            none = may_be_none and nowhere is not None and nowhere.value
            await self._save({"areas": () if none else picker.chosen or None})

        picker = AreaPicker(self._desk, say("safety.where"), given or (), changed)
        nowhere = None
        if may_be_none:
            nowhere = ui.checkbox(say("safety.nowhere"), value=given == (), on_change=changed)

    def _spreading(self) -> None:
        options = {True: self._desk.say("safety.yes"), False: self._desk.say("safety.no")}
        Said(self._desk.say("safety.spreading"), "p").classes("pc-label")

        async def changed() -> None:
            await self._save({"spreading": toggle.value})

        toggle = choice(self._desk.say("safety.spreading"), options, self._answer.spreading)
        toggle.on_value_change(changed)

    def _day(self, name: str) -> None:
        async def changed() -> None:
            await self._save({name: read_day(field.value)})

        field = day_field(self._desk.say(f"safety.{name}"), getattr(self._answer, name), changed)

    def _channels(self) -> None:
        label = self._desk.say("safety.channels")
        Said(label, "p").classes("pc-label")

        async def changed() -> None:
            await self._save({"trigger_channels": chips.chosen or None})

        chips = ChipSet(label, self._desk.words("channel", CHANNELS), self._answer.trigger_channels or (), changed)

    def _signals(self) -> None:
        say = self._desk.say
        Said(say("safety.signals"), "p").classes("pc-label")
        known = {signal.means: signal for signal in self._answer.cue_list or ()}
        fields: dict[str, tuple[ui.input, ui.input]] = {}

        async def changed() -> None:
            told = tuple(
                Signal.model_validate({"means": means, "looks": looks.value.strip(), "confirmed_by": by.value.strip()})
                for means, (looks, by) in fields.items()
                if looks.value.strip() and by.value.strip()
            )
            await self._save({"cue_list": told or None})

        for means in ("yes", "no", "stop"):
            before = known.get(means)
            with ui.element("div").classes("pc-signal"):
                looks = text_field(say(f"safety.signal_{means}"), before.looks if before else "", changed, 200)
                by = text_field(say("safety.confirmed_by"), before.confirmed_by if before else "", changed, 120)
                fields[means] = (looks, by)

    def _clearance(self, precaution: Precaution, titles: Mapping[str, str]) -> None:
        say, given = self._desk.say, self._answer.clearance or Clearance()
        clearing = precaution.clearance
        assert clearing is not None
        Said(say("safety.clearance", by=clearing.by), "p").classes("pc-label")

        async def changed() -> None:
            opened: Any = "any" if anything is not None and anything.value else tuple(listed.value or ())
            said = {"who": who.value.strip(), "when": read_day(when.value), "allows": opened}
            await self._save({"clearance": Clearance.model_validate(said) if any(said.values()) else None})

        with ui.element("div").classes("pc-signal"):
            who = text_field(say("safety.clearance_who"), given.who, changed, 120)
            when = day_field(say("safety.clearance_when"), given.when, changed)
        anything = None
        if clearing.scope == "any":
            anything = ui.checkbox(say("safety.clearance_any"), value=given.allows == "any", on_change=changed)
        chosen = [name for name in given.allows if name in titles] if given.allows != "any" else []
        listed = ui.select(
            dict(titles), multiple=True, value=chosen, label=say("safety.clearance_listed"), on_change=changed
        ).props("outlined use-chips")
        if anything is not None:
            listed.bind_visibility_from(anything, "value", value=False)


def text_field(label: str, value: str, changed: Callable[[], Awaitable[None]], longest: int) -> ui.input:
    """A line of text that is saved when it is left."""
    field = ui.input(label, value=value).props(f"outlined maxlength={longest}")
    field.on("blur", changed)
    return field


def day_field(label: str, value: date | None, changed: Callable[[], Awaitable[None]]) -> ui.input:
    """A day, picked the way the tablet picks days."""
    day = value.date() if isinstance(value, datetime) else value
    shown = day.isoformat() if day else ""
    return ui.input(label, value=shown, on_change=changed).props("outlined type=date stack-label")


def read_day(text: str | None) -> date | None:
    """The day of a day field; None when it is empty or not a day yet: while it is typed, 2026 is 0002 and 0202."""
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if day.year >= EARLIEST else None
