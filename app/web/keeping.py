"""One draft while it is written: its steps back, and what of it is kept, one save after the other."""

import asyncio
from copy import deepcopy

from .desk import Desk
from .drafts import Draft, feel, says
from .guard import Visit
from .threads import in_thread

STEPS_BACK = 30


class Keeping:
    """The draft that fields write into. `name` is "" while nothing is kept; `seen` versions were published before, and
    `kept` is the draft that was there already."""

    def __init__(self, desk: Desk, visit: Visit, name: str, draft: Draft, seen: int, kept: Draft | None = None) -> None:
        self._desk, self._visit, self._seen, self._kept = desk, visit, seen, kept or {}
        self.name, self.draft = name, draft
        self._last = deepcopy(draft)
        self._before: list[Draft] = []
        self._turn, self._over = asyncio.Lock(), False

    @property
    def goes_back(self) -> bool:
        """True when there is a step to take back."""
        return bool(self._before)

    def changed(self) -> bool:
        """Note a step; False when the draft is what it was."""
        if self.draft == self._last:
            return False
        if self.draft.get("translations") and says(self.draft) != says(self._last):
            self.draft["translations"] = {}  # a child would go on hearing the words of before
        feel(self.draft)
        self._before = [*self._before, self._last][-STEPS_BACK:]
        self._last = deepcopy(self.draft)
        return True

    def take_back(self) -> bool:
        """The draft as it was a step before; False when there is none."""
        if not self._before:
            return False
        self.draft, self._last = self._before[-1], deepcopy(self._before[-1])
        self._before = self._before[:-1]
        return True

    async def keep(self) -> None:
        """Keep the draft as it is now. After it was published or thrown away, a save that comes late does nothing."""
        async with self._turn:
            if not self._over:
                await in_thread(self._write, deepcopy(self.draft))

    async def publish(self) -> None:
        """Keep it, so that nothing is lost, and publish just that; once, however often it is tapped."""
        async with self._turn:
            if self._over:
                return
            draft, practice = deepcopy(self.draft), self._desk.practice
            await in_thread(self._write, draft)
            await in_thread(practice.own.publish, self._visit.who, self.name, draft, practice.clock(), self._seen)
            self._over = True

    async def throw_away(self) -> None:
        """Nothing of the draft stays."""
        async with self._turn:
            if self.name and not self._over:
                await in_thread(self._desk.practice.own.throw_draft_away, self._visit.who, self.name)
            self._over = True

    def _write(self, draft: Draft) -> None:
        own, who, now = self._desk.practice.own, self._visit.who, self._desk.practice.clock()
        if self.name:
            own.save_draft(who, self.name, draft, now, self._seen, self._kept)
        else:
            self.name = own.start(who, draft, now)
        self._kept = draft
