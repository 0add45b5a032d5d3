"""Stand-ins that keep the promises of the real thing, for tests of everything above it."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from app.practice import OwnPicture, OwnPrompt, PracticeRecord, Recording, Refused
from app.therapy import ChartError, Child, Event


class MemoryStore:
    """A Store that forgets everything when it is dropped; tests/storage/test_store_contract.py holds it to its word."""

    def __init__(self) -> None:
        self._practice: PracticeRecord | None = None
        self._children: dict[str, Child] = {}
        self._events: dict[str, dict[str, Event]] = {}
        self._refused: list[Refused] = []
        self._own: dict[str, OwnPrompt] = {}
        self._pictures: dict[str, OwnPicture] = {}
        self._recordings: dict[str, Recording] = {}
        self._photos: dict[str, dict[str, OwnPicture]] = {}

    def practice(self) -> PracticeRecord | None:
        return self._practice

    def write_practice(self, record: PracticeRecord) -> None:
        self._practice = record

    def erase_practice(self) -> None:
        for child_id in self.children():
            self.erase(child_id)
        self._own, self._pictures, self._photos, self._recordings, self._practice = {}, {}, {}, {}, None
        self._refused = []

    def children(self) -> list[str]:
        return sorted(self._children)

    def read_child(self, child_id: str) -> Child:
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", child_id) or child_id not in self._children:
            raise ChartError(f"{child_id}: there is no chart of that name. It may have been erased.")
        return self._children[child_id]

    def write_child(self, child: Child) -> None:
        self._children[child.id] = child
        self._events.setdefault(child.id, {})

    def events(self, child_id: str) -> list[Event]:
        self.read_child(child_id)
        return list(self._events[child_id].values())

    def append(self, child_id: str, events: Sequence[Event]) -> list[str]:
        self.read_child(child_id)
        kept = self._events[child_id]
        fresh = {}
        for event in events:
            if event.id not in kept:
                fresh.setdefault(event.id, event)
        kept.update(fresh)
        return list(fresh)

    def erase(self, child_id: str) -> None:
        if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,63}", child_id):
            raise ChartError(f"{child_id}: not the id of a child.")
        self._children.pop(child_id, None)
        self._events.pop(child_id, None)
        self._photos.pop(child_id, None)
        self._refused = [
            each for each in self._refused if not (isinstance(each.raw, dict) and each.raw.get("child") == child_id)
        ]

    def own_prompts(self) -> list[OwnPrompt]:
        return [self._own[name] for name in sorted(self._own)]

    def write_own_prompts(self, prompts: Iterable[OwnPrompt]) -> None:
        self._own = {one.id: one for one in prompts}

    def own_pictures(self) -> list[OwnPicture]:
        return [self._pictures[name] for name in sorted(self._pictures)]

    def own_faults(self) -> list[ChartError]:
        return []

    def write_own_picture(self, picture: OwnPicture) -> None:
        self._pictures[picture.name] = picture

    def remove_own_picture(self, name: str) -> None:
        self._pictures.pop(name, None)

    def recordings(self) -> list[str]:
        return sorted(self._recordings)

    def read_recording(self, name: str) -> Recording | None:
        return self._recordings.get(name)

    def write_recording(self, recording: Recording) -> None:
        self._recordings[recording.name] = recording

    def remove_recording(self, name: str) -> None:
        self._recordings.pop(name, None)

    def photos(self, child_id: str) -> list[str]:
        return sorted(self._photos.get(child_id, ()))

    def read_photo(self, child_id: str, name: str) -> OwnPicture | None:
        return self._photos.get(child_id, {}).get(name)

    def write_photo(self, child_id: str, photo: OwnPicture) -> None:
        self._photos.setdefault(child_id, {})[photo.name] = photo

    def remove_photos(self, child_id: str, names: Iterable[str]) -> None:
        for name in names:
            self._photos.get(child_id, {}).pop(name, None)

    def keep_refused(self, refused: Iterable[Refused]) -> None:
        self._refused = sorted([*self._refused, *refused], key=lambda each: each.at)[-1000:]

    def refused(self, since: datetime | None = None) -> list[Refused]:
        return [each for each in self._refused if since is None or each.at >= since]
