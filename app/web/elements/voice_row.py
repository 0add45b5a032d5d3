"""Words of a prompt in the practice's own voice: record them or choose a file, listen, take them back."""

import base64
import binascii
from collections.abc import Awaitable, Callable

from nicegui import ui
from nicegui.events import GenericEventArguments

from app.exchange import LARGEST_SOUND, LONGEST_S, read_sound
from app.practice import Recorded
from app.therapy import PlaycueError

from ..desk import Desk
from ..guard import Visit
from ..threads import in_thread

LABELS = ("record", "stop", "recording", "file", "listen", "remove")
TROUBLES = ("no_microphone", "no_sound", "nothing_heard", "too_long")


class VoiceRow(ui.element, component="voice_row.js"):
    """Buttons for some words of a prompt, in a language ("": as it was written). `changed` is called afterwards."""

    def __init__(
        self,
        desk: Desk,
        visit: Visit,
        asked: tuple[str, str, str],
        recorded: Recorded | None,
        changed: Callable[[], Awaitable[None]],
    ) -> None:
        super().__init__()
        self._desk, self._visit, self._asked, self._changed = desk, visit, asked, changed
        self._recorded = recorded
        labels = {name: desk.say(f"own_voice.{name}") for name in LABELS}
        self._props |= {"words": asked[2], "labels": labels, "seconds": LONGEST_S}
        self._show()
        self.on("take", self._take)
        self.on("remove", self._remove)
        self.on("trouble", self._trouble)

    @property
    def recorded(self) -> Recorded | None:
        """What is kept of these words."""
        return self._recorded

    def _show(self) -> None:
        # Not the address that a tablet keeps it by: what an adult listens to stays with no tablet.
        found = self._recorded
        self._props["src"] = f"/play/sounds/{found.name}?listen={found.content}" if found else ""
        self.update()

    async def _take(self, told: GenericEventArguments) -> None:
        try:
            self._recorded = await in_thread(self._keep, told.args)
        except (PlaycueError, OSError) as fault:
            ui.notify(self._desk.told(fault), type="negative", multi_line=True)
            return
        ui.notify(self._desk.say("own_voice.kept"))
        await self._drawn()

    async def _remove(self) -> None:
        if self._recorded is None:
            return
        recordings, name = self._desk.practice.recordings, self._recorded.name
        try:
            await in_thread(recordings.remove, self._visit.who, name)
        except (PlaycueError, OSError) as fault:
            ui.notify(self._desk.told(fault), type="negative", multi_line=True)
            return
        self._recorded = None
        await self._drawn()

    def _trouble(self, told: GenericEventArguments) -> None:
        if told.args in TROUBLES:
            ui.notify(self._desk.say(f"own_voice.trouble.{told.args}", n=LONGEST_S), type="negative", multi_line=True)

    async def _drawn(self) -> None:
        self._show()
        await self._changed()

    def _keep(self, told: object) -> Recorded:
        practice, (prompt, language, words) = self._desk.practice, self._asked
        sound = read_sound(_bytes(told))
        kept = (sound.media_type, sound.data)
        return practice.recordings.keep(self._visit.who, prompt, language, words, kept, practice.clock())


def _bytes(told: object) -> bytes:
    """What a page sent; nothing of what it cannot have sent, which is no sound then."""
    try:
        return base64.b64decode(str(told)[: 2 * LARGEST_SOUND], validate=True)
    except (binascii.Error, ValueError):
        return b""
