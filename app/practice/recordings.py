"""The practice's own voice: recordings of titles and lines, which a tablet plays in the place of its own voice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from threading import RLock

from app.therapy import ChartError, ContentError, DoorError, Shelf, in_language, said_aloud

from .care_team import Who
from .store import Recording, Store


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is known of a recording without its bytes; `content` is another one when they are."""

    name: str
    prompt: str
    language: str
    words: str
    content: str

    @property
    def address(self) -> str:
        """As a tablet asks for it, below the folder of sounds: new bytes, new address."""
        return f"{self.name}?v={self.content}"


class Recordings:
    """Say words in one's own voice, listen, take it back. They belong to the practice, as its pictures do."""

    def __init__(self, store: Store, shelf: Callable[[], Shelf]) -> None:
        self._store, self._shelf, self._lock = store, shelf, RLock()
        self._known: dict[str, Recorded] | None = None
        self._unread: set[str] = set()

    def all(self) -> Mapping[str, Recorded]:
        """Every recording that can be read, by name; a damaged one takes nothing else along."""
        with self._lock:
            if self._known is None:
                self._known, self._unread = {}, set(self._store.recordings())
            for name in sorted(self._unread):  # again each time: a copy may have been put back
                try:
                    found = self._store.read_recording(name)
                except ChartError:
                    continue
                self._unread.discard(name)
                if found is not None:
                    self._known[name] = _known(found)
            return dict(self._known)

    def of(self, prompt_id: str, language: str = "") -> dict[str, Recorded]:
        """Those of a prompt in a language, by their words; "" is the language that the prompt was written in."""
        mine = (one for one in self.all().values() if (one.prompt, one.language) == (prompt_id, language))
        return {one.words: one for one in mine}

    @property
    def version(self) -> str:
        """Another text when any recording is another one; "" while there is none."""
        held = self.all()
        return sha256("".join(sorted(one.address for one in held.values())).encode()).hexdigest()[:12] if held else ""

    def listen(self, who: Who | None, name: str) -> Recording | None:
        """The recording itself, for whoever the door knows; None when there is none, or none for `who`."""
        return self._store.read_recording(name) if who is not None and name in self.all() else None

    def keep(
        self, who: Who | None, prompt_id: str, language: str, words: str, sound: tuple[str, bytes], now: datetime
    ) -> Recorded:
        """Say these words of a prompt like this from now on; `sound` is (media type, bytes) that are fit to be played.

        ContentError when the prompt does not say them, in this language.
        """
        _ask(who)
        prompt = self._shelf().prompts.get(prompt_id)
        if prompt is None or words not in said_aloud(in_language(prompt, language)):
            says = "The words \u201c{words}\u201d are not in this prompt any more: open the page again."
            raise ContentError(says, "other_words", words=words[:60])
        name = f"say-{sha256(chr(0).join((prompt_id, language, words)).encode()).hexdigest()[:32]}"
        media_type, data = sound
        told = {"name": name, "prompt": prompt_id, "language": language, "words": words}
        one = Recording.model_validate({**told, "media_type": media_type, "data": data, "at": now})
        with self._lock:
            self.all()
            self._store.write_recording(one)
            assert self._known is not None
            self._known[name] = _known(one)
            return self._known[name]

    def remove(self, who: Who | None, name: str) -> None:
        """The tablet's own voice again; the recording goes from the disk."""
        _ask(who)
        with self._lock:
            self.all()
            self._store.remove_recording(name)
            assert self._known is not None
            self._known.pop(name, None)

    def forget(self) -> None:
        """Drop what is kept in memory; the records stay."""
        with self._lock:
            self._known = None


def _known(one: Recording) -> Recorded:
    return Recorded(one.name, one.prompt, one.language, one.words, sha256(one.data).hexdigest()[:12])


def _ask(who: Who | None) -> None:
    if who is None or who.kind != "adult":
        raise DoorError("Only an adult who signed in can record words: sign in first.", "record_signed_out")
