"""Settings: the practice, its tablets, what could not be taken, and where everything rests."""

from collections.abc import Sequence
from dataclasses import dataclass

from nicegui import ui

from app.practice import Device, PracticeRecord, Refused
from app.therapy import DoorError, PlaycueError, WhenWrong

from ..desk import Desk
from ..elements import Said
from ..elements.damaged import damaged
from ..elements.filled_in import filled_in, signed_in
from ..elements.languages_card import languages_card
from ..elements.refused_list import refused_list
from ..elements.when_wrong_fields import WhenWrongFields
from ..frame import adult_page
from ..guard import Visit
from ..meanwhile import with_changes
from ..spoken import day
from ..threads import in_thread


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the settings page draws."""

    record: PracticeRecord
    devices: tuple[Device, ...]
    refused: tuple[Refused, ...]
    damaged: tuple[PlaycueError, ...]
    languages: tuple[str, ...]


def register(desk: Desk) -> None:
    """The page at /settings."""

    @adult_page(desk, "/settings", "settings.title")
    async def build(desk: Desk, visit: Visit) -> None:
        content(desk, visit, await in_thread(_read, desk))


def content(desk: Desk, visit: Visit, settings: Settings) -> None:
    """One card a subject."""
    say = desk.say
    Said(say("settings.title"), "h1")
    damaged(desk, settings.damaged)
    with ui.element("section").classes("pc-card"):
        Said(settings.record.name, "h2")
        with ui.element("dl").classes("pc-facts"):
            Said(say("settings.folder"), "dt")
            Said(str(desk.data_folder) if desk.data_folder else say("settings.folder_unknown"), "dd")
            Said(say("settings.review"), "dt")
            Said(desk.reviewed(), "dd")
        form = ui.element("form").props("method=post action=/sign-out")
        with form, ui.element("button").props("type=submit").classes("pc-btn pc-btn-quiet"):
            Said(say("settings.sign_out"))
    languages_card(desk, visit, settings.languages)
    _when_wrong(desk, visit, settings.record)
    if settings.record.sample:
        _leave_sample(desk)
    with ui.element("section").classes("pc-card"):
        Said(say("exchange.link"), "h2")
        Said(say("exchange.link_lead"), "p").classes("pc-lead")
        with ui.element("div").classes("pc-actions"):
            ui.link(say("exchange.link"), "/share").classes("pc-btn pc-btn-quiet")
    _tablets(desk, visit, settings.devices)
    with ui.element("section").classes("pc-card"):
        Said(say("refused.title"), "h2")
        if settings.refused:
            refused_list(desk, settings.refused)
        else:
            Said(say("refused.none"), "p").classes("pc-lead")


def _when_wrong(desk: Desk, visit: Visit, record: PracticeRecord) -> None:
    drawn = record.when_wrong

    async def save() -> None:
        nonlocal drawn
        if not await signed_in(visit):
            return
        try:
            said = fields.said
            await in_thread(_say_when_wrong, desk, visit, drawn, said)
            drawn = said
        except PlaycueError as fault:
            ui.notify(desk.told(fault), type="negative", multi_line=True)
            return
        ui.notify(desk.say("wrong.kept"))

    with filled_in(desk), ui.element("section").classes("pc-card pc-part"):
        Said(desk.say("wrong.title"), "h2")
        Said(desk.say("wrong.of_practice"), "p").classes("pc-lead")
        fields = WhenWrongFields(desk, record.when_wrong)
        with ui.element("div").classes("pc-actions pc-actions-end"):
            button = ui.element("button").props("type=button").classes("pc-btn").on("click", save)
            with button.mark("save-wrong"):
                Said(desk.say("form.save"))


def _say_when_wrong(desk: Desk, visit: Visit, drawn: WhenWrong, said: WhenWrong) -> None:
    with desk.writing:
        record = visit.practice.door.practice
        now = record.when_wrong if record else drawn
        visit.practice.say_when_wrong(visit.who, with_changes(now, drawn, said))


def _leave_sample(desk: Desk) -> None:
    with ui.element("section").classes("pc-card"):
        Said(desk.say("settings.sample"), "h2")
        Said(desk.say("settings.sample_lead"), "p").classes("pc-lead")
        form = ui.element("form").props("method=post action=/setup/leave-sample")
        with form, ui.element("button").props("type=submit").classes("pc-btn pc-danger").mark("leave-sample"):
            Said(desk.say("settings.leave_sample"))


def _read(desk: Desk) -> Settings:
    record = desk.practice.door.practice
    if record is None:
        raise DoorError("No practice is set up here yet: open the start page and set one up.", "no_practice")
    devices = tuple(device for device in record.devices if device.revoked_at is None)
    practice = desk.practice
    refused, damaged = tuple(practice.store.refused()), tuple(practice.own.damaged())
    return Settings(record, devices, refused, damaged, practice.speaking.languages)


def _tablets(desk: Desk, visit: Visit, devices: Sequence[Device]) -> None:
    say = desk.say
    with ui.element("section").classes("pc-card"):
        Said(say("settings.tablets"), "h2")
        Said(say("settings.tablets_lead" if devices else "settings.no_tablets"), "p").classes("pc-lead")
        with ui.element("ul").classes("pc-list"):
            for device in devices:
                with ui.element("li") as row:
                    Said(device.name or say("home.tablet")).classes("pc-list-name")
                    Said(say("settings.paired", day=day(desk, device.paired_at))).classes("pc-list-more")
                    _unpair_button(desk, visit, device, row)


def _unpair_button(desk: Desk, visit: Visit, device: Device, row: ui.element) -> None:
    async def unpair() -> None:
        try:
            await in_thread(_unpair, visit, device)
        except PlaycueError as fault:
            ui.notify(desk.told(fault), type="negative", multi_line=True)
            return
        if not row.is_deleted:  # by the first of two taps
            row.delete()
            ui.notify(desk.say("settings.unpaired", name=device.name))

    with ui.element("button").props("type=button").classes("pc-btn pc-btn-quiet").on("click", unpair) as button:
        Said(desk.say("settings.unpair"))
    button.props["aria-label"] = desk.say("settings.unpair_of", name=device.name)
    button.mark(f"unpair-{device.id}")


def _unpair(visit: Visit, device: Device) -> None:
    if visit.who is None:
        raise DoorError("You are signed out: sign in again, then unpair the tablet.", "unpair_signed_out")
    visit.practice.door.unpair(device.id, visit.practice.clock())
